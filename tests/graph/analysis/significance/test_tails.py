"""Tails beside the distribution put together trial by trial."""

import math

import numpy as np
import pytest

from graph.analysis.significance.tails import (
    exact_lower,
    exact_upper,
    poisson_lower,
    poisson_upper,
    q_values,
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


def test_q_values_are_of_all_tests():
    found = q_values(np.array([0.03, 0.001, 0.5, 0.002]), 100)
    assert found == pytest.approx([1.0, 0.1, 1.0, 0.1])


def test_q_values_of_no_test():
    assert len(q_values(np.zeros(0), 0)) == 0
