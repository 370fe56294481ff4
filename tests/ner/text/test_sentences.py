"""Cutting a text into sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ner.text.sentences import LONGEST_SENTENCE, cut, split_long

NEWS = st.text(alphabet="区长甲乙。！？；…”）（，、：\n 　a1", max_size=80)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("会议召开。区长讲话。", ["会议召开。", "区长讲话。"], id="full stop"),
        pytest.param("他说：“很好！”会议结束", ["他说：“很好！”", "会议结束"], id="closing quote stays"),
        pytest.param("（见图。）下一句", ["（见图。）", "下一句"], id="closing bracket stays"),
        pytest.param("区长甲某；副区长乙某", ["区长甲某；", "副区长乙某"], id="semicolon"),
        pytest.param("第一行\n\n  第二行\n", ["第一行", "第二行"], id="lines"),
        pytest.param("等等……还有", ["等等……", "还有"], id="ellipsis"),
        pytest.param("增长3.5%,达到1.2亿", ["增长3.5%,达到1.2亿"], id="a decimal point ends nothing"),
        pytest.param("甲、乙，丙：丁", ["甲、乙，丙：丁"], id="clause marks end nothing"),
        pytest.param("艾某?买某说", ["艾某?买某说"], id="an ASCII question mark ends nothing"),
        pytest.param("真的？！", ["真的？！"], id="two marks"),
        pytest.param(" \n　", [], id="white space only"),
        pytest.param("", [], id="empty"),
    ],
)
def test_cut(text: str, sentences: list[str]) -> None:
    assert [span.of(text) for span in cut(text)] == sentences


@given(NEWS)
@settings(deadline=None)
def test_sentences_hold_every_visible_character_once_and_in_order(text: str) -> None:
    spans = cut(text)
    inside = [position for span in spans for position in range(span.start, span.end)]
    assert inside == sorted(set(inside))
    assert {i for i, character in enumerate(text) if not character.isspace()} <= set(inside)
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)


@given(NEWS)
@settings(deadline=None)
def test_cutting_a_sentence_again_changes_nothing(text: str) -> None:
    for span in cut(text):
        assert [again.of(span.of(text)) for again in cut(span.of(text))] == [span.of(text)]


def test_a_sentence_without_end_is_cut_behind_clause_punctuation() -> None:
    text = "甲" * (LONGEST_SENTENCE - 1) + "，乙丙"
    assert [span.of(text) for span in cut(text[:-2])] == [text[:-2]]
    assert [span.of(text) for span in cut(text)] == [text[:-2], "乙丙"]


@pytest.mark.parametrize(
    ("sentence", "longest", "pieces"),
    [
        pytest.param("甲乙，丙丁", 10, ["甲乙，丙丁"], id="short enough"),
        pytest.param("甲乙丙，丁戊", 5, ["甲乙丙，", "丁戊"], id="at a clause mark"),
        pytest.param("甲，乙丙丁戊己庚", 6, ["甲，乙丙丁戊", "己庚"], id="a mark too early is passed over"),
        pytest.param("甲乙丙丁戊", 2, ["甲乙", "丙丁", "戊"], id="no marks"),
        pytest.param("", 5, [], id="empty"),
    ],
)
def test_split_long(sentence: str, longest: int, pieces: list[str]) -> None:
    assert [span.of(sentence) for span in split_long(sentence, longest)] == pieces


@given(NEWS, st.integers(min_value=1, max_value=20))
@settings(deadline=None)
def test_pieces_of_a_long_sentence_join_to_the_whole(sentence: str, longest: int) -> None:
    pieces = list(split_long(sentence, longest))
    assert "".join(span.of(sentence) for span in pieces) == sentence
    assert all(1 <= len(span) <= longest for span in pieces)
