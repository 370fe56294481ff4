"""Sizes, ranks and counts follow the filters; an empty view says why; who took part in nothing is not drawn."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest
from browser import Browser, Visit, visit
from facts_as_frames import frames
from invented_corpus import invented
from invented_facts import facts

from graph.export.html import write_html
from graph.network.filters import Filters
from graph.network.network import build_network

LARGER = frames(invented(60, 80, extra=2.5, seed=7))


@pytest.fixture
def page(browser: Browser, small_page: Path) -> Iterator[Visit]:
    with visit(browser, small_page) as visited:
        yield visited


@pytest.fixture
def larger(browser: Browser, tmp_path: Path) -> Iterator[Visit]:
    write_html(build_network(LARGER), tmp_path / "graph.html")
    with visit(browser, tmp_path / "graph.html") as visited:
        yield visited


def panel(page: Visit) -> str:
    return page.page.locator("#panel").inner_text()


def test_the_size_of_a_node_follows_its_ties_that_are_shown(larger: Visit):
    sizes = "Object.fromEntries(guantu.filters.shown.nodes.map((node) => [node.id, guantu.filters.shown.size[node.index]]))"
    whole = build_network(LARGER)
    before = larger.js(sizes)
    actors = [node for node in before if whole.nodes[node]["kind"] != "event"]
    assert {node: before[node] for node in actors} == {
        node: pytest.approx(whole.nodes[node]["size"], abs=0.11) for node in actors
    }
    larger.js("void (location.hash = '#minEvents=2')")
    larger.page.wait_for_function("() => guantu.filters.state.minEvents === 2")
    after = larger.js(sizes)
    fewer = build_network(LARGER, Filters(view="coappearance", min_events=2))
    assert all(after[node] < before[node] for node in after)
    order = sorted(after, key=lambda node: (after[node], node))
    assert [fewer.degree(node) for node in order] == sorted(fewer.degree(node) for node in order)


def test_without_ties_the_most_active_come_first(browser: Browser, tmp_path: Path):
    # Each at events of one alone: nobody has a tie.
    plain = facts()
    alone = tuple(row for row in plain.participations if (row.event_id, row.entity_id) in ALONE)
    write_html(build_network(frames(replace(plain, participations=alone))), tmp_path / "graph.html")
    with visit(browser, tmp_path / "graph.html") as page:
        rows = page.page.locator("#panel tbody tr td:first-child button").all_inner_texts()
        assert rows[0] == "丁四"


ALONE = {("e-a2", "p04"), ("e-a3", "p04"), ("e-a4", "p03")}


def test_who_took_part_in_nothing_is_drawn_only_when_asked_for(page: Visit):
    assert "p10" not in page.shown()[0]
    assert "另有 1 人没有任何活动" in panel(page)
    page.page.get_by_role("button", name="显示", exact=True).click()
    assert "p10" in page.shown()[0]
    page.page.go_back()
    assert "p10" not in page.shown()[0]
    page.filters().get_by_label("没有活动的人物").check()
    assert "p10" in page.shown()[0]
    assert "eventless=yes" in page.page.url


def test_an_empty_view_names_the_filter_and_offers_to_lift_it(page: Visit):
    everything = page.shown()
    form = page.filters()
    form.get_by_label("职务或单位含有").fill("没有这个")
    form.locator("input[name=role][value=witness]").uncheck()
    for kind in ("company", "executive"):
        page.page.locator(f"#legend input[value={kind}]").uncheck()
    text = panel(page)
    assert "没有人通过： 职务: 没有这个" in text
    # Without the role nobody passes either; without the kinds the company does, which has no post.
    assert "没有人通过： − 企业 · 企业负责人" in text
    assert text.count("没有人通过") == 2
    page.page.locator("#panel").get_by_role("button", name="取消此项: 职务: 没有这个").click()
    assert page.shown()[0] == {"p01", "p02", "p03", "p04", "p05"}
    form.get_by_label("职务或单位含有").fill("没有这个")
    page.page.locator("#panel").get_by_role("button", name="清除全部筛选").click()
    assert page.shown() == everything


def test_the_window_of_time_is_among_the_filters(page: Visit):
    everything = page.shown()
    page.js("void (location.hash = '#since=2023-02-01&until=2023-02-28')")
    chip = page.page.get_by_role("button", name="撤销: 2023-02-01 – 2023-02-28")
    chip.click()
    assert page.shown() == everything


def test_hidden_kinds_are_among_the_filters(page: Visit):
    everything = page.shown()
    page.page.locator("#legend input[value=company]").uncheck()
    page.page.get_by_role("button", name="撤销: − 企业").click()
    assert page.shown() == everything


def test_hidden_persons_without_ties_are_among_the_filters(page: Visit):
    everything = page.shown()
    page.filters().locator("input[name=isolates]").uncheck()
    page.page.get_by_role("button", name="撤销: − 无共同出席者").click()
    assert page.shown() == everything


@pytest.mark.parametrize(
    ("words", "filter_named"),
    [
        ({"no-kind": ["official", "executive", "company"]}, "− 官员"),
        ({"since": "1999-01-01", "until": "1999-12-31"}, "1999-01-01 – 1999-12-31"),
        ({"no-event": ["meeting", "inspection", "signing"]}, "活动类型: 无"),
        ({"no-role": sorted({row.role for row in facts().participations})}, "参与方式: 无"),
        ({"group": ["jurisdiction", "nowhere"]}, "nowhere"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_every_filter_that_empties_the_view_is_named_and_lifted(
    browser: Browser, small_page: Path, words: dict[str, object], filter_named: str
):
    link = urlencode(
        {key: value if isinstance(value, str) else json.dumps(value) for key, value in words.items()}
    )
    with visit(browser, small_page, fragment=f"#{link}") as page:
        assert page.shown()[0] == set()
        note = page.page.locator("#panel .note")
        assert "没有符合筛选条件的人物或企业" in note.inner_text()
        note.get_by_role("button", name=f"取消此项: {filter_named}").click()
        assert page.shown()[0]


def test_undated_events_are_counted_apart(page: Visit):
    undated = sum(not row.date_start for row in facts().events)
    words = page.page.locator("#timeline output span")
    assert undated == 1
    assert words.all_inner_texts() == ["3 个活动", "另 1 个日期不详"]
    page.page.get_by_label("首日").fill("2023-02-01")
    page.page.get_by_label("首日").press("Enter")
    assert words.all_inner_texts() == ["2 个活动", "另 1 个日期不详，未计"]
