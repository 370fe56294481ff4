"""Firms among the places of a tour, by brand and trade alone."""

import pytest

from ner.extraction.toured_firms import toured_firms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("一行先后参观了青砚羽绒、云垚制衣等地。", ["青砚羽绒", "云垚制衣"], id="a-list"),
        pytest.param("考察团一行先后参观了青砚羽绒等地。", ["青砚羽绒"], id="behind-a-second-verb"),
        pytest.param("走访某某镇青砚牧业、某某村。", ["青砚牧业"], id="without-the-town-that-it-is-in"),
        pytest.param("来到青砚服饰一期调研。", ["青砚服饰"], id="a-part-of-its-works"),
        pytest.param(
            "深入青远领航科技、云垚泵业。", ["青远领航科技", "云垚泵业"], id="an-everyday-word-within"
        ),
        pytest.param("来到某某湖公园、明月社区。", [], id="no-trade"),
        pytest.param("调研青砚装备、云垚纺织等产业。", [], id="trades-not-firms"),
        pytest.param("走访硅基新材料、铝基装备项目。", [], id="materials"),
        pytest.param("走访智慧农业、红色文化基地。", [], id="everyday-words"),
        pytest.param("走访光明家居、某某湖。光明家居很大。", ["光明家居"], id="a-noun-printed-twice"),
        pytest.param("走访光明家居、某某湖。", [], id="a-noun-printed-once"),
        pytest.param("深入项目建设现场、工地，推进项目建设。", [], id="what-is-done-there"),
        pytest.param("在青砚纸业，甲某某听取介绍。", ["青砚纸业"], id="the-next-stop"),
        pytest.param("一行莅临青砚药业考察，", ["青砚药业"], id="guests-come"),
        pytest.param("走访辖区企业青砚传媒和云垚网络，", ["青砚传媒", "云垚网络"], id="behind-the-sort"),
        pytest.param("他在青砚纸业工作，", [], id="not-gone-to"),
        pytest.param("来到位于江口新区的青砚羽绒，", ["青砚羽绒"], id="where-it-lies"),
        pytest.param("走进“青砚羽绒”车间。", ["青砚羽绒"], id="in-marks"),
        pytest.param("考察人民银行、某某局。人民银行作了汇报。", [], id="the-central-bank"),
        pytest.param("青砚羽绒、云垚制衣等地下雨。", [], id="no-tour"),
    ],
)
def test_toured_firms(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in toured_firms(text)] == found
