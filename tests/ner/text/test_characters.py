"""Folding characters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ner.text.characters import fold


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
