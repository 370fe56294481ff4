"""The score of a run as text and as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from graph.evaluation.intervals import LEVEL, Interval, intervals
from graph.evaluation.scores import MEASURES, SHARES, Score, total


def lines(scores: Sequence[Score]) -> list[str]:
    """The score of all pages, a measure a line, each with its interval; what nothing tells is left out."""
    sums, spread = total(scores), intervals(scores)
    measures = [
        f"{name:18s} P {t.precision:.3f} R {t.recall:.3f} F1 {t.f1:.3f} {_range(spread[name])} "
        f"(gold {t.gold}, predicted {t.predicted})"
        for name, t in sums.items()
        if name in MEASURES
    ]
    shares = [
        f"{name:18s} right {t.f1:.3f} {_range(spread[name])} ({t.right} of {t.gold})"
        for name, t in sums.items()
        if name in SHARES and t.gold
    ]
    return [*measures, *shares, f"in brackets: {LEVEL:.0%} of resamples of the {len(scores)} pages"]


def as_dict(scores: Sequence[Score]) -> dict[str, Any]:
    """The score of all pages as plain values, to be written as JSON."""
    sums, spread = total(scores), intervals(scores)
    measures: dict[str, Any] = {
        name: {"precision": t.precision, "recall": t.recall, "f1": t.f1, **asdict(t)} | _ends(spread, name)
        for name, t in sums.items()
        if name in MEASURES
    }
    shares = {
        name: {"right": sums[name].right, "of": sums[name].gold} | _ends(spread, name) for name in SHARES
    }
    return measures | shares


def _ends(spread: Mapping[str, Interval], name: str) -> dict[str, float]:
    low, high = spread[name]
    return {"low": low, "high": high}


def _range(interval: Interval) -> str:
    low, high = interval
    return f"[{low:.3f}, {high:.3f}]"
