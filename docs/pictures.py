"""Takes the pictures of docs/explorer.md and the READMEs: `make docs-pictures`."""

import io
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from facts_as_frames import frames
from invented_corpus import invented
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from graph.cli.main import main as guantu
from graph.export.html import write_html
from graph.export.page_records import records_of
from graph.network.network import build_network

_HERE = Path(__file__).parent
COLORS = 160
"""Colours of a picture: the page has few, and its file is a third as large with a palette."""
SIZES = {
    40: (27, 13, 3.0),
    100: (67, 34, 3.2),
    500: (340, 185, 3.7),
    2000: (1330, 740, 4.2),
    10000: (6700, 3560, 3.4),
}
"""Invented networks by their number of nodes: people, events, and how many more than two come to an event."""
_PAGE = ["--jurisdiction", "杭州市拱墅区", "--published", "2023-02-02", "--quiet"]


def main() -> None:
    """Build the pages and take the pictures."""
    found = os.environ.get("GUANTU_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        guantu(["build", str(_HERE.parent / "data" / "samples"), "-o", folder, *_PAGE])
        sample = Path(folder) / "graph.html"
        invented_pages = {size: Path(folder) / f"{size}.html" for size in SIZES}
        for size, (people, events, extra) in SIZES.items():
            tables = frames(invented(people, events, extra=extra))
            network = build_network(tables)
            write_html(network, invented_pages[size], records=records_of(tables, network))
        larger, large = invented_pages[500], invented_pages[2000]
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        for language in ("zh-CN", "en-GB"):
            take(browser, sample, f"explorer-{language[:2]}", locale=language, search="杨国琴")
        take(browser, sample, "explorer-evidence", search="李志龙", click="杨国琴")
        take(
            browser, sample, "explorer-events", scheme="dark", words="view=events", search="全区领导干部会议"
        )
        take(browser, larger, "explorer-filters", words="since=2012-01-01&until=2013-06-30", keys="f")
        take(browser, larger, "explorer-communities", scheme="dark", words="color=community")
        for size in SIZES:
            take(browser, invented_pages[size], f"explorer-{size}", words="color=community")
        take(browser, large, "explorer-overview")
        take(browser, larger, "explorer-table", keys="t")
        path = quote(json.dumps(["path", ["p00003", "p00040"]]))
        take(browser, larger, "explorer-path", words=f"ask={path}")
        take(browser, sample, "explorer-phone", size=(390, 780), search="李志龙")
        browser.close()


def take(
    browser: Browser,
    page: Path,
    name: str,
    *,
    locale: str = "en-GB",
    scheme: Literal["dark", "light"] = "light",
    size: tuple[int, int] = (1280, 800),
    words: str = "",
    search: str = "",
    click: str = "",
    keys: str = "",
) -> None:
    """Take one picture: open the page with `words` after the # of its address, search, click in the panel, press keys."""
    context = browser.new_context(
        locale=locale,
        color_scheme=scheme,
        viewport={"width": size[0], "height": size[1]},
        reduced_motion="reduce",
        offline=True,
    )
    shown = context.new_page()
    shown.goto(f"{page.as_uri()}#{words}")
    shown.wait_for_selector("html[data-ready]")
    if search:
        look_up(shown, search)
    if click:
        shown.locator("#panel section").last.get_by_role("button", name=click).click()
        shown.locator("#panel mark").first.wait_for()
    for key in keys:
        shown.keyboard.press(key)
    shown.wait_for_timeout(400)
    picture = Image.open(io.BytesIO(shown.screenshot())).convert("RGB")
    picture.quantize(COLORS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
        _HERE / "pictures" / f"{name}.png", optimize=True
    )
    context.close()


def look_up(page: Page, words: str) -> None:
    """Search, take the first hit, and show all again."""
    page.locator("#search").fill(words)
    page.keyboard.press("Enter")
    page.evaluate("() => { document.activeElement.blur(); guantu.canvas.fit(); }")
    page.locator(".sentences[aria-busy]").first.wait_for(state="detached")


if __name__ == "__main__":
    main()
