"""The article behind a sentence, and what else the page holds beside the network."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from browser import Browser, Locator, Visit, visit
from corpora import keep
from facts_as_frames import Facts, frames
from invented_facts import facts, hostile_facts

import graph
from graph.export.html import write_html
from graph.export.page_records import MOST_TEXT, PageRecords, read_records, records_of
from graph.network.network import build_network
from graph.store.database import opened
from graph.tables.rows import SourceRow


def printed() -> Facts:
    """The small corpus with the paper and page of its articles."""
    sources = tuple(
        SourceRow(source=source, kind="txt", status="read", paper="某某日报", published_on="", page="03")
        for source in sorted({row.source for row in facts().articles})
    )
    return replace(facts(), sources=sources)


def write(corpus: Facts, path: Path, *, texts: bool | None = None) -> Path:
    tables = frames(corpus)
    network = build_network(tables)
    write_html(network, path, records=records_of(tables, network, texts=texts))
    return path


@pytest.fixture(scope="module")
def read_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(printed(), tmp_path_factory.mktemp("read") / "graph.html")


@pytest.fixture
def page(browser: Browser, read_page: Path) -> Iterator[Visit]:
    with visit(browser, read_page) as visited:
        yield visited


def read(page: Visit) -> None:
    page.click("p04 p06")
    page.evidence().first.get_by_role("button", name="阅读全文").click()
    page.page.locator("#reader mark.cited").wait_for()


def test_the_whole_article_opens_at_the_sentence(page: Visit):
    read(page)
    reader = page.page.locator("#reader")
    quote = page.page.locator("#panel blockquote").first.inner_text()
    assert reader.locator("mark.cited").inner_text() == quote
    (article,) = (row for row in facts().articles if row.headline == "甲一赴企业走访调研")
    (text,) = (row.text for row in facts().article_texts if row.article_id == article.article_id)
    shown = "".join(reader.locator(".article p").all_inner_texts())
    assert shown == text.replace("\n", "")
    assert "某某日报 · 2023-02-03 · 第 3 版 · page1.txt" in reader.inner_text()


def test_a_name_in_the_article_opens_its_card(page: Visit):
    read(page)
    page.page.locator("#reader mark .name", has_text="甲一").first.click()
    assert page.page.locator("#panel h2").inner_text() == "甲一"


def test_somebody_who_is_searched_is_seen_in_the_drawing(page: Visit):
    read(page)
    page.page.locator("#search").fill("乙二")
    page.page.keyboard.press("Enter")
    assert page.page.locator("#panel h2").inner_text() == "乙二"
    assert page.page.locator("#reader").is_hidden()


def test_escape_closes_the_article_and_goes_back_to_the_sentence(page: Visit):
    read(page)
    page.page.keyboard.press("Escape")
    assert page.page.locator("#reader").is_hidden()
    assert page.js("document.activeElement.textContent") == "阅读全文"
    assert page.page.locator("#panel h2").inner_text() == "丁四 — 己六"


@pytest.mark.parametrize(
    ("locale", "label", "footnote"),
    [
        ("zh-CN", "复制脚注", "《甲一赴企业走访调研》，《某某日报》2023年2月3日，第3版。"),
        ("en-GB", "Copy as footnote", "“甲一赴企业走访调研”, 某某日报, 3 February 2023, p. 3."),
    ],
)
def test_a_footnote_names_paper_day_page_and_headline(
    browser: Browser, read_page: Path, locale: str, label: str, footnote: str
):
    with visit(browser, read_page, locale=locale, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.click("p04 p06")
        page.evidence().first.get_by_role("button", name=label).click()
        page.page.locator("#notice:not([hidden])").wait_for()
        assert page.js("navigator.clipboard.readText()") == footnote


def found(page: Visit, query: str) -> Locator:
    """The articles that the search box lists for a query."""
    box = page.page.get_by_role("combobox", name="搜索")
    box.fill(query)
    page.page.wait_for_function("() => guantu.search.hasTexts && guantu.articleSearch.isReady")
    # Once all is unpacked, the same words find all.
    box.fill(query)
    return page.page.locator("#hits li").filter(has_text="全文 ·")


@pytest.mark.parametrize(
    ("query", "headlines", "marked"),
    [
        ("有限公司签署", ["我区与某某生物科技签约"], "有限公司签署"),
        ("有限公司簽署", ["我区与某某生物科技签约"], "有限公司签署"),
        ("学习 政协", ["区政协召开主席会议"], "学习"),
        ("主席会议，学习", ["区政协召开主席会议"], "主席会议，学习"),
        ("会议 乙二", ["常委会会议再报道", "区委常委会召开会议"], "会议"),
        ("没有这样的字", [], ""),
        ("学", [], ""),
    ],
)
def test_words_of_whole_articles_are_found(page: Visit, query: str, headlines: list[str], marked: str):
    hits = found(page, query)
    assert [
        next(headline for headline in HEADLINES if f"全文 · {headline}" in text)
        for text in hits.all_inner_texts()
    ] == headlines
    assert hits.locator("mark").all_inner_texts() == [marked] * len(headlines)


HEADLINES = [row.headline for row in facts().articles]


def test_an_article_stands_behind_people_and_events(page: Visit):
    found(page, "政协")
    kinds = ["全文 ·" in text for text in page.page.locator("#hits li").all_inner_texts()]
    assert kinds == sorted(kinds)
    assert kinds[0] is False
    assert kinds[-1] is True


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
def test_by_keys_an_article_opens_at_the_words_that_were_sought(
    browser: Browser, read_page: Path, locale: str
):
    with visit(browser, read_page, locale=locale) as page:
        page.js("guantu.data.evidence().then(guantu.search.prepareTexts).then(guantu.articleSearch.prepare)")
        page.page.keyboard.press("/")
        page.page.keyboard.insert_text("一行走访")
        while "一行走访" not in page.page.locator("#hits [aria-selected=true] mark").all_inner_texts():
            page.page.keyboard.press("ArrowDown")
        page.page.keyboard.press("Enter")
        reader = page.page.locator("#reader")
        # 丁四, next to the words, is no part of them.
        assert reader.locator("mark.cited").all_inner_texts() == ["一行走访"]
        assert "丁四" in reader.locator(".name").all_inner_texts()
        page.page.keyboard.press("Escape")
        assert page.js("document.activeElement.id") == "search"


def test_a_name_that_is_cut_by_what_was_sought_stays_whole(page: Visit):
    found(page, "四一行").first.click()
    page.page.locator("#reader mark.cited").wait_for()
    assert page.page.locator("#reader mark.cited").inner_text() == "丁四一行"
    assert page.page.locator("#reader mark.cited .name").all_inner_texts() == ["丁四"]


def test_letters_that_grow_when_they_are_compared_do_not_move_the_place(browser: Browser, tmp_path: Path):
    corpus = printed()
    texts = tuple(replace(row, text=f"㈱…①Ａ{row.text}") for row in corpus.article_texts)
    with visit(browser, write(replace(corpus, article_texts=texts), tmp_path / "graph.html")) as page:
        assert found(page, "有限公司签署").locator("mark").all_inner_texts() == ["有限公司签署"]


def test_all_articles_with_the_words_are_listed_in_the_panel(browser: Browser, tmp_path: Path):
    corpus = printed()
    texts = tuple(replace(row, text=f"{row.text}\n编辑：甲丘") for row in corpus.article_texts)
    with visit(browser, write(replace(corpus, article_texts=texts), tmp_path / "graph.html")) as page:
        assert found(page, "编辑：甲丘").count() == 4
        page.page.get_by_role("option", name="全部 5 篇含有这些字词的报道").click()
        panel = page.page.locator("#panel")
        assert panel.locator("h2").inner_text() == "含“编辑：甲丘”的 5 篇报道"
        days = [text.split(" · ")[1] for text in panel.locator("li .minor").all_inner_texts()]
        assert days == sorted(days, reverse=True)
        assert_no_serious_fault(page)
        panel.get_by_role("button", name="区政协召开主席会议").click()
        assert page.page.locator("#reader mark.cited").inner_text() == "编辑：甲丘"
        page.page.locator("#reader .back").click()
        panel.get_by_role("button", name="返回").click()
        assert "这张图表示" in panel.inner_text()


def test_without_texts_no_article_is_found(browser: Browser, tmp_path: Path):
    with visit(browser, write(printed(), tmp_path / "graph.html", texts=False)) as page:
        assert found(page, "签署协议").count() == 0


def test_without_texts_a_footnote_remains(browser: Browser, tmp_path: Path):
    with visit(browser, write(printed(), tmp_path / "graph.html", texts=False)) as page:
        page.click("p04 p06")
        figure = page.evidence().first
        assert figure.get_by_role("button", name="阅读全文").count() == 0
        assert figure.get_by_role("button", name="复制脚注").count() == 1


def test_hostile_articles_are_shown_as_text(browser: Browser, tmp_path: Path):
    hostile = "</script><img src=x onerror='window.ran=1'>"
    with visit(browser, write(hostile_facts(hostile), tmp_path / "graph.html")) as page:
        read(page)
        assert hostile in page.page.locator("#reader").inner_text()
        assert page.js("window.ran === undefined")
        assert page.page.locator("#reader img").count() == 0
        assert page.complaints == []


def assert_no_serious_fault(page: Visit) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    faults = axe.run(page.page).response["violations"]
    assert [fault["id"] for fault in faults if fault["impact"] in ("serious", "critical")] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_in_an_article(browser: Browser, read_page: Path, scheme: str):
    with visit(browser, read_page, color_scheme=scheme) as page:
        read(page)
        assert_no_serious_fault(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_in_found_articles(browser: Browser, read_page: Path, scheme: str):
    with visit(browser, read_page, color_scheme=scheme) as page:
        assert found(page, "会议").count() > 1
        assert_no_serious_fault(page)


@pytest.mark.parametrize(("longer", "held"), [(0, True), (1, False)])
def test_articles_are_left_out_when_they_are_too_long(longer: int, held: bool):
    corpus = printed()
    cited, *rest = corpus.articles
    other = sum(row.text_length for row in rest)
    grown = (replace(cited, text_length=MOST_TEXT - other + longer), *rest)
    tables = frames(replace(corpus, articles=grown))
    network = build_network(tables)
    assert records_of(tables, network).has_texts is held
    assert records_of(tables, network, texts=not held).has_texts is not held


def test_a_corpus_file_gives_the_same_records_as_its_frames(tmp_path: Path):
    tables = frames(printed())
    keep(tables, tmp_path / "corpus.duckdb")
    network = build_network(tables)
    with opened(tmp_path / "corpus.duckdb") as connection:
        found = read_records(connection, network)
    assert found == records_of(tables, network)
    assert found.papers == ("某某日报",)
    assert found.articles


def test_a_network_without_evidence_has_no_records():
    assert records_of(frames(Facts()), build_network(frames(Facts()))) == PageRecords(has_texts=True)


def test_to_html_holds_the_articles(tmp_path: Path, browser: Browser):
    keep(frames(printed()), tmp_path / "corpus.duckdb")
    graph.load(tmp_path).to_html(tmp_path / "graph.html")
    with visit(browser, tmp_path / "graph.html") as page:
        assert page.js("guantu.data.about.has_texts")
        assert page.js("guantu.data.about.papers") == ["某某日报"]
