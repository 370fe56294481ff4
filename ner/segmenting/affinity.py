"""How much of a line's wording a text has: the measure by which headlines are given to texts."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from operator import add

from ner.text.characters import letters_and_digits

# Shares of a line's character pairs, rare pairs counting more.
# A line of no article reaches this share with a text by chance.
CHANCE = 0.25
# A line that reaches this share is about the text.
ABOUT = 0.5
# A line belongs to one text rather than to another when its shares differ by this much.
CLEARLY_MORE = 0.3


class Affinity:
    """How much of a line some texts of one page have; each text is given as its paragraphs."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        self._pairs = [wording(paragraphs) for paragraphs in texts]
        self._texts_with = Counter(chain.from_iterable(self._pairs))
        self._shared: dict[tuple[str, int], float] = {}

    def shared(self, line: str, text: int = 0) -> float:
        """The share, 0 to 1, of the line's character pairs that stand in a text, rare pairs counting more.

        Args:
            line: a headline's line.
            text: the number of the text, from 0.
        """
        known = self._shared.get((line, text))
        if known is None:
            rarities = [(pair, self._rarity(pair)) for pair in _pairs(line)]
            total = sum(rarity for _, rarity in rarities)
            in_text = sum(rarity for pair, rarity in rarities if pair in self._pairs[text])
            known = self._shared[line, text] = in_text / total if total else 0.0
        return known

    def _rarity(self, pair: str) -> float:
        return math.log((len(self._pairs) + 1) / (self._texts_with[pair] or 1))

    def clearly_more(self, line: str, one: int, other: int) -> bool:
        """Whether a line is about text `one`, and clearly more so than about text `other`."""
        shared = self.shared(line, one)
        return shared >= ABOUT and shared - self.shared(line, other) >= CLEARLY_MORE


def wording(paragraphs: Iterable[str]) -> set[str]:
    """The pairs of characters of all paragraphs of a text."""
    return set().union(*map(pairs_of, paragraphs))


# The modules that cut a page ask several times about one paragraph.
@lru_cache(maxsize=512)
def pairs_of(paragraph: str) -> frozenset[str]:
    """The pairs of characters that stand side by side in a paragraph, marks and blanks left out."""
    return frozenset(_pairs(paragraph))


def _pairs(text: str) -> Iterator[str]:
    bare = letters_and_digits(text)
    return map(add, bare, bare[1:])
