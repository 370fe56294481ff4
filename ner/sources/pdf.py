"""Extracts the text of PDF files that have a text layer, page by page and column by column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2

from ner.errors import InputError

# In heights of a run of text. White space between two columns is wider than this.
GUTTER = 0.8
# Runs that overlap by this much in height stand on one line.
SAME_LINE = 0.5
# On one line, a wider gap is a space.
SPACE = 0.6

NEEDS_PASSWORD = "encrypted: save it without its password"

# Bytes that a page takes in the smallest of files: one that says it has more pages is damaged, or a trap.
SMALLEST_PAGE = 4

# Cuts within cuts: more than a page has lines, fewer than Python can follow (two calls for each).
DEEPEST_CUT = 300


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text and the box around it, in points; heights grow upwards."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """The height in points."""
        return self.top - self.bottom


def pdf_texts(content: bytes, name: str) -> Iterator[tuple[int, str | None]]:
    """The number, from 1, and the text of each page: blank of a scanned page, None of a damaged one.

    Raises InputError naming the file: it is not a PDF, it is encrypted, or no page has text.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        reason = NEEDS_PASSWORD if "password" in str(error) else f"not a readable PDF: {error}"
        raise InputError(f"{name}: {reason}") from error
    found = damaged = False
    with document:
        if len(document) * SMALLEST_PAGE > len(content):
            raise InputError(f"{name}: not a readable PDF: {len(document):,} pages in {len(content):,} bytes")
        for number in range(len(document)):
            try:
                text = "\n".join(in_reading_order(_runs(document[number])))
            except pypdfium2.PdfiumError:
                damaged = True
                yield number + 1, None
                continue
            found = found or bool(text)
            yield number + 1, text
    if damaged and not found:
        raise InputError(f"{name}: no page of this PDF can be read: it is damaged")
    if not found:
        raise InputError(f"{name}: no text in this PDF (a scan needs character recognition first)")


def in_reading_order(runs: Sequence[Run], deepest: int = DEEPEST_CUT) -> list[str]:
    """The lines of a page in reading order, by a recursive X-Y cut.

    A page is split at its widest gutter, white space from top to bottom, into columns that are read
    from left to right. A page without one, because a headline runs over several columns, is split at
    the widest gap between its lines; then each part is split again, at most `deepest` times: what is left
    then is read line by line.
    """
    if not runs:
        return []
    if not deepest:
        return _lines(runs)
    columns = _split_at_widest_gap(runs, "left", "right", GUTTER * median(run.height for run in runs))
    if columns and len(_lines(runs)) > 1:
        return [line for column in columns for line in in_reading_order(column, deepest - 1)]
    rows = _split_at_widest_gap(runs, "bottom", "top", 0)
    if rows:
        low, high = rows
        return in_reading_order(high, deepest - 1) + in_reading_order(low, deepest - 1)
    return _lines(runs)


def _split_at_widest_gap(
    runs: Sequence[Run], start: str, end: str, least: float
) -> tuple[list[Run], list[Run]] | None:
    """The runs before and behind the widest gap along an axis, if one is wider than `least` points."""
    ordered = sorted(runs, key=lambda run: getattr(run, start))
    reach = getattr(ordered[0], end)
    best, place = least, 0.0
    for run in ordered[1:]:
        gap = getattr(run, start) - reach
        if gap > best:
            best, place = gap, getattr(run, start)
        reach = max(reach, getattr(run, end))
    if not place:
        return None
    before = [run for run in runs if getattr(run, start) < place]
    return before, [run for run in runs if getattr(run, start) >= place]


def _lines(runs: Sequence[Run]) -> list[str]:
    """The text of each line, from the top; runs beside each other make one line."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.top, run.left)):
        beside = next((line for line in lines if _on_one_line(line[0], run)), None)
        if beside is None:
            lines.append([run])
        else:
            beside.append(run)
    return ["".join(_spaced(sorted(line, key=lambda run: run.left))) for line in lines]


def _on_one_line(one: Run, other: Run) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared >= SAME_LINE * min(one.height, other.height)


def _spaced(line: Sequence[Run]) -> Iterator[str]:
    for before, run in pairwise(line):
        yield before.text
        if run.left - before.right > SPACE * run.height:
            yield " "
    yield line[-1].text


def _runs(page: "pypdfium2.PdfPage") -> list[Run]:
    text = page.get_textpage()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    return [
        Run(left, bottom, right, top, printed)
        for left, bottom, right, top in boxes
        if (printed := " ".join(text.get_text_bounded(left, bottom, right, top).split()))
    ]
