"""Who, kept apart, could be one person: scores and reasons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recorded_tagger import report_on

from graph.resolution.candidates import candidates
from graph.resolution.identities import Identity, identify
from graph.resolution.judgements import Judgement
from ner.extraction.article_entities import PersonInArticle, persons_in
from ner.extraction.article_report import Report

DISTRICT, NEIGHBOUR, CITY, ELSEWHERE = "杭州市拱墅区", "杭州市余杭区", "杭州市", "成都市武侯区"
TOWN = ("区长钱一诺出席会议。", DISTRICT, "2023-02-02")


def reports_of(*articles: tuple[str, str, str]) -> list[Report]:
    """Reports on articles, each with the jurisdiction and the day of its paper."""
    return [
        report_on(text, jurisdiction=place, published_on=day, source=f"{number}.txt")
        for number, (text, place, day) in enumerate(articles)
    ]


def people_in(reports: list[Report]) -> list[PersonInArticle]:
    return [person for report in reports for person in persons_in(report)]


def identities_of(*articles: tuple[str, str, str]) -> tuple[Identity, ...]:
    return identify(people_in(reports_of(*articles)))


@pytest.mark.parametrize(
    ("other", "score", "reasons"),
    [
        pytest.param(
            ("区长钱一诺出席会议。", NEIGHBOUR, "2023-02-02"),
            0.2,
            ["same name", "of one province", "both seen in their posts at one time"],
            id="at-one-time-next-door",
        ),
        pytest.param(
            ("区长钱一诺出席会议。", ELSEWHERE, "2023-02-02"),
            0.1,
            ["different jurisdictions", "at one time"],
            id="at-one-time-far-away",
        ),
        pytest.param(
            ("区长钱一诺出席会议。", NEIGHBOUR, "2021-02-02"),
            0.5,
            ["one seen until 2021-02-02, the other from 2023-02-02 on"],
            id="transferred",
        ),
        pytest.param(
            ("副市长钱一诺出席会议。", CITY, "2024-02-02"),
            0.6,
            ["lie within each other", "one seen until 2023-02-02, the other from 2024-02-02 on"],
            id="promoted",
        ),
        pytest.param(
            ("副市长、原拱墅区区长钱一诺出席会议。", CITY, "2024-02-02"),
            1.0,
            ["one left the post of the other, 杭州市拱墅区人民政府区长"],
            id="promoted-as-a-text-says",
        ),
        pytest.param(
            ("副市长、原余杭区区长钱一诺出席会议。", CITY, "2024-02-02"),
            0.6,
            ["lie within each other"],
            id="left-another-post",
        ),
        pytest.param(
            ("远岚集团董事长钱一诺出席会议。", DISTRICT, "2023-02-02"),
            0.1,
            ["one is company, the other official|one is official, the other company"],
            id="leader-of-a-firm",
        ),
        pytest.param(
            ("区长钱一诺出席会议。", NEIGHBOUR, ""),
            0.4,
            ["same name", "of one province"],
            id="day-unknown-next-door",
        ),
        pytest.param(
            ("区长钱一诺出席会议。", ELSEWHERE, ""),
            0.3,
            ["different jurisdictions"],
            id="day-unknown-far-away",
        ),
        pytest.param(
            ("拱墅区原区长、副市长钱一诺出席会议。", CITY, ""),
            0.9,
            ["one left the post of the other"],
            id="left-on-an-unknown-day",
        ),
        pytest.param(
            ("钱一诺出席会议。", NEIGHBOUR, "2023-02-02"),
            0.5,
            ["different jurisdictions", "one is without a post"],
            id="without-a-post-elsewhere",
        ),
    ],
)
def test_scores(other: tuple[str, str, str], score: float, reasons: list[str]) -> None:
    identities = identities_of(TOWN, other)
    (row,) = candidates(identities)
    assert (row.judgement, row.score) == ("UNSURE", score)
    assert {row.left_id, row.right_id} == {i.entity_id for i in identities}
    assert row.left_id < row.right_id
    for part in reasons:
        assert any(alternative in row.reasons for alternative in part.split("|"))


def test_a_short_common_name_says_less() -> None:
    def score(name: str) -> float:
        articles = [(f"区长{name}出席会议。", place, "2023-02-02") for place in (DISTRICT, NEIGHBOUR)]
        found = [
            report_on(text, jurisdiction=place, published_on=day, source=place, persons=[name])
            for text, place, day in articles
        ]
        (row,) = candidates(identify(people_in(found)))
        return row.score

    assert [score(name) for name in ("王诺", "王一诺", "乜诺")] == [0.1, 0.2, 0.2]


def test_a_position_in_common_says_much() -> None:
    identities = identities_of(
        ("区委委员、区长钱一诺出席会议。", DISTRICT, "2023-02-02"),
        ("区委委员、区法院院长钱一诺出席会议。", DISTRICT, "2023-02-02"),
    )
    (row,) = candidates(identities)
    assert (row.score, "same post 中共杭州市拱墅区委员会 区委委员" in row.reasons) == (0.5, True)


@pytest.mark.parametrize(
    "text", ["记者钱一诺报道。", "学习钱一诺总书记重要讲话精神。"], ids=["reporter", "cited"]
)
def test_reporters_and_the_cited_are_never_candidates(text: str) -> None:
    assert candidates(identities_of(TOWN, (text, DISTRICT, "2023-02-02"))) == ()


def test_other_names_are_no_candidates() -> None:
    assert candidates(identities_of(("区长钱一诺、副区长孙二虎出席会议。", DISTRICT, "2023-02-02"))) == ()


def test_a_pair_that_was_judged_says_so() -> None:
    identities = identities_of(TOWN, ("区长钱一诺出席会议。", NEIGHBOUR, "2023-02-02"))
    left, right = (i.entity_id for i in identities)
    judged = Judgement(
        left_id=right,
        right_id=left,
        judgement="NEGATIVE",
        by="me",
        on="2026-01-02",
        why="two photos",
        where="",
    )
    (row,) = candidates(identities, [judged])
    assert row.judgement == "NEGATIVE"
    assert row.reasons.endswith("judged by me on 2026-01-02: two photos")


def test_a_judged_pair_is_listed_whatever_the_names() -> None:
    identities = identities_of(("区长钱一诺、副区长孙二虎出席会议。", DISTRICT, "2023-02-02"))
    left, right = (i.entity_id for i in identities)
    judged = Judgement(left_id=left, right_id=right, judgement="UNSURE", by="", on="", why="", where="")
    (row,) = candidates(identities, [judged])
    assert (row.judgement, row.score) == ("UNSURE", 0.0)
    assert row.reasons.startswith("different names")


ARTICLES = (
    TOWN,
    ("区长钱一诺与副区长李三多出席会议。", NEIGHBOUR, "2023-02-03"),
    ("副市长钱一诺会见李三多。", CITY, "2024-02-02"),
    ("远岚集团董事长钱一诺出席会议。", DISTRICT, "2023-02-02"),
)


@given(st.permutations(range(len(ARTICLES))))
def test_the_order_of_articles_does_not_matter(order: list[int]) -> None:
    reports = reports_of(*ARTICLES)
    rows = candidates(identify(people_in([reports[n] for n in order])))
    assert rows == candidates(identify(people_in(reports)))


def test_who_holds_a_national_post_and_a_name_without_a_post_of_a_place() -> None:
    minister = ("外交部部长钱一诺出席会议。", DISTRICT, "2023-02-02")
    (found,) = candidates(identities_of(minister, ("钱一诺出席会议。", NEIGHBOUR, "2023-02-02")))
    assert (found.score, "one holds a national post, the other none of a place" in found.reasons) == (
        0.7,
        True,
    )
    (other,) = candidates(identities_of(minister, ("区长钱一诺出席会议。", NEIGHBOUR, "2023-02-02")))
    assert "one holds a national post" not in other.reasons
