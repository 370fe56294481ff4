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


def q_values(p_values: Floats, tests: int) -> Floats:
    """The smallest false discovery rate at which each of the tests counts, by Benjamini and Hochberg (1995).

    `tests` is their number in all; of those that are not among `p_values` the p-value counts as 1.
    """
    order = np.argsort(p_values, kind="stable")
    raw = p_values[order] * tests / np.arange(1, len(order) + 1)
    result = np.empty(len(order))
    result[order] = np.minimum(np.minimum.accumulate(raw[::-1])[::-1], 1.0)
    return result
