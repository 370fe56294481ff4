"""Which place a paper is of: the counts that make it clear, and those that leave it open."""

import pytest

from ner.lexicon.divisions import find_division
from ner.lexicon.home_places import (
    division_of,
    home_counts,
    home_of,
    infer_jurisdiction,
    key_of,
    merged,
)

OWN_CITY = "，市委书记甲某、副市长乙某参加。全市干部观看。"
OWN_COUNTY = "，县委书记甲某、副县长乙某参加。全县干部观看。"
OWN_DISTRICT = "，区委书记甲某、副区长乙某参加。全区干部观看。"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("拱墅区、拱墅区开会" + OWN_DISTRICT, "拱墅区", id="a-district"),
        pytest.param("在杭州，拱墅区、拱墅区开会" + OWN_DISTRICT, "拱墅区", id="a-district-beside-its-city"),
        pytest.param("嘉兴市开会" + OWN_CITY, "嘉兴市", id="a-city-printed-once"),
        pytest.param(
            "到过绍兴城里，看了绍兴、诸暨市、诸暨" + OWN_CITY, "绍兴市", id="a-city-beside-its-county"
        ),
        pytest.param(
            "诸暨市、诸暨、诸暨市，在绍兴" + OWN_CITY, "诸暨市", id="a-city-of-county-level-named-more"
        ),
        pytest.param("桐庐县开会" + OWN_CITY, "杭州市", id="the-city-of-its-only-county-named"),
        pytest.param(
            "西湖区、西湖区开会，杭州市有人到场" + OWN_DISTRICT, "西湖区", id="a-shared-name-near-its-city"
        ),
        pytest.param("拱墅区开会" + OWN_DISTRICT, None, id="one-mention-of-a-district"),
        pytest.param("西湖区、西湖区开会" + OWN_DISTRICT, None, id="a-shared-name"),
        pytest.param("拱墅区、拱墅区、余杭区、余杭区" + OWN_DISTRICT, None, id="two-districts"),
        pytest.param("宁波市、宁波市、温州市、温州市" + OWN_CITY, None, id="two-cities"),
        pytest.param("在嘉兴、嘉兴、嘉兴开会，甲某参加", None, id="no-place-as-its-own"),
        pytest.param("嘉兴市委、市政府开会", None, id="a-level-behind-its-place"),
        pytest.param("在新疆、新疆、新疆，嘉兴市来客" + OWN_CITY, None, id="a-place-elsewhere-named-more"),
        pytest.param("中方、中方、惠农、惠农" + OWN_DISTRICT, None, id="everyday-words"),
        pytest.param("浙江省、浙江，自治区党委开会，全自治区", None, id="a-level-of-another-kind"),
        pytest.param("拜城、拜城、拜城" + OWN_COUNTY, "拜城县", id="a-county-never-in-full-but-often"),
        pytest.param("拜城、拜城" + OWN_COUNTY, None, id="a-county-seldom-and-never-in-full"),
        pytest.param("拜城、拜城、拜城" + OWN_DISTRICT, None, id="a-short-name-of-another-level"),
        pytest.param("和平、和平、和平" + OWN_COUNTY, None, id="a-short-name-that-is-a-common-word"),
        pytest.param("贺拜城、贺拜城、贺拜城" + OWN_COUNTY, None, id="a-short-name-in-a-person-s-name"),
        pytest.param("我市在嘉兴市招商" + OWN_CITY, None, id="where-a-meeting-is"),
        pytest.param("嘉兴市客商来我市" + OWN_CITY, None, id="whose-people-come"),
        pytest.param("会见来自嘉兴市的商人" + OWN_CITY, None, id="where-guests-are-from"),
        pytest.param("承接嘉兴产业转移" + OWN_CITY, None, id="whose-trade-moves"),
        pytest.param("前往绍兴市、嘉兴市招商" + OWN_CITY, None, id="a-list-of-places-gone-to"),
        pytest.param("到嘉兴市学习。嘉兴市有人到场" + OWN_CITY, None, id="where-one-learns"),
        pytest.param("到嘉兴市调研。嘉兴市有人到场" + OWN_CITY, "嘉兴市", id="where-one-inspects"),
        pytest.param("嘉兴市甲乙科技有限公司丙某到场" + OWN_CITY, None, id="only-in-a-firm-s-name"),
        pytest.param("某某社嘉兴5月9日电 开会" + OWN_CITY, None, id="where-an-agency-s-report-was-sent-from"),
        pytest.param("某某网嘉兴5月9日讯 开会" + OWN_CITY, "嘉兴市", id="where-a-site-reports-from"),
        pytest.param(
            "嘉兴市某团来我市。嘉兴市丙某到场" + OWN_CITY, None, id="whose-people-come-and-are-named-again"
        ),
        pytest.param(
            "嘉兴市会见来我市的人。嘉兴市丙某到场" + OWN_CITY, "嘉兴市", id="who-receives-those-who-come"
        ),
        pytest.param("拱墅区某团来我市。杭州市丙某到场" + OWN_CITY, None, id="whose-district-s-people-come"),
        pytest.param(
            "拱墅区某团来我区。杭州市丙某到场" + OWN_CITY, "杭州市", id="one-district-comes-to-another"
        ),
        pytest.param("我市与嘉兴市签约。嘉兴市丙某到场" + OWN_CITY, None, id="with-whom-ours-deals"),
        pytest.param("嘉兴市与我市签约。嘉兴市丙某到场" + OWN_CITY, None, id="who-deals-with-ours"),
        pytest.param("嘉兴市方面，丙某到场。我市派人。嘉兴市开会" + OWN_CITY, None, id="the-other-side"),
        pytest.param("嘉兴市方面，丙某到场。嘉兴市开会" + OWN_CITY, "嘉兴市", id="the-only-side"),
        pytest.param("率团赴嘉兴市考察。嘉兴市丙某到场" + OWN_CITY, None, id="where-a-team-is-led"),
        pytest.param("赴嘉兴市考察。嘉兴市丙某到场" + OWN_CITY, "嘉兴市", id="where-somebody-looks"),
        pytest.param("市委书记甲某、嘉兴市副市长丙某到场" + OWN_CITY, None, id="set-against-ours"),
        pytest.param("嘉兴市副市长丙某、市委书记甲某到场" + OWN_CITY, "嘉兴市", id="named-first"),
        pytest.param("现在嘉兴市开会" + OWN_CITY, "嘉兴市", id="a-word-that-ends-like-in"),
        pytest.param("某某新闻网讯 开会" + OWN_DISTRICT, None, id="a-site-of-no-known-place"),
        pytest.param("拱墅新闻网讯 开会" + OWN_DISTRICT, "拱墅区", id="a-site-by-its-name"),
        pytest.param("开会，拱墅新闻网讯" + OWN_DISTRICT, None, id="a-site-in-mid-sentence"),
        pytest.param("嘉兴大学丙某到场" + OWN_CITY, None, id="only-in-a-university-s-name"),
        pytest.param("北京市、北京，省委、自治区党委负责人" + OWN_CITY, None, id="all-provinces"),
        pytest.param("宁波甲乙化工集团、宁波丙丁公司、杭州" + OWN_CITY, "杭州市", id="fronts-of-firms"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_the_place_of_a_text(text: str, name: str | None) -> None:
    found = infer_jurisdiction(text).division
    assert (found.name if found else None) == name


def test_many_pages_make_clear_what_one_does_not() -> None:
    page = "拱墅区开会" + OWN_DISTRICT
    assert home_of(home_counts(page)).division is None
    found = home_of(merged([home_counts(page), home_counts(page)]))
    assert found.division == find_division("拱墅区")
    assert found.evidence == "named: 拱墅区 2; own level: 区 6"


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("今天天气晴好", "no text speaks of a place as its own"),
        ("全市干部观看", "names no place"),
        ("宁波市、温州市" + OWN_CITY, "unclear: 宁波市 1, 温州市 1; own level: 市 3"),
    ],
)
def test_why_a_text_is_of_no_place(text: str, evidence: str) -> None:
    assert infer_jurisdiction(text) == home_of(home_counts(text))
    assert infer_jurisdiction(text).evidence == evidence


@pytest.mark.parametrize(("longer", "is_local"), [(0, True), (1, False)])
def test_a_long_text_must_speak_of_its_place_more_often(longer: int, is_local: bool) -> None:
    start = "嘉兴市的全市干部"
    text = start + "。" * (2000 - len(start) + longer)
    assert (infer_jurisdiction(text).division is not None) == is_local


@pytest.mark.parametrize("name", ["拱墅区", "襄樊市", "浙江省"])
def test_a_key_gives_its_division(name: str) -> None:
    division = find_division(name)
    assert division is not None
    assert division_of(key_of(division)) == division


def named(**counts: int) -> str:
    """A text that names each place so often, all of them clear of each other."""
    return "".join(f"{place}，" * count for place, count in counts.items())


@pytest.mark.parametrize(
    ("district", "city", "name"),
    [pytest.param(3, 7, "拱墅区", id="three-in-ten"), pytest.param(2, 5, "杭州市", id="two-in-seven")],
)
def test_how_often_a_level_is_bare_that_is_the_paper_s_own(district: int, city: int, name: str) -> None:
    text = named(拱墅区=3, 杭州市=3) + "全区，" * district + "全市，" * city
    found = infer_jurisdiction(text).division
    assert found
    assert found.name == name


@pytest.mark.parametrize(
    ("counts", "is_clear"),
    [
        pytest.param({"拱墅区": 3, "余杭区": 2}, True, id="half-as-often-again"),
        pytest.param({"拱墅区": 7, "余杭区": 5}, False, id="two-fifths-as-often-again"),
        pytest.param({"拱墅区": 4, "余杭区": 2, "萧山区": 2, "滨江区": 2}, True, id="two-fifths-of-all"),
        pytest.param({"拱墅区": 3, "余杭区": 2, "萧山区": 2, "滨江区": 1}, False, id="three-eighths-of-all"),
    ],
)
def test_how_clear_a_place_must_be(counts: dict[str, int], is_clear: bool) -> None:
    found = infer_jurisdiction(named(**counts) + "全区，全区").division
    assert (found.name if found else None) == ("拱墅区" if is_clear else None)


@pytest.mark.parametrize(
    "word", ["我市", "全市", "本市", "市委", "自治区党委", "副市长", "常务副市长", "市长", "市人防办"]
)
def test_words_for_a_level_without_a_name(word: str) -> None:
    level = "自治区" if "自治区" in word else "市"
    assert home_counts(f"昨天，{word}甲某某参加").bare == {level: 1}


@pytest.mark.parametrize(
    ("datelines", "is_local"),
    [
        pytest.param("", True, id="none"),
        pytest.param("本报嘉兴3月5日电。", True, id="from-home"),
        pytest.param("本报北京3月5日电。", False, id="from-elsewhere"),
        pytest.param("本报北京3月5日电。本报杭州6日讯。", False, id="from-two-provinces"),
        pytest.param(
            "本报北京3月5日电。本报杭州6日讯。本报嘉兴3月6日讯。", True, id="mostly-from-its-province"
        ),
        pytest.param("本报北京3月5日电。本报讯。本报讯。", True, id="mostly-without-a-place"),
        pytest.param("新华社北京3月5日电。", True, id="an-agency-s"),
        pytest.param("本报开罗3月5日电。", True, id="from-no-known-place"),
    ],
)
def test_a_paper_that_writes_from_elsewhere_is_of_no_place(datelines: str, is_local: bool) -> None:
    found = home_of(merged([home_counts(datelines), home_counts("嘉兴市、嘉兴市开会" + OWN_CITY)]))
    assert (found.division is not None) == is_local
    assert is_local or "own datelines of several provinces" in found.evidence


@pytest.mark.parametrize(("between", "bare"), [(9, {}), (10, {"市": 1})])
def test_how_far_behind_a_place_a_level_is_the_place_s(between: int, bare: dict[str, int]) -> None:
    assert home_counts("嘉兴市" + "某" * between + "、市政府开会").bare == bare


@pytest.mark.parametrize(("verb", "home"), [("到", "嘉善县"), ("赴", None), ("前往", None)])
def test_where_somebody_goes_to_is_not_home(verb: str, home: str | None) -> None:
    found = infer_jurisdiction(f"县委书记甲某{verb}嘉善县考察，嘉善县有关人员参加。县长乙某等陪同。").division
    assert (found.name if found else None) == home
