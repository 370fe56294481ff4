"""The pairs of a network beside those counted by brute force."""

import random
from dataclasses import replace

import pytest
from facts_as_frames import Facts, frames
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_facts import coappearances, facts

from graph.network.coappearance import counted_pairs, stored_pairs
from graph.network.filters import Filters
from graph.network.network import build_network
from graph.network.real_events import actor_kinds, real_events
from graph.tables.rows import EventRow, OrganizationRow, ParticipationRow, PersonRow

ROLES = {"p1": "official", "p2": "official", "p3": "company", "p4": "journalist", "p5": "other"}
REPORTS = 7


def person(entity: str, role: str) -> PersonRow:
    return PersonRow(
        entity_id=entity,
        name=entity,
        aliases="",
        pinyin="",
        role=role,
        post="",
        organization="",
        jurisdiction="",
        branch="",
        level="",
        first_seen="",
        last_seen="",
        articles=1,
        events=1,
    )


def firm(entity: str, kind: str) -> OrganizationRow:
    return OrganizationRow(entity_id=entity, name=entity, aliases="", kind=kind, jurisdiction="", articles=1)


def report(number: int, merged_id: str, kind: str, start: str, end: str) -> EventRow:
    return EventRow(
        event_id=f"e{number}",
        merged_id=merged_id,
        article_id="a",
        kind=kind,
        name="",
        date_start=start,
        date_end=end,
        date_text="",
        year_source="none",
        place="",
        quote="",
        rule="first/meeting_named",
    )


def participation(number: int, entity: str) -> ParticipationRow:
    return ParticipationRow(
        event_id=f"e{number}",
        entity_id=entity,
        name=entity,
        entity_kind="person",
        role="attendee",
        rule="",
        start=0,
        end=0,
        quote="",
    )


PEOPLE = [person(entity, role) for entity, role in ROLES.items()]
FIRMS = [firm("o1", "company"), firm("o2", "government")]
ENTITIES = (*ROLES, "o1", "o2")
DAYS = st.sampled_from(
    [
        ("", ""),
        ("2023-01-05", ""),
        ("2023-01-05", "2023-01-06"),
        ("2023-01-01", "2023-02-01"),
        ("2023-02-03", "2023-02-05"),
        ("2022-01-01", "2023-01-01"),
    ]
)
ATTENDANCE = st.sets(st.tuples(st.integers(0, REPORTS - 1), st.sampled_from(ENTITIES)))
MERGED = st.lists(st.sampled_from(["m0", "m1", "m2", "m3"]), min_size=REPORTS, max_size=REPORTS)


@given(
    ATTENDANCE, MERGED, st.lists(DAYS, min_size=REPORTS, max_size=REPORTS), st.randoms(use_true_random=False)
)
@settings(max_examples=60, deadline=None)
def test_pairs_are_those_of_brute_force(
    took_part: set[tuple[int, str]],
    merged: list[str],
    days: list[tuple[str, str]],
    shuffler: random.Random,
):
    events = [report(number, merged[number], "meeting", *days[number]) for number in range(REPORTS)]
    participations = [participation(*row) for row in sorted(took_part)]
    for rows in (events, participations):
        shuffler.shuffle(rows)
    counted = counted_pairs(real_events(events, participations, actor_kinds(PEOPLE, FIRMS)))
    assert counted == stored_pairs(
        frames(Facts(coappearances=coappearances(participations, events, PEOPLE, FIRMS)))["coappearances"]
    )


CHOSEN = [
    pytest.param(Filters(event_kind=("visit",)), lambda row: row.kind == "visit", id="kind"),
    pytest.param(Filters(since="2023"), lambda row: row.date_start == "2023-01-05", id="since"),
    pytest.param(Filters(until="2022"), lambda row: row.date_start == "2022-06-01", id="until"),
]


@pytest.mark.parametrize(("filters", "fits"), CHOSEN)
@given(ATTENDANCE, st.lists(st.sampled_from(["meeting", "visit"]), min_size=4, max_size=4))
@settings(max_examples=15, deadline=None)
def test_filters_choose_the_events_over_which_pairs_are_counted(
    filters: Filters, fits, took_part: set[tuple[int, str]], kinds: list[str]
):
    """All reports of one event agree on its kind and day, so that any of them decides."""
    starts = ("2022-06-01", "2023-01-05", "", "2023-01-05")
    events = tuple(report(n, f"m{n % 4}", kinds[n % 4], starts[n % 4], "") for n in range(REPORTS))
    participations = tuple(participation(*row) for row in sorted(took_part))
    corpus = Facts(
        persons=tuple(PEOPLE), organizations=tuple(FIRMS), events=events, participations=participations
    )
    network = build_network(frames(corpus), filters)
    inside = [row for row in events if fits(row)]
    ids = {row.event_id for row in inside}
    expected = coappearances([row for row in participations if row.event_id in ids], inside, PEOPLE, FIRMS)
    assert {
        (source, target, data["events"], data["weight"], data["first_date"], data["last_date"])
        for source, target, data in network.edges(data=True)
        if data["relation"] == "co_appears"
    } == {
        (row.source_id, row.target_id, row.events, row.weight, row.first_date, row.last_date)
        for row in expected
    }


def with_weight(weight: float) -> Facts:
    plain = facts()
    return replace(plain, coappearances=tuple(replace(row, weight=weight) for row in plain.coappearances))


@pytest.mark.parametrize(
    ("filters", "weight"),
    [
        pytest.param(Filters(), 9.0, id="all"),
        pytest.param(Filters(ego="丁四"), 9.0, id="ego"),
        pytest.param(Filters(min_events=2), 9.0, id="min-events"),
        pytest.param(Filters(node_kind=("official", "company", "executive")), 9.0, id="node-kind"),
        pytest.param(Filters(since="2023-01"), 1 / 3, id="since"),
        pytest.param(Filters(until="2023-01"), 1 / 3, id="until"),
        pytest.param(Filters(event_kind=("signing",)), 1 / 3, id="event-kind"),
    ],
)
def test_stored_pairs_stand_unless_filters_choose_among_the_events(filters: Filters, weight: float):
    tables = frames(with_weight(9.0))
    network = build_network(tables, filters, tables["coappearances"])
    assert network.edges["p04", "p06"]["weight"] == weight


def test_stored_pairs_are_read_only_when_they_are_given():
    assert build_network(frames(with_weight(9.0))).edges["p04", "p06"]["weight"] == 2 / 3


def test_no_events_give_no_pairs():
    assert counted_pairs([]) == {}


def with_q(*q_values: float | None) -> Facts:
    """The small corpus, of whose pairs the first ones have these q-values and the others none."""
    plain = facts()
    known = dict(enumerate(q_values))
    return replace(
        plain,
        coappearances=tuple(
            replace(row, expected=0.5, p_value=0.001, q_value=known.get(number))
            for number, row in enumerate(plain.coappearances)
        ),
    )


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        pytest.param(Filters(max_q=0.05, view="coappearance"), 2, id="at-most"),
        pytest.param(Filters(max_q=0.01, view="coappearance"), 1, id="equal"),
        pytest.param(Filters(max_q=1.0, view="coappearance"), 3, id="unknown-is-left-out"),
        pytest.param(Filters(max_q=0.05, since="2023-01", view="coappearance"), 1, id="over-all-events"),
    ],
)
def test_only_pairs_up_to_a_q_value_and_who_is_in_them(filters: Filters, kept: int):
    tables = frames(with_q(0.01, 0.05, 0.2))
    network = build_network(tables, filters, tables["coappearances"])
    assert network.number_of_edges() == kept
    assert all(network.degree(node) for node in network)


def test_edges_hold_what_is_expected_where_it_is_known():
    tables = frames(with_q(0.01))
    network = build_network(tables, Filters(view="coappearance"), tables["coappearances"])
    known = [data for *_, data in network.edges(data=True) if "q_value" in data]
    assert [(data["expected"], data["p_value"], data["q_value"]) for data in known] == [(0.5, 0.001, 0.01)]
