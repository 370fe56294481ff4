"""Folding characters, and which ones are Chinese."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ner.text.characters import HAN, fold, is_han, unified


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("１２月", "12月", id="full-width digits"),
        pytest.param("ＡＢｃ", "ABc", id="full-width letters"),
        pytest.param("记者(甲)", "记者（甲）", id="half-width brackets"),
        pytest.param("甲,乙;丙:丁", "甲，乙；丙：丁", id="ASCII punctuation"),
        pytest.param("艾力•某", "艾力·某", id="bullet in a name"),
        pytest.param("甲　乙\u00a0丙", "甲 乙 丙", id="spaces"),
        pytest.param("㈠", "㈠", id="a character whose plain form is longer stays"),
        pytest.param("“甲”、《乙》。", "“甲”、《乙》。", id="Chinese punctuation stays"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
@settings(deadline=None)
def test_folding_keeps_the_length_and_is_done_once(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("character", "han"),
    [
        pytest.param("㐀", True, id="extension A"),
        pytest.param("区", True, id="basic"),
        pytest.param("〇", True, id="the zero of years and names"),
        pytest.param("\U00020bb7", True, id="extension B"),
        pytest.param("○", False, id="a circle"),
        pytest.param("。", False, id="punctuation"),
        pytest.param("ア", False, id="kana"),
        pytest.param("A", False, id="Latin"),
    ],
)
def test_chinese_characters(character: str, han: bool) -> None:
    assert is_han(character) is han
    assert bool(re.fullmatch(f"[{HAN}]", character)) is han


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param("⽅⾏⻰", "方行龙", id="Kangxi radicals and the supplement"),
        pytest.param("\uf9ee\U0002f804", "燐你", id="compatibility ideographs"),
        pytest.param("１２Ａ（㈠）", "１２Ａ（㈠）", id="everything else stays as printed"),
    ],
)
def test_signs_that_look_like_characters(text: str, plain: str) -> None:
    assert unified(text) == plain


@given(st.text())
def test_unifying_keeps_the_length_and_every_chinese_character(text: str) -> None:
    assert len(unified(text)) == len(text)
    assert all(
        new == old for old, new in zip(text, unified(text), strict=True) if "\u3400" <= old <= "\u9fff"
    )
