"""The page in a headless browser, from file:// with the network off."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from browser import Browser, Visit, visit, with_events
from facts_as_frames import Facts, frames
from invented_facts import facts, hostile_facts

from graph.export.html import write_html
from graph.network.filters import Filters, View
from graph.network.layout import place_nodes
from graph.network.network import build_network

FRAMES = frames(facts())


@pytest.fixture
def page(browser: Browser, small_page: Path) -> Iterator[Visit]:
    with visit(browser, small_page) as visited:
        yield visited


def panel(page: Visit) -> str:
    return page.page.locator("#panel").inner_text()


def shown(page: Visit) -> tuple[set[str], set[frozenset[str]]]:
    """The nodes and edges that the drawing shows."""
    nodes, edges = page.shown()
    return nodes, set(edges)


def labels(page: Visit) -> list[dict[str, Any]]:
    """The boxes of the labels that are drawn, with their nodes' ids."""
    boxes: list[dict[str, Any]] = page.js(
        "guantu.labels.placed.map(({ node, left, right, top, bottom }) => "
        "({ id: node.id, left, right, top, bottom }))"
    )
    return boxes


def of(network: "nx.Graph[str]") -> tuple[set[str], set[frozenset[str]]]:
    return with_events(network), {frozenset(ends) for ends in network.edges}


def test_no_request_leaves_the_page_and_nothing_is_complained_of(page: Visit):
    page.click("p01")
    page.click("p04 p06")
    page.page.locator("#views button").last.click()
    assert [url.split("/")[-1] for url in page.requests] == ["graph.html"]
    assert page.complaints == []


def test_it_opens_on_co_appearance_as_python_counts_it(page: Visit):
    assert shown(page) == of(build_network(FRAMES, Filters(view="coappearance")))
    assert page.page.locator("#summary").inner_text() == "官员 5 · 企业负责人 1 · 企业 1 · 关系 15"


@pytest.mark.parametrize("view", ["共同出席", "活动参与"])
def test_every_node_of_the_sample_has_its_label_and_none_covers_another(page: Visit, view: View):
    page.page.get_by_role("button", name=view).click()
    page.page.wait_for_timeout(200)
    boxes = labels(page)
    assert {box["id"] for box in boxes} == shown(page)[0]
    for one, other in combinations(boxes, 2):
        apart = one["right"] <= other["left"] or other["right"] <= one["left"]
        assert apart or one["bottom"] <= other["top"] or other["bottom"] <= one["top"], (one, other)


def test_a_click_on_a_label_is_a_click_on_its_node(page: Visit):
    box = next(box for box in labels(page) if box["id"] == "o01")
    page.page.locator("#network").click(position={"x": box["left"] + 4, "y": box["bottom"] - 4})
    assert panel(page).startswith("某某生物科技有限公司")


def test_the_drawing_is_not_blank(page: Visit):
    pixels = page.js(
        """new Set(new Uint32Array(document.querySelector('#network canvas').getContext('2d')
            .getImageData(0, 0, 800, 600).data.buffer)).size"""
    )
    assert pixels > 50


@pytest.mark.parametrize("ratio", [1, 2])
def test_the_drawing_is_as_large_as_its_box_and_stays_so(browser: Browser, small_page: Path, ratio: int):
    with visit(browser, small_page, device_scale_factor=ratio) as page:
        canvas, box = "document.querySelector('#network canvas')", "document.querySelector('#network')"
        sizes = (
            f"[{canvas}.width, {canvas}.height, {ratio} * {box}.clientWidth, {ratio} * {box}.clientHeight]"
        )
        for width, height in ((1280, 800), (900, 1000)):
            page.page.set_viewport_size({"width": width, "height": height})
            page.page.wait_for_function(f"() => {canvas}.width === {ratio} * {box}.clientWidth")
            drawn_width, drawn_height, box_width, box_height = page.js(sizes)
            assert (drawn_width, drawn_height) == (box_width, box_height)


def test_without_webgl_nothing_is_missing(page: Visit):
    # Every test of the page runs without; this one says so.
    assert page.js("document.createElement('canvas').getContext('webgl')") is None
    assert len(shown(page)[0]) == 7


def test_hovering_a_person_shows_the_posts(page: Visit):
    page.hover("p02")
    page.page.wait_for_selector("#tooltip:not([hidden])")
    assert page.page.locator("#tooltip").inner_text() == "乙二\n区长 · 某某区人民政府"


def test_hovering_a_tie_says_how_often(page: Visit):
    page.hover("p04 p06")
    page.page.wait_for_selector("#tooltip:not([hidden])")
    assert page.page.locator("#tooltip").inner_text() == "丁四 — 己六\n共同出席 2 次\n2023-01-29"


def test_a_click_on_a_person_opens_the_card(page: Visit):
    page.click("p02")
    lines = panel(page).splitlines()
    assert lines[:2] == ["乙二", "官员"]
    for expected in ("yi er", "乙老二", "区长", "某某区人民政府", "任期 2022-11-01 – …", "区委常委会会议"):
        assert expected in lines
    assert "见报 2023-02-02 – 2023-03-20" in lines
    assert "共同出席者 (5)" in lines
    assert "相关企业 (1)" in lines


def test_the_events_on_a_card_are_in_order_with_the_unknown_last(page: Visit):
    page.click("p02")
    events = page.page.locator("#panel section").nth(1).get_by_role("listitem").all_inner_texts()
    assert [text.split()[0] for text in events] == ["2023-02-01", "日前"]


def test_a_click_on_a_tie_shows_its_sentences_and_marks_both_names(page: Visit):
    page.click("p04 p06")
    assert "丁四 — 己六" in panel(page).replace("\n", " ")
    events = page.page.locator("#panel section").first.get_by_role("listitem").all_inner_texts()
    assert [text.split() for text in events] == [
        ["2023-01-29", "企业走访调研", "到访", "/", "陪同"],
        ["日前", "战略合作签约仪式", "见证", "/", "签署"],
    ]
    evidence = page.evidence()
    assert evidence.locator("blockquote").all_inner_texts() == [
        "1月29日上午，区委书记甲一、副区长丁四一行走访某某生物科技有限公司，董事长己六陪同。",
        "日前，我区与某某生物科技有限公司签署协议，区长乙二、副区长丁四出席并见证，己六代表企业签约。",
    ]
    assert evidence.locator("mark").all_inner_texts() == ["丁四", "己六", "丁四", "己六"]
    assert evidence.locator("figcaption").first.inner_text().splitlines()[:2] == [
        "甲一赴企业走访调研",
        "2023-02-03 · page1.txt",
    ]


def test_a_click_on_an_event_shows_who_took_part_and_the_sentences(page: Visit):
    page.page.get_by_role("button", name="活动参与").click()
    page.click("e-a1")
    text = panel(page)
    for expected in ("区委常委会会议", "会议", "2023-02-01", "2 篇报道", "主持"):
        assert expected in text
    assert page.evidence().count() == 2


def test_the_evidence_of_a_post_opens_on_the_card(page: Visit):
    page.click("p01")
    page.page.locator("#panel details summary").first.click()
    assert (
        page.page.locator("#panel details[open] blockquote").first.inner_text().startswith("区委书记甲一主持")
    )


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("甲", "甲一"),
        ("jia", "甲一"),
        ("jy", "甲一"),
        ("乙老二", "乙二"),
        ("区长", "乙二"),
        ("公安分局", "癸十"),
        ("签约", "战略合作签约仪式"),
        ("生物", "某某生物科技有限公司"),
    ],
)
def test_search_finds_names_sounds_posts_and_organizations(page: Visit, query: str, first: str):
    page.page.get_by_role("combobox").fill(query)
    assert page.page.locator("#hits li strong").first.inner_text() == first


@pytest.mark.parametrize(
    ("pinyin", "query"),
    [
        ("Li Zhilong", "lzl"),
        ("Li Zhilong", "lizhilong"),
        ("Li Zhilong", "li zhi"),
        ("Yang Guoqin", "ygq"),
        ("Shi Tiantian", "stt"),
        ("Shen Huafeng", "shf"),
        ("Wang Xi'an", "wxa"),
        ("Wang Xian", "wx"),
        ("Ouyang Anning", "oyan"),
        ("Lü Er", "le"),
    ],
)
def test_search_finds_initials_in_pinyin_written_by_words(
    browser: Browser, tmp_path: Path, pinyin: str, query: str
):
    persons = tuple(replace(row, pinyin=pinyin) if row.entity_id == "p03" else row for row in facts().persons)
    write_html(build_network(frames(replace(facts(), persons=persons))), tmp_path / "graph.html")
    with visit(browser, tmp_path / "graph.html") as page:
        page.page.get_by_role("combobox").fill(query)
        assert page.page.locator("#hits li strong").first.inner_text() == "丙三"


def test_search_says_when_nothing_is_found(page: Visit):
    page.page.get_by_role("combobox").fill("庚七")
    assert page.page.locator("#hits").inner_text() == "没有找到"


def test_from_search_to_evidence_by_keyboard_alone(page: Visit):
    keyboard = page.page.keyboard
    page.page.get_by_role("combobox").focus()
    keyboard.type("dingsi")
    keyboard.press("Enter")
    assert panel(page).startswith("丁四")
    page.page.locator("#panel section").last.get_by_role("button").first.focus()
    keyboard.press("Enter")
    assert page.evidence().count() > 0


def test_an_event_found_by_search_switches_to_the_event_view(page: Visit):
    page.page.get_by_role("combobox").fill("主席会议")
    page.page.keyboard.press("Enter")
    assert page.page.locator("#views [aria-pressed=true]").inner_text() == "活动参与"
    assert panel(page).startswith("区政协主席会议")


def test_the_language_follows_the_browser_and_the_switch(browser: Browser, tmp_path: Path):
    write_html(build_network(FRAMES), tmp_path / "graph.html")
    with visit(browser, tmp_path / "graph.html", locale="en-GB") as page:
        assert page.page.locator("#summary").inner_text() == "5 officials · 1 executive · 1 company · 15 ties"
        page.click("p01")
        assert "Appeared with (5)" in panel(page)
        page.page.locator("#language").click()
        assert "共同出席者 (5)" in panel(page)
        assert page.js("document.documentElement.lang") == "zh-CN"


def test_both_languages_say_the_same_things(page: Visit):
    def shape(language: str) -> object:
        return page.js(
            "(function keys(value) { return typeof value === 'object' ? Object.entries(value).sort()"
            f".map(([k, v]) => [k, keys(v)]) : typeof value; }})(guantu.strings.languages.{language})"
        )

    assert shape("zh") == shape("en")


HOSTILE = [
    "<script>window.ran=1</script>",
    "<img src=x onerror='window.ran=1'>",
    "<a href='javascript:window.ran=1' onmouseover='window.ran=1'>x</a>",
    "</script><svg onload=window.ran=1>",
    "\"'`${window.ran=1}{{window.ran=1}}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_runs_nothing(browser: Browser, tmp_path: Path, text: str):
    write_html(build_network(frames(hostile_facts(text))), tmp_path / "graph.html", title=text)
    with visit(browser, tmp_path / "graph.html") as page:
        page.hover("p01")
        page.page.wait_for_selector("#tooltip:not([hidden])")
        assert text in page.page.locator("#tooltip").inner_text()
        page.click("p01")
        assert text in panel(page)
        page.click("p04 p06")
        assert text in page.evidence().locator("blockquote").first.inner_text()
        page.page.get_by_role("combobox").fill("甲")
        assert text in page.page.locator("#hits").inner_text()
        page.page.keyboard.press("Enter")
        assert page.page.locator("h1").inner_text() == text
        assert page.js("window.ran === undefined")
        assert page.page.locator("main img, main a, main script").count() == 0
        assert len(page.requests) == 1


def test_the_policy_stops_an_injected_handler(page: Visit):
    page.js(
        """(() => { const box = document.createElement('div');
            box.innerHTML = "<img src='data:,' onerror='window.ran=1'>";
            document.body.append(box); })()"""
    )
    page.page.wait_for_timeout(200)
    assert page.js("window.ran === undefined")
    assert any("Content Security Policy" in complaint for complaint in page.complaints)


@pytest.mark.parametrize("view", ["coappearance", "events"])
def test_organizations_and_posts_in_them_are_as_python_counts_them(
    browser: Browser, tmp_path: Path, view: View
):
    write_html(build_network(FRAMES, Filters(organizations=True)), tmp_path / "graph.html")
    with visit(browser, tmp_path / "graph.html") as page:
        if view == "events":
            page.page.get_by_role("button", name="活动参与").click()
        assert shown(page) == of(build_network(FRAMES, Filters(organizations=True, view=view)))
        page.click("p02 o02")
        assert "任职：区长" in panel(page)
        assert page.evidence().locator("mark").all_inner_texts() == ["乙二"]


@pytest.mark.parametrize("view", ["coappearance", "events"])
def test_a_network_of_one_view_opens_on_it(browser: Browser, tmp_path: Path, view: View):
    network = build_network(FRAMES, Filters(view=view))
    write_html(network, tmp_path / "graph.html")
    with visit(browser, tmp_path / "graph.html") as page:
        assert shown(page) == of(network)
        assert page.page.locator("#views").is_hidden()
        page.click("p02")
        assert "参与的活动 (2)" in panel(page)
        assert ("共同出席者 (5)" in panel(page)) == (view == "coappearance")


def crowd(people: int) -> "nx.Graph[str]":
    """Two meetings of many people, of whom twenty met twice."""
    graph: nx.Graph[str] = nx.Graph()
    for number in range(people):
        graph.add_node(f"p{number:03}", label=f"甲{number}", kind="official", degree=people - 1, events=1)
    for one, other in combinations(range(people), 2):
        twice = 2 if other < 20 else 1
        graph.add_edge(f"p{one:03}", f"p{other:03}", relation="co_appears", events=twice, weight=0.1)
    place_nodes(graph)
    return graph


@pytest.mark.parametrize(("people", "drawn"), [(60, 1770), (70, 190)], ids=["some", "many"])
def test_a_page_of_too_many_ties_opens_on_the_strongest_and_says_so(
    browser: Browser, tmp_path: Path, people: int, drawn: int
):
    write_html(crowd(people), tmp_path / "graph.html")
    with visit(browser, tmp_path / "graph.html") as page:
        assert len(shown(page)[1]) == drawn
        assert ("至少 2 次" in panel(page)) == (drawn == 190)
        page.filters().get_by_role("slider").press("Home")
        assert len(shown(page)[1]) == people * (people - 1) // 2
        assert page.complaints == []


def test_a_page_of_too_many_nodes_holds_the_strongest_and_says_what_it_left_out(
    browser: Browser, tmp_path: Path
):
    network = build_network(FRAMES)
    write_html(network, tmp_path / "graph.html", most_nodes=6)
    strongest = sorted((n for n in network if n[0] in "po"), key=lambda n: -network.nodes[n]["strength"])[:3]
    with visit(browser, tmp_path / "graph.html") as page:
        nodes = page.js("guantu.data.nodes.map((node) => node.id)")
        part = network.subgraph(nodes)
        assert {node for node in nodes if node[0] in "po"} == set(strongest)
        assert len(nodes) == 6
        assert (
            f"略去 {len(network) - 6} 个节点、{network.number_of_edges() - part.number_of_edges()} 条关系"
            in panel(page)
        )
        page.click(strongest[0])
        assert page.complaints == []


def test_an_empty_network_says_so(browser: Browser, tmp_path: Path):
    write_html(build_network(frames(Facts())), tmp_path / "graph.html")
    with visit(browser, tmp_path / "graph.html") as page:
        assert panel(page) == "网络为空。"
        assert page.complaints == []


def test_file_names_with_spaces_and_chinese_letters(browser: Browser, tmp_path: Path):
    path = tmp_path / "图 一#1.html"
    write_html(build_network(FRAMES), path)
    with visit(browser, path) as page:
        assert len(shown(page)[0]) == 7
