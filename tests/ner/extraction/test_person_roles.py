"""Who a person is by what one article says."""

import pytest
from recorded_tagger import report_on

from ner.extraction.people import PersonMention
from ner.extraction.person_roles import is_doctrine


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("区长钱一诺出席会议。", "official", id="official"),
        pytest.param("钱一诺等区领导出席会议。", "official", id="leader-of-the-district"),
        pytest.param("一级调研员钱一诺出席会议。", "official", id="rank"),
        pytest.param("区长钱一诺作出批示。", "official", id="only-an-instruction"),
        pytest.param("远岚光电党委书记、董事长钱一诺出席会议。", "company", id="committee-of-a-firm"),
        pytest.param("三一重工党委书记钱一诺出席会议。", "company", id="committee-of-a-known-firm"),
        pytest.param("青砚股份党委书记钱一诺出席会议。", "company", id="committee-of-a-joint-stock-firm"),
        pytest.param(
            "区长钱一诺对火灾作出批示，要求全力救治。", "official", id="an-instruction-on-something"
        ),
        pytest.param("区总工会主席钱一诺出席会议。", "official", id="mass-organization"),
        pytest.param("原区长钱一诺出席会议。", "official", id="former"),
        pytest.param(
            "老校长、原区长钱一诺出席会议。", "other", id="former-official-and-former-head-of-a-school"
        ),
        pytest.param("区人大代表钱一诺出席会议。", "official", id="deputy"),
        pytest.param(
            "区人大代表、远岚科技有限公司董事长钱一诺出席会议。", "company", id="deputy-with-a-firm"
        ),
        pytest.param("区人大代表、某某大学教授钱一诺出席会议。", "other", id="deputy-with-a-chair"),
        pytest.param(
            "区长到法院调研，院长钱一诺汇报。", "official", id="president-of-the-court-named-before"
        ),
        pytest.param(
            "区长到法院、医院调研，院长钱一诺汇报。", "other", id="president-of-the-hospital-named-last"
        ),
        pytest.param(
            "中共某某镇第十四届委员会委员钱一诺出席会议。", "official", id="committee-of-a-congress"
        ),
        pytest.param("某某大学校董会董事长钱一诺出席会议。", "other", id="board-of-a-school"),
        pytest.param("某某友好协会会长孙二虎、董事钱一诺出席会议。", "other", id="board-of-an-association"),
        pytest.param("日本驻杭州总领事馆总领事钱一诺出席会议。", "other", id="a-consul"),
        pytest.param("某某二小党总支书记钱一诺出席会议。", "other", id="a-school-by-its-short-name"),
        pytest.param(
            "农业与农村委员会主任委员钱一诺出席会议。", "official", id="a-committee-of-the-congress"
        ),
        pytest.param("钱一诺、孙二虎等党和国家领导人出席会议。", "official", id="leaders-of-the-nation"),
        pytest.param(
            "远岚水务公司党组书记孙二虎致欢迎词，党组成员、总会计师钱一诺报告。",
            "company",
            id="behind-a-firm-s-committee",
        ),
        pytest.param(
            "远岚软件有限公司财务副总裁、国内市场部部长钱一诺出席会议。", "company", id="a-unit-behind-a-firm"
        ),
        pytest.param("远岚科技有限公司董事长钱一诺出席会议。", "company", id="leader-of-a-firm"),
        pytest.param("远岚科技有限公司党委书记钱一诺出席会议。", "company", id="party-secretary-of-a-firm"),
        pytest.param("青砚银行杭州分行行长钱一诺出席会议。", "company", id="leader-of-a-bank-s-branch"),
        pytest.param("副区长、远岚集团董事长钱一诺出席会议。", "official", id="both"),
        pytest.param("某某大学校长钱一诺出席会议。", "other", id="head-of-a-school"),
        pytest.param("某某大学科研处处长钱一诺出席会议。", "other", id="office-of-a-school"),
        pytest.param("远岚集团驻京办事处主任钱一诺出席会议。", "company", id="office-of-a-firm"),
        pytest.param("区政府驻京办事处主任钱一诺出席会议。", "official", id="office-of-a-government"),
        pytest.param("中国人民银行某支行行长钱一诺出席会议。", "official", id="the-central-bank"),
        pytest.param(
            "远岚科技有限公司总经理助理、新闻发言人钱一诺出席会议。", "company", id="who-speaks-for-a-firm"
        ),
        pytest.param("区公安局新闻发言人钱一诺出席会议。", "official", id="who-speaks-for-a-bureau"),
        pytest.param("某某新闻网副总编辑钱一诺等领导出席会议。", "company", id="a-news-site"),
        pytest.param("某某大学创始人钱一诺出席会议。", "company", id="a-founder-of-something"),
        pytest.param("创始人钱一诺出席会议。", "other", id="a-founder-of-nothing-named"),
        pytest.param("国家某某电网教授钱一诺出席会议。", "other", id="another-net"),
        pytest.param(
            "远岚科技有限公司董事长钱一诺、区长孙二虎等领导出席会议。", "company", id="among-leaders"
        ),
        pytest.param("区农业局种子发展中心主任钱一诺出席会议。", "official", id="a-centre-of-a-bureau"),
        pytest.param(
            "钱一诺赴青溪调研强调提升管理\n钱一诺主持召开座谈会。钱一诺强调，要抓落实。区长孙二虎参加。",
            "official",
            id="in-charge",
        ),
        pytest.param(
            "钱一诺赴青溪调研强调提升管理\n钱一诺主持召开座谈会。钱一诺强调，要抓落实。",
            "other",
            id="in-charge-of-no-officials",
        ),
        pytest.param("钱一诺赴青溪演出\n钱一诺介绍。区长孙二虎参加。", "other", id="on-tour"),
        pytest.param("专家钱一诺出席会议。", "other", id="occupation"),
        pytest.param("钱一诺出席会议。", "other", id="without-a-post"),
        pytest.param("记者钱一诺报道。", "journalist", id="reporter"),
        pytest.param("学习钱一诺总书记重要讲话精神。", "cited", id="doctrine"),
        pytest.param("学习钱一诺总书记重要讲话精神。钱一诺主持会议。", "official", id="doctrine-and-there"),
    ],
)
def test_role(text: str, role: str) -> None:
    assert report_on(text).roles["钱一诺"] == role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("学习钱一诺总书记重要讲话精神", True, id="speech"),
        pytest.param("贯彻钱一诺总书记关于发展的重要论述", True, id="on-something"),
        pytest.param("钱一诺思想", True, id="thought"),
        pytest.param("以钱一诺为核心", True, id="core"),
        pytest.param("钱一诺总书记给乡亲们的回信", True, id="letter"),
        pytest.param("《钱一诺文选》", True, id="book"),
        pytest.param("钱一诺主席在座谈会上的重要讲话", True, id="speech-at-a-meeting"),
        pytest.param("钱一诺总书记“七一”重要讲话", True, id="slogan"),
        pytest.param("钱一诺总书记殷切嘱托", True, id="central-words"),
        pytest.param("钱一诺总书记对本省工作的批示", True, id="words-about"),
        pytest.param("钱一诺总书记的关怀", True, id="care"),
        pytest.param("钱一诺总书记考察本省重要讲话", True, id="words-on-tour"),
        pytest.param("钱一诺同志重要批示", True, id="important-words"),
        pytest.param("钱一诺讲话精神", True, id="spirit"),
        pytest.param(f"钱一诺总书记在{'某' * 39}的讲话", True, id="far-behind-the-name"),
        pytest.param(f"钱一诺总书记在{'某' * 40}的讲话", False, id="too-far-behind-the-name"),
        pytest.param(f"《{'某' * 50}钱一诺》", True, id="far-inside-a-book-s-name"),
        pytest.param(f"《{'某' * 70}钱一诺》", False, id="too-far-inside"),
        pytest.param("钱一诺总书记出席会议", False, id="leader-attends"),
        pytest.param("钱一诺在座谈会上介绍", False, id="introduces"),
        pytest.param("钱一诺出席会议", False, id="attends"),
        pytest.param("《文选》作者钱一诺", False, id="behind-a-book"),
        pytest.param("钱一诺在会上讲话", False, id="speaks"),
        pytest.param("钱一诺主持会议并作重要讲话", False, id="chairs"),
    ],
)
def test_doctrine(text: str, expected: bool) -> None:
    at = text.index("钱一诺")
    person = PersonMention(at, at + 3, "钱一诺", "钱一诺", "test")
    assert is_doctrine(text, person) is expected
