"""Administrative divisions: full, short and shared names, and words that only look like one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ner.lexicon.divisions import (
    at_level,
    find_division,
    find_places,
    level_word,
    parents,
    parse_place,
    short_name,
)
from ner.lexicon.word_lists import Division, divisions, former_divisions


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("浙江省", "浙江"),
        ("广西壮族自治区", "广西"),
        ("拱墅区", "拱墅"),
        ("延边朝鲜族自治州", "延边"),
        ("和县", "和县"),
        ("恩施土家族苗族自治州", "恩施"),
    ],
)
def test_short_name(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("拱墅区", "330105", id="full"),
        pytest.param("拱墅", "330105", id="short"),
        pytest.param("吉林", "22", id="short-name-of-two-levels-is-the-higher"),
        pytest.param("吉林市", "2202", id="full-name-tells-the-lower"),
        pytest.param("巢湖", "340181", id="county-level-city"),
        pytest.param("和县", "340523", id="one-character-keeps-its-level"),
        pytest.param("公安县", "421022", id="everyday-word-with-its-level"),
        pytest.param("公安", None, id="everyday-word"),
        pytest.param("内蒙古", "15", id="autonomous-region"),
        pytest.param("凉山州", "5134", id="prefecture-in-short"),
        pytest.param("东莞市", "4419", id="city-without-districts"),
        pytest.param("鼓楼区", None, id="name-of-several"),
        pytest.param("县", None, id="a-level"),
        pytest.param("某某区", None, id="none"),
        pytest.param("", None, id="blank"),
    ],
)
def test_find_division(name: str, code: str | None) -> None:
    found = find_division(name)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("name", "code", "level", "above"),
    [
        pytest.param("襄樊市", "4206", "city", ["湖北省"], id="renamed"),
        pytest.param("襄樊", "4206", "city", ["湖北省"], id="renamed-in-short"),
        pytest.param("丽水地区", "3311", "city", ["浙江省"], id="prefecture-now-a-city"),
        pytest.param("伊克昭盟", "1506", "city", ["内蒙古自治区"], id="league-now-a-city"),
        pytest.param("莱芜市", "370116", "city", ["济南市", "山东省"], id="city-now-a-district"),
        pytest.param(
            "余杭市", "330110", "county", ["杭州市", "浙江省"], id="county-level-city-now-a-district"
        ),
        pytest.param("吴县市", "3205", "county", ["苏州市", "江苏省"], id="divided"),
        pytest.param("下城区", "330103", "county", ["杭州市", "浙江省"], id="dissolved-with-its-own-code"),
        pytest.param("淮阴", "320804", "county", ["淮安市", "江苏省"], id="a-short-name-stays-today-s"),
        pytest.param("香港", "81", "province", [], id="special-administrative-region"),
    ],
)
def test_former_and_special_names(name: str, code: str, level: str, above: list[str]) -> None:
    found = find_division(name)
    assert found is not None
    assert (found.code, found.level, [d.name for d in parents(found)]) == (code, level, above)


@pytest.mark.parametrize("text", ["召开县委常委会", "上任县长", "新建县道", "交通县级规划", "松花江畔"])
def test_what_only_looks_like_a_former_county(text: str) -> None:
    assert find_places(text) == ()


def test_former_names_are_no_present_ones() -> None:
    present = {division.name for division in divisions()}
    assert [former.name for former in former_divisions() if former.name in present] == []


@pytest.mark.parametrize(
    ("chain", "code"),
    [
        ("杭州市拱墅区", "330105"),
        ("浙江杭州拱墅", "330105"),
        ("江苏省南京市鼓楼区", "320106"),
        ("福州市鼓楼区", "350102"),
        ("鼓楼区", None),
        ("北京市朝阳区", "110105"),
        ("上海浦东", "310115"),
        ("沈阳市和平区", "210102"),
        ("北京朝阳", None),
        ("杭州市某某区", None),
        ("某某", None),
    ],
)
def test_a_chain_of_names(chain: str, code: str | None) -> None:
    found = parse_place(chain)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("杭州市拱墅区人民政府", ["杭州市", "拱墅区"], id="chain"),
        pytest.param("到拱墅调研", ["拱墅"], id="short"),
        pytest.param("公安局和公安县", ["公安县"], id="body-beside-county"),
        pytest.param("某某平安保险与东方集团", [], id="words-in-firms"),
        pytest.param("西湖边上的西湖区", ["西湖区"], id="lake-beside-district"),
        pytest.param("在海口市中心", ["海口市"], id="longest-first"),
        pytest.param("", [], id="nothing"),
        pytest.param("获评示范县", [], id="a-word-over-the-left-border"),
        pytest.param("相当雄厚", [], id="words-over-both-borders"),
        pytest.param("创新平台", [], id="a-word-over-the-right-border"),
        pytest.param("其中阳新县参加", ["阳新县"], id="the-name-behind-the-border"),
        pytest.param("隆重庆祝，广州重庆祝福", ["广州", "重庆"], id="a-large-city-needs-two-borders"),
        pytest.param("在新平县", ["新平县"], id="an-autonomous-county-without-its-peoples"),
        pytest.param("离开阳江市", ["阳江市"], id="a-verb-before-a-city"),
        pytest.param("参观雄安新区的展馆", [], id="another-level-makes-another-name"),
        pytest.param("支持安新区域合作", ["安新"], id="a-word-that-begins-like-a-level"),
        pytest.param("杭州银行和南京西路", [], id="banks-and-streets"),
        pytest.param("阿里巴巴与阿里地区", ["阿里地区"], id="a-firm-beside-a-prefecture"),
        pytest.param("中方认为，惠农政策", [], id="everyday-words"),
        pytest.param("山西介休", ["山西", "介休"], id="an-everyday-word-behind-its-province"),
        pytest.param("河北平原地区", ["河北"], id="a-word-behind-another-province"),
        pytest.param("委员和县政府商量", [], id="and-the-county"),
        pytest.param("安徽和县", ["安徽", "和县"], id="the-county-called-and"),
        pytest.param("城区改造", [], id="a-kind-of-place"),
        pytest.param("安仁镇党委书记", [], id="a-town-called-like-a-county"),
        pytest.param("龙泉街道党工委书记", [], id="streets-called-like-a-county"),
        pytest.param("龙泉乡镇企业", ["龙泉"], id="firms-of-towns"),
        pytest.param("丹徒镇江路", ["丹徒", "镇江"], id="a-city-that-begins-like-a-town"),
        pytest.param("会见总理莫凯里特时", [], id="inside-a-foreign-name"),
        pytest.param("会见普拉萨德一行", [], id="inside-another-foreign-name"),
        pytest.param("来到凯里特产店", ["凯里"], id="not-inside-a-name"),
        pytest.param("从德国到拉萨旅行", ["拉萨"], id="between-words"),
    ],
)
def test_places_in_a_text(text: str, names: list[str]) -> None:
    assert [place.text for place in find_places(text)] == names


@pytest.mark.parametrize(
    ("jurisdiction", "word", "name"),
    [
        ("拱墅区", "省", "浙江省"),
        ("拱墅区", "市", "杭州市"),
        ("拱墅区", "区", "拱墅区"),
        ("和县", "县", "和县"),
        ("广西", "自治区", "广西壮族自治区"),
        ("昆山市", "市", "昆山市"),
        ("北京市", "市", "北京市"),
        ("浦东新区", "市", "上海市"),
        ("内蒙古", "自治区", "内蒙古自治区"),
        ("新疆", "省", None),
        ("浙江省", "自治区", None),
        ("北京市", "省", None),
        ("大理州", "市", None),
        ("大理州", "州", "大理白族自治州"),
        ("内蒙古", "区", None),
        ("香港", "区", None),
        ("杭州市", "区", None),
        ("浙江省", "市", None),
        ("拱墅区", "镇", None),
    ],
)
def test_a_bare_level(jurisdiction: str, word: str, name: str | None) -> None:
    found = at_level(find_division(jurisdiction), word)
    assert (found.name if found else None) == name


def test_a_bare_level_without_a_jurisdiction() -> None:
    assert at_level(None, "市") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [("杭州市西湖区", "330106"), ("南昌西湖区", "360103"), ("西湖区", None)],
)
def test_a_shared_name_is_that_of_the_city_before_it(text: str, code: str | None) -> None:
    found = find_places(text)[-1].division
    assert (found.code if found else None) == code


def test_which_names_are_sure() -> None:
    assert [(p.text, p.is_sure) for p in find_places("到拱墅和拱墅区、杭州拱墅")] == [
        ("拱墅", False),
        ("拱墅区", True),
        ("杭州", False),
        ("拱墅", True),
    ]


def test_every_division_has_a_level_word_but_some_kinds() -> None:
    assert {d.name for d in divisions() if not level_word(d)} >= {"香港特别行政区", "大兴安岭地区"}
    assert all(d.name.endswith(level_word(d)) for d in divisions())


def test_parents_are_nearest_first() -> None:
    district = find_division("拱墅区")
    assert district is not None
    assert [d.name for d in parents(district)] == ["杭州市", "浙江省"]


# A city and its only county of one name: which of the two is meant cannot be told.
ONE_NAME = frozenset(("东莞市", "中山市", "儋州市", "嘉峪关市"))


@given(st.sampled_from([d for d in divisions() if d.name not in ONE_NAME]))
def test_a_full_chain_is_its_division(division: Division) -> None:
    chain = "".join(d.name for d in (*reversed(parents(division)), division))
    assert parse_place(chain) == division


@given(st.text(alphabet="杭州市拱墅区公安县和平，吉林省浙江", max_size=30))
def test_places_hold_their_offsets(text: str) -> None:
    places = find_places(text)
    assert all(text[p.start : p.end] == p.text for p in places)
    assert all(one.end <= other.start for one, other in pairwise(places))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("诸暨县", "330681", id="a-city-today"),
        pytest.param("和平县", "441624", id="a-county-today-is-that-one"),
        pytest.param("杭州高新县", "", id="no-county"),
    ],
)
def test_a_city_of_today_was_a_county_in_older_papers(name: str, code: str) -> None:
    places = [
        (place.text, place.division and place.division.code) for place in find_places(f"{name}召开会议")
    ]
    assert places == ([(name, code)] if code else [("杭州", "3301")])
