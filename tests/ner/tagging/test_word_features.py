"""Lists of words, and where their words stand in a text."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ner.errors import ModelError
from ner.tagging.word_features import SLOTS, WordList, read_words

WORDS = {"区委": "n", "书记": "n", "区委书记": "t", "来到": "v", "人大常委会": "n"}


def codes(text: str) -> np.ndarray:
    return np.array([[ord(character) for character in text]], dtype=np.uint64)


def covered(text: str, words: WordList) -> list[int]:
    """How many words cover each character."""
    return [int(count) for count in (words.places(codes(text))[0] > 0).sum(axis=1)]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param("区委书记", [2, 2, 2, 2], id="words within a word"),
        pytest.param("区委来", [1, 1, 0], id="the beginning of a word is none"),
        pytest.param("书", [0], id="shorter than any word"),
        pytest.param("人大常委会", [1, 1, 1, 1, 1], id="five characters"),
        pytest.param("大常委会", [0, 0, 0, 0], id="the end of a word is none"),
    ],
)
def test_words_are_found(text: str, counts: list[int]) -> None:
    assert covered(text, WordList.of(WORDS)) == counts


def test_places_tell_class_size_and_place_in_the_word() -> None:
    places = WordList.of(WORDS).places(codes("区委来到区委书记"))[0]
    alone, verb, longer = places[0], places[2], places[4]
    assert set(alone.tolist()) != set(verb.tolist())
    assert set(alone.tolist()) < set(longer.tolist())
    assert set(places[0].tolist()) != set(places[1].tolist())


def test_every_number_has_a_feature() -> None:
    words = WordList.of({character * size: f"{size}" for character in "甲乙" for size in range(2, 7)})
    numbers = words.places(codes("甲" * 9 + "乙" * 9))
    assert numbers.shape == (1, 18, SLOTS)
    assert 0 < numbers.max() < words.features


def test_an_empty_list_finds_nothing() -> None:
    words = WordList({})
    assert words.features == 1
    assert not words.places(codes("区委书记")).any()


@given(st.dictionaries(st.text("甲乙丙丁", min_size=2, max_size=6), st.sampled_from("nvx")))
def test_what_was_saved_is_loaded(tmp_path_factory: pytest.TempPathFactory, classes: dict[str, str]) -> None:
    path = tmp_path_factory.mktemp("words") / "words.txt.gz"
    WordList.of(classes).save(path)
    assert WordList.load(path).classes == classes


@pytest.mark.parametrize("content", [b"no gzip", bytes.fromhex("1f8b0800000000000203cb48")])
def test_a_damaged_list_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "words.txt.gz"
    path.write_bytes(content)
    with pytest.raises((ValueError, OSError)):
        WordList.load(path)


def test_a_dictionary_in_jiebas_format(tmp_path: Path) -> None:
    path = tmp_path / "dict.txt"
    lines = [f"{chr(0x4E00 + i)}{chr(0x4E00 + j)} 3 n" for i in range(40) for j in range(30)]
    path.write_text("\n".join([*lines, "甲 9 n", "来到 5 v", "甲乙丙丁戊己庚 2 n"]), encoding="utf-8")
    words = read_words(path)
    assert len(words) == 1201
    assert words["来到"] == "x", "a class of few words"
    assert words["一丁"] == "n"


@pytest.mark.parametrize(
    ("content", "problem"),
    [("甲乙 3 n\n甲乙\n", r":2: not `word frequency class`"), (None, "cannot be read")],
)
def test_a_bad_dictionary_is_named(tmp_path: Path, content: str | None, problem: str) -> None:
    path = tmp_path / "dict.txt"
    if content:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=problem):
        read_words(path)


def test_a_class_of_few_words_becomes_part_of_the_others(tmp_path: Path) -> None:
    path = tmp_path / "dict.txt"
    words = [chr(0x4E00 + number) + "会" for number in range(1999)]
    path.write_text(
        "".join(f"{word} 1 {'n' if number < 1000 else 'v'}\n" for number, word in enumerate(words)),
        encoding="utf-8",
    )
    classes = read_words(path)
    assert (classes[words[999]], classes[words[1000]]) == ("n", "x")
