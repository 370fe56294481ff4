"""A tagger's mentions, corrected where the words around them show that they begin or end wrongly."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ner.extraction.mention_repair import correct
from ner.text.mentions import Label, Mention

PERSON, ORGANIZATION, PLACE = Label.PERSON, Label.ORGANIZATION, Label.PLACE


def corrected(text: str, *tagged: tuple[str, Label]) -> list[tuple[str, Label]]:
    mentions = [
        Mention(at := text.index(name), at + len(name), label, name, "test") for name, label in tagged
    ]
    return [(m.text, m.label) for m in correct(text, mentions)]


@pytest.mark.parametrize(
    ("text", "tagged", "name"),
    [
        pytest.param("区长看望某某医院医生", "望某某医院", "某某医院", id="begins-inside-a-verb"),
        pytest.param("热烈祝贺远岚集团", "祝贺远岚集团", "远岚集团", id="verb-in-front"),
        pytest.param("今天走进远岚集团", "走进远岚集团", "远岚集团", id="another-verb"),
        pytest.param("现为原远岚厂厂长", "原远岚厂", "远岚厂", id="former"),
        pytest.param("远岚集团举行仪式", "远岚集团", "远岚集团", id="right-as-it-is"),
        pytest.param("在远岚牧业，公司董事长说", "远岚牧业，公司", "远岚牧业", id="a-clause-ends-in-it"),
        pytest.param(
            "远岚公司CEO Anna ROE到场", "远岚公司CEO Anna ROE", "远岚公司", id="a-post-in-latin-letters"
        ),
        pytest.param(
            "远岚公司CEOs Club到场", "远岚公司CEOs Club", "远岚公司CEOs Club", id="a-longer-latin-word"
        ),
        pytest.param("来到远岚药业生产车间", "远岚药业生产车间", "远岚药业", id="a-firm-s-workshop"),
        pytest.param("来到青砚总装车间", "青砚总装车间", "青砚总装车间", id="a-workshop-of-nobody"),
        pytest.param("和平医院举行仪式", "和平医院", "和平医院", id="a-name-that-begins-like-a-particle"),
        pytest.param("来到建设银行", "建设银行", "建设银行", id="and-not-only-at-the-start"),
        pytest.param("同日 青砚侨联开会", "日 青砚侨联", "青砚侨联", id="the-day-in-front"),
        pytest.param("由远岚集团承办", "由远岚集团", "远岚集团", id="by"),
        pytest.param("建设银行某支行", "建设银行", "建设银行", id="a-name-that-begins-like-a-verb"),
        pytest.param("对外友协某会长", "对外友协", "对外友协", id="foreign-relations"),
    ],
)
def test_the_front_of_an_organization(text: str, tagged: str, name: str) -> None:
    assert corrected(text, (tagged, ORGANIZATION)) == [(name, ORGANIZATION)]


@pytest.mark.parametrize(
    ("text", "tagged", "expected"),
    [
        pytest.param("远岚钢铁董事长到场", "远岚钢铁", ("远岚钢铁", ORGANIZATION), id="ends-as-firms-do"),
        pytest.param(
            "远岚钢铁董事长到场", "远岚钢", ("远岚钢铁", ORGANIZATION), id="breaks-off-in-the-ending"
        ),
        pytest.param("钱一诺董事长到场", "钱一诺", ("钱一诺", PERSON), id="a-person"),
    ],
)
def test_a_person_who_is_a_firm(text: str, tagged: str, expected: tuple[str, Label]) -> None:
    assert corrected(text, (tagged, PERSON)) == [expected]


@pytest.mark.parametrize(
    ("text", "person", "place", "name"),
    [
        ("副市长雷一来和县调研", "雷一来", "和县", "雷一"),
        ("副市长雷一赴和县调研", "雷一赴", "和县", "雷一"),
        ("副市长雷一来、和县县长", "雷一来", "和县", "雷一来"),
        ("副市长雷来和县调研", "雷来", "和县", "雷来"),
        ("副市长雷一来我区调研，和县", "雷一来", "和县", "雷一"),
        ("副市长雷一来我家调研，和县", "雷一来", "和县", "雷一来"),
    ],
)
def test_coming_to_a_place_is_no_part_of_a_name(text: str, person: str, place: str, name: str) -> None:
    assert corrected(text, (person, PERSON), (place, PLACE)) == [(name, PERSON), (place, PLACE)]


@pytest.mark.parametrize(
    ("text", "person", "kept"),
    [
        pytest.param("苏州路西延与高速公路互通", "路西延", False, id="a-street"),
        pytest.param("苏州江一诺夺冠", "江一诺", False, id="a-river-as-far-as-one-can-tell"),
        pytest.param("苏州钱一诺夺冠", "钱一诺", True, id="a-person-from-there"),
        pytest.param("苏州的路一诺夺冠", "路一诺", True, id="not-right-behind-the-place"),
    ],
)
def test_a_place_goes_on_with_a_street(text: str, person: str, *, kept: bool) -> None:
    assert ((person, PERSON) in corrected(text, ("苏州", PLACE), (person, PERSON))) is kept


@pytest.mark.parametrize(
    "name",
    ["和平医院", "和县医院", "对外友协", "对口支援办", "向阳小学", "原平某厂", "从化某厂", "建设银行", "投资集团", "联合国教科文",
     "为民中心", "在线教育", "组织部"],
)  # fmt: skip
def test_fronts_that_are_no_particles(name: str) -> None:
    assert corrected(f"到{name}", (name, ORGANIZATION)) == [(name, ORGANIZATION)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("罗一诺集团开业", "罗一诺", id="a-firm"),
        pytest.param("罗一诺家纺开业", "罗一诺", id="a-trade"),
        pytest.param("罗一诺平台上线", "罗一诺", id="a-service"),
        pytest.param("罗一诺大道通车", "罗一诺", id="a-work"),
        pytest.param("来到罗一诺路口", "罗一诺", id="a-way"),
        pytest.param("罗一诺村。", "罗一诺", id="a-village"),
        pytest.param("切实把握", "切实把", id="a-phrase"),
        pytest.param("调研组到场", "调研", id="a-verb"),
        pytest.param("来到邵阳隆回县", "邵阳隆", id="half-a-place"),
    ],
)
def test_a_tagged_person_that_is_none(text: str, name: str) -> None:
    assert corrected(text, (name, PERSON)) == []


@pytest.mark.parametrize(
    ("text", "tagged", "name"),
    [
        pytest.param("乡长罗诺汇报工作", "罗诺汇", "罗诺", id="a-verb"),
        pytest.param("乡长罗诺汇到场", "罗诺汇", "罗诺汇", id="no-verb"),
        pytest.param("免去罗一诺邵阳市副市长职务", "罗一诺邵", "罗一诺", id="the-place-of-a-post"),
    ],
)
def test_a_name_ends_before_what_its_last_character_begins(text: str, tagged: str, name: str) -> None:
    assert corrected(text, (tagged, PERSON)) == [(name, PERSON)]


@pytest.mark.parametrize("text", ["罗一诺集合队伍", "罗一诺路过工地", "罗一诺平时", "罗一诺家里"])
def test_a_name_goes_on_with_other_words(text: str) -> None:
    assert corrected(text, ("罗一诺", PERSON)) == [("罗一诺", PERSON)]


@pytest.mark.parametrize(
    ("text", "tagged", "name"),
    [
        pytest.param("调研组看望某某医院", "组看望某某医院", "某某医院", id="four-behind-a-verb"),
        pytest.param("调研组看望某医院", "组看望某医院", "组看望某医院", id="three-behind-a-verb"),
        pytest.param("由某厂承办", "由某厂", "某厂", id="two-behind-a-particle"),
        pytest.param("由厂承办", "由厂", "由厂", id="one-behind-a-particle"),
    ],
)
def test_what_must_be_left_of_an_organization(text: str, tagged: str, name: str) -> None:
    assert corrected(text, (tagged, ORGANIZATION)) == [(name, ORGANIZATION)]


@pytest.mark.parametrize(("name", "label"), [("罗一厂", PERSON), ("罗一诺厂", ORGANIZATION)])
def test_a_firm_named_like_a_person_has_four_characters(name: str, label: Label) -> None:
    assert corrected(f"{name}到场", (name, PERSON)) == [(name, label)]


@given(
    st.text(alphabet="看望祝贺远岚集团医院公司银行和县来赴钱一诺原由、，。", max_size=40),
    st.lists(st.tuples(st.integers(0, 36), st.integers(1, 8), st.sampled_from(list(Label))), max_size=6),
)
def test_corrected_mentions_hold_their_offsets(text: str, spans: list[tuple[int, int, Label]]) -> None:
    mentions = [
        Mention(start, start + length, label, text[start : start + length], "test")
        for start, length, label in spans
        if start + length <= len(text)
    ]
    found = correct(text, mentions)
    assert all(text[m.start : m.end] == m.text and m.text.strip() for m in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert found == correct(text, reversed(mentions))
