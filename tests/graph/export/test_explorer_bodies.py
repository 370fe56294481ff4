"""The overview of a large network by place or body, which opens into its people."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from browser import Browser, Visit, visit
from facts_as_frames import frames
from invented_corpus import invented

from graph.export.html import write_html
from graph.network.network import build_network

LARGE = invented(1330, 740, extra=4.2)
MIDDLE = invented(340, 185, extra=3.7)
PLACES = tuple(replace(row, jurisdiction=f"第{number % 6}区") for number, row in enumerate(LARGE.persons))


@pytest.fixture(scope="module")
def by_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("places") / "graph.html"
    write_html(build_network(frames(replace(LARGE, persons=PLACES))), path)
    return path


@pytest.fixture
def large(browser: Browser, by_place: Path) -> Iterator[Visit]:
    with visit(browser, by_place) as visited:
        yield visited


def test_a_large_network_opens_on_its_places(large: Visit):
    discs = large.page.locator("#bodies g[role=button]")
    assert large.page.locator("#bodies h2").inner_text() == "按地方概览"
    assert discs.count() == 6
    shown = {
        f"第{place}区": sum(
            large.js(
                "guantu.filters.shown.nodes.filter(guantu.model.isPerson)"
                f".map((node) => node.jurisdiction === '第{place}区' && guantu.filters.shown.degree[node.index] > 0)"
            )
        )
        for place in range(6)
    }
    assert {disc.get_attribute("aria-label") for disc in discs.all()} == {
        f"{place}: {count} 人" for place, count in shown.items()
    }


def test_a_disc_opens_into_its_people_and_a_chip_leads_back(large: Visit):
    large.page.locator("#bodies g[role=button]").first.focus()
    name = str(large.page.locator("#bodies g[role=button] title").first.text_content())
    large.page.keyboard.press("Enter")
    assert large.page.locator("#bodies").is_hidden()
    people = large.js("guantu.filters.shown.nodes.map((node) => node.jurisdiction)")
    assert set(people) == {name}
    assert len(people) == sum(row.jurisdiction == name for row in PLACES if row.events) or len(people) > 50
    large.page.get_by_role("button", name=f"撤销: {name}").click()
    assert len(set(large.js("guantu.filters.shown.nodes.map((node) => node.jurisdiction)"))) > 2


def test_the_overview_can_be_left_and_opened_again(large: Visit):
    large.page.get_by_role("button", name="显示全部人物").click()
    assert large.page.locator("#bodies").is_hidden()
    large.page.locator("[data-key=bodies]").click()
    large.page.keyboard.press("Escape")
    assert large.page.locator("#bodies").is_hidden()


def test_a_link_into_a_large_network_does_not_open_the_overview(browser: Browser, by_place: Path):
    with visit(browser, by_place, fragment="#color=community") as page:
        assert page.page.locator("#bodies").is_hidden()


def test_a_search_leads_from_the_overview_to_a_card(large: Visit):
    large.page.get_by_role("combobox").fill("甲甲甲")
    large.page.keyboard.press("Enter")
    assert large.page.locator("#bodies").is_hidden()
    assert large.page.locator("#panel h2").inner_text() == "甲甲甲"


def test_of_one_place_the_bodies_are_shown(browser: Browser, tmp_path: Path):
    write_html(build_network(frames(MIDDLE)), tmp_path / "graph.html")
    with visit(browser, tmp_path / "graph.html") as page:
        assert page.page.locator("#bodies").is_hidden()
        page.page.locator("[data-key=bodies]").click()
        assert page.page.locator("#bodies h2").inner_text() == "按单位概览"
        assert page.page.locator("#bodies g[role=button]").count() == 8


def test_discs_do_not_overlap(large: Visit):
    discs = large.js(
        "[...document.querySelectorAll('#bodies circle')].map(({ cx, cy, r }) => [cx, cy, r].map((one) => one.baseVal.value))"
    )
    for at, (x, y, r) in enumerate(discs):
        for other_x, other_y, other_r in discs[:at]:
            assert ((x - other_x) ** 2 + (y - other_y) ** 2) ** 0.5 >= r + other_r - 1


def test_a_figure_shows_the_overview_while_it_is_open(large: Visit):
    def svg() -> ElementTree.Element:
        large.page.locator("#open-export").click()
        with large.page.expect_download() as download:
            large.page.get_by_role("button", name="SVG").click()
        return ElementTree.fromstring(Path(download.value.path()).read_bytes())

    def of(root: ElementTree.Element, tag: str) -> list[ElementTree.Element]:
        return list(root.iter(f"{{http://www.w3.org/2000/svg}}{tag}"))

    names = large.page.locator("#bodies g[role=button] title").all_text_contents()
    lines = large.page.locator("#bodies line").count()
    overview = svg()
    words = [text.text for text in of(overview, "text")]
    assert set(names) <= set(words)
    assert any(str(word).startswith("按地方概览: 圆的大小是人数") for word in words)
    assert (len(of(overview, "circle")), len(of(overview, "line"))) == (6, lines)
    large.page.get_by_role("button", name="显示全部人物").click()
    assert len(of(svg(), "circle")) > 500


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_in_the_overview(browser: Browser, by_place: Path, scheme: str):
    with visit(browser, by_place, color_scheme=scheme) as page:
        axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
        found = axe.run(page.page, context="#bodies").response["violations"]
    assert [fault["id"] for fault in found if fault["impact"] in ("serious", "critical")] == []


def test_on_a_phone_its_letters_keep_their_size(browser: Browser, by_place: Path):
    with visit(browser, by_place, viewport={"width": 390, "height": 844}) as page:
        page.page.locator("#bodies svg").wait_for()
        assert page.js("document.querySelector('#bodies svg').getScreenCTM().a") > 0.8
