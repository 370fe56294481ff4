"""Precision, recall and F1 of tagged spans."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

Found = frozenset[tuple[int, int, str]]
"""The spans of one sentence: start, end (exclusive), label."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many spans were right, how many were predicted, how many there are."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of the predicted spans that are right; 0 when nothing was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold spans that were found; 0 when there are none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.predicted + self.gold) if self.right else 0.0


def score(pairs: Iterable[tuple[Found, Found]]) -> dict[str, Score]:
    """Strict scores by label, and under `all` over all labels.

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
        label: Score(right[label], predicted[label], gold[label]) for label in sorted({*gold, *predicted})
    }
