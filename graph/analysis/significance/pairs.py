"""The expected number of common events of every pair, and how far the observed number lies off it."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from graph.analysis.significance.chances import Chances, Floats, Indices, Mask
from graph.analysis.significance.tails import (
    Correction,
    Expectations,
    exact_lower,
    exact_upper,
    poisson_lower,
    poisson_upper,
)

CELLS_AT_ONCE = 4_000_000
"""Means that are in memory at one time."""
LARGEST_SHARE = 256
"""Actors whose means with all others are computed at one time."""
DECIDED = (0.001, 0.01, 0.05, 0.1, 0.25)
"""The false discovery rates at which the exact tail decides, where the Poisson tail of the same mean would not keep
the pair; else the Poisson tail stands."""
SLACK = 2.0
"""How many times the exact tail its estimate by mean and variance may be, so that the exact one is not missed."""
FEW = 300
"""Number of pairs up to which all tails are exact."""
MOST_APART = 10_000
"""Number of pairs that are listed because they met less often than expected."""
APART_P = 0.05
"""The largest p-value of such a pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of actors, `left` the smaller number; p-values are those of one tail, see `PairTests`."""

    left: Indices
    right: Indices
    events: Indices
    expected: Floats
    p_values: Floats
    q_values: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class PairTests:
    """What the model says of all pairs.

    Attributes:
        met: the pairs that met, with the probability of meeting so often or more often.
        apart: those that met clearly less often than expected, with the probability of meeting so seldom or
            more seldom, the least first.
        possible: number of pairs that could have met: for so many tests the q-values are corrected.
        exact: number of tails that are exact; the others are the Poisson tail with the same mean, which is
            larger when there are clearly more events than expected.
    """

    met: Pairs
    apart: Pairs
    possible: int
    exact: int


def assess(
    chances: Chances, left: Indices, right: Indices, events: Indices, duty: Mask | None = None
) -> PairTests:
    """Test all pairs.

    Args:
        chances: the model.
        left: the smaller number of the actors of each pair that met; the pairs rise.
        right: the larger number.
        events: at how many events they met.
        duty: which of them are no tests, because one stands for the other: their p-value is 1.
    """
    many = len(chances.attendance.attended)
    codes = left * many + right
    expected, squares = np.zeros(len(codes)), np.zeros(len(codes))
    expectations = Expectations()
    seldom: list[_Seldom] = []
    for start, means, of_squares in all_means(chances):
        expectations.add(means)
        low, high = np.searchsorted(left, [start, start + len(means)])
        at = left[low:high] - start, right[low:high]
        expected[low:high], squares[low:high] = means[at], of_squares[at]
        seldom.append(_seldom(codes, events, means, of_squares, start, many))
        if sum(len(found.codes) for found in seldom) > 4 * MOST_APART:
            seldom = [_least(seldom)]
    exact = _Exact(chances)
    p_values = poisson_upper(events, expected)
    share = np.minimum(_share_of_poisson(events, expected, squares), 1.0)
    if duty is not None:
        p_values[duty] = share[duty] = 1.0
    q, sharp = _decide(
        p_values,
        share,
        expectations.correction(upper=True),
        lambda pair: exact.upper(int(left[pair]), int(right[pair]), int(events[pair])),
    )
    met = Pairs(left=left, right=right, events=events, expected=expected, p_values=p_values, q_values=q)
    apart, sharp_apart = _apart(exact, _least(seldom), many, expectations.correction(upper=False))
    return PairTests(met=met, apart=apart, possible=expectations.pairs, exact=sharp + sharp_apart)


def all_means(chances: Chances, events: Floats | None = None) -> Iterator[tuple[int, Floats, Floats]]:
    """The expected numbers of common events, for a share of the actors at a time.

    Args:
        chances: the model.
        events: number of events of each class that count; all by default.

    Yields:
        The first actor of the share; a row for each of them with the means for all actors, 0 for those
        with a smaller or the same number, and for those with whom no meeting was possible; and such rows
        with the sums of the squared chances of each event.
    """
    attendance = chances.attendance
    many = len(attendance.attended)
    counted = attendance.events if events is None else events
    share = int(np.clip(CELLS_AT_ONCE // max(many, 1), 1, LARGEST_SHARE))
    for start in range(0, many, share):
        means, squares = np.zeros((2, min(share, many - start), many))
        for number, block in enumerate(attendance.blocks):
            low, high = np.searchsorted(block.actors, [start, start + share])
            if low == high:
                continue
            part = chances.of(number, slice(low, None))
            at = np.ix_(block.actors[low:high] - start, block.actors[low:])
            means[at] += (part[: high - low] * counted[block.classes]) @ part.T
            part *= part
            squares[at] += (part[: high - low] * counted[block.classes]) @ part.T
        means[np.arange(len(means))[:, None] + start >= np.arange(many)] = 0
        yield start, means, squares


def _share_of_poisson(events: Indices, mean: Floats, squares: Floats) -> Floats:
    """About what share of the Poisson tail the exact one is: that of a binomial distribution of like mean and variance.

    The shares of the probabilities of just so many events are compared.
    """
    chance = np.clip(squares / np.maximum(mean, 1e-300), 1e-12, 1 - 1e-12)
    trials = mean / chance
    fits = trials > events
    n, k, v = trials[fits], events[fits], chance[fits]
    share = np.zeros(len(events))
    # Where the chances are tiny the two are the same, and the difference of large logarithms is noise.
    large = n > 1e6
    logs = np.where(
        large,
        -k * (k - 1) / (2 * n) + k * v - n * v * v / 2,
        _log_factorial(n) - _log_factorial(n - k) - k * np.log(n) + n * v + (n - k) * np.log1p(-v),
    )
    share[fits] = np.exp(np.minimum(logs, 0.0))
    return share


_log_gamma = np.frompyfunc(math.lgamma, 1, 1)


def _log_factorial(number: Floats) -> Floats:
    return np.asarray(_log_gamma(number + 1), dtype=float)


@dataclass(frozen=True, slots=True)
class _Seldom:
    """Pairs that met less often than expected, by code, with the lower Poisson tails."""

    codes: Indices
    means: Floats
    squares: Floats
    events: Indices
    tails: Floats


def _seldom(
    codes: Indices, events: Indices, means: Floats, squares: Floats, start: int, many: int
) -> _Seldom:
    rows, columns = np.nonzero(means > -np.log(APART_P))
    found = (rows + start) * many + columns
    met = np.zeros(len(found), np.int64)
    if len(codes):
        at = np.minimum(np.searchsorted(codes, found), len(codes) - 1)
        met = np.where(codes[at] == found, events[at], 0)
    mean = means[rows, columns]
    less = np.nonzero(met < mean)[0]
    tail = poisson_lower(met[less], mean[less])
    few = less[tail <= APART_P]
    return _Seldom(found[few], mean[few], squares[rows[few], columns[few]], met[few], tail[tail <= APART_P])


def _least(parts: list[_Seldom]) -> _Seldom:
    """The pairs with the smallest tails, the smallest first."""
    if not parts:
        return _Seldom(np.zeros(0, np.int64), np.zeros(0), np.zeros(0), np.zeros(0, np.int64), np.zeros(0))
    together = {
        name: np.concatenate([getattr(part, name) for part in parts])
        for name in ("codes", "means", "squares", "events", "tails")
    }
    order = np.lexsort((together["codes"], together["tails"]))[:MOST_APART]
    return _Seldom(**{name: values[order] for name, values in together.items()})


def _apart(exact: "_Exact", least: _Seldom, many: int, correction: Correction) -> tuple[Pairs, int]:
    left, right = least.codes // max(many, 1), least.codes % max(many, 1)
    tails = least.tails.copy()
    q, sharp = _decide(
        tails,
        np.minimum(_share_of_poisson(least.events, least.means, least.squares), 1.0),
        correction,
        lambda pair: exact.lower(int(left[pair]), int(right[pair]), int(least.events[pair])),
    )
    order = np.lexsort((least.codes, tails))
    apart = Pairs(
        left=left[order],
        right=right[order],
        events=least.events[order],
        expected=least.means[order],
        p_values=tails[order],
        q_values=q[order],
    )
    return apart, sharp


def _decide(
    p_values: Floats, share: Floats, correction: Correction, tail: Callable[[int], float]
) -> tuple[Floats, int]:
    """Put exact tails in the place of Poisson ones where they may decide.

    Args:
        p_values: Poisson tails, changed in place.
        share: about what share of each the exact tail is.
        correction: for all tests.
        tail: the exact tail of the pair at a position.

    Returns:
        The q-values, and how many tails are exact.
    """
    estimate = p_values * share
    exact = np.zeros(len(p_values), bool)
    wanted = np.full(len(p_values), len(p_values) <= FEW) & (p_values < 1)
    while True:
        for pair in np.nonzero(wanted)[0].tolist():
            estimate[pair] = p_values[pair] = tail(pair)
        exact |= wanted
        best = np.minimum(p_values, estimate)
        q_at_best = correction.q_values(best)
        wanted = np.zeros(len(p_values), bool)
        for rate in DECIDED:
            limit = np.max(best[q_at_best <= rate], initial=correction.largest(rate))
            wanted |= (p_values > limit) & (estimate <= SLACK * limit)
        wanted &= ~exact
        if not wanted.any():
            return correction.q_values(p_values), int(np.count_nonzero(exact))


class _Exact:
    """Exact tails for one pair at a time."""

    def __init__(self, chances: Chances) -> None:
        self._chances = chances
        places: list[list[tuple[int, int]]] = [[] for _ in chances.attendance.attended]
        for number, block in enumerate(chances.attendance.blocks):
            for row, actor in enumerate(block.actors.tolist()):
                places[actor].append((number, row))
        self._places = [dict(found) for found in places]

    def upper(self, left: int, right: int, events: int) -> float:
        """The probability of so many common events or more."""
        return exact_upper(events, *self._common(left, right))

    def lower(self, left: int, right: int, events: int) -> float:
        """The probability of so many common events or fewer."""
        return exact_lower(events, *self._common(left, right))

    def _common(self, left: int, right: int) -> tuple[Floats, Floats]:
        """The chances of a common event, and of how many events each is."""
        events = self._chances.attendance.events
        products, times = [np.zeros(0)], [np.zeros(0)]
        mine, others = self._places[left], self._places[right]
        for number in mine.keys() & others.keys():
            rows = self._chances.of(number, [mine[number], others[number]])
            product = rows[0] * rows[1]
            products.append(product[product > 0])
            times.append(events[self._chances.attendance.blocks[number].classes][product > 0])
        return np.concatenate(products), np.concatenate(times)
