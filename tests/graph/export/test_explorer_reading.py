"""The article behind a sentence, and what else the page holds beside the network."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from browser import Browser, Visit, visit
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


def test_words_of_articles_are_found_with_their_place(page: Visit):
    found = page.js(
        "guantu.records.findArticles('签署协议', 5).then((hits) => hits.map(({ article, at }) => "
        "[article.headline, Array.from(article.text).slice(at, at + 4).join('')]))"
    )
    assert found
    assert all(words == "签署协议" for _, words in found)


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


def test_axe_finds_no_serious_fault_in_an_article(browser: Browser, read_page: Path):
    for scheme in ("light", "dark"):
        with visit(browser, read_page, color_scheme=scheme) as page:
            read(page)
            axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
            found = axe.run(page.page).response["violations"]
        assert [fault["id"] for fault in found if fault["impact"] in ("serious", "critical")] == []


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
