"""Posts of other states: their state is their body and their place, blank where the text does not tell it."""

import pytest
from recorded_tagger import report_on

from ner.extraction.article_entities import persons_in

STATES_CHAIR = "钱一诺赞赏{}担任欧盟轮值主席。"
NAMES = ("马克西姆", "钱一诺")


@pytest.mark.parametrize(
    ("text", "organization", "place"),
    [
        pytest.param("法国总统马克西姆抵达。", "法国", "法国", id="printed"),
        pytest.param("法国国防部长马克西姆抵达。", "法国国防部", "法国", id="a-ministry"),
        pytest.param("他在法国访问。总统马克西姆接见了他。", "法国", "法国", id="named-before"),
        pytest.param("他访问法国。外交部长马克西姆接见了他。", "法国外交部", "法国", id="a-ministry-named-before"),
        pytest.param("法国和德国会谈。总统马克西姆接见了他。", "", "", id="two-states"),
        pytest.param("副议长马克西姆抵达。", "", "", id="no-state"),
        pytest.param("法总统马克西姆抵达。", "法国", "法国", id="in-short"),
        pytest.param("俄总统新闻秘书马克西姆说。", "俄罗斯总统", "俄罗斯", id="a-president-s-staff"),
        pytest.param("德国和法国会谈。法国某某党主席、总统马克西姆抵达。", "法国", "法国", id="of-the-party-s-state"),
        pytest.param("德国参会，法国工党领袖、政府总理马克西姆抵达。", "法国政府", "法国", id="printed-right-before"),
        pytest.param("法国众议长马克西姆抵达。", "法国", "法国", id="speaker"),
        pytest.param("法国前劳工部长马克西姆说。", "法国劳工部", "法国", id="a-former-minister"),
        pytest.param("抗议法国总统马克西姆的人。", "法国", "法国", id="behind-a-verb"),
        pytest.param("法国总统来访。原国家安全部长马克西姆说。", "法国国家安全部", "法国", id="security"),
        pytest.param("巴基斯坦客机失事。巴民航局局长马克西姆说。", "巴基斯坦民航局", "巴基斯坦", id="an-initial"),
        pytest.param("法国外务大臣来访。外务大臣马克西姆说。", "法国外务", "法国", id="a-ministry-of-others"),
        pytest.param("法国外交大臣马克西姆说。", "法国外交部", "法国", id="a-ministry-s-minister"),
        pytest.param("乌军败退。乌国防部副部长马克西姆说。", "乌克兰国防部", "乌克兰", id="named-by-its-army"),
        pytest.param("以色列和法国会谈。会后以看守内阁总理马克西姆说。", "以色列看守内阁", "以色列", id="an-initial-in-front"),
        pytest.param("美军某某会议主席马克西姆说。", "美军某某会议", "美国", id="an-army-s"),
        pytest.param("法国国葬某人\n德国人来。参议院议长马克西姆到场。", "法国参议院", "法国", id="the-headline-s"),
        pytest.param("法国某党主席来访。皇家空军司令马克西姆到场。", "法国皇家空军", "法国", id="a-crown-s"),
        pytest.param("法国总统来访。政府某某委员会主席马克西姆到场。", "法国政府某某委员会", "法国", id="a-government-s"),
        pytest.param("法国总统来访。总统助理马克西姆到场。", "法国", "法国", id="a-president-s-aide"),
        pytest.param("法国众院某某委员会副主席、西亚小组委员会主席马克西姆说。", "法国西亚小组委员会", "法国", id="a-committee-s"),
    ],
)  # fmt: skip
def test_the_state_of_a_post(text: str, organization: str, place: str) -> None:
    report = report_on(text, jurisdiction="杭州市拱墅区", persons=NAMES)
    person = next(p for p in persons_in(report) if p.name == "马克西姆")
    held = person.positions[-1]
    name = person.division.name if person.division else ""
    assert (held.organization, name, held.level) == (organization, place, "")


def test_a_minister_of_one_of_several_states_is_none_of_the_nation() -> None:
    report = report_on("法国和德国会谈，任命马克西姆为国防部长。", jurisdiction="杭州市拱墅区", persons=NAMES)
    (person,) = (p for p in persons_in(report) if p.name == "马克西姆")
    assert (person.division, person.positions[-1].level) == (None, "")


@pytest.mark.parametrize(
    "text", ["钱一诺主席和马诺总统会谈。", "钱一诺当选总统。", "马克西姆说，欣闻您连续当选中央总书记。"]
)
def test_posts_that_are_of_somebody_else(text: str) -> None:
    report = report_on(text, persons=NAMES)
    assert [a.title for a in report.attributions if a.post.head.head in ("总统", "总书记")] == []


@pytest.mark.parametrize(("holder", "titles"), [("法国", []), ("甲方", []), ("他", ["欧盟轮值主席"])])
def test_a_chair_that_a_state_holds(holder: str, titles: list[str]) -> None:
    report = report_on(STATES_CHAIR.format(holder), persons=NAMES)
    assert [a.title for a in report.attributions] == titles
