"""Who is the same person, and who is kept apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recorded_tagger import report_on

from graph.resolution.identities import Identity, identify, is_common_name
from graph.tables.rows import identifier
from ner.extraction.article_entities import PersonInArticle, persons_in
from ner.extraction.article_report import Report

DISTRICT, NEIGHBOUR, CITY = "杭州市拱墅区", "杭州市余杭区", "杭州市"


def reports_of(*articles: tuple[str, str]) -> list[Report]:
    """Reports on articles, each with the jurisdiction of its paper."""
    return [
        report_on(text, jurisdiction=jurisdiction, source=f"{number}.txt")
        for number, (text, jurisdiction) in enumerate(articles)
    ]


def people_in(reports: list[Report]) -> list[PersonInArticle]:
    return [person for report in reports for person in persons_in(report)]


def identities_of(*articles: tuple[str, str]) -> tuple[Identity, ...]:
    return identify(people_in(reports_of(*articles)))


def summary(identities: tuple[Identity, ...], name: str = "钱一诺") -> list[tuple[str, str, int]]:
    """Role, jurisdiction and number of articles of each identity of that name."""
    return sorted((i.role, i.jurisdiction, len(i.members)) for i in identities if i.name == name)


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        pytest.param(
            [("区长钱一诺出席会议。", DISTRICT), ("区长钱一诺作报告。", DISTRICT)],
            [("official", DISTRICT, 2)],
            id="same-post",
        ),
        pytest.param(
            [("副区长钱一诺出席会议。", DISTRICT), ("区长钱一诺出席会议。", DISTRICT)],
            [("official", DISTRICT, 2)],
            id="promoted",
        ),
        pytest.param(
            [("区长钱一诺出席会议。", DISTRICT), ("钱一诺出席会议。", DISTRICT)],
            [("official", DISTRICT, 2)],
            id="without-a-post-in-one",
        ),
        pytest.param([("钱一诺出席会议。", DISTRICT)], [("other", DISTRICT, 1)], id="without-any-post"),
        pytest.param(
            [("区长钱一诺出席会议。", DISTRICT), ("区长钱一诺出席会议。", NEIGHBOUR)],
            [("official", NEIGHBOUR, 1), ("official", DISTRICT, 1)],
            id="another-place",
        ),
        pytest.param(
            [("区长钱一诺出席会议。", DISTRICT), ("拱墅区区长钱一诺出席会议。", NEIGHBOUR)],
            [("official", DISTRICT, 2)],
            id="a-guest-in-the-neighbour-s-paper",
        ),
        pytest.param(
            [("区长钱一诺出席会议。", DISTRICT), ("副市长钱一诺出席会议。", DISTRICT)],
            [("official", CITY, 1), ("official", DISTRICT, 1)],
            id="another-level",
        ),
        pytest.param(
            [("区长钱一诺出席会议。", DISTRICT), ("远岚集团董事长钱一诺出席会议。", DISTRICT)],
            [("company", DISTRICT, 1), ("official", DISTRICT, 1)],
            id="leader-of-a-firm",
        ),
        pytest.param(
            [("区长钱一诺出席会议。", DISTRICT), ("记者钱一诺报道。", DISTRICT)],
            [("journalist", DISTRICT, 1), ("official", DISTRICT, 1)],
            id="reporter",
        ),
        pytest.param(
            [("区长钱一诺出席会议。", DISTRICT), ("学习钱一诺总书记重要讲话精神。", DISTRICT)],
            [("cited", "中国", 1), ("official", DISTRICT, 1)],
            id="cited",
        ),
    ],
)
def test_who_is_who(articles: list[tuple[str, str]], expected: list[tuple[str, str, int]]) -> None:
    assert summary(identities_of(*articles)) == expected


ARTICLES = (
    ("区委书记钱一诺、区长孙二虎出席会议。", DISTRICT),
    ("区委书记钱一诺主持会议，李三多参加。", DISTRICT),
    ("区长钱一诺与副区长李三多出席会议。", NEIGHBOUR),
    ("远岚集团董事长孙二虎出席会议。", DISTRICT),
    ("记者李三多报道。", DISTRICT),
    ("市长孙二虎会见钱一诺。", CITY),
)


@pytest.mark.parametrize(
    ("role", "texts"),
    [
        pytest.param("journalist", ("记者钱一诺报道。",), id="journalist"),
        pytest.param("cited", ("学习钱一诺总书记重要讲话精神。",), id="cited"),
        pytest.param("other", ("区长钱一诺出席会议。", "专家钱一诺出席会议。"), id="other"),
    ],
)
def test_the_role_stands_in_the_id_where_the_name_alone_is_not_enough(
    role: str, texts: tuple[str, ...]
) -> None:
    found = identities_of(*((text, DISTRICT) for text in texts))
    (identity,) = [i for i in found if i.role == role]
    place = "中国" if role == "cited" else DISTRICT
    assert identity.entity_id == identifier("person", "钱一诺", place, role)


def test_the_post_stands_in_the_id_of_a_namesake() -> None:
    found = identities_of(
        ("区长钱一诺出席会议。", DISTRICT),
        ("远岚集团董事长钱一诺出席会议。", DISTRICT),
        ("云垚集团总经理钱一诺出席会议。", DISTRICT),
    )
    (leader,) = [i for i in found if i.role == "company"]
    assert leader.entity_id == identifier("person", "钱一诺", DISTRICT, "总经理|云垚集团")
    (official,) = [i for i in found if i.role == "official"]
    assert official.entity_id == identifier("person", "钱一诺", DISTRICT, "")


def test_members_are_sorted_by_article() -> None:
    (identity,) = identities_of(
        ("区长钱一诺出席会议。", DISTRICT), ("钱一诺讲话。", DISTRICT), ("区长钱一诺讲话。", DISTRICT)
    )
    assert [m.article_id for m in identity.members] == ["0.txt", "1.txt", "2.txt"]


def test_a_name_without_a_post_is_the_official_rather_than_the_company_leader() -> None:
    found = identities_of(
        ("区长钱一诺出席会议。", DISTRICT),
        ("远岚集团董事长钱一诺出席会议。", DISTRICT),
        ("钱一诺讲话。", DISTRICT),
    )
    assert summary(found) == [("company", DISTRICT, 1), ("official", DISTRICT, 2)]


@given(st.permutations(range(len(ARTICLES))))
def test_ids_do_not_depend_on_the_order_of_articles(order: list[int]) -> None:
    reports = reports_of(*ARTICLES)

    def summary(row: list[Report]) -> set[tuple[str, str, str, tuple[str, ...]]]:
        return {
            (i.entity_id, i.name, i.role, tuple(sorted(m.article_id for m in i.members)))
            for i in identify(people_in(row))
        }

    assert summary([reports[n] for n in order]) == summary(reports)


def test_an_id_does_not_change_when_an_article_of_the_same_person_is_added() -> None:
    (before,) = identities_of(("区长钱一诺出席会议。", DISTRICT))
    (after,) = identities_of(("区委副书记钱一诺出席会议。", DISTRICT), ("区长钱一诺出席会议。", DISTRICT))
    assert before.entity_id == after.entity_id


def test_an_official_keeps_the_id_when_a_namesake_turns_up() -> None:
    (alone,) = identities_of(("区长钱一诺出席会议。", DISTRICT))
    both = identities_of(("区长钱一诺出席会议。", DISTRICT), ("记者钱一诺报道。", DISTRICT))
    assert alone.entity_id in {i.entity_id for i in both if i.role == "official"}


@pytest.mark.parametrize(
    ("one", "other", "days", "apart"),
    [
        pytest.param(
            "区长钱一诺", "区法院院长钱一诺", ("2023-02-02", "2023-02-03"), True, id="two-seats-at-once"
        ),
        pytest.param(
            "区长钱一诺", "区人大常委会主任钱一诺", ("2021-02-02", "2023-02-03"), False, id="moved-later"
        ),
        pytest.param("区长钱一诺", "区委书记钱一诺", ("2023-02-02", "2023-02-03"), False, id="promoted"),
        pytest.param("区长钱一诺", "区政协副主席钱一诺", ("2023-02-02", "2023-02-03"), False, id="a-deputy"),
        pytest.param(
            "区长钱一诺", "原区政协主席钱一诺", ("2023-02-02", "2023-02-03"), False, id="held-before"
        ),
        pytest.param("区长钱一诺", "区法院院长钱一诺", ("", "2023-02-03"), False, id="day-unknown"),
        pytest.param("区长钱一诺", "区法院院长钱一诺", ("2023-01-02", "2023-02-02"), True, id="a-month"),
        pytest.param(
            "区长钱一诺", "区法院院长钱一诺", ("2023-01-01", "2023-02-02"), False, id="more-than-a-month"
        ),
        pytest.param(
            "区人大常委会主任钱一诺", "区政协主席钱一诺", ("2023-02-02", "2023-02-03"), True, id="two-houses"
        ),
        pytest.param(
            "区检察院检察长钱一诺", "区法院院长钱一诺", ("2023-02-02", "2023-02-03"), True, id="two-courts"
        ),
    ],
)
def test_seats_that_nobody_holds_at_once(one: str, other: str, days: tuple[str, str], apart: bool) -> None:
    reports = [
        report_on(f"{text}出席会议。", jurisdiction=DISTRICT, source=f"{day or 'x'}.txt", published_on=day)
        for text, day in zip((one, other), days, strict=True)
    ]
    identities = identify(people_in(reports))
    assert len(identities) == 1 + apart
    assert identities == identify(people_in(reports)[::-1])


def test_a_name_without_a_seat_is_in_the_first_of_two_groups() -> None:
    found = identities_of(
        ("区长钱一诺出席会议。", DISTRICT),
        ("区法院院长钱一诺出席会议。", DISTRICT),
        ("钱一诺讲话。", DISTRICT),
    )
    posts = {tuple(sorted({p.post for m in i.members for p in m.positions})): len(i.members) for i in found}
    assert posts == {("区长",): 2, ("区法院院长",): 1}


def test_identities_are_sorted_by_id() -> None:
    ids = [i.entity_id for i in identities_of(*ARTICLES)]
    assert ids == sorted(ids)


LEADER = "国务院副总理钱一诺出席会议。"


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        pytest.param(
            [(LEADER, DISTRICT), (LEADER, NEIGHBOUR), (LEADER, "")], [("official", "中国", 3)], id="a-post"
        ),
        pytest.param(
            [(LEADER, DISTRICT), ("钱一诺出席会议。", "")], [("official", "中国", 2)], id="no-post-no-place"
        ),
        pytest.param(
            [(LEADER, DISTRICT), ("钱一诺和国务院总理钱二出席会议。", NEIGHBOUR)],
            [("official", "中国", 2)],
            id="no-post-among-leaders",
        ),
        pytest.param(
            [("外交部部长钱一诺出席会议。", DISTRICT), ("钱一诺出席会议。", NEIGHBOUR)],
            [("official", "中国", 1), ("other", NEIGHBOUR, 1)],
            id="no-post-in-a-local-paper",
        ),
        pytest.param(
            [(LEADER, DISTRICT), ("钱一诺指出，要办好学校。", NEIGHBOUR)],
            [("official", "中国", 2)],
            id="no-post-in-a-local-paper-with-a-leader-s-name",
        ),
        pytest.param(
            [(LEADER, DISTRICT), ("星河有限公司董事长钱一诺出席会议。", NEIGHBOUR)],
            [("company", NEIGHBOUR, 1), ("official", "中国", 1)],
            id="a-firm-s-leader-with-a-leader-s-name",
        ),
        pytest.param(
            [(LEADER, DISTRICT), ("副总理钱一诺出席会议。", NEIGHBOUR)],
            [("official", "中国", 2)],
            id="the-bare-title",
        ),
        pytest.param(
            [(LEADER, DISTRICT), ("区长钱一诺出席会议。", NEIGHBOUR)],
            [("official", "中国", 1), ("official", NEIGHBOUR, 1)],
            id="a-local-post",
        ),
        pytest.param(
            [
                ("中央政治局委员、上海市委书记钱一诺出席会议。", DISTRICT),
                ("上海市委书记钱一诺出席会议。", NEIGHBOUR),
            ],
            [("official", "中国", 2)],
            id="one-local-post-in-both",
        ),
        pytest.param(
            [("全国人大代表钱一诺发言。", DISTRICT)], [("official", DISTRICT, 1)], id="a-mandate-is-local"
        ),
    ],
)
def test_the_holder_of_a_national_post_is_one_person(
    articles: list[tuple[str, str]], expected: list[tuple[str, str, int]]
) -> None:
    assert summary(identities_of(*articles), "钱一诺") == sorted(expected)


@pytest.mark.parametrize(
    ("text", "paper", "expected"),
    [
        pytest.param(
            "党和国家领导人李三、王一民出席会议。", "", [("official", "中国", 2)], id="among-leaders"
        ),
        pytest.param("李三、王一民等领导同志表示慰问。", "", [("official", "中国", 2)], id="an-official"),
        pytest.param(
            "李三、王一民等领导同志表示慰问。",
            NEIGHBOUR,
            [("official", "中国", 1), ("official", NEIGHBOUR, 1)],
            id="an-official-in-a-local-paper",
        ),
        pytest.param(
            "李三、王一民出席会议。", "", [("official", "中国", 1), ("other", "", 1)], id="nobody-s-leader"
        ),
        pytest.param(
            "排水管理处副书记李三出席会议。",
            "",
            [("official", "", 1), ("official", "中国", 1)],
            id="a-namesake-with-a-post",
        ),
    ],
)
def test_a_leader_of_the_nation_with_a_short_and_common_name(
    text: str, paper: str, expected: list[tuple[str, str, int]]
) -> None:
    leader = report_on("国务院总理李三出席会议。", persons=["李三"])
    other = report_on(text, jurisdiction=paper, source="b.txt", persons=["李三", "王一民"])
    assert summary(identify(people_in([leader, other])), "李三") == sorted(expected)


@pytest.mark.parametrize(("name", "common"), [("钱二", True), ("钱一诺", False), ("粟二", False)])
def test_a_short_and_common_name(name: str, common: bool) -> None:
    assert is_common_name(name) == common


def test_a_name_in_traditional_characters_is_that_in_simplified_ones() -> None:
    (person,) = identities_of(("區長錢一諾出席會議。", DISTRICT))
    (same,) = identities_of(("区长钱一诺出席会议。", DISTRICT))
    assert (person.entity_id, person.name, person.role) == (same.entity_id, "钱一诺", "official")
