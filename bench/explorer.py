"""Cost of the explorer page, beside pyvis's own page of the same network at the same places.

Both pages are opened in one headless Chromium, one after the other. pyvis gets its fastest settings:
nodes and edges filled in directly, physics off, straight edges.

usage: python bench/explorer.py [--sizes 500 2000 10000] [--repeats 3]
"""

import argparse
import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import networkx as nx
from facts_as_frames import frames
from invented_corpus import invented
from playwright.sync_api import Browser, Page, sync_playwright
from pyvis.network import Network

from graph.export.html import write_html
from graph.network.network import build_network

# Nodes wanted: people, events, and how many more than two come to an event on average.
CORPORA = {500: (340, 185, 3.7), 2000: (1330, 740, 4.2), 10000: (6700, 3560, 3.4)}
_FRAMES_DRAWN = """() => new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"""
# From the user's action to the drawing that answers it; reading a pixel waits until it is drawn.
_STEP = """(act) => new Promise((done) => {
    const start = performance.now();
    (0, eval)(act);
    requestAnimationFrame(() => {
        document.querySelector("#network canvas").getContext("2d").getImageData(0, 0, 1, 1);
        done(performance.now() - start);
    });
})"""
_STEPS = {
    "slider": [
        f"""(() => {{ const until = document.querySelector("#timeline .until");
            until.value = String(Math.round(until.max * {share})); until.dispatchEvent(new Event("input")); }})()"""
        for share in (0.75, 0.5, 0.25, 1)
    ],
    "filter": ["document.querySelector('#facets input[name=role]').click()"] * 4,
    "search": [
        f"""(() => {{ const box = document.querySelector("#search"); box.value = "{word}";
            box.dispatchEvent(new Event("input"));
            box.dispatchEvent(new KeyboardEvent("keydown", {{ key: "Enter" }})); }})()"""
        for word in ("bingjiajia", "yybj", "财政局", "乙甲")
    ],
}
_ALL_TIES = """(() => { guantu.filters.state.minEvents = 1;
    document.querySelector("#facets input[name=isolates]").click(); })()"""


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", choices=CORPORA, default=[500, 2000, 10000])
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    found = os.environ.get("GUANTU_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        rows = [measure(browser, size, Path(folder), options.repeats) for size in sorted(options.sizes)]
        browser.close()
    for line in table(rows):
        sys.stdout.write(line + "\n")


def measure(browser: Browser, size: int, folder: Path, repeats: int) -> dict[str, str]:
    """One column of the table."""
    people, events, extra = CORPORA[size]
    tables = frames(invented(people, events, extra=extra))
    start = time.perf_counter()
    network = build_network(tables)
    built = time.perf_counter() - start
    ours, plain = folder / f"{size}.html", folder / f"{size}-pyvis.html"
    start = time.perf_counter()
    write_html(network, ours)
    written = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    write_pyvis(network, plain)
    times: dict[str, list[float]] = {"ours": [], "pyvis": []}
    steps: dict[str, str] = {}
    for _ in range(repeats):
        for name, path in (("pyvis", plain), ("ours", ours)):
            page = open_page(browser, path)
            times[name].append(ready(page, name))
            if name == "ours" and not steps:
                steps = step_times(page)
            page.context.close()
    mine, theirs = (statistics.median(times[name]) for name in ("ours", "pyvis"))
    sys.stderr.write(f"{size}: done\n")
    return {
        "nodes / edges": f"{len(network):,} / {network.number_of_edges():,}",
        "network built, with its layout": f"{built:.1f} s",
        "page written": f"{written:.1f} s",
        "peak memory of both": f"{peak:,.0f} MiB",
        "page size with evidence": f"{ours.stat().st_size / 1e6:.2f} MB",
        "page size of pyvis": f"{plain.stat().st_size / 1e6:.2f} MB",
        "ready to use": f"{mine:,.0f} ms",
        "ready to use, pyvis": f"{theirs:,.0f} ms",
        "ratio": f"{mine / theirs:.2f}",
        **steps,
    }


def write_pyvis(network: "nx.Graph[str]", path: Path) -> None:
    """The same nodes at the same places and the same edges, as pyvis itself writes them."""
    page = Network(cdn_resources="in_line")
    page.nodes = [
        {
            "id": node,
            "label": data["label"],
            "x": data["x"],
            "y": data["y"],
            "size": data["size"],
            "shape": "dot",
        }
        for node, data in network.nodes(data=True)
    ]
    page.edges = [{"from": source, "to": target} for source, target in network.edges]
    page.options = {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "edges": {"smooth": False},
    }
    path.write_text(page.generate_html(), encoding="utf-8")


def open_page(browser: Browser, path: Path) -> Page:
    """The page in a fresh, offline context."""
    page = browser.new_context(
        offline=True, viewport={"width": 1280, "height": 800}, locale="zh-CN"
    ).new_page()
    page.set_default_timeout(300_000)
    page.goto(path.as_uri(), wait_until="load")
    return page


def ready(page: Page, name: str) -> float:
    """Milliseconds from the start of loading to the first drawing."""
    if name == "ours":
        page.wait_for_selector("html[data-ready]")
    return float(page.evaluate(_FRAMES_DRAWN))


def step_times(page: Page) -> dict[str, str]:
    """The slowest answer to each kind of step, in the first view and with all ties drawn."""
    page.keyboard.press("f")
    page.evaluate("() => guantu.data.evidence().then(() => 0)")
    slowest: dict[str, str] = {}
    for state in ("", ", all ties"):
        if state:
            page.evaluate(_STEP, _ALL_TIES)
            page.evaluate(_STEP, _ALL_TIES)
        drawn = page.evaluate("() => guantu.filters.shown.edges.length")
        slowest["all ties" if state else "ties drawn at first"] = f"{drawn:,}"
        for name, acts in _STEPS.items():
            slowest[f"{name}{state}"] = f"{max(page.evaluate(_STEP, act) for act in acts):.0f} ms"
    return slowest


def table(rows: list[dict[str, str]]) -> list[str]:
    """The measured columns as a Markdown table."""
    names = list(rows[0])
    head = ["| | " + " | ".join(row[names[0]] for row in rows) + " |", "|---" * (len(rows) + 1) + "|"]
    return head + [f"| {name} | " + " | ".join(row[name] for row in rows) + " |" for name in names[1:]]


if __name__ == "__main__":
    main()
