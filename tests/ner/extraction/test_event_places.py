import pytest

from ner.extraction.event_places import NATION, event_place, is_inner_meeting, place_code


@pytest.mark.parametrize(
    ("name", "place", "paper", "expected"),
    [
        ("座谈会：甲某某、乙某某", "", "杭州市拱墅区", "330105"),
        ("市委全面深化改革会议", "", "杭州市拱墅区", "3301"),
        ("全省经济工作会议", "", "杭州市拱墅区", "33"),
        ("全国文明城市创建推进会", "", "杭州市拱墅区", "330105"),
        ("全国政协主席会议", "", "杭州市拱墅区", NATION),
        ("西湖区龙井茶节开幕式", "", "杭州市", "330106"),
        ("调研：甲某某", "拱墅区半山街道", "杭州市", "330105"),
        ("调研：甲某某", "半山街道", "杭州市", "3301"),
        ("签约：甲某某、西湖区某公司", "", "杭州市拱墅区", "330105"),
        ("座谈会：甲某某", "", "", ""),
        ("会见：甲某某", "", "中国", NATION),
    ],
)
def test_the_place_of_an_event(name: str, place: str, paper: str, expected: str):
    assert event_place(name, place, paper) == expected


def test_places_beyond_the_divisions_keep_their_name():
    assert [place_code(name) for name in ("法国", "杭州市", "全国", "")] == ["法国", "3301", NATION, ""]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("区委常委会会议", True),
        ("区人大常委会第十七次会议", True),
        ("区委常委会会见客商座谈会", False),
        ("区政府常务会议", True),
        ("政府采购洽谈会", False),
        ("区政协党组会议", True),
        ("区政协主席会议", True),
        ("区委理论学习中心组学习会", True),
        ("文化活动中心组织的演出", False),
        ("全区项目建设推进会", False),
        ("会议：甲某某、中心组", False),
    ],
)
def test_inner_meetings(name: str, expected: bool):
    assert is_inner_meeting(name) is expected
