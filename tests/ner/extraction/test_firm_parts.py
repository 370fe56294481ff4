"""What a stretch names beside its firm."""

import pytest

from ner.extraction.firm_parts import firms_of_sites, owner_of_works, without_department, without_part
from ner.text.mentions import Label, Mention


@pytest.mark.parametrize(
    ("name", "firm"),
    [
        pytest.param("远岚集团是一家集食品", "远岚集团", id="a-sentence-about-it"),
        pytest.param("远岚集团下属企业", "远岚集团", id="those-that-depend-on-it"),
        pytest.param("远岚发品等公司", "远岚发品", id="the-end-of-a-list"),
        pytest.param("远岚公司轧钢厂", "远岚公司", id="works-by-their-trade"),
        pytest.param("远岚公司云垚厂", "远岚公司云垚厂", id="works-with-a-name"),
        pytest.param("远岚公司是非银行", "远岚公司是非银行", id="no-sentence-about-it"),
    ],
)
def test_the_firm_without_what_belongs_to_it(name: str, firm: str) -> None:
    assert without_part(name) == firm


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        pytest.param("远岚江口超级工厂", "远岚", id="of-a-firm-in-the-text"),
        pytest.param("海尔江口工厂", "海尔", id="of-a-known-firm"),
        pytest.param("远岚江口化工厂", "远岚江口化工厂", id="a-firm-by-its-trade"),
        pytest.param("青砚江口工厂", "青砚江口工厂", id="of-nobody-known"),
    ],
)
def test_whose_works(name: str, owner: str) -> None:
    assert owner_of_works(name, {"远岚"}) == owner


@pytest.mark.parametrize(
    ("name", "firm"),
    [
        pytest.param("中兴通讯无线产品线", "中兴通讯", id="a-line-of-goods"),
        pytest.param("中兴通讯市场部", "中兴通讯", id="a-department"),
        pytest.param("中兴通讯江口", "中兴通讯江口", id="a-place"),
        pytest.param("远岚通讯市场部", "远岚通讯市场部", id="of-nobody-known"),
    ],
)
def test_a_department(name: str, firm: str) -> None:
    assert without_department(name) == firm


@pytest.mark.parametrize(
    ("name", "firms"),
    [
        pytest.param("青砚药业创新药物重点实验室", ["青砚药业"], id="a-brand-and-its-trade"),
        pytest.param("三一重工江口产业园", ["三一重工"], id="a-known-firm"),
        pytest.param("蒙牛江口乳业产业园", [], id="a-name-that-is-also-a-word"),
        pytest.param("国家能源重点实验室", [], id="a-trade"),
        pytest.param("青砚药业协会", [], id="no-site"),
    ],
)
def test_whose_site(name: str, firms: list[str]) -> None:
    found = firms_of_sites([Mention(0, len(name), Label.ORGANIZATION, name)])
    assert [span.of(name) for span in found] == firms
