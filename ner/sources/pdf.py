"""Extracts the text of PDF files that have a text layer, page by page and column by column."""

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from ctypes import c_void_p, cast
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from operator import attrgetter
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from ner.errors import InputError

# Points: a box of a character that is no wider or no higher is of a blank, or of a character that the font lacks.
NO_PLACE = 0.05
# In heights of a run of text. White space between two columns is wider than this.
GUTTER = 0.8
# Runs that overlap by this much in height stand on one line.
SAME_LINE = 0.5
# On one line, a wider gap is a space.
SPACE = 0.6

NEEDS_PASSWORD = "encrypted: save it without its password"

# Bytes that a page takes in the smallest of files: one that says it has more pages is damaged, or a trap.
SMALLEST_PAGE = 4

# A page is set in vertical lines when most of its characters are in runs that are taller than wide; or when so
# many of its runs, and at least so many, are single characters that stand nearer to the one below than to the
# one beside, of which so many are looked at.
SINGLE_SHARE = 0.8
FEWEST_SINGLE = 20
LOOKED_AT = 200
# In sizes of a character: what is narrower, a mark or digit, stands to the left or right in its vertical line.
FULL_WIDTH = 0.7

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

    @property
    def width(self) -> float:
        """The width in points."""
        return self.right - self.left


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
                text = "\n".join(in_reading_order(upright(_runs(document[number]))))
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


def upright(runs: Sequence[Run]) -> Sequence[Run]:
    """The runs of a page; of one set in vertical lines, turned such that its lines run from left to right.

    Vertical lines are read downwards, the rightmost first: turned to the left by a quarter, they are lines
    like any others.
    """
    if not _is_vertical(runs):
        return runs
    size = median(run.height if len(run.text) == 1 else run.width for run in runs)
    middles = sorted(_middle(run) for run in runs if run.width >= FULL_WIDTH * size)
    return [_turned(run, size, middles) for run in runs]


def _is_vertical(runs: Sequence[Run]) -> bool:
    tall = sum(len(run.text) for run in runs if len(run.text) > 1 and run.height > run.width)
    if 2 * tall > sum(len(run.text) for run in runs):
        return True
    single = [run for run in runs if len(run.text) == 1]
    if len(single) < max(FEWEST_SINGLE, SINGLE_SHARE * len(runs)):
        return False
    looked_at = single[:: max(1, len(single) // LOOKED_AT)]
    below = [_nearest(run, single, _below) for run in looked_at]
    beside = [_nearest(run, single, _beside) for run in looked_at]
    return median(below) < median(beside)


def _turned(run: Run, size: float, middles: Sequence[float]) -> Run:
    """A run turned to the left by a quarter, each character of one size: the box of a mark is small, in a corner.

    `middles` are those of the characters that are as wide as their lines, sorted.
    """
    top, bottom = run.top, run.bottom
    if len(run.text) == 1:
        bottom = bottom if run.width < FULL_WIDTH * size else (top + bottom - size) / 2
        top = bottom + size
    middle = _middle(run)
    place = bisect(middles, middle)
    middle = min(
        middles[max(0, place - 1) : place + 1], key=lambda other: abs(other - middle), default=middle
    )
    return Run(-top, middle - size / 2, -bottom, middle + size / 2, run.text)


def _middle(run: Run) -> float:
    return (run.left + run.right) / 2


def _nearest(run: Run, runs: Sequence[Run], distance: Callable[[Run, Run], float]) -> float:
    """How far the nearest run is by a distance; infinite when there is none."""
    return min((distance(run, other) for other in runs if other is not run), default=inf)


def _below(run: Run, other: Run) -> float:
    """The white space between a run and another one below it in the same column; else infinite."""
    is_below = other.bottom < run.bottom and other.left < run.right and run.left < other.right
    return max(0.0, run.bottom - other.top) if is_below else inf


def _beside(run: Run, other: Run) -> float:
    """The white space between a run and another one to the right of it on the same line; else infinite."""
    is_beside = other.right > run.right and other.bottom < run.top and run.bottom < other.top
    return max(0.0, other.left - run.right) if is_beside else inf


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
    if columns and not _are_one_line(runs):
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
    stretches = sorted(map(attrgetter(start, end), runs))
    reach = stretches[0][1]
    best, place = least, 0.0
    for begins, ends in stretches:
        if begins - reach > best:
            best, place = begins - reach, begins
        if ends > reach:
            reach = ends
    if not place:
        return None
    of = attrgetter(start)
    return [run for run in runs if of(run) < place], [run for run in runs if of(run) >= place]


def _lines(runs: Sequence[Run]) -> list[str]:
    """The text of each line, from the top; runs beside each other make one line."""
    lines: list[list[Run]] = []
    reached: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.top, run.left)):
        reached = [line for line in reached if line[0].bottom <= run.top]
        beside = next((line for line in reached if _on_one_line(line[0], run)), None)
        if beside is None:
            lines.append([run])
            reached.append(lines[-1])
        else:
            beside.append(run)
    return ["".join(_spaced(sorted(line, key=lambda run: run.left))) for line in lines]


def _are_one_line(runs: Sequence[Run]) -> bool:
    highest = max(runs, key=lambda run: (run.top, -run.left))
    return all(_on_one_line(highest, run) for run in runs)


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
    """The runs of a page, each what one operator of the file prints, so that no character stands in two."""
    text = page.get_textpage()
    numbers = [n for n in range(text.count_chars()) if not pdfium.FPDFText_IsGenerated(text, n)]
    starts = [n for n, before, here in _with_operators(text, numbers) if before != here]
    runs = (_run(text, range(start, end)) for start, end in pairwise([*starts, text.count_chars()]))
    return [run for run in runs if run]


def _with_operators(text: "pypdfium2.PdfTextPage", numbers: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The numbers of characters, each with the operators that print the one before and it; 0 before the first."""
    before = 0
    for number in numbers:
        here = cast(pdfium.FPDFText_GetTextObject(text, number), c_void_p).value or 0
        yield number, before, here
        before = here


def _run(text: "pypdfium2.PdfTextPage", numbers: range) -> Run | None:
    """The run of some characters, with the blanks that pdfium finds; None when it is blank."""
    units = (chr(pdfium.FPDFText_GetUnicode(text, number)) for number in numbers)
    # Characters beyond 16 bits come as two.
    joined = "".join(units).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    printed = " ".join(joined.replace("\0", "").split())
    if not printed:
        return None
    boxes = [text.get_charbox(number) for number in numbers]
    shown = [box for box in boxes if box[2] - box[0] > NO_PLACE and box[3] - box[1] > NO_PLACE]
    left, bottom, right, top = zip(
        *(shown or [text.get_charbox(number, loose=True) for number in numbers]), strict=True
    )
    return Run(min(left), min(bottom), max(right), max(top), printed)
