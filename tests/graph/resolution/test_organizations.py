"""Companies and organizations as judged: joined, kept apart, listed as pairs, carried over to new ids."""

from collections.abc import Iterator, Sequence
from functools import partial

import pytest
from blank_rows import row as blank
from facts_as_frames import Facts
from recorded_tagger import facts_and_problems, facts_in, report_on

from graph.resolution.judgements import Judgement
from graph.resolution.organizations import organization_candidates, resolve_organizations
from graph.store.queries import run
from graph.store.schema import create_table
from graph.store.state import State
from graph.tables.build_state import ParticipantRow
from graph.tables.observations import ArticleOrganizationRow
from graph.tables.rows import ArticleRow, OrganizationRow, ParticipationRow, identifier
from ner.errors import ConfigError
from ner.extraction.article_report import Report

organization_id = partial(identifier, "organization")


def judged(left: str, right: str, judgement: str, lead: str = "left") -> Judgement:
    return Judgement(
        left_id=organization_id(left),
        right_id=organization_id(right),
        judgement=judgement,
        by="甲",
        on="2026-01-02",
        why="工商登记",
        where=f"{left}-{right}",
        kind="organization",
        lead=lead,
    )


@pytest.fixture
def state() -> Iterator[State]:
    """某局 is short for 甲县某局 in one article and stands alone in another; 乙厂 and 丙厂 stand alone."""
    takes = [
        ("1", "某局", "甲县某局"),
        ("1", "甲县某局", "甲县某局"),
        ("2", "乙厂", "乙厂"),
        ("2", "丙厂", "丙厂"),
    ]
    with State() as opened:
        opened.add_rows("observed.articles", [blank(ArticleRow, article_id=i, source=i) for i in "12"])
        opened.add_rows(
            "observed.article_organizations",
            [
                blank(ArticleOrganizationRow, article_id=i, name=name, fuller=fuller, kind="government")
                for i, name, fuller in takes
            ],
        )
        yield opened


def names_of(state: State) -> dict[str, str]:
    """The organization that each name stands for."""
    return dict(state.connection.execute("SELECT name, title FROM resolved.bodies").fetchall())


APART = {"某局": "甲县某局", "甲县某局": "甲县某局", "乙厂": "乙厂", "丙厂": "丙厂"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([], {}, id="by-the-rules"),
        pytest.param([judged("乙厂", "丙厂", "POSITIVE")], {"丙厂": "乙厂"}, id="left-leads"),
        pytest.param([judged("乙厂", "丙厂", "POSITIVE", "right")], {"乙厂": "丙厂"}, id="right-leads"),
        pytest.param(
            [judged("乙厂", "某局", "POSITIVE")], {"某局": "乙厂", "甲县某局": "乙厂"}, id="by-a-short-name"
        ),
        pytest.param(
            [judged("乙厂", "丙厂", "POSITIVE"), judged("甲县某局", "乙厂", "POSITIVE")],
            {"乙厂": "甲县某局", "丙厂": "甲县某局"},
            id="chained",
        ),
        pytest.param([judged("甲县某局", "某局", "NEGATIVE")], {"某局": "某局"}, id="not-short-for-it"),
        pytest.param(
            [judged("某局", "甲县某局", "NEGATIVE"), judged("某局", "乙厂", "POSITIVE")],
            {"某局": "某局", "乙厂": "某局"},
            id="apart-and-joined-to-another",
        ),
        pytest.param([judged("某局", "甲县某局", "UNSURE")], {}, id="unsure-changes-nothing"),
    ],
)
def test_what_names_stand_for(state: State, rows: Sequence[Judgement], expected: dict[str, str]) -> None:
    assert resolve_organizations(state, rows) == ()
    assert names_of(state) == APART | expected


def test_a_joined_organization_has_one_row_with_all_names_and_a_judgement_taken_back_leaves_none(
    state: State,
) -> None:
    ask = "SELECT entity_id, aliases FROM resolved.organizations WHERE name = '乙厂'"
    resolve_organizations(state, [judged("乙厂", "丙厂", "POSITIVE")])
    assert state.connection.execute(ask).fetchall() == [(organization_id("乙厂"), "丙厂")]
    resolve_organizations(state)
    assert state.connection.execute(ask).fetchall() == [(organization_id("乙厂"), "")]


def test_a_participant_is_not_the_name_that_it_is_not_short_for(state: State) -> None:
    state.add_rows(
        "observed.participations",
        [blank(ParticipationRow, event_id="e", article_id="1", name="某局", entity_kind="company")],
    )
    for rows, expected in (([], "甲县某局"), ([judged("某局", "甲县某局", "NEGATIVE")], "某局")):
        resolve_organizations(state, rows)
        state.connection.execute(create_table("resolved.participants", ParticipantRow))
        run("graph.resolution", state.connection, "participants", share=0, shares=1)
        found = state.connection.execute("SELECT entity_id, name FROM resolved.participants").fetchall()
        assert found == [(organization_id(expected), expected)]


def test_a_judgement_on_nobody_is_named_and_the_rest_obeyed(state: State) -> None:
    rows = [judged("乙厂", "丁厂", "POSITIVE"), judged("乙厂", "丙厂", "POSITIVE")]
    (problem,) = resolve_organizations(state, rows)
    assert str(problem) == f"乙厂-丁厂: no organization {organization_id('丁厂')}"
    assert names_of(state)["丙厂"] == "乙厂"


def test_two_names_that_are_short_for_a_third_cannot_be_kept_apart(state: State) -> None:
    state.add_rows(
        "observed.article_organizations",
        [blank(ArticleOrganizationRow, article_id="2", name="县某局", fuller="甲县某局", kind="government")],
    )
    (problem,) = resolve_organizations(state, [judged("某局", "县某局", "NEGATIVE")])
    assert str(problem) == "某局-县某局: cannot be kept apart: 某局 and 县某局 are short for one name"


def test_contradictions_are_refused(state: State) -> None:
    rows = [judged("乙厂", "丙厂", "POSITIVE"), judged("丙厂", "某局", "POSITIVE")]
    with pytest.raises(ConfigError, match=r"某局-乙厂: \w+ and \w+ are joined by other rows"):
        resolve_organizations(state, [*rows, judged("某局", "乙厂", "NEGATIVE")])


def of(kind: str, place: str, *names: str) -> list[OrganizationRow]:
    return [
        OrganizationRow(
            entity_id=organization_id(name), name=name, aliases="", kind=kind, jurisdiction=place, articles=1
        )
        for name in names
    ]


@pytest.mark.parametrize(
    ("organizations", "pairs"),
    [
        pytest.param(of("company", "", "云垚", "云垚集团"), {("云垚", "云垚集团", 0.4)}, id="a-firm-begins"),
        pytest.param(
            of("company", "甲县", "垚公司", "云垚公司"), {("垚公司", "云垚公司", 0.6)}, id="a-firm-ends"
        ),
        pytest.param(
            of("government", "甲县", "县某某局", "甲县某某局"),
            {("县某某局", "甲县某某局", 0.6)},
            id="a-body-ends",
        ),
        pytest.param(of("government", "甲县", "甲县政府", "甲县政府研究室"), set(), id="a-part-of-a-body"),
        pytest.param(of("government", "甲县", "某局", "甲县某局"), set(), id="too-short"),
        pytest.param(
            of("company", "甲县", "云垚") + of("company", "乙县", "云垚集团"), set(), id="other-place"
        ),
        pytest.param(of("company", "", "云垚") + of("government", "", "云垚公司"), set(), id="other-kind"),
        pytest.param(
            of("government", "", "办公厅", *(f"{x}部办公厅" for x in "甲乙丙丁")), set(), id="a-common-word"
        ),
    ],
)
def test_pairs_that_may_be_one(
    organizations: list[OrganizationRow], pairs: set[tuple[str, str, float]]
) -> None:
    expected = {(frozenset(map(organization_id, names)), score) for *names, score in pairs}
    found = organization_candidates(organizations)
    assert {(frozenset((row.left_id, row.right_id)), row.score) for row in found} == expected
    assert {row.judgement for row in found} <= {"UNSURE"}


def test_a_judged_pair_is_listed_with_who_judged() -> None:
    rows = of("company", "", "乙厂", "丙厂")
    (found,) = organization_candidates(rows, [judged("乙厂", "丙厂", "NEGATIVE")])
    assert (found.judgement, found.kind) == ("NEGATIVE", "company")
    assert found.reasons.startswith("different names ")
    assert found.reasons.endswith("; judged by 甲 on 2026-01-02: 工商登记")


def reports() -> list[Report]:
    return [
        report_on(text, source=f"{number}.txt")
        for number, text in enumerate(
            (
                "区长钱一诺到远岚科技有限公司调研。",
                "区长钱一诺到云垚集团调研。",
                "副区长李三多到远岚科技有限公司调研。",
            )
        )
    ]


def companies(facts: Facts) -> dict[str, str]:
    return {o.name: o.aliases for o in facts.organizations if o.kind == "company"}


def test_the_network_has_one_company_in_place_of_two() -> None:
    assert companies(facts_in(reports())) == {"远岚科技有限公司": "", "云垚集团": ""}
    found, problems = facts_and_problems(
        reports(), judgements=[judged("云垚集团", "远岚科技有限公司", "POSITIVE")]
    )
    assert problems == ()
    assert companies(found) == {"云垚集团": "远岚科技有限公司"}
    firms = {p.entity_id for p in found.participations if p.entity_kind == "company"}
    assert firms == {organization_id("云垚集团")} == {c.target_id for c in found.coappearances} & firms
