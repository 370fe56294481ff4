"""Printed bodies in full, in the jurisdiction that they are of."""

import pytest

from ner.extraction.body_names import level_of, organization_name, place_name
from ner.lexicon.divisions import find_division, parse_place


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("拱墅区", "杭州市拱墅区"),
        ("杭州市", "杭州市"),
        ("浙江省", "浙江省"),
        ("浦东新区", "上海市浦东新区"),
        ("和县", "马鞍山市和县"),
    ],
)
def test_place_name(name: str, expected: str) -> None:
    division = find_division(name)
    assert division is not None
    assert place_name(division) == expected


@pytest.mark.parametrize(
    ("place", "organization", "level"),
    [
        ("浙江省", "中共浙江省委员会", "province"),
        ("杭州市", "杭州市人民政府", "city"),
        ("杭州市拱墅区", "杭州市拱墅区人民政府", "county"),
        ("", "国务院", "national"),
        ("", "中共中央", "national"),
        ("", "远岚科技有限公司", ""),
        ("", "", ""),
    ],
)
def test_level(place: str, organization: str, level: str) -> None:
    assert level_of(parse_place(place) if place else None, organization) == level


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("市住建委", "杭州市住房和城乡建设委员会"),
        ("市发改委", "杭州市发展和改革委员会"),
        ("市计委", "杭州市计划委员会"),
        ("市经贸委", "杭州市经济贸易委员会"),
        ("区外经贸局", "杭州市拱墅区对外贸易经济合作局"),
        ("区劳动局", "杭州市拱墅区劳动局"),
        ("区质监局", "杭州市拱墅区质量技术监督局"),
        ("区环保局", "杭州市拱墅区环境保护局"),
        ("区卫健局", "杭州市拱墅区卫生健康局"),
        ("区市监局", "杭州市拱墅区市场监督管理局"),
        ("区文广旅体局", "杭州市拱墅区文化广电旅游体育局"),
        ("市政务服务数据管理局", "杭州市政务服务数据管理局"),
        ("区综合执法局", "杭州市拱墅区综合行政执法局"),
        ("区委巡察办", "中共杭州市拱墅区委员会巡察工作领导小组办公室"),
        ("区委深改办", "中共杭州市拱墅区委员会全面深化改革委员会办公室"),
        ("区融媒体中心", "杭州市拱墅区融媒体中心"),
        ("住建委", "住建委"),
        ("区某某委", "杭州市拱墅区某某委"),
    ],
)
def test_abbreviated_bodies(printed: str, expected: str) -> None:
    assert organization_name(printed, "other", parse_place("拱墅区")) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("区委", "中共杭州市拱墅区委员会"),
        ("市公安局", "杭州市公安局"),
        ("县人民医院", "县人民医院"),
        ("区人民医院", "杭州市拱墅区人民医院"),
        ("市场监管局", "市场监管局"),
        ("西湖区政协", "中国人民政治协商会议杭州市西湖区委员会"),
        ("团区委", "共青团杭州市拱墅区委员会"),
        ("区委某某专班", "区委某某专班"),
        ("浙商银行杭州分行", "浙商银行杭州分行"),
    ],
)
def test_organizations_in_full(printed: str, expected: str) -> None:
    assert organization_name(printed, "other", parse_place("拱墅区")) == expected
