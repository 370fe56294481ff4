"""What of a stretch is the name of a firm, and by which short forms a text may mean the firm."""

import pytest

from ner.extraction.firm_names import (
    is_description,
    is_phrase,
    is_sort_of_firm,
    is_trade,
    is_used_as_a_firm,
    short_forms,
    uses_of,
    with_brands_as_firms,
    without_front,
)
from ner.text.mentions import Label, Mention


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("建材公司", True),
        ("跨国公司", True),
        ("外国企业", True),
        ("企业集团", True),
        ("二十国集团", True),
        ("犯罪集团", True),
        ("完善公司", True),
        ("甲市建材公司", False),
        ("建设集团", False),
        ("航运总公司", False),
        ("远岚建材公司", False),
        ("供电公司", False),
        ("德国公司", True),
        ("杭州新工厂", True),
        ("海宁公司", False),
    ],
)
def test_sorts_of_firms(name: str, expected: bool) -> None:
    assert is_sort_of_firm(name) is expected


@pytest.mark.parametrize(
    ("text", "trade", "phrase"),
    [("金融科技", True, True), ("自然资源", False, True), ("远岚科技", False, False), ("", False, False)],
)
def test_words_that_name_none(text: str, trade: bool, phrase: bool) -> None:
    assert (is_trade(text), is_phrase(text)) == (trade, phrase)


@pytest.mark.parametrize(
    ("name", "expected"), [("清理贷款银行", True), ("完善厂", True), ("阳光公司", False), ("远岚公司", False)]
)
def test_descriptions(name: str, expected: bool) -> None:
    assert is_description(name) is expected


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("提供多层次远岚银行", "远岚银行"),
        ("三十多家远岚集团", "远岚集团"),
        ("记中国远岚银行", "中国远岚银行"),
        ("今年公司", "公司"),
        ("远岚集团", "远岚集团"),
    ],
)
def test_words_in_front_of_a_name(printed: str, name: str) -> None:
    assert without_front(printed) == name


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("远岚科技股份有限公司", ("远岚科技", "远岚")),
        ("青砚硝子株式会社", ("青砚硝子",)),
        ("中国远岚集团有限公司", ("中国远岚", "远岚")),
        ("远岚（杭州）科技有限公司", ("远岚科技", "远岚")),
        ("远岚银行杭州分行", ()),
        ("杭州建设集团", ()),
        ("某某大学集团", ()),
    ],
)
def test_short_forms(name: str, forms: tuple[str, ...]) -> None:
    assert short_forms(name) == forms


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("远岚相关负责人表示", "远岚", True),
        ("青砚携手远岚", "远岚", True),
        ("远岚产量大增", "远岚", False),
        ("远岚科技产量大增", "远岚科技", True),
        ("ABCD产量大增", "ABCD", True),
    ],
)
def test_a_brand_must_act_as_a_firm(text: str, form: str, expected: bool) -> None:
    assert is_used_as_a_firm(text, form) is expected


def test_a_short_form_is_a_word_of_its_own() -> None:
    assert [place.start for place in uses_of("ABC与ABCD、ABC", "ABC")] == [0, 9]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("远岚科技有限公司开工。远岚相关负责人", Label.ORGANIZATION),
        ("远岚科技有限公司开工。董事长远岚", Label.PERSON),
        ("青砚科技有限公司开工。远岚相关负责人", Label.PERSON),
    ],
)
def test_a_brand_is_no_person(text: str, label: Label) -> None:
    end = text.index("开工")
    at = text.rindex("远岚")
    firm = Mention(0, end, Label.ORGANIZATION, text[:end])
    person = Mention(at, at + 2, Label.PERSON, "远岚")
    assert with_brands_as_firms(text, [firm, person])[1].label is label


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        pytest.param("江口市青岚软件有限公司开工。", "青岚", Label.ORGANIZATION, id="goes-on-as-a-firm"),
        pytest.param("江口市青岚创办有限公司。", "青岚", Label.PERSON, id="founds-a-firm"),
        pytest.param("惠普、富士康等厂商到来。", "富士康", Label.ORGANIZATION, id="beside-a-known-firm"),
        pytest.param("张三、富士康等人到来。", "富士康", Label.PERSON, id="beside-somebody"),
        pytest.param("富士康董事长", "富士康", Label.ORGANIZATION, id="in-front-of-its-head"),
        pytest.param("在惠普、富士康到来前。", "富士康", Label.ORGANIZATION, id="behind-a-word-and-a-firm"),
        pytest.param("园区企业盛世云岚副总经理", "云岚", None, id="the-end-of-a-brand"),
        pytest.param("董事长云岚副总经理", "云岚", Label.PERSON, id="behind-a-title"),
    ],
)
def test_what_a_tagger_takes_for_a_person(text: str, name: str, label: Label | None) -> None:
    at = text.index(name)
    person = Mention(at, at + len(name), Label.PERSON, name)
    holder = Mention(len(text), len(text) + 3, Label.PERSON, "钱一诺")
    found = with_brands_as_firms(f"{text}钱一诺", [person, holder])
    assert next((m.label for m in found if m.text == name), None) is label
