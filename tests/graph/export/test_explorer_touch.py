"""On phones: every control is on the screen and large enough, two fingers zoom, a finger moves a node."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from browser import Browser, Visit, box_of, visit

LEAST = 24
"""Pixels of a target for a finger (WCAG 2.5.8)."""

SIZES = {"portrait": (390, 844), "landscape": (844, 390), "small": (360, 640), "small-landscape": (667, 375)}

# A link within running text may be as low as its line.
_CONTROLS = """() => [...document.querySelectorAll('button, input, select, textarea, summary, label')]
    .filter((element) => element.checkVisibility() && !element.closest('[hidden]') && element.offsetParent
        && !element.matches('.skip, .name, #timeline input[type=range], label input, blockquote *, p .link, dialog:not([open]) *'))
    .map((element) => { const { left, top, right, bottom } = element.getBoundingClientRect();
        const scrolls = Boolean(element.closest('#panel, #facets, .scrolling'));
        return [element.id || element.className || element.textContent, left, top, right, bottom, scrolls]; })"""


def phone(size: tuple[int, int]) -> dict[str, Any]:
    return {"viewport": {"width": size[0], "height": size[1]}, "is_mobile": True, "has_touch": True}


def as_opened(page: Visit) -> None:
    pass


def with_filters(page: Visit) -> None:
    page.filters()


def with_person(page: Visit) -> None:
    page.click("p02")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("prepare", [as_opened, with_filters, with_person])
def test_every_control_is_on_the_screen_and_large_enough(
    browser: Browser, small_page: Path, size: str, prepare: Callable[[Visit], None]
):
    with visit(browser, small_page, **phone(SIZES[size])) as page:
        prepare(page)
        width, height = SIZES[size]
        outside, small = [], []
        for name, left, top, right, bottom, scrolls in page.page.evaluate(_CONTROLS):
            if not scrolls and (left < -1 or top < -1 or right > width + 1 or bottom > height + 1):
                outside.append(name)
            if round(right - left) < LEAST or round(bottom - top) < LEAST:
                small.append((name, right - left, bottom - top))
        assert (outside, small) == ([], [])


@pytest.mark.parametrize(
    ("size", "least"), [("portrait", 250), ("landscape", 200), ("small", 150), ("small-landscape", 170)]
)
def test_the_drawing_keeps_its_room(browser: Browser, small_page: Path, size: str, least: int):
    with visit(browser, small_page, **phone(SIZES[size])) as page:
        assert box_of(page.page.locator("#network"))["height"] >= least
        assert page.js("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_buttons_stand_in_one_row(browser: Browser, small_page: Path):
    with visit(browser, small_page, locale="en-GB", **phone(SIZES["portrait"])) as page:
        tops = page.js("[...document.querySelectorAll('#tools button')].map((one) => one.offsetTop)")
    assert len(set(tops)) == 1


def test_filters_do_not_lie_over_one_another(browser: Browser, small_page: Path):
    with visit(browser, small_page, **phone(SIZES["portrait"])) as page:
        page.filters()
        boxes = page.js(
            "[...document.querySelectorAll('#facets > *')].map((one) => one.getBoundingClientRect())"
            ".map(({ top, bottom }) => [top, bottom])"
        )
    assert all(above[1] <= below[0] for above, below in pairwise(boxes))


def test_a_table_leaves_room_for_its_rows(browser: Browser, small_page: Path):
    with visit(browser, small_page, **phone(SIZES["portrait"])) as page:
        page.page.locator("#open-table").click()
        assert box_of(page.page.locator("#table .scrolling"))["height"] >= 180


def touch(page: Visit, steps: list[list[tuple[float, float]]]) -> None:
    """Fingers that are put down, moved and lifted: their places, step by step."""
    session = page.page.context.new_cdp_session(page.page)
    for number, points in enumerate(steps):
        session.send(
            "Input.dispatchTouchEvent",
            {
                "type": "touchMove" if number else "touchStart",
                "touchPoints": [{"x": x, "y": y, "id": at} for at, (x, y) in enumerate(points)],
            },
        )
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.page.wait_for_timeout(100)


def test_two_fingers_zoom(browser: Browser, small_page: Path):
    with visit(browser, small_page, **phone(SIZES["portrait"])) as page:
        box = box_of(page.page.locator("#network"))
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        before = page.js("guantu.canvas.camera.scale")
        touch(page, [[(x - gap, y), (x + gap, y)] for gap in (40, 60, 80)])
        assert page.js("guantu.canvas.camera.scale") == pytest.approx(2 * before, rel=0.1)


def test_a_finger_moves_a_node(browser: Browser, small_page: Path):
    with visit(browser, small_page, **phone(SIZES["portrait"])) as page:
        x, y = page.place("p02")
        scale = page.js("guantu.canvas.camera.scale")
        before = page.js("({ ...guantu.data.byId.get('p02') }).x")
        touch(page, [[(x, y)], [(x + 20, y)], [(x + 40, y)]])
        assert page.js("({ ...guantu.data.byId.get('p02') }).x") == pytest.approx(before + 40 / scale, abs=15)


def test_a_finger_beside_a_node_still_meets_it(browser: Browser, small_page: Path):
    with visit(browser, small_page, **phone(SIZES["portrait"])) as page:
        x, y = page.place("p02")
        radius = page.js("guantu.canvas.radius(guantu.data.byId.get('p02'))")
        page.page.touchscreen.tap(x + radius + 5, y)
        assert page.page.locator("#panel h2").inner_text() == "乙二"


def test_a_finger_draws_the_window_of_time(browser: Browser, small_page: Path):
    with visit(browser, small_page, **phone(SIZES["portrait"])) as page:
        box = box_of(page.page.locator(".track"))
        y = box["y"] + 15
        touch(page, [[(box["x"] + box["width"] * share, y)] for share in (0, 0.3, 0.6)])
        assert page.js("guantu.filters.state.since") > "2023-01-29"


def test_a_pen_moves_a_node_which_stays_there(browser: Browser, small_page: Path):
    with visit(browser, small_page) as page:
        page.js("void addEventListener('pointerdown', (event) => { window.used = event.pointerType; }, true)")
        x, y = page.place("p02")
        session = page.page.context.new_cdp_session(page.page)
        for kind, dx in (("mousePressed", 0), ("mouseMoved", 20), ("mouseMoved", 50), ("mouseReleased", 50)):
            session.send(
                "Input.dispatchMouseEvent",
                {"type": kind, "x": x + dx, "y": y, "button": "left", "buttons": 1, "clickCount": 1, "pointerType": "pen"},
            )  # fmt: skip
        assert page.js("window.used") == "pen"
        assert list(page.place("p02")) == [pytest.approx(x + 50, abs=1), pytest.approx(y, abs=1)]
        page.page.get_by_role("button", name="活动参与").click()
        number = page.js("guantu.data.byId.get('p02').index")
        assert page.js("[...guantu.work.state.moved.keys()]") == [number]
        page.page.keyboard.press("Control+z")
        assert page.js("guantu.work.state.moved.size") == 0
