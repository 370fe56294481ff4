"""The events of an article: kind, date, place, who took part in which role, and what keeps events apart."""

import pytest
from recorded_tagger import report_on
from reported_events import events_in, names, one


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("2月1日，区长钱一诺到某村调研。", "某村", id="gone-to"),
        pytest.param("全区教育工作会议在某村召开。区长钱一诺出席。", "某村", id="held-there"),
        pytest.param("2月1日，区长钱一诺在石桥街道某村调研。", "石桥街道某村", id="side-by-side"),
        pytest.param("2月1日，区长钱一诺出席某村发展论坛。", "", id="in-a-name"),
        pytest.param("2月1日，正在某村访问的区长钱一诺主持会议。", "", id="where-somebody-comes-from"),
        pytest.param("2月1日，区长钱一诺看望某村的老人。", "", id="only-mentioned"),
        pytest.param("2月1日，区长钱一诺在某村代表团参加审议。", "", id="part-of-a-body"),
        pytest.param("2月1日，区长钱一诺在长桥宾馆会见客商。", "长桥宾馆", id="house"),
        pytest.param("2月1日，区长钱一诺在长桥宾馆与客商座谈。", "长桥宾馆", id="house-before-with"),
        pytest.param("2月1日，区长钱一诺在市会展中心二楼会议室主持会议。", "市会展中心二楼会议室", id="room"),
        pytest.param("2月1日，区长钱一诺在区政府东大厅与客商座谈。", "区政府东大厅", id="hall"),
        pytest.param("2月1日，区长钱一诺到刚落成的长桥体育中心检查。", "", id="house-that-is-seen"),
        pytest.param("2月1日，曾在长桥饭店工作的孙二虎回乡，区长钱一诺会见了他。", "", id="house-of-a-life"),
        pytest.param("2月1日，区长钱一诺在和平饭店会见客商。", "和平饭店", id="house-of-peace"),
        pytest.param(
            "2月1日，区长钱一诺介绍了在建的长桥宾馆，孙二虎主持会议。", "", id="house-only-mentioned"
        ),
        pytest.param(
            "2月1日，区长钱一诺会见出席在长桥宾馆举行的论坛的客商。", "", id="house-of-another-event"
        ),
        pytest.param(
            "2月1日，签约仪式举行。区长钱一诺出席。仪式在长桥宾馆举行，孙二虎主持。",
            "长桥宾馆",
            id="told-later",
        ),
        pytest.param("2月1日，区长钱一诺在蓉会见客商。", "成都", id="one-character"),
        pytest.param("2月1日，某节将在长桥宾馆开幕。区长钱一诺主持会议。", "", id="house-of-what-is-planned"),
        pytest.param("2月1日，区长钱一诺在连会见客商。", "", id="one-character-of-several"),
        pytest.param(
            "2月1日晚，长桥剧院洋溢着喜庆的气氛，新春晚会在这里举行。区长钱一诺观看演出。",
            "长桥剧院",
            id="house-that-is-festive",
        ),
        pytest.param(
            "2月1日晚，长桥剧院洋溢着喜庆的气氛。区长钱一诺主持会议。",
            "",
            id="house-where-nothing-is-said-held",
        ),
        pytest.param(
            "2月1日，长桥文化交流活动在长桥宾馆拉开帷幕。\n区长钱一诺、孙二虎出席活动。",
            "长桥宾馆",
            id="house-told-a-paragraph-before",
        ),
        pytest.param(
            "2月1日，区长钱一诺来到某村，并召开座谈会，孙二虎参加了座谈。", "", id="gone-to-before-talks"
        ),
        pytest.param("2月1日，区长钱一诺看望了在某村上学的孙二虎。", "", id="where-others-learn"),
        pytest.param(
            "2月1日，在某村参加活动的区委书记孙二虎获悉险情，区长钱一诺赶往现场。",
            "",
            id="where-one-hears-of-it",
        ),
    ],
)
def test_place(text: str, place: str) -> None:
    assert one(text).place == place


@pytest.mark.parametrize(
    "text",
    ["2月1日，区长钱一诺来到甲村，随后主持会议，孙二虎参加。", "2月1日，区长钱一诺分别会见孙二虎、李三多。"],
)
def test_participants_hold_their_offsets(text: str) -> None:
    report = report_on(text)
    for event in report.events:
        assert event.span in report.sentences
        for participant in event.participants:
            assert text[participant.start : participant.end] == participant.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("2月1日，区长钱一诺出席全区教育工作会议。", "全区教育工作会议", id="behind-the-verb"),
        pytest.param("2月1日，区长钱一诺出席此次签约仪式。", "签约仪式：钱一诺", id="this-time"),
        pytest.param(
            "2月1日，区长钱一诺在会堂举行仪式，欢迎孙二虎来访。", "欢迎仪式：钱一诺、孙二虎", id="a-welcome"
        ),
        pytest.param(
            "2月1日，专家就此座谈。与会的钱一诺、孙二虎发言。", "座谈：钱一诺、孙二虎", id="told-before"
        ),
        pytest.param(
            "全区教育工作会议在甲地召开，区长钱一诺出席。", "全区教育工作会议", id="before-the-verb"
        ),
        pytest.param(
            "区里召开全区教育工作会议。天晴。区长钱一诺出席会议。", "全区教育工作会议", id="two-before"
        ),
        pytest.param(
            "区里召开全区教育工作会议。天晴。风小。区长钱一诺出席。", "会议：钱一诺", id="three-before"
        ),
        pytest.param("2月1日，区长钱一诺出席“全区教育工作会议”。", "全区教育工作会议", id="quoted"),
        pytest.param(
            "2月1日，区长钱一诺出席上午在甲地举行的全区教育工作会议。", "全区教育工作会议", id="held-there"
        ),
        pytest.param(
            "2月1日，区长钱一诺会见出席全区教育工作会议的客商。",
            "会见：钱一诺",
            id="guests-of-another",
        ),
        pytest.param(
            "2月1日，区长钱一诺到某村检查，主持全区教育工作会议。", "检查：钱一诺", id="a-meeting-on-the-way"
        ),
        pytest.param(
            "2月1日，区长钱一诺参加“走进某村”调研活动。", "“走进某村”调研活动", id="a-tour-with-a-name"
        ),
        pytest.param("2月1日，区长钱一诺出席座谈会。", "座谈会：钱一诺", id="no-more-than-a-kind"),
        pytest.param(
            "2月1日，区防汛指挥部召开会议，区长钱一诺主持。", "区防汛指挥部会议", id="a-body-s-meeting"
        ),
        pytest.param(
            "甲区第八次代表大会于1月30日至2月1日召开。钱一诺致辞。", "甲区第八次代表大会", id="held-for-days"
        ),
        pytest.param(
            "全区教育工作会议强调，要抓质量。区长钱一诺出席会议。", "全区教育工作会议", id="said-there"
        ),
        pytest.param(
            "2月1日，由甲银行冠名的歌唱比赛举行，区长钱一诺出席。",
            "歌唱比赛：钱一诺",
            id="named-by-whom-it-is-paid",
        ),
        pytest.param(
            "2月1日，某公司与甲银行举行合作签约仪式，钱一诺出席。",
            "合作签约仪式：钱一诺",
            id="with-another-body",
        ),
        pytest.param("2月1日，长桥项目举行奠基仪式，区长钱一诺出席。", "长桥项目奠基仪式", id="works"),
        pytest.param(
            "2月1日，区政协在某村举行迎春茶话会，区长钱一诺出席。",
            "区政协迎春茶话会",
            id="body-before-a-place",
        ),
        pytest.param(
            "2月1日，某会代表区政协在某村举行迎春茶话会，区长钱一诺出席。",
            "迎春茶话会：钱一诺",
            id="on-behalf-of-a-body",
        ),
        pytest.param("2月1日，区长钱一诺在区政府常务会议上通报了情况。", "区政府常务会议", id="told-at-it"),
        pytest.param("2月1日，长桥工程正式开工，区长钱一诺出席仪式。", "长桥工程开工", id="works-begun"),
        pytest.param(
            "2月1日，区长钱一诺出席仪式，说长桥工程要早日开工。", "开工：钱一诺", id="works-to-begin"
        ),
        pytest.param(
            "2月1日，第三届长桥艺术节拉开帷幕。区长钱一诺剪彩。", "第三届长桥艺术节开幕式", id="curtain"
        ),
        pytest.param(
            "2月1日，历时三天的甲区第三次妇女代表大会胜利闭幕，区长钱一诺出席。",
            "甲区第三次妇女代表大会",
            id="how-long-it-lasted",
        ),
        pytest.param(
            "2月1日，全区教育工作会议暨“甲行动”启动仪式在某村召开，区长钱一诺出席。",
            "全区教育工作会议暨“甲行动”启动仪式",
            id="with-the-start-of-something",
        ),
        pytest.param(
            "2月1日，全区新春座谈会暨围炉晚宴举行，区长钱一诺出席。",
            "全区新春座谈会暨围炉晚宴",
            id="two-in-one",
        ),
        pytest.param(
            "2月1日，第三届长桥商品展在某村开幕，区长钱一诺剪彩。", "第三届长桥商品展开幕式", id="fair-opens"
        ),
        pytest.param(
            "2月1日，区长钱一诺出席长桥论坛第三届部长级会议。",
            "长桥论坛第三届部长级会议",
            id="forum-and-its-session",
        ),
        pytest.param(
            "2月1日，万众瞩目的长桥艺术节开幕式举行，区长钱一诺出席。", "长桥艺术节开幕式", id="praise"
        ),
        pytest.param(
            "2月1日，区长钱一诺出席了此次的长桥项目奠基仪式。",
            "长桥项目奠基仪式",
            id="this-time",
        ),
        pytest.param("2月1日，区长钱一诺出席会议。", "会议：钱一诺", id="nameless"),
        pytest.param(
            "2月1日，区长钱一诺、孙二虎、李三多、周四海走访企业。",
            "走访：钱一诺、孙二虎、李三多等",
            id="three-and-more",
        ),
        pytest.param(f"2月1日，区长钱一诺出席{'全区教育' * 7}工作会议。", "会议：钱一诺", id="too-long"),
        pytest.param(
            "2月1日，区政协召开一届十五次主席会议，区长钱一诺出席。",
            "区政协一届十五次主席会议",
            id="with-its-body",
        ),
        pytest.param(
            "2月1日，云垚集团今天召开第二次办公会议，区长钱一诺出席。",
            "云垚集团第二次办公会议",
            id="a-day-between-body-and-verb",
        ),
        pytest.param(
            "天晴。在昨天召开的全区教育工作会议上，区长钱一诺作报告。",
            "全区教育工作会议",
            id="at-the-head-of-a-later-sentence",
        ),
        pytest.param(
            "区长钱一诺在昨天召开的全区教育工作会议上强调，要抓好。",
            "全区教育工作会议",
            id="before-what-is-said",
        ),
    ],
)
def test_name(text: str, name: str) -> None:
    assert one(text).name == name


def test_of_several_roles_the_first_of_the_list_is_taken() -> None:
    text = "2月1日，区长钱一诺出席会议。钱一诺主持会议。副区长孙二虎出席会议。孙二虎作汇报。"
    assert names(one(text)) == {"钱一诺": "chair", "孙二虎": "speaker"}


def test_who_listens_to_a_report_does_not_speak() -> None:
    assert names(one("2月1日，区长钱一诺听取汇报。")) == {"钱一诺": "attendee"}
    assert names(one("2月1日，区长钱一诺听取情况，作汇报。")) == {"钱一诺": "speaker"}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param("专家钱一诺首次提出这一学说。", [], id="only-tells"),
        pytest.param(
            "石桥街道召开座谈会。区长钱一诺提出了三点意见。", [{"钱一诺"}], id="tells-at-what-is-held"
        ),
        pytest.param(
            "区长钱一诺到某村调研。副区长孙二虎介绍情况。", [{"钱一诺", "孙二虎"}], id="tells-who-is-there"
        ),
        pytest.param("区长钱一诺在工作报告中指出，要抓好。", [], id="in-a-report"),
        pytest.param("法国总统钱一诺出席会议。", [], id="abroad"),
        pytest.param("法国总统钱一诺会见到访的德国总理孙二虎。", [], id="a-guest-of-others"),
        pytest.param("法国总统钱一诺同孙二虎会谈。", [], id="with-a-stranger-abroad"),
        pytest.param("法国总统钱一诺在杭州同孙二虎会谈。", [{"钱一诺", "孙二虎"}], id="with-a-stranger-here"),
        pytest.param(
            "区长钱一诺作出批示，要求全力救援；副区长孙二虎赶赴现场。", [{"孙二虎"}], id="another-statement"
        ),
        pytest.param("区长钱一诺要求，全力救援；由孙二虎赶赴现场。", [], id="goes-on-asking"),
        pytest.param("区长钱一诺向论坛发表视频致辞。", [], id="speaks-by-video"),
        pytest.param("区长钱一诺已经确认出席论坛。", [], id="has-said-to-come"),
        pytest.param("从接触到正式签署协议，区长钱一诺用了百天。", [], id="how-long-it-took"),
        pytest.param("大会授予钱一诺等35名同志先进称号。", [], id="honoured-among-many"),
        pytest.param("被告人钱一诺受贿案开庭，他曾带领孙二虎考察。", [], id="a-trial"),
        pytest.param("法国总统钱一诺出席我市的会议。", [{"钱一诺"}], id="guest"),
        pytest.param("法国总统钱一诺、区长孙二虎出席会议。", [{"钱一诺", "孙二虎"}], id="with-one-of-us"),
        pytest.param("法国总统钱一诺签署法令，区长孙二虎出席会议。", [{"孙二虎"}], id="decree"),
        pytest.param("每逢春节，区长钱一诺都要上山，看望老人。", [], id="year-after-year"),
        pytest.param("每年一度的庙会昨天开幕，区长钱一诺看望老人。", [{"钱一诺"}], id="held-each-year"),
        pytest.param("区长钱一诺介绍说，部门走访企业，参观展馆。", [], id="quoted"),
        pytest.param("区长钱一诺介绍说明书，参观展馆。", [{"钱一诺"}], id="shows-something"),
        pytest.param("区长钱一诺相信更多客商会前来参观。", [], id="what-somebody-believes"),
        pytest.param("区长钱一诺对年会召开表示祝贺。", [], id="wishes-well"),
        pytest.param("区长钱一诺主持召开年会，表示祝贺。", [{"钱一诺"}], id="wishes-well-there"),
        pytest.param("区长钱一诺牵头，高效对接企业。", [], id="in-general"),
        pytest.param("早在2019年，区长钱一诺就参加会议。", [], id="as-early-as"),
        pytest.param("早在2月1日，区长钱一诺就参加会议。", [{"钱一诺"}], id="as-early-as-a-day"),
        pytest.param("十多年前，区长钱一诺来到某村调研。", [], id="years-ago"),
        pytest.param("一年一度，区长钱一诺来到某村调研。", [{"钱一诺"}], id="once-a-year"),
        pytest.param(
            "某同志因病逝世，享年80岁。他曾于2月1日陪同区长钱一诺视察。2月3日，孙二虎前往送别，参加告别仪式。",
            [{"孙二虎"}],
            id="only-the-mourning",
        ),
        pytest.param("区长钱一诺期待客商深入某村。", [], id="what-somebody-expects"),
        pytest.param("主任钱一诺安排干部兵分两路，一路深入乡村。", [], id="teams-that-somebody-sends"),
        pytest.param("主任钱一诺安排干部值守，一路深入乡村。", [], id="one-of-the-teams"),
        pytest.param("主任钱一诺安排干部值守，随后深入乡村。", [{"钱一诺"}], id="goes-after-sending-others"),
        pytest.param("区长钱一诺主持水稻栽培和育种技术研究。", [], id="leads-research"),
        pytest.param("区长钱一诺主持会议研究技术。", [{"钱一诺"}], id="a-meeting-on-research"),
        pytest.param(
            "某同志因病逝世，享年80岁。他曾于2月1日同区长钱一诺参加会议。区长钱一诺看望家属。",
            [],
            id="a-life-that-has-ended",
        ),
        pytest.param(
            "某同志因病逝世，享年80岁。区长钱一诺看望家属，向遗体告别。", [{"钱一诺"}], id="mourned"
        ),
        pytest.param("区长钱一诺将访问外地，并出席会议。", [], id="plan-goes-on"),
        pytest.param("区长钱一诺2月3日将率团赴外地，并出席会议。", [], id="plan-behind-its-day"),
        pytest.param("区长钱一诺等领导，多次带领有关部门，深入乡村。", [], id="again-and-again"),
        pytest.param("区长钱一诺先后主持召开三次座谈会。", [], id="several-meetings"),
        pytest.param("区长钱一诺主持召开第三次座谈会。", [{"钱一诺"}], id="the-third-meeting"),
        pytest.param("区长钱一诺试图离开，并出席会议。", [], id="only-tried"),
        pytest.param("区长钱一诺主持学校的日常工作。", [], id="daily-work"),
        pytest.param("区长钱一诺在电视机前观看典礼。", [], id="seen-on-a-screen"),
        pytest.param("1999年2月1日，区长钱一诺出席会议。", [], id="long-past"),
        pytest.param("区长钱一诺和运动员出席会议。", [{"钱一诺"}], id="athletes"),
        pytest.param("区长钱一诺发来致辞。", [], id="sent-a-speech"),
        pytest.param("区长钱一诺主持编制规划。", [], id="led-a-piece-of-work"),
        pytest.param(
            "区长孙二虎出席会议，会上宣读了区长钱一诺对工作的批示。", [{"孙二虎"}], id="instruction-read"
        ),
        pytest.param("2022年2月1日，区长钱一诺出席会议。", [{"钱一诺"}], id="a-year-past"),
        pytest.param("区长钱一诺看望孙二虎同志亲属。", [{"钱一诺"}], id="relatives"),
        pytest.param("区长钱一诺参观孙二虎等名人旧居。", [{"钱一诺"}], id="a-house-with-a-name"),
        pytest.param("会见孙二虎时区长钱一诺出席。", [{"钱一诺", "孙二虎"}], id="who-meets-behind-the-met"),
        pytest.param("区长钱一诺将于明日访问外地，孙二虎出席会议。", [{"孙二虎"}], id="plan-of-another"),
        pytest.param("区长钱一诺将慰问金送到老人手中，看望老人。", [{"钱一诺"}], id="hands-over"),
        pytest.param("区长钱一诺将锦旗赠送给孙二虎。", [{"钱一诺"}], id="hands-a-banner"),
        pytest.param("我愿同区长钱一诺一道努力。", [], id="would-like-to"),
        pytest.param("钱一诺参加了某某战役。", [], id="war"),
        pytest.param("区长钱一诺为迎接新年答问。", [], id="awaits-the-year"),
        pytest.param("2月1日，某桥开工仪式举行，钱一诺参加仪式。", [], id="nobody-of-office-at-a-ceremony"),
        pytest.param(
            "2月1日，某桥开工仪式举行，区长钱一诺参加仪式。", [{"钱一诺"}], id="office-at-a-ceremony"
        ),
    ],
)
def test_what_is_a_gathering(text: str, people: list[set[str]]) -> None:
    assert [set(names(event)) for event in events_in(text)] == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param("法国山区31日举行葬礼。郑洛亲王出席了葬礼。", [], id="a-royal-house"),
        pytest.param(
            "法国山区31日举行葬礼。郑洛出席了葬礼，孙二虎校长陪同。",
            [{"郑洛", "孙二虎"}],
            id="no-royal-house",
        ),
        pytest.param(
            "法国山区举行选举。州长巴科夫、法国总统马罗出席大会。", [], id="names-that-sound-foreign"
        ),
        pytest.param(
            "法国山区举行选举。州长巴科夫、区长钱一诺出席大会。", [{"巴科夫", "钱一诺"}], id="one-of-ours"
        ),
        pytest.param(
            "法国客商来我市。州长巴科夫、法国总统马罗出席大会。", [{"巴科夫", "马罗"}], id="in-our-city"
        ),
        pytest.param(
            "法国客商到宁波投资。州长巴科夫、法国总统马罗出席大会。",
            [{"巴科夫", "马罗"}],
            id="in-a-city-of-ours",
        ),
        pytest.param("山区举行选举。州长巴科夫、马罗出席大会。", [{"巴科夫", "马罗"}], id="no-other-state"),
    ],
)
def test_what_happens_abroad(text: str, people: list[set[str]]) -> None:
    there = events_in(text, persons=("郑洛", "巴科夫", "马罗", "钱一诺", "孙二虎"))
    assert [set(names(event)) for event in there] == people


@pytest.mark.parametrize(
    ("headline", "count"),
    [
        ("石桥街道十年纪实", 0),
        ("【奋进新征程】石桥街道提速", 0),
        ("【筑梦新图景·劳动者之歌】石桥街道提速", 0),
        ("守望青山——记区长钱一诺", 0),
        ("短评：点赞区长", 0),
        ("石桥街道短评大赛启动", 1),
        ("守望青山－－记区长钱一诺", 0),
        ("石桥街道召开大会——记者见闻", 1),
        ("区长到会激励石桥街道干部群众", 0),
        ("咬定青山——访区长钱一诺", 0),
        ("在全区大会上的讲话", 0),
        ("钱一诺向孙二虎致贺电", 0),
        ("大会召开 钱一诺致贺信", 1),
        ("钱一诺同志逝世", 0),
        ("关于加强管理的通知", 0),
        ("国际社会评价大会", 0),
        ("原区长钱一诺违纪违法被查", 0),
        ("石桥街道召开大会", 1),
    ],
)
def test_texts_that_report_no_events(headline: str, count: int) -> None:
    assert len(events_in(f"{headline}\n区长钱一诺出席会议。", headline=headline)) == count


@pytest.mark.parametrize(("year", "people"), [(2021, [{"孙二虎"}]), (2022, [{"钱一诺"}, {"孙二虎"}])])
def test_without_a_day_of_issue_history_is_before_the_last_day_told(
    year: int, people: list[set[str]]
) -> None:
    text = f"{year}年3月1日，区长钱一诺出席会议。\n2023年1月31日，区长孙二虎主持会议。"
    assert [set(names(event)) for event in events_in(text, published_on="")] == people


@pytest.mark.parametrize(
    ("headline", "text", "name"),
    [
        ("区长钱一诺出席甲桥合同签字仪式时说 要建好", "2月1日，区长钱一诺出席签字仪式。", "甲桥合同签字仪式"),
        ("甲江大桥今日通车", "2月1日，区长钱一诺为大桥通车剪彩。", "甲江大桥通车"),
        ("区长出席某桥通车", "2月1日，区长钱一诺为大桥通车剪彩。", "通车：钱一诺"),
        (
            "甲区人大常委会举行第三次会议",
            "2月1日，第二次全体会议举行，钱一诺主持。",
            "甲区人大常委会第三次会议第二次全体会议",
        ),
    ],
)
def test_the_name_in_a_headline(headline: str, text: str, name: str) -> None:
    (event,) = events_in(f"{headline}\n{text}", headline=headline)
    assert event.name == name


def test_each_event_has_its_own_place() -> None:
    events = events_in("1月31日，区长钱一诺到某村调研。2月1日，副区长孙二虎出席会议。")
    assert [event.place for event in events] == ["某村", ""]


@pytest.mark.parametrize(("printed", "place"), [("京", "北京"), ("台", "")])
def test_one_character_is_a_place_only_of_a_known_city(printed: str, place: str) -> None:
    (event,) = report_on(f"2月1日，区长钱一诺在{printed}调研。", places=(printed,)).events
    assert event.place == place
