"""Windows in time, and the measures of a network in each."""

from datetime import date

import networkx as nx
import pytest

from graph.network.windows import Measures, measures, windows

STAR = nx.star_graph(["m", "a", "b", "c"])
RING = nx.cycle_graph(["a", "b", "c", "d"])


@pytest.mark.parametrize(
    ("days", "step", "starts"),
    [(31, 31, 1), (10, 10, 4), (10, 5, 6), (30, 1, 2)],
)
def test_windows_reach_from_the_first_day_to_the_last(days: int, step: int, starts: int) -> None:
    found = list(windows(date(2023, 1, 1), date(2023, 1, 31), days, step))
    assert len(found) == starts
    assert found[0][0] == date(2023, 1, 1)
    assert found[-1][1] >= date(2023, 1, 31)
    assert {(end - start).days for start, end in found} == {days - 1}


@pytest.mark.parametrize(
    ("network", "before", "expected"),
    [
        (STAR, None, Measures(nodes=4, ties=3, density=0.5, turnover=0.0, centralization=1.0)),
        (RING, None, Measures(nodes=4, ties=4, density=0.6667, turnover=0.0, centralization=0.0)),
        (
            STAR,
            {"m", "a", "x", "y"},
            Measures(nodes=4, ties=3, density=0.5, turnover=0.6667, centralization=1.0),
        ),
        (nx.Graph(), {"a"}, Measures(nodes=0, ties=0, density=0.0, turnover=1.0, centralization=0.0)),
    ],
    ids=["star", "ring", "others-than-before", "nobody"],
)
def test_measures(network: "nx.Graph[str]", before: set[str] | None, expected: Measures) -> None:
    assert measures(network, before) == expected


def test_who_has_no_tie_is_not_counted() -> None:
    lonely = STAR.copy()
    lonely.add_node("z")
    assert measures(lonely, None) == measures(STAR, None)
