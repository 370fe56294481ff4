"""HTML pages: the article with its headline, or the whole page when there is none to speak of."""

import pytest

from ner.sources import html as reader
from ner.sources.html import MOST_BETWEEN, is_html


def html_text(html: str) -> str:
    return reader.html_text(html)[0]


def page(article: str, between: int = 1) -> str:
    lines = "".join(f"<div>来源{number}</div>" for number in range(between))
    return (
        "<html><head><title>区长走访_示例网</title></head><body><ul><li><a href='/'>首页</a></li></ul>"
        f"<h1>区长走访</h1>{lines}<article><p>{article}</p></article><div>主办：示例区</div></body></html>"
    )


@pytest.mark.parametrize(("length", "whole"), [(59, True), (60, False)])
def test_a_page_whose_article_is_short_is_kept_whole(length: int, whole: bool) -> None:
    text = html_text(page("会" * (length - 1) + "。"))
    assert ("主办：示例区" in text) is whole


@pytest.mark.parametrize(("between", "found"), [(4, True), (5, False)])
def test_a_headline_stands_at_most_four_lines_above_the_text(between: int, found: bool) -> None:
    text = html_text(page("会" * 80 + "。", between))
    assert text.startswith("区长走访") is found


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("甲，乙<br>丙。", "甲，乙丙。", id="in mid-sentence"),
        pytest.param("甲，乙<br/>丙<br>丁。", "甲，乙丙丁。", id="twice in one sentence"),
        pytest.param("甲，乙。<br>丙。", "甲，乙。\n丙。", id="behind a sentence"),
        pytest.param("甲，乙。”<br>丙。", "甲，乙。”\n丙。", id="behind speech"),
        pytest.param("甲，乙：<br>丙。", "甲，乙：\n丙。", id="behind a colon"),
        pytest.param("甲乙<br>丙。", "甲乙\n丙。", id="behind a line without a pause"),
        pytest.param("甲，乙<br><br>丙。", "甲，乙\n丙。", id="two at once"),
        pytest.param("甲，乙<br>　　丙。", "甲，乙\n丙。", id="before an indent"),
        pytest.param("甲，乙<br>&nbsp;丙。", "甲，乙 丙。", id="before one blank"),
        pytest.param("甲，乙</p><p>丙。", "甲，乙\n丙。", id="two paragraphs"),
    ],
)
def test_a_br_in_mid_sentence_breaks_no_line(html: str, text: str) -> None:
    assert html_text(f"<h1>题</h1><p>{html}</p>") == f"题\n{text}"


@pytest.mark.parametrize(
    ("html", "hidden"),
    [
        pytest.param("<div style='color:red; display: none'>暗</div>", True, id="display none"),
        pytest.param("<div style='visibility:hidden'>暗</div>", True, id="visibility"),
        pytest.param("<div style='display:block'>暗</div>", False, id="display block"),
        pytest.param("<div hidden>暗</div>", True, id="hidden"),
        pytest.param("<input hidden>暗", False, id="a hidden element without content"),
        pytest.param("<span aria-hidden='true'>暗</span>", True, id="aria-hidden"),
        pytest.param("<span aria-hidden='false'>暗</span>", False, id="aria-hidden is false"),
        pytest.param("<div hidden>外<div>内</div>暗</div>", True, id="an element inside a hidden one"),
        pytest.param("<noscript>暗</noscript>", True, id="noscript"),
        pytest.param("<template>暗</template>", True, id="template"),
        pytest.param("<nav><ul><li>暗</ul></nav>", True, id="nav"),
        pytest.param("<aside>暗</aside>", True, id="aside"),
        pytest.param("<footer>暗</footer>", True, id="footer"),
        pytest.param("<div role='navigation'>暗</div>", True, id="role"),
        pytest.param("<div class='top-nav clear'>暗</div>", True, id="class of navigation"),
        pytest.param("<div id='breadcrumb'>暗</div>", True, id="bread crumbs"),
        pytest.param("<div class='navy'>暗</div>", False, id="another class"),
        pytest.param("<article class='has-sidebar'>暗</article>", False, id="an article"),
    ],
)
def test_what_the_reader_does_not_see_or_leads_elsewhere_is_left_out(html: str, hidden: bool) -> None:
    assert ("暗" not in html_text(f"<h1>题</h1>{html}<p>明，明。</p>")) is hidden


@pytest.mark.parametrize(("shown", "read"), [(9, True), (10, False)])
def test_what_is_hidden_is_read_where_it_is_most_of_the_page(shown: int, read: bool) -> None:
    text = html_text(f"<div id='content' style='visibility: hidden'>{'暗' * 10}</div><p>{'明' * shown}</p>")
    assert ("暗" in text) is read


def test_a_heading_above_the_text_is_the_headline_though_the_page_has_no_title() -> None:
    article = "会" * 80 + "。"
    html = f"<div>首条</div><h1>区长走访</h1><div>来源</div><article><p>{article}</p></article>"
    assert html_text(html).startswith("区长走访\n")


def test_many_breaks_cost_no_more_each() -> None:
    assert len(html_text("<p>甲，" + "乙<br>" * 50_000)) == 50_002


def headings(html: str) -> list[tuple[str, int]]:
    text, found = reader.html_text(html)
    return [(text[heading.start :].split("\n")[0], heading.level) for heading in found]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        pytest.param(
            "<h1>题</h1><h2>甲</h2><p>文。</p><h3>乙</h3><p>文。</p>",
            [("题", 1), ("甲", 2), ("乙", 3)],
            id="to h3",
        ),
        pytest.param("<h1>题</h1><h4>甲</h4><p>文。</p>", [("题", 1)], id="no h4"),
        pytest.param(
            "<h1>题</h1><h2><a href='x'>甲<b>乙</b></a></h2>文。", [("题", 1), ("甲乙", 2)], id="with a link"
        ),
        pytest.param("<h1>题</h1><h2>甲<br>乙</h2>文。", [("题", 1), ("甲", 2)], id="the first of two lines"),
        pytest.param("<h1>题</h1><h2> </h2><p>文。</p>", [("题", 1)], id="an empty one"),
        pytest.param(
            "<h1>题</h1><nav><h2>甲</h2></nav><p>文。</p>", [("题", 1)], id="none of the navigation"
        ),
        pytest.param(
            "<h1>题</h1><h2>甲</h2>文<h1>乙</h1>", [("题", 1), ("甲", 2), ("乙", 1)], id="not the text behind"
        ),
    ],
)
def test_headings_are_where_the_page_has_them(html: str, found: list[tuple[str, int]]) -> None:
    assert headings(html) == found


@pytest.mark.parametrize(("between", "kept"), [(MOST_BETWEEN, True), (MOST_BETWEEN + 1, False)])
def test_a_heading_above_a_later_text_is_kept_with_the_lines_between(
    monkeypatch: pytest.MonkeyPatch, between: int, kept: bool
) -> None:
    articles = ["会" * 80 + "。", "议" * 80 + "。"]
    monkeypatch.setattr("trafilatura.extract", lambda *_, **__: "\n".join(articles))
    dates = "".join(f"<div>2023-02-0{n}</div>" for n in range(between))
    html = f"<h1>要闻</h1><p>{articles[0]}</p><h2>区长走访</h2>{dates}<p>{articles[1]}</p>"
    assert (("区长走访", 2) in headings(html)) is kept
    assert ("2023-02-00" in html_text(html)) is kept


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<p>区委召开会议。</p>", True),
        (" \n<!DOCTYPE html><title>会议</title>", True),
        ('<div class="x">\n\n区委召开会议。\n\n', True),
        ("区委召开会议。<br/>甲某某出席。", True),
        ("区委召开会议。</P>\n甲某某出席。</P>", True),
        ("区委召开会议。\n甲某某出席。</p>\n", False),
        ("<记者手记>区委召开会议。", False),
        ("<pre>区委召开会议。", False),
        ("若 a<b，则<p", False),
        ("区委召开会议。", False),
    ],
)
def test_a_text_of_tags_is_html(text: str, html: bool) -> None:
    assert is_html(text) is html


@pytest.mark.parametrize(("attributes", "whole"), [(999, False), (1000, True)])
def test_a_page_with_a_tag_of_many_attributes_is_kept_whole(attributes: int, whole: bool) -> None:
    given = " ".join(f"a{number}" for number in range(attributes))
    html = page("示例区召开安全生产工作会议。" * 9).replace("<ul>", f"<ul {given} id='x'>")
    assert ("首页" in html_text(html)) is whole


def test_a_page_of_frames_has_no_text_but_its_title() -> None:
    assert html_text("<title>某某日报</title><frameset cols='20%,80%'><frame src='a.html'></frameset>") == ""


@pytest.mark.parametrize(
    ("html", "beside"),
    [
        pytest.param("<form><h1>会议</h1><p>{}</p></form>", "搜索", id="a page in a form"),
        pytest.param("<nav><a>首页</a><p>{}</p>", "搜索", id="a menu that nothing closes"),
        pytest.param("<h1>会议</h1><p>{}</p><form>搜索</form>", "搜索", id="a form to search"),
        pytest.param("<p>{}</p><nav>" + "首页" * 99 + "</nav>", "首页", id="a menu longer than the text"),
    ],
)
def test_what_stands_beside_the_text_is_read_when_there_is_no_other(html: str, beside: str) -> None:
    text = "示例区召开安全生产工作会议，区委书记甲某某出席，会议强调要压实责任。" * 2
    found = html_text(html.format(text))
    assert (text in found, beside in found) == (True, False)


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("<head><title>会议</title><p>", "会议\n甲某某出席。"),
        ("<head><title>会议</title><script>x()</script><style>p{}</style></head><p>", "会议\n甲某某出席。"),
        ("<head><title>会议</title><noscript>", ""),
    ],
)
def test_a_head_ends_where_text_begins(head: str, text: str) -> None:
    assert html_text(f"<html>{head}甲某某出席。") == text


@pytest.mark.parametrize("tag", ["noscript", "template", "svg"])
@pytest.mark.parametrize(("shown", "read"), [(79, True), (80, False)])
def test_what_no_browser_shows_is_read_where_it_is_most_of_the_page(tag: str, shown: int, read: bool) -> None:
    text = html_text(f"<title>网</title><div>{'会' * shown}</div><{tag}><p>{'议' * 80}</p></{tag}>")
    assert text.split("\n") == ["网", "会" * shown, *["议" * 80] * read]


@pytest.mark.parametrize(("unshown", "read"), [(60, False), (61, True)])
def test_a_short_line_that_no_browser_shows_is_left_out(unshown: int, read: bool) -> None:
    text = html_text(f"<p>区委</p><noscript>{'议' * unshown}</noscript>")
    assert text.split("\n") == ["区委", *["议" * unshown] * read]


@pytest.mark.parametrize("content", ["<style>", "<script>"])
def test_scripts_in_what_no_browser_shows_are_no_text(content: str) -> None:
    assert html_text(f"<p>区委</p><noscript>{content}{'a{}' * 80}</{content[1:]}</noscript>") == "区委"


def test_the_title_of_a_drawing_is_none_of_the_page() -> None:
    assert html_text("<title>网</title><p>区委</p><svg><title>图</title></svg>") == "网\n区委"
