"""The backbone of a corpus, and of samples of its events: the pairs that met more often than duty explains."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graph.analysis.significance.chances import Floats, Indices, Mask
from graph.analysis.significance.model import Meetings, Model, by_duty, meetings_of
from graph.analysis.significance.pairs import PairTests, all_means, assess
from graph.analysis.significance.tails import Expectations, poisson_upper

Q = 0.05
"""The false discovery rate of the backbone."""
SAMPLES = 50
"""Samples of the events."""
SAMPLED = 0.8
"""Share of the events in a sample, drawn without replacement: drawn twice, an event would look like a tie."""
SEED = 20230201
"""Random seed of the samples."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backbone:
    """Pairs of actors, numbered as the model does, with their weight (Newman's), and whether each is a tie beyond duty."""

    left: Indices
    right: Indices
    weight: Floats
    is_tie: Mask


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """The model of a corpus, who met whom, what was found of each pair, and which meet because one stands for the other."""

    model: Model
    meetings: Meetings
    found: PairTests
    duty: Mask

    def backbone(self, q: float = Q) -> Backbone:
        """All pairs that met, with the ties at a false discovery rate."""
        return Backbone(
            left=self.meetings.left,
            right=self.meetings.right,
            weight=_weights(self.meetings, _sizes(self.model), None),
            is_tie=self.found.met.q_values <= q,
        )


def whole_of(model: Model) -> Whole:
    """Every pair of a model tested."""
    meetings = meetings_of(model.presence, model.happenings)
    duty = by_duty(model, meetings.left, meetings.right)
    found = assess(model.chances, meetings.left, meetings.right, meetings.events, duty)
    return Whole(model=model, meetings=meetings, found=found, duty=duty)


def samples(whole: Whole, many: int = SAMPLES) -> Iterator[Backbone]:
    """The backbone of samples of the events, under the fitted chances; tails are Poisson ones.

    Weights are those of the sample, scaled to all events.
    """
    chance = np.random.default_rng(SEED)
    model, meetings = whole.model, whole.meetings
    sizes, classes = _sizes(model), model.presence.classes
    events = len(sizes)
    for _ in range(many):
        drawn = np.zeros(events, bool)
        drawn[chance.choice(events, round(events * SAMPLED), replace=False)] = True
        counted = np.bincount(classes[drawn], minlength=len(model.presence.attendance.events)).astype(float)
        there = drawn[meetings.event]
        common = np.bincount(meetings.pair[there], minlength=len(meetings.left)).astype(np.int64)
        expected = np.zeros(len(meetings.left))
        expectations = Expectations()
        for start, means, _ in all_means(model.chances, counted):
            low, high = np.searchsorted(meetings.left, [start, start + len(means)])
            expected[low:high] = means[meetings.left[low:high] - start, meetings.right[low:high]]
            expectations.add(means)
        met = common > 0
        tests = met & ~whole.duty
        q = np.ones(len(common))
        q[tests] = expectations.correction(upper=True).q_values(poisson_upper(common[tests], expected[tests]))
        yield Backbone(
            left=meetings.left[met],
            right=meetings.right[met],
            weight=_weights(meetings, sizes, drawn)[met] / SAMPLED,
            is_tie=q[met] <= Q,
        )


def _sizes(model: Model) -> Floats:
    return np.array([len(happening.actors) for happening in model.happenings], dtype=float)


def _weights(meetings: Meetings, sizes: Floats, drawn: np.ndarray | None) -> Floats:
    shares = 1 / np.maximum(sizes[meetings.event] - 1, 1)
    if drawn is not None:
        shares = shares * drawn[meetings.event]
    return np.bincount(meetings.pair, weights=shares, minlength=len(meetings.left)).astype(float)
