"""The events of an article: kind, date, place, who took part in which role, and what keeps events apart."""

import pytest
from recorded_tagger import report_on

from ner.extraction.events import Event

DAY = "2月1日"


def events_in(text: str, **options: str) -> tuple[Event, ...]:
    return report_on(text, places=("某村", "石桥街道"), **options).events


def one(text: str, **options: str) -> Event:
    (event,) = events_in(text, **options)
    return event


def names(event: Event, kind: str = "person") -> dict[str, str]:
    """The participants of a kind with their roles."""
    return {p.name: p.role for p in event.participants if p.kind == kind}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("区长钱一诺主持召开座谈会。", "meeting"),
        ("区长钱一诺会见孙二虎一行。", "meeting"),
        ("区长钱一诺到石桥街道调研。", "inspection"),
        ("区长钱一诺赶赴现场指挥救援。", "inspection"),
        ("区长钱一诺看望慰问困难群众。", "visit"),
        ("区长钱一诺出席项目开工仪式。", "ceremony"),
        ("区长钱一诺出席签约仪式。", "signing"),
        ("区长钱一诺参加植树活动。", "activity"),
        pytest.param("区长钱一诺来到甲村，察看灾情，慰问群众。", "inspection", id="looks-then-consoles"),
        pytest.param("区长钱一诺到医院看望伤员，查看救治情况。", "visit", id="consoles-then-looks"),
        pytest.param(
            "区里举行签约活动。区长钱一诺出席活动。", "signing", id="the-event-of-the-sentence-before"
        ),
        pytest.param("区里表彰先进。区长钱一诺主持召开座谈会。", "meeting", id="an-event-of-its-own"),
        pytest.param("区长钱一诺与客商座谈。双方签署了合作协议。", "signing", id="a-deal-ends-the-talks"),
        pytest.param(
            "区长钱一诺与客商座谈。\n日前，双方签署了合作协议。", "meeting", id="a-deal-of-another-day"
        ),
        pytest.param("区长钱一诺前往甲村，了解秋收情况。", "inspection", id="learns-how-it-is"),
        pytest.param("区长钱一诺来到敬老院，与老人共度佳节。", "visit", id="spends-the-feast"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert one(f"{DAY}，{text}").kind == kind


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


def test_place() -> None:
    assert one("2月1日，区长钱一诺到某村调研。").place == "某村"


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        pytest.param(
            "区长钱一诺到远岚科技有限公司、青砚股份有限公司调研。",
            {"远岚科技有限公司": "host", "青砚股份有限公司": "host"},
            id="visited",
        ),
        pytest.param(
            "区长钱一诺到远岚科技有限公司调研，看好云垚集团的产品。",
            {"远岚科技有限公司": "host"},
            id="praised",
        ),
        pytest.param(
            "区长钱一诺出席座谈会，强调要学习远岚科技有限公司的做法。", {}, id="mentioned-in-passing"
        ),
        pytest.param(
            "区长钱一诺赴上海，拜会了云垚集团、青砚银行。",
            {"云垚集团": "attendee", "青砚银行": "attendee"},
            id="met",
        ),
        pytest.param(
            "区长钱一诺主持座谈会，远岚科技有限公司董事长孙二虎参加。",
            {"远岚科技有限公司": "attendee"},
            id="represented",
        ),
        pytest.param(
            "区长钱一诺主持座谈会，青砚银行杭州分行党委书记、行长孙二虎参加。",
            {"青砚银行杭州分行": "attendee"},
            id="branch-represented",
        ),
        pytest.param("区长钱一诺主持座谈会，远岚科技有限公司原董事长孙二虎参加。", {}, id="former-leader"),
        pytest.param(
            "远岚科技有限公司举行开业仪式，区长钱一诺出席。", {"远岚科技有限公司": "host"}, id="hosts"
        ),
        pytest.param(
            "2月1日上午，远岚科技有限公司举行开业仪式，区长钱一诺出席。",
            {"远岚科技有限公司": "host"},
            id="hosts-on-a-day",
        ),
        pytest.param(
            "区长钱一诺出席签约仪式，区政府与远岚科技有限公司签署协议。",
            {"远岚科技有限公司": "signatory"},
            id="signs",
        ),
        pytest.param(
            "区长钱一诺主持座谈会。会上，远岚科技有限公司与银行签订协议。",
            {"远岚科技有限公司": "signatory"},
            id="signs-at-a-meeting",
        ),
        pytest.param(
            "区长钱一诺主持座谈会。会上，远岚科技有限公司介绍了产品。", {}, id="shows-its-goods-at-a-meeting"
        ),
        pytest.param(
            "区长钱一诺率队到甲县考察。甲县是大县。代表团一行先后考察了某景区、远岚科技有限公司。",
            {"远岚科技有限公司": "host"},
            id="the-tour-goes-on",
        ),
        pytest.param(
            "区长钱一诺率队到甲县考察。甲县是大县。当地去年考察了远岚科技有限公司。",
            {},
            id="others-went-there",
        ),
        pytest.param(
            "区长钱一诺率队到甲县考察。在远岚科技有限公司，要求企业抓好生产。",
            {"远岚科技有限公司": "host"},
            id="a-stop-of-the-tour",
        ),
        pytest.param(
            "区长钱一诺来到远岚科技有限公司，与职工座谈。", {"远岚科技有限公司": "host"}, id="talks-there"
        ),
        pytest.param(
            "区长钱一诺主持会议。会上，甲镇、远岚科技有限公司负责人作了交流发言。",
            {"远岚科技有限公司": "attendee"},
            id="heard-at-the-meeting",
        ),
        pytest.param(
            "签约仪式举行。区长钱一诺代表签约方发言，他说，看中的是远岚科技有限公司的技术。",
            {},
            id="named-in-a-speech",
        ),
        pytest.param(
            "区长钱一诺主持会议。远岚科技有限公司负责人日前投案。", {}, id="the-head-of-a-firm-elsewhere"
        ),
        pytest.param(
            "区长钱一诺参加展览开幕式。展览由区政府主办，由远岚科技有限公司承办。",
            {"远岚科技有限公司": "host"},
            id="organises",
        ),
        pytest.param(
            "区长钱一诺率队到甲县考察。甲县是大县。天气晴。风很大。代表团一行考察了远岚科技有限公司。",
            {},
            id="too-far-away",
        ),
    ],
)
def test_companies(text: str, companies: dict[str, str]) -> None:
    assert names(one(text), "company") == companies


def test_a_firm_of_another_event_is_not_at_this_one() -> None:
    text = "2月1日，区长钱一诺会见客人。副区长孙二虎与远岚科技有限公司签署协议，周四海出席签字仪式。"
    assert [names(event, "company") for event in events_in(text)] == [{}, {"远岚科技有限公司": "signatory"}]


def test_one_meeting_told_in_two_sentences_is_one_event() -> None:
    event = one("2月1日，区长钱一诺主持会议。副区长孙二虎、李三多参加会议。")
    assert names(event) == {"钱一诺": "chair", "孙二虎": "attendee", "李三多": "attendee"}


def test_other_days_are_other_events() -> None:
    events = events_in("1月30日，区长钱一诺会见孙二虎。2月1日，区长钱一诺会见李三多。")
    assert [set(names(event)) for event in events] == [{"钱一诺", "孙二虎"}, {"钱一诺", "李三多"}]


def test_one_day_in_two_words_is_one_event() -> None:
    events = events_in("2月1日，区长钱一诺主持会议。昨日，副区长孙二虎参加会议。")
    assert [set(names(event)) for event in events] == [{"钱一诺", "孙二虎"}]


def test_what_follows_is_an_event_of_its_own() -> None:
    text = "2月1日上午，区长钱一诺到石桥街道调研。随后，钱一诺主持召开座谈会，副区长孙二虎参加。"
    events = events_in(text)
    assert [(event.kind, set(names(event))) for event in events] == [
        ("inspection", {"钱一诺"}),
        ("meeting", {"钱一诺", "孙二虎"}),
    ]
    assert {event.date.text for event in events if event.date} == {"2月1日上午"}


def test_after_an_aside_the_text_is_back_at_the_main_event() -> None:
    text = "2月1日，项目开工仪式举行，钱一诺、李三多出席仪式。仪式前，钱一诺会见孙二虎。李三多在仪式上致辞。"
    events = events_in(text)
    assert [(event.kind, set(names(event))) for event in events] == [
        ("ceremony", {"钱一诺", "李三多"}),
        ("meeting", {"钱一诺", "孙二虎"}),
    ]


def test_a_round_up() -> None:
    text = "2月1日，区长钱一诺主持会议。\n1月31日，副区长孙二虎走访企业。\n1月30日，副区长李三多看望群众。"
    events = events_in(text)
    assert [(e.kind, list(names(e)), e.date.text if e.date else "") for e in events] == [
        ("meeting", ["钱一诺"], "2月1日"),
        ("inspection", ["孙二虎"], "1月31日"),
        ("visit", ["李三多"], "1月30日"),
    ]


def test_that_day_is_the_day_named_before() -> None:
    events = events_in("2月1日，区长钱一诺出席会议。当日下午，孙二虎考察企业。")
    assert {event.date.text for event in events if event.date} == {"2月1日"}


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


def test_received_one_by_one() -> None:
    text = "2月1日，区长钱一诺分别会见孙二虎、李三多。孙二虎介绍了情况。周四海参加上述活动。"
    events = events_in(text)
    assert [set(names(event)) for event in events] == [
        {"钱一诺", "孙二虎", "周四海"},
        {"钱一诺", "李三多", "周四海"},
    ]


def test_received_together() -> None:
    events = events_in("2月1日，区长钱一诺会见孙二虎、李三多。")
    assert [set(names(event)) for event in events] == [{"钱一诺", "孙二虎", "李三多"}]


def test_who_took_part_in_all_that_is_told_above() -> None:
    events = events_in("1月30日，区长钱一诺会见孙二虎。2月1日，区长钱一诺会见李三多。周四海参加上述活动。")
    assert ["周四海" in names(event) for event in events] == [True, True]


TEAMS = (
    "2月1日上午，区委书记钱一诺、区长孙二虎等区领导带队走访企业。\n"
    "钱一诺一行来到石桥街道。钱一诺指出，要抓好。\n"
    "孙二虎带队走访远岚科技有限公司。{}孙二虎指出，要服务好。"
)


def test_teams_go_their_own_ways() -> None:
    events = events_in(TEAMS.format("李三多参加。"))
    assert [set(names(event)) for event in events] == [{"钱一诺"}, {"孙二虎", "李三多"}]
    assert [names(event, "company") for event in events] == [{}, {"远岚科技有限公司": "host"}]
    assert {event.date.text for event in events if event.date} == {"2月1日上午"}


def test_one_team_stays_one_event() -> None:
    events = events_in("2月1日，区长钱一诺带队走访企业。\n钱一诺一行来到石桥街道。")
    assert [set(names(event)) for event in events] == [{"钱一诺"}]


def test_nothing_happens() -> None:
    assert events_in("区长钱一诺指出，要抓好。") == ()


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        pytest.param(
            "2月1日，区长钱一诺到甲街道督导。\n同日，副区长孙二虎到乙街道督导。",
            [{"钱一诺"}, {"孙二虎"}],
            id="others-on-the-same-day",
        ),
        pytest.param(
            "2月1日，区长钱一诺到甲街道督导。\n同日，钱一诺、孙二虎到乙街道督导。",
            [{"钱一诺", "孙二虎"}],
            id="the-same-leader",
        ),
        pytest.param(
            "2月1日上午，区长钱一诺到甲街道督导。2月1日下午，钱一诺主持召开座谈会，孙二虎参加。",
            [{"钱一诺"}, {"钱一诺", "孙二虎"}],
            id="a-meeting-later-that-day",
        ),
        pytest.param(
            "2月1日上午，区长钱一诺到甲街道督导。2月1日下午，钱一诺到乙街道督导，孙二虎陪同。",
            [{"钱一诺", "孙二虎"}],
            id="the-visit-goes-on",
        ),
        pytest.param(
            "2月1日，区长钱一诺主持会议。又讯 2月1日，钱一诺、孙二虎为某分行揭牌。",
            [{"钱一诺"}, {"钱一诺", "孙二虎"}],
            id="a-second-report",
        ),
        pytest.param(
            "2月1日，区长钱一诺赶赴现场指挥救援。随后，钱一诺到医院看望伤员。在发布会上，副区长孙二虎介绍了情况。",
            [{"钱一诺"}, {"钱一诺"}, {"孙二虎"}],
            id="before-the-press",
        ),
        pytest.param(
            "2月1日，区长钱一诺主持会议。1月13日，孙二虎曾率队赴外地考察。",
            [{"钱一诺"}, {"孙二虎"}],
            id="recalled-with-its-day",
        ),
        pytest.param(
            "2月1日，区长钱一诺主持会议。去年9月，孙二虎曾率队赴外地考察。",
            [{"钱一诺"}, {"孙二虎"}],
            id="recalled-with-its-month",
        ),
        pytest.param("2月1日，区长钱一诺主持会议。孙二虎曾率队赴外地考察。", [{"钱一诺"}], id="recalled"),
        pytest.param(
            "节日前夕，区领导兵分三路走访慰问。\n2月1日，区长钱一诺来到甲村。钱一诺向群众问好。\n"
            "副区长孙二虎等到乙村看望。\n区政协主席李三多一路慰问了丙村。",
            [{"钱一诺"}, {"孙二虎"}, {"李三多"}],
            id="three-teams",
        ),
        pytest.param(
            "节日前夕，区领导兵分三路走访慰问。\n2月1日，区长钱一诺来到甲村。副区长孙二虎参加慰问。",
            [{"钱一诺", "孙二虎"}],
            id="who-attends-is-no-team",
        ),
        pytest.param(
            "2月1日，区长钱一诺来到甲村。\n副区长孙二虎到乙村看望。", [{"钱一诺", "孙二虎"}], id="no-teams"
        ),
        pytest.param(
            "区里组织三个检查组分头检查。第一检查组由副区长钱一诺带队，到甲村检查。第二检查组由孙二虎带队，到乙村检查。",
            [{"钱一诺"}, {"孙二虎"}],
            id="teams-by-number",
        ),
        pytest.param(
            "2月1日至2日，区长钱一诺率代表团赴外地考察。\n1日上午，代表团一行来到甲公司，与孙二虎座谈。",
            [{"钱一诺", "孙二虎"}],
            id="the-party-s-first-stop",
        ),
        pytest.param(
            "1月30日至2月1日，区长钱一诺赴外地考察。\n1日上午，区招商恳谈会举行，钱一诺、孙二虎出席。",
            [{"钱一诺"}, {"钱一诺", "孙二虎"}],
            id="a-meeting-on-a-day-of-the-tour",
        ),
        pytest.param(
            "2月1日，区长钱一诺、副区长孙二虎分别看望了李三多、周四海。",
            [{"钱一诺"}, {"孙二虎"}],
            id="each-visited-somebody",
        ),
        pytest.param(
            "2月1日，区长钱一诺会见了客商。副区长孙二虎与李三多签署协议，周四海出席签字仪式。",
            [{"钱一诺"}, {"孙二虎", "李三多", "周四海"}],
            id="a-reception-and-a-signing",
        ),
        pytest.param(
            "2月1日上午，区长钱一诺会见了孙二虎一行。\n会见结束后，双方举行签约仪式。李三多出席仪式。",
            [{"钱一诺", "孙二虎"}, {"李三多"}],
            id="announced-in-the-sentence-before",
        ),
        pytest.param(
            "2月1日，仪式举行。参加仪式的有：区长钱一诺；副区长孙二虎；以及李三多。",
            [{"钱一诺", "孙二虎", "李三多"}],
            id="a-list-with-semicolons",
        ),
        pytest.param(
            "2月1日上午，区长钱一诺到甲村调研。同一天下午，副区长孙二虎到乙村检查。",
            [{"钱一诺"}, {"孙二虎"}],
            id="another-leader-the-same-day",
        ),
    ],
)
def test_where_one_event_ends(text: str, groups: list[set[str]]) -> None:
    assert [set(names(event)) for event in events_in(text)] == groups


def test_the_day_of_publication_is_not_that_of_the_event() -> None:
    text = "首页 > 要闻 发布时间：2023-02-02 来源：某中心\n昨天，区长钱一诺等走访慰问。\n钱一诺走进群众家中。"
    assert {event.date.text for event in events_in(text) if event.date} == {"昨天"}
    (event,) = events_in("首页 > 要闻 发布时间：2023-02-02\n区长钱一诺走访企业。")
    assert event.date is None


def test_what_came_after_an_event_was_on_its_day() -> None:
    text = "2月1日，区长钱一诺会见客商。1月13日，孙二虎曾主持开工仪式。会见后，区长钱一诺到甲街道调研，李三多陪同。"
    assert [(event.kind, event.date.text if event.date else "") for event in events_in(text)] == [
        ("meeting", "2月1日"),
        ("ceremony", "1月13日"),
        ("inspection", "2月1日"),
    ]


def test_an_event_of_another_day_recalled_is_not_attended_today() -> None:
    text = "区委书记孙二虎曾于2020年5月1日到该厂视察。2月1日，区长钱一诺到该厂调研。"
    assert [(set(names(e)), e.date.text if e.date else "") for e in events_in(text)] == [
        ({"孙二虎"}, "2020年5月1日"),
        ({"钱一诺"}, "2月1日"),
    ]
    assert set(names(one("区委书记孙二虎曾到该厂视察。2月1日，区长钱一诺到该厂调研。"))) == {"钱一诺"}


@pytest.mark.parametrize("text", [TEAMS.format(""), "2月1日，区长钱一诺分别会见孙二虎、李三多。"])
def test_participants_hold_their_offsets(text: str) -> None:
    report = report_on(text)
    for event in report.events:
        assert event.span in report.sentences
        for participant in event.participants:
            assert text[participant.start : participant.end] == participant.name
