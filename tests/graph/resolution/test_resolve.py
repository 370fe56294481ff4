"""The queries of resolution, each on a few rows; what they do together is tested with whole builds."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec
import pytest
from blank_rows import row

from graph.resolution import resolve
from graph.store.queries import run
from graph.store.schema import create_table
from graph.store.state import State
from graph.tables.build_state import NameRow, OwnerRow, ParticipantRow
from graph.tables.observations import ArticleBodyRow, ArticleOrganizationRow
from graph.tables.rows import (
    ArticleRow,
    EventRow,
    IdentityCandidateRow,
    OrganizationMentionRow,
    ParticipationRow,
    PersonRoleRow,
    PersonRow,
)
from ner.extraction.article_entities import PersonInArticle

ask = partial(run, "graph.resolution")
organization = partial(row, ArticleOrganizationRow)


@pytest.fixture
def state() -> Iterator[State]:
    with State() as opened:
        yield opened


def fetched(state: State, query: str, **parameters: Any) -> list[tuple[Any, ...]]:
    return ask(state.connection, query, **parameters).fetchall()


def fill(state: State, **tables: list[Any]) -> None:
    for table, rows in tables.items():
        state.add_rows(table.replace("__", "."), rows)


def with_three_appearances(state: State) -> None:
    """甲某 in two articles, the later one first, and 乙某 in one; 甲某 was touched."""
    fill(
        state,
        observed__articles=[
            row(ArticleRow, article_id="late", source="2.txt", ordinal=1),
            row(ArticleRow, article_id="early", source="1.txt", ordinal=2, seen_on="2023-02-01"),
        ],
        observed__person_roles=[
            row(PersonRoleRow, article_id="late", name="甲某", appearance=b"1"),
            row(PersonRoleRow, article_id="early", name="甲某", appearance=b"2"),
            row(PersonRoleRow, article_id="early", name="乙某", appearance=b"3"),
        ],
        state__touched=[NameRow(name="甲某")],
    )


def test_appearances_are_those_of_the_names_in_the_order_of_articles(state: State) -> None:
    with_three_appearances(state)
    assert fetched(state, "appearances", names="state.touched", share=0, shares=1) == [
        ("1.txt", 2, "甲某", b"2"),
        ("2.txt", 1, "甲某", b"1"),
    ]
    assert fetched(state, "count_appearances", names="state.touched") == [(2,)]


def test_every_appearance_is_in_one_share_with_all_of_its_name(state: State) -> None:
    with_three_appearances(state)
    state.touch_all_names()
    names = [
        {name for _, _, name, *_ in fetched(state, "appearances", names="state.touched", share=n, shares=7)}
        for n in range(7)
    ]
    assert sorted(name for share in names for name in share) == ["乙某", "甲某"]


def test_candidates_and_judgements_go_by_the_names_of_persons(state: State) -> None:
    fill(
        state,
        resolved__persons=[row(PersonRow, entity_id=i, name=name) for i, name in ("1甲", "2甲", "3乙")],
        resolved__identity_candidates=[
            row(IdentityCandidateRow, left_id="1", right_id="2"),
            row(IdentityCandidateRow, left_id="3", right_id="4"),
        ],
    )
    fetched(state, "judge", ids=["1", "2", "9"])
    assert state.connection.execute("FROM resolved.judged").fetchall() == [("甲",)]
    fetched(state, "forget_candidates", names="resolved.judged")
    assert state.connection.execute("SELECT left_id FROM resolved.identity_candidates").fetchall() == [("3",)]


@pytest.mark.parametrize(
    ("organizations", "bodies", "expected"),
    [
        pytest.param(
            [("某局", "甲县某局"), ("某局", "甲县某局"), ("某局", "乙县某局"), *[(n, n) for n in ("甲县某局", "乙县某局")]],
            [],
            {"某局": "甲县某局", "甲县某局": "甲县某局", "乙县某局": "乙县某局"},
            id="what-most-take-it-for",
        ),
        pytest.param(
            [("某局", "甲县某局"), ("某局", "丙县某局"), *[(n, n) for n in ("甲县某局", "丙县某局")]],
            [],
            {"某局": "丙县某局", "甲县某局": "甲县某局", "丙县某局": "丙县某局"},
            id="of-equals-the-first-by-name",
        ),
        pytest.param(
            [("丙", "乙丙"), ("乙丙", "甲乙丙"), ("甲乙丙", "甲乙丙")],
            [],
            {"丙": "甲乙丙", "乙丙": "甲乙丙", "甲乙丙": "甲乙丙"},
            id="one-step-further",
        ),
        pytest.param([("某局", "甲县某局")] * 2 + [("甲县某局",) * 2], ["某局"] * 3,
                     {"某局": "甲县某局", "甲县某局": "甲县某局"}, id="bodies-of-posts-count-once"),
    ],
)  # fmt: skip
def test_which_organization_a_name_stands_for(
    state: State, organizations: list[tuple[str, str]], bodies: list[str], expected: dict[str, str]
) -> None:
    fill(
        state,
        observed__articles=[row(ArticleRow, article_id="a")],
        observed__article_organizations=[
            organization(article_id="a", name=name, fuller=fuller) for name, fuller in organizations
        ],
        observed__article_bodies=[row(ArticleBodyRow, article_id="a", name=name) for name in bodies],
    )
    ask(state.connection, "bodies")
    assert dict(state.connection.execute("SELECT name, title FROM resolved.bodies").fetchall()) == expected


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("school", "company", "hospital"), "company"),
        (("school", "hospital"), "hospital"),
        (("hospital", "school"), "school"),
    ],
)
def test_an_organization_is_a_company_if_one_article_says_so_else_what_the_last_says(
    state: State, kinds: tuple[str, ...], expected: str
) -> None:
    articles = [f"{n}.txt" for n in range(len(kinds))]
    fill(
        state,
        observed__articles=[row(ArticleRow, article_id=a, source=a) for a in articles],
        observed__article_organizations=[
            organization(article_id=a, name="某某", fuller="某某", kind=kind)
            for a, kind in zip(articles, kinds, strict=True)
        ],
        observed__article_bodies=[row(ArticleBodyRow, article_id="0.txt", name="某某", kind="body")],
    )
    ask(state.connection, "bodies")
    assert state.connection.execute("SELECT kind FROM resolved.bodies").fetchall() == [(expected,)]


@pytest.mark.parametrize(("places", "jurisdiction"), [("甲甲", "甲"), ("甲乙", ""), (["甲", ""], "甲")])
def test_an_organization_has_all_its_forms_and_its_own_place_if_all_tell_one(
    state: State, places: str | list[str], jurisdiction: str
) -> None:
    fill(
        state,
        observed__articles=[row(ArticleRow, article_id=str(n), place="丙") for n in range(2)],
        observed__article_organizations=[
            organization(article_id="0", name="区某局", fuller="甲区某局", kind="body", place=places[0]),
            organization(article_id="1", name="甲区某局", fuller="甲区某局", kind="body", place=places[1]),
        ],
        observed__organization_mentions=[
            row(OrganizationMentionRow, article_id="0", name="区 某局", full_name="区某局"),
            row(OrganizationMentionRow, article_id="0", name="甲区某局", full_name="甲区某局"),
            row(OrganizationMentionRow, article_id="1", name="甲区某局", full_name="甲区某局"),
        ],
    )
    ask(state.connection, "bodies")
    ask(state.connection, "organizations")
    columns = "name, aliases, kind, jurisdiction, articles"
    assert state.connection.execute(f"SELECT {columns} FROM resolved.organizations").fetchall() == [
        ("甲区某局", "区 某局;区某局", "body", jurisdiction, 2)
    ]


@pytest.mark.parametrize("shares", [1, 3])
def test_a_participant_counts_once_where_it_is_first_named(state: State, shares: int) -> None:
    named = [("甲某", "person"), ("区某局", "organization"), ("甲区某局", "organization"), ("甲某", "person")]
    fill(
        state,
        resolved__owners=[
            OwnerRow(article_id="a", name="甲某", entity_id="p1"),
            OwnerRow(article_id="b", name="甲某", entity_id="p2"),
        ],
        observed__participations=[
            row(ParticipationRow, article_id="a", event_id="e", position=n, name=name, entity_kind=kind)
            for n, (name, kind) in enumerate(named)
        ],
        observed__article_organizations=[
            organization(article_id="a", name="区某局", fuller="甲区某局"),
            organization(article_id="a", name="甲区某局", fuller="甲区某局"),
        ],
        observed__articles=[row(ArticleRow, article_id="a")],
    )
    ask(state.connection, "bodies")
    state.connection.execute(create_table("resolved.participants", ParticipantRow))
    for share in range(shares):
        ask(state.connection, "participants", share=share, shares=shares)
    columns = "event_id, position, name, entity_kind"
    assert state.connection.execute(
        f"SELECT {columns} FROM resolved.participants ORDER BY position"
    ).fetchall() == [("e", 0, "甲某", "person"), ("e", 1, "甲区某局", "organization")]
    assert "p1" in {
        i for (i,) in state.connection.execute("SELECT entity_id FROM resolved.participants").fetchall()
    }


def test_a_report_that_is_like_no_other_is_an_event_by_itself(state: State) -> None:
    fill(state, observed__events=[row(EventRow, event_id=i) for i in "123"])
    state.connection.execute("CREATE TABLE resolved.merged AS SELECT '2' AS event_id, '1' AS merged_id")
    ask(state.connection, "merge_the_rest")
    rows = state.connection.execute("FROM resolved.merged").fetchall()
    assert sorted(rows) == [("1", "1"), ("2", "1"), ("3", "3")]


@pytest.mark.parametrize(
    ("number", "boundary"),
    [(resolve.AT_ONCE, 20_000), (resolve.PARTICIPATIONS_AT_ONCE, 250_000)],
)
def test_so_many_rows_are_in_memory_at_one_time(number: int, boundary: int) -> None:
    """As measured in docs/scale.md."""
    assert number == boundary


def encoded(name: str) -> bytes:
    """Somebody without a position, as an article keeps him or her."""
    return msgspec.msgpack.encode(
        PersonInArticle(
            article_id="a",
            source="a.txt",
            published_on="",
            seen_on="",
            name=name,
            role="other",
            positions=(),
            division=None,
            printed=(name,),
        )
    )


def test_people_are_resolved_a_share_at_a_time(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[int] = []
    keep = resolve._keep

    def counted(state, found):
        kept.append(len(found))
        return keep(state, found)

    monkeypatch.setattr(resolve, "AT_ONCE", 1)
    monkeypatch.setattr(resolve, "_keep", counted)
    names = ("甲某", "乙某", "丙某")
    fill(
        state,
        observed__articles=[row(ArticleRow, article_id="a")],
        observed__person_roles=[
            row(PersonRoleRow, article_id="a", name=name, appearance=encoded(name)) for name in names
        ],
        state__touched=[NameRow(name=name) for name in names],
    )
    resolve.resolve(state)
    assert (len(kept), sum(kept)) == (3, 3)
    assert len(state.connection.execute("FROM resolved.persons").fetchall()) == 3
