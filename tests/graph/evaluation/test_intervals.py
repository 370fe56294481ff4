"""Intervals of F1 by resampling pages, against the binomial distribution and by hand."""

import pytest

from graph.evaluation.intervals import intervals
from graph.evaluation.scores import MEASURES, SHARES, Score
from ner.training.scoring import Tally


def page(right: int, gold: int) -> Score:
    return dict.fromkeys((*MEASURES, *SHARES), Tally(right, gold, gold))


def test_equal_pages_leave_no_doubt() -> None:
    assert intervals([page(3, 4)] * 5)["person"] == (0.75, 0.75)


def test_one_page_in_two_is_as_a_coin_thrown() -> None:
    """Of 100 throws, 40 to 60 fall on one side in 95 of 100 series."""
    low, high = intervals([page(1, 1), page(0, 1)] * 50)["event"]
    assert (low, high) == pytest.approx((0.40, 0.60), abs=0.011)


def test_a_large_page_weighs_more() -> None:
    low, high = intervals([page(90, 90), page(0, 10)])["company"]
    assert (low, high) == (0.0, 1.0)


def test_nothing_annotated_and_nothing_found_is_zero() -> None:
    assert intervals([page(0, 0)])["body"] == (0.0, 0.0)


def test_every_call_draws_the_same() -> None:
    scores = [page(each % 4, 4) for each in range(20)]
    assert intervals(scores) == intervals(scores)
