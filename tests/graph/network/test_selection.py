"""Choosing rows inside DuckDB first changes nothing about the network."""

from collections.abc import Callable
from dataclasses import replace

import networkx as nx
import pytest
from corpora import fill, thirty_articles
from facts_as_frames import Facts, frames
from invented_facts import facts

from graph.network import selection
from graph.network.filters import Filters
from graph.network.network import build_network
from graph.network.selection import selected
from graph.store.state import State
from ner.errors import ConfigError

CASES = (
    Filters(),
    Filters(since="2023-01-03", until="2023-01-05"),
    Filters(since="2023-02-01"),
    Filters(until="2023-01-29"),
    Filters(event_kind=("signing",)),
    Filters(event_kind=("meeting", "visit"), min_events=2),
    Filters(min_events=2),
    Filters(organizations=True),
    Filters(since="2023-01-03", organizations=True, view="events"),
    Filters(view="coappearance", node_kind=("official",)),
)


@pytest.mark.usefixtures("_all_sentences_of_a_post")
@pytest.mark.parametrize(
    ("found", "filters"),
    [
        *((found, filters) for found in (facts, thirty_articles) for filters in CASES),
        (thirty_articles, Filters(ego="钱一诺")),
        (facts, Filters(ego="丙三", hops=2, until="2023-03")),
    ],
)
def test_the_network_is_that_of_all_rows(found: Callable[[], Facts], filters: Filters) -> None:
    tables = frames(found())
    with State() as state:
        fill(state, tables)
        rows = selected(state.connection, filters)
    network = build_network(rows, filters, rows.get("coappearances"))
    assert nx.utils.graphs_equal(network, build_network(tables, filters))


@pytest.mark.parametrize(
    ("filters", "read"),
    [
        (Filters(ego="丁四", min_events=2, organizations=True), True),
        (Filters(since="2023"), False),
        (Filters(until="2023"), False),
        (Filters(event_kind=("signing",)), False),
    ],
)
def test_pairs_are_read_unless_filters_choose_among_the_events(filters: Filters, read: bool) -> None:
    with State() as state:
        fill(state, frames(facts()))
        assert ("coappearances" in selected(state.connection, filters)) is read


@pytest.fixture
def _all_sentences_of_a_post(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selection, "MOST_CITED", 1000)


def test_nobody_of_that_name() -> None:
    with State() as state:
        fill(state, frames(thirty_articles()))
        with pytest.raises(ConfigError, match="nobody in the network is called '没有'"):
            build_network(selected(state.connection, Filters(ego="没有")), Filters(ego="没有"))


@pytest.mark.usefixtures("_all_sentences_of_a_post")
def test_around_an_event() -> None:
    tables = frames(thirty_articles())
    filters = Filters(ego=tables["events"]["merged_id"][0])
    with State() as state:
        fill(state, tables)
        network = build_network(selected(state.connection, filters), filters)
    assert nx.utils.graphs_equal(network, build_network(tables, filters))


def test_a_window_leaves_rows_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selection, "MOST_CITED", 2)
    tables = frames(thirty_articles())
    with State() as state:
        fill(state, tables)
        rows = selected(state.connection, Filters(since="2023-01-09"))
    assert 0 < len(rows["events"]) < len(tables["events"])
    assert 0 < len(rows["mentions"]) < len(tables["mentions"])


def test_of_many_sentences_for_a_post_the_first_and_the_last_five_are_cited() -> None:
    one = next(row for row in facts().attributions if row.entity_id == "p01")
    rows = tuple(replace(one, attribution_id=f"t{n:02}", start=n, end=n + 1) for n in range(12))
    with State() as state:
        fill(state, frames(replace(facts(), attributions=rows)))
        cited = selected(state.connection, Filters())["attributions"]
    assert cited["start"].tolist() == [0, 1, 2, 3, 4, 7, 8, 9, 10, 11]
