"""The tables of the page: every kind of row, a filter box, sorting, glosses, CSV."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, Visit, visit
from facts_as_frames import frames
from invented_corpus import invented
from timed_facts import CORPUS, write

from graph.export.html import write_html
from graph.network.network import build_network


@pytest.fixture(scope="module")
def timed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(CORPUS, tmp_path_factory.mktemp("tables") / "graph.html")


@pytest.fixture
def page(browser: Browser, timed: Path) -> Iterator[Visit]:
    with visit(browser, timed) as visited:
        visited.page.keyboard.press("t")
        visited.page.locator("#table [data-key=tab-changes]").wait_for()
        yield visited


def names(page: Visit) -> list[str]:
    return page.page.locator("#table tbody th").all_inner_texts()


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("people", "guantu.filters.shown.nodes.filter(guantu.model.isPerson).length"),
        ("companies", "guantu.filters.shown.nodes.filter((node) => node.kind === 'company').length"),
        ("events", "guantu.data.realEvents.length"),
        ("edges", "guantu.filters.shown.edges.length"),
        ("posts", "guantu.filters.shown.nodes.flatMap((node) => node.posts).length"),
        ("successions", "2"),
        ("changes", "3"),
    ],
)
def test_every_kind_of_row_has_its_table(page: Visit, table: str, rows: str):
    page.page.locator(f"#table [data-key=tab-{table}]").click()
    assert len(names(page)) == page.js(rows)
    headers = page.page.locator("#table thead button").all_inner_texts()
    assert "" not in headers
    assert "undefined" not in page.page.locator("#table").inner_text()


@pytest.mark.parametrize(
    ("words", "found"), [("乙二", ["乙二"]), ("yi er", ["乙二"]), ("书记 区委", ["甲一"]), ("nobody", [])]
)
def test_rows_are_filtered_by_words_of_any_column(page: Visit, words: str, found: list[str]):
    box = page.page.locator("#table [data-key=words]")
    box.fill(words)
    assert names(page) == found
    assert page.js("document.activeElement.dataset.key") == "words"


def test_a_column_sorts_both_ways_with_the_blank_last(page: Visit):
    page.page.locator("#table [data-key=tab-events]").click()
    dates = page.page.locator("#table tbody td:nth-child(2)")
    for _ in range(2):
        page.page.locator("#table [data-key=date]").click()
        shown = dates.all_inner_texts()
        dated = [text for text in shown if text[:2] == "20"]
        direction = page.page.locator("#table th[aria-sort]:not([aria-sort=none])").get_attribute("aria-sort")
        assert dated == sorted(dated, reverse=direction == "descending")


def test_columns_are_explained(page: Visit):
    page.page.locator("#table summary").click()
    meaning = page.page.locator("#table dl").inner_text()
    assert "共同出席过的人物和企业数" in meaning
    assert str(page.page.locator("#table [data-key=degree]").get_attribute("title")) in meaning


def test_the_csv_holds_the_rows_that_are_listed(page: Visit):
    page.page.locator("#table [data-key=words]").fill("区长")
    with page.page.expect_download() as download:
        page.page.locator("#table [data-key=csv]").click()
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["名称"] for row in rows] == names(page)
    assert download.value.suggested_filename.endswith("-people.csv")


@pytest.mark.parametrize(
    ("table", "heading"), [("events", None), ("edges", "—"), ("successions", "区长"), ("changes", "乙二")]
)
def test_the_first_cell_opens_the_card(page: Visit, table: str, heading: str | None):
    page.page.locator(f"#table [data-key=tab-{table}]").click()
    first = page.page.locator("#table tbody button").first
    expected = heading or first.inner_text()
    first.click()
    title = page.page.locator("#panel h2")
    title.filter(has_text=expected).wait_for()
    assert expected in title.inner_text()


def test_axe_finds_no_serious_fault_in_any_table(page: Visit):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for table in ("events", "successions", "changes"):
        page.page.locator(f"#table [data-key=tab-{table}]").click()
        found = axe.run(page.page).response["violations"]
        assert [fault["id"] for fault in found if fault["impact"] in ("serious", "critical")] == []


def test_a_large_table_is_drawn_in_parts(browser: Browser, tmp_path: Path):
    write_html(build_network(frames(invented(340, 185, extra=3.7))), tmp_path / "graph.html")
    with visit(browser, tmp_path / "graph.html") as page:
        page.page.keyboard.press("t")
        people = page.js("guantu.filters.shown.nodes.filter(guantu.model.isPerson).length")
        assert len(names(page)) == 200
        page.page.get_by_role("button", name=f"再显示 {people - 200} 项").click()
        assert len(names(page)) == people
