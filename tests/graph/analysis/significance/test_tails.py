"""Tails beside the distribution put together trial by trial."""

import math

import numpy as np
import pytest

from graph.analysis.significance.tails import (
    Expectations,
    exact_lower,
    exact_upper,
    poisson_lower,
    poisson_upper,
)


def distribution(chances: list[float], times: list[int]) -> np.ndarray:
    probabilities = np.array([1.0])
    for chance, many in zip(chances, times, strict=True):
        for _ in range(many):
            probabilities = np.convolve(probabilities, [1 - chance, chance])
    return probabilities


TRIALS = {
    "one": ([0.3], [1]),
    "equal": ([0.1], [30]),
    "of different sizes": ([0.9, 0.5, 0.01, 0.0003], [3, 4, 20, 40]),
    "certain ones among them": ([1.0, 0.2, 1.0], [2, 5, 1]),
    "rare": ([1e-6, 1e-4], [50, 10]),
    "impossible ones among them": ([0.0, 0.4], [7, 3]),
}


@pytest.mark.parametrize(("chances", "times"), TRIALS.values(), ids=TRIALS)
def test_exact_tails_are_those_of_the_distribution(chances: list[float], times: list[int]):
    probabilities = distribution(chances, times)
    given = np.array(chances), np.array(times, float)
    for count in range(len(probabilities) + 1):
        upper, lower = math.fsum(probabilities[count:]), math.fsum(probabilities[: count + 1])
        assert exact_upper(count, *given) == pytest.approx(upper, rel=1e-9, abs=1e-300)
        assert exact_lower(count, *given) == pytest.approx(lower, rel=1e-9, abs=1e-15)


def test_a_tail_far_out_has_the_precision_of_a_near_one():
    chances, times = np.array([0.01]), np.array([400.0])
    binomial = math.fsum(math.comb(400, k) * 0.01**k * 0.99 ** (400 - k) for k in range(60, 401))
    assert exact_upper(60, chances, times) == pytest.approx(binomial, rel=1e-9)
    assert binomial < 1e-40


@pytest.mark.parametrize("mean", [1e-9, 0.3, 4.0, 250.0])
def test_poisson_tails_are_the_sums_of_the_terms(mean: float):
    def term(count: int) -> float:
        return math.exp(count * math.log(mean) - mean - math.lgamma(count + 1))

    for count in (0, 1, 2, 5, 40, 300):
        upper = math.fsum(term(k) for k in range(count, 1200))
        lower = math.fsum(term(k) for k in range(count + 1))
        assert poisson_upper(np.array([count]), np.array([mean]))[0] == pytest.approx(upper, rel=1e-9)
        assert poisson_lower(np.array([count]), np.array([mean]))[0] == pytest.approx(lower, rel=1e-9)


def test_the_poisson_tail_bounds_the_exact_one_from_above():
    chances, times = np.array([0.2, 0.05]), np.array([10.0, 40.0])
    for count in range(5, 20):
        assert exact_upper(count, chances, times) <= poisson_upper(np.array([count]), np.array([4.0]))[0]


MEANS = np.array([0.02, 0.02, 0.5, 3.0, 3.0, 8.0])


def expectations(*means: float) -> Expectations:
    counted = Expectations()
    counted.add(np.array([0.0, *means]))
    return counted


def attainable(mean: float, upper: bool) -> list[float]:
    pmf = [math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(120)]
    return [math.fsum(pmf[k:] if upper else pmf[: k + 1]) for k in range(60)]


@pytest.mark.parametrize("upper", [True, False])
@pytest.mark.parametrize("threshold", [3e-6, 1e-3, 0.04, 0.3])
def test_of_each_pair_the_largest_attainable_p_value_counts(threshold: float, upper: bool):
    right = sum(max((p for p in attainable(mean, upper) if p <= threshold), default=0) for mean in MEANS)
    found = expectations(*MEANS).correction(upper=upper).false(np.array([threshold]))[0]
    assert found == pytest.approx(right, rel=0.1, abs=1e-12)
    assert found <= len(MEANS) * threshold * 1.01


def test_q_values_step_down():
    correction = expectations(*[1.0] * 100).correction(upper=True)
    p_values = np.array([0.03, 0.0001, 0.5, 0.004])
    rates = [correction.false(np.array([p]))[0] / (1 - p) for p in (0.0001, 0.004, 0.03)]
    found = correction.q_values(p_values)
    assert found[1] == pytest.approx(rates[0])
    assert found[3] == pytest.approx(max(rates[0], rates[1] / 2))
    assert found[0] == pytest.approx(max(rates[0], rates[1] / 2, rates[2] / 3))
    assert found[2] == 1.0


def test_pairs_that_hardly_could_have_met_hardly_count():
    few, many = expectations(*[1.0] * 50), expectations(*[1.0] * 50, *[1e-12] * 10_000)
    p_values = np.array([1e-5, 1e-4])
    assert many.pairs == 10_050
    assert many.correction(upper=True).q_values(p_values) == pytest.approx(
        few.correction(upper=True).q_values(p_values), rel=1e-3
    )


def test_a_discovery_alone_may_have_the_largest_p_value():
    correction = expectations(*MEANS).correction(upper=True)
    largest = correction.largest(0.05)
    assert correction.q_values(np.array([0.99 * largest]))[0] <= 0.05
    assert correction.q_values(np.array([1.3 * largest]))[0] > 0.05


def test_q_values_of_no_test():
    correction = Expectations().correction(upper=True)
    assert len(correction.q_values(np.zeros(0))) == 0
    assert correction.largest(0.05) == 0
