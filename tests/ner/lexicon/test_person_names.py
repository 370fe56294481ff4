"""The shapes of personal names, with words that only look like one beside them."""

import pytest

from ner.lexicon.person_names import (
    has_particle,
    is_anonymous,
    is_foreign,
    is_plausible,
    is_strong_surname,
    may_stand_alone,
    surname_of,
)


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("钱一诺", "钱"),
        ("钱诺", "钱"),
        ("欧阳一诺", "欧阳"),
        ("欧一诺", "欧"),
        ("司马诺", "司马"),
        ("司马", "司"),
        ("上官", "上"),
        ("陈方安生", "陈"),
        ("钱", ""),
        ("", ""),
        ("的钱诺", ""),
        ("Q一诺", ""),
    ],
)
def test_surname(name: str, surname: str) -> None:
    assert surname_of(name) == surname


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("钱诺", id="two"),
        pytest.param("钱一诺", id="three"),
        pytest.param("欧阳诺", id="compound-three"),
        pytest.param("欧阳一诺", id="compound-four"),
        pytest.param("陈方一诺", id="double-surname"),
        pytest.param("昝一诺", id="rare-surname"),
        pytest.param("钱向东", id="preposition-inside"),
        pytest.param("买买提·吐尔逊", id="in-parts"),
        pytest.param("吉尔拉?依沙木丁", id="damaged-dot"),
        pytest.param("吉尔拉？依沙木丁", id="full-width-damaged-dot"),
        pytest.param("阿卜·杜拉·诺", id="three-parts"),
    ],
)
def test_a_plausible_name(name: str) -> None:
    assert is_plausible(name)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("", id="nothing"),
        pytest.param("钱", id="surname-alone"),
        pytest.param("钱一二诺", id="four-with-a-single-surname"),
        pytest.param("欧阳一二诺", id="five"),
        pytest.param("阿卜杜拉", id="without-its-dot"),
        pytest.param("的钱诺", id="particle-first"),
        pytest.param("钱的诺", id="particle-inside"),
        pytest.param("钱一诺的", id="particle-last"),
        pytest.param("钱A诺", id="latin-letter"),
        pytest.param("钱、诺", id="punctuation"),
        pytest.param("钱 诺", id="blank"),
        pytest.param("钱1诺", id="digit"),
    ],
)
def test_no_plausible_name(name: str) -> None:
    assert not is_plausible(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("买买提·吐尔逊", True), ("买买提•吐尔逊", True), ("买买提?吐尔逊", True), ("·吐尔逊", False), ("买买提·", False),
     ("买买提、吐尔逊", False), ("买买提吐尔逊", False), ("A·吐尔逊", False)],
)  # fmt: skip
def test_a_name_in_parts(name: str, expected: bool) -> None:
    assert is_foreign(name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("钱某", True),
        ("钱某某", True),
        ("钱某诺", True),
        ("钱一某", False),
        ("某某", True),
        ("某", False),
        ("钱某某某", False),
    ],
)
def test_an_anonymous_name(name: str, expected: bool) -> None:
    assert is_anonymous(name) is expected


@pytest.mark.parametrize(
    ("surname", "strong", "alone"),
    [
        pytest.param("李", True, True, id="common"),
        pytest.param("欧阳", True, True, id="compound"),
        pytest.param("昝", True, False, id="rare"),
        pytest.param("高", False, False, id="also-a-word"),
        pytest.param("的", False, False, id="none"),
        pytest.param("", False, False, id="blank"),
    ],
)
def test_surnames_by_strength(surname: str, strong: bool, alone: bool) -> None:
    assert (is_strong_surname(surname), may_stand_alone(surname)) == (strong, alone)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("钱有芳", False),
        ("钱全有", False),
        ("钱上阳", False),
        ("钱没有", True),
        ("切实把", True),
        ("由有关", True),
        ("钱有", True),
    ],
)
def test_a_particle_in_a_name(text: str, *, expected: bool) -> None:
    assert has_particle(text) is expected
