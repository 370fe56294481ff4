"""How much of a line's wording a text has: the measure by which headlines are given to texts."""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from ner.text.characters import fold

# Shares of a line's character pairs, rare pairs counting more.
# A line of no article reaches this share with a text by chance.
CHANCE = 0.25
# A line that reaches this share is about the text.
ABOUT = 0.5
# A line belongs to one text rather than to another when its shares differ by this much.
CLEARLY_MORE = 0.3


class Affinity:
    """How much of a line some texts of one page have."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._pairs = [pairs_of(text) for text in texts]
        self._texts_with = Counter(chain.from_iterable(self._pairs))

    def shared(self, line: str, text: int = 0) -> float:
        """The share, 0 to 1, of the line's character pairs that stand in a text, rare pairs counting more.

        Args:
            line: a headline's line.
            text: the number of the text, from 0.
        """
        rarities = [(pair, self._rarity(pair)) for pair in _pairs(line)]
        total = sum(rarity for _, rarity in rarities)
        return sum(rarity for pair, rarity in rarities if pair in self._pairs[text]) / total if total else 0.0

    def _rarity(self, pair: str) -> float:
        return math.log((len(self._pairs) + 1) / (self._texts_with[pair] or 1))

    def clearly_more(self, line: str, one: int, other: int) -> bool:
        """Whether a line is about text `one`, and clearly more so than about text `other`."""
        shared = self.shared(line, one)
        return shared >= ABOUT and shared - self.shared(line, other) >= CLEARLY_MORE


def pairs_of(text: str) -> set[str]:
    """The pairs of characters that stand side by side in a text, marks and blanks left out."""
    return set(_pairs(text))


def _pairs(text: str) -> list[str]:
    plain = "".join(filter(str.isalnum, fold(text)))
    return [plain[n : n + 2] for n in range(len(plain) - 1)]
