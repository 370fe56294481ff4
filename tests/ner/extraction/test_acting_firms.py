"""Firms that a text names as acting or puts beside firms, without a tagger."""

import pytest

from ner.extraction.acting_firms import acting_firms, firms_beside, firms_between, firms_of_persons
from ner.text.spans import Span


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("6月1日，青砚食品与云垚商贸在甲地签约。", ["青砚食品", "云垚商贸"], id="sign"),
        pytest.param("6月1日，大地食品与某局签约。", ["大地食品"], id="an-everyday-noun-signs"),
        pytest.param("大地食品引进了设备。", [], id="an-everyday-noun-does-anything-else"),
        pytest.param("青砚乳业引进了设备。", ["青砚乳业"], id="brings-in"),
        pytest.param("听取青砚百货备货情况的介绍。", ["青砚百货"], id="heard"),
        pytest.param("走进青砚重工车间看望工人。", ["青砚重工"], id="gone-into"),
        pytest.param("到青砚轴承走访。", ["青砚轴承"], id="gone-to"),
        pytest.param("到青砚山庄走访。", [], id="no-trade"),
        pytest.param("考察了汽车展厅。", [], id="a-trade-alone"),
        pytest.param("推进能源签约。", [], id="a-verb-and-a-trade"),
        pytest.param("，将大超市引进街区。", [], id="the-end-of-a-clause"),
        pytest.param("走进“青砚重工”车间看望工人。", ["青砚重工"], id="in-marks"),
        pytest.param("青砚是一家生产轴承的企业。", ["青砚"], id="told-to-be-a-firm"),
        pytest.param("江口是全国闻名的企业之乡。", [], id="told-of-a-place"),
        pytest.param("这里是一家生产轴承的企业。", [], id="told-of-no-name"),
        pytest.param("青砚是一家生产轴承的企业的老板。", [], id="told-of-a-person"),
        pytest.param("甲集团旗下的青砚医药与某院合作。", ["青砚医药"], id="owned-by-a-group"),
        pytest.param("甲集团旗下的青砚医药产业很大。", [], id="a-trade-of-a-group"),
        pytest.param("青砚食品年产5万吨。", ["青砚食品"], id="makes-so-much-a-year"),
        pytest.param("青砚乳业很大。", [], id="does-nothing"),
        pytest.param("，但该公司宣布上市。", [], id="no-name"),
    ],
)
def test_firms_that_act(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in acting_firms(text)] == found


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("、青砚化纤，", ["青砚化纤"]),
        ("、青砚化纤、云垚轴承调研", ["青砚化纤", "云垚轴承"]),
        ("、青砚山庄、云垚轴承，", []),
        ("，青砚化纤、", []),
        ("、汽车化纤，", []),
    ],
)
def test_firms_beside_a_firm(behind: str, found: list[str]) -> None:
    text = f"甲公司{behind}"
    assert [span.of(text) for span in firms_beside(text, [Span(0, 3)])] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲公司、江口远岚、乙公司", ["江口远岚"]),
        ("甲公司、青砚智库、乙公司", ["青砚智库"]),
        ("甲公司、江口公园、乙公司", []),
        ("甲公司、江口远岚，乙公司", []),
    ],
)
def test_firms_between_two(text: str, found: list[str]) -> None:
    spans = [Span(0, 3), Span(len(text) - 3, len(text))]
    assert [span.of(text) for span in firms_between(text, spans)] == found


@pytest.mark.parametrize(
    ("front", "found"),
    [("、青砚机械", ["青砚机械"]), ("，青砚机械", []), ("、青砚大队", []), ("、精密机械", [])],
)
def test_firms_in_front_of_their_people(front: str, found: list[str]) -> None:
    text = f"甲公司{front}甲某某、"
    person = Span(len(text) - 4, len(text) - 1)
    assert [span.of(text) for span in firms_of_persons(text, [person])] == found
