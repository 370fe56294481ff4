"""Tails of the Poisson and the Poisson-binomial distribution, and the correction for many tests."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

_NEGLIGIBLE = 1e-17
"""The share of a sum below which the terms of a falling series end."""
_WIDTHS = 12
"""Standard deviations around its mean within which a distribution has all that double precision shows."""
SERIES_UP_TO = 0.1
"""The largest chance for which the logarithm is summed as a series of powers."""
SERIES_TERMS = 24
"""Terms of this series: the last is below double precision."""
_SPARE = 30
"""Values beyond these, since few events make a long tail."""
CLASSES_PER_E = 100
"""Classes of expected numbers of events up to 2.7 times as large."""
_SMALLEST_MEAN, _LARGEST_MEAN = 1e-12, 1e6
_CLASSES_AT_ONCE = 64


def poisson_upper(least: Counts, mean: Floats) -> Floats:
    """P(X >= least) for Poisson variables; relative precision also far out."""
    rare = least > mean
    tail = np.ones(len(least))
    tail[rare] = _falling_up(least[rare], mean[rare])
    common = ~rare & (least > 0)
    tail[common] = 1 - _falling_down(least[common] - 1, mean[common])
    return np.clip(tail, 0.0, 1.0)


def poisson_lower(most: Counts, mean: Floats) -> Floats:
    """P(X <= most) for Poisson variables; relative precision also far out."""
    rare = most < mean
    tail = np.ones(len(most))
    tail[rare] = _falling_down(most[rare], mean[rare])
    tail[~rare] = 1 - _falling_up(most[~rare] + 1, mean[~rare])
    return np.clip(tail, 0.0, 1.0)


def _first_term(count: Counts, mean: Floats) -> Floats:
    factorials = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, np.max(count, initial=0) + 1)))])
    safe = np.maximum(mean, 1e-300)
    return np.asarray(np.exp(count * np.log(safe) - mean - factorials[count]))


def _falling_up(count: Counts, mean: Floats) -> Floats:
    """The sum of the Poisson probabilities from `count` upwards, where they fall."""
    total, term, at = np.ones(len(count)), np.ones(len(count)), count.astype(float)
    going = np.arange(len(count))
    while len(going):
        at[going] += 1
        term[going] *= mean[going] / at[going]
        total[going] += term[going]
        going = going[term[going] > _NEGLIGIBLE * total[going]]
    return _first_term(count, mean) * total


def _falling_down(count: Counts, mean: Floats) -> Floats:
    """The sum of the Poisson probabilities from `count` downwards, where they fall."""
    total, term, at = np.ones(len(count)), np.ones(len(count)), count.astype(float)
    going = np.arange(len(count))
    while len(going):
        term[going] *= at[going] / np.maximum(mean[going], 1e-300)
        at[going] -= 1
        total[going] += term[going]
        going = going[term[going] > _NEGLIGIBLE * total[going]]
    return _first_term(count, mean) * total


def exact_upper(least: int, chances: Floats, times: Floats) -> float:
    """P(X >= least), X the number of successes of independent trials with `chances`, each `times` over.

    By a discrete Fourier transform of the distribution tilted such that its mean is `least`, so that small
    tails have the relative precision of large ones.
    """
    chances, times = chances[chances > 0], times[chances > 0]
    if least <= 0:
        return 1.0
    if least > times.sum():
        return 0.0
    if least == times.sum():
        return float(np.exp(times @ np.log(chances)))
    if least <= times @ chances:
        return 1 - exact_lower(least - 1, chances, times)
    return min(_tilted_sum(least, chances, times, upper=True), 1.0)


def exact_lower(most: int, chances: Floats, times: Floats) -> float:
    """P(X <= most) for such a number of successes."""
    chances, times = chances[chances > 0], times[chances > 0]
    if most < 0:
        return 0.0
    if most >= times.sum():
        return 1.0
    if most == 0:
        with np.errstate(divide="ignore"):
            return float(np.exp(times @ np.log1p(-chances)))
    if most >= times @ chances:
        return 1 - exact_upper(most + 1, chances, times)
    return min(_tilted_sum(most, chances, times, upper=False), 1.0)


def _tilted_sum(count: int, chances: Floats, times: Floats, *, upper: bool) -> float:
    certain = chances >= 1
    shift = int(times[certain].sum())
    count, chances, times = count - shift, chances[~certain], times[~certain]
    if count < 0 or (not upper and count == 0) or (upper and count <= 0):
        rest = float(np.exp(times @ np.log1p(-chances)))
        return (0.0 if count < 0 else rest) if not upper else 1.0
    tilt = _tilt(count, chances, times)
    tilted = chances * tilt / (1 - chances + chances * tilt)
    width = float(np.sqrt(times @ (tilted * (1 - tilted))))
    points = int(count + _WIDTHS * width + _SPARE)
    angles = np.exp(2j * np.pi * np.arange(points // 2 + 1) / points)
    logs = _log_transform(tilted, times, angles - 1)
    pmf = np.maximum(np.fft.irfft(np.conj(np.exp(logs)), points), 0.0)
    values = np.arange(points)
    weight = float(times @ np.log1p(chances * (tilt - 1)))
    chosen = values >= count if upper else values <= count
    return float(np.exp(weight - values[chosen] * np.log(tilt)) @ pmf[chosen])


def _log_transform(chances: Floats, times: Floats, shifts: NDArray[np.complex128]) -> NDArray[np.complex128]:
    """The sum of times * log(1 + chance * shift), for each shift: of small chances by the series of the logarithm."""
    small = chances <= SERIES_UP_TO
    logs = np.zeros(len(shifts), np.complex128)
    powers = times[small]
    # The shifts are at most 2 long, so that the terms fall by five or more each.
    rising = np.ones(len(shifts), np.complex128)
    for order in range(1, SERIES_TERMS + 1):
        powers = powers * chances[small]
        rising = rising * -shifts
        logs -= powers.sum() / order * rising
    for start in range(0, len(chances), 4096):
        part = slice(start, start + 4096)
        large = ~small[part]
        logs += times[part][large] @ np.log(1 + chances[part][large, None] * shifts)
    return logs


def _tilt(count: int, chances: Floats, times: Floats) -> float:
    """The factor on the odds of all trials with which `count` successes are expected."""
    low, high, at = -700.0, 700.0, 0.0
    for _ in range(200):
        odds = np.exp(at) * chances / (1 - chances)
        tilted = odds / (1 + odds)
        excess = float(times @ tilted) - count
        if abs(excess) < 1e-9 * count:
            break
        low, high = (low, at) if excess > 0 else (at, high)
        slope = float(times @ (tilted * (1 - tilted)))
        at = at - excess / slope if slope > 0 else (low + high) / 2
        if not low < at < high:
            at = (low + high) / 2
    return float(np.exp(at))


class Expectations:
    """How many pairs have which expected number of common events, counted in classes 1 % wide."""

    def __init__(self) -> None:
        self._pairs = np.zeros(int((np.log(_LARGEST_MEAN) - np.log(_SMALLEST_MEAN)) * CLASSES_PER_E) + 1)

    @property
    def pairs(self) -> int:
        """All pairs that could have met."""
        return int(self._pairs.sum())

    def add(self, means: Floats) -> None:
        """Count pairs; those with a mean of 0 could not have met."""
        logs = np.log(means[means > 0]) - np.log(_SMALLEST_MEAN)
        at = np.clip(logs * CLASSES_PER_E, 0, len(self._pairs) - 1).astype(np.int64)
        self._pairs += np.bincount(at, minlength=len(self._pairs))

    def correction(self, *, upper: bool) -> "Correction":
        """What corrects tails of all these pairs."""
        chosen = np.nonzero(self._pairs)[0]
        means = _SMALLEST_MEAN * np.exp((chosen + 0.5) / CLASSES_PER_E)
        counts = self._pairs[chosen]
        tails, weights = [np.zeros(0)], [np.zeros(0)]
        for start in range(0, len(means), _CLASSES_AT_ONCE):
            mean = means[start : start + _CLASSES_AT_ONCE, None]
            # Beyond these values a tail is below the smallest that counts.
            values = np.arange(int(mean[-1, 0] + 14 * mean[-1, 0] ** 0.5) + 40)
            factorials = np.concatenate([[0.0], np.cumsum(np.log(values[1:]))])
            chances = np.exp(values * np.log(mean) - mean - factorials)
            tail = chances[:, ::-1].cumsum(1)[:, ::-1] if upper else chances.cumsum(1)
            weight = chances * counts[start : start + _CLASSES_AT_ONCE, None]
            tails.append(tail[weight > 0])
            weights.append(weight[weight > 0])
        return Correction(np.concatenate(tails), np.concatenate(weights))


class Correction:
    """Turns p-values into q-values: the step-down procedure of Benjamini and Hochberg's kind for discrete tests.

    A pair that is expected to meet once in a hundred years cannot by chance have a p-value of just 0.0001: it has
    0.01, or 0.00005. So at a threshold t fewer false discoveries are expected than t times the number of pairs: the
    sum over all pairs, those that never met included, of the largest attainable p-value that is not above t (Heyse
    2011; this procedure, with its proof for independent tests: Döhler, Durand and Roquain 2018, DBH-SD).
    """

    def __init__(self, tails: Floats, weights: Floats) -> None:
        order = np.argsort(tails, kind="stable")
        self._tails = tails[order]
        self._false = np.concatenate([[0.0], np.cumsum(weights[order])])

    def false(self, p_values: Floats) -> Floats:
        """The number of false discoveries that are expected with p-values up to each of these."""
        return np.asarray(self._false[np.searchsorted(self._tails, p_values, side="right")])

    def largest(self, rate: float) -> float:
        """About the largest p-value that a single discovery may have."""
        at = int(np.searchsorted(self._false[1:], rate, side="right"))
        return float(self._tails[min(at, len(self._tails) - 1)]) if len(self._tails) else 0.0

    def q_values(self, p_values: Floats) -> Floats:
        """The smallest false discovery rate at which each of the tests counts; all others have larger p-values."""
        order = np.argsort(p_values, kind="stable")
        p = p_values[order]
        rates = self.false(p) / np.maximum(1 - p, 1e-300) / np.arange(1, len(p) + 1)
        result = np.empty(len(p))
        result[order] = np.minimum(np.maximum.accumulate(rates), 1.0)
        return result
