"""PDF files with a text layer."""

import re
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from pdf_files import Line, pdf

from ner.errors import InputError
from ner.sources.corpus_config import Settings
from ner.sources.input_files import InputFile
from ner.sources.pages import DAMAGED_PAGE, UnreadPage, pages_in, read_pages
from ner.sources.pdf import Run, in_reading_order, pdf_texts, upright


def text_of(*lines: Line) -> str:
    ((_, text),) = pdf_texts(pdf(list(lines)), "x.pdf")
    return text or ""


def test_a_damaged_page_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(
        pdf([(50, 700, "第一页")], [(50, 700, "第二页")]).replace(
            b"8 0 obj\n<</Type/Page", b"8 0 obj\n<</Type/Pigs"
        )
    )
    file = InputFile(path, "x.pdf", tmp_path)
    (_, second) = pages_in(file, Settings(), file.content())
    assert second == UnreadPage(source="x.pdf#2", reason=DAMAGED_PAGE)


def test_each_printed_page_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf([(50, 700, "第一页")], [], [(50, 700, "第三页")]))
    pages = read_pages(InputFile(path, "x.pdf", tmp_path), Settings())
    assert [(page.source, page.text, page.encoding) for page in pages] == [
        ("x.pdf#1", "第一页", "pdf"),
        ("x.pdf#3", "第三页", "pdf"),
    ]


HEAD = (90, 700, "横跨两栏的大标题在这里")
LEFT, RIGHT = ("左栏第一行的文字", "左栏第二行的文字"), ("右栏第一行的文字", "右栏第二行的文字")


def columns(top: int, *texts: tuple[str, ...]) -> list[Line]:
    """Columns side by side, whose lines stand at the same heights, as a typesetter would set them."""
    return [
        (50 + 120 * column, top - 16 * row, text)
        for row in range(max(map(len, texts)))
        for column, lines in enumerate(texts)
        for text in lines[row : row + 1]
    ]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(columns(700, LEFT), [*LEFT], id="one-column"),
        pytest.param(columns(700, LEFT, RIGHT), [*LEFT, *RIGHT], id="two-columns"),
        pytest.param([HEAD, *columns(660, LEFT, RIGHT)], [HEAD[2], *LEFT, *RIGHT], id="headline-above"),
        pytest.param(
            [*columns(780, LEFT, RIGHT), HEAD, *columns(660, RIGHT, LEFT)],
            [*LEFT, *RIGHT, HEAD[2], *RIGHT, *LEFT],
            id="two-articles",
        ),
        pytest.param(columns(700, LEFT, (*RIGHT, "右栏第三行")), [*LEFT, *RIGHT, "右栏第三行"], id="uneven"),
        pytest.param([(50, 700, "区长"), (90, 700, "甲某某")], ["区长 甲某某"], id="one-line-is-no-columns"),
    ],
)
def test_columns_are_read_one_after_the_other(lines: list[Line], text: list[str]) -> None:
    assert text_of(*lines).split("\n") == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"%PDF-1.4 nothing", "not a readable PDF", id="broken"),
        pytest.param(pdf([], []), "no text in this PDF", id="scan"),
    ],
)
def test_a_pdf_without_text_is_an_error(content: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=rf"x\.pdf: {reason}"):
        list(pdf_texts(content, "x.pdf"))


def test_any_order_in_the_file_gives_the_same_text() -> None:
    lines = [HEAD, *columns(660, LEFT, RIGHT)]
    assert text_of(*lines) == text_of(*reversed(lines))
    assert re.sub(r"\s", "", text_of(*lines)) == "".join([HEAD[2], *LEFT, *RIGHT])


def run(left: float, bottom: float, text: str, height: float = 10.0) -> Run:
    """A run of characters as wide as they are high."""
    return Run(left, bottom, left + height * len(text), bottom + height, text)


@pytest.mark.parametrize(("gap", "columns"), [(7.5, False), (8.5, True)])
def test_white_space_between_columns_is_nearly_as_wide_as_a_character(gap: float, columns: bool) -> None:
    right = 50 + 30 + gap
    lines = in_reading_order(
        [
            run(left, y, text)
            for y, one, two in ((700, "甲乙丙", "一二三"), (684, "丁戊己", "四五六"))
            for left, text in ((50, one), (right, two))
        ]
    )
    assert (lines == ["甲乙丙", "丁戊己", "一二三", "四五六"]) is columns


@pytest.mark.parametrize(("gap", "line"), [(5.5, "区长甲某"), (6.5, "区长 甲某")])
def test_a_gap_within_a_line_is_a_space(gap: float, line: str) -> None:
    assert in_reading_order([run(50, 700, "区长"), run(70 + gap, 700, "甲某")]) == [line]


@pytest.mark.parametrize(("higher", "lines"), [(4.5, 1), (5.5, 2)])
def test_runs_that_overlap_by_half_their_height_stand_on_one_line(higher: float, lines: int) -> None:
    assert len(in_reading_order([run(50, 700, "区长"), run(70, 700 + higher, "甲某")])) == lines


@pytest.mark.parametrize(("pages", "is_read"), [(200, True), (900, False)])
def test_a_file_has_no_more_pages_than_its_bytes_can_hold(pages: int, is_read: bool) -> None:
    content = pdf([(50, 700, "区委召开会议。")]).replace(b"/Count 1", f"/Count {pages}".encode())
    if is_read:
        assert [text for _, text in pdf_texts(content, "x.pdf") if text] == ["区委召开会议。"]
    else:
        with pytest.raises(InputError, match=r"x\.pdf: not a readable PDF: 900 pages in 973 bytes"):
            list(pdf_texts(content, "x.pdf"))


VERTICAL = ["示例区召开安全生产会议", "区委书记甲某某出席会议", "并就防汛工作作了讲话稿"]


@pytest.mark.parametrize(
    ("pitch", "text"),
    [
        pytest.param((16, 11), VERTICAL, id="vertical lines, from the right"),
        pytest.param(
            (11, 16), ["".join(line[::-1]) for line in zip(*VERTICAL, strict=True)], id="horizontal lines"
        ),
    ],
)
def test_lines_run_where_the_characters_stand_close(pitch: tuple[int, int], text: list[str]) -> None:
    across, down = pitch
    lines = [
        (500 - across * n, 700 - down * k, character)
        for n, line in enumerate(VERTICAL)
        for k, character in enumerate(line)
    ]
    assert text_of(*lines).split("\n") == text


@pytest.mark.parametrize(("single", "turned"), [(20, True), (19, False)])
def test_a_page_of_a_few_characters_is_not_turned(single: int, turned: bool) -> None:
    runs = [
        Run(100 + 20 * (n % 2), 700 - 11 * n, 110 + 20 * (n % 2), 710 - 11 * n, "会") for n in range(single)
    ]
    assert (upright(runs) != runs) is turned


@pytest.mark.parametrize(("longer", "turned"), [(5, True), (6, False)])
def test_a_page_of_words_is_not_turned(longer: int, turned: bool) -> None:
    runs = [Run(100 + 20 * (n % 2), 700 - 11 * n, 110 + 20 * (n % 2), 710 - 11 * n, "会") for n in range(20)]
    words = [Run(300, 700 - 30 * n, 340, 710 - 30 * n, "会议") for n in range(longer)]
    assert (upright([*runs, *words])[0] != runs[0]) is turned


def test_a_font_of_vertical_lines_is_read_from_the_right() -> None:
    lines = [(500 - 16 * n, 700, line) for n, line in enumerate(VERTICAL)]
    ((_, text),) = pdf_texts(pdf(lines).replace(b"UniGB-UCS2-H", b"UniGB-UCS2-V"), "x.pdf")
    assert text == "\n".join(VERTICAL)


def test_a_mark_in_a_vertical_line_has_no_blanks_around() -> None:
    line = "会议（2月1日）指出甲一丁，要抓实平安建设，推动高质量发展。"
    lines = [(500 - 30 * n, 700 - 12 * k, character) for n in range(2) for k, character in enumerate(line)]
    assert text_of(*lines) == f"{line}\n{line}"


def test_a_password_is_asked_for() -> None:
    owner = "0" * 64
    encrypted = pdf([(50, 700, "区委召开会议。")]).replace(
        b"/Root 1 0 R", f"/Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/O<{owner}>/U<{owner}>/P -4>>".encode()
    )
    with pytest.raises(InputError, match=r"^x\.pdf: encrypted"):
        list(pdf_texts(encrypted, "x.pdf"))


def test_a_character_stands_in_one_run_where_the_boxes_of_runs_touch() -> None:
    assert text_of((50, 700, "区委书记"), (89, 700, "甲某某")) == "区委书记甲某某"


def test_a_character_without_a_glyph_is_kept() -> None:
    assert text_of((50, 700, "区长甲"), (80, 700, "\U0002a6d6")) == "区长甲\U0002a6d6"


def test_a_blank_at_the_end_of_a_run_closes_no_gutter() -> None:
    lines = [(left, y, text) for y in (700, 684) for left, text in ((50, "甲乙丙　"), (90, "一二三"))]
    assert text_of(*lines).split("\n") == ["甲乙丙"] * 2 + ["一二三"] * 2


@pytest.mark.parametrize(
    "place",
    [
        pytest.param(lambda n: (37 * n % 540, 53 * n % 780), id="overlapping"),
        pytest.param(lambda n: (20 + 30 * (n % 50), 20 + 12 * (n // 50)), id="grid"),
    ],
)
def test_time_grows_with_the_runs_of_a_page(place: Callable[[int], tuple[int, int]]) -> None:
    def content(runs: int) -> bytes:
        return pdf([(*place(n), "甲乙丙") for n in range(runs)])

    def seconds(file: bytes) -> float:
        begin = process_time()
        list(pdf_texts(file, "x.pdf"))
        return process_time() - begin

    seconds(content(1))
    short, long = content(1000), content(4000)
    # 4 log 4n / log n with slack; the square takes 16 times as long.
    assert any(seconds(long) < 7 * seconds(short) for _ in range(2))
