"""The views of the contract, each on a few rows."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from blank_rows import row

from graph.building.tables import update_tables
from graph.store.queries import query
from graph.store.schema import create_table
from graph.store.state import State
from graph.tables.build_state import HomeRow, MergedRow, OwnerRow, ParticipantRow
from graph.tables.frames import COLUMNS
from graph.tables.rows import (
    ArticleRow,
    AttributionRow,
    EventRow,
    MentionRow,
    OrganizationMentionRow,
    ParticipationRow,
    PersonRoleRow,
    PersonRow,
)


@pytest.fixture
def state() -> Iterator[State]:
    """A corpus in which 甲某 is p in the article a, 乙某 is nobody, and 某局 is 甲县某局."""
    with State() as opened:
        execute = opened.connection.execute
        opened.add_rows("resolved.owners", [OwnerRow(article_id="a", name="甲某", entity_id="p")])
        execute("CREATE TABLE resolved.bodies AS SELECT '某局' AS name, 'o' AS entity_id, 'body' AS kind")
        for table, row_type in (("participants", ParticipantRow), ("merged", MergedRow)):
            execute(create_table(f"resolved.{table}", row_type))
        yield opened


def viewed(state: State, table: str, *columns: str) -> list[tuple[Any, ...]]:
    view = query("graph.building", f"views/{table}")
    return state.connection.execute(f"SELECT {', '.join(columns)} FROM ({view}) ORDER BY ALL").fetchall()


def test_every_table_of_the_contract_has_a_view() -> None:
    views = files("graph.building").joinpath("sql", "views").iterdir()
    assert {view.name for view in views} == {f"{table}.sql" for table in COLUMNS}


def test_a_source_has_one_jurisdiction(state: State) -> None:
    articles = [row(ArticleRow, article_id=i, source=s) for i, s in ("1x", "2x", "3y")]
    state.add_rows("observed.articles", articles)
    state.add_rows("state.homes", [row(HomeRow, source=s, jurisdiction="甲县", basis="given") for s in "xyz"])
    assert viewed(state, "jurisdictions", "source", "jurisdiction", "basis") == [
        ("x", "甲县", "given"),
        ("y", "甲县", "given"),
    ]


def test_a_mention_has_the_entity_of_its_kind(state: State) -> None:
    named = (
        ("a", "PERSON", "甲某"),
        ("b", "PERSON", "甲某"),
        ("c", "PERSON", "某局"),
        ("a", "ORGANIZATION", "某局"),
        ("c", "PLACE", ""),
    )
    state.add_rows(
        "observed.mentions", [row(MentionRow, article_id=a, label=label, name=n) for a, label, n in named]
    )
    assert viewed(state, "mentions", "article_id", "label", "entity_id") == [
        ("a", "ORGANIZATION", "o"),
        ("a", "PERSON", "p"),
        ("b", "PERSON", ""),
        ("c", "PERSON", ""),
        ("c", "PLACE", ""),
    ]


@pytest.mark.parametrize(
    ("table", "row_type", "name"),
    [("attributions", AttributionRow, "person"), ("person_roles", PersonRoleRow, "name")],
)
def test_what_is_said_of_a_person_has_its_entity(
    state: State, table: str, row_type: type[Any], name: str
) -> None:
    rows = [
        row(row_type, article_id=a, **{name: n}) for a, n in (("a", "甲某"), ("a", "乙某"), ("b", "甲某"))
    ]
    state.add_rows(f"observed.{table}", rows)
    assert viewed(state, table, "article_id", name, "entity_id") == [("a", "甲某", "p")]


def test_an_organization_is_shown_as_printed(state: State) -> None:
    names = (("县某局", "某局"), ("某局", "某局"), ("某社", "某社"))
    state.add_rows(
        "observed.organization_mentions",
        [row(OrganizationMentionRow, name=name, full_name=full) for name, full in names],
    )
    assert viewed(state, "organization_mentions", "name", "entity_id", "kind") == [
        ("县某局", "o", "body"),
        ("某局", "o", "body"),
    ]


def test_a_report_has_its_real_event(state: State) -> None:
    state.add_rows("observed.events", [row(EventRow, event_id=i) for i in "12"])
    state.add_rows("resolved.merged", [MergedRow(event_id=i, merged_id="1") for i in "12"])
    assert viewed(state, "events", "event_id", "merged_id") == [("1", "1"), ("2", "1")]


def test_a_participation_is_where_the_entity_is_first_named_under_its_name(state: State) -> None:
    named = enumerate(("某局", "甲县某局", "甲某"))
    state.add_rows(
        "observed.participations",
        [row(ParticipationRow, event_id="e", position=n, name=name) for n, name in named],
    )
    state.add_rows(
        "resolved.participants",
        [
            row(ParticipantRow, event_id="e", entity_id="o", position=0, name="甲县某局"),
            row(ParticipantRow, event_id="e", entity_id="p", position=2, name="甲某"),
        ],
    )
    assert viewed(state, "participations", "entity_id", "name") == [("o", "甲县某局"), ("p", "甲某")]


def test_a_person_has_each_real_event_once(state: State) -> None:
    state.add_rows("resolved.persons", [row(PersonRow, entity_id=i) for i in "pq"])
    state.add_rows("resolved.participants", [row(ParticipantRow, event_id=e, entity_id="p") for e in "123"])
    merged = [MergedRow(event_id=e, merged_id=m) for e, m in ("11", "21", "33")]
    state.add_rows("resolved.merged", merged)
    assert viewed(state, "persons", "entity_id", "events") == [("p", 2), ("q", 0)]


def test_a_pair_names_its_two_actors(state: State) -> None:
    execute = state.connection.execute
    execute(
        "CREATE TABLE resolved.actors AS FROM"
        " (VALUES (1, 'p', '甲某', 'official'), (2, 'q', '某公司', 'company')) t(number, entity_id, name, kind)"
    )
    execute(
        "CREATE TABLE resolved.pairs AS SELECT 1 AS source, 2 AS target, 3 AS events, .5 AS weight,"
        " DATE '2023-02-01' AS first, NULL::DATE AS last"
    )
    execute(
        "CREATE TABLE resolved.ties AS SELECT 1 AS source, 2 AS target, 3 AS events, .7::DOUBLE AS expected,"
        " .25::DOUBLE AS p_value, .5::DOUBLE AS q_value"
    )
    assert viewed(state, "coappearances", *COLUMNS["coappearances"]) == [
        ("p", "甲某", "official", "q", "某公司", "company", 3, 0.5, 0.25, "2023-02-01", "", 0.7, 0.5)
    ]


def test_an_empty_corpus_has_all_tables_with_the_columns_of_the_contract() -> None:
    with State() as state:
        update_tables(state)
        for table, columns in COLUMNS.items():
            described = state.connection.execute(f'DESCRIBE main."{table}"').fetchall()
            assert tuple(name for name, *_ in described) == tuple(columns)
