"""Precision, recall and F1."""

import pytest

from ner.training.scoring import Score, score

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
    assert score([(frozenset(gold), frozenset(predicted))])["all"] == Score(
        all_right, all_predicted, all_gold
    )


def test_scores_stand_by_label_over_all_sentences() -> None:
    pairs = [
        (frozenset({ZHANG}), frozenset({ZHANG})),
        (frozenset({LI, WEST}), frozenset({WEST, (8, 9, "ORG")})),
    ]
    scores = score(pairs)
    assert scores["PER"] == Score(1, 1, 2)
    assert scores["LOC"] == Score(1, 1, 1)
    assert scores["ORG"] == Score(0, 1, 0)
    assert scores["all"] == Score(2, 3, 3)


def test_figures() -> None:
    value = Score(right=3, predicted=4, gold=6)
    assert (value.precision, value.recall, value.f1) == (0.75, 0.5, 0.6)
    assert (Score(0, 0, 5).precision, Score(0, 5, 0).recall, Score(0, 0, 0).f1) == (0.0, 0.0, 0.0)
