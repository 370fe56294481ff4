"""Precision, recall and F1."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ner.training.scoring import Tally, score

COUNTS = st.integers(0, 50)
ZHANG, LI, WEST = (0, 2, "PER"), (3, 5, "PER"), (6, 8, "LOC")


@pytest.mark.parametrize(
    ("gold", "predicted", "all_right", "all_predicted", "all_gold"),
    [
        pytest.param({ZHANG, WEST}, {ZHANG, WEST}, 2, 2, 2, id="all right"),
        pytest.param({ZHANG}, {(0, 3, "PER")}, 0, 1, 1, id="one character too many"),
        pytest.param({ZHANG}, {(0, 2, "LOC")}, 0, 1, 1, id="another label"),
        pytest.param({ZHANG, LI}, {LI}, 1, 1, 2, id="one missed"),
    ],
)
def test_score(
    gold: set[tuple[int, int, str]],
    predicted: set[tuple[int, int, str]],
    all_right: int,
    all_predicted: int,
    all_gold: int,
) -> None:
    assert score([(frozenset(gold), frozenset(predicted))])["all"] == Tally(
        all_right, all_predicted, all_gold
    )


def test_scores_stand_by_label_over_all_sentences() -> None:
    pairs = [
        (frozenset({ZHANG}), frozenset({ZHANG})),
        (frozenset({LI, WEST}), frozenset({WEST, (8, 9, "ORG")})),
    ]
    scores = score(pairs)
    assert scores["PER"] == Tally(1, 1, 2)
    assert scores["LOC"] == Tally(1, 1, 1)
    assert scores["ORG"] == Tally(0, 1, 0)
    assert scores["all"] == Tally(2, 3, 3)


def test_figures() -> None:
    value = Tally(right=3, predicted=4, gold=6)
    assert (value.precision, value.recall, value.f1) == (0.75, 0.5, 0.6)
    assert (Tally(0, 0, 5).precision, Tally(0, 5, 0).recall, Tally(0, 0, 0).f1) == (0.0, 0.0, 0.0)


@given(COUNTS, COUNTS, COUNTS)
def test_f1_lies_between_precision_and_recall(right: int, wrong: int, missed: int) -> None:
    tally = Tally(right, right + wrong, right + missed)
    low, high = sorted((tally.precision, tally.recall))
    assert low - 1e-9 <= tally.f1 <= high + 1e-9


def test_tallies_add_up() -> None:
    assert Tally(1, 2, 3) + Tally(10, 20, 30) == Tally(11, 22, 33)
