"""PDF files with a text layer to text, page by page, columns one after the other as they are read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2

from ner.errors import InputError

# White space between two columns is at least this many times as wide as a line is high.
GUTTER = 0.8
# Runs of text that share this part of their height stand on one line.
SAME_LINE = 0.5
# On one line, a gap of this many heights is a space.
SPACE = 0.6


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
        """How high the run is."""
        return self.top - self.bottom


def pdf_texts(content: bytes, name: str) -> Iterator[tuple[int, str]]:
    """The text of each page with its number from 1; blank where the page has none, as a scan has none.

    Raises InputError naming the file: it is no PDF or is locked, no page has text.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise InputError(f"{name}: not a readable PDF: {error}") from error
    found = False
    with document:
        for number in range(len(document)):
            text = "\n".join(in_reading_order(_runs(document[number])))
            found = found or bool(text)
            yield number + 1, text
    if not found:
        raise InputError(f"{name}: no text in this PDF (a scan needs character recognition first)")


def in_reading_order(runs: Sequence[Run]) -> list[str]:
    """The lines of a page: what white space from top to bottom parts is read from left to right.

    A page that no such gutter parts, because of a headline over several columns, is parted at the
    widest gap between its lines, and each part is looked at again (a recursive X-Y cut).
    """
    if not runs:
        return []
    columns = _split_at_widest_gap(runs, "left", "right", GUTTER * median(run.height for run in runs))
    if columns and len(_lines(runs)) > 1:
        return [line for column in columns for line in in_reading_order(column)]
    rows = _split_at_widest_gap(runs, "bottom", "top", 0)
    if rows:
        low, high = rows
        return in_reading_order(high) + in_reading_order(low)
    return _lines(runs)


def _split_at_widest_gap(
    runs: Sequence[Run], start: str, end: str, least: float
) -> tuple[list[Run], list[Run]] | None:
    """The runs before and behind the widest gap along an axis, if one is as wide as `least`."""
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
    """Runs that lie beside each other as lines, from the top."""
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
