"""Where one event of an article ends and another begins."""

import pytest
from reported_events import events_in, names, one


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


def test_received_one_by_one() -> None:
    text = "2月1日，区长钱一诺分别会见孙二虎、李三多。孙二虎介绍了情况。周四海参加上述活动。"
    events = events_in(text)
    assert [set(names(event)) for event in events] == [
        {"钱一诺", "孙二虎", "周四海"},
        {"钱一诺", "李三多", "周四海"},
    ]


def test_who_joins_those_who_are_received_one_by_one() -> None:
    events = events_in("2月1日，区长钱一诺先后会见孙二虎、李三多。周四海参加会见。")
    assert [set(names(event)) for event in events] == [
        {"钱一诺", "孙二虎", "周四海"},
        {"钱一诺", "李三多", "周四海"},
    ]


def test_behind_a_reception_the_meeting_goes_on() -> None:
    text = "2月1日，区里举行座谈会，区长钱一诺出席。会前，钱一诺会见了孙二虎。座谈会由李三多主持。"
    assert [set(names(event)) for event in events_in(text)] == [{"钱一诺", "李三多"}, {"钱一诺", "孙二虎"}]


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
            [{"钱一诺", "孙二虎"}, {"钱一诺", "孙二虎", "李三多"}],
            id="both-sides-and-a-witness",
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


def test_an_event_of_another_day_recalled_is_not_attended_today() -> None:
    text = "区委书记孙二虎曾于2022年5月1日到该厂视察。2月1日，区长钱一诺到该厂调研。"
    assert [(set(names(e)), e.date.text if e.date else "") for e in events_in(text)] == [
        ({"孙二虎"}, "2022年5月1日"),
        ({"钱一诺"}, "2月1日"),
    ]
    assert set(names(one("区委书记孙二虎曾到该厂视察。2月1日，区长钱一诺到该厂调研。"))) == {"钱一诺"}


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("2月1日，区长钱一诺主持会议。副区长孙二虎参加会议。", ["first"]),
        ("2月1日，区长钱一诺主持会议。又讯 区长钱一诺到甲村调研。", ["first", "second_report"]),
        ("2月1日，区长钱一诺到甲村调研。\n同日，副区长孙二虎到乙村调研。", ["first", "own_date"]),
        ("2月1日，区长钱一诺到甲村调研。\n“同日，副区长孙二虎到乙村调研。", ["first", "own_date"]),
        ("2月1日，区长钱一诺到甲村调研。\n2月1日，一行到乙村调研，孙二虎陪同。", ["first"]),
        (
            "区领导兵分三路走访。\n2月1日，区长钱一诺来到甲村。\n副区长孙二虎等到乙村看望。",
            ["first", "own_team"],
        ),
        (
            "2月1日，区长钱一诺赶赴现场指挥救援。在发布会上，副区长孙二虎介绍了情况。",
            ["first", "press_conference"],
        ),
        (
            "2月1日，区长钱一诺出席发布会。在发布会上，副区长孙二虎介绍了情况。",
            ["first"],
        ),
        ("1月30日，区长钱一诺会见客商。2月1日，区长钱一诺会见客商。", ["first", "other_day"]),
        (
            "2月1日，区长钱一诺会见客商。副区长孙二虎与李三多签署协议，周四海出席签字仪式。",
            ["first", "signing_after_reception"],
        ),
        ("2月1日，区长钱一诺到甲村调研。随后，钱一诺主持会议。", ["first", "afterwards"]),
        ("2月1日，区长钱一诺到甲村调研。随后，钱一诺到乙村调研。", ["first"]),
        ("2月1日，区长钱一诺到甲村调研。调研结束后，钱一诺主持会议。", ["first", "around_event"]),
        ("2月1日，区长钱一诺到甲村调研。离开甲村，钱一诺会见客商。", ["first", "left_place"]),
        ("2月1日，区长钱一诺到甲村调研。当天，钱一诺主持会议。", ["first", "same_day"]),
        ("2月1日，区长钱一诺出席推进会。会前，钱一诺会见了孙二虎。", ["first", "around_event"]),
        ("2月1日，区长钱一诺会见了孙二虎。会前，钱一诺会见了李三多。", ["first"]),
        (
            "2月1日，区长钱一诺走访企业。上午，李三多陪同钱一诺察看甲厂。下午，孙二虎陪同钱一诺察看乙厂。",
            ["first", "other_hosts"],
        ),
        ("2月1日，区长钱一诺与孙二虎洽谈。双方举行了签约仪式。", ["first", "own_signing"]),
        (
            "2月1日，区长钱一诺到甲村调研，并出席了甲村的签约仪式。",
            ["first", "within_sentence"],
        ),
        (
            "2月1日，区长钱一诺到甲村调研。\n我区举行春季运动会\n为了健康，2月1日，孙二虎参加运动会。",
            ["first", "own_heading"],
        ),
        ("2月1日，区长钱一诺到甲村调研。\n为了健康，2月1日，孙二虎参加活动。", ["first"]),
        ("2月1日，区长钱一诺到甲村调研。下午3时许，钱一诺主持会议。", ["first", "part_of_day"]),
        (
            "2月1日上午，区长钱一诺到甲村调研。\n调研结束后，区里举行签约仪式。李三多出席仪式。",
            ["first", "announced"],
        ),
        ("2月1日上午，区长钱一诺到甲村调研。2月1日下午，钱一诺主持会议。", ["first", "later_that_day"]),
        (
            "1月30日至2月1日，区长钱一诺赴外地考察。\n1日上午，区招商恳谈会举行，钱一诺出席。",
            ["first", "day_of_tour"],
        ),
        ("1月30日至2月1日，区长钱一诺赴外地参加会议。\n1日上午，钱一诺到甲村调研。", ["first", "tour_after"]),
        ("1月30日至2月1日，区长钱一诺赴外地考察。\n1日上午，钱一诺看望老人。", ["first"]),
        ("1月30日至2月1日，区长钱一诺赴外地考察。\n1日上午，钱一诺参加植树。", ["first"]),
        ("2月1日，区长钱一诺、副区长孙二虎分别看望了李三多、周四海。", ["visited_separately"] * 2),
        ("2月1日，区长钱一诺先后会见孙二虎、李三多。", ["received_separately"] * 2),
        ("2月1日，区长钱一诺分别约见孙二虎、李三多。", ["received_separately"] * 2),
        (
            "2月1日，区长钱一诺主持会议。会议结束后，钱一诺主持召开信访专题会议，孙二虎参加。",
            ["first", "around_event"],
        ),
        ("2月1日，区长钱一诺主持会议。会议结束后，钱一诺主持召开会议。", ["first"]),
        ("2月1日，区长钱一诺主持信访会议。会后，钱一诺参加信访会议，孙二虎参加。", ["first"]),
        ("2月1日，区长钱一诺到甲村调研。下午，副区长孙二虎到乙村调研。", ["first", "part_of_day"]),
        ("2月1日，区长钱一诺到甲村调研。下午，孙二虎陪同调研。", ["first"]),
        (
            "1月30日至2月1日，区长钱一诺赴外地考察。1月30至31日，副区长孙二虎到甲村调研。",
            ["first", "other_day"],
        ),
        ("2月1日，区长钱一诺到甲村调研。上个月，副区长孙二虎到乙村调研。", ["first", "own_date"]),
        ("2月1日，区长钱一诺看望老人。春节前夕，副区长孙二虎看望老人。", ["first", "own_date"]),
        (
            "2月1日，区长钱一诺率团到甲市考察。在启动仪式上，孙二虎对考察团表示欢迎。",
            ["first", "named_event"],
        ),
        (
            "2月1日，区长钱一诺会见孙二虎，并出席了甲地投资说明会。",
            ["first", "within_sentence"],
        ),
        (
            "1月30日至2月1日，区长钱一诺赴甲市考察。30日，代表团考察甲厂；1日，两市举行座谈会，钱一诺讲话。",
            ["first", "day_of_tour"],
        ),
        (
            "2月1日，区长钱一诺、副区长孙二虎分别看望老人。\n1月30日，钱一诺看望甲老人。\n1月31日，孙二虎看望乙老人。",
            ["other_day", "own_date"],
        ),
        (
            "2月1日，区长钱一诺、孙二虎、李三多分头走访。钱一诺来到甲村。孙二虎来到乙村。",
            ["first", "separate_teams", "separate_teams"],
        ),
    ],
)
def test_the_rule_that_begins_an_event(text: str, rules: list[str]) -> None:
    assert [event.rule.partition("/")[0] for event in events_in(text)] == rules


@pytest.mark.parametrize(
    ("led", "groups"),
    [
        pytest.param("副区长率队", [{"李三多"}, {"钱一诺"}, {"孙二虎"}], id="within-reach"),
        pytest.param("等区领导率队", [{"钱一诺", "孙二虎", "李三多"}], id="too-far"),
    ],
)
def test_a_team_is_given_to_its_leader_right_behind_the_name(led: str, groups: list[set[str]]) -> None:
    text = f"2月1日，区长钱一诺、孙二虎、李三多等走访企业。\n钱一诺{led}来到甲村。孙二虎{led}来到乙村。"
    assert [set(names(event)) for event in events_in(text)] == groups


@pytest.mark.parametrize(
    ("recalled", "days"),
    [("1月13日，孙二虎曾主持会议。", ["2月1日", "1月13日"]), ("孙二虎曾主持会议。", ["2月1日"])],
)
def test_what_is_recalled_with_its_day_is_an_event_of_that_day(recalled: str, days: list[str]) -> None:
    events = events_in(f"2月1日，区长钱一诺主持会议。{recalled}")
    assert [event.date.text for event in events if event.date] == days


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        pytest.param(
            "1月30日至2月1日，区长钱一诺到甲村调研，并于2月1日下午召开恳谈会。孙二虎参加调研。李三多主持恳谈会。",
            [("inspection", {"钱一诺", "孙二虎"}), ("meeting", {"钱一诺", "李三多"})],
            id="a-meeting-in-the-same-sentence",
        ),
        pytest.param(
            "2月1日，区长钱一诺调研后，2月1日下午又召集专题会。",
            [("meeting", {"钱一诺"})],
            id="only-what-came-before",
        ),
        pytest.param(
            "2月1日，区长钱一诺率团赴甲市考察。在启动仪式上，孙二虎致辞。",
            [("visit", {"钱一诺"}), ("ceremony", {"孙二虎"})],
            id="a-gathering-with-a-name",
        ),
        pytest.param(
            "2月1日，区长钱一诺到甲村检查。钱一诺主持召开调度会，孙二虎参加。",
            [("inspection", {"钱一诺"}), ("meeting", {"钱一诺", "孙二虎"})],
            id="called-together",
        ),
        pytest.param(
            "2月1日，区长钱一诺召开现场会。钱一诺由孙二虎陪同察看了渠首。",
            [("meeting", {"钱一诺"}), ("inspection", {"钱一诺", "孙二虎"})],
            id="a-tour-after-a-meeting",
        ),
        pytest.param(
            "1月30日至2月1日，区长钱一诺赴外地考察。\n1月31日，钱一诺主持座谈会。\n2月1日，钱一诺考察甲村，孙二虎陪同。",
            [("inspection", {"钱一诺", "孙二虎"}), ("meeting", {"钱一诺"})],
            id="days-of-one-tour",
        ),
        pytest.param(
            "2月1日，区长钱一诺主持会议。不久前，孙二虎看望老人。",
            [("meeting", {"钱一诺"}), ("visit", {"孙二虎"})],
            id="a-vague-day-with-others",
        ),
        pytest.param(
            "2月2日，区长钱一诺出席会议。\n今天的会议由孙二虎主持。",
            [("meeting", {"钱一诺", "孙二虎"})],
            id="day-of-the-meeting",
        ),
    ],
)
def test_what_is_told_as_an_event_of_its_own(text: str, groups: list[tuple[str, set[str]]]) -> None:
    assert sorted((e.kind, sorted(names(e))) for e in events_in(text)) == sorted(
        (k, sorted(g)) for k, g in groups
    )


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        pytest.param(
            "大事记\n3日\n区长钱一诺检查麦田。\n△副区长孙二虎会见李三多。\n△区长钱一诺看望职工。\n4日\n区长钱一诺主持会议。",
            [{"钱一诺"}, {"孙二虎", "李三多"}, {"钱一诺"}, {"钱一诺"}],
            id="items-of-a-chronicle",
        ),
        pytest.param(
            "2月1日，区长钱一诺主持会议。\n▲副区长孙二虎参加会议。", [{"钱一诺", "孙二虎"}], id="a-caption"
        ),
        pytest.param(
            "2月1日，区领导分成三个慰问组看望驻军。\n区长钱一诺一行来到某村。\n"
            "由副区长孙二虎带领的第二慰问组，来到石桥街道慰问；第三慰问组由副区长李三多带队，来到某村慰问。",
            [{"钱一诺"}, {"孙二虎"}, {"李三多"}],
            id="teams-behind-a-semicolon",
        ),
        pytest.param(
            "2月1日，区长钱一诺、副区长孙二虎分别带队走访企业。\n钱一诺带队来到甲厂。副区长李三多参加调研。",
            [{"孙二虎"}, {"钱一诺", "李三多"}],
            id="each-leads-a-team",
        ),
        pytest.param(
            "2月1日，区长钱一诺、副区长孙二虎分别带队走访企业。李三多参加活动。钱一诺率队前往甲厂，孙二虎率队前往乙厂。",
            [{"钱一诺"}, {"孙二虎"}],
            id="nobody-says-with-which-team",
        ),
        pytest.param(
            "2月1日，甲市召开视频会议，市长钱一诺出席。县长孙二虎、副县长李三多出席乙县分会场。",
            [{"钱一诺"}, {"孙二虎", "李三多"}],
            id="another-venue",
        ),
        pytest.param(
            "2月1日，视频会议召开，县长孙二虎在乙县分会场出席会议。副县长李三多主持分会场会议。",
            [{"孙二虎", "李三多"}],
            id="one-venue",
        ),
        pytest.param(
            "2月1日至3日，区长钱一诺率队赴甲市开展合作交流活动。考察期间，钱一诺每到一处都介绍区情。",
            [{"钱一诺"}],
            id="within-the-stay",
        ),
        pytest.param(
            "2月1日，区长钱一诺到园区调研。孙二虎陪同调研并座谈。在之后召开的汇报会上，李三多介绍了情况。",
            [{"钱一诺", "孙二虎"}, {"李三多"}],
            id="a-named-meeting-behind-a-tour-with-talks",
        ),
        pytest.param(
            "2月1日，区长钱一诺率代表团赴甲市考察。在乙镇召开发展座谈会，李三多致欢迎辞。",
            [{"钱一诺"}, {"李三多"}],
            id="a-meeting-held-where-the-tour-has-come-to",
        ),
        pytest.param(
            "2月1日，区长钱一诺一行来区考察，孙二虎陪同。考察组参观厂房，随后召开座谈会。会上，孙二虎介绍了情况。",
            [{"钱一诺", "孙二虎"}, {"孙二虎"}],
            id="announced-at-the-end-of-a-sentence",
        ),
        pytest.param(
            "2月1日至3日，区长钱一诺带队赴甲市考察。在合作座谈会上，钱一诺介绍了区情。副区长李三多参加活动。",
            [{"钱一诺", "李三多"}, {"钱一诺"}],
            id="who-was-on-the-whole-tour",
        ),
        pytest.param(
            "2月1日，商品展开幕，区长钱一诺、孙二虎出席。开幕式前钱一诺参观了展馆。",
            [{"钱一诺", "孙二虎"}, {"钱一诺"}],
            id="before-it-without-a-comma",
        ),
        pytest.param(
            "2月1日，区长钱一诺、副区长孙二虎在周四海陪同下看望老兵。上午9时许，钱一诺来到一中队慰问。"
            "上午11时许，孙二虎在李三多陪同下看望了二中队老兵。",
            [{"钱一诺"}, {"孙二虎", "李三多"}],
            id="each-at-an-hour-of-his-own",
        ),
        pytest.param(
            "2月1日，区委召开学习会，区长钱一诺主持会议。\n又讯 2月1日，区委举行研讨会。区长钱一诺主持会议，孙二虎到会指导。",
            [{"钱一诺"}, {"钱一诺", "孙二虎"}],
            id="a-second-report-that-names-people-later",
        ),
        pytest.param(
            "近日，甲大队召开座谈会，区长钱一诺出席。甲区网讯 1月29日，甲支队举行告别仪式。副区长孙二虎出席仪式。",
            [{"钱一诺"}, {"孙二虎"}],
            id="a-second-report-of-a-site",
        ),
        pytest.param(
            "近日，甲大队召开座谈会，区长钱一诺出席。1月29日，甲支队举行告别仪式。副区长孙二虎出席仪式。",
            [{"钱一诺"}, {"孙二虎"}],
            id="a-day-behind-a-vague-one",
        ),
        pytest.param(
            "2月1日，区长钱一诺到甲村检查防汛。在水库大坝前，钱一诺听取了情况汇报。",
            [{"钱一诺"}],
            id="in-front-of-something",
        ),
    ],
)
def test_borders(text: str, groups: list[set[str]]) -> None:
    assert [set(names(event)) for event in events_in(text)] == groups


def test_an_item_has_the_day_that_stands_alone_above_it() -> None:
    events = events_in(
        "大事记\n1月3日\n区长钱一诺检查麦田。\n1月4日\n全区人口普查。\n△副区长孙二虎主持会议。"
    )
    assert [event.date.text for event in events if event.date] == ["1月3日", "1月4日"]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        pytest.param(
            "2月1日，区长钱一诺到开发区调研并召开座谈会。孙二虎陪同。在随后召开的座谈会上，李三多介绍了情况。",
            [("inspection", {"钱一诺", "孙二虎"}), ("meeting", {"李三多"})],
            id="a-tour-that-a-meeting-ends",
        ),
        pytest.param(
            "2月1日，副区长钱一诺走访困难家庭。\n与此同时，乙集团也开展慰问。孙二虎走访了养老院。",
            [("inspection", {"钱一诺"}), ("inspection", {"孙二虎"})],
            id="others-elsewhere",
        ),
        pytest.param(
            "2月1日，区长钱一诺主持会议。此外，会议研究了其他事项。副区长孙二虎参加会议。",
            [("meeting", {"钱一诺", "孙二虎"})],
            id="the-meeting-goes-on",
        ),
        pytest.param(
            "2月1日，市长钱一诺率考察团来区考察。期间，区长孙二虎热情接待了考察团一行。",
            [("visit", {"钱一诺", "孙二虎"})],
            id="received-within-the-stay",
        ),
        pytest.param(
            "2月1日，区长钱一诺带队检查甲厂。听取汇报后，钱一诺来到车间察看，并与职工亲切交谈。",
            [("inspection", {"钱一诺"})],
            id="talks-with-those-who-work-there",
        ),
        pytest.param(
            "2月1日，区长钱一诺来区考察。下午，推介活动举行。孙二虎作了推介。",
            [("inspection", {"钱一诺"}), ("activity", {"孙二虎"})],
            id="of-the-kind-that-its-announcement-tells",
        ),
    ],
)
def test_borders_by_kind(text: str, groups: list[tuple[str, set[str]]]) -> None:
    assert [(event.kind, set(names(event))) for event in events_in(text)] == groups


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        pytest.param(
            "图为钱一诺看望职工。\n春节期间，区长钱一诺、副区长孙二虎、李三多分别带队看望职工。"
            "钱一诺、周四海来到街头慰问。孙二虎、吴五湖来到车站慰问。",
            [{"李三多"}, {"钱一诺", "周四海"}, {"孙二虎", "吴五湖"}],
            id="teams-told-one-by-one",
        ),
        pytest.param(
            "昨天，由副区长钱一诺带队的代表团抵达甲市考察。昨天下午，孙二虎会见了代表团一行。",
            [{"钱一诺"}, {"孙二虎"}],
            id="received-at-an-hour-of-its-own",
        ),
        pytest.param(
            "昨天，副区长钱一诺率代表团赴甲市考察。孙二虎会见代表团一行并陪同考察。",
            [{"钱一诺", "孙二虎"}],
            id="received-and-shown-round",
        ),
        pytest.param(
            "2月1日，区里召开学习会，区长钱一诺主持会议。会上，孙二虎汇报了在甲镇考察调研时的重要讲话精神。",
            [{"钱一诺", "孙二虎"}],
            id="the-words-of-a-tour-at-a-meeting",
        ),
        pytest.param(
            "甲县大事记\n1月 区长钱一诺视察甲厂。\n2月 乙厂投产。\n3月 丙厂投产。同月 孙二虎视察丁厂。\n"
            "4月 戊厂投产。\n5月 李三多视察己厂。",
            [{"钱一诺"}, {"孙二虎"}, {"李三多"}],
            id="a-chronicle-by-months",
        ),
        pytest.param(
            "2月1日至5日，区长钱一诺赴甲市考察。\n2月1日，钱一诺考察甲厂。\n2月2日，钱一诺考察乙厂。\n"
            "2月3日，钱一诺考察丙厂。\n2月4日，钱一诺考察丁厂。\n2月5日，钱一诺考察戊厂。",
            [{"钱一诺"}],
            id="a-tour-day-by-day",
        ),
    ],
)
def test_more_borders(text: str, groups: list[set[str]]) -> None:
    assert [set(names(event)) for event in events_in(text)] == groups


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        pytest.param(
            "钱一诺（右一）参观展会\n2月1日上午，展会开幕，区长钱一诺、孙二虎出席开幕式。",
            [("ceremony", {"钱一诺", "孙二虎"})],
            id="a-caption-above",
        ),
        pytest.param(
            "2月\n2月1日至2日，培训班举办。区长钱一诺到会讲了话。\n2月1日至3日，会议召开。区长钱一诺、孙二虎出席会议。",
            [("activity", {"钱一诺"}), ("meeting", {"钱一诺", "孙二虎"})],
            id="items-whose-days-overlap",
        ),
        pytest.param(
            "2月1日至3日，甲市市长钱一诺率代表团来访。\n2月2日晚，区长孙二虎会见了代表团一行。钱一诺介绍了甲市的情况。",
            [("visit", {"钱一诺"}), ("meeting", {"孙二虎", "钱一诺"})],
            id="what-the-guest-says-when-received",
        ),
        pytest.param(
            "2月1日，副区长钱一诺率队到外地考察。座谈会上，孙二虎介绍了考察工作。",
            [("inspection", {"钱一诺"}), ("meeting", {"孙二虎"})],
            id="named-a-meeting-whatever-is-said-there",
        ),
        pytest.param(
            "副书记钱一诺带队检查甲厂。副区长孙二虎带队检查乙厂。区长李三多带队检查丙厂。",
            [("inspection", {"钱一诺"}), ("inspection", {"孙二虎"}), ("inspection", {"李三多"})],
            id="each-sentence-tells-of-a-team",
        ),
    ],
)
def test_items_and_captions(text: str, groups: list[tuple[str, set[str]]]) -> None:
    assert [(event.kind, set(names(event))) for event in events_in(text)] == groups


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        pytest.param(
            "2月1日，茶话会召开，区长钱一诺出席会议。演出前，钱一诺与孙二虎亲切交谈。",
            [{"钱一诺", "孙二虎"}],
            id="a-talk-at-the-gathering",
        ),
        pytest.param(
            "2月1日，茶话会召开，区长钱一诺出席会议。演出前，钱一诺会见孙二虎。",
            [{"钱一诺"}, {"钱一诺", "孙二虎"}],
            id="a-reception-before-it",
        ),
        pytest.param(
            "爆炸发生后，区长钱一诺赶赴现场指挥救援；副区长孙二虎在公安局指挥中心连夜指挥。",
            [{"钱一诺"}, {"孙二虎"}],
            id="directs-from-afar",
        ),
        pytest.param(
            "爆炸发生后，区长钱一诺赶赴现场指挥救援；副区长孙二虎在现场连夜指挥。",
            [{"钱一诺", "孙二虎"}],
            id="directs-there",
        ),
        pytest.param(
            "爆炸发生后，区长钱一诺赶赴现场；副区长孙二虎在公安局指挥中心指挥。\n"
            "爆炸发生后，区长钱一诺赶赴现场；副区长孙二虎在公安局指挥中心指挥。",
            [{"钱一诺"}, {"孙二虎"}],
            id="printed-twice",
        ),
        pytest.param(
            "2月1日，大会闭幕，区长钱一诺主持会议。闭幕会后，大会举行专题讲座，孙二虎作了讲座。",
            [{"钱一诺"}, {"孙二虎"}],
            id="a-lecture-after-it",
        ),
    ],
)
def test_beside_the_gathering(text: str, groups: list[set[str]]) -> None:
    assert [set(names(event)) for event in events_in(text)] == groups


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        pytest.param(
            "新华社甲市4月9日电\n大会今天上午开幕，区长钱一诺出席开幕式。\n4月8日下午，钱一诺会见了孙二虎。",
            [("ceremony", {"钱一诺"}), ("meeting", {"钱一诺", "孙二虎"})],
            id="the-day-before-the-dateline",
        ),
        pytest.param(
            "新华社甲市4月9日电\n大会今天上午开幕，区长钱一诺出席开幕式。\n4月9日下午，钱一诺在会上致辞。",
            [("ceremony", {"钱一诺"})],
            id="the-day-of-the-dateline",
        ),
        pytest.param(
            "今天，区长钱一诺在某村同职工座谈。\n据新华社甲市4月9日电区里今天举行仪式。钱一诺、孙二虎为职工颁奖。",
            [("meeting", {"钱一诺"}), ("ceremony", {"钱一诺", "孙二虎"})],
            id="a-second-dateline",
        ),
        pytest.param(
            "今天，区长钱一诺在某村同职工座谈。\n据新华社电话采访得知区里今天座谈。钱一诺、孙二虎同职工座谈。",
            [("meeting", {"钱一诺", "孙二虎"})],
            id="no-dateline",
        ),
        pytest.param(
            "宣讲团近日开展宣讲。\n区委书记钱一诺在甲镇作宣讲报告。\n钱一诺还来到社区。\n区长孙二虎在乙镇作宣讲报告。",
            [("activity", {"钱一诺"}), ("activity", {"孙二虎"})],
            id="each-in-another-place",
        ),
        pytest.param(
            "宣讲团近日开展宣讲。\n区委书记钱一诺在甲镇作宣讲报告。\n区长孙二虎在甲镇作宣讲报告。",
            [("activity", {"钱一诺", "孙二虎"})],
            id="both-in-one-place",
        ),
        pytest.param(
            "2月1日至2日，区长钱一诺在甲镇考察并主持召开防汛抗旱工作座谈会后，来到乙镇调研。\n"
            "1日下午，钱一诺考察甲厂。\n2日上午，钱一诺听取乙镇工作汇报。",
            [("inspection", {"钱一诺"}), ("meeting", {"钱一诺"})],
            id="a-report-heard-on-a-tour-after-a-meeting",
        ),
        pytest.param(
            "2月1日，区长钱一诺到甲厂考察，主持召开座谈会。会上，甲厂作了汇报。孙二虎参加。",
            [("inspection", {"钱一诺"}), ("meeting", {"钱一诺", "孙二虎"})],
            id="chairs-talks-on-the-tour",
        ),
        pytest.param(
            "2月1日上午，钱一诺结束访问。区长孙二虎到机场送行。当天上午，孙二虎来到饭店，同钱一诺话别。",
            [("ceremony", {"孙二虎"}), ("visit", {"孙二虎", "钱一诺"})],
            id="farewells",
        ),
    ],
)
def test_places_days_and_datelines(text: str, groups: list[tuple[str, set[str]]]) -> None:
    assert [(event.kind, set(names(event))) for event in events_in(text)] == groups


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        pytest.param(
            "2月1日，副校长钱一诺赴甲大学、乙大学调研。\n在甲大学，书记孙二虎介绍了情况。\n在乙大学，书记李三多介绍了情况。",
            [{"钱一诺", "孙二虎"}, {"钱一诺", "李三多"}],
            id="hosts-at-each-stop",
        ),
        pytest.param(
            "2月1日，副区长钱一诺赴甲镇、乙镇调研。\n在甲镇，钱一诺查看水库。\n在乙镇，钱一诺查看大坝。",
            [{"钱一诺"}],
            id="stops-without-hosts",
        ),
        pytest.param(
            "2月1日，副区长钱一诺赴甲镇、乙镇调研，周四海陪同。\n在甲镇，钱一诺查看水库。\n在乙镇，钱一诺查看大坝。\n"
            "甲镇领导孙二虎、乙镇领导李三多分别在当地陪同。",
            [{"钱一诺", "周四海", "孙二虎"}, {"钱一诺", "周四海", "李三多"}],
            id="joined-at-each-stop",
        ),
        pytest.param(
            "2月1日，副区长钱一诺赴甲镇、乙镇调研。\n在甲镇，钱一诺查看水库。\n在乙镇，钱一诺查看大坝。\n"
            "甲镇领导孙二虎、乙镇领导李三多陪同。",
            [{"钱一诺", "孙二虎", "李三多"}],
            id="joined-at-all-stops",
        ),
        pytest.param(
            "2月1日，区长钱一诺分别同孙二虎、李三多举行会见。",
            [{"钱一诺", "孙二虎"}, {"钱一诺", "李三多"}],
            id="met-one-by-one",
        ),
        pytest.param(
            "2月1日，区长钱一诺同孙二虎、李三多举行会见。",
            [{"钱一诺", "孙二虎", "李三多"}],
            id="met-together",
        ),
        pytest.param(
            "2月1日，区长钱一诺出席年会及相关活动。钱一诺会见孙二虎，李三多参加上述活动。",
            [{"钱一诺", "孙二虎", "李三多"}],
            id="the-first-sentence-is-about-no-others",
        ),
        pytest.param(
            "2月1日，区长钱一诺带队检查。\n当天下午，钱一诺一行来到剧院、揭幕石等地，察看颁奖晚会舞台准备工作。",
            [{"钱一诺"}],
            id="a-ceremony-to-come",
        ),
    ],
)
def test_stops_and_guests(text: str, groups: list[set[str]]) -> None:
    assert [set(names(event)) for event in events_in(text)] == groups


SUMMED_UP = "2月1日，区长钱一诺到{place}调研。同日，副区长孙二虎主持召开防汛抗旱工作会议。\n"
REPORTS = "2月1日，区长钱一诺来到石桥街道，察看了水库。李三多陪同。\n2月1日，副区长孙二虎主持召开全区防汛抗旱会议，周四海参加。"


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        pytest.param(
            SUMMED_UP.format(place="石桥街道") + REPORTS,
            [{"钱一诺", "李三多"}, {"孙二虎", "周四海"}],
            id="summed-up-above",
        ),
        pytest.param(
            SUMMED_UP.format(place="甲镇") + REPORTS,
            [{"钱一诺"}, {"钱一诺", "李三多"}, {"孙二虎", "周四海"}],
            id="another-tour",
        ),
        pytest.param(
            "2月1日，区长钱一诺到某村调研。此前，钱一诺还来到石桥街道看望老人。",
            [{"钱一诺"}],
            id="a-tour-told-backwards",
        ),
        pytest.param(
            "2月1日，区长钱一诺到某村调研。此前，钱一诺看望了孙二虎。",
            [{"钱一诺"}, {"钱一诺", "孙二虎"}],
            id="somebody-seen-before-the-tour",
        ),
        pytest.param(
            "2月1日至3日，区长钱一诺率代表团赴甲市考察。3日上午，代表团召开座谈会，孙二虎主持座谈会。",
            [{"钱一诺"}, {"孙二虎"}],
            id="talks-of-the-party",
        ),
        pytest.param(
            "2月1日至3日，区长钱一诺率代表团赴甲市考察。3日上午，代表团来到乙区，与孙二虎座谈。",
            [{"钱一诺", "孙二虎"}],
            id="a-stop-of-the-party",
        ),
    ],
)
def test_summaries_and_tours(text: str, groups: list[set[str]]) -> None:
    assert [set(names(event)) for event in events_in(text)] == groups


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        pytest.param(
            "今天下午，代表团举行会议，区长钱一诺主持会议。昨日，副区长孙二虎参加小组会议。",
            [{"钱一诺"}, {"孙二虎"}],
            id="today-and-yesterday",
        ),
        pytest.param(
            "今天下午，代表团举行会议，区长钱一诺主持会议。今天，副区长孙二虎参加会议。",
            [{"钱一诺", "孙二虎"}],
            id="today-and-today",
        ),
        pytest.param(
            "7月1日晚，区委书记钱一诺到甲镇检查。区长孙二虎在乙镇检查。",
            [{"钱一诺"}, {"孙二虎"}],
            id="each-looks-elsewhere",
        ),
        pytest.param(
            "7月1日晚，区委书记钱一诺到甲镇检查。区长孙二虎在甲镇检查。",
            [{"钱一诺", "孙二虎"}],
            id="both-look-at-one-place",
        ),
        pytest.param(
            "2月1日，区长钱一诺会见孙二虎。据悉，孙二虎昨日参观了展馆，李三多陪同。周四海参加会见。",
            [{"钱一诺", "孙二虎", "周四海"}, {"孙二虎", "李三多"}],
            id="back-at-the-reception",
        ),
        pytest.param(
            "2月1日，区长钱一诺主持会议。会议还通报了副区长孙二虎带队赴外地招商情况。李三多参加会议。",
            [{"钱一诺", "李三多"}],
            id="what-a-meeting-is-told-of",
        ),
        pytest.param(
            "2018年，区长孙二虎到某村调研。2018年3月1日，区长钱一诺到某村调研。",
            [{"钱一诺"}],
            id="a-year-at-the-head",
        ),
    ],
)
def test_days_and_places_of_their_own(text: str, groups: list[set[str]]) -> None:
    assert [set(names(event)) for event in events_in(text, published_on="")] == groups
