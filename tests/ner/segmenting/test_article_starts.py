"""Where articles begin, by the paragraphs' forms and wording; whole pages are in test_articles."""

from dataclasses import replace

import pytest
from paragraphs import body, head, paragraph, sharing, wording

from ner.segmenting.article_starts import article_starts
from ner.segmenting.paragraphs import Form, Paragraph

OPENING = body("本报讯（记者 甲某某）会议召开。", opens=True)


@pytest.mark.parametrize(("length", "starts"), [(150, (1,)), (151, (0, 1))])
def test_long_text_before_the_first_dateline_is_an_article(length: int, starts: tuple[int, ...]) -> None:
    assert article_starts([body(wording(length)), OPENING], in_columns=True) == starts


ABOVE, BELOW = wording(60), wording(60, 100)


@pytest.mark.parametrize(
    ("below", "above", "length", "starts"),
    [
        pytest.param(5, 0, 12, (), id="hardly about the text below"),
        pytest.param(6, 0, 12, (0, 2), id="about the text below"),
        pytest.param(6, 4, 12, (), id="as much about the text above"),
        pytest.param(6, 2, 12, (0, 2), id="clearly more about the text below"),
        pytest.param(6, 0, 7, (), id="too short"),
        pytest.param(7, 0, 8, (0, 2), id="just long enough"),
    ],
)
def test_a_headline_in_mid_page_announces_an_article_that_is_dated(
    below: int, above: int, length: int, starts: tuple[int, ...]
) -> None:
    line = BELOW[: below + 1] + (ABOVE[: above + 1] if above else "")
    line += wording(length - len(line), 900)
    assert article_starts([body(ABOVE), head(line), body(f"近日，{BELOW}")], in_columns=False) == starts


@pytest.mark.parametrize(
    ("end", "starts"), [("。（王某某）", (0, 2)), ("。（某某区某某局王某某）", (0, 2)), ("（王某某）", ())]
)
def test_below_a_signed_text_a_headline_announces_another(end: str, starts: tuple[int, ...]) -> None:
    line = head(sharing(0, 10, BELOW))
    assert article_starts([body(ABOVE + end), line, body(BELOW)], in_columns=False) == starts


@pytest.mark.parametrize(
    ("dateline", "pairs", "starts"),
    [
        pytest.param("新华社示例2月2日电", 6, (1,), id="an agency's, a sixth of the headline"),
        pytest.param("新华社示例2月2日电", 7, (1, 2), id="an agency's, a seventh of the headline"),
        pytest.param("本报讯：", 6, (1, 2), id="the paper's own"),
    ],
)
def test_a_second_report_under_a_headline_on_both(dateline: str, pairs: int, starts: tuple[int, ...]) -> None:
    line = ABOVE[: pairs - 1] + BELOW[:2]
    page = [
        head(line),
        body(f"新华社示例2月1日电{ABOVE}", opens=True),
        body(f"{dateline}{BELOW}", opens=True),
    ]
    assert article_starts(page, in_columns=False) == starts


@pytest.mark.parametrize(
    ("line", "starts"),
    [
        pytest.param(ABOVE[:6] + BELOW[:6], (1,), id="first of one and then of the other"),
        pytest.param(ABOVE[:6] + BELOW[:5], (1, 2), id="too short a part"),
        pytest.param(ABOVE[:12], (1, 2), id="of the first report alone"),
    ],
)
def test_a_headline_tells_of_two_reports_of_the_paper(line: str, starts: tuple[int, ...]) -> None:
    page = [head(line), body(f"本报讯：{ABOVE}", opens=True), body(f"本报讯：{BELOW}", opens=True)]
    assert article_starts(page, in_columns=False) == starts


@pytest.mark.parametrize(("length", "starts"), [(200, (1,)), (201, (1, 2))])
def test_a_headline_of_two_reports_has_a_length(length: int, starts: tuple[int, ...]) -> None:
    first, second = ABOVE[:6] * 30, BELOW[:6] * 30
    line = first[: length // 2] + second[: length - length // 2]
    page = [head(line), body(f"本报讯：{first}", opens=True), body(f"本报讯：{second}", opens=True)]
    assert article_starts(page, in_columns=False) == starts


@pytest.mark.parametrize(("first", "starts"), [("（甲某某）", (2,)), ("老街开街。（甲某某）", (0, 2))])
def test_the_closing_bracket_alone_of_an_article_is_none(first: str, starts: tuple[int, ...]) -> None:
    assert article_starts([body(first), head("会议"), OPENING], in_columns=False) == starts


@pytest.mark.parametrize(
    ("dateline", "last", "in_columns", "starts"),
    [
        pytest.param("新华社示例2月2日电", [head("会议"), OPENING], False, (0, 3), id="an agency's"),
        pytest.param("本报讯：", [head("会议"), OPENING], False, (0, 1, 3), id="the paper's own"),
        pytest.param("新华社示例2月2日电", [OPENING], False, (0, 1, 2), id="others without headlines"),
        pytest.param("新华社示例2月2日电", [head("会议"), OPENING], True, (0, 1, 3), id="columns"),
    ],
)
def test_a_report_below_the_rest_of_an_article(
    dateline: str, last: list[Paragraph], in_columns: bool, starts: tuple[int, ...]
) -> None:
    page = [body(wording(151)), body(f"{dateline}{BELOW}", opens=True), *last]
    assert article_starts(page, in_columns=in_columns) == starts


PHOTOGRAPHER = paragraph(Form.CREDIT, "（本报记者王立新摄）")


@pytest.mark.parametrize(
    ("title", "length", "below", "starts"),
    [
        pytest.param("老街开街（附图片1张）", 150, PHOTOGRAPHER, (2,), id="a caption"),
        pytest.param("老街开街（附图片1张）", 151, PHOTOGRAPHER, (2, 4), id="too long a caption"),
        pytest.param("老街开街（附图片1张）", 60, body("老街开街。"), (2, 4), id="no photographer"),
    ],
)
def test_a_report_below_the_photograph_of_its_headline(
    title: str, length: int, below: Paragraph, starts: tuple[int, ...]
) -> None:
    page = [body("面馆开张。（甲某某）"), head(title), body(wording(length)), below, OPENING]
    assert article_starts(page, in_columns=False)[-len(starts) :] == starts


CREDIT, NOTICE = paragraph(Form.CREDIT, "本报记者 王立新"), paragraph(Form.NOTICE, "（附图片1张）")


@pytest.mark.parametrize(
    ("between", "cut_apart"),
    [
        pytest.param([head("新闻"), CREDIT], True, id="a byline"),
        pytest.param([head("新闻"), NOTICE, CREDIT], True, id="a note of pictures above it"),
        pytest.param([head("新闻"), CREDIT, NOTICE], True, id="and below it"),
        pytest.param([head("新闻"), NOTICE, CREDIT, head("小题")], True, id="a subheading below both"),
        pytest.param([head("新闻"), NOTICE], True, id="a note of pictures alone"),
        pytest.param([head("新闻")], False, id="neither"),
        pytest.param([CREDIT], False, id="no headline"),
    ],
)
def test_a_byline_under_a_headline(between: list[Paragraph], cut_apart: bool) -> None:
    page = [*between, body(BELOW)]
    starts = article_starts([body(ABOVE), *page], in_columns=False)
    assert starts == (
        (0, 1 + next(n for n, p in enumerate(page) if p.form is not Form.HEAD)) if cut_apart else ()
    )


@pytest.mark.parametrize(("line", "starts"), [("公园三日开放", (0, 2)), ("第二章公园的开放", ())])
def test_a_chapter_that_a_table_of_contents_lists_begins_no_article(
    line: str, starts: tuple[int, ...]
) -> None:
    listed = replace(head(line), listed=True)
    assert article_starts([body(ABOVE), listed, body(BELOW)], in_columns=False) == starts
