"""Lines that break off anywhere, in no column: whether a page has them, and which of them is a headline."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ner.segmenting.bylines import opens_article, opens_dated, tells_day
from ner.text.characters import fold

# A page is ragged when so many lines, this share of all, break off in mid-sentence, and this share of them is
# narrower, by so much (in Chinese characters), than one that goes on near it, so many lines on each side.
FEWEST_BROKEN = 4
BROKEN_SHARE = 0.2
# The share is less where a line begins with a mark that print leaves with the word before it.
MARKED_SHARE = 0.1
SHORT_SHARE = 0.25
SHORT_BY = 4.0
LINES_AROUND = 3
# A headline repeats the text below: at least this share of its character pairs stands in so many lines.
REPEATED_SHARE = 0.5
LINES_BELOW = 20
# A line behind a full stop is rather broken than a headline where at most this share of such lines has no
# clause mark.
MOST_HEADLINES = 0.35
CLAUSE = re.compile(r"[，。、；]|,(?!\d)")
"""The marks that a headline seldom has, and a line of a text has mostly."""

_ENDS_WITHIN = frozenset("的和与及在将把被对向从为以由或并是于")
_BEGINS_WITHIN = frozenset("的了着过等是说")
# A text says so, a headline hardly ever.
_TELLS = re.compile("了|^(?:会议|会上|会前|会后|据|目前|此外|同时|随后|期间|最后|其中|他|她|参加|出席)")
_MARKS = ("，", "。", "、", "；", ",")
_UNITS = frozenset("年月日时点分")
_MARKED = ("#", "*", "-", "【", "（", "(")
_ENDS_HEADLINE = ("）", ")", "】")
_BEGINS_TEXT = re.compile("今[天日]|昨[天日]|近日|日前|记者|据|#|[（(]|[0-9０-９]")
_BLANK = re.compile(r"\s")


def is_ragged(
    widths: Sequence[float], opened: Sequence[bool], broken: Sequence[int], *, marked: bool = False
) -> bool:
    """Whether the lines of a page break off anywhere.

    Args:
        widths: The width of each line, in Chinese characters.
        opened: Whether each line ends without ending a sentence.
        broken: The numbers of the lines that certainly break off in mid-sentence.
        marked: Whether a line begins with a mark that ends a clause.
    """
    if len(broken) < max(FEWEST_BROKEN, (MARKED_SHARE if marked else BROKEN_SHARE) * len(widths)):
        return False
    short = sum(
        any(opened[i] and widths[i] > widths[number] + SHORT_BY for i in _around(number, len(widths)))
        for number in broken
    )
    return short >= SHORT_SHARE * len(broken)


def _around(number: int, count: int) -> range:
    return range(max(0, number - LINES_AROUND), min(count, number + LINES_AROUND + 1))


class RaggedLines:
    """The lines of a ragged page.

    Args:
        printed: What each line prints.
        opened: Whether each ends without ending a sentence.
    """

    def __init__(self, printed: Sequence[str], opened: Sequence[bool]) -> None:
        self._printed = printed
        self._opened = opened
        self._pairs = frozenset(pair for line in printed for pair in _pairs(line))
        after_stop = [n for n in range(1, len(printed)) if not opened[n - 1]]
        bare = sum(opened[n] and not CLAUSE.search(printed[n]) for n in after_stop)
        self._has_few_headlines = bare <= MOST_HEADLINES * len(after_stop)
        self._shortest = min(
            (
                len(line)
                for line, goes_on in zip(printed, opened, strict=True)
                if goes_on and CLAUSE.search(line)
            ),
            default=0,
        )

    def is_broken(self, number: int, *, begun: bool) -> bool:
        """Whether line `number`, which may have begun a paragraph, breaks off in mid-sentence."""
        if not self._opened[number]:
            return False
        above, below = self._printed[number], self._printed[number + 1]
        if not begun or CLAUSE.search(above) or above[-1] + below[0] in self._pairs:
            return True
        if above[-1] in _ENDS_WITHIN or below[0] in _BEGINS_WITHIN or opens_article(above):
            return True
        if above[-1].isdecimal() and (below[0].isdecimal() or below[0] in _UNITS):
            return True
        if below[1:2] in _MARKS or (
            len(above) >= self._shortest and (tells_day(above) or _TELLS.search(above))
        ):
            return True
        after_stop = number > 0 and not self._opened[number - 1]
        return after_stop and self._has_few_headlines and not self._heads(number)

    def _heads(self, number: int) -> bool:
        """Whether a line behind a full stop is rather the headline of the text below."""
        above, below = self._printed[number], self._printed[number + 1]
        if len(above) < self._shortest or above.startswith(_MARKED) or above.endswith(_ENDS_HEADLINE):
            return True
        if _BLANK.search(above) or _BEGINS_TEXT.match(below) or opens_dated(below) or below[:2] in above:
            return True
        text = fold("".join(self._printed[number + 1 : number + 1 + LINES_BELOW]))
        pairs = _pairs(fold(above))
        return sum(pair in text for pair in pairs) >= REPEATED_SHARE * len(pairs)


def _pairs(line: str) -> list[str]:
    return [one + other for one, other in pairwise(line)]
