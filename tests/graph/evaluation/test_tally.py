import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.evaluation.tally import Tally

COUNTS = st.integers(0, 50)


@given(COUNTS, COUNTS, COUNTS)
def test_f1_lies_between_precision_and_recall(right: int, wrong: int, missed: int) -> None:
    tally = Tally(right, right + wrong, right + missed)
    low, high = sorted((tally.precision, tally.recall))
    assert low - 1e-9 <= tally.f1 <= high + 1e-9


def test_precision_is_of_the_predicted_and_recall_of_the_gold() -> None:
    tally = Tally(right=1, predicted=2, gold=4)
    assert (tally.precision, tally.recall) == (0.5, 0.25)
    assert tally.f1 == pytest.approx(1 / 3)


def test_nothing_predicted_of_nothing_is_zero() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (0.0, 0.0, 0.0)
