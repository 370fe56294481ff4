"""The measures against figures counted by hand, on an invented annotation and on the sample page."""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from facts_as_frames import Facts, frames

from graph.evaluation.gold import read_gold
from graph.evaluation.matching import plain
from graph.evaluation.scores import MEASURES, SHARES, Score, evaluate, total
from graph.tables.rows import (
    ArticleRow,
    AttributionRow,
    EventRow,
    OrganizationMentionRow,
    ParticipationRow,
    PersonRoleRow,
)
from ner.errors import ConfigError

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

    def person(self, article: str, name: str, role: str, *titles: str, body: str = "") -> None:
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
                    organization=body,
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
        roles: Mapping[str, str] = MappingProxyType({}),
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
                    role=roles.get(name, "attendee"),
                    rule="",
                    start=place,
                    end=place + 1,
                    quote="",
                )
            )

    def score(self, gold: Path) -> Score:
        found = frames(Facts(**{name: tuple(rows) for name, rows in self.rows.items()}))
        return total(evaluate(read_gold(gold), found).values())


ANNOTATION = {
    "persons": [
        {
            "name": "甲一",
            "titles": ["县长"],
            "titles_raw": ["某县县长"],
            "role": "official",
            "aliases": ["甲壹"],
            "orgs": ["某县政府"],
        },
        {"name": "乙二", "titles": ["副县长", "局长"], "titles_raw": ["副县长", "局长"], "role": "official"},
        {
            "name": "丙三",
            "titles": ["董事长"],
            "titles_raw": ["董事长"],
            "role": "company",
            "orgs": ["某某科技公司"],
        },
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
            "roles": {"甲一": "speaker", "丙三": "host"},
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
    found.person(article, "甲一", "official", "县长", body="某县人民政府")
    found.person(article, "乙二", "official", "副县长", "局长")
    found.person(article, "丙三", "company", "董事长", body="某县某某科技公司")
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
        roles={"甲一": "speaker", "丙三": "host"},
    )
    return found


def figures(score: Score) -> dict[str, tuple[int, int, int]]:
    return {name: (score[name].right, score[name].predicted, score[name].gold) for name in MEASURES}


def shares(score: Score) -> dict[str, tuple[int, int]]:
    return {name: (score[name].right, score[name].gold) for name in SHARES}


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
    assert shares(score) == {
        "participant_or_not": (5, 5),
        "event_kind": (1, 1),
        "event_date": (1, 1),
        "event_role": (2, 2),
        "body": (2, 2),
    }


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
    assert shares(score) == {
        "participant_or_not": (0, 0),
        "event_kind": (0, 0),
        "event_date": (0, 0),
        "event_role": (0, 0),
        "body": (0, 2),
    }


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
    assert figures(found.score(gold))["person_title"] == (1, 2, 4)


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
    assert shares(found.score(gold))["participant_or_not"] == (1, 2)


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
    assert shares(score)["event_kind"] == (0, right)


def test_event_is_matched_once(gold: Path) -> None:
    found = Run()
    article = found.article("page")
    found.event(article, "inspection", "", "甲一", "乙二")
    found.event(article, "meeting", "", "甲一", "乙二", "丙三")
    score = found.score(gold)
    assert figures(score)["event"] == (1, 2, 1)
    assert shares(score)["event_kind"] == (0, 1)


def test_pair_open_to_doubt_does_not_count(gold: Path) -> None:
    found = Run()
    found.event(found.article("page"), "inspection", "3月5日", "甲一", "戊五", "己六")
    assert figures(found.score(gold))["co_attendance"] == (0, 2, 3)


def test_contacts_are_of_officials_and_doubtful_ones_do_not_count(gold: Path) -> None:
    found = Run()
    firms = ("某某科技公司", "某某银行", "另一公司")
    found.event(found.article("page"), "inspection", "3月5日", "甲一", "丙三", companies=firms)
    assert figures(found.score(gold))["official_company"] == (1, 2, 2)


@pytest.mark.parametrize(
    ("role", "right"), [("speaker", 1), ("attendee", 0)], ids=["the annotated role", "another role"]
)
def test_role_at_the_event(gold: Path, role: str, right: int) -> None:
    found = Run()
    found.event(found.article("page"), "inspection", "3月5日", "甲一", "乙二", roles={"甲一": role})
    assert shares(found.score(gold))["event_role"] == (right, 1)


@pytest.mark.parametrize(
    ("body", "right"),
    [("某县人民政府", 1), ("某县政府", 1), ("", 0), ("某县人大", 0)],
)
def test_body_of_a_post(gold: Path, body: str, right: int) -> None:
    found = Run()
    found.person(found.article("page"), "甲一", "official", "县长", body=body)
    assert shares(found.score(gold))["body"] == (right, 2)


def test_of_events_with_the_same_persons_the_right_kind_and_day_is_meant(gold: Path) -> None:
    found = Run()
    article = found.article("page")
    everybody = ("甲一", "乙二", "丙三")
    found.event(article, "meeting", "3月4日", *everybody)
    found.event(article, "inspection", "3月5日", *everybody)
    found.event(article, "meeting", "3月6日", *everybody)
    score = found.score(gold)
    assert (shares(score)["event_kind"], shares(score)["event_date"]) == ((1, 1), (1, 1))


def test_the_best_fit_is_matched_first(tmp_path: Path) -> None:
    events = [
        {"type": "meeting", "date": "", "participants": ["甲一", "乙二"]},
        {"type": "visit", "date": "", "participants": ["甲一", "乙二", "丙三"]},
    ]
    (tmp_path / "page.json").write_text(json.dumps({"events": events}), encoding="utf-8")
    found = Run()
    found.event(found.article("page"), "visit", "", "甲一", "乙二", "丙三")
    score = found.score(tmp_path)
    assert (figures(score)["event"], shares(score)["event_kind"]) == ((1, 1, 2), (1, 1))


@pytest.mark.parametrize(("people", "predicted"), [(("戊五",), 0), (("戊五", "己六"), 1)])
def test_event_of_those_who_perhaps_took_part_counts_neither_way(
    tmp_path: Path, people: tuple[str, ...], predicted: int
) -> None:
    event = {"type": "meeting", "date": "", "participants": [], "maybe": ["戊五"]}
    (tmp_path / "page.json").write_text(json.dumps({"events": [event]}), encoding="utf-8")
    found = Run()
    found.event(found.article("page"), "meeting", "", *people)
    assert figures(found.score(tmp_path))["event"] == (0, predicted, 0)


def test_person_whom_the_text_leaves_open_is_not_judged(tmp_path: Path) -> None:
    person = {"name": "甲一", "titles": [], "role": "unknown"}
    (tmp_path / "page.json").write_text(json.dumps({"persons": [person]}), encoding="utf-8")
    found = Run()
    found.person(found.article("page"), "甲一", "official", "县长")
    score = found.score(tmp_path)
    assert shares(score)["participant_or_not"] == (0, 0)
    assert figures(score)["person_title"] == (0, 0, 0)


def test_post_printed_with_its_body_and_without_is_one(tmp_path: Path) -> None:
    person = {
        "name": "甲一",
        "titles": ["副厅长", "省住建厅副厅长"],
        "titles_raw": ["副厅长", "某省住建厅副厅长"],
        "role": "official",
    }
    (tmp_path / "page.json").write_text(json.dumps({"persons": [person]}), encoding="utf-8")
    found = Run()
    found.person(found.article("page"), "甲一", "official", "副厅长", "省住建厅副厅长")
    assert figures(found.score(tmp_path))["person_title"] == (1, 1, 1)


def test_brackets_in_either_width_are_one(gold: Path) -> None:
    found = Run()
    found.organization(found.article("page"), "某县某某科技公司(北京)")
    assert figures(found.score(gold))["company"] == (1, 1, 1)
    assert plain("某 (北京)") == "某（北京）"


def test_sample_page_is_read_article_by_article() -> None:
    found = Run()
    article = found.article("seed000")
    found.person(article, "杨国琴", "official", "区政协主席")
    found.event(article, "meeting", "1月31日上午", "杨国琴", "王宏", "马彦", "周钢", "袁雁飞", "杨俊", "吴伟")
    score = found.score(SAMPLE_GOLD)
    assert figures(score)["event"] == (1, 1, 5)
    assert figures(score)["co_attendance"] == (21, 21, 83)
    assert (shares(score)["event_kind"], shares(score)["event_date"]) == ((1, 1), (1, 1))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "not an annotation"),
        ("[]", "not an annotation"),
        ('{"persons": [{}]}', "no 'name'"),
        ("[" * 100_000, "deeply"),
    ],
)
def test_broken_annotation_is_named(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "page.json").write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=rf"page\.json: .*{reason}"):
        Run().score(tmp_path)


def test_a_folder_named_like_an_annotation_is_named(tmp_path: Path) -> None:
    (tmp_path / "page.json").mkdir()
    with pytest.raises(ConfigError, match=r"page\.json: not an annotation: not a regular file"):
        Run().score(tmp_path)


def test_folder_without_annotation_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no annotation"):
        Run().score(tmp_path)
