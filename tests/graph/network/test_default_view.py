"""Of a large corpus a part is shown that can be looked at."""

import random
from functools import cache

import pytest
from corpora import fill
from recorded_tagger import CAST, facts_of

from graph.network import default_view as module
from graph.network.default_view import default_view
from graph.network.filters import Filters
from graph.network.network import build_network
from graph.network.selection import selected
from graph.store.state import State
from graph.tables.frames import frames
from graph.tables.rows import Facts


@cache
def many() -> Facts:
    """What thirty articles lead to, on visits to firms and meetings on several days."""
    rng = random.Random(1)
    texts = []
    for number in range(30):
        first, *others = rng.sample(CAST, 4)
        where = rng.choice(("主持召开会议", "到远岚科技有限公司调研", "与云垚集团签约"))
        texts.append(
            f"1月{1 + number % 9}日，区长{first}{where}，副区长{others[0]}、{'、'.join(others[1:])}参加。"
        )
    return facts_of(*texts)


@pytest.mark.parametrize(
    ("most", "since"),
    [
        pytest.param(10_000, "", id="all-is-small-enough"),
        pytest.param(50, "2023-01-09", id="the-last-day"),
        pytest.param(1, "2023-01-09", id="one-day-at-least"),
    ],
)
def test_the_latest_part(monkeypatch: pytest.MonkeyPatch, most: int, since: str) -> None:
    monkeypatch.setattr(module, "LARGEST_VIEW", most)
    with State() as state:
        fill(state, frames(many()))
        filters, note = default_view(state.connection, Filters(organizations=True))
    assert filters == Filters(organizations=True, since=since or None)
    assert since in note


@pytest.mark.parametrize(
    ("most", "undated", "around_one"),
    [
        pytest.param(10_000, 1.0, False, id="all-is-small-enough"),
        pytest.param(50, 1.0, True, id="no-date-at-all"),
        pytest.param(50, 0.7, True, id="few-dates"),
        pytest.param(50, 0.2, False, id="many-dates"),
        pytest.param(1, 1.0, True, id="one-person-at-least"),
    ],
)
def test_a_corpus_without_dates_is_seen_from_one_person(
    monkeypatch: pytest.MonkeyPatch, most: int, undated: float, *, around_one: bool
) -> None:
    monkeypatch.setattr(module, "LARGEST_VIEW", most)
    tables = frames(many())
    events = tables["events"]
    events.loc[events.index < undated * len(events), ["date_start", "date_end"]] = ""
    with State() as state:
        fill(state, tables)
        filters, note = default_view(state.connection, Filters())
        network = build_network(selected(state.connection, filters), filters)
    assert (filters.ego is not None) == around_one
    if around_one:
        assert note == f"who met {network.nodes[filters.ego]['label']}"
        assert network.degree(filters.ego)


def test_a_part_that_was_asked_for_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_VIEW", 1)
    with State() as state:
        fill(state, frames(many()))
        assert default_view(state.connection, Filters(min_events=2)) == (Filters(min_events=2), "")
