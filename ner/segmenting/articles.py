"""A page's text to its articles: mended, cut apart, each with headline, byline and offsets."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ner.segmenting.bylines import Credit, closing_credit, line_credit, opening_credit, photo_credits
from ner.segmenting.continuation_marks import continued_from, continued_to
from ner.segmenting.continuations import join_continued
from ner.segmenting.imprint import is_publication_line, staff
from ner.segmenting.lines import Layout, ends_sentence, lay_out
from ner.segmenting.page_cut import Cut, Piece, cut
from ner.segmenting.paragraphs import Kind, Paragraph, block_kind, paragraph_of, plain_headline
from ner.segmenting.whitespace import known_strings, mend
from ner.sources.edition import day_in
from ner.text.aligned import Strand, join_lines, offset_map
from ner.text.documents import Article, Block, Page
from ner.text.spans import Span

__all__ = ["cut_articles", "join_continued"]

_SITE_SUFFIX = re.compile(
    r"\s?[-_|—–]+\s?[\u3400-\u9fff\w]{1,12}(?:网|报|社|台|频道|新闻|在线|门户|客户端|官网|网站|政府)$"
)
_TITLE_LABEL = re.compile(r"(?:标\s?题|题目)\s?[：:]\s?")
_BLANK = re.compile(r"(?<=\S)[ 　]+(?=\S)")
_BETWEEN_ITEMS = re.compile(r"(?<=\S{6})\s+(?=\S{6})")


def cut_articles(page: Page) -> tuple[tuple[Article, ...], tuple[Block, ...]]:
    """The articles of a page in the order of their bodies, and the blocks that are in none.

    Every character of the page that prints anything is in exactly one of them. An article's day is
    the page's; where the page has none, the day of the article's publication line, or of the page's
    header. Never raises.
    """
    layout = lay_out(page.text)
    paragraphs, marks = _paragraphs(page, layout)
    bare = cut(paragraphs, page.headline, in_columns=layout.in_columns)
    strays = [paragraphs[n] for n in bare.strays]
    cuts = _with_staff(bare, paragraphs)
    header_day = next(
        (day for p in strays if p.kind in (Kind.NOTICE, Kind.CREDIT) and (day := day_in(p.strand.text))), ""
    )
    articles = tuple(
        _article(page, paragraphs, piece, ordinal, header_day) for ordinal, piece in enumerate(cuts.pieces, 1)
    )
    blocks = [
        _block(page, part, "pull_quote" if n in cuts.pull_quotes else block_kind(paragraphs[n], part.text))
        for n in cuts.strays
        for part in _items(paragraphs[n])
    ]
    blocks += [_block(page, mark, "notice") for mark in marks]
    return articles, tuple(sorted(blocks, key=lambda block: block.start))


def _with_staff(cuts: Cut, paragraphs: Sequence[Paragraph]) -> Cut:
    """The page cut up, lines of editors (责任编辑：甲 版式：乙) with the article above them, else the first."""
    lines = [
        n
        for n in cuts.strays
        if paragraphs[n].kind in (Kind.NOTICE, Kind.CREDIT) and staff(paragraphs[n].text)
    ]
    pieces = list(cuts.pieces)
    for line in lines if pieces else ():
        above = [index for index, piece in enumerate(pieces) if piece.body and piece.body[0] < line]
        owner = max(above, key=lambda index: pieces[index].body[0], default=0)
        body = tuple(sorted((*pieces[owner].body, line)))
        pieces[owner] = replace(pieces[owner], body=body)
    kept = tuple(n for n in cuts.strays if n not in lines) if pieces else cuts.strays
    return replace(cuts, pieces=tuple(pieces), strays=kept)


def _paragraphs(page: Page, layout: Layout) -> tuple[tuple[Paragraph, ...], tuple[Strand, ...]]:
    """The page's paragraphs, mended and without continuation marks; and these marks.

    A mark that stands alone counts for the text above it (下转) or below it (上接).
    """
    known = known_strings(page.text, [line for lines in layout.paragraphs for line in lines])
    found: list[Paragraph] = []
    marks: list[Strand] = []
    awaited = ""
    for lines in layout.paragraphs:
        running = layout.in_columns and ends_sentence(page.text[lines[0].start : lines[-1].end])
        strand = mend(page.text, lines, running=running, known=known)
        came, goes = continued_from(strand.text), continued_to(strand.text)
        if came and goes and came.span.overlaps(goes.span):
            goes = None
        marks += [strand[mark.span.start : mark.span.end] for mark in (came, goes) if mark]
        rest = strand[came.span.end if came else 0 : goes.span.start if goes else len(strand)].stripped()
        awaited = came.page if came else awaited
        if rest.text:
            found.append(paragraph_of(rest, awaited, goes.page if goes else ""))
            awaited = "" if found[-1].kind is Kind.BODY else awaited
        elif goes and found:
            found[-1] = replace(found[-1], kind=Kind.BODY, continued_to=goes.page)
    return tuple(found), tuple(mark.stripped() for mark in marks)


def _article(
    page: Page, paragraphs: Sequence[Paragraph], piece: Piece, ordinal: int, header_day: str
) -> Article:
    head = [paragraphs[n].strand for n in piece.headline]
    body = [paragraphs[n] for n in piece.body]
    whole = join_lines([*head, *(p.strand for p in body)], page.text)
    title, suffix = _title(join_lines(head, page.text).text)
    credits = [Credit(suffix)] if suffix else []
    credits += _credits(whole.text, sum(len(strand) + 1 for strand in head), body)
    spans = tuple(sorted({credit.span for credit in credits}))
    published = page.published_on or _publication_day(whole.text, credits) or header_day
    return Article(
        article_id=_identifier("article", page.source, ordinal),
        source=page.source,
        ordinal=ordinal,
        text=whole.text,
        offsets=offset_map(whole, page.source),
        headline=plain_headline(title.of(whole.text)) or page.headline,
        headline_span=title,
        byline=next((credit.names for credit in credits if credit.names), ""),
        byline_spans=spans,
        published_on=published,
        year_source=page.year_source if page.published_on else "text" if published else "none",
        paper=page.paper,
        jurisdiction=page.jurisdiction,
        page=page.page,
        continued_to=next((p.continued_to for p in reversed(body) if p.continued_to), ""),
        continued_from=next((p.continued_from for p in body if p.continued_from), ""),
    )


def _title(headline: str) -> tuple[Span, Span | None]:
    """The stretch of the headline proper, and that of a web site's name or publication line behind it."""
    label = _TITLE_LABEL.match(headline)
    start = label.end() if label else 0
    for space in _BLANK.finditer(headline, start):
        if is_publication_line(headline[space.end() :]):
            return Span(start, space.start()), Span(space.end(), len(headline))
    if headline and (match := _SITE_SUFFIX.search(headline)) and match.start() > start:
        return Span(start, match.start()), Span(*match.span())
    return Span(start, len(headline)), None


def _credits(text: str, body_start: int, body: Sequence[Paragraph]) -> Iterator[Credit]:
    """The credits in an article's body, in text order but the closing one last."""
    start = body_start
    last = max((n for n, p in enumerate(body) if p.kind is Kind.BODY), default=-1)
    for number, paragraph in enumerate(body):
        printed = paragraph.strand.text
        if paragraph.kind is Kind.NOTICE:
            yield Credit(Span(start, start + len(printed)))
            start += len(printed) + 1
            continue
        found = [line_credit(printed)] if paragraph.kind is Kind.CREDIT else [opening_credit(printed)]
        if paragraph.kind is not Kind.CREDIT:
            found += [closing_credit(printed, last=number == last), *photo_credits(printed)]
        yield from (Credit(credit.span.shift(start), credit.names) for credit in found if credit)
        start += len(printed) + 1


def _publication_day(text: str, credits: Sequence[Credit]) -> str:
    return next((day for credit in credits if (day := day_in(credit.span.of(text)))), "")


def _items(paragraph: Paragraph) -> Iterator[Strand]:
    """The strays of a line: two teasers may stand on one, a space between them."""
    strand = paragraph.strand
    cuts = [0, *(m.end() for m in _BETWEEN_ITEMS.finditer(strand.text)), len(strand)]
    if paragraph.kind is not Kind.HEAD:
        cuts = [0, len(strand)]
    yield from (strand[left:right].stripped() for left, right in pairwise(cuts))


def _block(page: Page, strand: Strand, kind: str) -> Block:
    start, end = strand.places[0], strand.places[-1] + 1
    return Block(
        block_id=_identifier("block", page.source, start),
        source=page.source,
        kind=kind,
        text=strand.text,
        start=start,
        end=end,
    )


def _identifier(kind: str, source: str, number: int) -> str:
    return hashlib.sha1(f"{kind}\n{source}\n{number}".encode(), usedforsecurity=False).hexdigest()[:16]
