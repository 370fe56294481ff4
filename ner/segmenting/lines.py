"""Printed lines, and which of them together make a paragraph."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from ner.segmenting.bylines import line_credit, opens_article, opens_inline, opens_surely
from ner.segmenting.columns import INDENT, WIDEST_COLUMN, ColumnEdges
from ner.segmenting.ragged import CLAUSE, RaggedLines, is_ragged
from ner.segmenting.running_heads import running_heads
from ner.sources.masthead import is_masthead
from ner.text.aligned_text import INVISIBLE, is_blank
from ner.text.characters import fold
from ner.text.spans import Span, stripped

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SENTENCE_END = frozenset("。！？；：!?;:…")
_AFTER_END = frozenset("”’）」』】》)\"' ")
_BEFORE_BYLINE = frozenset("讯电】")
_CLOSING_BRACKET = re.compile(r"[。！？…][”’]?\s?[（(][^（）()]{1,40}[）)]$")
# What stands beside a text, or a second report behind it, begins so.
_BEGINS_ANEW = re.compile(r"图片新闻|图为|[又另]讯[：\s]|[▲▼△▽◀▶↑↓←→]")
_LEADS_ON = frozenset("，、,（《〈「『【“‘(—")
_FOLLOWS = frozenset("，。、；：？！）》〉」』】”’,;)")

# Print set in columns: this share of its lines, and at least so many, have clause punctuation (which a
# list of headlines has not) and break off at the column's edge in mid-sentence.
BROKEN_SHARE = 0.3
FEWEST_BROKEN = 3
# Blanks at this share of the breaks are no spaces between two words, but what the page puts there.
MOST_SPACED_BREAKS = 0.2
# A headline behind its text repeats: it has at least so many characters, and this share of its
# character pairs stands in so many lines above it.
SHORTEST_SUMMARY = 8
SUMMARY_SHARE = 0.6
SUMMARIZED_LINES = 60
# Lines: no more of them are taken off the end of a paragraph as a headline's.
MOST_HEADLINE_LINES = 6
_SENTENCE_MARK = re.compile("[，。；]")
_STOP = re.compile("[。！？]")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, less the blanks around it: `start` up to `end` in the source.

    `gap` counts the line breaks since the line before (0: it goes on in the same printed line),
    `indent` the blanks in front of it, `width` is in Chinese characters, and `blank` is how wide the blanks
    before and behind it are.
    """

    start: int
    end: int
    gap: int
    indent: int
    width: float
    blank: float = 0.0


@dataclass(frozen=True, slots=True)
class Layout:
    """The paragraphs of a page, each the lines it is printed in, and whether it is set in columns.

    `seamless` when the lines of a paragraph break off between any two characters, and print keeps the
    spaces at the breaks; `running` are the running heads and page numbers that are in no paragraph.
    """

    paragraphs: tuple[tuple[Line, ...], ...]
    in_columns: bool
    exact: bool = False
    seamless: bool = False
    running: tuple[Line, ...] = ()


def printed_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` that print something, in order.

    A line in the middle of which a new article opens (。本报讯（记者 …) counts as two.
    """
    lines: list[Line] = []
    gap = start = 0
    for end, following in [*(match.span() for match in _BREAK.finditer(text)), (len(text), len(text))]:
        if start == end:
            gap, start = gap + 1, following
            continue
        cuts = [start, *(start + cut for cut in opens_inline(text[start:end])), end]
        for left, right in pairwise(cuts):
            if line := _line(text, left, right, gap if left == start else 0):
                lines.append(line)
                gap = 0
        gap += 1
        start = following
    return tuple(lines)


def lay_out(text: str) -> Layout:
    """The paragraphs of `text`, each as its printed lines."""
    lines = printed_lines(text)
    columns, heads = _Columns(text, lines), frozenset[int]()
    if found := columns.running_heads():
        body = _Columns(text, _without(lines, found))
        columns, heads = (body, found) if body.breaks_lines else (columns, heads)
    paragraphs, running = _joined(text, lines, columns, heads)
    if not columns.exact:
        paragraphs = tuple(part for lines in paragraphs for part in _without_headlines(text, lines))
    seamless = columns.exact and _is_seamless(text, paragraphs)
    return Layout(paragraphs, columns.in_columns, columns.exact, seamless, running)


def is_space(character: str) -> bool:
    """Whether the character is white space within a line."""
    return character.isspace() and not _BREAK.match(character)


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does: 。！？；： and the brackets or quotes that may follow."""
    end = bracket.start() + 1 if (bracket := _CLOSING_BRACKET.search(text)) else len(text)
    while end and (text[end - 1] in _AFTER_END or INVISIBLE.match(text[end - 1])):
        end -= 1
    return end > 0 and text[end - 1] in _SENTENCE_END


def _joined(
    text: str, lines: Sequence[Line], columns: "_Columns", heads: Set[int]
) -> tuple[tuple[tuple[Line, ...], ...], tuple[Line, ...]]:
    """The lines of each paragraph, and the running heads that are in none; mastheads between paragraphs stay."""
    paragraphs: list[list[Line]] = []
    running: list[Line] = []
    between: list[Line] = []
    number = 0
    for n, line in enumerate(lines):
        if n in heads:
            between.append(line)
            continue
        if number and columns.continues(
            number, begun=len(paragraphs[-1]) == 1, indented=paragraphs[-1][0].indent >= line.indent + INDENT
        ):
            paragraphs[-1].append(line)
            running += between
        else:
            mastheads = [head for head in between if is_masthead(text[head.start : head.end])]
            running += (head for head in between if head not in mastheads)
            paragraphs += ([head] for head in mastheads)
            paragraphs.append([line])
        between = []
        number += 1
    return tuple(map(tuple, paragraphs)), (*running, *between)


def _without(lines: Sequence[Line], heads: Set[int]) -> tuple[Line, ...]:
    """The lines less the running heads; those below one stand at the usual distance."""
    usual = _usual_gap(lines)
    return tuple(
        replace(line, gap=usual) if n - 1 in heads else line for n, line in enumerate(lines) if n not in heads
    )


def _usual_gap(lines: Sequence[Line]) -> int:
    return Counter(line.gap for line in lines[1:]).most_common(1)[0][0] if len(lines) > 1 else 1


class _Columns:
    """The columns that a page is set in, if it is, and the line breaks that they make."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self._lines = lines
        printed = [text[line.start : line.end] for line in lines]
        self._printed = [INVISIBLE.sub("", line) for line in printed] if INVISIBLE.search(text) else printed
        self._open = [not ends_sentence(line) for line in self._printed]
        self._starts = [
            not n or not self._open[n - 1] or opens_article(line) for n, line in enumerate(self._printed)
        ]
        broken = [n for n, line in enumerate(self._printed) if self._open[n] and CLAUSE.search(line)]
        widths = [line.width for line in lines]
        self._edges = ColumnEdges(widths, [line.blank for line in lines], broken, self._starts)
        self._usual_gap = _usual_gap(lines)
        marked = any(line[0] in _FOLLOWS for line in self._printed)
        ragged = is_ragged(widths, self._open, broken, marked=marked)
        self._ragged = RaggedLines(self._printed, self._open) if ragged else None
        full = sum(map(self._is_full, broken))
        self.exact = not ragged and self._edges.exact
        self.in_columns = (not ragged and full >= max(FEWEST_BROKEN, BROKEN_SHARE * len(lines))) or (
            self.exact and self._edges.are_nowhere_passed([n for n in range(len(lines)) if self._open[n]])
        )
        self.exact = self.exact and self.in_columns
        self.breaks_lines = self.in_columns or ragged
        self._ends_at_edge = self.exact and self._may_end_at_edge()

    def running_heads(self) -> frozenset[int]:
        """The numbers of the lines that are running heads or page numbers."""
        return running_heads(self._printed, self._open)

    def continues(self, number: int, *, begun: bool, indented: bool) -> bool:
        """Whether line `number` goes on with the paragraph of the line before it.

        Args:
            number: the number of the line.
            begun: whether the paragraph has only one line yet.
            indented: whether the first line of the paragraph stands further right than this one.
        """
        line, last = self._lines[number], self._lines[number - 1]
        if self._opens(number) or line.gap == 0 or _BEGINS_ANEW.match(self._printed[number]):
            return False
        if self._leads_on(number - 1) or self._printed[number][0] in _FOLLOWS:
            return True
        if not self.breaks_lines or line.gap > self._usual_gap:
            return False
        if line.indent - last.indent >= INDENT:
            return False
        if self._ragged:
            broken = self._ragged.is_broken(number - 1, begun=begun)
            return broken and not self._credits(number - 1) and not self._credits(number)
        full = self._is_full(number - 1)
        if self.exact and full and self._open[number - 1]:
            return not self._credits(number - 1) and (self._is_full(number) or not self._credits(number))
        if self._credits(number) or self._credits(number - 1):
            return False
        if begun and self._breaks_off_report(number - 1):
            return True
        if begun and self._sums_up(number - 1):
            return False
        if not full:
            return indented and not begun and self._breaks_off_sentence(number - 1)
        if self._open[number - 1]:
            return True
        opens = self._open[number] and self._edges.is_indented(number)
        if opens or line.gap != self._usual_gap:
            return False
        return not self.exact or not (self._ends_at_edge or self._heads(number))

    def _breaks_off_report(self, number: int) -> bool:
        """Whether a report begins with the line and goes on below it, however much room is left in the line."""
        printed = self._printed[number]
        return self._open[number] and opens_article(printed) and bool(CLAUSE.search(printed))

    def _breaks_off_sentence(self, number: int) -> bool:
        """Whether a sentence goes on from the line to the next, though room is left in it, as beside a picture."""
        lines = self._printed[number : number + 2]
        return self._open[number] and all(CLAUSE.search(line) for line in lines)

    def _heads(self, number: int) -> bool:
        """Whether a line and those that it goes on in end with room left and without a full stop."""
        while self._open[number] and self._is_full(number) and number + 1 < len(self._lines):
            number += 1
        return self._open[number]

    def _opens(self, number: int) -> bool:
        """Whether an article begins with the line; in mid-sentence only 本报讯 is sure to begin one."""
        above = self._printed[number - 1]
        if opens_surely(self._printed[number]):
            return fold(above)[-1] not in _BEFORE_BYLINE or not opens_article(above)
        return opens_article(self._printed[number]) and (
            not self._open[number - 1] or not _SENTENCE_MARK.search(above)
        )

    def _credits(self, number: int) -> bool:
        return line_credit(self._printed[number]) is not None

    def _sums_up(self, number: int) -> bool:
        """Whether a line that could begin a paragraph is rather a headline, which repeats the text above."""
        printed = self._printed[number]
        speaks = printed.rfind("：“") > printed.rfind("”")
        if speaks or CLAUSE.search(printed) or len(printed) < SHORTEST_SUMMARY:
            return False
        above = "".join(self._printed[max(0, number - SUMMARIZED_LINES) : number])
        pairs = [a + b for a, b in pairwise(printed)]
        return sum(pair in above for pair in pairs) >= SUMMARY_SHARE * len(pairs)

    def _leads_on(self, number: int) -> bool:
        printed = self._printed[number]
        return printed[-1] in _LEADS_ON or (
            len(printed) <= WIDEST_COLUMN and _last_bracket(printed, "（(") > _last_bracket(printed, "）)")
        )

    def _is_full(self, number: int) -> bool:
        """Whether a line reaches the edge of its column; the first of a paragraph may have lost its indent."""
        line = self._lines[number]
        return self._edges.reached(number, line.indent)

    def _may_end_at_edge(self) -> bool:
        """Whether a full stop at the edge of a column rather ends a paragraph than a sentence within it.

        Either is as likely as it is frequent elsewhere on the page: at the end of a line that has room left,
        in the middle of a line.
        """
        ends = sum(not self._open[i] and not self._is_full(i) for i in range(len(self._lines)))
        within = sum(len(_STOP.findall(self._printed[i][:-1])) for i in range(len(self._lines)))
        return ends > within


def _is_seamless(text: str, paragraphs: Sequence[Sequence[Line]]) -> bool:
    breaks = [text[above.end : line.start] for lines in paragraphs for above, line in pairwise(lines)]
    return sum(any(map(is_space, gap)) for gap in breaks) <= MOST_SPACED_BREAKS * len(breaks)


def _last_bracket(printed: str, brackets: str) -> int:
    return max(printed.rfind(bracket) for bracket in brackets)


def _line(text: str, start: int, end: int, gap: int) -> Line | None:
    printed = stripped(text, Span(start, end), is_blank)
    if not printed:
        return None
    width = sum(map(_width, printed.of(text)))
    blank = sum(map(_width, text[start : printed.start] + text[printed.end : end]))
    return Line(printed.start, printed.end, gap, printed.start - start, width, blank)


@lru_cache(maxsize=8192)
def _width(character: str) -> float:
    if INVISIBLE.match(character):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5


def _without_headlines(text: str, paragraph: tuple[Line, ...]) -> tuple[tuple[Line, ...], ...]:
    """The paragraph less the headline's lines that hang on to its end, each of which stands alone."""
    if ends_sentence(text[paragraph[0].start : paragraph[-1].end]):
        return (paragraph,)
    printed = [text[line.start : line.end] for line in paragraph]
    if not any(CLAUSE.search(line) for line in printed):
        return tuple((line,) for line in paragraph)
    end = len(paragraph)
    while end and len(paragraph) - end < MOST_HEADLINE_LINES and _may_head(printed[end - 1]):
        end -= 1
    if end and not ends_sentence(text[paragraph[0].start : paragraph[end - 1].end]):
        return (paragraph,)
    return ((paragraph[:end],) if end else ()) + tuple((line,) for line in paragraph[end:])


def _may_head(printed: str) -> bool:
    return "。" not in printed and not ends_sentence(printed)
