"""Of a large corpus a part is shown that can be looked at."""

from dataclasses import replace

import pytest
from corpora import fill, thirty_articles
from facts_as_frames import frames
from invented_facts import facts

from graph.network import default_view as module
from graph.network.default_view import default_view
from graph.network.filters import Filters
from graph.network.network import build_network
from graph.network.selection import selected
from graph.store.state import State


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
        fill(state, frames(thirty_articles()))
        filters, note = default_view(state.connection, Filters(organizations=True))
    assert filters == Filters(organizations=True, since=since or None)
    assert since in note


@pytest.mark.parametrize(
    ("most", "undated", "around_one"),
    [
        pytest.param(10_000, 1.0, False, id="all-is-small-enough"),
        pytest.param(50, 1.0, True, id="no-date-at-all"),
        pytest.param(50, 0.7, True, id="few-dates"),
        pytest.param(50, 0.4, False, id="more-dates-than-none"),
        pytest.param(50, 0.2, False, id="many-dates"),
        pytest.param(1, 1.0, True, id="one-person-at-least"),
    ],
)
def test_a_corpus_without_dates_is_seen_from_one_person(
    monkeypatch: pytest.MonkeyPatch, most: int, undated: float, *, around_one: bool
) -> None:
    monkeypatch.setattr(module, "LARGEST_VIEW", most)
    tables = frames(thirty_articles())
    events = tables["events"]
    events.loc[events.index < undated * len(events), ["date_start", "date_end"]] = ""
    with State() as state:
        fill(state, tables)
        filters, note = default_view(state.connection, Filters())
        network = build_network(selected(state.connection, filters), filters)
    assert (filters.ego is not None) == around_one
    if filters.ego is not None:
        assert note == f"who met {network.nodes[filters.ego]['label']}"
        assert network.degree(filters.ego)


def test_a_part_that_was_asked_for_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_VIEW", 1)
    with State() as state:
        fill(state, frames(thirty_articles()))
        assert default_view(state.connection, Filters(min_events=2)) == (Filters(min_events=2), "")


@pytest.mark.parametrize(
    ("sizes", "whole"),
    [
        pytest.param((199, 13, 3, 2), True, id="20000-pairs"),
        pytest.param((199, 13, 3, 2, 1), False, id="20001-pairs"),
    ],
)
def test_up_to_twenty_thousand_pairs_are_shown_whole(sizes: tuple[int, ...], whole: bool) -> None:
    """Each participant counts with itself, too."""
    event, participation = facts().events[0], facts().participations[0]
    events = tuple(replace(event, event_id=f"e{n}", merged_id=f"e{n}") for n in range(len(sizes)))
    participations = tuple(
        replace(participation, event_id=f"e{n}", entity_id=f"p{m}")
        for n, size in enumerate(sizes)
        for m in range(size)
    )
    with State() as state:
        fill(state, frames(replace(facts(), events=events, participations=participations)))
        filters, note = default_view(state.connection, Filters())
    assert (filters == Filters()) is (note == "") is whole
