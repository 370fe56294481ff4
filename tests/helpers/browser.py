"""Finds and drives the headless browser in which the page is tested."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FloatRect, Locator, Page
else:
    # Imported where a browser is started, so that all other tests run without playwright.
    Browser = FloatRect = Locator = Page = Any

__all__ = ["Browser", "Locator", "Visit", "box_of", "chromium", "visit", "with_events"]

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-3d-apis",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A Chromium from GUANTU_CHROMIUM or the path; without one, or without playwright, the test is skipped."""
    api = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install playwright")
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("GUANTU_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip("no Chromium: install the package chromium, or set GUANTU_CHROMIUM to its program")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


def box_of(element: Locator) -> FloatRect:
    """Where a visible element is on the screen."""
    box = element.bounding_box()
    assert box is not None
    return box


def with_events(network: "nx.Graph[str]") -> set[str]:
    """The nodes that the page shows of a network: not those who took part in nothing and have no tie."""
    return {node for node in network if network.degree(node) or network.nodes[node].get("events", 1)}


@dataclass
class Visit:
    """An open page, and what it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def js(self, expression: str) -> Any:
        """The value of a JavaScript expression in which `guantu` is the page's own program."""
        return self.page.evaluate(f"() => {expression}")

    def filters(self) -> Locator:
        """The opened form of filters."""
        if self.page.locator("#facets").is_hidden():
            self.page.locator(".more-filters").click()
        return self.page.locator("#facets")

    def counts(self) -> dict[str, int]:
        """How much of each kind the page says it shows, the ties under `edges`."""
        counts: dict[str, int] = self.js("guantu.filters.shown.count")
        return counts

    def evidence(self) -> Locator:
        """The sentences of the open card, once they are unpacked."""
        self.page.locator("#panel .evidence").first.wait_for()
        return self.page.locator("#panel .evidence")

    def shown(self) -> tuple[set[str], dict[frozenset[str], tuple[int, float]]]:
        """The ids of the nodes drawn, and the common events and weight of each edge drawn."""
        nodes, edges = self.js(
            """(({ nodes, edges, events, weight }) => [nodes.map((node) => node.id), edges.map((edge) =>
                [edge.from.id, edge.to.id, events[edge.index], weight[edge.index]])])(guantu.filters.shown)"""
        )
        return set(nodes), {frozenset((a, b)): (events, weight) for a, b, events, weight in edges}

    def place(self, expression: str) -> tuple[float, float]:
        """Where a node (by id) or the middle of an edge (by its two ids) is on the screen."""
        box = box_of(self.page.locator("#network"))
        at = self.page.evaluate(
            """ids => {
                const places = ids.map((id) => guantu.canvas.placeOf(id));
                return [places.reduce((sum, p) => sum + p.x, 0) / ids.length,
                        places.reduce((sum, p) => sum + p.y, 0) / ids.length];
            }""",
            expression.split(" "),
        )
        return box["x"] + at[0], box["y"] + at[1]

    def click(self, ids: str) -> None:
        """Click on a node, or on the middle of the edge between two nodes."""
        self.page.mouse.click(*self.place(ids))

    def hover(self, ids: str) -> None:
        """Move the mouse onto a node, or onto the middle of an edge."""
        x, y = self.place(ids)
        self.page.mouse.move(x + 3, y + 3)
        self.page.mouse.move(x, y)


@contextmanager
def visit(
    browser: Browser, path: Path, *, locale: str = "zh-CN", fragment: str = "", **options: Any
) -> Iterator[Visit]:
    """The page at `path`, opened from the file system with every network request refused."""
    options = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"} | options
    context = browser.new_context(locale=locale, offline=True, **options)
    context.set_default_timeout(10_000)
    page = context.new_page()
    visited = Visit(page)
    page.on("request", lambda request: visited.requests.append(request.url))
    page.on("console", lambda message: visited.complaints.append(message.text))
    page.on("pageerror", lambda error: visited.complaints.append(str(error)))
    page.on("dialog", lambda dialog: visited.complaints.append(dialog.message))
    page.goto(path.as_uri() + fragment)
    page.wait_for_selector("html[data-ready]")
    yield visited
    context.close()
