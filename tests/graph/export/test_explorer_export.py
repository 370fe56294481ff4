"""What a reader exports from the page: pictures, tables, GEXF, a link, a citation."""

import csv
import io
import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pandas as pd
import pytest
from browser import Browser, Visit, box_of, visit, with_events
from facts_as_frames import frames
from invented_facts import facts, hostile_facts

from graph.export.html import write_html
from graph.network.filters import Filters, View
from graph.network.network import build_network

FRAMES = frames(facts())
GEXF = "{http://www.gexf.net/1.2draft}"


@pytest.fixture
def page(browser: Browser, small_page: Path) -> Iterator[Visit]:
    with visit(browser, small_page) as visited:
        yield visited


def exported(page: Visit, name: str) -> bytes:
    """The file that a button of the dialog saves."""
    page.page.locator("#open-export").click()
    with page.page.expect_download() as download:
        page.page.locator("#dialog").get_by_role("button", name=name, exact=True).click()
    return Path(download.value.path()).read_bytes()


def rows(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def pixels(png: bytes) -> tuple[int, int, set[bytes]]:
    """Width and height of a PNG, and which fours of bytes occur among some of its packed lines."""
    width, height = struct.unpack(">II", png[16:24])
    data = b""
    at = 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        if kind == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    raw = zlib.decompress(data)
    return width, height, {raw[start : start + 4] for start in range(0, len(raw) - 4, 44)}


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_the_png_is_the_drawing_at_the_chosen_scale(page: Visit, scale: int):
    page.page.locator("#open-export").click()
    page.page.locator("#dialog select[name=scale]").select_option(str(scale))
    page.page.locator("#dialog input[name=caption]").uncheck()
    page.page.keyboard.press("Escape")
    width, height, colors = pixels(exported(page, "PNG"))
    box = box_of(page.page.locator("#network"))
    assert (width, height) == (scale * round(box["width"]), scale * round(box["height"]))
    assert len(colors) > 50


def test_a_figure_carries_title_legend_filters_days_and_source(page: Visit):
    _, plain, _ = pixels(exported(page, "PNG"))
    box = box_of(page.page.locator("#network"))
    assert plain > 2 * box["height"] + 100
    page.filters().locator("input[value=community]").check()
    page.page.get_by_label("首日").fill("2023-01-30")
    page.page.get_by_label("首日").press("Enter")
    root = ElementTree.fromstring(exported(page, "SVG"))
    words = " ".join(str(text.text) for text in root.iter("{http://www.w3.org/2000/svg}text"))
    citation = page.js("guantu.exports.citation()")
    for expected in (
        "官图 · 官员关系网",
        "某某区 · 2023-02-02 – 2023-03-20",
        "2023-01-30 – …",
        "官员",
        "共同出席 1 次",
    ):
        assert expected in words
    assert "".join(citation.split()) in "".join(words.split())
    assert page.js("guantu.communities.nameOf(1)") in words


def test_the_svg_holds_every_node_edge_and_label(page: Visit):
    root = ElementTree.fromstring(exported(page, "SVG"))
    titles = [title.text for title in root.iter("{http://www.w3.org/2000/svg}title")]
    words = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    nodes, edges = page.shown()
    assert len(titles) == 1 + len(nodes)
    assert len(list(root.iter("{http://www.w3.org/2000/svg}path"))) == len(edges)
    assert {"甲一", "某某生物科", "技有限公司"} <= set(words)


@pytest.mark.parametrize(
    ("mode", "lines"),
    [
        ("name", ["甲一"]),
        ("post", ["甲一", "区委书记"]),
        ("pinyin", ["jia yi"]),
        ("gloss", ["jia yi", "Party secretary"]),
    ],
)
def test_labels_say_what_was_chosen(page: Visit, mode: str, lines: list[str]):
    page.filters().locator(f"input[name=labels][value={mode}]").check()
    shown = page.js("guantu.labels.linesOf(guantu.data.byId.get('p01'))")
    assert shown[0] == lines[0]
    assert len(shown) == len(lines)
    words = {
        text.text
        for text in ElementTree.fromstring(exported(page, "SVG")).iter("{http://www.w3.org/2000/svg}text")
    }
    assert set(shown) <= words


@pytest.mark.parametrize(("width", "height"), [(794, 1123), (1123, 794)], ids=["portrait", "landscape"])
def test_paper_shows_circles_as_circles(page: Visit, width: int, height: int):
    page.page.emulate_media(media="print")
    page.page.set_viewport_size({"width": width, "height": height})
    fit, box, own = page.js(
        """(({ canvas }) => [getComputedStyle(canvas).objectFit, [canvas.clientWidth, canvas.clientHeight],
            [canvas.width, canvas.height]])({ canvas: document.querySelector('#network canvas') })"""
    )
    assert fit == "contain" or box[0] / box[1] == pytest.approx(own[0] / own[1], rel=0.01)
    for part in ("h1", "#corpus", "#legend", "#key", "#source"):
        assert page.page.locator(part).is_visible(), part
    assert page.page.locator("#timeline").is_hidden()


def test_the_csv_of_edges_is_what_is_visible(page: Visit):
    page.filters().locator("input[name=minEvents]").press("ArrowRight")
    found = rows(exported(page, "关系 CSV"))
    network = build_network(FRAMES, Filters(view="coappearance", min_events=2))
    expected: dict[frozenset[str], tuple[Any, ...]] = {
        frozenset(ends): (
            data["events"],
            pytest.approx(data["weight"]),
            data["first_date"],
            data["last_date"],
        )
        for *ends, data in network.edges(data=True)
    }
    assert {
        frozenset((row["source_id"], row["target_id"])): (
            int(row["events"]),
            float(row["weight"]),
            row["first_date"],
            row["last_date"],
        )
        for row in found
    } == expected
    assert {row["relation"] for row in found} == {"co_appears"}


def test_the_csv_of_nodes_is_what_is_visible(page: Visit):
    found = {row["id"]: row for row in rows(exported(page, "节点 CSV"))}
    network = build_network(FRAMES, Filters(view="coappearance"))
    assert set(found) == with_events(network)
    for node, row in found.items():
        data = network.nodes[node]
        assert (row["label"], row["kind"], int(row["degree"])) == (
            data["label"],
            data["kind"],
            data["degree"],
        )
        assert float(row["strength"]) == pytest.approx(data["strength"])
        assert int(row["events"]) == data["events"]


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", '=HYPERLINK("http://x")'])
def test_a_cell_is_no_formula(browser: Browser, tmp_path: Path, start: str):
    persons = tuple(replace(row, name=start + row.name) for row in facts().persons)
    write_html(build_network(frames(replace(facts(), persons=persons))), tmp_path / "graph.html")
    with visit(browser, tmp_path / "graph.html") as page:
        labels = [row["label"] for row in rows(exported(page, "节点 CSV")) if row["kind"] != "company"]
    assert all(label.startswith("'" + start) for label in labels)


@pytest.mark.parametrize("view", ["coappearance", "events"])
def test_the_gexf_is_what_is_visible_and_valid(page: Visit, tmp_path: Path, view: View):
    page.page.locator(f"[data-view={view}]").click()
    content = exported(page, "GEXF")
    (tmp_path / "view.gexf").write_bytes(content)
    assert set(nx.read_gexf(tmp_path / "view.gexf")) == page.shown()[0]
    root = ElementTree.fromstring(content)
    for owner in root.iter(f"{GEXF}node"):
        for child in [child for child in owner if "viz" in child.tag]:
            owner.remove(child)
    values = {
        node.get("id"): {v.get("for"): v.get("value") for v in node.iter(f"{GEXF}attvalue")}
        for node in root.iter(f"{GEXF}node")
    }
    assert values["p01"]["kind"] == "official"
    assert values["p01"]["events"] == "2"
    network = build_network(FRAMES, Filters(view=view))
    weights = {
        frozenset((edge.get("source"), edge.get("target"))): float(edge.attrib["weight"])
        for edge in root.iter(f"{GEXF}edge")
    }
    assert weights == {
        frozenset(ends): pytest.approx(data["weight"]) for *ends, data in network.edges(data=True)
    }


@pytest.mark.parametrize("name", ["SVG", "GEXF", "节点 CSV", "关系 CSV"])
def test_hostile_text_leaves_every_file_well_formed(browser: Browser, tmp_path: Path, name: str):
    hostile = hostile_facts('</title><script>ran=1</script>"&\x01\ud800,\n=1')
    write_html(build_network(frames(hostile)), tmp_path / "graph.html")
    with visit(browser, tmp_path / "graph.html") as page:
        content = exported(page, name)
        nodes, edges = page.shown()
    if name == "节点 CSV":
        assert {row["id"] for row in rows(content)} == nodes
    elif name == "关系 CSV":
        assert len(rows(content)) == len(edges)
    else:
        root = ElementTree.fromstring(content)
        assert not [element for element in root.iter() if element.tag.endswith("script")]


def test_a_link_restores_the_view(browser: Browser, small_page: Path, page: Visit):
    page.page.locator("[data-view=events]").click()
    form = page.filters()
    form.get_by_label("职务或单位含有").fill("区")
    form.locator("input[name=role][value=witness]").uncheck()
    form.locator("input[value=community]").check()
    page.page.get_by_role("slider", name="起始").press("ArrowRight")
    page.click("p02")
    page.page.get_by_role("button", name="固定").click()
    page.page.locator("#open-export").click()
    link = page.page.get_by_label("恢复此视图的链接").input_value()
    before = page.js("[JSON.stringify(guantu.filters.state), JSON.stringify(guantu.canvas.camera)]")
    with visit(browser, small_page, fragment="#" + link.split("#")[1]) as other:
        assert other.shown() == page.shown()
        assert other.js("JSON.stringify(guantu.filters.state)") == before[0]
        assert other.page.locator("#panel h2").inner_text() == "乙二"
        then, now = json.loads(before[1]), other.js("guantu.canvas.camera")
        assert [now[key] for key in "xy"] == pytest.approx([then[key] for key in "xy"], abs=0.1)


@pytest.mark.parametrize(
    "fragment",
    [
        "#view=nonsense",
        "#hidden=[",
        "#around=[1]&hops=x",
        "#since=<b>&at=a,b,c",
        "#no-kind=7",
        "#open=[%22gone%22]",
    ],
)
def test_a_broken_link_opens_the_page_as_it_is(browser: Browser, small_page: Path, fragment: str):
    with visit(browser, small_page, fragment=fragment) as page:
        nodes, _ = page.shown()
        assert nodes == with_events(build_network(FRAMES, Filters(view="coappearance")))
        assert page.complaints == []


def test_the_citation_names_the_corpus_the_version_and_the_day(page: Visit, small_page: Path):
    page.page.locator("#open-export").click()
    citation = page.page.get_by_label("如何引用").input_value()
    day = pd.Timestamp(small_page.stat().st_mtime, unit="s", tz="UTC").strftime("%Y-%m-%d")
    network = build_network(FRAMES)
    for expected in (
        "官图 · 官员关系网",
        "5 篇报道（2023-02-02 至 2023-03-20）",
        f"{len(network)} 个节点、{network.number_of_edges()} 条关系",
        "guantu（官图）0.1.0",
    ):
        assert expected in citation
    assert page.js("guantu.data.about.fingerprint") in citation
    assert day[:4] in citation


def test_another_corpus_has_another_fingerprint(browser: Browser, tmp_path: Path, page: Visit):
    fewer = frames(replace(facts(), participations=facts().participations[:-2]))
    write_html(build_network(fewer), tmp_path / "graph.html")
    with visit(browser, tmp_path / "graph.html") as other:
        fingerprint = "guantu.data.about.fingerprint"
        assert other.js(fingerprint) != page.js(fingerprint)
