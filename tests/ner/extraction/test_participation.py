"""Who is there, who only speaks or sends word, and whose name only stands in a doctrine."""

from random import Random
from re import finditer

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recorded_tagger import CAST, article_of, people_and_posts

from ner.extraction.participation import read_actions
from ner.extraction.people import PersonMention
from ner.extraction.statements import body_statements
from ner.text.sentences import cut

PRESENT = ("presence", "accompany", "meet")


def present_in(text: str) -> dict[str, str]:
    """The role of everybody whom the text puts at an event, by name; first role, in text order."""
    roles: dict[str, str] = {}
    for action in read_actions(text, cut(text), people_and_posts(text).people):
        if action.group in PRESENT:
            roles.setdefault(action.person.name, action.role or "attendee")
    return roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param("区长钱一诺主持会议。", {"钱一诺": "chair"}, id="chairs"),
        pytest.param("会议由区长钱一诺主持。", {"钱一诺": "chair"}, id="chaired-by"),
        pytest.param(
            "在主席台就座的还有大会主席团成员：钱一诺、孙二虎。",
            {"钱一诺": "attendee", "孙二虎": "attendee"},
            id="on-the-platform",
        ),
        pytest.param("区长钱一诺因公出差，未参加会议。", {}, id="absent"),
        pytest.param(
            "区长钱一诺带队争取资金，未能参加会议，孙二虎参加。",
            {"孙二虎": "attendee"},
            id="absent-for-a-reason",
        ),
        pytest.param(
            "区长钱一诺因病未能参加会议，由副区长孙二虎代为汇报。",
            {"孙二虎": "speaker"},
            id="absent-and-replaced",
        ),
        pytest.param("区长钱一诺拒绝会见孙二虎。", {}, id="refuses"),
        pytest.param("区长钱一诺没参加座谈会。", {}, id="was-not-there"),
        pytest.param("区长钱一诺并未与孙二虎签署协议。", {}, id="did-not-sign-with-somebody"),
        pytest.param("区长钱一诺不再出席座谈会，改由孙二虎出席。", {"孙二虎": "attendee"}, id="no-longer"),
        pytest.param("会议原定由区长钱一诺主持。", {}, id="was-to-chair"),
        pytest.param("区长钱一诺原计划出席。", {}, id="had-planned-to-come"),
        pytest.param("原区长钱一诺主持会议。", {"钱一诺": "chair"}, id="former-and-chairs"),
        pytest.param("区长钱一诺准备会见孙二虎。", {}, id="is-about-to-meet"),
        pytest.param("区长钱一诺在会议准备工作就绪后主持会议。", {"钱一诺": "chair"}, id="preparations"),
        pytest.param("区长钱一诺应邀即将出席论坛。", {}, id="will-come-on-invitation"),
        pytest.param("区长钱一诺应邀出席论坛。", {"钱一诺": "attendee"}, id="comes-on-invitation"),
        pytest.param("区长钱一诺届时会见孙二虎。", {}, id="then-will-meet"),
        pytest.param("请区长钱一诺于4月10日出席座谈会。", {}, id="is-asked-to-come"),
        pytest.param("区长钱一诺邀请孙二虎来本县考察。", {}, id="invites"),
        pytest.param("如果区长钱一诺出席会议，孙二虎也会出席会议。", {}, id="if"),
        pytest.param("区长钱一诺致答谢词。", {"钱一诺": "speaker"}, id="speech-of-any-kind"),
        pytest.param(
            "区长钱一诺听取副区长孙二虎的汇报。", {"钱一诺": "attendee", "孙二虎": "attendee"}, id="reports"
        ),
        pytest.param("副区长钱一诺作书面汇报。", {}, id="reports-in-writing"),
        pytest.param("区长钱一诺通过视频连线召开会议。", {"钱一诺": "chair"}, id="chairs-by-video"),
        pytest.param("区长钱一诺视频连线慰问医护人员。", {}, id="consoles-by-video"),
        pytest.param("区长钱一诺以视频方式出席论坛，发表讲话。", {}, id="speaks-by-video"),
        pytest.param(
            "区长钱一诺会见孙二虎，李三多在座。",
            {"钱一诺": "attendee", "孙二虎": "attendee", "李三多": "attendee"},
            id="sits-there",
        ),
        pytest.param("区长钱一诺去年在某村视察时说。", {}, id="last-year"),
        pytest.param("区长钱一诺谈了体会。", {"钱一诺": "speaker"}, id="tells-of-it"),
        pytest.param(
            "副区长钱一诺、周四海代表各方签约。",
            {"钱一诺": "signatory", "周四海": "signatory"},
            id="signs-for-all",
        ),
        pytest.param("区长钱一诺主持会议。随后，他来到甲村。", {"钱一诺": "chair"}, id="he"),
        pytest.param("区长钱一诺出席会议。", {"钱一诺": "attendee"}, id="attends"),
        pytest.param("钱一诺会见时在座。", {"钱一诺": "attendee"}, id="sits-there-meanwhile"),
        pytest.param("钱一诺陪同会见。", {"钱一诺": "companion"}, id="along-at-a-reception"),
        pytest.param("钱一诺做了重要讲话。", {"钱一诺": "speaker"}, id="does-speak"),
        pytest.param("从钱一诺到孙二虎，都有人学习。", {}, id="from-one-to-the-other"),
        pytest.param("钱一诺对抢险工作作了安排。", {}, id="arranges-what-others-do"),
        pytest.param(
            "钱一诺举行仪式，欢迎孙二虎对我国进行国事访问。",
            {"钱一诺": "host", "孙二虎": "host"},
            id="state-visit",
        ),
        pytest.param("钱一诺就1997年的任务讲了话。", {"钱一诺": "speaker"}, id="of-a-year"),
        pytest.param("钱一诺等人认识到自己的责任。", {}, id="comes-to-know"),
        pytest.param(
            "钱一诺、孙二虎和列席会议的李三多发言。",
            {"钱一诺": "speaker", "孙二虎": "speaker", "李三多": "observer"},
            id="described-at-the-end-of-a-list",
        ),
        pytest.param(
            "孙二虎就钱一诺代表提出的建议召开会议。", {"孙二虎": "chair"}, id="whose-motion-is-discussed"
        ),
        pytest.param("孙二虎向钱一诺烈士默哀，举行仪式。", {"孙二虎": "attendee"}, id="a-martyr"),
        pytest.param(
            "参加仪式的领导有：钱一诺、孙二虎，李三多讲话，周四海主持仪式。",
            {"钱一诺": "attendee", "孙二虎": "attendee", "李三多": "speaker", "周四海": "chair"},
            id="a-list-ends-where-somebody-speaks",
        ),
        pytest.param("钱一诺对与会人员进行了培训。", {"钱一诺": "speaker"}, id="trains"),
        pytest.param("钱一诺说他有发言权。", {}, id="has-a-say"),
        pytest.param("会议决定，委托钱一诺向大会作说明。", {}, id="is-to-explain"),
        pytest.param(
            "会议听取了钱一诺作的报告，副主任孙二虎作的报告。",
            {"钱一诺": "attendee", "孙二虎": "attendee"},
            id="heard-one-after-the-other",
        ),
        pytest.param(
            "图为钱一诺，区长孙二虎和群众一道植树。",
            {"钱一诺": "attendee", "孙二虎": "attendee"},
            id="shown-by-a-picture",
        ),
        pytest.param("钱一诺发表了题为《出发》的讲话。", {"钱一诺": "speaker"}, id="speech-with-a-title"),
        pytest.param("钱一诺发表了视频讲话。", {}, id="speech-by-video"),
        pytest.param("钱一诺向大会报告提案情况。", {"钱一诺": "speaker"}, id="reports-to-the-congress"),
        pytest.param(
            "孙二虎致辞，代表钱一诺主席、李三多总理向参与建设的人致以问候。",
            {"孙二虎": "speaker"},
            id="in-the-name-of-several",
        ),
        pytest.param(
            "职工代表钱一诺、孙二虎发言。",
            {"钱一诺": "speaker", "孙二虎": "speaker"},
            id="representatives",
        ),
        pytest.param("钱一诺陪同，孙二虎因外出学习未参加。", {"钱一诺": "companion"}, id="did-not-go-along"),
        pytest.param(
            "考察团成员有钱一诺，孙二虎。", {"钱一诺": "attendee", "孙二虎": "attendee"}, id="members"
        ),
        pytest.param("钱一诺上街学孙二虎。", {}, id="whom-others-follow"),
        pytest.param(
            "钱一诺前往医院，看望因公负伤的孙二虎。",
            {"钱一诺": "attendee", "孙二虎": "attendee"},
            id="is-visited",
        ),
        pytest.param("未能出席会议的钱一诺发来贺信。", {}, id="stayed-away"),
        pytest.param(
            "钱一诺、孙二虎参加了团拜会。",
            {"钱一诺": "attendee", "孙二虎": "attendee"},
            id="meeting-of-greetings",
        ),
        pytest.param(
            "会议通过了钱一诺所作的报告，孙二虎颁发证书。",
            {"孙二虎": "attendee"},
            id="whose-report-is-passed",
        ),
        pytest.param("应钱一诺的邀请，孙二虎出席会议。", {"孙二虎": "attendee"}, id="invited-by"),
        pytest.param("钱一诺率团将于近日访问甲市。", {}, id="will-come"),
        pytest.param("众人围绕参加审议的意见和钱一诺的报告讨论。", {}, id="not-of-the-described"),
        pytest.param(
            "参加会议的副区长钱一诺、李三多说，很好。",
            {"钱一诺": "attendee", "李三多": "attendee"},
            id="described-by-the-verb",
        ),
        pytest.param("钱一诺对记者说，他们在甲镇举行会议。", {}, id="tells-a-reporter"),
        pytest.param("钱一诺出席签约活动。", {"钱一诺": "attendee"}, id="attends-a-signing"),
        pytest.param(
            "钱一诺、孙二虎共同见证区政府与某公司签约。",
            {"钱一诺": "witness", "孙二虎": "witness"},
            id="sees-others-sign",
        ),
        pytest.param(
            "钱一诺传达书记孙二虎参加审议时的讲话精神。", {"钱一诺": "speaker"}, id="passes-words-on"
        ),
        pytest.param("钱一诺在会上对工作谈了打算设想。", {"钱一诺": "speaker"}, id="tells-of-plans"),
        pytest.param("钱一诺贯彻孙二虎所指示的原则，深入乡村。", {"钱一诺": "attendee"}, id="follows-words"),
        pytest.param(
            "区长钱一诺受孙二虎、李三多委托，在仪式上讲话。", {"钱一诺": "speaker"}, id="sent-by-others"
        ),
        pytest.param(
            "钱一诺委派孙二虎到场慰问，李三多因病住院。", {"孙二虎": "attendee"}, id="sends-somebody"
        ),
        pytest.param(
            "老师向钱一诺、孙二虎赠送图书。", {"钱一诺": "attendee", "孙二虎": "attendee"}, id="is-given"
        ),
        pytest.param("大会主席向钱一诺表示祝贺。", {}, id="is-congratulated"),
        pytest.param(
            "钱一诺对孙二虎一行的到来表示欢迎。",
            {"钱一诺": "speaker", "孙二虎": "attendee"},
            id="is-welcomed",
        ),
        pytest.param("钱一诺对各方的帮助表示感谢。", {}, id="thanks-whoever-is-elsewhere"),
        pytest.param(
            "钱一诺来到展馆时，受到孙二虎等的热烈欢迎。",
            {"钱一诺": "attendee", "孙二虎": "attendee"},
            id="is-received",
        ),
        pytest.param("钱一诺受到孙二虎的表扬。", {}, id="is-praised"),
        pytest.param(
            "钱一诺、孙二虎在机场热烈欢迎客人。", {"钱一诺": "host", "孙二虎": "host"}, id="at-the-gate"
        ),
        pytest.param("钱一诺一行到甲镇验收。", {"钱一诺": "attendee"}, id="comes"),
        pytest.param("钱一诺到任三年。", {}, id="comes-into-office"),
        pytest.param(
            "会议听取了钱一诺所作的说明，以及孙二虎所作的报告。",
            {"钱一诺": "attendee", "孙二虎": "attendee"},
            id="list-behind-a-comma",
        ),
        pytest.param("钱一诺作了题为《加强领导》的专题讲座。", {"钱一诺": "speaker"}, id="lectures"),
        pytest.param("钱一诺先生在会上发表了热情洋溢的讲话。", {"钱一诺": "speaker"}, id="speaks-warmly"),
        pytest.param("钱一诺发表了一篇关于演讲会的文章。", {}, id="writes-of-speeches"),
        pytest.param("钱一诺参加会议；督查局有关部门列席会议。", {"钱一诺": "attendee"}, id="others-listen"),
        pytest.param("在钱一诺生前所在的连队，孙二虎慰问官兵。", {"孙二虎": "attendee"}, id="in-memory-of"),
        pytest.param("来宾代表钱一诺讲话。", {"钱一诺": "speaker"}, id="one-of-the-guests"),
        pytest.param(
            "区长钱一诺到某村调研，有关部门负责人陪同。", {"钱一诺": "attendee"}, id="others-go-along"
        ),
        pytest.param(
            "区长钱一诺，副区长孙二虎，有关部门负责人陪同调研。",
            {"钱一诺": "companion", "孙二虎": "companion"},
            id="goes-along-with-others",
        ),
        pytest.param(
            "区长钱一诺出席仪式，某中心与某景区签署协议。", {"钱一诺": "attendee"}, id="others-sign"
        ),
        pytest.param("区长钱一诺出席仪式，双方签署协议。", {"钱一诺": "attendee"}, id="both-sides-sign"),
        pytest.param(
            "双方见证签署协议，区长钱一诺见证签署合同。", {"钱一诺": "witness"}, id="sees-a-deal-signed"
        ),
        pytest.param(
            "区长钱一诺在昨天召开的会议上强调，要抓好。", {"钱一诺": "speaker"}, id="held-by-others"
        ),
        pytest.param("区长钱一诺在电视电话会议上强调，要抓好。", {"钱一诺": "speaker"}, id="by-television"),
        pytest.param(
            "区长钱一诺赶赴现场，与孙二虎一起安排扑救。",
            {"钱一诺": "attendee", "孙二虎": "attendee"},
            id="together-with-somebody",
        ),
        pytest.param(
            "区长钱一诺赶赴现场，与孙二虎同岁。", {"钱一诺": "attendee"}, id="compared-with-somebody"
        ),
        pytest.param("2009年10月，区长钱一诺曾到学校考察。", {}, id="recalled-with-its-year"),
        pytest.param(
            "欧阳一诺的名句传诵至今，区长钱一诺参观展览。", {"钱一诺": "attendee"}, id="owner-of-a-thing"
        ),
        pytest.param(
            "参加会见的还有：钱一诺、孙二虎。", {"钱一诺": "attendee", "孙二虎": "attendee"}, id="also-were"
        ),
        pytest.param("钱一诺、孙二虎等区领导参加。", {"钱一诺": "attendee", "孙二虎": "attendee"}, id="list"),
        pytest.param(
            "出席会议的有钱一诺、孙二虎。", {"钱一诺": "attendee", "孙二虎": "attendee"}, id="there-were"
        ),
        pytest.param("副区长孙二虎列席。", {"孙二虎": "observer"}, id="observes"),
        pytest.param("区长钱一诺见证签约。", {"钱一诺": "witness"}, id="witnesses"),
        pytest.param("区长钱一诺讲话。", {"钱一诺": "speaker"}, id="speaks"),
        pytest.param("钱一诺一行来到某某社区。", {"钱一诺": "attendee"}, id="party-of"),
        pytest.param("钱一诺带队走访企业。", {"钱一诺": "attendee"}, id="leads-a-team"),
        pytest.param(
            "钱一诺与孙二虎分别代表双方签署协议。",
            {"钱一诺": "signatory", "孙二虎": "signatory"},
            id="sign-for-both-sides",
        ),
        pytest.param("曾任局长的钱一诺出席会议。", {"钱一诺": "attendee"}, id="once-held-a-post"),
        pytest.param("钱一诺要求孙二虎出席会议。", {}, id="told-to-attend"),
        pytest.param("钱一诺家办喜事，参加筵席的部分群众腹泻。", {}, id="others-took-part"),
        pytest.param("钱一诺作出批示要求赶赴现场。", {}, id="what-an-instruction-asks-for"),
        pytest.param("钱一诺作出批示后赶赴现场。", {"钱一诺": "attendee"}, id="after-an-instruction"),
        pytest.param("区长孙二虎指示有关部门，正在外地参加会议的钱一诺得知情况。", {}, id="elsewhere"),
        pytest.param("钱一诺为展馆揭牌。", {"钱一诺": "attendee"}, id="for-a-thing"),
        pytest.param("钱一诺为获奖企业颁奖。", {"钱一诺": "attendee"}, id="for-others"),
        pytest.param("钱一诺同志遗体告别仪式举行，孙二虎出席。", {"孙二虎": "attendee"}, id="the-deceased"),
        pytest.param("钱一诺同志多次到企业调研。", {}, id="again-and-again"),
        pytest.param("钱一诺指出，要抓好。", {}, id="speech-alone"),
        pytest.param("钱一诺在会上指出，要抓好。", {"钱一诺": "speaker"}, id="speech-at-the-meeting"),
        pytest.param("钱一诺未出席会议。", {}, id="did-not"),
        pytest.param("钱一诺将出席会议。", {}, id="will"),
        pytest.param("为出席会议做准备。钱一诺要求落实。", {}, id="planned"),
        pytest.param("钱一诺曾出席会议。", {}, id="once-did"),
        pytest.param("钱一诺曾于2020年5月1日出席会议。", {"钱一诺": "attendee"}, id="once-did-on-a-day"),
        pytest.param("签约仪式在杭州。钱一诺称赞。", {}, id="verb-inside-a-noun"),
        pytest.param("“钱一诺出席会议”是谣言。", {}, id="inside-quotation-marks"),
        pytest.param("民国时期，教育家钱一诺出席会议，提出主张。", {}, id="long-ago"),
        pytest.param(
            "在红军长征纪念馆，钱一诺参观展览。", {"钱一诺": "attendee"}, id="in-a-museum-of-long-ago"
        ),
        pytest.param("《钱一诺出席会议》播出。", {}, id="inside-a-title"),
        pytest.param(
            "学员代表钱一诺、孙二虎汇报学习情况。",
            {"钱一诺": "speaker", "孙二虎": "speaker"},
            id="one-of-those-who-learn",
        ),
        pytest.param("副区长孙二虎代表钱一诺汇报情况。", {"孙二虎": "speaker"}, id="in-somebody-s-stead"),
        pytest.param(
            "钱一诺，林业所的孙二虎、李三多等与会专家强调，要统一规划。",
            {"钱一诺": "attendee", "孙二虎": "attendee", "李三多": "attendee"},
            id="experts-who-are-there",
        ),
        pytest.param("钱一诺，林业所的孙二虎等专家强调，要统一规划。", {}, id="experts-who-are-quoted"),
        pytest.param("区长钱一诺点燃了第一支火炬。", {"钱一诺": "attendee"}, id="lights-a-torch"),
        pytest.param("区长钱一诺点燃了大家的热情。", {}, id="lights-no-torch"),
        pytest.param("区长钱一诺按下火种采集器按钮。", {"钱一诺": "attendee"}, id="presses-a-button"),
        pytest.param("区长钱一诺为企业按下快进键。", {}, id="presses-no-button"),
        pytest.param("区长钱一诺在画卷上签了名。", {"钱一诺": "attendee"}, id="signs-a-banner"),
        pytest.param("区长钱一诺认为在画卷上签名的人很多。", {}, id="of-signing-a-banner"),
        pytest.param("在长篇小说《某河》中，区长钱一诺会见了客商。", {}, id="in-a-novel"),
        pytest.param("影片讲述了区长钱一诺带队修路的故事。", {}, id="in-a-film"),
        pytest.param("剧中，区长钱一诺主持召开会议。", {}, id="in-a-play"),
        pytest.param("例句：区长钱一诺主持召开会议。", {}, id="in-a-textbook"),
        pytest.param("网传区长钱一诺主持召开会议。", {}, id="rumoured"),
        pytest.param("在某剧中心，区长钱一诺主持召开会议。", {"钱一诺": "chair"}, id="at-a-theatre"),
        pytest.param("电影首映式上，区长钱一诺讲话。", {"钱一诺": "speaker"}, id="at-a-first-night"),
        pytest.param(
            "钱一诺一行受到总经理孙二虎，副总经理李三多的热情接待。",
            {"钱一诺": "attendee", "孙二虎": "attendee", "李三多": "attendee"},
            id="received-by-a-long-list",
        ),
        pytest.param(
            "区长钱一诺向理事会发贺信，代表区委对年会召开表示祝贺。", {}, id="congratulates-by-letter"
        ),
        pytest.param(
            "区长钱一诺对此很重视，主持召开会议并表示祝贺。",
            {"钱一诺": "chair"},
            id="chairs-and-congratulates",
        ),
        pytest.param(
            "书记钱一诺、市长孙二虎牵头，高效对接、高位推进。", {}, id="how-things-are-done-in-general"
        ),
        pytest.param(
            "代表团成员包括副市长钱一诺、局长孙二虎等。",
            {"钱一诺": "attendee", "孙二虎": "attendee"},
            id="members-of-a-delegation",
        ),
        pytest.param("代表们认为副区长钱一诺的报告很好。", {}, id="delegates-think"),
        pytest.param("区长钱一诺按动火种采集器按钮。", {"钱一诺": "attendee"}, id="pushes-a-button"),
        pytest.param(
            "由主席钱一诺带队，作家孙二虎、李三多等组成的采风团到甲市采风。",
            {"钱一诺": "attendee", "孙二虎": "attendee", "李三多": "attendee"},
            id="make-up-a-team",
        ),
        pytest.param("钱一诺说，要发挥干部组成的工作队伍作用。", {}, id="a-force-made-up-of-others"),
        pytest.param("主席钱一诺未能随团前来，发来短信致意。", {}, id="did-not-come-along"),
        pytest.param(
            "副区长钱一诺推介了投资环境，主任孙二虎主持座谈会。",
            {"钱一诺": "speaker", "孙二虎": "chair"},
            id="each-with-a-verb",
        ),
        pytest.param(
            "区长钱一诺同列席区十届人大常委会第八次会议的区人大代表座谈。",
            {"钱一诺": "attendee"},
            id="talks-with-delegates",
        ),
    ],
)
def test_presence(text: str, roles: dict[str, str]) -> None:
    assert present_in(text) == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param(
            "区委书记钱一诺在会上要求抓好落实，区长孙二虎主持会议。",
            {"钱一诺": "speaker", "孙二虎": "chair"},
            id="another-chairs",
        ),
        pytest.param(
            "区长钱一诺在会上强调，要抓紧，副区长孙二虎、李三多作了部署。",
            {"钱一诺": "speaker", "孙二虎": "speaker", "李三多": "speaker"},
            id="others-set-tasks",
        ),
        pytest.param(
            "区长钱一诺在会上说，副区长孙二虎主持该项目多年。", {"钱一诺": "speaker"}, id="what-another-runs"
        ),
        pytest.param(
            "区长钱一诺在会上说，副区长孙二虎参加了三次谈判。", {"钱一诺": "speaker"}, id="what-another-did"
        ),
        pytest.param(
            "区长钱一诺在会上要求，由副区长孙二虎主持会议。",
            {"钱一诺": "speaker"},
            id="what-another-is-to-do",
        ),
        pytest.param("我区召开安全会议，区长钱一诺要求整改。", {"钱一诺": "speaker"}, id="held-then-said"),
        pytest.param(
            "我区召开安全会议，区长钱一诺提出明确要求。", {"钱一诺": "speaker"}, id="held-then-demanded"
        ),
        pytest.param("我区按照召开的会议精神，区长钱一诺要求整改。", {}, id="the-spirit-of-a-meeting"),
        pytest.param("区长钱一诺提出明确要求。", {}, id="demanded-anywhere"),
        pytest.param(
            "安全会议召开，审议了有关办法。区长钱一诺指出，要整改。",
            {"钱一诺": "speaker"},
            id="notice-of-what-was-discussed",
        ),
        pytest.param("安全会议召开，效果很好。区长钱一诺指出，要整改。", {}, id="no-notice"),
        pytest.param(
            "某校的钱一诺、某院的孙二虎等与会专家建议，要试点。",
            {"钱一诺": "speaker", "孙二虎": "speaker"},
            id="who-came-to-the-meeting",
        ),
        pytest.param("某校的钱一诺等专家建议，要试点。", {}, id="who-may-be-anywhere"),
        pytest.param("参观结束后，经理钱一诺表示满意。", {"钱一诺": "speaker"}, id="after-the-tour"),
        pytest.param("项目结束后，经理钱一诺表示满意。", {}, id="after-the-works"),
        pytest.param("代表发言环节，经理钱一诺说，很好。", {"钱一诺": "speaker"}, id="part-of-the-programme"),
        pytest.param(
            "区长钱一诺、孙二虎一一发言表态。", {"钱一诺": "speaker", "孙二虎": "speaker"}, id="pledge"
        ),
        pytest.param("区长钱一诺不愿表态支持甲方。", {}, id="takes-no-side"),
        pytest.param(
            "区长钱一诺为党员上了一堂题为《出发》的党课。", {"钱一诺": "speaker"}, id="gives-a-lesson"
        ),
        pytest.param("区长钱一诺重视党课活动。", {}, id="lessons-in-general"),
        pytest.param("区长钱一诺听了专题讲座。", {"钱一诺": "attendee"}, id="hears"),
        pytest.param("区长钱一诺参与编写听证报告。", {"钱一诺": "attendee"}, id="hearing-in-a-noun"),
        pytest.param("局长钱一诺等在现场。", {"钱一诺": "attendee"}, id="is-there"),
        pytest.param("局长钱一诺打电话说，他不在现场。", {}, id="is-not-there"),
        pytest.param("乡长钱一诺给老人送去米面油。", {"钱一诺": "attendee"}, id="brings-gifts"),
        pytest.param("乡长钱一诺把样品送去检验。", {}, id="sends-samples"),
        pytest.param("队员从区长钱一诺手中接过队旗。", {"钱一诺": "attendee"}, id="hands-over"),
        pytest.param("队员从前任钱一诺那里学到了很多。", {}, id="hands-down"),
        pytest.param("区长钱一诺在名单上签名册旁站着。", {}, id="a-book-of-names"),
        pytest.param("区长钱一诺巡视一中考点。", {"钱一诺": "attendee"}, id="looks-round"),
        pytest.param("区长钱一诺重视巡视整改。", {}, id="inspected-by-superiors"),
        pytest.param("区长钱一诺就粮食问题进行调查研究。", {"钱一诺": "attendee"}, id="learns"),
        pytest.param("区长钱一诺重视调查研究。", {}, id="learning-in-general"),
        pytest.param("区长钱一诺同孙二虎话别。", {"钱一诺": "attendee", "孙二虎": "attendee"}, id="farewell"),
        pytest.param("区长钱一诺同孙二虎谈心。", {"钱一诺": "attendee", "孙二虎": "attendee"}, id="talks"),
        pytest.param("区长钱一诺向学生赠书。", {"钱一诺": "attendee"}, id="gives-books"),
        pytest.param("随着区长钱一诺的一声令下，登山开始。", {"钱一诺": "attendee"}, id="gives-the-sign"),
        pytest.param("区长钱一诺的一声叹息传来。", {}, id="sighs"),
        pytest.param(
            "区长钱一诺与孙二虎面对面交流。", {"钱一诺": "attendee", "孙二虎": "attendee"}, id="face-to-face"
        ),
        pytest.param("区长钱一诺重视交流合作。", {}, id="exchange-in-general"),
        pytest.param("局长钱一诺连夜赶来。", {"钱一诺": "attendee"}, id="comes-by-night"),
        pytest.param(
            "区长钱一诺、经理孙二虎共同宣布结果。",
            {"钱一诺": "attendee", "孙二虎": "attendee"},
            id="both-announce",
        ),
        pytest.param("区长钱一诺和居民聚集江边。", {"钱一诺": "attendee"}, id="gathers"),
        pytest.param("区长钱一诺召集部门负责人研究。", {"钱一诺": "chair"}, id="calls-together"),
        pytest.param("区长钱一诺与观众一起欣赏了新年音乐会。", {"钱一诺": "attendee"}, id="enjoys"),
        pytest.param("区长钱一诺很欣赏他的为人。", {}, id="likes"),
        pytest.param("区长钱一诺缓缓拉下红绸。", {"钱一诺": "attendee"}, id="draws-a-cloth"),
        pytest.param("区长钱一诺拉开差距。", {}, id="draws-ahead"),
        pytest.param(
            "组长钱一诺与区长孙二虎进行个别谈话。",
            {"钱一诺": "attendee", "孙二虎": "attendee"},
            id="speaks-to",
        ),
        pytest.param("区长钱一诺接待了来访的甲村群众。", {"钱一诺": "host"}, id="receives-people-who-came"),
        pytest.param("区长钱一诺看望了受灾的群众。", {"钱一诺": "attendee"}, id="sees-people-in-need"),
        pytest.param(
            "安全会议召开。区长钱一诺就下步工作作具体安排。", {"钱一诺": "speaker"}, id="arranges-there"
        ),
        pytest.param("区长钱一诺在会上向妇女致以节日祝贺。", {"钱一诺": "speaker"}, id="wishes-well-there"),
        pytest.param("区长钱一诺与大家一一握手。", {"钱一诺": "attendee"}, id="shakes-hands"),
        pytest.param("区长钱一诺为劳模披红戴花。", {"钱一诺": "attendee"}, id="adorns"),
        pytest.param("区长钱一诺捐建揭幕石。", {}, id="a-stone"),
        pytest.param("钱一诺进行价格抽查。", {"钱一诺": "attendee"}, id="spot-check"),
        pytest.param("钱一诺向市民发放宣传单。", {"钱一诺": "attendee"}, id="hands-out"),
        pytest.param("钱一诺组织人员发放宣传单3000份。", {}, id="how-many-were-handed-out"),
        pytest.param(
            "钱一诺设晚宴，欢迎孙二虎。", {"钱一诺": "attendee", "孙二虎": "attendee"}, id="gives-a-dinner"
        ),
        pytest.param("钱一诺计划设宴会厅，满足孙二虎。", {}, id="a-dining-hall"),
        pytest.param("区长钱一诺在会上说，要抓好。", {"钱一诺": "speaker"}, id="says-there"),
        pytest.param("区长钱一诺历史上说，要抓好。", {}, id="says-somewhere"),
        pytest.param("区长钱一诺讲话，各乡镇长在分会场参加。", {"钱一诺": "speaker"}, id="others-elsewhere"),
    ],
)
def test_what_else_puts_somebody_there(text: str, roles: dict[str, str]) -> None:
    named = people_and_posts(text)
    found: dict[str, str] = {}
    for action in read_actions(text, cut(text), named.people, [post.span for post in named.posts]):
        if action.group in (*PRESENT, "telling"):
            found.setdefault(action.person.name, action.role)
    assert found == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param(
            "市委书记钱一诺到某区调研，区长孙二虎陪同。",
            {"钱一诺": "attendee", "孙二虎": "companion"},
            id="accompanies",
        ),
        pytest.param(
            "在区委书记孙二虎陪同下，市委书记钱一诺到某区调研。",
            {"孙二虎": "companion", "钱一诺": "attendee"},
            id="accompanied-by",
        ),
        pytest.param(
            "区长孙二虎陪同市委书记钱一诺调研。", {"孙二虎": "companion", "钱一诺": "attendee"}, id="object"
        ),
        pytest.param(
            "区长钱一诺会见了来访的某市副市长孙二虎一行。",
            {"钱一诺": "attendee", "孙二虎": "attendee"},
            id="meets-the-visiting",
        ),
        pytest.param(
            "市长钱一诺在区长孙二虎的陪同下参观展厅。",
            {"钱一诺": "attendee", "孙二虎": "companion"},
            id="accompanied-on-the-way",
        ),
        pytest.param(
            "区长钱一诺陪同市委书记李三多，市长孙二虎。",
            {"钱一诺": "companion", "李三多": "attendee", "孙二虎": "attendee"},
            id="object-behind-a-comma",
        ),
        pytest.param("区长钱一诺会见孙二虎。", {"钱一诺": "attendee", "孙二虎": "attendee"}, id="meets"),
        pytest.param(
            "区长钱一诺与孙二虎会谈。", {"钱一诺": "attendee", "孙二虎": "attendee"}, id="talks-with"
        ),
        pytest.param(
            "副区长钱一诺一行赴某市考察，某市副市长孙二虎接待。",
            {"钱一诺": "attendee", "孙二虎": "host"},
            id="host",
        ),
    ],
)
def test_those_who_meet(text: str, roles: dict[str, str]) -> None:
    assert present_in(text) == roles


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("区长钱一诺作出批示。", id="instruction"),
        pytest.param("区长钱一诺作出重要批示，要求全力救治。", id="instruction-with-content"),
        pytest.param("区长钱一诺致电慰问团。", id="telephone"),
        pytest.param("受区长钱一诺委托，有关负责人到场。", id="on-behalf"),
        pytest.param("会议传达了钱一诺的指示。", id="passed-on"),
        pytest.param("会议学习钱一诺讲话精神。", id="studied"),
        pytest.param("会议传达学习了市委书记钱一诺在某区调研时的讲话精神。", id="speech-on-a-tour"),
        pytest.param("代表们致信钱一诺。", id="written-to"),
    ],
)
def test_those_who_only_sent_word(text: str) -> None:
    assert present_in(text) == {}


def test_he_is_who_acted_last() -> None:
    text = "区长钱一诺主持会议。随后，他和孙二虎来到甲村。他们都很高兴。"
    actions = read_actions(text, cut(text), people_and_posts(text).people)
    assert [(a.person.name, a.person.text, a.sentence) for a in actions if a.sentence] == [
        ("钱一诺", "他", 1),
        ("孙二虎", "孙二虎", 1),
    ]


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        pytest.param("双方签署协议。", ["孙二虎", "李三才", "钱一诺"], id="both-sides-of-the-talks"),
        pytest.param("随后，他们参观展馆。", ["李三才"], id="they-are-the-last-named"),
        pytest.param("8日，双方签署协议。", ["孙二虎", "李三才", "钱一诺"], id="on-the-day"),
        pytest.param("\n8日，双方签署协议。", [], id="on-another-day"),
    ],
)
def test_both_sides_are_those_who_met(sentence: str, meant: list[str]) -> None:
    text = f"区长钱一诺与来访的孙二虎会谈。局长李三才陪同。{sentence}"
    actions = read_actions(text, cut(text), people_and_posts(text).people)
    assert sorted({a.person.name for a in actions if a.sentence == 2}) == meant


@pytest.mark.parametrize(
    ("between", "meant"),
    [
        pytest.param("孙二虎表示感谢。", ["孙二虎", "钱一诺"], id="behind-what-one-of-them-says"),
        pytest.param("局长李三才陪同。", ["孙二虎", "钱一诺"], id="without-who-joins-them"),
    ],
)
def test_two_leaders_are_those_who_were_there_together(between: str, meant: list[str]) -> None:
    text = f"总理钱一诺同来访的孙二虎会谈。{between}会谈后，两国总理签署协议。"
    actions = read_actions(text, cut(text), people_and_posts(text).people)
    assert sorted({a.person.name for a in actions if a.sentence == 2}) == meant


def test_on_behalf_of_one_the_other_is_there() -> None:
    assert present_in("受区委书记钱一诺委托，区长孙二虎看望慰问老人。") == {"孙二虎": "attendee"}


def test_who_listens_may_speak_too() -> None:
    text = "区长钱一诺听取汇报并讲话。"
    actions = read_actions(text, cut(text), people_and_posts(text).people)
    assert [(a.predicate.verb, a.role) for a in actions] == [("听取", "attendee"), ("讲话", "speaker")]


@pytest.mark.parametrize(
    ("before", "group"),
    [
        ("昨天，区里召开防汛工作会议。", "telling"),
        ("昨天，区里召开防汛工作会议，周四海参加。", "speech"),
        ("昨天，区里下了雨。", "speech"),
    ],
)
def test_who_is_quoted_behind_the_notice_of_a_meeting_spoke_there(before: str, group: str) -> None:
    text = before + "区长钱一诺说，要抓好。"
    actions = read_actions(text, cut(text), people_and_posts(text).people)
    assert actions[-1].group == group


def test_an_instruction_and_a_visit() -> None:
    text = "区长钱一诺作出批示。副区长孙二虎赶赴现场指挥救援。"
    assert present_in(text) == {"孙二虎": "attendee"}


def test_a_call_and_a_visit() -> None:
    text = "区委书记钱一诺打电话慰问，区长孙二虎到现场看望。"
    assert present_in(text) == {"孙二虎": "attendee"}


@pytest.mark.parametrize(
    ("blocked", "there"),
    [
        pytest.param("当年钱一诺参加会议。", "当天钱一诺参加会议。", id="history"),
        pytest.param("钱一诺家中，参加筵席的部分群众腹泻。", "钱一诺参加群众大会。", id="others_did"),
        pytest.param("钱一诺无法出席。", "钱一诺未雨绸缪，出席会议。", id="absent"),
        pytest.param("钱一诺不主持会议。", "钱一诺不久主持会议。", id="denied"),
        pytest.param("钱一诺要深入一线。", "钱一诺深入一线。", id="demanded"),
        pytest.param("钱一诺可参加会议。", "可由钱一诺参加会议。", id="possible"),
        pytest.param("钱一诺欢迎参观。", "钱一诺欢迎后参观。", id="wished"),
        pytest.param("钱一诺号召参加会议。", "钱一诺号召后参加会议。", id="called_for"),
        pytest.param("钱一诺继续走访企业。", "钱一诺继续后走访企业。", id="in_general"),
        pytest.param("钱一诺，为做好接待参观展馆。", "钱一诺，做好接待参观展馆。", id="purpose"),
        pytest.param("钱一诺将于明日出席会议。", "将军钱一诺出席会议。", id="planned"),
        pytest.param("钱一诺曾多次出席会议。", "曾任局长的钱一诺出席会议。", id="recalled"),
        pytest.param("钱一诺打电话慰问老人。", "打电话的钱一诺慰问老人。", id="by_wire"),
        pytest.param("传达了钱一诺出席会议。", "传达后钱一诺出席会议。", id="word_sent"),
        pytest.param("钱一诺的名句，参观展馆。", "钱一诺，参观展馆。", id="owner"),
        pytest.param("钱一诺在调研时的讲话，出席会议。", "钱一诺在调研时出席会议。", id="words_said"),
        pytest.param("为元老钱一诺举行隆重的葬礼。", "钱一诺为元老举行会议。", id="mourned"),
        pytest.param("通报了原局长钱一诺违纪案件。", "局长钱一诺通报了违纪案件。", id="accused"),
        pytest.param("通报了原局长某某、钱一诺违纪案件。", "会议通报案件后，钱一诺发言。", id="accused-too"),
        pytest.param("钱一诺奖章获得者作了发言。", "钱一诺奖励后作了发言。", id="prize"),
        pytest.param(
            "参加会议，授予钱一诺等8名同志“全区先进个人”。",
            "参加会议，授予先进个人后钱一诺发言。",
            id="honoured",
        ),
    ],
)
def test_each_rule_keeps_somebody_from_being_there(blocked: str, there: str) -> None:
    assert (set(present_in(blocked)), set(present_in(there))) == (set(), {"钱一诺"})


@pytest.mark.parametrize(
    ("purpose", "there"),
    [
        pytest.param("为防汛", set(), id="purpose"),
        pytest.param("为做好全区夏季防汛防台和山洪地质灾害防御的各项工作", {"钱一诺"}, id="long-purpose"),
    ],
)
def test_a_purpose_keeps_verbs_near_it_from_putting_somebody_there(purpose: str, there: set[str]) -> None:
    assert set(present_in(f"{purpose}钱一诺走访企业。")) == there


@pytest.mark.parametrize(
    ("plan", "there"),
    [
        pytest.param("将于明日", set(), id="what-is-planned"),
        pytest.param("将新编教材和一批学习用品送到孩子们手中并", {"钱一诺"}, id="what-is-brought"),
    ],
)
def test_a_plan_keeps_verbs_near_it_from_putting_somebody_there(plan: str, there: set[str]) -> None:
    assert set(present_in(f"钱一诺{plan}参观校园。")) == there


def test_who_could_not_come_is_not_at_what_was_told_before() -> None:
    assert present_in("钱一诺带队争取资金，无法出席会议。") == {}
    assert present_in("钱一诺带队争取资金，不主持会议。") == {"钱一诺": "attendee"}


PIECES = st.sampled_from(
    [
        *CAST[:3],
        "主持",
        "出席",
        "陪同",
        "会见",
        "指出",
        "批示",
        "，",
        "。",
        "：",
        "“",
        "”",
        "将",
        "的",
        "等",
        "、",
        "\n",
        "由",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_actions_are_of_people_in_the_sentence(text: str) -> None:
    sentences = cut(text)
    people = people_and_posts(text).people
    for action in read_actions(text, sentences, people):
        sentence = sentences[action.sentence]
        assert action.person in people
        assert sentence.start <= action.person.start
        assert action.person.end <= sentence.end
        assert sentence.start <= action.start < sentence.end


@given(st.lists(PIECES, max_size=14).map("".join), st.randoms())
def test_the_order_of_people_does_not_matter(text: str, random: Random) -> None:
    people = list(people_and_posts(text).people)
    expected = read_actions(text, cut(text), people)
    random.shuffle(people)
    assert read_actions(text, cut(text), people) == expected


NAME = PersonMention(0, 5, "艾某？某某", "艾某·某某", "recorded")


@pytest.mark.parametrize(
    ("text", "headline", "byline", "people", "expected"),
    [
        pytest.param("开会。讲话。", "", "", [], ["开会。", "讲话。"], id="two-sentences"),
        pytest.param("开会；讲话。散会。", "", "", [], ["开会；讲话。", "散会。"], id="a-semicolon-joins"),
        pytest.param("开会；\n讲话。", "", "", [], ["开会；", "讲话。"], id="not-over-a-line-break"),
        pytest.param("艾某？某某讲话。", "", "", [NAME], ["艾某？某某讲话。"], id="a-name-joins"),
        pytest.param("艾某？某某讲话。", "", "", [], ["艾某？", "某某讲话。"], id="no-name-no-join"),
        pytest.param("区里开会\n讲话。", "区里开会", "", [], ["讲话。"], id="without-the-headline"),
        pytest.param(
            "开会（记者 甲某）讲话。", "", "（记者 甲某）", [], ["开会", "讲话。"], id="without-bylines"
        ),
        pytest.param("（记者 甲某）讲话。", "", "（记者 甲某）", [], ["讲话。"], id="a-byline-in-front"),
        pytest.param("讲话（记者 甲某）", "", "（记者 甲某）", [], ["讲话"], id="a-byline-behind"),
    ],
)
def test_statements(
    text: str, headline: str, byline: str, people: list[PersonMention], expected: list[str]
) -> None:
    article = article_of(text, headline=headline, byline=byline)
    assert [s.of(text) for s in body_statements(article, text, cut(text), people)] == expected


@pytest.mark.parametrize(
    ("front", "behind"),
    [("出席会议的有：", "。"), ("", "出席会议。"), ("区长钱一诺会见", "等客人。")],
)
def test_a_list_longer_than_a_sentence_is_read_to_its_end(front: str, behind: str) -> None:
    names = [f"钱一诺{'某' * 3}、"] * 200
    text = f"{front}{''.join(names)}孙二虎{behind}"
    people = [
        PersonMention(m.start(), m.end(), m.group(), m.group(), "list")
        for m in finditer("钱一诺|孙二虎", text)
    ]
    assert len(cut(text)) > 1
    present = {a.person.start for a in read_actions(text, cut(text), people) if a.group in PRESENT}
    assert present == {p.start for p in people}
