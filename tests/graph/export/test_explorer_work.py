"""The reader's own work: kept in a copy of the page, in a file, in the browser; and springs."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from browser import Browser, Visit, visit
from facts_as_frames import frames
from invented_facts import facts, hostile_facts

from graph.export.html import write_html
from graph.network.network import build_network


@pytest.fixture
def page(browser: Browser, small_page: Path) -> Iterator[Visit]:
    with visit(browser, small_page) as visited:
        yield visited


def work(page: Visit, note: str = "见卷宗 </script><b>") -> None:
    """Something of everything: a moved, a hidden, a pinned, a coloured node, a note, a group, a marked error."""
    page.page.evaluate(
        """(note) => guantu.work.change(() => {
            const at = (id) => guantu.data.byId.get(id).index;
            const { state } = guantu.work;
            state.moved.set(at("p02"), { x: 123.4, y: -56.7 });
            state.colors.set(at("p02"), "#d55e00");
            state.notes.set(at("p01"), note);
            state.groups.push({ name: "四套班子", members: [at("p01"), at("p03")] });
            state.marks.push({ file: "corrections", says: "甲一: 职务有误", row: { action: "set", quote: "甲一" } });
            guantu.filters.state.hidden.add(at("p04"));
            guantu.filters.state.pinned.add(at("p03"));
        })""",
        note,
    )


def told(page: Visit) -> object:
    """All that the page knows of the work, but for when it was saved and what is in view."""
    return page.js("(({ on, view, ...rest }) => rest)(guantu.work.saved(''))")


def saved(page: Visit, button: str, folder: Path) -> Path:
    page.page.keyboard.press("w")
    with page.page.expect_download() as download:
        page.page.locator(button).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_copy_of_the_page_holds_the_work_and_the_view(browser: Browser, page: Visit, tmp_path: Path):
    work(page)
    page.page.locator("[data-view=events]").click()
    copy = saved(page, "#save-copy", tmp_path)
    with visit(browser, copy) as other:
        assert told(other) == told(page)
        assert other.shown() == page.shown()
        assert other.js("guantu.canvas.colorOf(guantu.data.byId.get('p02'))") == "#d55e00"
        assert other.js("(({ x, y }) => [x, y])(guantu.data.byId.get('p02'))") == [123.4, -56.7]
        other.click("p01")
        assert other.page.get_by_label("备注", exact=True).input_value() == "见卷宗 </script><b>"
        assert other.page.locator("#panel details").first.is_visible()
        assert other.complaints == []
        assert [unquote(url).split("/")[-1] for url in other.requests] == [copy.name]
        # A copy of the copy, with nothing of the work left, is the page as it was.
        other.page.keyboard.press("w")
        other.page.locator("#forget").click()
        again = saved(other, "#save-copy", tmp_path / "again")
    with visit(browser, again) as plain:
        assert plain.js("guantu.work.isEmpty()")


def test_a_copy_is_the_page_but_for_the_work(page: Visit, small_page: Path, tmp_path: Path):
    work(page)
    copy = saved(page, "#save-copy", tmp_path).read_text("utf-8")
    original = small_page.read_text("utf-8")
    for pattern in (r"<script(?: [^>]*)?>(.*?)</script>", r"<style>(.*?)</style>"):
        before, after = (re.findall(pattern, text, re.DOTALL) for text in (original, copy))
        assert [text for text in after if text.find('"fingerprint"') < 0] == [
            text for text in before if text and text.find('"fingerprint"') < 0
        ]
    policy = r'Content-Security-Policy" content="([^"]*)"'
    assert re.findall(policy, copy)[0] == re.findall(policy, original)[0].replace("&#39;", "'")


def test_hostile_texts_survive_a_copy_and_run_nothing(browser: Browser, tmp_path: Path):
    text = "</script><script>window.ran=1</script>"
    write_html(build_network(frames(hostile_facts(text))), tmp_path / "graph.html", title=text)
    with visit(browser, tmp_path / "graph.html") as page:
        work(page, text)
        copy = saved(page, "#save-copy", tmp_path)
    with visit(browser, copy) as other:
        assert other.page.locator("h1").inner_text() == text
        assert text in other.js("[...guantu.work.state.notes.values()][0]")
        assert other.js("window.ran === undefined")
        assert other.complaints == []


def test_a_file_takes_the_work_to_another_page_of_the_corpus(browser: Browser, page: Visit, tmp_path: Path):
    work(page)
    file = saved(page, "#save-work", tmp_path)
    assert file.stat().st_size < 2000
    fewer = replace(facts(), persons=tuple(row for row in facts().persons if row.entity_id != "p03"))
    write_html(build_network(frames(fewer)), tmp_path / "graph.html")
    with visit(browser, tmp_path / "graph.html") as other:
        other.page.keyboard.press("w")
        other.page.locator("#panel input[type=file]").set_input_files(file)
        other.page.get_by_text("1 个点不在此页").wait_for()
        assert other.js("guantu.work.state.groups.map(({ name, members }) => [name, members.length])") == [
            ["四套班子", 1]
        ]
        assert "p04" not in other.shown()[0]
        other.page.locator("#undo").click()
        assert other.js("guantu.work.isEmpty()")


@pytest.mark.parametrize("content", ["", "[]", "7", '{"guantu": 1}', "\u0000", '{"a": '])
def test_another_file_is_refused(page: Visit, tmp_path: Path, content: str):
    (tmp_path / "other.json").write_text(content, "utf-8")
    page.page.keyboard.press("w")
    page.page.locator("#panel input[type=file]").set_input_files(tmp_path / "other.json")
    page.page.get_by_text("这不是本页保存的文件").wait_for()
    assert page.js("guantu.work.isEmpty()")


def test_odd_values_in_a_file_are_passed_over(page: Visit, tmp_path: Path):
    odd = {
        "guantu": "0", "fingerprint": "x", "by": 7, "hidden": [1, None, "gone", "__proto__"], "pinned": "p01",
        "moved": [["p01", "x", 2], ["p02", None, 0], 3], "notes": [["p01"], ["p02", 5]],
        "colors": [["p01", "url(x)"]], "groups": [{"name": 1, "members": ["p01"]}, {"name": "a", "members": 3}],
        "marks": [{"file": "x"}, None, {"file": "corrections", "says": "s", "row": {"a": 1}}],
    }  # fmt: skip
    (tmp_path / "odd.json").write_text(json.dumps(odd), "utf-8")
    page.page.keyboard.press("w")
    page.page.locator("#panel input[type=file]").set_input_files(tmp_path / "odd.json")
    page.page.get_by_text("个点不在此页").wait_for()
    assert page.js("guantu.work.isEmpty()")
    assert page.complaints == []


def test_the_browser_keeps_the_work_for_the_next_time(page: Visit):
    work(page)
    before = told(page)
    page.page.reload()
    page.page.wait_for_selector("html[data-ready]")
    assert told(page) == before
    assert page.page.locator("#notice").inner_text() == "已恢复上次的工作"
    page.page.keyboard.press("w")
    page.page.locator("#forget").click()
    page.page.wait_for_timeout(500)
    page.page.goto(page.page.url.split("#")[0] + "?again")
    page.page.wait_for_selector("html[data-ready]")
    assert page.js("guantu.work.isEmpty()")


def test_without_storage_the_page_works_and_says_so(browser: Browser, small_page: Path):
    with visit(browser, small_page) as page:
        page.js(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
        )
        work(page)
        page.page.wait_for_timeout(500)
        page.page.keyboard.press("w")
        assert "本浏览器不能存储" in page.page.locator("#panel").inner_text()


def spread(page: Visit) -> list[list[float]]:
    places: list[list[float]] = page.js("guantu.data.nodes.map(({ x, y }) => [x, y])")
    return places


def test_springs_move_the_nodes_but_not_the_pinned_and_all_go_back(page: Visit):
    before = spread(page)
    page.click("p01")
    page.page.get_by_role("button", name="固定", exact=True).click()
    page.page.keyboard.press("w")
    page.page.locator("#loosen").click()
    page.page.wait_for_timeout(600)
    page.page.locator("#loosen").click()
    assert page.page.locator("#loosen").inner_text() == "松开布局"
    after = spread(page)
    number = page.js("guantu.data.byId.get('p01').index")
    moved = [one != other for one, other in zip(before, after, strict=True)]
    assert not moved[number]
    assert sum(moved) >= 5
    page.page.locator("#put-back").click()
    assert spread(page) == before
    page.page.locator("#undo").click()
    assert spread(page) == after
    assert page.complaints == []


def test_a_kept_group_is_chosen_again_by_a_click(page: Visit):
    work(page)
    page.page.keyboard.press("w")
    page.page.get_by_role("button", name="四套班子", exact=True).click()
    assert page.page.locator("#panel").inner_text().startswith("2 个一组")


def test_a_colour_given_by_hand_shows_and_goes(page: Visit):
    page.click("p02")
    page.page.locator("#panel .own summary").click()
    page.page.get_by_role("button", name="颜色 3").click()
    own = "guantu.canvas.colorOf(guantu.data.byId.get('p02'))"
    assert page.js(own) == "#009e73"
    page.page.get_by_role("button", name="原色").click()
    assert page.js(own) == page.js("guantu.data.colors.official")


def test_bringing_back_the_hidden_can_be_undone(page: Visit):
    everything = page.shown()
    page.click("p02")
    page.page.get_by_role("button", name="隐藏").click()
    without = page.shown()
    assert without[0] == everything[0] - {"p02"}
    page.page.get_by_role("button", name="已隐藏 1 个").click()
    assert page.shown() == everything
    page.page.keyboard.press("Control+z")
    assert page.shown() == without
    page.filters().get_by_role("button", name="清除全部筛选").click()
    assert page.shown() == everything
    page.page.keyboard.press("Control+z")
    assert page.shown() == without


def test_hiding_all_others_of_a_group_can_be_undone(page: Visit):
    everything = page.shown()
    page.js(
        "void (location.hash = '#chosen=' + JSON.stringify(['p01', 'p02']) + '&ask=' + JSON.stringify(['group', [], '', []]))"
    )
    page.page.get_by_role("button", name="只看这些").click()
    assert page.shown()[0] == {"p01", "p02"}
    page.page.keyboard.press("Control+z")
    assert page.shown() == everything
