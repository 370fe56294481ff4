"""Back and Forward: a card, a view, a filter is a step; and undo of what the reader has done."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, Visit, visit


@pytest.fixture
def page(browser: Browser, small_page: Path) -> Iterator[Visit]:
    with visit(browser, small_page) as visited:
        yield visited


def heading(page: Visit) -> str:
    found = page.page.locator("#panel h2")
    return found.first.inner_text() if found.count() else ""


def test_back_and_forward_go_through_cards_views_and_filters(page: Visit):
    everything = page.shown()
    page.click("p01")
    page.click("p02")
    page.page.locator("[data-view=events]").click()
    page.filters().locator("input[name=role][value=chair]").uncheck()
    filtered = page.shown()
    back, forward = page.page.go_back, page.page.go_forward
    back()
    assert page.shown() != filtered
    assert page.page.locator("#views [aria-pressed=true]").inner_text() == "活动参与"
    back()
    assert page.shown() == everything
    assert heading(page) == "乙二"
    back()
    assert heading(page) == "甲一"
    back()
    assert heading(page) == ""
    for _ in range(4):
        forward()
    assert page.shown() == filtered
    assert heading(page) == "乙二"
    assert page.complaints == []


def test_what_is_typed_or_slid_in_one_go_is_one_step(page: Visit):
    everything = page.shown()
    before = page.js("history.length")
    page.filters().get_by_label("职务或单位含有").press_sequentially("人民政府")
    assert page.js("history.length") == before + 1
    page.page.go_back()
    assert page.shown() == everything


def test_a_moved_camera_is_no_step(page: Visit):
    before = page.js("history.length")
    page.page.locator("#network").press("ArrowRight")
    page.page.wait_for_timeout(400)
    assert page.js("history.length") == before
    assert "at=" in page.page.url


def test_the_link_does_not_say_where_the_page_lies(page: Visit, small_page: Path):
    page.page.keyboard.press("d")
    link = page.page.get_by_label("恢复此视图的链接").input_value()
    assert link.startswith("graph.html#")
    assert str(small_page.parent) not in link


def place(page: Visit, node: str) -> list[float]:
    at: list[float] = page.js(f"(({{ x, y }}) => [x, y])(guantu.data.byId.get('{node}'))")
    return at


def drag(page: Visit, node: str, dx: int, dy: int) -> None:
    x, y = page.place(node)
    page.page.mouse.move(x, y)
    page.page.mouse.down()
    page.page.mouse.move(x + dx / 2, y + dy / 2)
    page.page.mouse.move(x + dx, y + dy)
    page.page.mouse.up()


def test_moves_hidden_nodes_and_notes_can_be_undone_and_done_again(page: Visit):
    home, everything = place(page, "p02"), page.shown()
    drag(page, "p02", 60, 40)
    moved = place(page, "p02")
    scale = page.js("guantu.canvas.camera.scale")
    assert moved == pytest.approx([home[0] + 60 / scale, home[1] + 40 / scale])
    page.click("p01")
    page.page.get_by_role("button", name="隐藏", exact=True).click()
    page.click("p03")
    page.page.locator("#panel .own summary").click()
    page.page.get_by_label("备注", exact=True).fill("见卷宗")
    page.page.keyboard.press("Tab")
    assert page.js("[...guantu.work.state.notes.values()]") == ["见卷宗"]
    page.page.locator("#network").focus()
    undo, redo = "Control+z", "Control+Shift+z"
    page.page.keyboard.press(undo)
    assert page.js("guantu.work.state.notes.size") == 0
    page.page.keyboard.press(undo)
    assert page.shown() == everything
    page.page.keyboard.press(undo)
    assert place(page, "p02") == home
    page.page.keyboard.press(undo)
    for _ in range(3):
        page.page.keyboard.press(redo)
    assert place(page, "p02") == moved
    assert "p01" not in page.shown()[0]
    assert page.js("[...guantu.work.state.notes.values()]") == ["见卷宗"]


def test_a_finger_moves_a_node_and_another_view_leaves_it_there(browser: Browser, small_page: Path):
    with visit(browser, small_page, has_touch=True) as page:
        home = place(page, "p02")
        x, y = page.place("p02")
        touch = page.page.context.new_cdp_session(page.page)
        for kind, dx in (("touchStart", 0), ("touchMove", 25), ("touchMove", 50)):
            point = [{"x": x + dx, "y": y}]
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": point})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        moved = place(page, "p02")
        assert moved[0] > home[0] + 10
        page.page.locator("[data-view=events]").click()
        assert place(page, "p02") == moved


def test_choosing_a_person_in_the_events_keeps_the_others_there_in_sight(page: Visit):
    page.page.locator("[data-view=events]").click()
    page.click("p02")
    in_sight = set(page.js("[...guantu.canvas.drawing().highlighted].map((node) => node.id)"))
    assert {"p02", "e-a1", "p01", "p03", "p05"} <= in_sight
