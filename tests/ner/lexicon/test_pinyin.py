"""Names in pinyin, with surnames that are read otherwise than as words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ner.lexicon.pinyin import pinyin


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("钱一诺", "Qian Yinuo"),
        ("单一诺", "Shan Yinuo"),
        ("钱单诺", "Qian Dannuo"),
        ("曾二虎", "Zeng Erhu"),
        ("钱曾", "Qian Ceng"),
        ("仇三多", "Qiu Sanduo"),
        ("解二虎", "Xie Erhu"),
        ("查三多", "Zha Sanduo"),
        ("翟四海", "Zhai Sihai"),
        ("覃五湖", "Qin Wuhu"),
        ("欧阳一诺", "Ouyang Yinuo"),
        ("尉迟二虎", "Yuchi Erhu"),
        ("万俟三多", "Moqi Sanduo"),
        ("长孙四海", "Zhangsun Sihai"),
        ("买买提·吐尔逊", "Maimaiti Tuerxun"),
        ("王", "Wang"),
        ("", ""),
    ],
)
def test_pinyin(name: str, expected: str) -> None:
    assert pinyin(name) == expected


@given(st.text(alphabet="钱孙李周单曾欧阳一二三四·", max_size=6))
def test_pinyin_is_latin_words_each_with_a_capital(name: str) -> None:
    words = pinyin(name).split(" ")
    assert all(word == word.capitalize() for word in words)
    assert pinyin(name).replace(" ", "").isascii()
