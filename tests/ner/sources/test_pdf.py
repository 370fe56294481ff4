"""PDF files with a text layer; the files are made here, of one page or more."""

import re
from pathlib import Path

import pytest

from ner.errors import InputError
from ner.sources.corpus_config import Settings
from ner.sources.input_files import InputFile
from ner.sources.pages import read_pages
from ner.sources.pdf import Run, in_reading_order, pdf_texts

Line = tuple[int, int, str]


def pdf(*pages: list[Line]) -> bytes:
    """A PDF of A4 pages with lines of 10 points, each at its left and bottom in points."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{6 + 2 * n} 0 R' for n in range(len(pages)))}]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
        "<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 5 0 R>>",
        "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0"
        "/Ascent 800/Descent -200/CapHeight 700/StemV 90>>",
    ]
    for number, lines in enumerate(pages):
        content = "".join(
            f"BT /F 10 Tf {left} {bottom} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"
            for left, bottom, text in lines
        )
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {7 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(content)}>>stream\n{content}endstream")
    body = "%PDF-1.4\n"
    places = []
    for number, held in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{held}\nendobj\n"
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    return (
        f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
        f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF\n"
    ).encode()


def text_of(*lines: Line) -> str:
    ((_, text),) = pdf_texts(pdf(list(lines)), "x.pdf")
    return text


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
