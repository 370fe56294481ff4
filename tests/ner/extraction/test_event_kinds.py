"""What kind of event a text is about, and which rule says so."""

import pytest
from reported_events import DAY, one

from ner.lexicon.rules import rule_table
from ner.lexicon.vocabulary import EVENT_KINDS


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
        pytest.param("检查组召开反馈会，区长钱一诺出席。", "meeting", id="a-team-is-no-inspection"),
        pytest.param("检查组来到甲村，区长钱一诺检查水渠。", "inspection", id="a-team-that-inspects"),
        pytest.param("区长钱一诺调研后，召集专题会。", "meeting", id="after-an-inspection"),
        pytest.param("区长钱一诺率考察团赴甲市考察。", "visit", id="guests-of-another-place"),
        pytest.param("区长钱一诺率队到甲村考察。", "inspection", id="no-guests"),
        pytest.param("区长钱一诺带队赴甲市对接合作。", "visit", id="leads-people-to-another-place"),
        pytest.param("甲公司董事长钱一诺一行来我市考察。", "visit", id="a-firm-comes"),
        pytest.param("区长钱一诺来到陵园，向烈士敬献花篮。", "ceremony", id="honours-the-dead"),
        pytest.param("区长钱一诺赴甲市招商考察，走访企业，签订合作协议。", "visit", id="a-deal-on-a-tour"),
        pytest.param("青砚大学教授孙二虎来甲村考察，区长钱一诺陪同。", "visit", id="a-scholar-comes"),
        pytest.param("区长钱一诺来甲村考察。", "inspection", id="an-official-comes"),
        pytest.param("法国总理孙二虎参观甲厂，区长钱一诺陪同。", "visit", id="somebody-from-abroad"),
        pytest.param("青砚市政府考察团到甲村考察，区长钱一诺到场。", "visit", id="a-team-of-a-government"),
        pytest.param("区长钱一诺为来华进行国事访问的孙二虎举行欢迎仪式。", "ceremony", id="a-welcome"),
        pytest.param("区长钱一诺率队到上海开展招商活动。", "visit", id="woos-investors"),
        pytest.param("省长钱一诺率队到甲市考察。", "inspection", id="looks-at-what-is-below"),
        pytest.param("区长钱一诺出席教师节庆祝暨表彰大会。", "ceremony", id="an-honour"),
        pytest.param("异地商会负责人来区考察，区长钱一诺陪同。", "visit", id="who-may-invest"),
        pytest.param("区长钱一诺与商会负责人一同考察园区。", "inspection", id="with-who-may-invest"),
        pytest.param("区长钱一诺带领观摩组观摩项目。", "inspection", id="watches-works"),
        pytest.param("区长钱一诺观摩了防汛演练。", "activity", id="watches-a-drill"),
        pytest.param("区长钱一诺出席甲集团庆祝建厂四十周年大会。", "ceremony", id="a-jubilee"),
        pytest.param("区长钱一诺与孙二虎续签了友好城市协议。", "signing", id="signs-again"),
        pytest.param(
            "区长钱一诺到甲消防救援支队参观，看望慰问官兵。", "visit", id="a-unit-that-is-called-so"
        ),
        pytest.param("区长钱一诺到甲村调研，标志着活动正式启动。", "inspection", id="what-it-stands-for"),
        pytest.param("区长钱一诺主持会议，强调，要开展调研督查。", "meeting", id="what-is-said-there"),
        pytest.param("区长钱一诺考察甲村，向群众表示亲切慰问。", "inspection", id="a-greeting"),
        pytest.param("区长钱一诺出席国庆酒会。", "ceremony", id="a-feast"),
        pytest.param("区长钱一诺出席会议，要求启动预案。", "meeting", id="a-plan-is-started"),
        pytest.param("区长钱一诺出席新闻发布会，介绍情况。", "other", id="the-press-is-told"),
        pytest.param("区长钱一诺出席新品发布会，介绍情况。", "meeting", id="a-product-is-shown"),
        pytest.param("区长钱一诺出席迎新春茶话会。", "ceremony", id="tea-at-a-feast"),
        pytest.param("区长钱一诺出席青年茶话会。", "meeting", id="tea"),
        pytest.param("主席钱一诺在大礼堂举行仪式，欢迎孙二虎来访。", "ceremony", id="a-welcome-told-apart"),
        pytest.param("区长钱一诺、孙二虎等到机场送行。", "ceremony", id="a-farewell-at-an-airport"),
        pytest.param("区长钱一诺到陵园祭扫。", "ceremony", id="tends-graves"),
        pytest.param("主任钱一诺接待选民。", "meeting", id="receives-voters"),
        pytest.param("区长钱一诺赴省城参加招商洽谈会。", "meeting", id="goes-to-a-meeting"),
        pytest.param("区长钱一诺赴省城开展招商。", "visit", id="goes-to-woo"),
        pytest.param("区长钱一诺结束对甲市的访问，回到区里主持会议。", "meeting", id="a-visit-is-over"),
        pytest.param("为贯彻全省动员大会精神，区长钱一诺参加义务植树。", "activity", id="what-for"),
        pytest.param("甲站成立十周年纪念活动举行，区长钱一诺出席。", "ceremony", id="a-jubilee-of-a-station"),
        pytest.param("区长钱一诺到甲站考察。", "inspection", id="looks-at-a-station"),
        pytest.param("宣讲团动员会举行，区长钱一诺出席。", "meeting", id="a-team-of-lecturers"),
        pytest.param("区长钱一诺接待来访群众。", "meeting", id="receives-petitioners"),
        pytest.param("区长钱一诺到甲局调研座谈。", "inspection", id="talks-on-a-tour"),
        pytest.param("孙二虎主持座谈会，区长钱一诺参加调研座谈。", "meeting", id="talks-that-are-called-so"),
        pytest.param("区长钱一诺与客商座谈。活动期间，双方签署了协议。", "meeting", id="a-deal-of-the-stay"),
        pytest.param("校长钱一诺赴乙大学调研，区长孙二虎陪同。", "visit", id="calls-on-another-school"),
        pytest.param("校长钱一诺到食堂调研，区长孙二虎陪同。", "inspection", id="looks-at-the-own-school"),
        pytest.param("云埠区区长钱一诺到砚浦区考察。", "visit", id="looks-at-a-neighbour"),
        pytest.param("澜浦市市长钱一诺到砚浦区考察。", "inspection", id="looks-at-what-is-below-by-name"),
        pytest.param("云埠区区长钱一诺一行到我区考察。", "visit", id="a-neighbour-comes"),
        pytest.param("澜浦市市长钱一诺一行到我区考察。", "inspection", id="a-superior-comes"),
        pytest.param("区委书记钱一诺赴浙江省考察。", "visit", id="goes-to-another-province"),
        pytest.param("省委书记钱一诺赴云埠区考察。", "inspection", id="goes-to-a-district"),
        pytest.param(
            "甲集团董事长钱一诺，甲集团总裁孙二虎，乙咨询公司总经理李三多一行莅临产业园考察。",
            "visit",
            id="a-long-list-comes",
        ),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert one(f"{DAY}，{text}").kind == kind


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("区长钱一诺与客商签署合作协议。", "signing_agreement"),
        ("区长钱一诺宣布第三届杨梅节开幕。", "ceremony_festival"),
        ("区长钱一诺为桥梁奠基。", "ceremony_works"),
        ("区长钱一诺为新馆揭牌。", "ceremony_opening"),
        ("区长钱一诺为获奖者颁奖。", "ceremony_honours"),
        ("区长钱一诺前往车站欢送新兵。", "ceremony_solemn"),
        ("区长钱一诺出席典礼。", "ceremony_named"),
        ("大会在体育馆举行，区长钱一诺出席。", "meeting_held"),
        ("区长钱一诺与客商座谈。", "meeting_talks"),
        ("区长钱一诺出席区第三次代表大会。", "meeting_congress"),
        ("区长钱一诺出席产业峰会。", "meeting_named"),
        ("区长钱一诺出席培训班。", "activity_lessons"),
        ("区长钱一诺参加小组审议。", "meeting_business"),
        ("区长钱一诺察看水位。", "inspection_looks"),
        ("区长钱一诺到甲村现场办公。", "inspection_site"),
        ("区长钱一诺前往甲村了解秋收情况。", "inspection_learns"),
        ("区长钱一诺来到甲村。", "inspection_goes"),
        ("区长钱一诺到现场指挥救援。", "inspection_commands"),
        ("区长钱一诺看望伤员。", "visit_sympathy"),
        ("区长钱一诺前往敬老院拜年。", "visit_feast"),
        ("区长钱一诺前往上海访问。", "visit_calls"),
        ("区长钱一诺率代表团来甲市考察。", "visit_delegation"),
        ("区长钱一诺参加考察团的联欢。", "visit_party"),
        ("区长钱一诺参加义诊。", "activity_named"),
        ("区长钱一诺观摩消防演练。", "activity_shown"),
        ("区长钱一诺观看演出。", "activity_culture"),
        ("区长钱一诺参加马拉松。", "activity_sports"),
        ("区长钱一诺体验采茶。", "verb"),
        ("区长钱一诺到场。", "none"),
        ("区长钱一诺与客商座谈，双方签署协议。", "signing_agreement"),
        ("区长钱一诺与客商座谈。双方签署了合作协议。", "deal"),
        ("区长钱一诺来到甲村，察看灾情，慰问群众。", "looks_first"),
        ("区长钱一诺到甲厂检查生产，同厂长孙二虎座谈。", "talks_there"),
        ("区长钱一诺听取区政府的工作汇报。", "meeting_reports"),
        ("区里举行签约仪式。签约前，区长钱一诺会见孙二虎。", "meeting_talks"),
        ("区长钱一诺会见了来本区考察的孙二虎。", "meeting_talks"),
        ("区总工会召开表彰大会，钱一诺主持。", "ceremony_jubilee"),
        ("会上，区长钱一诺与各镇签订责任书。", "none"),
    ],
)
def test_the_rule_that_gives_the_kind(text: str, rule: str) -> None:
    assert one(f"{DAY}，{text}").rule == f"first/{rule}"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("区长钱一诺出席典礼，与客商座谈。", "meeting"),
        ("区长钱一诺来到敬老院，与老人共度佳节。", "visit"),
        ("区长钱一诺来到广场，参加马拉松。", "inspection"),
        ("区长钱一诺出席会议，为获奖者颁奖。", "ceremony"),
        ("区长钱一诺考察产业，出席会议。", "inspection"),
        ("区长钱一诺出席开工仪式，与客商签约。", "signing"),
        ("区长钱一诺出席会议，了解秋收情况。", "meeting"),
    ],
)
def test_the_heavier_word_decides(text: str, kind: str) -> None:
    assert one(f"{DAY}，{text}").kind == kind


def test_of_kinds_that_weigh_the_same_the_first_is_taken() -> None:
    assert one(f"{DAY}，区长钱一诺与客商座谈，察看展板。").kind == "meeting"


def test_a_verb_counts_once_however_many_share_it() -> None:
    """Meeting: 1.3 * 8 + 0.3 * 6; inspection: 1.3 * 7 + 1."""
    event = one(f"{DAY}，大会召开，区长钱一诺、孙二虎、李三多、周四海走访企业。")
    assert event.kind == "meeting"


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        pytest.param("区领导到敬老院看望老人并拜年", "visit", id="two-words-of-a-kind"),
        pytest.param("区领导到敬老院看望老人", "activity", id="one-word"),
    ],
)
def test_words_in_the_headline_count_by_their_share(headline: str, kind: str) -> None:
    """Own sentence and opening: 4 + 0.3 * 4 for an activity; headline: 0.4 * (8 + 6), or 0.4 * 8, for a visit."""
    event = one(f"{headline}\n区长钱一诺参加马拉松。", headline=headline)
    assert event.kind == kind


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        pytest.param("昨日。志愿者看望老人并拜年。", "visit", id="two-words-of-a-kind"),
        pytest.param("昨日。志愿者看望老人。", "activity", id="one-word"),
        pytest.param("昨日。天晴。志愿者看望老人并拜年。", "activity", id="in-the-third-sentence"),
    ],
)
def test_words_in_the_opening_count_by_their_share(opening: str, kind: str) -> None:
    """Own sentence: 4 for an activity; opening: 0.3 * (8 + 6), or 0.3 * 8, for a visit."""
    assert one(f"{opening}\n区长钱一诺参加马拉松。").kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("点火仪式在广场举行，学生表演马拉松。区长钱一诺出席活动。", "ceremony", id="a-ceremony"),
        pytest.param("区里举行讲座。区长钱一诺出席活动。", "activity", id="no-name"),
        pytest.param("区委举行专题讲座，区长钱一诺主持会议。", "activity", id="a-lecture"),
        pytest.param(
            "甲工程新闻发布会举行。发布会上，区长钱一诺介绍了工程，孙二虎出席。", "other", id="the-press"
        ),
        pytest.param("区长钱一诺到甲村考察，出席开工仪式。", "ceremony", id="the-heavier-word"),
    ],
)
def test_the_name_of_a_gathering_tells_its_kind(text: str, kind: str) -> None:
    assert one(f"{DAY}，{text}").kind == kind


def test_each_rule_is_named_after_a_kind_of_the_vocabulary() -> None:
    assert {rule.name.partition("_")[0] for rule in rule_table("event_kinds")} == set(EVENT_KINDS)
