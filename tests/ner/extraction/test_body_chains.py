"""The body of a post that follows other posts of a chain, of one person or along a list."""

import pytest
from recorded_tagger import report_on

from ner.extraction.positions import position_of

PAPER = "杭州市拱墅区"


def last(titles: str, jurisdiction: str = PAPER) -> tuple[str, str]:
    """Canonical post and organization of the last title of 钱一诺, who has all these titles."""
    report = report_on(f"{titles}钱一诺出席会议。", jurisdiction=jurisdiction)
    position = position_of(report.attributions[-1], report.jurisdiction)
    return position.post, position.organization


@pytest.mark.parametrize(
    ("titles", "post", "organization"),
    [
        pytest.param("区委常委、组织部部长", "区委组织部部长", "中共杭州市拱墅区委员会组织部", id="department"),
        pytest.param("余杭区委常委、统战部部长", "区委统战部部长", "中共杭州市余杭区委员会统一战线工作部", id="elsewhere"),
        pytest.param("市委常委、政法委书记", "市委政法委书记", "中共杭州市委员会政法委员会", id="commission"),
        pytest.param("副市长、公安局局长", "市公安局局长", "杭州市公安局", id="behind-a-mayor"),
        pytest.param("区委副书记、政协主席", "区政协主席", "中国人民政治协商会议杭州市拱墅区委员会", id="conference"),
        pytest.param("区政协主席、纪委书记", "区纪委书记", "中共杭州市拱墅区纪律检查委员会", id="not-of-the-conference"),
        pytest.param("副区长、党组成员", "区政府党组成员", "杭州市拱墅区人民政府", id="group-of-the-government"),
        pytest.param("市公安局副局长、党组成员", "市公安局党组成员", "杭州市公安局", id="group-of-a-bureau"),
        pytest.param("石桥镇党委书记、镇长", "镇长", "杭州市拱墅区石桥镇人民政府", id="town"),
        pytest.param("石桥街道党工委书记、办事处主任", "街道办事处主任", "杭州市拱墅区石桥街道办事处", id="street"),
        pytest.param("青砚开发区党工委书记、管委会主任", "青砚开发区管委会主任", "青砚开发区管委会", id="zone"),
        pytest.param("青砚电视台原党委书记、台长", "台长", "青砚电视台", id="once-of-a-station"),
        pytest.param("杭州市副市长、中铁青砚局董事长", "中铁青砚局董事长", "中铁青砚局", id="a-firm-called-a-bureau"),
        pytest.param("浙江省委常委、外交部部长", "外交部部长", "外交部", id="nation-not-province"),
        pytest.param("浙江省委常委、中国奥委会主席", "中国奥委会主席", "中国奥委会", id="no-level-gained"),
        pytest.param("中共中央政治局委员", "中央政治局委员", "中共中央政治局", id="body-inside-the-head"),
        pytest.param("中共中央政治局常委、书记处书记", "中央书记处书记", "中共中央书记处", id="secretariat"),
        pytest.param("法国副总理、财政部部长", "法国财政部部长", "法国财政部", id="another-state"),
        pytest.param("法国总理、联合国开发计划署署长", "联合国开发计划署署长", "联合国开发计划署", id="not-of-the-state"),
        pytest.param("越南国家主席", "越南国家主席", "越南", id="president-of-a-state"),
        pytest.param("国家主席", "国家主席", "中国", id="president"),
        pytest.param("某某大学副校长、组织部部长", "组织部部长", "某某大学组织部", id="of-a-school"),
        pytest.param("区人大代表", "区人大代表", "杭州市拱墅区人民代表大会", id="a-deputy-s-congress"),
        pytest.param("昆明军区党委常委", "军区党委常委", "昆明军区党委", id="a-military-region-is-no-city-s"),
        pytest.param("区交投董事长、党委书记", "区交投党委书记", "杭州市拱墅区交投党委", id="committee-of-a-firm"),
        pytest.param("浙江远岚光电董事长、党委书记", "远岚光电党委书记", "浙江远岚光电党委", id="not-of-the-firm-s-province"),
        pytest.param("区住建局局长、党委书记", "区住房和城乡建设局党委书记", "杭州市拱墅区住房和城乡建设局党委", id="of-a-bureau"),
        pytest.param("副区长、党委书记", "党委书记", "党委", id="a-district-has-no-such-committee"),
        pytest.param("石桥镇镇长、党委书记", "镇党委书记", "杭州市拱墅区石桥镇党委", id="a-town-has-one"),
        pytest.param("青砚港区党工委书记、管委会主任", "青砚港区管委会主任", "青砚港区管委会", id="a-zone-of-any-name"),
        pytest.param("青砚港区管委会主任、党工委书记", "青砚港区党工委书记", "青砚港区党工委", id="committee-of-a-zone"),
        pytest.param("区总工会党组书记、副主席", "区总工会副主席", "杭州市拱墅区总工会", id="a-union-is-no-inner-body"),
    ],
)  # fmt: skip
def test_a_chain_gives_the_body(titles: str, post: str, organization: str) -> None:
    assert last(titles) == (post, organization)


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        pytest.param("杭州市政协副主席孙二虎、周四海（女）、李三多，秘书长钱一诺出席。", "中国人民政治协商会议杭州市委员会", id="names"),
        pytest.param("远岚商会会长孙二虎，常务副会长兼秘书长钱一诺出席。", "远岚商会", id="two-posts-of-the-next"),
        pytest.param("区委组织部部长孙二虎、公安局局长钱一诺出席。", "杭州市拱墅区公安局", id="along-a-list"),
        pytest.param("远岚集团董事长孙二虎、公安局局长钱一诺出席。", "杭州市拱墅区公安局", id="not-a-firm-s"),
        pytest.param("区公安局局长孙二虎、副区长周四海出席。财政局局长钱一诺发言。", "杭州市拱墅区财政局", id="next-sentence"),
        pytest.param("远岚总队指挥部主任孙二虎，副主任钱一诺出席。", "远岚总队指挥部", id="the-same-head"),
        pytest.param("区委常委、市长钱一诺出席。", "杭州市人民政府", id="a-head-of-another-level"),
        pytest.param("区住建局局长孙二虎、党委书记钱一诺出席。", "杭州市拱墅区住房和城乡建设局党委", id="committee-of-a-bureau"),
        pytest.param("区公安局刑侦大队大队长孙二虎、副局长钱一诺出席。", "杭州市拱墅区公安局", id="what-has-such-a-head"),
        pytest.param("区公安局刑侦大队大队长孙二虎、教导员钱一诺出席。", "杭州市拱墅区公安局刑侦大队", id="what-else-has-it"),
        pytest.param("石桥镇镇长孙二虎、乡长钱一诺出席。", "", id="another-town"),
        pytest.param("副区长孙二虎、兵团教育局副局长钱一诺出席。", "兵团教育局", id="the-corps"),
    ],
)  # fmt: skip
def test_the_body_along_a_list(text: str, organization: str) -> None:
    report = report_on(text, jurisdiction=PAPER)
    found = next(a for a in reversed(report.attributions) if a.person.name == "钱一诺")
    assert position_of(found, report.jurisdiction).organization == organization


def test_whoever_is_in_charge_somewhere_is_of_no_body_that_the_text_names() -> None:
    report = report_on("区公安局局长孙二虎、有关负责人钱一诺出席。", jurisdiction=PAPER)
    assert [a.person.name for a in report.attributions] == ["孙二虎"]
