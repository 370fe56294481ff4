"""Tallies: precision, recall and F1, of tagged spans and of whatever else is compared with an annotation."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

Found = frozenset[tuple[int, int, str]]
"""The spans of one sentence: start, end (exclusive), label."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers of items: predicted and right, predicted at all, and in the gold annotation."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """The share of the predicted that is right; 0 when nothing was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was predicted; 0 when there is no gold."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.predicted + self.gold) if self.right else 0.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)


def score(pairs: Iterable[tuple[Found, Found]]) -> dict[str, Tally]:
    """Strict tallies by label, and under `all` over all labels.

    Args:
        pairs: gold and predicted spans, sentence by sentence; a span counts as right when start,
            end and label agree.
    """
    right: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for truth, guess in pairs:
        for counts, spans in ((right, truth & guess), (predicted, guess), (gold, truth)):
            counts.update(label for _, _, label in spans)
            counts["all"] += len(spans)
    return {
        label: Tally(right[label], predicted[label], gold[label]) for label in sorted({*gold, *predicted})
    }
