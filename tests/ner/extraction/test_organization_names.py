"""Which printed names stand for one organization."""

import pytest
from recorded_tagger import facts_in, report_on

from ner.extraction.organization_names import is_parent, is_short_for, level_of, name_and_place, place_name
from ner.lexicon.divisions import find_division, parse_place

NAMES_OF_FIRMS = (
    "云垚远岚科技有限公司", "远岚科技有限公司", "远岚科技股份有限公司", "远岚科技", "青砚银行杭州分行", "青砚银行",
    "江苏远岚纺织集团有限公司", "远岚集团", "远岚集团杭州分公司",
    "中国工商银行杭州分行", "工行杭州分行",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        pytest.param(
            "到远岚科技有限公司调研。远岚科技发展快。", "远岚科技有限公司", ("远岚科技",), id="short-name"
        ),
        pytest.param(
            "到青砚银行、青砚银行杭州分行调研。", "青砚银行", (), id="a-branch-is-a-body-of-its-own"
        ),
        pytest.param("到远岚科技有限公司调研。", "远岚科技有限公司", (), id="one-name"),
        pytest.param(
            "到江苏远岚纺织集团有限公司调研。远岚集团介绍了情况。",
            "江苏远岚纺织集团有限公司",
            ("远岚集团",),
            id="core-and-ending",
        ),
        pytest.param(
            "到中国工商银行杭州分行调研。工行杭州分行介绍了情况。",
            "中国工商银行杭州分行",
            ("工行杭州分行",),
            id="abbreviated-bank",
        ),
        pytest.param(
            "到远岚科技有限公司、远岚科技股份有限公司调研。",
            "远岚科技有限公司",
            (),
            id="two-legal-forms-are-two-firms",
        ),
        pytest.param("到远岚集团、远岚集团杭州分公司调研。", "远岚集团", (), id="a-subsidiary"),
        pytest.param(
            "到云垚远岚科技有限公司、远岚科技股份有限公司调研。远岚科技介绍了情况。",
            "远岚科技股份有限公司",
            ("远岚科技",),
            id="a-venture-named-after-its-parent",
        ),
    ],
)
def test_short_names_of_firms(text: str, name: str, aliases: tuple[str, ...]) -> None:
    report = report_on(text, organizations=NAMES_OF_FIRMS)
    (row,) = [row for row in facts_in([report]).organizations if row.name == name]
    assert (row.aliases, row.kind) == (";".join(aliases), "company")


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        pytest.param("远岚数控", "山西远岚数控装备有限公司", True, id="the core, a place in front"),
        pytest.param("远岚新材料", "榆林远岚煤基新材料有限公司", True, id="letters in order after a place"),
        pytest.param("远岚城投", "远岚城市开发投资集团有限责任公司", True, id="letters in order"),
        pytest.param("岚远城投", "远岚城市开发投资集团有限责任公司", False, id="letters in another order"),
        pytest.param("远岚材", "榆林远岚煤基新材料有限公司", False, id="too short for an acronym"),
        pytest.param("建行某省分行", "中国建设银行股份有限公司某省分行", True, id="a bank's legal form"),
        pytest.param("清源农商银行", "清源农村商业银行", True, id="abbreviated in the middle"),
        pytest.param("清源农商行", "清源农商银行", True, id="two short forms"),
        pytest.param("杭州市分行", "青砚银行杭州市分行", True, id="a branch without its bank"),
        pytest.param("杭州分行", "青砚银行杭州市分行", False, id="a branch under another name"),
        pytest.param("青砚银行", "青砚银行杭州市分行", False, id="a bank is not its branch"),
        pytest.param("远岚集团", "远岚集团杭州分公司", False, id="a group is not its subsidiary"),
        pytest.param("远岚集团", "远岚集团资产管理有限公司", False, id="a group is not its firm of a trade"),
        pytest.param("远岚集团", "远岚控股集团股份有限公司", True, id="a group by its legal name"),
        pytest.param("远岚科技有限公司", "山西远岚科技有限公司", False, id="two firms by law"),
        pytest.param("远岚科技公司", "山西远岚科技公司", True, id="no full name by law, a place in front"),
        pytest.param("江口青砚公司", "中石油江口青砚公司", True, id="a known firm in front"),
        pytest.param("江口青砚有限公司", "远岚集团江口青砚有限公司", True, id="a group in front"),
        pytest.param("青砚集团", "青砚集团公司", True, id="a group by its longer name"),
        pytest.param("中青砚", "中国青砚集团公司", True, id="the nation by one character"),
        pytest.param("中岚", "中国岚青集团公司", False, id="too short for the nation"),
        pytest.param("清源粮油", "清源（某）粮油工业有限公司", True, id="a place in brackets"),
        pytest.param("远岚", "远岚科技有限公司", False, id="two characters"),
        pytest.param("远岚公司", "美国远岚公司", True, id="a state in front"),
        pytest.param("青岛啤酒", "青岛啤酒揭阳公司", False, id="the firm of a place"),
        pytest.param("青岛啤酒", "青岛啤酒饮料公司", True, id="a trade behind it"),
        pytest.param("宝钢", "宝山钢铁公司", True, id="by two characters, the second of its trade"),
        pytest.param("宝钢", "宝山老钢公司", False, id="the second of no trade"),
        pytest.param("宝钢", "某山钢铁公司", False, id="another first character"),
        pytest.param("雨润集团", "江苏雨润集团", True, id="a brand that is a word, a place in front"),
        pytest.param("建设集团", "江苏建设集团", False, id="a trade, a place in front"),
        pytest.param("远岚大学", "远岚大学图像开发公司", False, id="a school is not its firm"),
    ],
)
def test_short_for(short: str, long: str, *, same: bool) -> None:
    assert is_short_for(short, long) is same
    assert not is_short_for(long, short)


@pytest.mark.parametrize(
    ("text", "parent"),
    [
        pytest.param("远岚电器开工，远岚电器总裁到场。远岚电器杭州公司", True, id="named-before"),
        pytest.param("远岚电器开工。远岚电器杭州公司", False, id="a-headline-may-shorten"),
        pytest.param("远岚电器杭州公司开工。远岚电器，远岚电器", False, id="named-after"),
    ],
)
def test_a_parent_is_named_before_its_local_firm(text: str, *, parent: bool) -> None:
    assert is_parent("远岚电器", "远岚电器杭州公司", text) is parent


def test_a_trade_behind_a_firm_makes_no_local_firm() -> None:
    assert not is_parent("远岚", "远岚电器公司", "远岚，远岚，远岚电器公司")


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        pytest.param(
            "到山西远岚科技有限公司调研。远岚科技有限公司董事长介绍情况。", 1, id="in two sentences"
        ),
        pytest.param("到山西远岚科技有限公司、远岚科技有限公司调研。", 2, id="side by side"),
    ],
)
def test_a_full_name_without_its_place(text: str, nodes: int) -> None:
    names = ("山西远岚科技有限公司", "远岚科技有限公司")
    facts = facts_in([report_on(text, organizations=names)])
    assert len([row for row in facts.organizations if row.kind == "company"]) == nodes


def test_of_three_forms_the_fullest_stands_for_all() -> None:
    names = ("农业银行某省分行", "中国农业银行某省分行", "农行某省分行")
    report = report_on(
        "到中国农业银行某省分行、农业银行某省分行调研，农行某省分行介绍情况。", organizations=names
    )
    (row,) = facts_in([report]).organizations
    assert {row.name, *row.aliases.split(";")} == set(names)
    assert row.name == "中国农业银行某省分行"


def test_a_name_that_could_be_short_for_two_stays_apart() -> None:
    names = ("甲砚银行杭州市分行", "乙砚银行杭州市分行", "杭州市分行")
    report = report_on(
        "到甲砚银行杭州市分行、乙砚银行杭州市分行调研，杭州市分行介绍情况。", organizations=names
    )
    assert {row.name for row in facts_in([report]).organizations} >= set(names)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("拱墅区", "杭州市拱墅区"),
        ("杭州市", "杭州市"),
        ("浙江省", "浙江省"),
        ("浦东新区", "上海市浦东新区"),
        ("和县", "马鞍山市和县"),
    ],
)
def test_place_name(name: str, expected: str) -> None:
    division = find_division(name)
    assert division is not None
    assert place_name(division) == expected


@pytest.mark.parametrize(
    ("place", "organization", "level"),
    [
        ("浙江省", "中共浙江省委员会", "province"),
        ("杭州市", "杭州市人民政府", "city"),
        ("杭州市拱墅区", "杭州市拱墅区人民政府", "county"),
        ("", "国务院", "national"),
        ("", "中共中央", "national"),
        ("", "民盟中央", "national"),
        ("", "中国气象局", "national"),
        ("", "中国某某大学", ""),
        ("", "中国某某协会某某分会", ""),
        ("", "中国人民解放军军事法院", "national"),
        ("", "远岚科技有限公司", ""),
        ("", "", ""),
    ],
)
def test_level(place: str, organization: str, level: str) -> None:
    assert level_of(parse_place(place) if place else None, organization) == level


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("市住建委", "杭州市住房和城乡建设委员会"),
        ("市发改委", "杭州市发展和改革委员会"),
        ("市计委", "杭州市计划委员会"),
        ("市经贸委", "杭州市经济贸易委员会"),
        ("区外经贸局", "杭州市拱墅区对外贸易经济合作局"),
        ("区劳动局", "杭州市拱墅区劳动局"),
        ("区质监局", "杭州市拱墅区质量技术监督局"),
        ("区环保局", "杭州市拱墅区环境保护局"),
        ("区卫健局", "杭州市拱墅区卫生健康局"),
        ("区市监局", "杭州市拱墅区市场监督管理局"),
        ("区文广旅体局", "杭州市拱墅区文化广电旅游体育局"),
        ("市政务服务数据管理局", "杭州市政务服务数据管理局"),
        ("区综合执法局", "杭州市拱墅区综合行政执法局"),
        ("区委巡察办", "中共杭州市拱墅区委员会巡察工作领导小组办公室"),
        ("区委深改办", "中共杭州市拱墅区委员会全面深化改革委员会办公室"),
        ("区融媒体中心", "杭州市拱墅区融媒体中心"),
        ("住建委", "住建委"),
        ("区某某委", "杭州市拱墅区某某委"),
    ],
)
def test_abbreviated_bodies(printed: str, expected: str) -> None:
    assert name_and_place(printed, "other", parse_place("拱墅区"))[0] == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("区委", "中共杭州市拱墅区委员会"),
        ("市公安局", "杭州市公安局"),
        ("县人民医院", "县人民医院"),
        ("区人民医院", "杭州市拱墅区人民医院"),
        ("市场监管局", "市场监管局"),
        ("西湖区政协", "中国人民政治协商会议杭州市西湖区委员会"),
        ("团区委", "共青团杭州市拱墅区委员会"),
        ("区委某某专班", "杭州市拱墅区委某某专班"),
        ("拱墅区委某某专班", "杭州市拱墅区委某某专班"),
        ("拱墅区某某中心", "杭州市拱墅区某某中心"),
        ("区委办公室", "杭州市拱墅区委办公室"),
        ("浙商银行杭州分行", "浙商银行杭州分行"),
        ("浙江大学", "浙江大学"),
        ("浙江公安厅", "浙江省公安厅"),
        ("西湖区大学", "杭州市西湖区大学"),
        ("区革委会", "杭州市拱墅区革命委员会"),
        ("区民宗局", "杭州市拱墅区民族宗教事务局"),
        ("市民民主评议会", "市民民主评议会"),
        ("市民革", "杭州市民革"),
        ("杭州中学", "杭州中学"),
        ("杭州市中学", "杭州市中学"),
        ("杭州图书馆", "杭州市图书馆"),
        ("区卫健局党委", "杭州市拱墅区卫生健康局党委"),
        ("杭州军区党委", "杭州军区党委"),
    ],
)
def test_organizations_in_full(printed: str, expected: str) -> None:
    assert name_and_place(printed, "other", parse_place("拱墅区"))[0] == expected
