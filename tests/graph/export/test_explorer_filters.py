"""Every filter of the page shows what Python counts for the same filter."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import networkx as nx
import pandas as pd
import pytest
from browser import Browser, Visit, visit, with_events
from facts_as_frames import frames
from invented_corpus import invented
from invented_facts import facts

from graph.export.html import write_html
from graph.network.evidence import evidence_of
from graph.network.filters import Filters, View
from graph.network.network import build_network

SMALL = facts()
LARGER = invented(60, 80, extra=2.5, seed=7)
CORPORA = {"small": SMALL, "larger": LARGER}
FRAMES = {name: frames(corpus) for name, corpus in CORPORA.items()}
VIEWS: tuple[View, ...] = ("coappearance", "events")

# A weight that Python counts is compared approximately.
Shown = tuple[set[str], dict[frozenset[str], tuple[int, Any]]]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    for name, tables in FRAMES.items():
        write_html(build_network(tables), folder / f"{name}.html")
    return {name: folder / f"{name}.html" for name in FRAMES}


@pytest.fixture(scope="module")
def larger(browser: Browser, pages: dict[str, Path]) -> Iterator[Visit]:
    with visit(browser, pages["larger"]) as visited:
        yield visited


@pytest.fixture(scope="module")
def small(browser: Browser, pages: dict[str, Path]) -> Iterator[Visit]:
    with visit(browser, pages["small"]) as visited:
        yield visited


def opened(page: Visit, **words: object) -> Shown:
    """What the page shows for the words of a link."""
    fragment = "&".join(f"{name}={quote(str(value))}" for name, value in words.items())
    page.js("void (location.hash = '#nothing')")
    page.page.wait_for_timeout(20)
    page.js(f"void (location.hash = {json.dumps('#' + fragment)})")
    page.page.wait_for_timeout(20)
    return page.shown()


def of(network: "nx.Graph[str]") -> Shown:
    pairs = {
        frozenset(ends): (data["events"], pytest.approx(data["weight"]))
        for *ends, data in network.edges(data=True)
        if data["relation"] == "co_appears"
    }
    return with_events(network), {
        frozenset(ends): pairs.get(frozenset(ends), (0, 0.0)) for ends in network.edges
    }


def without_counts(shown: Shown) -> tuple[set[str], set[frozenset[str]]]:
    return shown[0], set(shown[1])


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("corpus", CORPORA)
@pytest.mark.parametrize(
    ("since", "until", "fewest"),
    [
        ("2023-02-01", "2023-02-28", 1),
        ("2023-01-29", "2023-01-29", 1),
        ("2011-06-01", "2012-03-31", 1),
        ("2011-06-01", "2013-03-31", 2),
        ("2013-01-01", "", 1),
        ("", "2023-03-31", 2),
        ("2019-01-01", "2019-12-31", 1),
    ],
)
def test_a_window_of_time(
    request: pytest.FixtureRequest, corpus: str, view: View, since: str, until: str, fewest: int
):
    expected = build_network(
        FRAMES[corpus], Filters(view=view, since=since or None, until=until or None, min_events=fewest)
    )
    words = {"view": view, "minEvents": fewest, "since": since, "until": until}
    shown = opened(request.getfixturevalue(corpus), **{name: value for name, value in words.items() if value})
    if view == "coappearance":
        assert shown == of(expected)
    else:
        assert without_counts(shown) == without_counts(of(expected))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("fewest", [1, 2, 3])
def test_the_fewest_common_events(larger: Visit, view: View, fewest: int):
    shown = opened(larger, view=view, minEvents=fewest)
    expected = of(build_network(FRAMES["larger"], Filters(view=view, min_events=fewest)))
    assert without_counts(shown) == without_counts(expected)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("kind", ["official", "executive", "company"])
def test_hiding_a_kind(larger: Visit, view: View, kind: str):
    kinds = tuple(one for one in ("official", "executive", "company", "event") if one != kind)
    expected = of(build_network(FRAMES["larger"], Filters(view=view, node_kind=kinds)))
    shown = opened(larger, **{"view": view, "no-kind": json.dumps([kind])})
    assert without_counts(shown) == without_counts(expected)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("kept", [("inspection",), ("meeting", "signing")])
def test_kinds_of_events(larger: Visit, view: View, kept: tuple[str, ...]):
    off = [kind for kind in ("meeting", "inspection", "signing", "activity") if kind not in kept]
    shown = opened(larger, **{"view": view, "no-event": json.dumps(off)})
    expected = of(build_network(FRAMES["larger"], Filters(view=view, event_kind=kept)))
    if view == "coappearance":
        assert shown == expected
    else:
        assert without_counts(shown) == without_counts(expected)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    ("ego", "hops", "fewest"),
    [
        ("p00000", 1, 1),
        ("p00000", 2, 1),
        ("p00000", 2, 2),
        ("p00017", 1, 2),
        ("o00000", 1, 1),
        ("o00000", 2, 1),
        ("e000011", 1, 1),
        ("e000011", 2, 2),
    ],
)
def test_the_neighbourhood(larger: Visit, view: View, ego: str, hops: int, fewest: int):
    filters = Filters(view=view, ego=ego, hops=hops, min_events=fewest)
    shown = opened(larger, view=view, around=json.dumps([ego]), hops=hops, minEvents=fewest)
    assert without_counts(shown) == without_counts(of(build_network(FRAMES["larger"], filters)))


@pytest.mark.parametrize("off", [("attendee",), ("chair", "speaker"), ("visitor", "companion", "witness")])
@pytest.mark.parametrize("view", VIEWS)
def test_roles(larger: Visit, off: tuple[str, ...], view: View):
    kept = replace(LARGER, participations=tuple(r for r in LARGER.participations if r.role not in off))
    network = build_network(frames(kept), Filters(view=view, until="2999"))
    nodes, edges = opened(larger, **{"view": view, "no-role": json.dumps(off)})
    assert (nodes, set(edges)) == without_counts(of(network))
    if view == "coappearance":
        # A weight still counts everybody who took part.
        members = pd.Series({r.event_id: 0 for r in LARGER.events})
        members = members.add(FRAMES["larger"]["participations"].groupby("event_id").size(), fill_value=0)
        for one, other, data in network.edges(data=True):
            common = data["event_ids"].split(";")
            weight = sum(1 / (members[event] - 1) for event in common)
            assert edges[frozenset((one, other))] == (len(common), pytest.approx(weight))


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ({"no-branch": '["政府"]'}, lambda p: p["branch"] != "政府"),
        ({"no-branch": '["党委", "人大", "政协", "纪委监委", "群团"]'}, lambda p: p["branch"] == "政府"),
        ({"no-level": '["county"]'}, lambda p: p["level"] != "county"),
        ({"post": "书记"}, lambda p: p["post"].str.contains("书记")),
        ({"post": "人民政府"}, lambda p: p["organization"].str.contains("人民政府")),
        (
            {"post": "财政局", "no-level": '["city"]'},
            lambda p: (p["post"] == "财政局局长") & (p["level"] != "city"),
        ),
    ],
)
def test_branch_level_and_post(larger: Visit, words: dict[str, str], kept):
    network = build_network(FRAMES["larger"], Filters(view="coappearance"))
    persons = FRAMES["larger"]["persons"]
    hidden = set(persons["entity_id"]) - set(persons[kept(persons)]["entity_id"])
    network.remove_nodes_from(hidden)
    assert opened(larger, **words) == of(network)


@pytest.mark.parametrize("limit", [0.1, 0.05, 0.01])
def test_significance(browser: Browser, tmp_path: Path, limit: float):
    network = build_network(FRAMES["larger"], Filters(view="coappearance"))
    for number, (*_, data) in enumerate(network.edges(data=True)):
        data["q_value"] = (number * 37 % 100) / 200
        data["expected"] = 1.5
    write_html(network, tmp_path / "graph.html")
    significant = {frozenset((a, b)) for a, b, data in network.edges(data=True) if data["q_value"] <= limit}
    with visit(browser, tmp_path / "graph.html") as page:
        page.filters().get_by_label("超出职责的关系").select_option(str(limit))
        nodes, edges = page.shown()
        assert set(edges) == significant
        assert nodes == set().union(*significant)


def test_a_tie_shows_the_sentences_of_the_window_and_no_others(larger: Visit):
    whole = build_network(FRAMES["larger"], Filters(view="coappearance"))
    one, other, _ = max(whole.edges(data="events"), key=lambda edge: edge[2])
    days = sorted(data["first_date"] for *_, data in whole.edges([one], data=True))
    for since, until in (("", ""), ("", days[len(days) // 2]), (days[len(days) // 2], "")):
        filters = Filters(view="coappearance", since=since or None, until=until or None)
        network = build_network(FRAMES["larger"], filters)
        expected = evidence_of(network, one, other) if network.has_edge(one, other) else ()
        words = {"since": since, "until": until, "open": json.dumps([one, other])}
        opened(larger, **{name: value for name, value in words.items() if value})
        larger.page.locator("#panel .sentences:not([aria-busy])").wait_for()
        quotes = larger.page.locator("#panel blockquote").all_inner_texts()
        assert quotes == [sentence.quote for sentence in expected]
        names = larger.page.locator("#panel mark").all_inner_texts()
        persons = [whole.nodes[end]["label"] for end in (one, other)]
        assert sorted(names) == sorted(persons * len(expected))


def test_the_handles_of_the_slider_set_the_window_and_the_counts(browser: Browser, pages: dict[str, Path]):
    with visit(browser, pages["small"]) as page:
        page.page.get_by_role("slider", name="截止").focus()
        page.page.keyboard.press("Home")
        page.page.keyboard.press("ArrowRight")
        page.page.keyboard.press("ArrowRight")
        page.page.keyboard.press("ArrowRight")
        page.page.get_by_role("slider", name="起始").focus()
        page.page.keyboard.press("ArrowRight")
        filters = Filters(view="coappearance", since="2023-01-30", until="2023-02-01")
        assert page.shown() == of(build_network(FRAMES["small"], filters))
        days = [page.page.get_by_label(name).input_value() for name in ("首日", "末日")]
        assert days == ["2023-01-30", "2023-02-01"]
        assert page.page.locator("#timeline output span").all_inner_texts() == [
            "1 个活动",
            "另 1 个日期不详，未计",
        ]
        page.page.get_by_role("button", name="全部时间").click()
        assert page.shown() == of(build_network(FRAMES["small"], Filters(view="coappearance")))


def test_the_bars_are_the_events_by_day(small: Visit):
    bars = small.js(
        "[...document.querySelectorAll('.bars rect')].map((bar) => Number(bar.getAttribute('height')))"
    )
    days = pd.Series([row.date_start for row in SMALL.events if row.date_start and row.event_id != "e-a5"])
    expected = days.value_counts().sort_index()
    shown = [(index, round(height / 28)) for index, height in enumerate(bars) if height]
    first = pd.Timestamp("2023-01-29")
    assert shown == [((pd.Timestamp(str(day)) - first).days, count) for day, count in expected.items()]


def test_playing_moves_the_window_on_and_stops(browser: Browser, pages: dict[str, Path]):
    with visit(browser, pages["small"]) as page:
        windows = "guantu.filters.state.since + guantu.filters.state.until"
        page.page.clock.install()
        page.page.get_by_role("button", name="播放").click()
        first = page.js(windows)
        page.page.clock.run_for(750)
        second = page.js(windows)
        page.page.get_by_role("button", name="暂停").click()
        page.page.clock.run_for(3000)
        assert first < second == page.js(windows)
        filters = Filters(view="coappearance", since=second[:10], until=second[10:])
        assert page.shown() == of(build_network(FRAMES["small"], filters))


def test_the_legend_says_what_is_shown(larger: Visit):
    opened(larger, since="2012-01-01", until="2012-12-31")
    network = build_network(FRAMES["larger"], Filters(view="coappearance", since="2012", until="2012"))
    kinds = pd.Series([data["kind"] for _, data in network.nodes(data=True)]).value_counts()
    legend = larger.page.locator("#legend label").all_inner_texts()
    assert [text.strip() for text in legend] == [
        f"{name} {kinds.get(kind, 0)}"
        for name, kind in (("官员", "official"), ("企业负责人", "executive"), ("企业", "company"))
    ]
    assert larger.page.locator("#summary").inner_text().endswith(f"关系 {network.number_of_edges()}")


def test_a_filter_is_named_and_can_be_undone(browser: Browser, pages: dict[str, Path]):
    with visit(browser, pages["small"]) as page:
        everything = page.shown()
        page.filters().get_by_label("职务或单位含有").fill("政协")
        assert page.shown()[0] == {"p03", "o01"}
        page.page.get_by_role("button", name="撤销: 职务: 政协").click()
        assert page.shown() == everything


def test_typing_a_post_by_an_input_method_keeps_its_letters(browser: Browser, pages: dict[str, Path]):
    with visit(browser, pages["small"]) as page:
        box = page.filters().get_by_label("职务或单位含有")
        box.focus()
        keyboard = page.page.context.new_cdp_session(page.page)
        for composed in ("s", "sh", "shu"):
            keyboard.send(
                "Input.imeSetComposition",
                {"text": composed, "selectionStart": len(composed), "selectionEnd": len(composed)},
            )
        keyboard.send("Input.insertText", {"text": "书记"})
        assert box.input_value() == "书记"
        assert page.shown()[0] == {"p01", "o01"}


def test_all_filters_are_cleared_at_once(browser: Browser, pages: dict[str, Path]):
    with visit(browser, pages["small"]) as page:
        everything = page.shown()
        form = page.filters()
        form.get_by_label("职务或单位含有").fill("区")
        form.locator("input[name=role][value=chair]").uncheck()
        form.locator("input[name=isolates]").uncheck()
        assert page.shown() != everything
        form.get_by_role("button", name="清除全部筛选").click()
        assert page.shown() == everything


def test_somebody_hidden_is_gone_until_asked_back_and_somebody_pinned_stays(
    browser: Browser, pages: dict[str, Path]
):
    with visit(browser, pages["small"]) as page:
        everything = page.shown()
        page.click("p02")
        page.page.get_by_role("button", name="隐藏").click()
        assert page.shown()[0] == everything[0] - {"p02"}
        page.page.get_by_role("button", name="已隐藏 1 个").click()
        assert page.shown() == everything
        page.click("p03")
        page.page.get_by_role("button", name="固定").click()
        page.filters().get_by_label("职务或单位含有").fill("区长")
        assert page.shown()[0] == {"p02", "p03", "p04", "o01"}


def test_the_steps_around_somebody_are_one_click_away(browser: Browser, pages: dict[str, Path]):
    with visit(browser, pages["small"]) as page:
        page.click("p03")
        page.page.get_by_role("button", name="周围 1 步").click()
        expected = build_network(FRAMES["small"], Filters(view="coappearance", ego="p03"))
        assert page.shown() == of(expected)
        page.page.get_by_role("button", name="周围 2 步").click()
        expected = build_network(FRAMES["small"], Filters(view="coappearance", ego="p03", hops=2))
        assert page.shown() == of(expected)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "words", [{}, {"since": "2023-02-01", "until": "2023-02-28"}, {"since": "2023-03-20"}, {"minEvents": 2}]
)
def test_organizations(browser: Browser, tmp_path: Path, view: View, words: dict[str, Any]):
    write_html(build_network(FRAMES["small"], Filters(organizations=True)), tmp_path / "graph.html")
    given = {{"minEvents": "min_events"}.get(name, name): value for name, value in words.items()}
    expected = build_network(FRAMES["small"], Filters(organizations=True, view=view, **given))
    with visit(browser, tmp_path / "graph.html") as page:
        assert without_counts(opened(page, view=view, **words)) == without_counts(of(expected))
