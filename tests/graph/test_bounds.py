"""Bounds of time: no corpus, however odd, is resolved, counted or drawn in much more than proportion to its size."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from time import process_time
from typing import Any

import msgspec
import networkx as nx
import pytest
from recorded_tagger import report_on
from time_bounds import MOST_TIMES, is_slow

from graph.analysis.coappearances import count_coappearances
from graph.analysis.precedence import find_precedence
from graph.analysis.significance.ties import find_ties
from graph.analysis.successions import find_successions
from graph.network.layout import place_nodes
from graph.resolution.candidates import MOST_NAMESAKES
from graph.resolution.duplicates import find_duplicates
from graph.resolution.observations import appearance_of, observations_of
from graph.resolution.persons import persons_of
from graph.resolution.resolve import resolve
from graph.store.state import State
from graph.tables.observations import Observations, columns_of
from ner.extraction.article_entities import PersonInArticle, persons_in
from ner.lexicon.word_lists import divisions

FIRST_DAY = date(2020, 1, 1)
DAYS = 2000
ARTICLES = 250
PEOPLE = 1000
NODES = 200
# Seconds that a step of the database takes on any corpus; of ties, with all pairs of 3,000 people, which are computed
# together (bench/significance.py: 7 s for 10,000).
FLOOR = 0.15
FLOORS = {"ties": 1.5}


def day(number: int) -> str:
    return (FIRST_DAY + timedelta(number % DAYS)).isoformat()


def said(text: str, name: str = "钱一诺") -> PersonInArticle:
    return next(person for person in persons_in(report_on(text)) if person.name == name)


MAYOR, CHAIR = said("区长钱一诺出席会议。"), said("区政协主席钱一诺出席会议。")
PREMIER, NOBODY = said("国务院总理钱一诺出席会议。"), said("钱一诺出席会议。")


def posts(number: int) -> PersonInArticle:
    (position,) = MAYOR.positions
    body = "" if number % 2 else f"第{number}局"
    return replace(MAYOR, positions=(replace(position, post=f"第{number}局局长", organization=body),))


APPEARANCES: dict[str, Callable[[int], PersonInArticle]] = {
    "a leader of the nation": lambda n: PREMIER,
    "a leader, cited or without a post": lambda n: (PREMIER, replace(PREMIER, role="cited"), NOBODY)[n % 3],
    "two seats at one time": lambda n: (MAYOR, CHAIR)[n % 2],
    "a post each time": posts,
    "names without end": lambda n: replace(MAYOR, name=f"钱{n}"),
}


def appearances(kind: str, many: int) -> list[PersonInArticle]:
    """Somebody in so many articles, one a day."""
    return [
        replace(
            APPEARANCES[kind](n), article_id=f"{n:06}", source=f"{n}.txt", published_on=day(n), seen_on=day(n)
        )
        for n in range(many)
    ]


@pytest.mark.parametrize("kind", APPEARANCES)
def test_people_are_resolved_in_proportion_to_their_appearances(kind: str) -> None:
    persons_of(appearances(kind, 10))
    assert not is_slow(persons_of, appearances(kind, PEOPLE), appearances(kind, 4 * PEOPLE))


@pytest.mark.parametrize("more", [0, 1])
def test_of_a_name_that_many_have_those_in_most_articles_are_compared(more: int) -> None:
    places = divisions()[: MOST_NAMESAKES + more]
    people = [
        replace(MAYOR, article_id=f"{place.code} {number}", division=place)
        for place in places
        for number in range(1 if place is places[0] else 2)
    ]
    compared = {i for row in persons_of(people).candidates for i in (row.left_id, row.right_id)}
    once = {row.entity_id for row in persons_of(people).persons if row.articles == 1}
    assert len(compared) == MOST_NAMESAKES
    assert compared.isdisjoint(once) is bool(more)


def drawn(nodes: int, pairs: Sequence[tuple[int, int]], label: str = "甲某某") -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    for node in range(nodes):
        graph.add_node(f"p{node}", label=label, kind="official", degree=1)
    graph.add_edges_from(((f"p{a}", f"p{b}") for a, b in pairs), relation="co_appears", weight=1.0, events=1)
    return graph


NETWORKS: dict[str, Callable[[int], "nx.Graph[str]"]] = {
    "a star": lambda n: drawn(n, [(0, node) for node in range(1, n)]),
    "a chain": lambda n: drawn(n, [(node, node + 1) for node in range(n - 1)]),
    "nobody with anybody": lambda n: drawn(n, []),
    "pairs": lambda n: drawn(n, [(node, node + 1) for node in range(0, n - 1, 2)]),
    "names without end": lambda n: drawn(n, [(0, node) for node in range(1, n)], "很" * 300),
}


@pytest.mark.parametrize("kind", NETWORKS)
def test_a_network_is_laid_out_in_proportion_to_its_nodes(kind: str) -> None:
    place_nodes(NETWORKS[kind](NODES))
    assert not is_slow(place_nodes, NETWORKS[kind](NODES), NETWORKS[kind](4 * NODES))


TEXT = "2月1日下午，区委书记钱一诺主持召开安全生产工作会议，区长孙二虎，副区长李三多参加会议并就下一阶段的工作提出要求。"
SAID = observations_of(report_on(TEXT))


def another(number: int, *, on: str, copy: bool, names: Callable[[str], str] = str) -> Observations:
    """The article once more under an id of its own; unless a `copy`, in other words."""
    ids: dict[str, Any] = {"article_id": f"{number:06}"}
    event: dict[str, Any] = {**ids, "event_id": f"e{number:06}"}
    (wording,) = SAID.article_wordings
    fingerprints = SAID.article_fingerprints if copy else SAID.article_fingerprints[:1]
    return replace(
        SAID,
        articles=tuple(
            replace(row, **ids, source=f"{number}.txt", published_on=on, seen_on=on) for row in SAID.articles
        ),
        mentions=(),
        attributions=(),
        person_roles=tuple(
            replace(
                row,
                **ids,
                name=names(row.name),
                appearance=msgspec.msgpack.encode(
                    replace(
                        appearance_of(row.appearance),
                        **ids,
                        name=names(row.name),
                        published_on=on,
                        seen_on=on,
                    )
                ),
            )
            for row in SAID.person_roles
        ),
        events=tuple(replace(row, **event, date_start=on, date_end=_next(on)) for row in SAID.events),
        participations=tuple(replace(row, **event, name=names(row.name)) for row in SAID.participations),
        article_texts=tuple(replace(row, **ids, text=f"{row.text}{number}") for row in SAID.article_texts),
        article_segments=(),
        article_wordings=(replace(wording, **ids, text_hash=f"{number}"),),
        article_fingerprints=tuple(replace(row, **ids) for row in fingerprints),
    )


def _next(on: str) -> str:
    return (date.fromisoformat(on) + timedelta(1)).isoformat()


CORPORA: dict[str, Callable[[int], Observations]] = {
    "near copies of one day": lambda n: another(n, on=day(0), copy=True),
    "near copies of each day": lambda n: another(n, on=day(n), copy=True),
    "a phrase that all have": lambda n: another(n, on=day(n), copy=False),
    "other people each day": lambda n: another(n, on=day(n), copy=False, names=lambda name: f"{name}{n}"),
    "one leader, other company": lambda n: another(
        n, on=day(n), copy=False, names=lambda name: name if name == "钱一诺" else f"{name}{n}"
    ),
}
STEPS: dict[str, Callable[[State], object]] = {
    "duplicates": find_duplicates,
    "resolution": resolve,
    "pairs": count_coappearances,
    "ties": find_ties,
    "successions": find_successions,
    "precedence": find_precedence,
}


def spent(kind: str, articles: int) -> dict[str, float]:
    """The processor time of each step, one after the other, on a new corpus."""
    found = {}
    with State() as state:
        state.add_observations([columns_of([CORPORA[kind](n) for n in range(articles)])])
        for name, step in STEPS.items():
            begin = process_time()
            step(state)
            found[name] = process_time() - begin
    return found


@pytest.mark.parametrize("kind", CORPORA)
def test_the_steps_of_a_build_take_time_in_proportion_to_the_articles(kind: str) -> None:
    for _ in range(2):
        short, long = spent(kind, ARTICLES), spent(kind, 4 * ARTICLES)
        slow = [step for step in STEPS if long[step] > max(FLOORS.get(step, FLOOR), MOST_TIMES * short[step])]
        if not slow:
            break
    assert not slow
