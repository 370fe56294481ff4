"""Which stretches name organizations, and of what kind; common nouns beside names."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recorded_tagger import CAST, mentions_in, people_and_posts

from ner.extraction.organization_kinds import is_firm, is_generic, kind_of, names_company
from ner.extraction.organizations import find_organizations
from ner.text.mentions import Label


def organizations_in(text: str, *known: str) -> list[tuple[str, str]]:
    """Text and kind of each organization; the tagger knows the cast and `known`."""
    mentions = mentions_in(text, organizations=known)
    reading = people_and_posts(text, organizations=known)
    persons = [person.span for person in reading.people]
    return [(o.text, o.kind) for o in find_organizations(text, mentions, reading.posts, persons)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("远岚科技有限公司", "company"),
        ("远岚集团", "company"),
        ("青砚银行杭州分行", "company"),
        ("中国人民银行某某支行", "government"),
        ("区委", "party"),
        ("区纪委监委", "party"),
        ("区人大常委会", "congress"),
        ("区政协", "consultative"),
        ("拱墅区人民政府", "government"),
        ("某某能源局", "government"),
        ("某某监督管理委员会", "government"),
        ("拱墅区民政局", "government"),
        ("区人民法院", "judicial"),
        ("区人民检察院", "judicial"),
        ("某某军区", "military"),
        ("某某大学", "institution"),
        ("某某医院", "institution"),
        ("酒店管理学院", "institution"),
        ("某某污水处理厂", "other"),
        ("某某化工厂", "company"),
        ("某某供销社", "other"),
        ("某某律师事务所", "company"),
        ("银行业协会", "institution"),
        ("远岚产业园", "other"),
        ("远岚", "other"),
        ("", "other"),
    ],
)
def test_kind(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("该公司", True),
        ("集团公司", True),
        ("三家企业", True),
        ("上市公司", True),
        ("分行", True),
        ("国有商业银行", True),
        ("几位企业家", True),
        ("几位", True),
        ("近百名食品企业", True),
        ("西北区", True),
        ("公司生产技术部", True),
        ("村办农机厂", True),
        ("远岚公司", False),
        ("西北公司", False),
        ("建设银行", False),
        ("远岚集团", False),
    ],
)
def test_common_nouns(text: str, expected: bool) -> None:
    assert is_generic(text) is expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("远岚科技有限公司举行仪式。", [("远岚科技有限公司", "company")], id="first-word"),
        pytest.param(
            "来到浙江远岚科技有限公司考察。", [("浙江远岚科技有限公司", "company")], id="behind-a-verb"
        ),
        pytest.param("远岚（集团）有限公司参加。", [("远岚（集团）有限公司", "company")], id="brackets"),
        pytest.param(
            "与远岚建设集团有限公司、青砚置业有限公司签约。",
            [("远岚建设集团有限公司", "company"), ("青砚置业有限公司", "company")],
            id="list",
        ),
        pytest.param("该公司是一家创新型细胞治疗公司。", [], id="descriptions"),
        pytest.param("有限公司参加了活动，分行也参加了。", [], id="endings-alone"),
        pytest.param("远岚产业园、青砚公园开工。", [], id="parks"),
        pytest.param("集团公司董事长钱一诺出席。", [], id="a-leader-of-a-common-noun"),
        pytest.param("远岚集团董事长钱一诺出席。", [("远岚集团", "company")], id="body-of-a-leader"),
        pytest.param(
            "远岚集团党委副书记钱一诺出席。", [("远岚集团", "company")], id="party-secretary-of-a-firm"
        ),
        pytest.param("农行某县支行行长钱一诺出席。", [("农行某县支行", "company")], id="branch-of-a-bank"),
        pytest.param(
            "与青砚银行股份有限公司江西省分行签约。",
            [("青砚银行股份有限公司江西省分行", "company")],
            id="a-bank-in-full-and-its-branch",
        ),
        pytest.param(
            "与青砚银行股份有限公司、远岚银行江西省分行签约。",
            [("青砚银行股份有限公司", "company"), ("远岚银行江西省分行", "company")],
            id="a-bank-and-the-branch-of-another",
        ),
        pytest.param("区长钱一诺出席。", [], id="body-of-an-official"),
        pytest.param("甲市民营企业家钱一诺出席。", [], id="a-trade-has-no-firm"),
        pytest.param("杭州老板钱一诺、赞助企业代表孙二虎出席。", [], id="places-and-sorts-of-firms"),
        pytest.param("甲市某焦化公司行贿。", [], id="a-hidden-name"),
        pytest.param("远岚株式会社社长钱一诺出席。", [("远岚株式会社", "company")], id="a-japanese-firm"),
        pytest.param("业务经理钱一诺、人力资源部总监孙二虎出席。", [], id="work-is-no-firm"),
        pytest.param(
            "青砚技术公司经理钱一诺出席。", [("青砚技术公司", "company")], id="a-firm-named-after-its-work"
        ),
        pytest.param(
            "与Skyline (Singapore) Limited签约。", [("Skyline (Singapore) Limited", "company")], id="latin"
        ),
        pytest.param("采购经理指数上升，依照公司法办理银行卡，某集团军参演。", [], id="inside-other-words"),
        pytest.param(
            "远岚科技有限公司开工。远岚科技产量大增。",
            [("远岚科技有限公司", "company"), ("远岚科技", "company")],
            id="a-firm-and-its-short-form",
        ),
        pytest.param(
            "随行企业有青砚研究院等3家省属国企、远岚集团等多家民企。",
            [("远岚集团", "company")],
            id="where-a-list-begins-nobody-knows",
        ),
        pytest.param(
            "在会上发挥远岚集团优势。", [("远岚集团", "company")], id="behind-a-verb-that-is-no-part"
        ),
        pytest.param("出事后如果远保险公司拒赔。", [], id="begins-inside-a-word"),
        pytest.param("他在远岚或青砚公司任职。", [], id="one-or-another"),
        pytest.param("坚决反对青砚主义集团。", [], id="followers-of-a-doctrine"),
        pytest.param("钱一诺公司承接业务。", [], id="named-after-somebody-in-the-text"),
        pytest.param("钱一诺到58远岚科技公司调研。", [("58远岚科技公司", "company")], id="a-number-in-front"),
        pytest.param(
            "钱一诺到（香港）远岚有限公司调研。",
            [("（香港）远岚有限公司", "company")],
            id="a-bracket-in-front",
        ),
        pytest.param(
            "钱一诺到（原贵阳）远岚有限公司调研。",
            [("（原贵阳）远岚有限公司", "company")],
            id="words-in-a-bracket",
        ),
        pytest.param("会议在华为酒店举行，华为酒店宽敞。", [], id="a-hotel-where-something-is-held"),
        pytest.param("钱一诺到华为酒店调研。", [("华为酒店", "company")], id="a-hotel-for-its-own-sake"),
        pytest.param(
            "区长钱一诺到远岚供应链总监孙二虎处。",
            [("远岚", "company")],
            id="what-a-director-is-in-charge-of",
        ),
        pytest.param(
            "来自广东的台商远岚电子有限公司投产。", [("远岚电子有限公司", "company")], id="whose-firm-it-is"
        ),
        pytest.param("促进、带动集团各单位发展。", [], id="a-verb"),
        pytest.param("两大中标集团到场。", [], id="who-won-the-bid"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_firms_that_no_tagger_knows(text: str, found: list[tuple[str, str]]) -> None:
    assert organizations_in(text) == found


@pytest.mark.parametrize(
    ("text", "known", "found"),
    [
        pytest.param("区民政局参加。", "区民政局", [("区民政局", "government")], id="office"),
        pytest.param("某某大学参加。", "某某大学", [("某某大学", "institution")], id="school"),
        pytest.param("该公司参加。", "该公司", [], id="common-noun"),
        pytest.param("远岚参加。", "远岚", [("远岚", "other")], id="name-alone"),
        pytest.param("远岚董事长钱一诺参加。", "远岚", [("远岚", "company")], id="a-firm-by-its-leader"),
        pytest.param(
            "远岚董事长钱一诺参加。远岚获奖。", "远岚", [("远岚", "company"), ("远岚", "company")], id="and-elsewhere-in-the-text"
        ),
        pytest.param("远岚集团截流总指挥钱一诺参加。", "远岚集团", [("远岚集团", "company")], id="words-before-a-post"),
        pytest.param("青砚能源部长钱一诺参加。", "青砚能源部", [("青砚能源部", "other")], id="a-body-that-goes-on"),
        pytest.param("青砚基会董事长钱一诺参加。", "青砚基会", [("青砚基会", "other")], id="a-society-has-a-chair"),
        pytest.param("经由在握远岚公司签约。", "在握远岚公司", [("在握远岚公司", "company")], id="a-tagger-knows-where-it-begins"),
    ],
)  # fmt: skip
def test_organizations_that_a_tagger_knows(text: str, known: str, found: list[tuple[str, str]]) -> None:
    assert organizations_in(text, known) == found


@pytest.mark.parametrize(
    ("text", "known", "kind"),
    [
        ("青砚电与远岚公司签约。", "青砚电", "company"),
        ("青砚电与远岚公司合作。", "青砚电", "other"),
        ("青砚村与远岚公司签约。", "青砚村", "other"),
        ("联通全国。", "联通", ""),
        ("联通到场。", "联通", "company"),
    ],
)
def test_what_the_text_does_with_a_name_tells_a_firm(text: str, known: str, kind: str) -> None:
    assert dict(organizations_in(text, known)).get(known, "") == kind


@pytest.mark.parametrize(
    ("text", "known", "found"),
    [
        pytest.param("看中的是远岚、青砚光电等龙头企业。", "远岚", [("远岚", "company"), ("青砚光电", "company")], id="brands"),
        pytest.param("看中的是远岚、青砚等龙头企业。", "远岚", [("远岚", "company")], id="a-short-word-that-nobody-knows"),
        pytest.param("装备制造、生物医药、服装等企业复工。", "", [], id="trades"),
        pytest.param("上海、江苏等地企业来访。", "", [], id="places"),
        pytest.param("远岚、青砚光电等项目开工。", "远岚", [("远岚", "other")], id="no-firms"),
        pytest.param("邀请青砚光电、远岚等企业来访。", "远岚", [("青砚光电", "company"), ("远岚", "company")], id="announced"),
        pytest.param("偏爱青砚光电、远岚等企业。", "远岚", [("远岚", "company")], id="not-announced"),
        pytest.param("看中的是远岚、青砚光电等知名金融机构。", "远岚", [("远岚", "company"), ("青砚光电", "company")], id="money"),
        pytest.param("看中的是青砚光电、远大科技等企业。", "", [("远大科技", "company")], id="a-brand-of-everyday-words-alone"),
        pytest.param("看中的是华为、宏远科技等企业。", "", [("华为", "company"), ("宏远科技", "company")], id="words-beside-it"),
        pytest.param("看中的是华为、金融科技等企业。", "", [], id="a-trade"),
        pytest.param("看中的是远岚、青砚光电等7个外资项目。", "远岚", [("远岚", "company"), ("青砚光电", "company")], id="projects"),
        pytest.param("包括华为、小米等企业来访。", "", [("华为", "company"), ("小米", "company")], id="a-short-first-name"),
        pytest.param("来到华为、小米、奔驰等品牌展区。", "", [(b, "company") for b in ("华为", "小米", "奔驰")], id="known-brands"),
        pytest.param("来到青砚茶、远岚茶等品牌展区。", "", [], id="brands-of-goods"),
        pytest.param("昨天，江口岚超市、沃尔玛等大型卖场开业。", "", [(b, "company") for b in ("江口岚超市", "沃尔玛")], id="a-shop"),
        pytest.param("铁岚、嘉青、和垚四家鼎鼎有名的企业来访。", "", [(b, "company") for b in ("嘉青", "和垚")], id="words-before-firms"),
        pytest.param("看中的是远岚、青砚光电等卖场。", "远岚", [("远岚", "company"), ("青砚光电", "company")], id="shops"),
    ],
)  # fmt: skip
def test_brands_that_a_list_calls_firms(text: str, known: str, found: list[tuple[str, str]]) -> None:
    assert organizations_in(text, *([known] if known else [])) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("将省农发行的贷款用好。", [("省农发行", "company")], id="a-branch-of-a-level"),
        pytest.param("走访全市农发行。", [("农发行", "company")], id="the-level-of-all"),
        pytest.param("国资企业主要负责人参加。", [], id="a-word-across-the-border"),
        pytest.param(
            "、青砚（甲地）创业投资合伙企业（有限合伙）与",
            [("青砚（甲地）创业投资合伙企业（有限合伙）", "company")],
            id="a-partnership",
        ),
        pytest.param(
            "走访远岚公司、青砚化纤，调研。",
            [("远岚公司", "company"), ("青砚化纤", "company")],
            id="beside-a-firm",
        ),
        pytest.param("青砚公司女老板钱一诺参加。", [("青砚公司", "company")], id="a-woman-leads-it"),
        pytest.param("青砚创投行政总裁钱一诺参加。", [("青砚创投", "company")], id="chief-of-what"),
        pytest.param("甲乙企业家参加。", [], id="whose-entrepreneurs"),
        pytest.param(
            "远岚产业园运营中心总经理钱一诺参加。", [("远岚产业园运营中心", "company")], id="who-runs-a-zone"
        ),
    ],
)
def test_where_a_firm_begins_and_ends(text: str, found: list[tuple[str, str]]) -> None:
    assert [one for one in organizations_in(text) if one[1] == "company"] == found


def test_a_person_is_no_organization() -> None:
    assert organizations_in("钱一诺公司总经理孙二虎出席。") == []


@pytest.mark.parametrize(
    ("title", "expected"), [("董事长", True), ("行长", True), ("书记", False), ("主席", False)]
)
def test_posts_that_only_firms_have(title: str, expected: bool) -> None:
    (post,) = people_and_posts(title).posts
    assert names_company(post) is expected


PIECES = st.sampled_from(
    [*CAST[:2], "远岚", "科技", "有限公司", "集团", "银行", "分行", "区民政局", "董事长", "党委书记", "、", "，", "。", "与", "该",
     "（", "）", "上市公司", "杭州", "\n"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join))
def test_organizations_hold_their_offsets_and_do_not_overlap(text: str) -> None:
    mentions = mentions_in(text, organizations=("远岚", "远岚集团", "区民政局"))
    reading = people_and_posts(text, organizations=("远岚", "远岚集团", "区民政局"))
    persons = [m.span for m in mentions if m.label is Label.PERSON]
    found = find_organizations(text, mentions, reading.posts, persons)
    assert all(text[o.start : o.end] == o.text and o.text for o in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert not any(o.span.overlaps(b) for o in found for b in persons)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("中国人民银行某某支行", "government", id="the-central-bank"),
        pytest.param("中共某某学校总支部", "party", id="a-party-branch"),
        pytest.param("政协某某区", "consultative", id="a-conference-by-its-place"),
        pytest.param("共青团某某", "institution", id="the-youth-league"),
        pytest.param("某某区人民代表大会筹备组", "congress", id="part-of-a-congress"),
        pytest.param("某某区人民法院", "judicial", id="a-court"),
        pytest.param("某某开发区投资", "other", id="a-zone-s-investment"),
        pytest.param("某某管理局能源", "other", id="an-office-s-trade"),
        pytest.param("某某大学科技", "other", id="a-school-s-trade"),
        pytest.param("某某置业", "company", id="an-ending-of-firms"),
        pytest.param("某某信托", "company", id="a-trust"),
        pytest.param("某某控股", "company", id="a-holding"),
        pytest.param("某某电器", "company", id="a-trade"),
        pytest.param("某某快递", "company", id="a-carrier"),
        pytest.param("某某百货", "company", id="a-shop"),
        pytest.param("某某食品厂", "company", id="works"),
        pytest.param("世界银行", "other", id="a-bank-of-states"),
        pytest.param("某某", "other", id="nothing"),
    ],
)
def test_the_kind_that_a_name_tells(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "代表公司",
        "他集团",
        "甲市民营",
        "甲乙托管公司",
        "则保险公司",
        "甲乙重庆建厂",
        "更多公司",
        "甲方银行",
    ],
)
def test_more_common_nouns(text: str) -> None:
    assert is_generic(text)


@pytest.mark.parametrize("item", ["装备某某", "农业某某", "智能某某", "商贸某某", "骨干青砚"])
def test_a_trade_in_a_list_is_no_brand(item: str) -> None:
    assert organizations_in(f"看中的是远岚、{item}等企业。", "远岚") == [("远岚", "company")]


@pytest.mark.parametrize(("item", "is_brand"), [("青砚云", False), ("青砚云垚", True)])
def test_a_brand_that_nobody_knows_has_four_characters(item: str, *, is_brand: bool) -> None:
    found = organizations_in(f"看中的是远岚、{item}等企业。", "远岚")
    assert found == [("远岚", "company"), *[(item, "company")] * is_brand]


@pytest.mark.parametrize(("length", "found"), [(36, 36), (37, 36)])
def test_the_name_of_a_firm_has_forty_characters_at_most(length: int, found: int) -> None:
    assert [len(text) for text, _ in organizations_in("甲" * length + "有限公司")] == [found + 4]


@pytest.mark.parametrize(
    ("text", "known", "kind"),
    [
        pytest.param("远岚科技有限公司、青砚参加。", "青砚", "company", id="beside-a-firm"),
        pytest.param("青砚、远岚科技有限公司参加。", "青砚", "company", id="in-front-of-a-firm"),
        pytest.param("远岚科技有限公司和青砚参加。", "青砚", "other", id="in-no-list"),
        pytest.param("远岚科技有限公司、青砚产业园参加。", "青砚产业园", "other", id="a-zone-beside-a-firm"),
    ],
)
def test_a_name_beside_a_firm_in_a_list(text: str, known: str, kind: str) -> None:
    assert dict(organizations_in(text, known, "远岚科技有限公司"))[known] == kind


def test_a_long_name_is_found_wherever_the_text_prints_it() -> None:
    text = "远岚科技董事长钱一诺参加。看看远岚科技，再看远岚。"
    assert organizations_in(text) == [("远岚科技", "company"), ("远岚科技", "company")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("远岚科技有限公司", True),
        ("远岚商业公司", True),
        ("豫西某商业公司", False),
        ("该公司", False),
        ("建材公司", False),
        ("某某区人民政府", False),
    ],
)
def test_the_body_of_a_post_is_a_firm_by_its_name_alone(name: str, *, expected: bool) -> None:
    assert is_firm(name) is expected


@pytest.mark.parametrize(
    ("text", "known", "name"),
    [
        pytest.param("到青砚钢铁公司轧钢厂调研。", "青砚钢铁公司轧钢厂", "青砚钢铁公司", id="a works by its trade"),
        pytest.param("到青砚公司云垚化工厂调研。", "青砚公司云垚化工厂", "青砚公司云垚化工厂", id="a works with a name"),
        pytest.param("到青砚公司总部调研。", "青砚公司总部", "青砚公司", id="its seat"),
        pytest.param("青砚食品中国区总裁甲某某出席。", "青砚食品中国区", "青砚食品", id="a region of its business"),
        pytest.param("杭州市与青砚银行江口分行签约。", "杭州市与青砚银行江口分行", "青砚银行江口分行", id="a-place-and-a-firm"),
        pytest.param("青砚集团云垚铝业总经理甲某某出席。", "青砚集团", "青砚集团云垚铝业", id="a-firm-of-a-group"),
        pytest.param("深入联系企业青砚企业集团有限公司调研。", "", "青砚企业集团有限公司", id="企业-in-its-name"),
        pytest.param("青砚集团与云垚铝业集团签约。", "青砚集团", "青砚集团", id="a-group-beside-another"),
        pytest.param("未来五年青砚银行江口分行提供贷款。", "未来五年青砚银行江口分行", "青砚银行江口分行", id="behind-years"),
        pytest.param("某某省人民政府青砚集团战略合作协议。", "某某省人民政府青砚集团", "青砚集团", id="behind-a-government"),
        pytest.param("在石口村浙江青砚农业公司调研。", "石口村浙江青砚农业公司", "浙江青砚农业公司", id="behind-its-village"),
        pytest.param("乌口乡和青砚造纸厂受奖。", "乌口乡和青砚造纸厂", "青砚造纸厂", id="behind-a-town"),
        pytest.param("甲青集团所属云垚科技公司受奖。", "甲青集团所属云垚科技公司", "云垚科技公司", id="owned-by-a-group"),
        pytest.param("促成甲公司、杭州市致信新能源有限公司签约。", "新能源有限公司", "杭州市致信新能源有限公司", id="with-its-place"),
        pytest.param("走访青砚集团有限公司，考察。", "青砚集团", "青砚集团有限公司", id="its-form-behind-it"),
        pytest.param("走访江口青砚发品等公司。", "江口青砚发品等公司", "江口青砚发品", id="the-end-of-a-list"),
        pytest.param("在青砚集团白音呼青矿业调研。", "青砚集团", "青砚集团白音呼青矿业", id="a-long-name-of-a-mine"),
        pytest.param("嘉奖江口铁路工程局职工。", "嘉奖江口铁路工程局", "江口铁路工程局", id="behind-a-verb"),
        pytest.param("在青砚集团江口化工厂调研。", "青砚集团江口化工厂", "青砚集团江口化工厂", id="works-of-its-own"),
        pytest.param("特斯拉江口超级工厂投产。", "特斯拉江口超级工厂", "特斯拉", id="its-works"),
        pytest.param("由联合利华食品公司承办。", "利华食品公司", "联合利华食品公司", id="cut-in-its-brand"),
        pytest.param("青砚集团是一家集纺织、食品等于一体的企业。", "青砚集团是一家集纺织", "青砚集团", id="a-sentence-about-it"),
        pytest.param("专家团莅临青砚药业创新药物重点实验室考察。", "青砚药业创新药物重点实验室", "青砚药业", id="whose-laboratory"),
        pytest.param("三一重工江口产业园落地。", "三一重工江口产业园", "三一重工", id="whose-park"),
        pytest.param("中兴通讯无线产品线总经理王建平发言。", "中兴通讯无线产品线", "中兴通讯", id="a-department"),
        pytest.param("云垚食品生鲜采购经理王建平发言。", "", "云垚食品", id="what-a-manager-buys"),
        pytest.param("市政府与青砚智行签订投资协议。", "青砚智行", "青砚智行", id="who-signs-an-investment"),
        pytest.param("市政府与青砚乡签订投资协议。", "青砚乡", "", id="a-town-that-signs"),
        pytest.param("园区的青砚光电介绍情况。", "青砚光电", "青砚光电", id="a-brand-and-its-trade"),
        pytest.param("美国青砚、日本青远等世界500强企业来访。", "日本青远", "日本青远", id="among-so-many-of-the-world"),
        pytest.param("到东风小康考察。", "东风小康", "东风小康", id="a-firm-of-a-brand"),
        pytest.param("关注新浪微博账号。", "新浪微博", "", id="what-a-brand-offers"),
        pytest.param("青砚精工是一家专业生产轴承的企业。", "", "青砚精工", id="told-to-be-a-firm"),
        pytest.param("青砚村是一家企业的所在地。", "", "", id="a-village"),
        pytest.param("由“青砚”合资公司承办。", "青砚”合资公司", "青砚", id="half-a-pair-of-marks"),
    ],
)  # fmt: skip
def test_where_names_of_firms_begin_and_end(text: str, known: str, name: str) -> None:
    firms = [text for text, kind in organizations_in(text, *filter(None, [known])) if kind == "company"]
    assert (name in firms) if name else (firms == [])
    assert known in ("", name) or known not in firms


@pytest.mark.parametrize(
    ("text", "known"),
    [
        pytest.param("介绍了江口钢铁行业的情况。", "江口钢铁", id="a-trade-of-a-place"),
        pytest.param("走访江口籍老板。", "江口籍", id="where-somebody-is-from"),
        pytest.param("由本地老板投资。", "", id="where-an-owner-is-from"),
        pytest.param("企业如何更好服务乡村、环境治理。", "", id="如-in-如何"),
        pytest.param("第十调研组来集团公司调研。", "组来集团公司", id="who-comes-to-the-firm"),
        pytest.param("在江口云岫酒店与甲某某座谈。", "江口云岫酒店", id="where-people-meet"),
        pytest.param("客人今天下午聚首江口云岫酒店，座谈。", "江口云岫酒店", id="where-people-gather"),
        pytest.param("相关产业链企业代表参加。", "相关产业链", id="a-kind-of-firms"),
        pytest.param("陪同并汇报公司情况。", "并汇报公司", id="whose-matter-is-told"),
        pytest.param("加强与江口的联通，更好融入。", "联通", id="a-word-that-is-also-a-name"),
        pytest.param("推动铁路口岸联通等合作。", "联通", id="what-is-linked"),
        pytest.param("云垚集团领导人某某29日说。", "云垚集团", id="a-party-of-another-state"),
        pytest.param("驾驶一辆丰田轿车。", "丰田", id="a-make-of-car"),
        pytest.param("盖大楼要找银行贷款。", "", id="a-clause-before-a-bank"),
        pytest.param("走访龙井茶、径山茶等品牌。", "", id="a-list-of-goods"),
        pytest.param("江口市人民医院医疗集团揭牌。", "江口市人民医院医疗集团", id="hospitals"),
        pytest.param("某国、德国、挪威等国的多家石油公司撤离。", "", id="states"),
    ],
)
def test_what_is_no_firm(text: str, known: str) -> None:
    firms = [text for text, kind in organizations_in(text, *filter(None, [known])) if kind == "company"]
    assert firms == []


def test_short_names_in_a_counted_list_of_firms() -> None:
    text = "走访了铁岚、嘉青、和垚等9家企业。"
    assert [name for name, _ in organizations_in(text)] == ["铁岚", "嘉青", "和垚"]
