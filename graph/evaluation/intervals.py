"""How far a score depends on which pages were annotated: intervals by resampling pages."""

from collections.abc import Mapping, Sequence

import numpy as np

from graph.evaluation.scores import Score, total
from ner.training.scoring import Tally

DRAWS = 2000
"""Number of times that as many pages as there are are drawn, with replacement."""

LEVEL = 0.95
"""Share of the draws whose F1 lies in the interval."""

_SEED = 1

Interval = tuple[float, float]
"""The F1 below which, and above which, half of what LEVEL leaves lies."""


def intervals(scores: Sequence[Score]) -> Mapping[str, Interval]:
    """The percentile bootstrap interval of the F1 of each measure over pages; the same at every call.

    Pages are drawn whole, because what one page says is not independent of itself. Of a share, F1 is
    the share. Method: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
    """
    drawn = np.random.default_rng(_SEED).multinomial(
        len(scores), np.full(len(scores), 1 / len(scores)), size=DRAWS
    )
    return {name: _interval(drawn, [score[name] for score in scores]) for name in total(scores)}


def _interval(drawn: np.ndarray, tallies: Sequence[Tally]) -> Interval:
    counts = np.array([(t.right, t.predicted + t.gold) for t in tallies])
    right, both = (drawn @ counts).T
    f1 = np.divide(2 * right, both, out=np.zeros(len(drawn)), where=right > 0)
    low, high = np.quantile(f1, ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    return float(low), float(high)
