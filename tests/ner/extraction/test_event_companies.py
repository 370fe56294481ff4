"""Companies at events, and in which role."""

import pytest
from recorded_tagger import report_on
from reported_events import events_in, names, one


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
            "区长钱一诺主持座谈会。参加座谈的企业有远岚科技有限公司、青砚股份有限公司。",
            {"远岚科技有限公司": "attendee", "青砚股份有限公司": "attendee"},
            id="listed-in-a-sentence-of-its-own",
        ),
        pytest.param(
            "区长钱一诺到乙村调研，远岚供水公司、青砚供电公司随同调研。",
            {"远岚供水公司": "companion", "青砚供电公司": "companion"},
            id="goes-along",
        ),
        pytest.param(
            "区长钱一诺出席论坛。随团来访的远岚科技有限公司带来产品。",
            {"远岚科技有限公司": "attendee"},
            id="comes-with-the-party",
        ),
        pytest.param(
            "区长钱一诺出席招聘会。远岚科技有限公司、青砚股份有限公司等48家企业现场招聘。",
            {"远岚科技有限公司": "attendee", "青砚股份有限公司": "attendee"},
            id="many-firms-on-the-spot",
        ),
        pytest.param(
            "区长钱一诺出席招聘会。远岚科技有限公司等48家企业去年招聘千人。", {}, id="many-firms-elsewhere"
        ),
        pytest.param(
            "区长钱一诺到我公司走访，公司董事长孙二虎汇报。远岚科技有限公司也在当地。",
            {},
            id="a-firm-s-own-page",
        ),
        pytest.param("区长钱一诺会见亚洲开发银行行长孙二虎。", {}, id="a-bank-of-states"),
        pytest.param(
            "区长钱一诺出席恳谈会。台湾云垚集团总裁周四海，中国国民党中常委、台湾工商协进会理事长孙二虎等"
            "台湾客商应邀参加恳谈会。",
            {"云垚集团": "attendee"},
            id="a-place-is-no-firm",
        ),
        pytest.param(
            "区长钱一诺先后考察了远岚科技有限公司、青砚股份有限公司，云垚集团、云岫食品有限公司，甲市的云起集团。",
            {
                "远岚科技有限公司": "host",
                "青砚股份有限公司": "host",
                "云垚集团": "host",
                "云岫食品有限公司": "host",
                "云起集团": "host",
            },
            id="the-list-goes-on-behind-commas",
        ),
        pytest.param(
            "区长钱一诺考察了远岚科技有限公司，云垚集团的产品也在甲市畅销。",
            {"远岚科技有限公司": "host"},
            id="another-clause",
        ),
        pytest.param(
            "区长钱一诺会见远岚集团总经理、云垚公司董事长孙二虎。",
            {"远岚集团": "attendee", "云垚公司": "attendee"},
            id="leads-two-firms",
        ),
        pytest.param(
            "区长钱一诺会见集团董事长孙二虎。远岚集团与云垚集团合资办厂。", {}, id="two-groups-may-be-meant"
        ),
        pytest.param(
            "区长钱一诺到访集团，与集团董事长孙二虎座谈，云垚集团董事长周四海参加。",
            {"云垚集团": "attendee"},
            id="a-group-s-own-page",
        ),
        pytest.param(
            "区长钱一诺到乙村调研，听取远岚科技有限公司关于项目进展的汇报。",
            {"远岚科技有限公司": "attendee"},
            id="heard",
        ),
        pytest.param(
            "区长钱一诺出席签约仪式，远岚集团与青砚银行签约，共同设立远岚青砚有限公司。",
            {"远岚集团": "signatory", "青砚银行": "signatory"},
            id="a-venture-still-to-be-founded",
        ),
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
            {"远岚科技有限公司": "speaker"},
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
            "区长钱一诺率队到甲县考察。甲县是大县。天气晴。风很大。雨也大。其间，代表团一行考察了远岚科技有限公司。",
            {"远岚科技有限公司": "host"},
            id="the-party-goes-on-after-the-talk",
        ),
        pytest.param(
            "区长钱一诺率队到甲县考察。甲县是大县。天气晴。风很大。雨也大。去年，代表团一行考察了远岚科技有限公司。",
            {},
            id="the-party-went-there-last-year",
        ),
        pytest.param(
            "区长钱一诺率团考察。随行企业包含远岚科技有限公司、云垚集团等10多家企业。",
            {"远岚科技有限公司": "attendee", "云垚集团": "attendee"},
            id="the-firms-that-come-along",
        ),
        pytest.param(
            "区长钱一诺出席签字仪式。他说，项目很大。项目分三期。一期已完工。资金已到位。"
            "在签字仪式上，远岚科技有限公司代表在合同上签字。"
            "出席当天签字仪式的还有市发改委的负责人以及云垚集团的代表。",
            {"远岚科技有限公司": "signatory", "云垚集团": "attendee"},
            id="who-signs-and-who-else-is-there",
        ),
        pytest.param(
            "区长钱一诺出席签字仪式。参加过展览的还有云垚集团。", {}, id="who-else-was-at-another-gathering"
        ),
        pytest.param(
            "区长钱一诺、青砚银行行长孙二虎出席签约仪式，区政府与青砚银行签约。云垚集团、远岚科技有限公司等企业见证签约。",
            {"青砚银行": "signatory", "云垚集团": "witness", "远岚科技有限公司": "witness"},
            id="looks-on-while-others-sign",
        ),
        pytest.param(
            "区长钱一诺在恳谈会上致辞。远岚科技有限公司、某国领事等外宾出席恳谈会。",
            {"远岚科技有限公司": "attendee"},
            id="is-said-to-attend",
        ),
        pytest.param(
            "区长钱一诺在恳谈会上致辞。远岚科技有限公司参加了去年的恳谈会。", {}, id="attended-last-year"
        ),
        pytest.param(
            "区长钱一诺出席由远岚科技有限公司在广场举行的见面会。",
            {"远岚科技有限公司": "host"},
            id="holds-the-meeting",
        ),
        pytest.param(
            "区长钱一诺出席见面会。由远岚科技有限公司组织的展览很大。", {}, id="holds-something-else"
        ),
        pytest.param(
            "区长钱一诺出席捐赠仪式。远岚科技有限公司向某会捐赠100万元，云垚集团捐款50万元。",
            {"远岚科技有限公司": "attendee", "云垚集团": "attendee"},
            id="gives",
        ),
        pytest.param("区长钱一诺出席捐赠仪式。远岚科技有限公司去年捐赠100万元。", {}, id="gave-last-year"),
        pytest.param(
            "区长钱一诺先后拜访了远岚科技有限公司、云垚集团，与企业负责人座谈。",
            {"远岚科技有限公司": "host", "云垚集团": "host"},
            id="called-on",
        ),
        pytest.param(
            "区长钱一诺率区发改局、云垚集团等单位负责人赴外地考察。",
            {"云垚集团": "companion"},
            id="its-leaders-are-brought-along",
        ),
        pytest.param(
            "区长钱一诺主持座谈会。云垚集团、远岚科技有限公司两家企业负责人发言。",
            {"云垚集团": "speaker", "远岚科技有限公司": "speaker"},
            id="speaks-at-the-meeting-just-told",
        ),
        pytest.param(
            "区长钱一诺出席演讲比赛。会上，远岚燃气有限公司客服中心孙二虎发言。",
            {"远岚燃气有限公司": "attendee"},
            id="somebody-of-the-firm-without-a-post",
        ),
        pytest.param(
            "青砚集团董事长孙二虎、青砚集团资产管理有限公司总经理周四海来考察，区长钱一诺会见客人。",
            {"青砚集团": "attendee", "青砚集团资产管理有限公司": "attendee"},
            id="a-group-and-its-subsidiary",
        ),
        pytest.param(
            "远岚电器举行开工仪式，区长钱一诺、远岚电器总裁孙二虎出席。远岚电器办有远岚电器（杭州）有限公司。",
            {"远岚电器": "host"},
            id="a-parent-and-its-local-venture",
        ),
    ],
)
def test_companies(text: str, companies: dict[str, str]) -> None:
    assert names(one(text), "company") == companies


def test_a_sentence_about_one_of_those_who_go_apart_names_firms_for_that_one() -> None:
    text = (
        "2月1日，区委书记钱一诺、区长孙二虎分别走访慰问企业。"
        "钱一诺前往远岚科技有限公司、青砚股份有限公司等企业，看望职工。"
    )
    firms = {"远岚科技有限公司": "host", "青砚股份有限公司": "host"}
    assert [names(e, "company") for e in events_in(text) if "钱一诺" in names(e, "person")] == [firms]


def test_the_parent_of_a_firm_that_is_there_is_not() -> None:
    text = "2月1日，区长钱一诺出席签约仪式。远岚集团下属的青砚科技有限公司负责人参加了签约仪式。"
    assert names(one(text), "company") == {"青砚科技有限公司": "attendee"}


def test_what_stands_before_another_event_is_not_of_the_one_behind_it() -> None:
    text = "2月1日，远岚科技有限公司举行开业仪式。区长钱一诺出席仪式。会前，钱一诺会见周四海。"
    assert [names(event, "company") for event in events_in(text)] == [{"远岚科技有限公司": "host"}, {}]


def test_a_firm_of_another_event_is_not_at_this_one() -> None:
    text = "2月1日，区长钱一诺会见客人。副区长孙二虎与远岚科技有限公司签署协议，周四海出席签字仪式。"
    assert [names(event, "company") for event in events_in(text)] == [{}, {"远岚科技有限公司": "signatory"}]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("区长钱一诺主持座谈会，远岚科技有限公司等企业负责人参加。", ("attendee", "represented")),
        ("区长钱一诺主持座谈会，远岚科技有限公司负责人列席。", ("attendee", "represented")),
        ("区长钱一诺主持座谈会，听取远岚科技有限公司负责人的情况汇报。", ("attendee", "represented")),
        ("区长钱一诺出席签约仪式。区政府与远岚科技有限公司签署协议。", ("signatory", "signs")),
        ("区长钱一诺出席签约仪式。天晴。区政府与远岚科技有限公司签署协议。", ("signatory", "signs")),
        ("区长钱一诺出席签约仪式。天晴。去年区政府与远岚科技有限公司签署协议。", None),
        ("区长钱一诺出席签约仪式。天晴。区政府与远岚科技有限公司签署的协议到期。", None),
        ("区长钱一诺主持座谈会。会上，远岚科技有限公司、青砚某局等单位相继发言。", ("speaker", "speaks")),
        ("区长钱一诺主持座谈会。远岚科技有限公司请青砚某局发言。", None),
        ("区长钱一诺主持会议。远岚科技有限公司等重点后备企业代表就工作分别做了交流。", ("speaker", "speaks")),
        ("区长钱一诺主持会议。上市公司代表远岚科技有限公司交流了体会。", ("speaker", "speaks")),
        ("区长钱一诺主持会议。上市公司远岚科技有限公司与甲局多有交流。", None),
        (
            "区长钱一诺主持会议。天晴。在随后召开的座谈会上，远岚科技有限公司负责人介绍情况。",
            ("attendee", "represented"),
        ),
        ("区长钱一诺主持座谈会，一行先后来到乙村、远岚科技有限公司。", ("host", "visited")),
        ("区长钱一诺参加植树。考察组一行，先后考察了乙村、远岚科技有限公司。", ("host", "visited")),
        ("区长钱一诺到甲县考察。在远岚科技有限公司、乙厂等企业相继落户后，甲县变了样。", None),
        ("区长钱一诺调研企业。\n远岚科技有限公司建厂多年。钱一诺参观了企业车间。", ("host", "visited")),
        ("区长钱一诺调研企业。\n远岚科技有限公司建厂多年。钱一诺说，要做大做强。", ("host", "visited")),
        ("区长钱一诺调研乙村。\n远岚科技有限公司建厂多年。钱一诺说，要做大做强。", None),
        ("区长钱一诺调研乙村。\n远岚科技有限公司建厂多年。一行深入企业车间。", ("host", "visited")),
        ("区长钱一诺调研企业。\n天晴。远岚科技有限公司建厂多年。钱一诺说，要做大做强。", None),
        (
            "远岚集团是大户。天晴。风大。区长钱一诺出席签约仪式。集团董事长孙二虎签署协议。",
            ("signatory", "represented"),
        ),
        ("区长钱一诺出席签约仪式。代表签约方的区长钱一诺说，看中远岚科技有限公司的技术。", None),
        ("区长钱一诺主持会议，远岚科技有限公司与银行签订协议。", ("signatory", "signs")),
        ("区长钱一诺主持会议。签订协议后，远岚科技有限公司要抓好生产。", None),
        ("区长钱一诺拜会远岚科技有限公司，与其座谈。", ("attendee", "met")),
        ("区长钱一诺会见了客人，远岚科技有限公司要抓好生产。", None),
        ("区长钱一诺主持座谈会，走进远岚科技有限公司。", ("host", "visited")),
        ("区长钱一诺主持座谈会，走进甲村的远岚科技有限公司。", None),
        ("区长钱一诺先后到乙村、远岚科技有限公司调研。", ("host", "visited")),
        ("区长钱一诺陪同客商一行参访了远岚科技有限公司。", ("host", "visited")),
        ("区长钱一诺先后到乙村、远岚科技有限公司座谈。", ("host", "visited")),
        ("区长钱一诺到乙村、远岚科技有限公司座谈。", None),
        ("区长钱一诺到甲县考察。随后在远岚科技有限公司，要求抓好生产。", ("host", "visited")),
        ("区长钱一诺到甲县考察。要求在远岚科技有限公司，抓好生产。", None),
        ("区长钱一诺到甲县考察。一行先后察看了某景区、远岚科技有限公司。", ("host", "visited")),
        ("区长钱一诺到甲县考察。当地先后察看了某景区、远岚科技有限公司。", None),
        ("今日，远岚科技有限公司举行开业仪式，区长钱一诺出席。", ("host", "hosts")),
        ("区长钱一诺出席由区政府和远岚科技有限公司承办的晚会。", ("host", "hosts")),
        ("区长钱一诺出席由区政府介绍远岚科技有限公司的晚会。", None),
        ("区长钱一诺主持座谈会。远岚科技有限公司负责人参加义诊。", None),
        ("区长钱一诺主持座谈会。有人拜会远岚科技有限公司。", None),
        ("区长钱一诺看望职工。在远岚科技有限公司，要求抓好生产。", ("host", "visited")),
        ("天晴。在远岚科技有限公司，生产正忙。区长钱一诺到甲县考察。", None),
        ("区长钱一诺看望老人。一行先后察看了某景区、远岚科技有限公司。", ("host", "visited")),
        ("区长钱一诺先后到乙村、远岚科技有限公司看望职工。", ("host", "visited")),
        ("区长钱一诺主持会议。远岚科技有限公司与银行签订协议。", ("signatory", "signs")),
        ("区长钱一诺主持会议。天晴。会上，远岚科技有限公司与银行签订协议。", ("signatory", "signs")),
        ("区长钱一诺主持会议。天晴。远岚科技有限公司与银行签订协议。", None),
        ("区长钱一诺出席典礼。远岚科技有限公司与银行签订协议。", ("signatory", "signs")),
        ("区长钱一诺参加植树。远岚科技有限公司与银行签订协议。", ("signatory", "signs")),
        ("远岚科技有限公司举行开业仪式。区长钱一诺出席仪式。", ("host", "hosts")),
        ("区长钱一诺主持会议。天晴。远岚科技有限公司举行仪式。", None),
        ("区长钱一诺出席由远岚科技有限公司承办的论坛。", ("host", "hosts")),
        ("区长钱一诺出席招聘会。在远岚科技有限公司的招聘展位前，钱一诺与负责人座谈。", ("host", "visited")),
        ("区长钱一诺主持座谈会。在远岚科技有限公司，钱一诺与负责人座谈。", ("host", "visited")),
        (
            "区长钱一诺出席推介会。天晴。来自各地的远岚科技有限公司等80多家企业的代表参加了会议。",
            ("attendee", "represented"),
        ),
        ("区长钱一诺出席推介会。天晴。远岚科技有限公司的代表去年参加投标。", None),
        ("区长钱一诺出席签约仪式。远岚科技有限公司负责人参加了签约仪式。", ("attendee", "represented")),
        ("区长钱一诺接待客商。双方为寻求合作，参观了某景区、远岚科技有限公司。", ("host", "visited")),
        ("区长钱一诺到甲县考察。在某食品厂和远岚科技有限公司，详细了解了生产情况。", ("host", "visited")),
        ("区长钱一诺到甲县考察。在某食品厂和远岚科技有限公司，工人正忙。", None),
        ("区长钱一诺接待客商。双方就考察远岚科技有限公司达成一致。", None),
        (
            "区长钱一诺出席开业典礼。天晴。开业典礼上，甲行与远岚科技有限公司签订协议。",
            ("signatory", "signs"),
        ),
        ("远岚科技有限公司与甲局签约两周年座谈会举行。区长钱一诺出席。", ("host", "hosts")),
        ("远岚科技有限公司建厂周年大会举行。区长钱一诺出席大会。", ("host", "hosts")),
        ("甲乙合资的远岚科技有限公司今天在甲市正式开业。区长钱一诺在开业典礼上讲话。", ("host", "opens")),
        ("远岚科技有限公司开业以来生意好。区长钱一诺在甲厂开业典礼上讲话。", None),
        ("区长钱一诺出席仪式，为远岚科技有限公司揭牌。", ("host", "opens")),
        ("区长钱一诺专程来远岚科技有限公司视察。", ("host", "visited")),
        ("区长钱一诺陪同客商对乙村、远岚科技有限公司等企业进行了实地考察。", ("host", "visited")),
        ("区长钱一诺陪同客商考察，对远岚科技有限公司表示感谢，进行了考察。", None),
        ("区长钱一诺和来自甲市的远岚科技有限公司的董事长分别在典礼上讲话。", ("attendee", "represented")),
        ("远岚科技有限公司负责人参加项目启动仪式，区长钱一诺出席。", ("attendee", "represented")),
        ("区长钱一诺走访远岚科技有限公司，与其座谈。", ("attendee", "met")),
        ("区长钱一诺来到远岚科技有限公司，与其签约。", ("signatory", "signs")),
        ("区长钱一诺到甲县考察。来自区里的考察团察看了某景区、远岚科技有限公司。", ("host", "visited")),
        ("区长钱一诺到甲县考察。来自区里各个部门和各街道的考察团察看了某景区、远岚科技有限公司。", None),
    ],
)
def test_the_rule_by_which_a_company_takes_part(text: str, part: tuple[str, str] | None) -> None:
    parts = [(p.role, p.rule) for p in one(f"2月1日，{text}").participants if p.kind == "company"]
    assert parts == ([part] if part else [])


@pytest.mark.parametrize(
    ("where", "companies"),
    [
        pytest.param("在新区的厂房里与多家合作单位一起", {"远岚科技有限公司": "host"}, id="within-reach"),
        pytest.param(
            "在新区的厂房里与多家来自外地的和本地的合作单位以及它们的职工家属一起", {}, id="too-far"
        ),
    ],
)
def test_a_host_s_verb_stands_near_its_name(where: str, companies: dict[str, str]) -> None:
    event = one(f"2月1日，远岚科技有限公司{where}举行开业仪式，区长钱一诺出席。")
    assert names(event, "company") == companies


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        pytest.param(
            "远岚集团广西分公司、云垚集团总经理周四海出席会议。",
            ["云垚集团", "远岚集团广西分公司"],
            id="two-firms-of-one-leader",
        ),
        pytest.param("云垚集团总经理周四海出席会议。", ["云垚集团"], id="one-firm"),
        pytest.param(
            "青砚公司、远岚公司、云垚集团总经理周四海出席会议。", ["云垚集团"], id="the-last-of-a-longer-list"
        ),
        pytest.param(
            "青砚公司孙二虎、云垚集团总经理周四海出席会议。", ["云垚集团"], id="a-firm-with-its-own-man"
        ),
        pytest.param("云垚集团党委书记周四海出席会议。", ["云垚集团"], id="its-party-committee"),
        pytest.param("销售总监周四海出席会议。", [], id="work-is-no-firm"),
    ],
)
def test_the_firms_that_a_leader_stands_for(text: str, firms: list[str]) -> None:
    (event,) = report_on(text).events
    assert sorted(p.name for p in event.participants if p.rule == "represented") == firms


def test_guests_who_are_received_apart_bring_their_own_firms() -> None:
    text = "2月1日，区长钱一诺分别会见云垚集团董事长孙二虎和青砚银行行长李三多。"
    assert [names(event, "company") for event in events_in(text)] == [
        {"云垚集团": "attendee"},
        {"青砚银行": "attendee"},
    ]
