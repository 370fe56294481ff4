"""Which printed lines together make a paragraph."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paragraphs import wording

from ner.segmenting.lines import ends_sentence, lay_out, printed_lines
from ner.text.aligned_text import is_blank

COLUMN = """会议强调，要认真学习贯彻落
实示例精神，进一步压实责任，扎
实做好安全生产、防汛防台、信访
维稳等各项工作，确保取得实效。
会议要求，要聚焦重点项目狠
抓工作落实，加强统筹协调，推动
示例区高质量发展再上新台阶。"""


def paragraphs(text: str) -> list[str]:
    return ["".join(text[line.start : line.end] for line in lines) for lines in lay_out(text).paragraphs]


@pytest.mark.parametrize("separator", ["\n", "\n\n", "\r\n", " \n \n"], ids=repr)
def test_lines_of_a_column_are_rejoined(separator: str) -> None:
    text = COLUMN.replace("\n", separator)
    assert paragraphs(text) == [
        "会议强调，要认真学习贯彻落实示例精神，进一步压实责任，扎实做好安全生产、防汛防台、信访维稳等各项工作，确保取得实效。",
        "会议要求，要聚焦重点项目狠抓工作落实，加强统筹协调，推动示例区高质量发展再上新台阶。",
    ]


@pytest.mark.parametrize(
    ("line", "joined"),
    [("本报讯（记者 甲某）2月1日，区", True), ("本报讯（记者 甲某）区", False), ("2月1日，区", False)],
    ids=["a clause", "none", "no report"],
)
def test_the_first_line_of_a_report_breaks_off_anywhere(line: str, joined: bool) -> None:
    assert paragraphs(f"{line}\n{COLUMN}")[0].startswith(f"{line}会议") is joined


def test_an_indent_starts_a_paragraph() -> None:
    text = COLUMN.replace("会议要求，要聚焦重点项目狠\n抓", "　　会议要求，要聚焦重点项目狠\n抓")
    assert [paragraph[:4] for paragraph in paragraphs(text)] == ["会议强调", "会议要求"]


def test_a_line_of_a_web_page_is_a_paragraph() -> None:
    lines = [
        "示例区召开会议",
        "2023-02-02",
        "2月2日，示例区召开会议，区委书记甲某某出席会议并讲话。",
        "压实各方责任",
        "会议强调，要压实责任，狠抓落实。",
        "甲某某在会上讲话",
        "会议还研究了其他事项。",
    ]
    assert paragraphs("\n".join(lines)) == lines


def test_a_list_of_headlines_is_no_column() -> None:
    lines = ["示例区召开安全生产会议", "滨河街道开展志愿服务", "示例中学举行开学典礼", "示例公园向市民开放"]
    assert paragraphs("\n".join(lines)) == lines


def test_headline_lines_behind_a_column_stand_alone() -> None:
    text = COLUMN + "\n甲某某在全区大会上强调\n压实责任狠抓工作落实\n"
    assert paragraphs(text)[-2:] == ["甲某某在全区大会上强调", "压实责任狠抓工作落实"]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        pytest.param("参加会议的有甲某某、\n乙某某。", True, id="line ends with a pause mark"),
        pytest.param("参加会议的有甲某某\n、乙某某。", True, id="line starts with a pause mark"),
        pytest.param("本报讯（记者 甲某某 通讯员 乙\n某）会议召开。", True, id="open bracket"),
        pytest.param("会议召开。\n甲某某出席。", False, id="two sentences"),
        pytest.param("会议召开\n甲某某出席。", False, id="headline and sentence"),
        pytest.param("出席会议的有甲某某，\n本报讯（记者 乙某）会议召开。", False, id="an article opens"),
    ],
)
def test_marks_that_lead_on(text: str, joined: bool) -> None:
    assert (len(paragraphs(text)) == 1) is joined


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        pytest.param("示例小店店主甲某某说：“客人", False, id="speech that goes on"),
        pytest.param("示例小店店主甲某某说客人多了", True, id="a headline says it again"),
        pytest.param("店主甲某某说：“客人多了”", True, id="a headline quotes"),
    ],
)
def test_a_line_that_repeats_the_text_above(line: str, alone: bool) -> None:
    lines = [
        "示例小店店主甲某某说，今年我们",
        "完善了医疗展厅。在示例街道，每",
        "周9次的园区项目约满，客人多了。",
        line,
        "比去年增长一成。”今年以来，便",
        "民早市和托幼公园一起管好，大家",
        "都喜欢来这里走一走、看一看。",
    ]
    assert (line in paragraphs("\n".join(lines))) is alone


def test_an_article_that_opens_within_a_line_starts_a_new_one() -> None:
    text = "会议还研究了其他事项。 本报讯（记者 甲某某）2月2日，示例区开会。"
    assert paragraphs(text) == ["会议还研究了其他事项。", "本报讯（记者 甲某某）2月2日，示例区开会。"]


@pytest.mark.parametrize("text", ["据本报讯", "他在《本报讯》里说。", "收到本报讯（一）后"])
def test_a_mere_mention_of_a_dateline_cuts_nothing(text: str) -> None:
    assert paragraphs(text) == [text]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("会议召开。", True),
        ("“会议召开。”", True),
        ("会议召开。（记者 甲某某）", True),
        ("各有关单位：", True),
        ("他强调“平安建设”", False),
        ("会议召开", False),
        ("示例（一期）", False),
        ("", False),
    ],
)
def test_ends_sentence(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends


def printed(width: int, *, closed: bool = False) -> str:
    """A line of print so many Chinese characters wide, with a clause mark, closed by a full stop or open."""
    return "会，" + "议" * (width - 3) + ("。" if closed else "议")


def uneven(count: int, width: int) -> list[str]:
    """Lines of print that do not keep to the edge of their column exactly."""
    return [printed(width - number % 2) for number in range(count)]


def in_columns(*widths: int) -> bool:
    return lay_out("\n".join(printed(width) for width in widths)).in_columns


@pytest.mark.parametrize(
    ("widths", "columns"),
    [
        pytest.param([8] * 6, True, id="the narrowest column"),
        pytest.param([7] * 6, False, id="too narrow"),
        pytest.param([50] * 6, True, id="the widest column"),
        pytest.param([51] * 6, False, id="too wide"),
        pytest.param([20, 22, 24], True, id="two characters apart"),
        pytest.param([20, 23, 26], False, id="three characters apart"),
        pytest.param([20] * 3, True, id="three lines"),
        pytest.param([20] * 2, False, id="two lines"),
    ],
)
def test_lines_alike_in_width_make_columns(widths: list[int], columns: bool) -> None:
    assert in_columns(*widths) is columns


@pytest.mark.parametrize(
    ("widths", "columns"),
    [
        pytest.param([10, 13, 16], True, id="alike in the third line after"),
        pytest.param([10, 13, 16, 19], False, id="alike only in the fourth line after"),
    ],
)
def test_lines_near_each_other_make_columns(widths: list[int], columns: bool) -> None:
    lines = [printed(width, closed=width > 13) for width in widths * 3]
    assert lay_out("\n".join(lines)).in_columns is columns


@pytest.mark.parametrize(("broken", "columns"), [(5, False), (6, True)])
def test_three_lines_in_ten_break_off_where_print_is_set_in_columns(broken: int, columns: bool) -> None:
    lines = [printed(20, closed=number >= broken) for number in range(20)]
    assert lay_out("\n".join(lines)).in_columns is columns


@pytest.mark.parametrize(
    ("indent", "narrower", "new"),
    [
        pytest.param("", 1.0, False, id="a full line"),
        pytest.param("", 1.5, True, id="narrower by a lost indent"),
        pytest.param("", 3.5, True, id="narrower by a lost wide indent"),
        pytest.param("", 4.0, False, id="much narrower"),
        pytest.param(" ", 0.0, False, id="one blank"),
        pytest.param("  ", 0.0, True, id="two blanks"),
    ],
)
def test_the_line_after_a_full_stop_at_the_edge(indent: str, narrower: float, new: bool) -> None:
    """It is a new paragraph when it has an indent, or is narrower by one that got lost."""
    halves = int(2 * (18 - narrower))
    line = indent + "会，" + "a" * (halves % 2) + "议" * (halves // 2)
    lines = [*[printed(20)] * 3, printed(20, closed=True), line, printed(20, closed=True)]
    assert (len(paragraphs("\n".join(lines))) == 2) is new


@pytest.mark.parametrize(
    ("copied", "size", "distance", "alone"),
    [
        pytest.param(7, 7, 3, False, id="seven characters"),
        pytest.param(8, 8, 3, True, id="eight characters"),
        pytest.param(6, 11, 3, False, id="half of its pairs"),
        pytest.param(8, 11, 3, True, id="seven tenths of its pairs"),
        pytest.param(8, 8, 60, True, id="sixty lines above"),
        pytest.param(8, 8, 61, False, id="sixty-one lines above"),
    ],
)
def test_a_line_that_sums_up_the_text_above_is_a_headline(
    copied: int, size: int, distance: int, alone: bool
) -> None:
    """It stands between a short last line of a paragraph and a full line."""
    words = wording(copied)
    column = max(8, size)
    line = words + wording(size - copied, 200)
    above = [*uneven(3, column), words + "，" * (column - copied), *uneven(distance - 2, column), "会议。"]
    assert (line in paragraphs("\n".join([*above, line, *uneven(6, column)]))) is alone


@pytest.mark.parametrize(("count", "alone"), [(6, True), (7, False)])
def test_as_many_lines_as_a_headline_has_stand_alone_behind_a_paragraph(count: int, alone: bool) -> None:
    text = [*uneven(9, 20), printed(20, closed=True)]
    lines = [wording(20, 100 * number) for number in range(count)]
    found = paragraphs("\n".join([*text, *lines]))
    assert (found[1:] == lines) is alone


@given(st.text(st.sampled_from("区委书记甲，。、（）“” \n\r\t\f　a1\u2028\u200b")))
def test_lines_hold_every_visible_character_once_and_in_order(text: str) -> None:
    lines = printed_lines(text)
    assert "".join(text[line.start : line.end] for line in lines).translate(
        {ord(c): None for c in " \t　\u200b"}
    ) == "".join(c for c in text if not is_blank(c))
    assert [line for paragraph in lay_out(text).paragraphs for line in paragraph] == list(lines)


def test_lines_that_break_off_anywhere_go_on_without_a_column() -> None:
    sentence = "会议强调，各部门要压实责任，扎实做好各项工作，确保取得实效，推动全区发展再上新台阶，"
    body = sentence * 4 + "会议结束。"
    cuts = [0, 11, 38, 49, 71, 99, 110, 137, 148, len(body)]
    lines = [body[left:right] for left, right in pairwise(cuts)]
    assert paragraphs("\n".join(["某某区召开会议", *lines])) == ["某某区召开会议", body]


@pytest.mark.parametrize(
    ("indent", "short", "below", "joined"),
    [
        pytest.param(
            "　　",
            "会议由甲某某主持，乙",
            "某某和各部门的负责同志参加，并作交流发言。",
            True,
            id="it goes on",
        ),
        pytest.param(
            "", "会议由甲某某主持，乙", "某某和各部门的负责同志参加，并作交流发言。", False, id="no indents"
        ),
        pytest.param(
            "　　",
            "会议由甲某某主持。",
            "某某和各部门的负责同志参加，并作交流发言。",
            False,
            id="a full stop",
        ),
        pytest.param(
            "　　",
            "平安建设再上新台",
            "某某和各部门的负责同志参加，并作交流发言。",
            False,
            id="no clause above",
        ),
        pytest.param(
            "　　", "会议由甲某某主持，乙", "各部门的负责同志参加并作交流发言", False, id="no clause below"
        ),
        pytest.param(
            "　　",
            "会议由甲某某主持，乙",
            "　　某某和各部门的负责同志参加，并作交流发言。",
            False,
            id="an indent",
        ),
    ],
)
def test_a_line_that_ends_short_beside_a_picture_is_joined_with_the_next(
    indent: str, short: str, below: str, joined: bool
) -> None:
    full = [
        "会议指出，各部门要认真落实各项部署，压",
        "紧压实工作责任，扎实做好平安建设，以实",
        "际行动推动全区高质量发展，确保社会大局",
    ]
    text = "\n".join([indent + full[0][2:] if indent else full[0], *full[1:], *full, short, below])
    lines = [[text[line.start : line.end] for line in lines] for lines in lay_out(text).paragraphs]
    assert any(short in part and below.strip() in part for part in lines) is joined
