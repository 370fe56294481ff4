"""Successions: holders of one seat in the order of time, from invented articles of several days."""

import pytest
from recorded_tagger import DISTRICT, RecordedTagger

import graph
from ner.extraction.seats import has_one_holder, tenure_of

Rows = list[dict[str, str]]


def successions(*texts: tuple[str, str], jurisdiction: str = DISTRICT) -> Rows:
    corpus = graph.read(list(texts), jurisdiction=jurisdiction, tagger=RecordedTagger())
    return [
        {str(k): str(v) for k, v in row.items()} for row in corpus.frames["successions"].to_dict("records")
    ]


def of(rows: Rows, post: str, *fields: str) -> list[tuple[str, ...]]:
    return [tuple(row[field] for field in fields) for row in rows if row["post"] == post]


TURNOVER = (
    ("区长钱一诺主持召开会议。", "2021-01-10"),
    ("区长钱一诺到会讲话。", "2021-06-30"),
    ("区长孙二虎主持召开会议。", "2021-07-11"),
    ("区长孙二虎到会讲话。", "2023-02-02"),
)


def test_holders_in_order_with_the_days_between() -> None:
    rows = successions(*TURNOVER)
    assert of(rows, "区长", "position", "person", "since", "until", "gap_days", "overlap_days", "seats") == [
        ("1", "钱一诺", "2021-01-10", "2021-06-30", "0", "0", "one"),
        ("2", "孙二虎", "2021-07-11", "2023-02-02", "10", "0", "one"),
    ]
    assert {row["organization"] for row in rows} == {"杭州市拱墅区人民政府"}
    assert {(row["since_basis"], row["until_basis"], row["conflict"]) for row in rows} == {
        ("observed", "observed", "")
    }


def test_the_order_of_the_articles_does_not_matter() -> None:
    one, other = successions(*TURNOVER), successions(*reversed(TURNOVER))
    fields = ("position", "person", "since", "until", "gap_days", "seat_id")
    assert of(one, "区长", *fields) == of(other, "区长", *fields)


def test_two_in_one_seat_at_one_time_contradict() -> None:
    rows = successions(*TURNOVER, ("区长钱一诺到会讲话。", "2021-07-21"))
    assert of(rows, "区长", "person", "gap_days", "overlap_days", "conflict") == [
        ("钱一诺", "0", "0", ""),
        ("孙二虎", "0", "10", "seen in the post together with 钱一诺 for 10 days"),
    ]


def test_posts_of_which_there_are_several_have_no_order() -> None:
    rows = successions(
        ("副区长钱一诺、孙二虎出席会议。", "2021-01-10"), ("副区长李三多出席会议。", "2021-02-10")
    )
    found = of(rows, "副区长", "seats", "position", "gap_days", "overlap_days", "conflict")
    assert found == [("several", "0", "0", "0", "")] * 3


def test_seats_of_two_places_are_two() -> None:
    rows = successions(
        ("杭州市西湖区区长钱一诺出席会议。", "2021-01-10"), ("杭州市拱墅区区长孙二虎出席会议。", "2021-01-10")
    )
    assert len({row["seat_id"] for row in rows}) == 2
    assert of(rows, "区长", "position", "conflict") == [("1", "")] * 2


def test_an_acting_holder_is_marked_and_overlaps_in_peace() -> None:
    rows = successions(
        ("代区长孙二虎主持召开会议。", "2021-06-11"),
        ("区长钱一诺到会讲话。", "2021-06-21"),
    )
    assert of(rows, "区长", "person", "acting") == [("孙二虎", "yes"), ("钱一诺", "")]


def test_who_was_acting_and_then_holds_the_post_has_a_row_for_each() -> None:
    rows = successions(
        ("代区长孙二虎主持召开会议。", "2021-06-11"), ("区长孙二虎主持召开会议。", "2021-12-11")
    )
    assert of(rows, "区长", "person", "since", "until", "acting") == [
        ("孙二虎", "2021-06-11", "2021-06-11", "yes"),
        ("孙二虎", "2021-12-11", "2021-12-11", ""),
    ]
    assert of(rows, "区长", "overlap_days", "conflict") == [("0", "")] * 2


def test_who_is_appointed_as_acting_is_acting() -> None:
    rows = successions(
        ("2月1日，任命孙二虎为拱墅区人民政府代理区长。", "2023-02-02"),
        ("区长孙二虎主持召开会议。", "2023-06-11"),
    )
    assert of(rows, "区长", "person", "since", "since_basis", "acting") == [
        ("孙二虎", "2023-02-01", "stated", "yes"),
        ("孙二虎", "2023-06-11", "observed", ""),
    ]


def test_a_deputy_who_stands_in_is_acting_in_the_post_above() -> None:
    rows = successions(("区民政局副局长（主持工作）孙二虎参加会议。", "2021-06-11"))
    assert of(rows, "区民政局副局长", "person", "acting") == [("孙二虎", "")]
    assert of(rows, "区民政局局长", "person", "acting") == [("孙二虎", "yes")]


def test_an_overlap_with_an_earlier_holder_than_the_last_is_named() -> None:
    rows = successions(
        *TURNOVER[:2],
        ("区长孙二虎到会。", "2021-02-01"),
        ("区长孙二虎到会。", "2021-02-10"),
        ("区长李三多到会。", "2021-03-01"),
    )
    assert of(rows, "区长", "person", "conflict")[2] == (
        "李三多",
        "seen in the post together with 钱一诺 for 121 days",
    )


def test_a_stated_appointment_and_the_predecessor_that_the_text_names() -> None:
    rows = successions(
        ("区长钱一诺主持召开会议。", "2021-06-01"),
        ("任命孙二虎为杭州市拱墅区人民政府区长，免去钱一诺的杭州市拱墅区人民政府区长职务。", "2021-07-02"),
        ("区长孙二虎主持召开会议。", "2021-09-01"),
    )
    assert of(rows, "区长", "person", "predecessor") == [("钱一诺", ""), ("孙二虎", "钱一诺")]


def test_a_former_holder_has_no_row() -> None:
    rows = successions(("原区长钱一诺出席座谈会，区长孙二虎参加。", "2021-06-01"))
    assert of(rows, "区长", "person") == [("孙二虎",)]


def test_who_was_seen_on_no_known_day_has_no_place_in_the_order() -> None:
    rows = successions(("区长钱一诺主持召开会议。", "2021-06-01"), ("区长孙二虎到会讲话。", ""))
    assert sorted(of(rows, "区长", "position", "person", "since", "since_basis")) == [
        ("0", "孙二虎", "", ""),
        ("1", "钱一诺", "2021-06-01", "observed"),
    ]


def test_the_days_lead_to_their_attributions() -> None:
    corpus = graph.read(list(TURNOVER), jurisdiction=DISTRICT, tagger=RecordedTagger())
    days = dict(zip(corpus.articles["article_id"], corpus.articles["published_on"], strict=True))
    cited = {row["attribution_id"]: days[row["article_id"]] for row in corpus.attributions.to_dict("records")}
    for row in corpus.successions.to_dict("records"):
        assert {cited[key] for key in row["attribution_ids"].split(";")} == {
            str(row["since"])[:10],
            str(row["until"])[:10],
        }


@pytest.mark.parametrize(
    ("post", "one"),
    [
        ("区委书记", True),
        ("区委副书记", False),
        ("市长", True),
        ("常务副市长", False),
        ("区政协主席", True),
        ("市委常委", False),
        ("市政协委员", False),
        ("主任委员", True),
        ("董事长", True),
        ("市长助理", False),
        ("党组成员", False),
        ("二级巡视员", False),
        ("", False),
    ],
)
def test_how_many_hold_a_post(post: str, one: bool) -> None:
    assert has_one_holder(post) is one


@pytest.mark.parametrize(
    ("qualifier", "tenure"),
    [("", "held"), ("代", "acting"), ("时任", "former"), ("候任", "designate"), ("新任", "held")],
)
def test_how_somebody_is_in_a_post(qualifier: str, tenure: str) -> None:
    assert tenure_of(qualifier) == tenure
