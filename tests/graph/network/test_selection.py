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
    whole = build_network(tables, filters, tables["coappearances"])
    assert nx.utils.graphs_equal(network, whole)


@pytest.mark.parametrize(
    "filters", [Filters(ego="丁四", min_events=2, organizations=True), Filters(since="2023")]
)
def test_what_is_known_of_pairs_over_all_events_is_read(filters: Filters) -> None:
    with State() as state:
        fill(state, frames(facts()))
        assert len(selected(state.connection, filters)["coappearances"])


def test_of_pairs_only_those_up_to_the_q_value_are_read() -> None:
    plain = facts()
    rows = tuple(replace(row, q_value=0.01 * n) for n, row in enumerate(plain.coappearances, 1))
    with State() as state:
        fill(state, frames(replace(plain, coappearances=rows)))
        assert len(selected(state.connection, Filters(max_q=0.03))["coappearances"]) == 3


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
    whole = build_network(tables, filters)
    assert nx.utils.graphs_equal(network, whole)


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
