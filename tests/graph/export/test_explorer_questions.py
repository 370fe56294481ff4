"""Questions: paths, common events, who is at a side, common neighbours, two periods, as Python answers them."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from browser import Browser, Visit, visit
from facts_as_frames import Facts, frames
from invented_corpus import invented
from invented_facts import facts

from graph.export.html import write_html
from graph.network.filters import Filters
from graph.network.network import build_network

CORPORA: dict[str, Facts] = {"small": facts(), "larger": invented(60, 80, extra=2.5, seed=7)}
FRAMES = {name: frames(corpus) for name, corpus in CORPORA.items()}
PAIRS = {name: build_network(tables, Filters(view="coappearance")) for name, tables in FRAMES.items()}


@pytest.fixture(scope="module")
def pages(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Visit]]:
    folder = tmp_path_factory.mktemp("pages")
    for name, tables in FRAMES.items():
        write_html(build_network(tables), folder / f"{name}.html")
    with visit(browser, folder / "small.html") as small, visit(browser, folder / "larger.html") as larger:
        yield {"small": small, "larger": larger}


@pytest.fixture
def page(browser: Browser, small_page: Path) -> Iterator[Visit]:
    with visit(browser, small_page) as visited:
        yield visited


def together(corpus: str) -> pd.DataFrame:
    """Event, person or company and its roles, of officials, executives and companies; one row each."""
    network = build_network(FRAMES[corpus], Filters(view="events"))
    rows = [
        (event, actor, network.edges[event, actor]["role"])
        for event, data in network.nodes(data=True)
        if data["kind"] == "event"
        for actor in network[event]
    ]
    return pd.DataFrame(rows, columns=["event", "who", "role"])


def some_pairs(network: "nx.Graph[str]", most: int) -> list[tuple[str, str]]:
    people = sorted(node for node in network if network.degree(node))
    step = max(1, len(people) // most)
    return [(one, other) for one, other in zip(people[::step], people[::-step], strict=False) if one != other]


@pytest.mark.parametrize("corpus", CORPORA)
@pytest.mark.parametrize("by", ["strength", "steps"])
def test_paths(pages: dict[str, Visit], corpus: str, by: str):
    network = PAIRS[corpus].copy()
    for *_, data in network.edges(data=True):
        data["length"] = 1 / data["weight"] if by == "strength" else 1
    for one, other in some_pairs(network, 8):
        found: list[dict[str, Any]] = pages[corpus].js(
            f"guantu.paths.between(guantu.data.byId.get('{one}'), guantu.data.byId.get('{other}'), 5, '{by}')"
            ".map(({ nodes, length }) => ({ nodes: nodes.map(({ id }) => id), length }))"
        )
        expected = list(islice(nx.shortest_simple_paths(network, one, other, weight="length"), 5))
        lengths = [nx.path_weight(network, path, "length") for path in expected]
        assert [path["length"] for path in found] == pytest.approx(lengths)
        for path in found:
            assert nx.is_simple_path(network, path["nodes"])
            assert (path["nodes"][0], path["nodes"][-1]) == (one, other)
            assert nx.path_weight(network, path["nodes"], "length") == pytest.approx(path["length"])
        assert len({tuple(path["nodes"]) for path in found}) == len(found)


def test_no_path_leads_to_another_component(pages: dict[str, Visit]):
    assert (
        pages["small"].js(
            "guantu.paths.between(guantu.data.byId.get('p01'), guantu.data.byId.get('p10'), 5, 'strength')"
        )
        == []
    )


@pytest.mark.parametrize("corpus", CORPORA)
def test_common_events_of_a_group(pages: dict[str, Visit], corpus: str):
    table = together(corpus)
    for one, other in some_pairs(PAIRS[corpus], 6):
        group = sorted({one, other, *sorted(PAIRS[corpus][one])[:2]})
        found = pages[corpus].js(
            f"guantu.answers.commonEvents({json.dumps(group)}.map((id) => guantu.data.byId.get(id)))"
            ".map(({ realEvent, members }) => [realEvent.id, members.map(({ id }) => id).sort()])"
        )
        members = table[table.who.isin(group)].groupby("event").who.agg(lambda who: sorted(set(who)))
        assert dict(found) == {e: m for e, m in members.items() if len(m) > 1}
        sizes = [len(who) for _, who in found]
        assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("corpus", CORPORA)
@pytest.mark.parametrize("role", ["", "companion", "attendee"])
def test_who_is_at_a_side(pages: dict[str, Visit], corpus: str, role: str):
    table = together(corpus)
    for person in sorted(PAIRS[corpus])[:6]:
        found = pages[corpus].js(
            f"guantu.answers.atSide(guantu.data.byId.get('{person}'), '{role}')"
            ".map(({ companion, events }) => [companion.id, events])"
        )
        own = table[table.event.isin(table[table.who == person].event) & (table.who != person)]
        expected = Counter(own[own.role.map(lambda r: not role or role in r.split(";"))].who)
        assert dict(found) == dict(expected)
        assert [n for _, n in found] == sorted((n for _, n in found), reverse=True)


@pytest.mark.parametrize("corpus", CORPORA)
def test_neighbours_of_both(pages: dict[str, Visit], corpus: str):
    network = PAIRS[corpus]
    for one, other in some_pairs(network, 8):
        found = pages[corpus].js(
            f"guantu.answers.neighboursOfBoth(guantu.data.byId.get('{one}'), guantu.data.byId.get('{other}'))"
            ".map(({ node, events }) => [node.id, events])"
        )
        expected = {
            node: [network.edges[one, node]["events"], network.edges[other, node]["events"]]
            for node in nx.common_neighbors(network, one, other)
        }
        assert dict(found) == expected


@pytest.mark.parametrize(
    ("corpus", "first", "second", "fewest"),
    [
        ("small", ("2023-01-01", "2023-01-31"), ("2023-02-01", "2023-12-31"), 1),
        ("larger", ("2011-01-01", "2012-12-31"), ("2013-01-01", ""), 1),
        ("larger", ("2011-01-01", "2013-06-30"), ("2012-01-01", "2014-12-31"), 2),
    ],
)
def test_two_periods(
    pages: dict[str, Visit], corpus: str, first: tuple[str, str], second: tuple[str, str], fewest: int
):
    page = pages[corpus]
    page.js(
        f"void (guantu.filters.state.minEvents = {fewest}, guantu.filters.shown = guantu.filters.visible())"
    )
    found = page.js(
        f"guantu.answers.compare({json.dumps(first)}, {json.dumps(second)})"
        ".map(({ edge, change, events, weight }) => [edge.from.id, edge.to.id, change, ...events, ...weight])"
    )
    page.js("void (guantu.filters.state.minEvents = 1, guantu.filters.shown = guantu.filters.visible())")
    before, after = (
        {
            frozenset(ends): (data["events"], data["weight"])
            for *ends, data in build_network(
                FRAMES[corpus],
                Filters(view="coappearance", since=since, until=until or None, min_events=fewest),
            ).edges(data=True)
        }
        for since, until in (first, second)
    )
    expected = {
        pair: (
            "both" if pair in before and pair in after else "new" if pair in after else "gone",
            *(part.get(pair, (0, 0.0))[0] for part in (before, after)),
            *(pytest.approx(part.get(pair, (0, 0.0))[1]) for part in (before, after)),
        )
        for pair in before.keys() | after.keys()
    }
    assert {frozenset((one, other)): tuple(rest) for one, other, *rest in found} == expected


def fill(page: Visit, label: str, name: str) -> None:
    page.page.get_by_role("combobox", name=label, exact=True).fill(name)
    page.page.keyboard.press("Enter")


def panel(page: Visit) -> str:
    return page.page.locator("#panel").inner_text()


def test_a_path_is_asked_for_by_keyboard_and_shows_the_sentences_of_each_step(page: Visit):
    page.page.keyboard.press("q")
    fill(page, "从", "丙三")
    fill(page, "到", "jl")
    page.page.keyboard.press("Enter")
    assert panel(page).startswith("两人如何相连")
    steps = page.page.locator("#panel .path").first.locator("li")
    assert "— 己六共同出席" in steps.last.inner_text()
    steps.last.locator("summary").click()
    quotes = page.evidence()
    assert quotes.locator("mark").count() > 1
    highlighted = page.js("[...guantu.canvas.drawing().highlighted].map(({ id }) => id)")
    assert {"p03", "p06"} <= set(highlighted) < page.shown()[0]


def test_an_answer_is_a_step_of_history_and_a_link(browser: Browser, small_page: Path, page: Visit):
    page.page.keyboard.press("q")
    page.page.get_by_text("两人的共同联系").click()
    form = page.page.locator("#panel details[open]")
    form.get_by_role("combobox", name="从").fill("甲一")
    page.page.keyboard.press("Enter")
    form.get_by_role("combobox", name="到").fill("丁四")
    page.page.keyboard.press("Enter")
    form.get_by_role("button", name="提问").click()
    answer = panel(page)
    assert answer.startswith("两人的共同联系")
    with visit(browser, small_page, fragment="#" + page.page.url.split("#")[1]) as other:
        assert panel(other) == answer
    page.page.go_back()
    assert panel(page).startswith("提问")
    page.page.go_forward()
    assert panel(page) == answer


def test_the_answers_follow_the_filters(page: Visit):
    page.js("void (location.hash = '#ask=' + encodeURIComponent(JSON.stringify(['side', ['p01']])))")
    page.page.locator("#panel .answer").wait_for()
    assert "丁四" in panel(page)
    page.filters().locator("input[name=event][value=inspection]").uncheck()
    assert "丁四" not in panel(page)
    assert "乙二" in panel(page)


def test_a_comparison_is_saved_as_a_table(page: Visit):
    page.page.keyboard.press("q")
    page.page.get_by_text("比较两个时段").click()
    page.page.locator("#panel details[open]").get_by_role("button", name="提问").click()
    with page.page.expect_download() as download:
        page.page.locator("#panel").get_by_role("button", name="CSV").click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["change"] for row in rows} <= {"new", "gone", "both"}
    assert len(rows) == sum(
        int(words.split()[-1]) for words in page.page.locator("#panel .segments button").all_inner_texts()
    )


def test_a_group_is_chosen_by_shift_and_by_a_line_around_it(page: Visit):
    for node in ("p01", "p02"):
        x, y = page.place(node)
        page.page.keyboard.down("Shift")
        page.page.mouse.click(x, y)
        page.page.keyboard.up("Shift")
    assert panel(page).startswith("2 个一组")
    assert "全体共同参加 (1)" in panel(page)
    page.page.keyboard.press("Escape")
    page.page.keyboard.press("Escape")
    box = page.page.locator("#network").bounding_box()
    assert box is not None
    left, top = box["x"] + 2, box["y"] + 2
    right, bottom = box["x"] + box["width"] - 2, box["y"] + box["height"] - 2
    page.page.locator("#choose").click()
    page.page.mouse.move(left, top)
    page.page.mouse.down()
    for x, y in ((right, top), (right, bottom), (left, bottom)):
        page.page.mouse.move(x, y, steps=4)
    page.page.mouse.up()
    assert (
        set(page.js("[...guantu.filters.state.chosen].map((i) => guantu.data.nodes[i].id)"))
        == page.shown()[0]
    )


def test_expanding_somebody_adds_the_neighbours_that_a_filter_leaves_out(page: Visit):
    page.click("p03")
    page.page.get_by_role("button", name="周围 1 步").click()
    around = page.shown()[0]
    page.click("p02")
    page.page.get_by_role("button", name="展开邻居").click()
    expected = around | set(PAIRS["small"]["p02"])
    assert page.shown()[0] == expected > around
    page.page.get_by_role("button", name="收起邻居").click()
    assert page.shown()[0] == around
