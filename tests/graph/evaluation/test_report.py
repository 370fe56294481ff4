"""The score as lines and as plain values."""

from graph.evaluation.report import as_dict, lines
from graph.evaluation.scores import MEASURES, SHARES, Score
from ner.training.scoring import Tally


def page(**tallies: Tally) -> Score:
    return dict.fromkeys((*MEASURES, *SHARES), Tally()) | tallies


ONE_PAGE = [page(person=Tally(1, 2, 2), event_kind=Tally(3, 4, 4))]


def test_a_measure_a_line_with_its_interval() -> None:
    assert (
        lines(ONE_PAGE)[0]
        == "person             P 0.500 R 0.500 F1 0.500 [0.500, 0.500] (gold 2, predicted 2)"
    )
    assert [line.split()[0] for line in lines(ONE_PAGE)[: len(MEASURES)]] == list(MEASURES)


def test_shares_that_nothing_tells_are_left_out() -> None:
    assert lines(ONE_PAGE)[len(MEASURES) :] == [
        "event_kind         right 0.750 [0.750, 0.750] (3 of 4)",
        "in brackets: 95% of resamples of the 1 pages",
    ]


def test_plain_values() -> None:
    values = as_dict(ONE_PAGE)
    assert list(values) == [*MEASURES, *SHARES]
    assert values["person"] == {
        "precision": 0.5,
        "recall": 0.5,
        "f1": 0.5,
        "right": 1,
        "predicted": 2,
        "gold": 2,
        "low": 0.5,
        "high": 0.5,
    }
    assert values["event_kind"] == {"right": 3, "of": 4, "low": 0.75, "high": 0.75}
