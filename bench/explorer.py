"""Cost of the explorer page, beside pages by pyvis and by sigma of the same network at the same places.

All are opened in one headless Chromium without a graphics card, one after the other, round by round; a
figure is the median of its rounds. pyvis gets its fastest settings: nodes and edges filled in directly,
physics off, straight edges. sigma draws by WebGL in software; npm fetches it into a temporary folder.
On a busy machine ratios hold better than times do, and processor times of the page's main thread better
than either; the load stands in the table.

usage: python bench/explorer.py [--sizes 500 2000 10000] [--repeats 5]
"""

import argparse
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import networkx as nx
from facts_as_frames import Facts, frames
from invented_corpus import invented
from playwright.sync_api import Browser, Page, sync_playwright
from pyvis.network import Network

from graph.export.html import write_html
from graph.export.page_records import records_of
from graph.network.network import build_network

# Nodes wanted: people, events, and how many more than two come to an event on average.
CORPORA = {500: (340, 185, 3.7), 2000: (1330, 740, 4.2), 10000: (6700, 3560, 3.4)}
ARTICLE_LENGTH = 800
"""Characters of an article: the page packs whole texts as long as those of a newspaper."""
MOST_PACKED = 2000
"""Nodes of the largest network whose page is measured with its articles: of larger ones they are too long to be packed."""
_LETTERS = "".join(chr(0x4E00 + 29 * number) for number in range(700))
_SIGMA = ("sigma@3.0.2", "graphology@0.26.0")
_SIGMA_FILES = ("graphology/dist/graphology.umd.min.js", "sigma/dist/sigma.min.js")
# Software WebGL for sigma; the other pages draw on a plain canvas either way.
_CHROMIUM = ["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader"]
# When the page has been drawn, by its own clock: the second frame after all of it is loaded and has run.
_WATCH = """addEventListener("load", () => requestAnimationFrame(() => requestAnimationFrame(() => {
    globalThis.drawnAt = performance.now(); })))"""
_DRAWN = """() => new Promise((done) => {
    const look = () => (globalThis.drawnAt ? done(globalThis.drawnAt) : setTimeout(look, 20));
    look();
})"""
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
# Springs on what is visible: pictures a second, over so many milliseconds.
_LOOSEN = """(time) => new Promise((done) => {
    if (!guantu.loosen.start(() => {})) { done(0); return; }
    const start = performance.now();
    let drawn = 0;
    const next = (now) => {
        drawn += 1;
        if (now - start < time) { requestAnimationFrame(next); return; }
        guantu.loosen.stop();
        done((1000 * drawn) / (performance.now() - start));
    };
    requestAnimationFrame(next);
})"""
_LOOSEN_TIME = 2000
_COUNTED = ("ties drawn at first", "all ties")
_LOOSENED = "loosen, pictures"


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", choices=CORPORA, default=[500, 2000, 10000])
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    found = os.environ.get("GUANTU_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        sigma = fetch_sigma(Path(folder))
        browser = playwright.chromium.launch(executable_path=found, args=_CHROMIUM)
        rows = [
            measure(browser, size, Path(folder), options.repeats, sigma) for size in sorted(options.sizes)
        ]
        browser.close()
    for line in table(rows):
        sys.stdout.write(line + "\n")


def fetch_sigma(folder: Path) -> str:
    """The scripts of sigma and graphology; blank without npm."""
    npm = shutil.which("npm")
    if npm is None:
        return ""
    quiet = ["--loglevel=error", "--no-audit", "--no-fund", "--no-package-lock"]
    subprocess.run([npm, "install", "--prefix", str(folder), *quiet, *_SIGMA], check=True)
    return "\n".join((folder / "node_modules" / name).read_text("utf-8") for name in _SIGMA_FILES)


def with_texts(facts: Facts) -> Facts:
    """The facts with articles of `ARTICLE_LENGTH` characters; random ones, which pack worse than sentences do."""
    chance = random.Random(1)
    texts = tuple(
        replace(
            row, text=row.text + "\n" + "".join(chance.choices(_LETTERS, k=ARTICLE_LENGTH - len(row.text)))
        )
        for row in facts.article_texts
    )
    length = {row.article_id: len(row.text) for row in texts}
    articles = tuple(replace(row, text_length=length[row.article_id]) for row in facts.articles)
    return replace(facts, articles=articles, article_texts=texts)


def measure(browser: Browser, size: int, folder: Path, repeats: int, sigma: str) -> dict[str, str]:
    """One column of the table."""
    people, events, extra = CORPORA[size]
    tables = frames(with_texts(invented(people, events, extra=extra)))
    start = time.perf_counter()
    network = build_network(tables)
    built = time.perf_counter() - start
    pages = {name: folder / f"{size}-{name}.html" for name in ("pyvis", "sigma", "ours")}
    start = time.perf_counter()
    records = records_of(tables, network, texts=size <= MOST_PACKED)
    write_html(network, pages["ours"], records=records)
    written = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    write_pyvis(network, pages["pyvis"])
    write_sigma(network, pages["sigma"], sigma)
    times: dict[str, list[float]] = defaultdict(list)
    spent: dict[str, list[float]] = defaultdict(list)
    steps: dict[str, list[float]] = defaultdict(list)
    load = [os.getloadavg()[0]]
    for _ in range(repeats):
        for name, path in pages.items():
            if name == "sigma" and not sigma:
                continue
            page, drawn, processor = open_page(browser, path)
            times[name].append(drawn)
            spent[name].append(processor)
            if name == "ours":
                for step, took in step_times(page).items():
                    steps[step].append(took)
            page.context.close()
        load.append(os.getloadavg()[0])
    middle = {name: statistics.median(some) for name, some in times.items()}
    sys.stderr.write(f"{size}: done\n")
    return {
        "nodes / edges": f"{len(network):,} / {network.number_of_edges():,}",
        "load of the machine": f"{min(load):.1f}-{max(load):.1f}",
        "network built, with its layout": f"{built:.1f} s",
        "page written": f"{written:.1f} s",
        "peak memory of both": f"{peak:,.0f} MiB",
        "articles packed": f"{len(records.articles) if records.has_texts else 0:,}",
        **{f"size of the page, {name}": f"{pages[name].stat().st_size / 1e6:.2f} MB" for name in middle},
        **{f"ready, {name}": f"{took:,.0f} ms" for name, took in middle.items()},
        **{f"ready, ours to {name}": ratio(times["ours"], times[name]) for name in middle if name != "ours"},
        **{f"processor time, {name}": f"{statistics.median(some):,.0f} ms" for name, some in spent.items()},
        **{
            f"processor time, ours to {name}": ratio(spent["ours"], spent[name])
            for name in middle
            if name != "ours"
        },
        **{step: shown(step, statistics.median(some)) for step, some in steps.items()},
    }


def ratio(ours: list[float], theirs: list[float]) -> str:
    """The median of the ratios round by round, with the least and the greatest."""
    found = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    return f"{statistics.median(found):.2f} ({min(found):.2f}-{max(found):.2f})"


def shown(step: str, value: float) -> str:
    """A measured value with its unit."""
    if step in _COUNTED:
        return f"{value:,.0f}"
    if step == _LOOSENED:
        return f"{value:.0f} a second" if value else "too many nodes"
    return f"{value:.0f} ms"


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


def write_sigma(network: "nx.Graph[str]", path: Path, scripts: str) -> None:
    """The same nodes at the same places and the same edges, drawn by sigma as it comes."""
    nodes = [
        {
            "key": node,
            "attributes": {
                "label": data["label"],
                "x": data["x"],
                "y": -data["y"],
                "size": data["size"] / 3,
                "color": "#2f62a8",
            },
        }
        for node, data in network.nodes(data=True)
    ]
    edges = [{"source": source, "target": target} for source, target in network.edges]
    given = json.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False)
    path.write_text(
        f"""<!DOCTYPE html><meta charset="utf-8"><div id="network" style="width: 1000px; height: 700px"></div>
<script>{scripts}</script><script>
const network = new graphology.Graph();
network.import({given});
new Sigma(network, document.getElementById("network"));
</script>""",
        encoding="utf-8",
    )


def open_page(browser: Browser, path: Path) -> tuple[Page, float, float]:
    """The page in a fresh, offline context, opened.

    Returns:
        The page, the milliseconds from the start of loading to its first drawing, and the processor
        time of its main thread in them.
    """
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800}, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(300_000)
    page.add_init_script(_WATCH)
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path.as_uri(), wait_until="load")
    drawn = float(page.evaluate(_DRAWN))
    spent = {row["name"]: row["value"] for row in session.send("Performance.getMetrics")["metrics"]}
    return page, drawn, 1000 * spent["TaskDuration"]


def step_times(page: Page) -> dict[str, float]:
    """The slowest answer to each kind of step in milliseconds, in the first view and with all ties drawn; then springs."""
    page.wait_for_selector("html[data-ready]")
    page.keyboard.press("f")
    page.evaluate("() => guantu.data.evidence().then(() => 0)")
    found: dict[str, float] = {}
    for state, counted in zip(("", ", all ties"), _COUNTED, strict=True):
        if state:
            page.evaluate(_STEP, _ALL_TIES)
            page.evaluate(_STEP, _ALL_TIES)
        found[counted] = page.evaluate("() => guantu.filters.shown.edges.length")
        for name, acts in _STEPS.items():
            found[f"{name}{state}"] = max(page.evaluate(_STEP, act) for act in acts)
    found[_LOOSENED] = page.evaluate(_LOOSEN, _LOOSEN_TIME)
    return found


def table(rows: list[dict[str, str]]) -> list[str]:
    """The measured columns as a Markdown table."""
    names = list(rows[0])
    head = ["| | " + " | ".join(row[names[0]] for row in rows) + " |", "|---" * (len(rows) + 1) + "|"]
    return head + [f"| {name} | " + " | ".join(row[name] for row in rows) + " |" for name in names[1:]]


if __name__ == "__main__":
    main()
