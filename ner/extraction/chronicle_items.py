"""Items of a chronicle: reports one below another under a sign (△), a day or a month at the head of a line."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from re import MULTILINE, compile

from ner.extraction.dates import DateMention

FEWEST_ITEMS = 2
"""How many lines of a text begin with a sign or hold nothing but a day where it is a chronicle."""

FEWEST_DATED = 5
"""How many of its lines begin with a month or a day where each line of a text is an item."""
DATED_SHARE = 0.5
"""Which share of all lines these must be."""

_DAY = r"(?:\d{1,2}月)?\d{1,2}(?:[日号]|[日号]?[至—─~-]{1,2}(?:\d{1,2}月)?\d{1,2}[日号]?)"
_BEGINS = compile(
    rf"^[ 　]*(?:[△Δ▽◆◇■□●○★☆※]|(?P<day>{_DAY})(?:[ 　]|$))|(?:^|(?<=。))[ 　]*[是同][日月][ 　，,]",
    MULTILINE,
)
_LINE = compile(r"^(?=.)", MULTILINE)
# A report of a tour has its day before a comma or an hour: 6月17日上午，.
_DATED = compile(
    r"^[ 　]*(?:\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日|[是同][日月])(?![上下中]午|[，,\d])", MULTILINE
)


@lru_cache(maxsize=16)
def _items(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where the items of a chronicle begin, and which of these places are days; nothing in any other text."""
    found, lines = list(_BEGINS.finditer(text)), [m.start() for m in _LINE.finditer(text)]
    starts = {m.start() for m in found}
    if len(_DATED.findall(text)) >= max(FEWEST_DATED, DATED_SHARE * len(lines)):
        starts.update(lines)
    if len(starts) < FEWEST_ITEMS:
        return (), ()
    return tuple(sorted(starts)), tuple(m.start("day") for m in found if m["day"])


def item_at(text: str, position: int) -> int:
    """The number of the item that holds a position, from 1; 0 outside a chronicle and before its first item."""
    return bisect_right(_items(text)[0], position)


def day_above(text: str, days: Sequence[DateMention], position: int) -> DateMention | None:
    """The day that stands alone on the last such line above a position in a chronicle; None without one."""
    lines = _items(text)[1]
    line = bisect_left(lines, position) - 1
    if line < 0:
        return None
    at = bisect_left(days, lines[line], key=lambda d: d.start)
    return next((d for d in days[at : at + 1] if d.start == lines[line]), None)
