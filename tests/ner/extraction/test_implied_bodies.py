"""The body of a title that prints none in full: from the sentence, the article or the nation."""

import pytest
from recorded_tagger import report_on

from ner.extraction.positions import position_of


def body(
    text: str, jurisdiction: str = "杭州市拱墅区", organizations: tuple[str, ...] = ()
) -> tuple[str, str]:
    """Canonical post and organization that the text gives 钱一诺 last."""
    report = report_on(text, jurisdiction=jurisdiction, organizations=organizations)
    found = [a for a in report.attributions if a.person.name == "钱一诺"][-1]
    position = position_of(found, report.jurisdiction)
    return position.post, position.organization


@pytest.mark.parametrize(
    ("text", "post", "organization"),
    [
        pytest.param("总书记钱一诺考察农村。", "中央总书记", "中国共产党中央委员会", id="general-secretary"),
        pytest.param("钱一诺总理考察农村。", "国务院总理", "国务院", id="premier"),
        pytest.param("国务委员钱一诺出席。", "国务委员", "国务院", id="councillor"),
        pytest.param("委员长钱一诺出席。", "全国人大常委会委员长", "全国人民代表大会常务委员会", id="chair"),
        pytest.param("总理钱一诺访问新加坡。", "总理", "", id="perhaps-another-state-s"),
        pytest.param("总书记钱一诺率越共代表团来访。", "总书记", "", id="perhaps-another-party-s"),
        pytest.param("舟山市五届人大常委会副主任钱一诺出席。", "市人大常委会副主任", "舟山市人民代表大会常务委员会", id="with-its-term"),
        pytest.param("国家主席钱一诺出访。钱一诺主席指出。", "国家主席", "中国", id="the-same-person"),
        pytest.param("区总工会主席钱一诺出访法国。钱一诺主席指出。", "区总工会主席", "杭州市拱墅区总工会", id="a-local-chair"),
        pytest.param("全国人大常委会第二次会议。钱一诺委员说。", "全国人大常委会委员", "全国人民代表大会常务委员会", id="at-a-session"),
        pytest.param("会议举行。钱一诺委员提问。", "委员", "", id="at-another-meeting"),
        pytest.param("朝鲜报纸说，钱一诺总书记领导人民。", "总书记", "", id="perhaps-of-another-party"),
        pytest.param("国务院副总理孙二虎出席。钱一诺主席指出。", "国家主席", "中国", id="beside-a-deputy-of-the-nation"),
        pytest.param("全国总工会副主席孙二虎出席。钱一诺主席指出。", "主席", "", id="beside-a-deputy-of-a-national-body"),
        pytest.param("贯彻中央军委和钱主席的部署。钱一诺到场。", "国家主席", "中国", id="addressed-beside-the-army"),
        pytest.param("主席钱一诺出席。", "主席", "", id="no-nation"),
        pytest.param("钱一诺主席访问法国。欧盟主席马克西姆出席。", "国家主席", "中国", id="beside-a-chair-of-others"),
        pytest.param("区工商联主席孙二虎访问法国。钱一诺主席出席。", "主席", "", id="beside-a-local-chair"),
        pytest.param("钱一诺主席访问越南。", "主席", "", id="perhaps-another-state-s-chair"),
        pytest.param("中华人民共和国主席钱一诺出席。", "国家主席", "中国", id="the-state-in-full"),
    ],
)  # fmt: skip
def test_posts_of_the_nation(text: str, post: str, organization: str) -> None:
    assert body(text) == (post, organization)


@pytest.mark.parametrize(
    ("text", "jurisdiction", "organization"),
    [
        pytest.param("财政厅厅长钱一诺出席。", "杭州市", "浙江省财政厅", id="only-a-province-has-it"),
        pytest.param("公安局局长钱一诺出席。", "杭州市拱墅区", "杭州市拱墅区公安局", id="of-the-jurisdiction"),
        pytest.param("公安局局长钱一诺出席。", "", "公安局", id="no-jurisdiction"),
        pytest.param("外交部部长钱一诺出席。", "杭州市拱墅区", "外交部", id="of-the-nation"),
        pytest.param("宁波市财政局召开会议。财政局局长钱一诺讲话。", "杭州市拱墅区", "宁波市财政局", id="named-before"),
        pytest.param("石桥镇党委书记孙二虎介绍。镇长钱一诺补充。", "杭州市拱墅区", "杭州市拱墅区石桥镇人民政府", id="town"),
        pytest.param("石桥镇党委书记孙二虎和半山镇党委书记周四海介绍。镇长钱一诺补充。", "杭州市拱墅区", "", id="two-towns"),
        pytest.param("余杭区受灾。区长钱一诺到场。", "", "杭州市余杭区人民政府", id="a-place-named-before"),
        pytest.param("余杭区受灾。市委书记钱一诺到场。", "", "中共杭州市委员会", id="what-the-place-is-part-of"),
        pytest.param("宁波市和义乌市受灾。市委书记钱一诺到场。", "", "市委", id="two-cities"),
        pytest.param("余杭区和西湖区受灾。区长钱一诺到场。", "浙江省", "", id="two-places"),
        pytest.param("镇党委书记钱一诺到场。", "杭州市拱墅区", "镇党委", id="a-town-s-committee-is-no-district-s"),
        pytest.param("石桥镇镇长孙二虎介绍。镇党委书记钱一诺补充。", "", "石桥镇党委", id="the-town-named-before"),
        pytest.param("乡村振兴局局长钱一诺到场。", "杭州市拱墅区", "杭州市拱墅区乡村振兴局", id="villages-are-no-town"),
        pytest.param("党委书记钱一诺讲话，远岚集团党委书记孙二虎到场。", "杭州市拱墅区", "党委", id="not-the-neighbour-s"),
        pytest.param("远岚光电董事长、党委书记钱一诺，青砚集团党委书记孙二虎到场。", "杭州市", "远岚光电党委", id="own-firm"),
        pytest.param("市住建委主任钱一诺到场。宁波市开会。市住建委主任孙二虎讲话。", "", "宁波市住房和城乡建设委员会", id="as-later"),
        pytest.param("宁波市开会。市住建委主任孙二虎讲话，住建委副主任钱一诺到场。", "", "宁波市住房和城乡建设委员会", id="level-left-out"),
        pytest.param("市委书记钱一诺赴外地。丽水市和宁波市开会。宁波市获奖，市委书记孙二虎讲话。", "", "市委", id="perhaps-another-city-s"),
        pytest.param("钱一诺在平湖、桐乡、海盐等县历任县长。", "嘉兴市海盐县", "", id="of-several-counties"),
    ],
)  # fmt: skip
def test_bodies_without_their_place(text: str, jurisdiction: str, organization: str) -> None:
    assert body(text, jurisdiction, ("宁波市财政局",))[1] == organization


TWO = ("宁波市政府", "宁波市政协")
SCHOOL = ("青砚师范大学",)
BUREAUS = ("宁波市财政局", "温州市税务局")
FIRM = ("远岚集团有限公司",)


@pytest.mark.parametrize(
    ("text", "organizations", "organization"),
    [
        pytest.param("青砚师范大学开会，我校党委书记钱一诺讲话。", SCHOOL, "青砚师范大学党委", id="my-school"),
        pytest.param("我校建设青砚师范大学。党委书记钱一诺讲话。", SCHOOL, "青砚师范大学党委", id="own-school"),
        pytest.param("青砚师范大学的党总支书记钱一诺讲话。", SCHOOL, "青砚师范大学党总支", id="before-a-particle"),
        pytest.param("远岚集团有限公司开会，集团公司党组书记钱一诺讲话。", FIRM, "远岚集团有限公司党组", id="my-firm"),
        pytest.param("青砚师范大学来我校。我校党委书记钱一诺讲话。", SCHOOL, "校党委", id="a-guest"),
        pytest.param("区里开会，公司总经理钱一诺讲话。远岚集团有限公司到场。", FIRM, "公司", id="a-firm-named-later"),
        pytest.param("公司总经理钱一诺讲话。远岚集团有限公司到场。远岚集团有限公司说。", FIRM, "远岚集团有限公司", id="and-often"),
        pytest.param("宁波市政府开会，宁波市政府发文。据宁波市政协，秘书长钱一诺说。", TWO, "中国人民政治协商会议宁波市委员会", id="near"),
        pytest.param("青砚市开会，我校党委书记钱一诺讲话。", (), "校党委", id="a-school-that-is-not-named"),
        pytest.param("来到远岚药业，公司董事长钱一诺讲话。", ("远岚药业",), "远岚药业", id="a-firm-by-its-trade"),
        pytest.param("来到远岚药业、青砚药业，公司董事长钱一诺讲话。", ("远岚药业", "青砚药业"), "公司", id="which-of-two-firms"),
        pytest.param("宁波市财政局开会。局长钱一诺讲话。", BUREAUS, "宁波市财政局", id="the-one-bureau"),
        pytest.param("宁波市财政局和温州市税务局开会。局长钱一诺讲话。", BUREAUS, "", id="two-bureaus"),
        pytest.param("宁波市财政局开会。财政局农业处处长钱一诺讲话。", BUREAUS, "宁波市财政局农业处", id="a-unit-of-it"),
        pytest.param("宁波市财政局开会。局农业处处长钱一诺讲话。", BUREAUS, "宁波市财政局农业处", id="its-unit"),
    ],
)  # fmt: skip
def test_the_institution_that_the_text_is_about(
    text: str, organizations: tuple[str, ...], organization: str
) -> None:
    assert body(text, organizations=organizations)[1] == organization


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        pytest.param("玉山县召开会议。县长周晓峰讲话，县政协主席钱一诺出席。", "中国人民政治协商会议上饶市玉山县委员会", id="place"),
        pytest.param("县长周玉山讲话，县政协主席钱一诺出席。", "县政协", id="a-name-that-ends-like-a-place"),
        pytest.param("（记者 周玉山）县政协主席钱一诺出席。", "县政协", id="a-writer"),
    ],
)  # fmt: skip
def test_a_person_s_name_is_no_place(text: str, organization: str) -> None:
    assert body(text, "")[1] == organization


@pytest.mark.parametrize("title", ["我校党委书记", "青砚师范大学党委书记"])
def test_a_school_s_secretary_leads_no_place(title: str) -> None:
    post, _ = body(f"浙江青砚学院开会。{title}钱一诺讲话。", organizations=("浙江青砚学院", "青砚师范大学"))
    assert post == "党委书记"


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        pytest.param("全国人大开会，监察司法委主任委员钱一诺讲话。", "全国人大监察司法委", id="its-committee"),
        pytest.param("全国人大开会，常委会法工委主任钱一诺讲话。", "全国人大常委会法工委", id="of-the-standing-committee"),
        pytest.param("全国人大和浙江省人大开会，财经委主任委员钱一诺讲话。", "财经委", id="two-congresses"),
        pytest.param("市六届人大一次会议开幕。第一次全体会议执行主席钱一诺讲话。", "市人大主席团", id="presidium"),
        pytest.param("代表们来到杭州市六届人大一次会议。执行主席钱一诺讲话。", "杭州市人民代表大会主席团", id="of-a-city"),
        pytest.param("市政协六届一次会议和市六届人大一次会议先后开幕。执行主席钱一诺讲话。", "市人大主席团", id="the-last-named"),
        pytest.param("市政协六届一次会议和市六届人大一次会议先后开幕。大会主席团成员钱一诺讲话。", "", id="of-two-sessions"),
        pytest.param("会议开幕。执行主席钱一诺讲话。", "", id="no-session"),
    ],
)  # fmt: skip
def test_bodies_of_a_congress(text: str, organization: str) -> None:
    assert body(text, jurisdiction="")[1] == organization


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        pytest.param("青砚县长钱一诺讲话。", "青砚县政府", id="a-place-that-no-list-has"),
        pytest.param("青砚东南岭县长钱一诺讲话。", "青砚东南岭", id="more-than-a-name"),
    ],
)
def test_the_government_of_an_unknown_place(text: str, organization: str) -> None:
    assert body(text, jurisdiction="")[1] == organization


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        pytest.param("拱墅区区长孙二虎出席。区长钱一诺讲话。", "", id="somebody-else-s"),
        pytest.param("拱墅区区长钱一诺出席。区长钱一诺讲话。", "杭州市拱墅区人民政府", id="his-own"),
        pytest.param("拱墅区副区长孙二虎出席。区长钱一诺讲话。", "杭州市拱墅区人民政府", id="a-deputy-s"),
        pytest.param(
            "拱墅区原区长孙二虎出席。区长钱一诺讲话。", "杭州市拱墅区人民政府", id="a-former-holder-s"
        ),
        pytest.param("拱墅区区长孙二虎出席。副区长钱一诺讲话。", "杭州市拱墅区人民政府", id="of-several"),
        pytest.param("拱墅区委书记孙二虎出席。区委书记钱一诺讲话。", "区委", id="the-party-s-seat"),
        pytest.param("余杭区区长孙二虎出席。区长钱一诺讲话。", "杭州市拱墅区人民政府", id="another-place-s"),
    ],
)
def test_a_seat_that_the_text_gives_to_somebody_is_nobody_else_s(text: str, organization: str) -> None:
    assert body(text)[1] == organization


@pytest.mark.parametrize("ours", ["我区", "本区"])
def test_our_place_is_the_paper_s(ours: str) -> None:
    assert body(f"{ours}区委书记钱一诺讲话。") == ("区委书记", "中共杭州市拱墅区委员会")
    assert body(f"{ours}区长钱一诺讲话。") == ("区长", "杭州市拱墅区人民政府")
