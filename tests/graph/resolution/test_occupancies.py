"""Observations of persons in posts, and the beginnings and ends that texts state."""

import pytest
from recorded_tagger import report_on

from graph.resolution.identities import identify
from graph.resolution.occupancies import occupancies
from graph.tables.rows import OccupancyRow
from ner.extraction.article_entities import persons_in


def occupancies_of(*texts: str, published_on: str = "2023-02-02") -> tuple[OccupancyRow, ...]:
    """The occupancies that articles of one newspaper lead to."""
    reports = [
        report_on(text, source=f"{number}.txt", published_on=published_on)
        for number, text in enumerate(texts)
    ]
    return occupancies(identify(person for report in reports for person in persons_in(report)))


def occupancy(post: str, *texts: str, person: str = "钱一诺") -> OccupancyRow:
    """The one row of that person and post."""
    (row,) = [o for o in occupancies_of(*texts) if (o.post, o.person) == (post, person)]
    return row


def posts_of(*texts: str, person: str = "钱一诺") -> list[tuple[str, str]]:
    """Post and qualifier of each row of a person."""
    return [(o.post, o.qualifier) for o in occupancies_of(*texts) if o.person == person]


def test_a_plain_mention_is_only_an_observation() -> None:
    row = occupancy("区长", "1月31日，区长钱一诺出席会议。")
    assert (row.first_observed, row.last_observed) == ("2023-01-31", "2023-01-31")
    assert (row.start_date, row.end_date, row.articles) == ("", "", 1)
    assert row.organization == "杭州市拱墅区人民政府"


def test_observations_of_several_articles() -> None:
    row = occupancy(
        "区长", "1月31日，区长钱一诺出席会议。", "1月4日，区长钱一诺调研。", "区长钱一诺指出，要抓好。"
    )
    assert (row.first_observed, row.last_observed, row.articles) == ("2023-01-04", "2023-02-02", 3)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        pytest.param("1月31日，钱一诺当选区长。", "2023-01-31", "", id="elected"),
        pytest.param("1月31日，区人大常委会决定任命钱一诺为区长。", "2023-01-31", "", id="appointed"),
        pytest.param("1月31日，区人大常委会决定免去钱一诺的区长职务。", "", "2023-01-31", id="removed"),
        pytest.param("1月31日，钱一诺不再担任区长。", "", "2023-01-31", id="no-longer"),
        pytest.param("钱一诺当选区长。", "", "", id="elected-on-an-unknown-day"),
        pytest.param("1月31日，钱一诺以区长身份出席会议。", "", "", id="no-appointment"),
        pytest.param("1月31日，区长钱一诺出席会议。", "", "", id="in-post"),
    ],
)
def test_what_a_text_states(text: str, start: str, end: str) -> None:
    rows = [o for o in occupancies_of(text, "区长钱一诺指出，要抓好。") if o.person == "钱一诺"]
    assert [(r.post, r.start_date, r.end_date) for r in rows] == [("区长", start, end)]


def test_one_comes_and_another_goes() -> None:
    text = "1月31日，区人大常委会决定任命孙二虎为区财政局局长，免去李三多的区财政局局长职务。"
    assert occupancy("区财政局局长", text, person="孙二虎").start_date == "2023-01-31"
    gone = occupancy("区财政局局长", text, person="李三多")
    assert (gone.start_date, gone.end_date) == ("", "2023-01-31")


def test_a_removal_is_no_observation() -> None:
    row = occupancy("区长", "1月31日，钱一诺不再担任区长。")
    assert (row.first_observed, row.last_observed, row.end_date) == ("", "", "2023-01-31")


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        pytest.param("钱一诺等区领导出席会议。", [], id="collective"),
        pytest.param("专家钱一诺出席会议。", [], id="occupation"),
        pytest.param("记者钱一诺报道。", [], id="reporter"),
        pytest.param("学习钱一诺总书记重要讲话精神。", [], id="cited"),
        pytest.param("区委副书记、区长钱一诺出席会议。", [("区委副书记", ""), ("区长", "")], id="two-posts"),
        pytest.param("区委书记钱一诺曾任区长。", [("区委书记", ""), ("区长", "曾任")], id="held-before"),
        pytest.param("区委书记、原区长钱一诺出席会议。", [("区委书记", ""), ("区长", "原")], id="former"),
        pytest.param("代区长钱一诺出席会议。", [("区长", "代")], id="acting"),
        pytest.param("钱一诺、孙二虎等副区长出席会议。", [], id="a-post-for-a-whole-list"),
        pytest.param("区长、教授钱一诺出席会议。", [("区长", "")], id="a-post-and-an-occupation"),
        pytest.param("区领导、区长钱一诺出席会议。", [("区长", "")], id="a-collective-title-and-a-post"),
    ],
)
def test_which_posts_make_an_occupancy(text: str, posts: list[tuple[str, str]]) -> None:
    assert sorted(posts_of(text)) == posts


def test_a_post_without_its_body_is_the_one_that_another_text_names() -> None:
    rows = occupancies_of("远岚集团董事长钱一诺出席会议。", "董事长钱一诺指出，要抓好。")
    assert [(r.post, r.organization, r.articles) for r in rows] == [("董事长", "远岚集团", 2)]


def test_a_post_without_its_body_stays_apart_when_two_fit() -> None:
    rows = occupancies_of(
        "远岚集团董事长钱一诺出席会议。", "云垚集团董事长钱一诺出席会议。", "董事长钱一诺指出，要抓好。"
    )
    assert sorted(r.organization for r in rows) == ["", "云垚集团", "远岚集团"]


def test_a_former_post_without_its_body_is_no_present_one() -> None:
    rows = occupancies_of("远岚集团董事长钱一诺出席会议。", "原董事长钱一诺出席会议。")
    assert [(r.organization, r.qualifier) for r in rows] == [("", "原"), ("远岚集团", "")]


def test_another_post_of_the_body_is_none_of_its_holder() -> None:
    rows = occupancies_of("远岚集团董事长钱一诺出席会议。", "总经理钱一诺出席会议。")
    assert [(r.post, r.organization) for r in rows] == [("总经理", ""), ("董事长", "远岚集团")]


def test_of_several_stated_dates_the_first_start_and_the_last_end_count() -> None:
    row = occupancy(
        "区长",
        "1月31日，钱一诺当选区长。",
        "1月4日，钱一诺当选区长。",
        "1月5日，钱一诺不再担任区长。",
        "1月30日，钱一诺不再担任区长。",
        "钱一诺当选区长。",
        "钱一诺不再担任区长。",
    )
    assert (row.start_date, row.end_date) == ("2023-01-04", "2023-01-30")


def test_rows_are_sorted_by_person_and_post() -> None:
    rows = occupancies_of("区委书记、区人大常委会主任钱一诺，区委副书记、区长孙二虎出席会议。")
    keys = [(r.entity_id, r.post) for r in rows]
    assert keys == sorted(keys)
    assert len(keys) == 4


def test_an_article_of_an_unknown_day_gives_no_first_observation() -> None:
    (row,) = occupancies_of("2023年1月4日，区长钱一诺调研。", "区长钱一诺指出，要抓好。", published_on="")
    assert (row.first_observed, row.last_observed, row.articles) == ("2023-01-04", "2023-01-04", 2)
