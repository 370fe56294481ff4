"""How much of a line's wording a text has: the measure by which headlines are given to texts."""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

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
        self._pairs = [set(_pairs(text)) for text in texts]
        found = Counter(pair for pairs in self._pairs for pair in pairs)
        self._rarity = {pair: math.log((len(texts) + 1) / count) for pair, count in found.items()}
        self._rarest = math.log(len(texts) + 1)

    def shared(self, line: str, text: int = 0) -> float:
        """The share, 0 to 1, of the line's character pairs that stand in a text, rare pairs counting more.

        Args:
            line: a headline's line.
            text: the number of the text, from 0.
        """
        weights = [(pair, self._rarity.get(pair, self._rarest)) for pair in _pairs(line)]
        total = sum(weight for _, weight in weights)
        return sum(weight for pair, weight in weights if pair in self._pairs[text]) / total if total else 0.0

    def clearly_more(self, line: str, one: int, other: int) -> bool:
        """Whether a line is about text `one`, and clearly more so than about text `other`."""
        shared = self.shared(line, one)
        return shared >= ABOUT and shared - self.shared(line, other) >= CLEARLY_MORE


def _pairs(text: str) -> list[str]:
    plain = [character for character in fold(text) if character.isalnum()]
    return [a + b for a, b in pairwise(plain)]
