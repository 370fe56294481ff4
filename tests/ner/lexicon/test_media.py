"""Media: whose paper, broadcast or site a name is."""

import pytest

from ner.lexicon.divisions import find_division, parse_place
from ner.lexicon.media import is_medium, media, medium_of
from ner.lexicon.word_lists import NATION


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("拱墅报", "拱墅区"),
        ("《拱墅报》", "拱墅区"),
        ("今日拱墅", "拱墅区"),
        ("拱墅发布", "拱墅区"),
        ("杭州日报社", "杭州市"),
        ("浙江日报数字报", "浙江省"),
        ("海宁市广播电视台", "海宁市"),
        ("杭州市拱墅区人民政府", "拱墅区"),
        ("中国宁波网", "宁波市"),
        ("钱江晚报", "浙江省"),
        ("江城日报", "吉林市"),
        ("江苏新闻联播", "江苏省"),
        ("新华社", NATION.name),
        ("新闻联播", NATION.name),
        ("人民日报海外版", NATION.name),
        ("中国环境报", NATION.name),
        ("情况通报", ""),
        ("工作年报", ""),
        ("周末画报", ""),
        ("拱墅区区长", ""),
        ("今日头条", ""),
        ("西湖区发布", ""),
    ],
)
def test_place_of_a_medium(name: str, place: str) -> None:
    medium = medium_of(name)
    found = "" if medium is None else medium.division.name if medium.division else NATION.name
    assert found == place


def test_of_namesakes_the_one_nearby_is_meant() -> None:
    medium = medium_of("西湖区发布", find_division("拱墅区"))
    assert medium
    assert medium.division
    assert medium.division.code == "330106"


def test_every_listed_medium_has_one_place() -> None:
    assert [name for name, place in media().items() if place != NATION.name and not parse_place(place)] == []


@pytest.mark.parametrize(("name", "medium"), [("示例日报", True), ("示例报", False), ("拱墅报", True)])
def test_a_paper_of_no_known_place_is_known_by_a_sure_ending(name: str, medium: bool) -> None:
    assert is_medium(name) is medium
