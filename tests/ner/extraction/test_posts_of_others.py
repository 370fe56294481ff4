"""Posts that belong to somebody else or to another body than the one named last: nobody gets them."""

import pytest
from recorded_tagger import mentions_in, people_and_posts, report_on

from ner.extraction.mention_repair import correct
from ner.extraction.people import find_people
from ner.extraction.positions import position_of
from ner.extraction.title_heads import find_cores
from ner.lexicon.home_places import infer_jurisdiction
from ner.text.mentions import Label, Mention

PAPER = "杭州市拱墅区"


def body_of_the_last(text: str, organizations: tuple[str, ...] = ()) -> str:
    """The organization of the last post that the text gives 钱一诺."""
    report = report_on(text, jurisdiction=PAPER, organizations=organizations)
    found = [a for a in report.attributions if a.person.name == "钱一诺"][-1]
    return position_of(found, report.jurisdiction).organization


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        pytest.param("钱一诺书记和青砚大学校长介绍了情况。", ["书记"], id="somebody-of-a-body"),
        pytest.param("钱一诺主席与法国总统会谈。", ["主席"], id="somebody-of-a-state"),
        pytest.param("钱一诺董事长和总经理出席。", ["董事长", "总经理"], id="two-posts-of-one"),
        pytest.param("钱一诺董事长兼青砚公司经理出席。", ["董事长", "经理"], id="two-posts-of-one-with-a-body"),
    ],
)  # fmt: skip
def test_whom_and_joins_to_a_name_has_the_post_behind_it(text: str, posts: list[str]) -> None:
    assert [a.title for a in people_and_posts(text).attributions] == posts


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        pytest.param("钱一诺去年被任命为县委书记。", 1, id="got"),
        pytest.param("钱一诺去年应该被任命为县委书记。", 0, id="should-have-got"),
        pytest.param("钱一诺有望出任局长。", 0, id="may-get"),
        pytest.param("钱一诺没有担任局长。", 0, id="never-held"),
        pytest.param("其中钱一诺最年轻。他们中有1人入选、2人任副市长。", 0, id="of-some-of-them"),
        pytest.param("其中钱一诺最年轻，2002年任副市长。", 1, id="in-a-year"),
    ],
)
def test_what_is_no_fact_gives_no_post(text: str, posts: int) -> None:
    assert len(people_and_posts(text).attributions) == posts


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        pytest.param("青砚银行行长助理孙二虎与街道办事处副主任钱一诺签约。", "街道办事处", id="no-part-of-a-bank"),
        pytest.param("青砚银行行长孙二虎、办公室主任钱一诺出席。", "青砚银行办公室", id="part-of-a-bank"),
        pytest.param("青砚大学文化学院院长孙二虎、政法学院副院长钱一诺出席。", "政法学院", id="schools-of-a-university"),
        pytest.param("党组成员、机关党委书记孙二虎，办公室主任钱一诺参加。", "办公室", id="no-office-of-a-committee"),
        pytest.param("区教育局局长孙二虎、机关党委书记周四海、办公室主任钱一诺到场。", "杭州市拱墅区教育局办公室", id="but-of-its-bureau"),
        pytest.param("区文明办主任、融媒体中心主任钱一诺主持。", "杭州市拱墅区融媒体中心", id="no-centre-of-an-office"),
        pytest.param("街道人大工委主任孙二虎、党工委副书记钱一诺参加。", "党工委", id="no-committee-of-a-congress"),
        pytest.param("政法委员孙二虎，派出所所长钱一诺参加。", "派出所", id="no-station-of-a-commission"),
        pytest.param("拱墅区委常委孙二虎、青砚县委常委钱一诺出席。", "青砚县委", id="a-county-that-no-list-knows"),
        pytest.param("拱墅区委常委孙二虎、镇党委书记钱一诺出席。", "镇党委", id="a-town-is-no-district-s"),
    ],
)  # fmt: skip
def test_a_post_along_a_list_is_no_part_of_what_stands_before(text: str, organization: str) -> None:
    assert body_of_the_last(text) == organization


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        pytest.param("校长钱一诺致辞。校友、青砚大学副校长孙二虎发言。", "", id="a-guest-s-school"),
        pytest.param("青砚大学举行庆典。校长钱一诺致辞。", "青砚大学", id="named-before"),
        pytest.param("以钱一诺为校长的青砚大学举行庆典。", "青砚大学", id="right-behind"),
        pytest.param("校长钱一诺致辞。青砚大学校友回到青砚大学。", "青砚大学", id="named-often"),
        pytest.param("校党委书记钱一诺主持。青砚大学副校长孙二虎发言。", "校党委", id="a-guest-s-committee"),
    ],
)
def test_a_bare_school_is_none_that_only_a_guest_is_of(text: str, organization: str) -> None:
    assert body_of_the_last(text, ("青砚大学",)) == organization


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        pytest.param("记者从青砚银行杭州分行获悉，钱一诺任杭州分行行长。", "青砚银行杭州分行", id="in-full-before"),
        pytest.param("记者获悉，钱一诺任杭州分行党委书记。", "杭州分行党委", id="no-city-s"),
        pytest.param("青砚银行杭州分行、云垚银行杭州分行到场，钱一诺任杭州分行行长。", "杭州分行", id="two-banks"),
    ],
)  # fmt: skip
def test_a_branch_is_its_bank_s_and_no_place_s(text: str, organization: str) -> None:
    organizations = ("青砚银行杭州分行", "云垚银行杭州分行")
    assert body_of_the_last(text, organizations) == organization


@pytest.mark.parametrize(
    ("guests", "place"),
    [("嘉兴铁路局局长甲某", None), ("嘉兴海关关长甲某", None), ("嘉兴市财政局局长甲某", "嘉兴市")],
)
def test_what_is_called_by_a_city_and_is_more_than_its_own_tells_no_place(
    guests: str, place: str | None
) -> None:
    found = infer_jurisdiction(f"{guests}出席，市委书记乙某、副市长丙某参加。全市干部观看。").division
    assert (found and found.name) == place


def names(text: str, *tagged: tuple[str, Label]) -> list[str]:
    mentions = [Mention(at := text.index(n), at + len(n), label, n, "test") for n, label in tagged]
    people = find_people(text, correct(text, mentions), find_cores(text))
    return [person.name for person in people]


@pytest.mark.parametrize(
    ("text", "tagged", "expected"),
    [
        pytest.param("区委办郎主任、副区长出席", [("区委办郎", Label.ORGANIZATION)], ["郎主任"], id="addressed"),
        pytest.param("区委办公室主任出席", [("区委办公室", Label.ORGANIZATION)], [], id="a-post"),
        pytest.param("主席和尔京总统会谈", [("尔京", Label.PLACE)], ["尔京"], id="a-president-taken-for-a-place"),
        pytest.param("主席和尔京总统府会谈", [("尔京", Label.PLACE)], [], id="a-palace"),
        pytest.param("尔京总统巴尔迪到访", [("尔京", Label.PLACE), ("巴尔迪", Label.PERSON)], ["巴尔迪"], id="a-place-and-its-president"),
        pytest.param("主席和阿曼总统会谈", [("阿曼", Label.PLACE)], [], id="a-state"),
        pytest.param("栗一诺委员长主持", [("栗", Label.PERSON)], ["栗一诺"], id="a-surname-alone"),
        pytest.param("栗区委书记主持", [("栗", Label.PERSON)], [], id="a-surname-before-a-body"),
        pytest.param("甲方、安监等到场", [("安监", Label.PERSON)], [], id="a-department"),
        pytest.param("议长、王国政府首相出席", [("王国", Label.PERSON)], [], id="a-kingdom"),
        pytest.param("79岁的罗老感到欣慰", [("罗老", Label.PERSON)], [], id="an-old-man"),
        pytest.param(
            "有孙二虎、林而一、李三多等",
            [("孙二虎", Label.PERSON), ("林而一", Label.PERSON), ("李三多", Label.PERSON)],
            ["孙二虎", "林而一", "李三多"],
            id="a-particle-in-a-listed-name",
        ),
        pytest.param("来到林而一看", [("林而一", Label.PERSON)], [], id="a-particle-elsewhere"),
    ],
)  # fmt: skip
def test_who_is_named(text: str, tagged: list[tuple[str, Label]], expected: list[str]) -> None:
    assert names(text, *tagged) == expected


@pytest.mark.parametrize(
    ("decision", "name"),
    [("免去孙二兼任的局长职务", "孙二"), ("免去孙二虎担任的局长职务", "孙二虎"), ("免去孙二兼的局长职务", "孙二兼")],
)  # fmt: skip
def test_a_name_ends_before_what_says_that_its_bearer_holds_the_post(decision: str, name: str) -> None:
    assert [
        p.name for p in find_people(decision, mentions_in(decision, persons=()), find_cores(decision))
    ] == [name]


def test_a_prize_is_no_place_where_its_namesake_is() -> None:
    text = "副部长孙二虎、周四海奖章获得者李三多出席。周四海创办了学校。"
    assert [
        p.start for p in find_people(text, mentions_in(text), find_cores(text)) if p.name == "周四海"
    ] == [text.rindex("周四海")]


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        pytest.param("中央有关部门负责人钱一诺", "中央有关部门负责人", "", id="of-a-body-untold"),
        pytest.param("主要负责同志钱一诺", "主要负责同志", "", id="the-main-ones"),
        pytest.param("区领导钱一诺", "区领导", "区", id="of-a-district"),
        pytest.param("现省政协副主席钱一诺", "省政协副主席", "省政协", id="now"),
        pytest.param("所属建筑公司经理钱一诺", "经理", "建筑公司", id="one-of-several-firms"),
        pytest.param("我省旅游局局长钱一诺", "省旅游局局长", "省旅游局", id="our-province-s"),
        pytest.param(
            "青砚大学财政税务系主任钱一诺",
            "财政税务系主任",
            "青砚大学财政税务系",
            id="a-department-of-a-school",
        ),
        pytest.param("五位副区长钱一诺", "副区长", "", id="a-number"),
        pytest.param("老干部局局长钱一诺", "老干部局局长", "老干部局", id="old-is-of-the-bureau-s-name"),
        pytest.param("老局长钱一诺", "老局长", "", id="old-is-of-the-post"),
        pytest.param("前进大队大队长钱一诺", "前进大队大队长", "前进大队", id="a-brigade-called-forward"),
        pytest.param("法院公开审理副市长钱一诺", "副市长", "", id="whom-a-court-tries"),
        pytest.param("享受县处级待遇的区长钱一诺", "区长", "", id="whose-treatment"),
        pytest.param("享受县处级待遇局长钱一诺", "局长", "", id="whose-treatment-right-in-front"),
        pytest.param("消息指青砚公司董事长钱一诺", "董事长", "青砚公司", id="a-verb-in-front"),
        pytest.param("青砚工程指挥部指挥长钱一诺", "青砚工程指挥部指挥长", "青砚工程指挥部", id="a-command"),
    ],
)
def test_what_of_a_title_is_its_body(text: str, title: str, body: str) -> None:
    (found,) = people_and_posts(text).attributions
    assert (found.title, found.body) == (title, body)


def test_a_name_that_is_a_word_heads_a_line_with_a_sex() -> None:
    text = "公示如下：\n钱一诺，男，现任区委办主任；\n成功，女，现任区委组织部副部长。"
    assert [(a.person.name, a.title) for a in people_and_posts(text).attributions] == [
        ("钱一诺", "区委办主任"),
        ("成功", "区委组织部副部长"),
    ]


@pytest.mark.parametrize(
    ("firm", "organization"),
    [pytest.param("横山集团", "市委", id="a-firm-called-by-a-place"), pytest.param("横山区", "中共榆林市委员会", id="a-place")],
)  # fmt: skip
def test_a_firm_that_is_called_by_a_place_gives_no_secretary_to_its_city(
    firm: str, organization: str
) -> None:
    report = report_on(f"代表团参观了{firm}。市委副书记钱一诺主持会议。", jurisdiction="")
    position = position_of(report.attributions[-1], report.jurisdiction)
    assert position.organization == organization


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        pytest.param("省委提名钱一诺为市长候选人。", "候选", id="candidate"),
        pytest.param("钱一诺被提名为市长。", "候选", id="proposed"),
        pytest.param("任命钱一诺为县委副书记、县长人选。", "候选", id="proposed-with-another-post"),
        pytest.param("任命钱一诺为县委副书记、代县长。", "任", id="appointed"),
    ],
)
def test_whoever_is_proposed_does_not_hold_the_post(text: str, qualifier: str) -> None:
    assert people_and_posts(text).attributions[-1].qualifier == qualifier


@pytest.mark.parametrize(
    ("others", "organization"),
    [
        pytest.param(
            "诸暨市委书记孙二虎、新昌县委书记周四海", "市委", id="one-county-of-its-city-among-others"
        ),
        pytest.param("诸暨市委书记孙二虎、市长周四海", "中共绍兴市诸暨市委员会", id="the-only-place"),
    ],
)
def test_a_bare_city_is_none_of_several_counties_of_one(others: str, organization: str) -> None:
    report = report_on(f"市委副书记钱一诺出席。{others}出席。", jurisdiction="")
    assert position_of(report.attributions[0], report.jurisdiction).organization == organization


def test_a_custom_house_is_called_by_its_city() -> None:
    assert body_of_the_last("金华海关关长钱一诺到访。", ("金华海关",)) == "金华海关"


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        pytest.param("区教育局召开会议。局长钱一诺主持。", "杭州市拱墅区教育局", id="the-only-bureau-before"),
        pytest.param("区教育局、区财政局召开会议。局长钱一诺主持。", "", id="two-bureaus"),
        pytest.param("局长钱一诺主持。区教育局召开会议。", "", id="behind"),
        pytest.param("来到远岚合作社，理事长钱一诺介绍了种植情况。", "远岚合作社", id="a-cooperative"),
        pytest.param("来到远岚公司，理事长钱一诺介绍了情况。", "", id="a-firm-has-no-such-head"),
    ],
)
def test_a_bare_head_is_of_the_one_body_that_has_it(text: str, organization: str) -> None:
    assert body_of_the_last(text, ("区教育局", "区财政局", "远岚合作社", "远岚公司")) == organization


def test_a_bank_begins_behind_the_capital_and_what_joins_it() -> None:
    text = "主席在京同云垚银行行长会谈"
    mentions = [Mention(3, 9, Label.ORGANIZATION, text[3:9], "test")]
    assert [m.text for m in correct(text, mentions)] == ["云垚银行"]


def test_a_former_post_in_front_of_a_present_one_is_of_the_name_behind() -> None:
    text = "钱一诺回到我县。曾任县委书记的现省政协副主席孙二虎同行。"
    assert [(a.person.name, a.title) for a in people_and_posts(text).attributions] == [
        ("孙二虎", "县委书记"),
        ("孙二虎", "省政协副主席"),
    ]


@pytest.mark.parametrize("headline", ["热线办主任谈热线", "原县长回访"])
def test_what_a_headline_says_that_somebody_does_is_no_name(headline: str) -> None:
    assert names(headline) == []


def test_a_bank_s_branch_gives_no_mayor_to_its_city() -> None:
    report = report_on(
        "市政府与青砚银行杭州分行签约。市长钱一诺出席。", jurisdiction="", organizations=("青砚银行杭州分行",)
    )
    assert position_of(report.attributions[-1], report.jurisdiction).organization == ""
