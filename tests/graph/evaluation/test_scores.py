"""The measures against figures counted by hand, on an invented annotation and on the sample page."""

import json
from pathlib import Path
from typing import Any

import pytest
from facts_as_frames import Facts, frames
from hypothesis import given
from hypothesis import strategies as st

from graph.evaluation.gold import read_gold
from graph.evaluation.scores import MEASURES, Score, Tally, evaluate
from graph.tables.rows import (
    ArticleRow,
    AttributionRow,
    EventRow,
    OrganizationMentionRow,
    ParticipationRow,
    PersonRoleRow,
)
from ner.errors import ConfigError

COUNTS = st.integers(0, 50)
SAMPLE_GOLD = Path(__file__).parents[3] / "data" / "gold"


class Run:
    """Collects the facts of a run, by hand."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Any]] = {
            "articles": [],
            "person_roles": [],
            "attributions": [],
            "organization_mentions": [],
            "events": [],
            "participations": [],
        }

    def article(self, key: str, name: str | None = None) -> str:
        name = name or key
        self.rows["articles"].append(
            ArticleRow(
                article_id=name,
                source=f"folder/{key}.txt",
                ordinal=1,
                headline="",
                byline="",
                published_on="",
                continued_to="",
                continued_from="",
                text_length=0,
            )
        )
        return name

    def person(self, article: str, name: str, role: str, *titles: str) -> None:
        self.rows["person_roles"].append(
            PersonRoleRow(article_id=article, entity_id=name, name=name, role=role)
        )
        for title in titles:
            place = len(self.rows["attributions"])
            self.rows["attributions"].append(
                AttributionRow(
                    attribution_id=str(place),
                    article_id=article,
                    mention_id="",
                    entity_id=name,
                    person=name,
                    title=title,
                    title_text=title,
                    post="",
                    organization="",
                    qualifier="",
                    rule="",
                    start=place,
                    end=place + 1,
                    quote="",
                )
            )

    def organization(self, article: str, name: str, kind: str = "company") -> None:
        place = len(self.rows["organization_mentions"])
        self.rows["organization_mentions"].append(
            OrganizationMentionRow(
                article_id=article,
                entity_id=name,
                name=name,
                kind=kind,
                start=place,
                end=place + 1,
                quote="",
            )
        )

    def event(
        self,
        article: str,
        kind: str,
        date: str,
        *people: str,
        start: str = "",
        companies: tuple[str, ...] = (),
    ) -> None:
        event_id = f"e{len(self.rows['events'])}"
        self.rows["events"].append(
            EventRow(
                event_id=event_id,
                merged_id=event_id,
                article_id=article,
                kind=kind,
                name="",
                date_start=start,
                date_end="",
                date_text=date,
                year_source="none",
                place="",
                quote="",
                rule="first/none",
            )
        )
        takers = [(name, "person") for name in people] + [(name, "company") for name in companies]
        for place, (name, entity_kind) in enumerate(takers):
            self.rows["participations"].append(
                ParticipationRow(
                    event_id=event_id,
                    entity_id=name,
                    name=name,
                    entity_kind=entity_kind,
                    role="attendee",
                    rule="",
                    start=place,
                    end=place + 1,
                    quote="",
                )
            )

    def score(self, gold: Path) -> Score:
        return evaluate(
            read_gold(gold), frames(Facts(**{name: tuple(rows) for name, rows in self.rows.items()}))
        )


ANNOTATION = {
    "persons": [
        {
            "name": "甲一",
            "titles": ["县长"],
            "titles_raw": ["某县县长"],
            "role": "official",
            "aliases": ["甲壹"],
        },
        {"name": "乙二", "titles": ["副县长", "局长"], "titles_raw": ["副县长", "局长"], "role": "official"},
        {"name": "丙三", "titles": ["董事长"], "titles_raw": ["董事长"], "role": "company"},
        {"name": "丁四", "titles": [], "titles_raw": [], "role": "journalist"},
        {
            "name": "戊五",
            "titles": ["教授"],
            "titles_raw": ["教授"],
            "role": "other",
            "optional_titles": ["博士"],
        },
    ],
    "orgs": [{"name": "某县某某科技公司", "type": "company"}, {"name": "某县某局", "type": "government"}],
    "events": [
        {
            "type": "inspection",
            "date": "3月5日上午",
            "participants": ["甲一", "乙二", "丙三"],
            "maybe": ["戊五"],
            "companies": [{"name": "某县某某科技公司"}],
            "companies_maybe": ["某某银行"],
        },
        {"type": "meeting", "date": "", "participants": []},
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "page.json").write_text(json.dumps(ANNOTATION, ensure_ascii=False), encoding="utf-8")
    return folder


def all_right() -> Run:
    found = Run()
    article = found.article("page")
    found.person(article, "甲一", "official", "县长")
    found.person(article, "乙二", "official", "副县长", "局长")
    found.person(article, "丙三", "company", "董事长")
    found.person(article, "丁四", "journalist")
    found.person(article, "戊五", "cited", "教授")
    found.organization(article, "某县某某科技公司")
    found.organization(article, "某县某局", "government")
    found.event(
        article,
        "inspection",
        "3月5日",
        "甲一",
        "乙二",
        "丙三",
        start="2021-03-05",
        companies=("某县某某科技公司",),
    )
    return found


def figures(score: Score) -> dict[str, tuple[int, int, int]]:
    return {name: (t.right, t.predicted, t.gold) for name, t in score.tallies.items()}


def test_all_right(gold: Path) -> None:
    score = all_right().score(gold)
    assert figures(score) == {
        "person": (5, 5, 5),
        "person_title": (4, 4, 4),
        "company": (1, 1, 1),
        "event": (1, 1, 1),
        "co_attendance": (3, 3, 3),
        "official_company": (2, 2, 2),
    }
    assert score.shares == {"participant_or_not": (5, 5), "event_kind": (1, 1), "event_date": (1, 1)}


def test_nothing_found(gold: Path) -> None:
    score = Run().score(gold)
    assert figures(score) == {
        "person": (0, 0, 5),
        "person_title": (0, 0, 4),
        "company": (0, 0, 1),
        "event": (0, 0, 1),
        "co_attendance": (0, 0, 3),
        "official_company": (0, 0, 2),
    }
    assert score.shares == {"participant_or_not": (0, 0), "event_kind": (0, 0), "event_date": (0, 0)}


def test_page_without_annotation_is_left_out(gold: Path) -> None:
    found = all_right()
    found.person(found.article("another page"), "己六", "official", "县长")
    assert figures(found.score(gold)) == figures(all_right().score(gold))


def test_pages_are_known_by_file_name(gold: Path) -> None:
    found = Run()
    found.person(found.article("page", "first article"), "甲一", "official")
    found.person(found.article("page", "second article"), "乙 二", "official")
    assert figures(found.score(gold))["person"] == (2, 2, 5)


def test_other_spelling_counts_as_the_name(gold: Path) -> None:
    found = Run()
    found.person(found.article("page"), "甲壹", "official", "县长")
    assert figures(found.score(gold))["person"] == (1, 1, 5)
    assert figures(found.score(gold))["person_title"] == (1, 1, 4)


def test_each_title_counts_once(gold: Path) -> None:
    found = Run()
    found.person(found.article("page"), "甲一", "official", "县长", "某县县长", "县委书记")
    assert figures(found.score(gold))["person_title"] == (1, 3, 4)


def test_titles_of_onlookers_do_not_count(gold: Path) -> None:
    found = Run()
    article = found.article("page")
    found.person(article, "戊五", "other", "教授", "博士")
    found.person(article, "丁四", "journalist", "记者")
    assert figures(found.score(gold))["person_title"] == (0, 0, 4)


def test_title_of_an_unknown_name_counts_against(gold: Path) -> None:
    found = Run()
    found.person(found.article("page"), "己六", "official", "县长")
    assert figures(found.score(gold))["person_title"] == (0, 1, 4)


def test_actor_in_one_article_is_actor_on_the_page(gold: Path) -> None:
    found = Run()
    article = found.article("page")
    found.person(article, "甲一", "cited")
    found.person(article, "甲一", "official")
    found.person(article, "戊五", "official")
    assert found.score(gold).shares["participant_or_not"] == (1, 2)


@pytest.mark.parametrize(
    ("name", "right"),
    [("某某科技公司", 1), ("某县某某科技公司第一分厂", 1), ("科技", 0), ("某某技术公司", 0)],
)
def test_company_known_by_part_of_its_name(gold: Path, name: str, right: int) -> None:
    found = Run()
    found.organization(found.article("page"), name)
    assert figures(found.score(gold))["company"] == (right, 1, 1)


@pytest.mark.parametrize(
    ("people", "right"),
    [
        (("甲一", "乙二"), 1),
        (("甲一",), 0),
        (("甲一", "乙二", "己六"), 1),
        (("甲一", "乙二", "己六", "庚七"), 0),
    ],
)
def test_event_needs_half_of_all_named(gold: Path, people: tuple[str, ...], right: int) -> None:
    found = Run()
    found.event(found.article("page"), "visit", "3月5日", *people)
    score = found.score(gold)
    assert figures(score)["event"] == (right, 1, 1)
    assert score.shares["event_kind"] == (0, right)


def test_event_is_matched_once(gold: Path) -> None:
    found = Run()
    article = found.article("page")
    found.event(article, "inspection", "", "甲一", "乙二")
    found.event(article, "meeting", "", "甲一", "乙二", "丙三")
    score = found.score(gold)
    assert figures(score)["event"] == (1, 2, 1)
    assert score.shares["event_kind"] == (0, 1)


def test_pair_open_to_doubt_does_not_count(gold: Path) -> None:
    found = Run()
    found.event(found.article("page"), "inspection", "3月5日", "甲一", "戊五", "己六")
    assert figures(found.score(gold))["co_attendance"] == (0, 2, 3)


def test_contacts_are_of_officials_and_doubtful_ones_do_not_count(gold: Path) -> None:
    found = Run()
    firms = ("某某科技公司", "某某银行", "另一公司")
    found.event(found.article("page"), "inspection", "3月5日", "甲一", "丙三", companies=firms)
    assert figures(found.score(gold))["official_company"] == (1, 2, 2)


def test_lines_name_every_measure(gold: Path) -> None:
    lines = all_right().score(gold).lines()
    assert [line.split()[0] for line in lines[:-1]] == list(MEASURES)
    assert lines[0] == "person           P 1.000 R 1.000 F1 1.000 (gold 5, predicted 5)"
    assert lines[-1] == "participant-or-not accuracy 1.000 of 5; event kind 1/1, event date 1/1"


def test_sample_page_is_read_article_by_article() -> None:
    found = Run()
    article = found.article("seed000")
    found.person(article, "杨国琴", "official", "区政协主席")
    found.event(article, "meeting", "1月31日上午", "杨国琴", "王宏", "马彦", "周钢", "袁雁飞", "杨俊", "吴伟")
    score = found.score(SAMPLE_GOLD)
    assert figures(score)["event"] == (1, 1, 5)
    assert figures(score)["co_attendance"] == (21, 21, 83)
    assert (score.shares["event_kind"], score.shares["event_date"]) == ((1, 1), (1, 1))


@pytest.mark.parametrize(
    ("content", "reason"),
    [("{", "not an annotation"), ("[]", "not an annotation"), ('{"persons": [{}]}', "no 'name'")],
)
def test_broken_annotation_is_named(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "page.json").write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=rf"page\.json: .*{reason}"):
        Run().score(tmp_path)


def test_folder_without_annotation_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no annotation"):
        Run().score(tmp_path)


@given(COUNTS, COUNTS, COUNTS)
def test_f1_lies_between_precision_and_recall(right: int, wrong: int, missed: int) -> None:
    tally = Tally(right, right + wrong, right + missed)
    low, high = sorted((tally.precision, tally.recall))
    assert low - 1e-9 <= tally.f1 <= high + 1e-9


def test_precision_is_of_the_predicted_and_recall_of_the_gold() -> None:
    tally = Tally(right=1, predicted=2, gold=4)
    assert (tally.precision, tally.recall) == (0.5, 0.25)
    assert tally.f1 == pytest.approx(1 / 3)


def test_nothing_predicted_of_nothing_is_zero() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (0.0, 0.0, 0.0)
