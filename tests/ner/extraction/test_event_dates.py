"""Which date an event has, and whether two dates are one day."""

import pytest
from recorded_tagger import report_on
from reported_events import events_in, one

from ner.extraction.article_facts import at_head
from ner.extraction.dates import find_dates
from ner.text.spans import Span


@pytest.mark.parametrize(
    ("text", "printed", "start", "end"),
    [
        pytest.param("2月1日下午，区长钱一诺出席会议。", "2月1日下午", "2023-02-01", "2023-02-02", id="day"),
        pytest.param(
            "12月30日，区长钱一诺出席会议。", "12月30日", "2022-12-30", "2022-12-31", id="last-year-s"
        ),
        pytest.param(
            "1月29日至30日，区长钱一诺考察企业。", "1月29日至30日", "2023-01-29", "2023-01-31", id="range"
        ),
        pytest.param("昨天，区长钱一诺出席会议。", "昨天", "2023-02-01", "2023-02-02", id="yesterday"),
        pytest.param("日前，区长钱一诺出席会议。", "日前", None, None, id="vague"),
        pytest.param(
            "区长钱一诺出席会议，部署2月10日的活动。", None, None, None, id="a-day-the-verb-does-not-reach"
        ),
        pytest.param(
            "2月1日，区委召开会议。区长钱一诺主持。",
            "2月1日",
            "2023-02-01",
            "2023-02-02",
            id="sentence-before",
        ),
        pytest.param(
            "2月1日，区委召开会议。\n区长钱一诺主持会议。", "2月1日", "2023-02-01", "2023-02-02", id="lead"
        ),
        pytest.param(
            "图为会场。\n某某 摄\n天晴。2月1日，区委召开会议。\n区长钱一诺主持会议。",
            "2月1日",
            "2023-02-01",
            "2023-02-02",
            id="lead-below-a-caption",
        ),
        pytest.param(
            "天晴。风小。花开。2月1日，区委召开会议。\n区长钱一诺主持会议。",
            None,
            None,
            None,
            id="behind-the-lead",
        ),
        pytest.param(
            "1月20日，某村发生火灾。\n接到火灾报告后，区长钱一诺到场。\n副区长孙二虎参加扑救。",
            "1月20日",
            "2023-01-20",
            "2023-01-21",
            id="upon-an-accident",
        ),
    ],
)
def test_date(text: str, printed: str | None, start: str | None, end: str | None) -> None:
    date = one(text).date
    assert (date.text if date else None) == printed
    interval = date.interval if date else None
    assert (interval.start.isoformat() if interval else None) == start
    assert (interval.end.isoformat() if interval else None) == end


def test_the_day_of_an_accident_is_not_the_day_of_the_visit() -> None:
    event = one("1月20日，某村发生火灾。\n区长钱一诺看望慰问群众。")
    assert event.date is None


def test_without_an_issue_date_the_year_stays_unknown() -> None:
    date = one("2月1日，区长钱一诺出席会议。", published_on="").date
    assert date is not None
    assert (date.text, date.interval) == ("2月1日", None)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("上个月，区长钱一诺到某村调研。", ["上个月"], id="a-month"),
        pytest.param("周二，区长钱一诺出席会议。", ["周二"], id="a-day-of-the-week"),
        pytest.param("节前，区长钱一诺看望老人。", ["节前"], id="a-feast"),
        pytest.param("重阳节前夕，区长钱一诺看望老人。", ["重阳节前夕"], id="the-eve-of-a-feast"),
        pytest.param("“六一”前夕，区长钱一诺看望儿童。", ["“六一”前夕"], id="a-feast-named-by-its-day"),
        pytest.param(
            "“八一”建军节到来之际，区长钱一诺看望官兵。", ["“八一”建军节到来之际"], id="a-feast-that-comes"
        ),
        pytest.param("清明节当天，区长钱一诺到陵园祭扫。", ["清明节当天"], id="the-day-of-a-feast"),
        pytest.param("项目完工前夕，区长钱一诺看望工人。", [""], id="no-feast"),
        pytest.param(
            "国庆前夕，区长钱一诺看望老人。国庆节当天，钱一诺看望学生。",
            ["国庆前夕", "国庆节当天"],
            id="a-feast-and-its-eve",
        ),
        pytest.param(
            "1月28日至30日，区长钱一诺赴外地考察。会议期间，钱一诺会见孙二虎。",
            ["1月28日至30日", "1月28日至30日"],
            id="a-period-of-a-stay",
        ),
        pytest.param(
            "1月28日，区长钱一诺赴外地考察。会议期间，钱一诺会见孙二虎。",
            ["1月28日", "会议期间"],
            id="a-period-of-a-day",
        ),
        pytest.param("区长钱一诺到某村调研。本周一，孙二虎主持会议。", ["", "本周一"], id="told-later"),
        pytest.param("记者从昨日召开的座谈会上获悉，区长钱一诺作了介绍。", ["昨日"], id="heard-there"),
        pytest.param(
            "2月1日，区长钱一诺主持会议。此前，钱一诺会见孙二虎。", ["2月1日", "此前"], id="before-that"
        ),
    ],
)
def test_days_that_are_not_printed_as_numbers(text: str, printed: list[str]) -> None:
    assert [event.date.text if event.date else "" for event in events_in(text)] == printed


def test_the_day_in_a_headline() -> None:
    text = "某典礼2月1日举行\n区长钱一诺参加典礼。"
    date = one(text, headline="某典礼2月1日举行").date
    assert date is not None
    assert date.text == "2月1日"


def test_a_period_is_no_day() -> None:
    date = one("两会期间，区长钱一诺参加审议。").date
    assert date is not None
    assert (date.text, date.interval) == ("两会期间", None)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("29日，区长钱一诺出席会议。1月29日下午，孙二虎参加。", 1),
        ("2月1日，区长钱一诺出席会议。2月3日，孙二虎参加。", 2),
        ("1月29日至30日，区长钱一诺出席会议。1月30日，孙二虎参加。", 1),
        ("1月29日至30日，区长钱一诺出席会议。1月31日，孙二虎参加。", 2),
    ],
)
def test_days_without_a_year(text: str, number: int) -> None:
    assert len(events_in(text, published_on="")) == number


def test_the_day_of_publication_is_not_that_of_the_event() -> None:
    text = "首页 > 要闻 发布时间：2023-02-02 来源：某中心\n昨天，区长钱一诺等走访慰问。\n钱一诺走进群众家中。"
    assert {event.date.text for event in events_in(text) if event.date} == {"昨天"}
    (event,) = events_in("首页 > 要闻 发布时间：2023-02-02\n区长钱一诺走访企业。")
    assert event.date is None


def test_a_day_of_a_tour_dates_what_follows_it() -> None:
    tour = "1月29日至31日，区长钱一诺到甲县考察。1月30日上午，钱一诺来到乙镇。"
    events = events_in(f"{tour}下午，钱一诺主持召开座谈会。")
    assert [(e.kind, e.date.text if e.date else "") for e in events] == [
        ("inspection", "1月29日至31日"),
        ("meeting", "1月30日上午"),
    ]


def test_that_day_is_not_the_day_of_another_meeting() -> None:
    text = "1月31日，区长钱一诺主持会议，贯彻1月15日举行的大会精神。又讯 同日下午，孙二虎到甲镇考察。"
    assert [e.date.text if e.date else "" for e in events_in(text)] == ["1月31日", "1月31日"]


def test_what_came_after_an_event_was_on_its_day() -> None:
    text = "2月1日，区长钱一诺会见客商。1月13日，孙二虎曾主持开工仪式。会见后，区长钱一诺到甲街道调研，李三多陪同。"
    days = [(event.kind, event.date.text, event.date.interval) for event in events_in(text) if event.date]
    assert [(kind, text) for kind, text, _ in days] == [
        ("meeting", "2月1日"),
        ("ceremony", "1月13日"),
        ("inspection", "会见后"),
    ]
    assert days[2][2] == days[0][2]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3月1日，区长钱一诺出席会议。3月廿一日，孙二虎参加。", 2),
        ("3月21日，区长钱一诺出席会议。3月廿一日，孙二虎参加。", 1),
        ("3月二十一日，区长钱一诺出席会议。3月廿一日，孙二虎参加。", 1),
        ("3月十日，区长钱一诺出席会议。3月二十日，孙二虎参加。", 2),
    ],
)
def test_days_in_chinese_numerals(text: str, number: int) -> None:
    assert len(events_in(text, published_on="")) == number


@pytest.mark.parametrize(
    ("before", "date"),
    [
        pytest.param("1月30日，消息传来。据区委办公室消息，2月1日，区委开会。", "2月1日", id="near-the-head"),
        pytest.param(
            "1月30日，区委开会。这座由多方出资建设的跨江大桥在2月1日通车。",
            "1月30日",
            id="too-far-from-the-head",
        ),
    ],
)
def test_a_date_near_the_head_of_a_sentence_dates_what_follows(before: str, date: str) -> None:
    event = one(f"{before}区长钱一诺主持会议。")
    assert event.date is not None
    assert event.date.text == date


@pytest.mark.parametrize(
    ("sentences", "date"),
    [
        pytest.param("天晴。风小。2月1日，区委开会。", "2月1日", id="third"),
        pytest.param("天晴。风小。水清。2月1日，区委开会。", None, id="fourth"),
        pytest.param("天晴。2月1日前，区委开会。", None, id="a-term"),
    ],
)
def test_the_date_of_the_lead_is_in_its_first_sentences(sentences: str, date: str | None) -> None:
    event = one(f"{sentences}\n区长钱一诺主持会议。")
    assert (event.date.text if event.date else None) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("昨日上午，区委召开会议。区长钱一诺昨日主持会议。", "昨日上午", id="in-the-paragraph"),
        pytest.param("昨日上午，区委召开会议。\n区长钱一诺昨日主持会议。", "昨日", id="in-another"),
        pytest.param("今日上午，区委召开会议。区长钱一诺昨日主持会议。", "昨日", id="of-another-day"),
    ],
)
def test_the_fuller_date_of_the_paragraph_counts(text: str, date: str) -> None:
    event = one(text)
    assert event.date is not None
    assert event.date.text == date


@pytest.mark.parametrize(
    ("text", "head"), [("2月1日，晴。", True), ("“2月1日，晴。", True), ("又，2月1日，晴。", False)]
)
def test_a_sentence_begins_with_its_date(text: str, head: bool) -> None:
    (date,) = find_dates(text)
    assert at_head(date, Span(0, len(text))) is head


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("据2月1日消息，前天，区长钱一诺主持会议。", "前天", id="day-of-the-news"),
        pytest.param(
            "区长钱一诺传达1月13日举行的大会的精神，2月1日主持会议。", "2月1日", id="another-meeting"
        ),
        pytest.param(
            "近日，区长钱一诺到甲村考察。1月30日，钱一诺来到乙村考察。", "1月30日", id="day-before-vague"
        ),
        pytest.param("2月1日，甲村发生火灾。\n区长钱一诺赶赴甲村。", None, id="accident"),
        pytest.param(
            "2月1日，甲村发生火灾。\n火灾发生后，区长钱一诺赶赴甲村。", "2月1日", id="upon-an-accident"
        ),
    ],
)
def test_whose_day_it_is(text: str, date: str | None) -> None:
    event = one(text)
    assert (event.date.text if event.date else None) == date


@pytest.mark.parametrize(
    ("second", "number"),
    [("正月初六上午", 1), ("正月初七上午", 2)],
    ids=["same-lunar-day", "other-lunar-day"],
)
def test_lunar_days_keep_events_apart(second: str, number: int) -> None:
    text = f"正月初六下午，区长钱一诺主持会议。{second}，孙二虎主持会议。"
    assert len(events_in(text)) == number


def test_days_of_two_months_without_a_year() -> None:
    text = "10月29日至11月1日，区长钱一诺到甲村考察。10月30日，钱一诺到乙村考察。"
    assert len(events_in(text, published_on="")) == 1


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        pytest.param(
            "1月20日上午，区长钱一诺会见客商。当晚，区长钱一诺设宴，孙二虎参加。",
            ["1月20日上午", "1月20日"],
            id="the-day-without-its-hour",
        ),
        pytest.param(
            "1月20日，某村发生火灾。21日凌晨，火被扑灭。火灾发生后，区长钱一诺当晚赶到现场。",
            ["1月20日"],
            id="the-day-of-the-accident",
        ),
        pytest.param(
            "1月20日，某村发生火灾。21日凌晨，区长钱一诺赶到现场。当晚，孙二虎主持会议。",
            ["21日凌晨", "21日"],
            id="the-last-day",
        ),
        pytest.param(
            "1月20日，区长钱一诺会见客商。\n客商是1月19日到达的。晚上，副区长孙二虎设宴欢迎客商。",
            ["1月20日", "1月19日"],
            id="an-hour-of-a-newer-day",
        ),
        pytest.param(
            "大事\n1月19日\n区长钱一诺主持会议。\n20日\n副区长孙二虎到甲村调研。",
            ["1月19日", "20日"],
            id="days-on-lines-of-their-own",
        ),
        pytest.param(
            "1月19日，甲某某病逝。\n区长钱一诺到家中吊唁并出席遗体告别仪式。\n某报23日消息，23日上午，遗体告别仪式在某村举行。",
            ["23日上午"],
            id="the-day-on-which-its-name-was-held",
        ),
        pytest.param("9月上旬，区长钱一诺赴甲村考察。", ["9月上旬"], id="a-part-of-a-month"),
    ],
)
def test_a_day_told_before(text: str, dates: list[str]) -> None:
    assert [event.date.text if event.date else "" for event in events_in(text)] == dates


@pytest.mark.parametrize(
    ("headline", "start"),
    [("甲区大事记", None), ("甲区1989年大事记", "1989-01-03"), ("甲区委召开会议", "2023-01-03")],
)
def test_a_chronicle_is_of_its_own_year(headline: str, start: str | None) -> None:
    (event,) = report_on(f"{headline}\n1月3日，区长钱一诺主持会议。", headline=headline).events
    assert event.date
    assert (str(event.date.interval.start) if event.date.interval else None) == start


@pytest.mark.parametrize(
    ("held", "date"),
    [("将于4月1日举办", None), ("已于4月1日举办", "4月1日")],
)
def test_the_day_of_a_plan_is_no_day_of_the_news(held: str, date: str | None) -> None:
    event = one(f"梨花节{held}。区长钱一诺主持会议。")
    assert (event.date.text if event.date else None) == date
