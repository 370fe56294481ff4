"""The marks of an article that goes on elsewhere: 下转2版 at its end, 上接1版 at its start."""

import re
from dataclasses import dataclass

from ner.sources.edition import page_number
from ner.text.characters import fold
from ner.text.numerals import NUMERALS, integer
from ner.text.spans import Span

_PAGE = rf"第?\s?(?P<page>[A-Da-d]?\s?\d{{1,3}}|[{NUMERALS}]{{1,3}})\s?版"
_ARROWS = r"[>》▶►→△▲◆●■\s]*"
_TO = re.compile(
    rf"[（【]?{_ARROWS}(?:下\s?转|紧\s?转|接\s?转|转\s?入|转\s?至|转)\s?{_PAGE}{_ARROWS}[）】]?\s*$"
)
_FROM = re.compile(rf"\s*[（【]?{_ARROWS}(?:上\s?接|紧\s?接|承\s?接|接)\s?{_PAGE}{_ARROWS}[）】]?")


@dataclass(frozen=True, slots=True)
class ContinuationMark:
    """A mark's stretch of its paragraph, and the page it names, written like `2版`."""

    span: Span
    page: str


def continued_from(paragraph: str) -> ContinuationMark | None:
    """The 上接 mark at the start of a paragraph."""
    match = _FROM.match(fold(paragraph))
    return ContinuationMark(Span(*match.span()), _page(match["page"])) if match else None


def continued_to(paragraph: str) -> ContinuationMark | None:
    """The 下转 mark at the end of a paragraph.

    >>> continued_to("要加强建设（下转第二版）")
    ContinuationMark(span=Span(start=5, end=12), page='2版')
    """
    match = _TO.search(fold(paragraph))
    return ContinuationMark(Span(*match.span()), _page(match["page"])) if match else None


def _page(printed: str) -> str:
    printed = printed.replace(" ", "")
    return f"{integer(printed) if printed[0] in NUMERALS else page_number(printed)}版"
