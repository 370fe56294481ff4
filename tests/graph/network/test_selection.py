"""Choosing rows inside DuckDB first changes nothing about the network."""

import random
from collections.abc import Callable
from functools import cache

import networkx as nx
import pytest
from corpora import fill
from invented_facts import facts
from recorded_tagger import CAST, facts_of

from graph.network import selection
from graph.network.filters import Filters
from graph.network.network import build_network
from graph.network.selection import selected
from graph.store.state import State
from graph.tables.frames import frames
from graph.tables.rows import Facts
from ner.errors import ConfigError


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


@pytest.mark.parametrize(
    ("found", "filters"),
    [
        *((found, filters) for found in (facts, many) for filters in CASES),
        (many, Filters(ego="钱一诺")),
        (facts, Filters(ego="丙三", hops=2, until="2023-03")),
    ],
)
def test_the_network_is_that_of_all_rows(found: Callable[[], Facts], filters: Filters) -> None:
    tables = frames(found())
    with State() as state:
        fill(state, tables)
        network = build_network(selected(state.connection, filters), filters)
    assert nx.utils.graphs_equal(network, build_network(tables, filters))


@pytest.fixture(autouse=True)
def _all_sentences_of_a_post(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selection, "MOST_CITED", 1000)


def test_nobody_of_that_name() -> None:
    with State() as state:
        fill(state, frames(many()))
        with pytest.raises(ConfigError, match="nobody in the network is called '没有'"):
            build_network(selected(state.connection, Filters(ego="没有")), Filters(ego="没有"))


def test_around_an_event() -> None:
    tables = frames(many())
    filters = Filters(ego=tables["events"]["merged_id"][0])
    with State() as state:
        fill(state, tables)
        network = build_network(selected(state.connection, filters), filters)
    assert nx.utils.graphs_equal(network, build_network(tables, filters))


def test_a_window_leaves_rows_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selection, "MOST_CITED", 2)
    tables = frames(many())
    with State() as state:
        fill(state, tables)
        rows = selected(state.connection, Filters(since="2023-01-09"))
    assert 0 < len(rows["events"]) < len(tables["events"])
    assert 0 < len(rows["mentions"]) < len(tables["mentions"])
    posts = rows["attributions"].groupby(["entity_id", "post", "organization", "qualifier"]).size()
    assert posts.max() == 2
