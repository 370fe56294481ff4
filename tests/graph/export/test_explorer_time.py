"""Time in the page: the window, careers and successions, changes, issues read, ties beyond duty."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from browser import Browser, Visit, box_of, visit
from facts_as_frames import frames
from invented_facts import facts
from timed_facts import CORPUS, write

from graph.export.html import write_html
from graph.export.page_records import records_of
from graph.network.filters import Filters
from graph.network.network import build_network


@pytest.fixture(scope="module")
def timed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(CORPUS, tmp_path_factory.mktemp("timed") / "graph.html")


@pytest.fixture
def page(browser: Browser, timed: Path) -> Iterator[Visit]:
    with visit(browser, timed) as visited:
        yield visited


def window(page: Visit) -> tuple[str, str]:
    since, until = page.js("[guantu.filters.state.since, guantu.filters.state.until]")
    return since, until


def drag(page: Visit, start: float, end: float) -> None:
    """Drag on the timeline between two places, in bars from its left."""
    box = box_of(page.page.locator(".track"))
    bars = page.js("document.querySelectorAll('.bars rect').length")
    y = box["y"] + 15
    page.page.mouse.move(box["x"] + box["width"] * start / bars, y)
    page.page.mouse.down()
    for step in range(1, 6):
        page.page.mouse.move(box["x"] + box["width"] * (start + (end - start) * step / 5) / bars, y)
    page.page.mouse.up()


def test_the_handles_do_not_stick_when_the_window_is_one_bar(page: Visit):
    last = page.js("document.querySelectorAll('.bars rect').length")
    page.page.get_by_label("首日").fill("2023-01-30")
    page.page.get_by_label("首日").press("Enter")
    page.page.get_by_label("末日").fill("2023-01-30")
    page.page.get_by_label("末日").press("Enter")
    assert window(page) == ("2023-01-30", "2023-01-30")
    drag(page, 2, last)
    assert window(page)[0] == "2023-01-30"
    assert window(page)[1] > "2023-02-01"
    drag(page, last - 0.2, 2)
    assert window(page) == ("2023-01-30", "2023-01-30")
    drag(page, 1, 0)
    assert window(page) == ("2023-01-29", "2023-01-30")


def test_a_handle_can_be_drawn_past_the_other(page: Visit):
    for name, day in (("首日", "2023-01-30"), ("末日", "2023-01-31")):
        page.page.get_by_label(name).fill(day)
        page.page.get_by_label(name).press("Enter")
    drag(page, 1.05, 3.9)
    assert window(page) == ("2023-02-01", "2023-02-01")


def test_the_window_can_be_dragged(page: Visit):
    for name, day in (("首日", "2023-01-29"), ("末日", "2023-02-01")):
        page.page.get_by_label(name).fill(day)
        page.page.get_by_label(name).press("Enter")
    drag(page, 2, 3)
    assert window(page) == ("2023-01-30", "2023-02-02")
    expected = build_network(
        frames(CORPUS), Filters(view="coappearance", since="2023-01-30", until="2023-02-02")
    )
    assert page.shown()[0] == set(expected)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2023", "2023", ("2023-01-01", "2023-12-31")),
        ("2023-02", "2023-02", ("2023-02-01", "2023-02-28")),
        ("2023年1月30日", "2023/2/1", ("2023-01-30", "2023-02-01")),
        ("2023-02-30", "", ("", "")),
        ("never", "2023-02-01", ("", "2023-02-01")),
        ("2023-02-02", "2023-01-30", ("2023-01-30", "2023-02-02")),
    ],
)
def test_a_day_can_be_typed(page: Visit, first: str, last: str, expected: tuple[str, str]):
    for name, day in (("首日", first), ("末日", last)):
        page.page.get_by_label(name).fill(day)
        page.page.get_by_label(name).press("Enter")
    assert window(page) == expected


def test_undated_events_are_counted_apart(page: Visit):
    events = {row.merged_id: row.date_start for row in facts().events}
    dated = sum(bool(day) for day in events.values())
    assert page.page.locator("#timeline output span").all_inner_texts() == [
        f"{dated} 个活动",
        f"另 {len(events) - dated} 个日期不详",
    ]


@pytest.mark.parametrize(
    ("day", "said"), [("", "日期均不详"), ("2023-02-01", "都在 2023-02-01")], ids=["undated", "one-day"]
)
def test_it_says_why_there_is_no_timeline(browser: Browser, tmp_path: Path, day: str, said: str):
    end = (pd.Timestamp(day) + pd.Timedelta(days=1)).strftime("%Y-%m-%d") if day else ""
    events = tuple(replace(row, date_start=day, date_end=end) for row in facts().events)
    with visit(browser, write(replace(facts(), events=events), tmp_path / "graph.html")) as page:
        assert said in page.page.locator("#timeline").inner_text()


def test_a_card_shows_who_came_before_in_the_post(page: Visit):
    page.click("p02")
    section = page.page.locator("#panel .seats-of")
    section.wait_for()
    assert "前任 辛某" in section.inner_text()
    assert section.locator("rect.gap title").text_content() == "与前任相隔 124 天"
    bands = section.locator("rect.observed title").all_text_contents()
    assert bands == ["辛某 2021-01-05（见报） – 2022-06-30（见报）", "乙二 2022-11-01 – 2023-03-20（见报）"]


def test_a_post_has_a_card_with_its_holders_in_order(page: Visit):
    page.click("p02")
    page.page.locator("#panel .seats-of button", has_text="区长").click()
    panel = page.page.locator("#panel")
    panel.get_by_text("任职者 (2)").wait_for()
    assert panel.locator(".posts li > :first-child").all_inner_texts() == ["辛某", "乙二"]
    panel.get_by_role("button", name="乙二").click()
    assert panel.locator("h2").inner_text() == "乙二"


def test_changes_between_two_dates_are_those_in_the_window(page: Visit):
    page.page.keyboard.press("t")
    page.page.locator("#table [data-key=tab-changes]").click()
    rows = page.page.locator("#table tbody tr")
    assert rows.count() == 3
    page.page.get_by_label("首日").fill("2023-01-30")
    page.page.get_by_label("首日").press("Enter")
    assert [text.split()[:3] for text in rows.all_inner_texts()] == [["乙二", "2023-02-01", "调任"]]


def test_the_calendar_shows_what_was_read_and_what_is_missing(page: Visit):
    summary = page.page.locator("#panel summary", has_text="所读各期")
    summary.wait_for()
    assert summary.inner_text() == "所读各期: 已读 1 · 缺 1"
    summary.click()
    squares = page.page.locator("#panel svg.issues rect")
    squares.first.wait_for()
    assert squares.locator("title").all_text_contents() == ["2023-02-01: 已读 4/4", "2023-02-02: 缺 0/4"]


def test_only_ties_beyond_duty_on_a_click(browser: Browser, tmp_path: Path):
    tables = frames(CORPUS)
    network = build_network(tables)
    pairs = sorted(
        (min(ends), max(ends)) for *ends, data in network.edges(data=True) if data["relation"] == "co_appears"
    )
    for pair in pairs:
        network.edges[pair].update(expected=0.4, q_value=0.01 if pair == pairs[0] else 0.4)
    # A person and his own firm are not tested.
    del network.edges[pairs[-1]]["q_value"]
    write_html(network, tmp_path / "graph.html", records=records_of(tables, network))
    with visit(browser, tmp_path / "graph.html") as page:
        choice = page.filters().get_by_label("超出职责的关系")
        assert choice.locator("option").all_inner_texts() == [
            "全部关系",
            "q ≤ 0.1 (1)",
            "q ≤ 0.05 (1)",
            "q ≤ 0.01 (1)",
        ]
        choice.select_option("0.05")
        assert set(page.shown()[1]) == {frozenset(pairs[0])}
        page.page.keyboard.press("Escape")
        page.click(" ".join(pairs[0]))
        assert "按职责预期 0.4 次，q = 0.01" in page.page.locator("#panel").inner_text()
        page.page.get_by_role("button", name="撤销: 超出职责的关系: q ≤ 0.05").click()
        assert len(page.shown()[1]) == len(pairs)


@pytest.mark.parametrize("least", [None, 0.2])
def test_without_ties_beyond_duty_nothing_is_asked_of_it(
    browser: Browser, tmp_path: Path, least: float | None
):
    network = build_network(frames(CORPUS))
    for *_, data in network.edges(data=True):
        data.update({} if least is None else {"expected": 1.0, "q_value": least})
    write_html(network, tmp_path / "graph.html")
    with visit(browser, tmp_path / "graph.html", fragment="#maxQ=0.05") as page:
        assert page.filters().get_by_label("超出职责的关系").count() == 0
        assert page.shown()[1]
