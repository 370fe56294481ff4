"""The page for everybody: keyboard, screen reader, phone, print, long and right-to-left names."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from browser import Browser, Visit, box_of, visit
from facts_as_frames import frames
from invented_facts import facts

from graph.export.html import SCRIPTS, explorer_file, write_html
from graph.network.network import build_network

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


@pytest.fixture
def page(browser: Browser, small_page: Path) -> Iterator[Visit]:
    with visit(browser, small_page) as visited:
        yield visited


def as_opened(page: Visit) -> None:
    pass


def with_filters(page: Visit) -> None:
    page.filters()


def with_table(page: Visit) -> None:
    page.page.keyboard.press("t")


def with_dialog(page: Visit) -> None:
    page.page.keyboard.press("d")


def with_keys(page: Visit) -> None:
    page.page.keyboard.press("?")


def with_person(page: Visit) -> None:
    page.click("p02")
    page.page.locator("#panel details summary").first.click()


def with_tie(page: Visit) -> None:
    page.click("p04 p06")
    page.page.locator("#panel mark").first.wait_for()


def with_questions(page: Visit) -> None:
    page.page.keyboard.press("q")
    page.page.get_by_role("combobox", name="从").fill("甲")


def with_answer(page: Visit, *answer: object) -> None:
    asked = json.dumps(answer or ["path", ["p03", "p06"]])
    page.js(f"void (location.hash = '#ask=' + encodeURIComponent({json.dumps(asked)}))")
    page.page.locator("#panel .what").wait_for()


def with_side(page: Visit) -> None:
    with_answer(page, "side", ["p01"])


def with_comparison(page: Visit) -> None:
    page.js("void (location.hash = '#ask=' + encodeURIComponent('[\"compare\",[]]'))")
    page.page.locator("#panel .answer").wait_for()


def with_group(page: Visit) -> None:
    for node in ("p01", "p02"):
        page.page.keyboard.down("Shift")
        page.click(node)
        page.page.keyboard.up("Shift")


def with_work(page: Visit) -> None:
    with_group(page)
    page.page.get_by_label("组名").fill("一组")
    page.page.get_by_role("button", name="存为组").click()
    page.click("p01")
    page.page.locator("#panel .own summary").click()
    page.page.get_by_label("备注", exact=True).fill("备注")
    page.page.keyboard.press("Tab")
    with_error(page)
    page.page.locator("#dialog button[type=submit]").click()
    page.page.get_by_text("已记下").wait_for()
    page.page.keyboard.press("w")


def with_error(page: Visit) -> None:
    page.click("p01")
    page.page.get_by_role("button", name="勘误").click()


def with_hits(page: Visit) -> None:
    page.page.get_by_role("combobox").fill("区")


@pytest.mark.parametrize(
    ("prepare", "scheme"),
    [
        (as_opened, "light"),
        (with_filters, "light"),
        (with_filters, "dark"),
        (with_table, "light"),
        (with_dialog, "light"),
        (with_keys, "dark"),
        (with_person, "light"),
        (with_person, "dark"),
        (with_tie, "light"),
        (with_tie, "dark"),
        (with_hits, "dark"),
        (with_questions, "light"),
        (with_answer, "dark"),
        (with_side, "light"),
        (with_comparison, "light"),
        (with_group, "dark"),
        (with_work, "light"),
        (with_work, "dark"),
        (with_error, "light"),
    ],
)
def test_axe_finds_no_serious_fault(
    browser: Browser, small_page: Path, prepare: Callable[[Visit], None], scheme: str
):
    with visit(browser, small_page, color_scheme=scheme) as page:
        prepare(page)
        axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
        found = axe.run(page.page).response["violations"]
    grave = [
        (fault["id"], [node["html"][:160] for node in fault["nodes"]])
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]
    assert grave == []


def test_the_tables_hold_what_the_drawing_shows(page: Visit):
    page.page.keyboard.press("t")
    table = page.page.locator("#table")
    names = table.locator("tbody th").all_inner_texts()
    _, edges = page.shown()
    table.locator("[data-key=tab-companies]").click()
    names += table.locator("tbody th").all_inner_texts()
    assert sorted(names) == sorted(page.js("guantu.filters.shown.nodes.map((node) => node.label)"))
    table.get_by_role("button", name=f"关系 {len(edges)}").click()
    assert table.locator("tbody tr").count() == len(edges)
    table.get_by_role("button", name="共同活动").click()
    counts = [int(text) for text in table.locator("tbody tr td:nth-child(4)").all_inner_texts()]
    assert counts == sorted(counts)
    page.page.keyboard.press("Escape")
    assert table.is_hidden()


def test_from_the_table_to_the_evidence_by_keyboard_alone(page: Visit):
    keyboard = page.page.keyboard
    keyboard.press("t")
    page.page.locator("#table [data-key=tab-edges]").focus()
    keyboard.press("Enter")
    page.page.locator("#table tbody button").first.focus()
    keyboard.press("Enter")
    page.page.locator("#panel .evidence mark").first.wait_for()
    assert page.js("document.activeElement.id") == "panel"


def test_a_pressed_button_of_the_card_keeps_the_focus(page: Visit):
    page.click("p02")
    pin = page.page.get_by_role("button", name="固定")
    pin.focus()
    page.page.keyboard.press("Enter")
    assert page.js("document.activeElement.textContent") == "取消固定"


def test_the_drawing_moves_by_keys(page: Visit):
    page.page.locator("#network").focus()
    before = page.js("({ ...guantu.canvas.camera })")
    page.page.keyboard.press("ArrowRight")
    page.page.keyboard.press("+")
    after = page.js("({ ...guantu.canvas.camera })")
    assert after["x"] > before["x"]
    assert after["scale"] > before["scale"]
    page.page.keyboard.press("0")
    again = page.js("({ ...guantu.canvas.camera })")
    assert again == pytest.approx(before)


@pytest.mark.parametrize(
    ("key", "opens"),
    [
        ("/", "#search:focus"),
        ("f", "#facets"),
        ("d", "#dialog[open]"),
        ("t", "#table"),
        ("q", "#panel .question[open]"),
        ("w", "#save-copy"),
        ("s", ".stage.choosing"),
    ],
)
def test_one_key_away(page: Visit, key: str, opens: str):
    assert not page.page.locator(opens).is_visible()
    page.page.keyboard.press(key)
    assert page.page.locator(opens).is_visible()


def test_letters_typed_into_the_search_are_no_commands(page: Visit):
    page.page.get_by_role("combobox").focus()
    page.page.keyboard.type("tdf")
    assert page.page.locator("#table").is_hidden()
    assert page.page.get_by_role("combobox").input_value() == "tdf"


def test_the_colours_follow_the_system_and_the_switch(browser: Browser, small_page: Path):
    with visit(browser, small_page, color_scheme="dark") as page:
        ground = "getComputedStyle(document.body).backgroundColor"
        dark = page.js(ground)
        page.page.locator("#theme").click()
        assert page.js("document.documentElement.dataset.theme") == "light"
        assert page.js(ground) != dark


def overflow(page: Visit) -> int:
    pixels: int = page.js("document.documentElement.scrollWidth - innerWidth")
    return pixels


def test_on_a_phone_everything_has_room_and_a_tap_opens_a_card(browser: Browser, small_page: Path):
    with visit(browser, small_page, **PHONE) as page:
        assert overflow(page) <= 0
        page.page.touchscreen.tap(*page.place("p02"))
        assert page.page.locator("#panel h2").inner_text() == "乙二"
        box = box_of(page.page.locator("#network"))
        assert box["height"] > 250


@pytest.mark.parametrize(
    "name",
    [
        "محمد بن عبد الله آل سعود",
        "某" * 120,
        "A" * 300,
        "שלום ABC 甲一",
        "e\u0301\u0302\u0303" * 20,
        "👩‍👩‍👧‍👦甲",
    ],
)
@pytest.mark.parametrize("options", [{}, PHONE], ids=["laptop", "phone"])
def test_long_and_right_to_left_names_break_nothing(
    browser: Browser, tmp_path: Path, name: str, options: dict[str, Any]
):
    persons = tuple(replace(row, name=name, post=name, organization=name) for row in facts().persons)
    write_html(build_network(frames(replace(facts(), persons=persons))), tmp_path / "graph.html", title=name)
    with visit(browser, tmp_path / "graph.html", **options) as page:
        assert overflow(page) <= 0
        page.js("guantu.canvas.fit()")
        page.page.get_by_role("combobox").fill(name[:5])
        page.page.keyboard.press("Enter")
        heading = page.page.locator("#panel h2")
        assert heading.inner_text() == name
        box, panel = box_of(heading), box_of(page.page.locator("#panel"))
        assert box["x"] >= panel["x"]
        assert box["x"] + box["width"] <= panel["x"] + panel["width"]
        assert overflow(page) <= 0
        assert page.complaints == []


def test_on_paper_stand_the_drawing_and_the_card_but_no_tools(page: Visit):
    page.click("p02")
    page.page.emulate_media(media="print")
    for selector in ("#tools", ".search", "#zoom", ".actions"):
        assert page.page.locator(selector).is_hidden()
    assert page.page.locator("#network canvas").is_visible()
    assert page.page.locator("#panel h2").is_visible()


def test_a_dark_page_is_light_on_paper(browser: Browser, small_page: Path):
    with visit(browser, small_page, color_scheme="dark") as page:
        page.js("dispatchEvent(new Event('beforeprint'))")
        assert page.js("document.documentElement.dataset.theme") == "light"
        page.js("dispatchEvent(new Event('afterprint'))")
        assert page.js("document.documentElement.dataset.theme") == "dark"


def strings_used() -> set[str]:
    """The keys of `strings.text` that the scripts of the page name."""
    scripts = "\n".join(explorer_file(name) for name in SCRIPTS if name != "data/strings.js")
    return set(re.findall(r"\btext\.([a-zA-Z]+)", scripts))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_string_is_missing(page: Visit, language: str):
    assert (
        {"search", "posts"}
        <= strings_used()
        <= set(page.js(f"Object.keys(guantu.strings.languages.{language})"))
    )


def test_in_english_no_chinese_is_left_but_the_corpus_own(browser: Browser, tmp_path: Path):
    plain = facts()
    persons = tuple(
        replace(row, name=row.entity_id, post="", organization="", jurisdiction="", branch="")
        for row in plain.persons
    )
    events = tuple(replace(row, name=row.event_id, place="", date_text="") for row in plain.events)
    organizations = tuple(
        replace(row, name=row.entity_id, aliases="", jurisdiction="") for row in plain.organizations
    )
    corpus = replace(plain, persons=persons, events=events, organizations=organizations, occupancies=())
    write_html(build_network(frames(corpus)), tmp_path / "graph.html", title="Title")
    with visit(browser, tmp_path / "graph.html", locale="en-GB") as page:
        page.filters()
        seen = [page.page.locator("body").inner_text()]
        page.page.keyboard.press("Escape")
        for node in ("p01", "o01"):
            page.click(node)
            seen.append(page.page.locator("#panel").inner_text())
        page.page.keyboard.press("d")
        seen.append(page.page.locator("#dialog").inner_text())
        seen += page.js(
            "[...document.querySelectorAll('[aria-label], [title]')].flatMap((element) => "
            "[element.ariaLabel || '', element.title])"
        )
    chinese = {letter for text in seen for letter in text if "\u4e00" <= letter <= "\u9fff"}
    assert chinese <= set("中文")
