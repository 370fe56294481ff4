"""Continuations of articles on other printed pages: their marks (下转2版, 上接1版), and the parts joined."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ner.segmenting.lines import ends_sentence
from ner.sources.edition import page_number
from ner.text.characters import fold
from ner.text.documents import Article, OffsetMap, Segment
from ner.text.numerals import NUMERALS, integer
from ner.text.spans import Span

_PAGE = rf"第?\s?(?P<page>[A-Da-d]?\s?\d{{1,3}}|[{NUMERALS}]{{1,3}})\s?版"
_ARROW = r"[>》▶►→△▲◆●■\s]"
_ARROWS = rf"{_ARROW}*+"
_TO = re.compile(
    rf"(?:[（【]|(?<!{_ARROW})){_ARROWS}(?:下\s?转|紧\s?转|接\s?转|转\s?入|转\s?至|转)\s?{_PAGE}{_ARROWS}[）】]?\s*+$"
)
_FROM = re.compile(rf"\s*+[（【]?{_ARROWS}(?:上\s?接|紧\s?接|承\s?接|接)\s?{_PAGE}{_ARROWS}[）】]?")


@dataclass(frozen=True, slots=True)
class ContinuationMark:
    """The span of a mark in its paragraph, and the page it names, written like `2版`."""

    span: Span
    page: str


def continued_from(paragraph: str) -> ContinuationMark | None:
    """The 上接 mark at the start of a paragraph."""
    return _mark(_FROM.match(fold(paragraph)))


def continued_to(paragraph: str) -> ContinuationMark | None:
    """The 下转 mark at the end of a paragraph.

    >>> continued_to("要加强建设（下转第二版）")
    ContinuationMark(span=Span(start=5, end=12), page='2版')
    """
    return _mark(_TO.search(fold(paragraph)))


def _mark(match: re.Match[str] | None) -> ContinuationMark | None:
    if match is None:
        return None
    printed = match["page"].replace(" ", "")
    page = integer(printed) if printed[0] in NUMERALS else page_number(printed)
    return ContinuationMark(Span(*match.span()), f"{page}版")


def join_continued(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, each part marked 上接 joined to the part of the same edition marked 下转.

    A joined article keeps the id and the place of its first part; its offsets map to both sources.
    Of several parts that fit, the one whose headline shares most with the first part is taken, or
    the first of them. A mark without a second part stays in `continued_to` or `continued_from`.
    """
    tails = {n: article for n, article in enumerate(articles) if article.continued_from}
    follower: dict[int, int] = {}
    for number, article in enumerate(articles):
        fitting = [
            n for n, tail in tails.items() if number not in _chain(follower, n) and _fits(article, tail)
        ]
        if fitting:
            follower[number] = max(fitting, key=lambda n: (_likeness(article, tails[n]), -n))
            del tails[follower[number]]
    followers = set(follower.values())

    def whole(number: int) -> Article:
        article = articles[number]
        return _join(article, whole(follower[number])) if number in follower else article

    return tuple(whole(number) for number in range(len(articles)) if number not in followers)


def _chain(follower: Mapping[int, int], number: int) -> list[int]:
    """The part `number` and all parts that follow it so far."""
    chain = [number]
    while chain[-1] in follower:
        chain.append(follower[chain[-1]])
    return chain


def _fits(head: Article, tail: Article) -> bool:
    """Whether both are of one edition and each mark names the other's page, as far as that is known."""
    return (
        bool(head.continued_to)
        and _folder(head) == _folder(tail)
        and _may_be_one(head.published_on, tail.published_on)
        and _may_be_one(head.paper, tail.paper)
        and (not tail.page or head.continued_to == f"{tail.page}版")
        and (not head.page or tail.continued_from == f"{head.page}版")
        and (not (head.page and tail.page) or head.page != tail.page)
    )


def _may_be_one(one: str, other: str) -> bool:
    return one == other or not (one and other)


def _folder(article: Article) -> str:
    return article.source.rpartition("/")[0]


def _likeness(head: Article, tail: Article) -> float:
    """The share of the tail's headline, in pairs of characters, that the head's text has."""
    pairs = [tail.headline[i : i + 2] for i in range(len(tail.headline) - 1)]
    return sum(pair in head.text for pair in pairs) / len(pairs) if pairs else 0.0


def _join(head: Article, tail: Article) -> Article:
    """Both headlines, then both bodies; a sentence that the page break cut in two is whole again."""
    start, middle = _body_start(head), _body_start(tail)
    parts = (
        (head, 0, start, True),
        (tail, 0, middle, True),
        (head, start, len(head.text), ends_sentence(head.text)),
        (tail, middle, len(tail.text), False),
    )
    text = ""
    segments: list[Segment] = []
    bylines: list[Span] = []
    for article, left, right, breaks in parts:
        if left == right:
            continue
        shift = len(text) - left
        bylines += [span.shift(shift) for span in article.byline_spans if left <= span.start < right]
        segments += _moved(article.offsets, left, right, shift)
        text += article.text[left:right]
        if breaks and not text.endswith("\n"):
            segments.append(Segment(len(text), *article.offsets.locate(right - 1), 1))
            text += "\n"
    titled = head if head.headline else tail
    dated = head if head.published_on else tail
    return replace(
        head,
        text=text,
        offsets=OffsetMap(tuple(segments)),
        headline=titled.headline,
        headline_span=titled.headline_span,
        byline=head.byline or tail.byline,
        byline_spans=tuple(sorted(bylines)),
        published_on=dated.published_on,
        year_source=dated.year_source,
        paper=head.paper or tail.paper,
        continued_to=tail.continued_to,
    )


def _body_start(article: Article) -> int:
    if not article.headline_span:
        return 0
    line_end = article.text.find("\n", article.headline_span.end)
    return line_end + 1 if line_end >= 0 else len(article.text)


def _moved(offsets: OffsetMap, left: int, right: int, shift: int) -> Iterator[Segment]:
    """The segments between `left` and `right`, moved by `shift`."""
    for segment in offsets.segments:
        start, end = max(left, segment.start), min(right, segment.start + segment.length)
        if start < end:
            skipped = start - segment.start
            yield Segment(start + shift, segment.source, segment.source_start + skipped, end - start)
