"""Measures in the page: values with their intervals, and ranks that say how little they tell."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from browser import Browser, Visit, visit
from facts_as_frames import frames
from invented_facts import facts

from graph.export.html import write_html
from graph.export.page_records import PageMeasure, records_of
from graph.network.network import build_network


def of(entity: str, measure: str, value: float, rank_low: int, rank_high: int, alike: int) -> PageMeasure:
    return PageMeasure(
        entity_id=entity,
        measure=measure,
        value=value,
        low=value / 2,
        high=value * 1.5,
        rank_low=rank_low,
        rank_high=rank_high,
        alike=alike,
        others=20,
    )


MEASURES = (
    of("p01", "degree_backbone", 8, 1, 1, 0),
    of("p02", "degree_backbone", 4, 2, 6, 4),
    of("p03", "degree_backbone", 2, 3, 20, 17),
    of("o01", "degree_backbone", 2, 3, 9, 10),
    of("gone", "degree_backbone", 1, 2, 20, 18),
    of("p02", "betweenness_backbone", 0.123456, 1, 2, 1),
)


@pytest.fixture(scope="module")
def measured_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("measures") / "graph.html"
    tables = frames(facts())
    network = build_network(tables)
    write_html(network, path, records=replace(records_of(tables, network), measures=MEASURES))
    return path


@pytest.fixture
def page(browser: Browser, measured_page: Path) -> Iterator[Visit]:
    with visit(browser, measured_page) as visited:
        yield visited


def card(page: Visit, entity: str) -> str:
    page.click(entity)
    page.page.locator("#panel .measures:not([hidden])").wait_for()
    return " ".join(page.page.locator("#panel .measures").inner_text().split())


@pytest.mark.parametrize(
    ("entity", "expected", "vague"),
    [
        ("p01", "超出职责的联系数 8 (4 – 12) 第 1 名 按全部时间", False),
        ("p02", "超出职责的联系数 4 (2 – 6) 第 2–6 名，与其余 20 个中的 4 个分不出先后 中介中心性", False),
        ("p02", "中介中心性 0.123 (0.0617 – 0.185) 第 1–2 名，与其余 20 个中的 1 个分不出先后", False),
        ("p03", "2 (1 – 3) 谈不上名次： 第 3–20 名，与其余 20 个中的 17 个分不出先后", True),
        ("o01", "2 (1 – 3) 谈不上名次： 第 3–9 名，与其余 20 个中的 10 个分不出先后", True),
    ],
)
def test_a_card_shows_intervals_and_whom_a_rank_does_not_tell_apart(
    page: Visit, entity: str, expected: str, vague: bool
):
    assert expected in card(page, entity)
    assert page.page.locator("#panel .measures .vague").count() == vague


def test_in_english(browser: Browser, measured_page: Path):
    with visit(browser, measured_page, locale="en-GB") as page:
        words = card(page, "p03")
        assert (
            "Ties beyond duty 2 (1 – 3) no rank to speak of: rank 3 to 20, not told apart from 17 of 20 others"
            in words
        )


def test_the_strip_covers_where_the_rank_may_lie(page: Visit):
    card(page, "p02")
    bar = page.page.locator("#panel .measures .strip .may").first
    # Ranks 2 to 6 of 21 on 60 units.
    assert float(bar.get_attribute("x") or 0) == pytest.approx(60 / 21)
    assert float(bar.get_attribute("width") or 0) == pytest.approx(5 * 60 / 21)


def test_somebody_without_measures_has_no_such_part(page: Visit):
    page.click("p04")
    page.js("guantu.records.load()")
    assert page.page.locator("#panel .measures").is_hidden()


def test_the_table_of_measures_follows_who_is_shown_but_not_the_counts(page: Visit):
    page.page.keyboard.press("t")
    page.page.locator("#table [data-key=tab-measures]").click()
    table = page.page.locator("#table")
    assert table.locator("thead button").all_inner_texts() == [
        "名称", "职务", "度量", "值", "下限", "上限", "名次自", "名次至", "分不出先后者",
    ]  # fmt: skip
    rows = [row.locator("th, td").all_inner_texts() for row in table.locator("tbody tr").all()]
    assert sorted(row[0] for row in rows) == ["丙三", "乙二", "乙二", "某某生物科技有限公司", "甲一"]
    assert ["甲一", "区委书记", "超出职责的联系数", "8", "4", "12", "1", "1", "0"] in rows
    assert "不随筛选变化" in (table.locator("[data-key=value]").get_attribute("title") or "")
    page.page.locator("#legend input[value=company]").uncheck()
    assert table.locator("tbody tr").count() == 4
    table.get_by_role("button", name="甲一").click()
    assert page.page.locator("#panel h2").inner_text() == "甲一"


def test_without_measures_there_is_no_such_table(browser: Browser, small_page: Path):
    with visit(browser, small_page) as page:
        page.page.keyboard.press("t")
        page.page.locator("#table [data-key=tab-posts]").wait_for()
        assert page.page.locator("#table [data-key=tab-measures]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(browser: Browser, measured_page: Path, scheme: str):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    with visit(browser, measured_page, color_scheme=scheme) as page:
        card(page, "p03")
        faults = axe.run(page.page).response["violations"]
        page.page.keyboard.press("t")
        page.page.locator("#table [data-key=tab-measures]").click()
        faults += axe.run(page.page).response["violations"]
    assert [fault["id"] for fault in faults if fault["impact"] in ("serious", "critical")] == []
