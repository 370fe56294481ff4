"""From a page's text to its articles, each with headline, byline and offsets."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ner.segmenting.briefs import briefs
from ner.segmenting.bylines import Credit, closing_credit, line_credit, opening_credit, photo_credits
from ner.segmenting.continuations import continued_from, continued_to
from ner.segmenting.imprint import is_imprint, staff
from ner.segmenting.lines import Layout, lay_out
from ner.segmenting.page_context import author_of, in_context
from ner.segmenting.page_segmentation import ArticleParagraphs, PageSegmentation, segment
from ner.segmenting.paragraphs import Form, Paragraph, block_kind, paragraph_of, plain_headline
from ner.segmenting.whitespace import page_wording, repair
from ner.sources.edition import day_in
from ner.sources.masthead import Masthead, mastheads
from ner.text.aligned_text import BLANKS, AlignedText, join_lines, offset_map
from ner.text.characters import unified
from ner.text.documents import Article, Block, Page
from ner.text.spans import Span

_SITE_SUFFIX = re.compile(
    r"\s?[-_|—–]{1,8}\s?\w{1,12}(?:网|报|社|台|频道|新闻|在线|门户|客户端|官网|网站|政府)$"
)
# A photograph that goes with the text: …（附图片1张）.
_WITH_PICTURE = re.compile(r"\s?[（(]附?(?:图|照)片?\s?[\d０-９]{0,2}\s?张?[）)]$")
_TITLE_LABEL = re.compile(r"(?:标\s?题|题目)\s?[：:]\s?")
_BLANK = re.compile(r"(?<=\S)[ 　]+(?=\S)")
_BETWEEN_ITEMS = re.compile(r"(?<=\S{6})\s+(?=\S{6})")


def cut_articles(page: Page) -> tuple[tuple[Article, ...], tuple[Block, ...]]:
    """The articles of a page in the order of their bodies, then its briefs, and the blocks that are in none.

    Every visible character of the page is in exactly one of them. For the date of an
    article see `_published`. Never raises.
    """
    page = replace(page, text=unified(page.text))
    layout = lay_out(page.text)
    printed, marks = _paragraphs(page, layout)
    paragraphs = in_context(printed)
    bare = segment(paragraphs, page.headline, in_columns=layout.in_columns and not layout.exact)
    unassigned = [paragraphs[n] for n in bare.unassigned]
    segmentation = _with_staff(bare, paragraphs)
    header_day = next(
        (day for p in unassigned if p.form in (Form.NOTICE, Form.CREDIT) and (day := day_in(p.aligned.text))),
        "",
    )
    issues = _issues(page, [paragraphs[outline.body[0]].aligned for outline in bare.articles if outline.body])
    told = briefs(paragraphs, segmentation.unassigned, segmentation.pull_quotes)
    outlines = [(outline, "article") for outline in segmentation.articles]
    outlines += [(outline, "brief") for outline in told]
    articles = tuple(
        replace(_article(page, paragraphs, outline, ordinal, header_day, issues), kind=kind)
        for ordinal, (outline, kind) in enumerate(outlines, 1)
    )
    in_briefs = {n for brief in told for n in (*brief.headline, *brief.body)}
    blocks = [
        _block(
            page,
            part,
            _kind(segmentation, n) or block_kind(paragraphs[n], part.text),
        )
        for n in segmentation.unassigned
        if n not in in_briefs
        for part in _items(paragraphs[n])
    ]
    blocks += [_block(page, mark, "notice") for mark in marks]
    return articles, tuple(sorted(blocks, key=lambda block: block.start))


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many visible characters of a page are in articles, in blocks of print, and in notices (its noise)."""

    articles: int
    blocks: int
    notices: int

    @property
    def read_share(self) -> float:
        """The share, 0 to 1, of the visible characters that are in articles; 1 on a page that prints nothing."""
        visible = self.articles + self.blocks + self.notices
        return self.articles / visible if visible else 1.0


def coverage(articles: Sequence[Article], blocks: Sequence[Block]) -> Coverage:
    """What became of the visible characters of a page that `cut_articles` gave these articles and blocks for."""
    notices = [block.text for block in blocks if block.kind == "notice"]
    printed = [block.text for block in blocks if block.kind != "notice"]
    return Coverage(
        articles=visible_characters(article.text for article in articles),
        blocks=visible_characters(printed),
        notices=visible_characters(notices),
    )


def visible_characters(texts: Iterable[str]) -> int:
    """How many characters of some texts print something."""
    return sum(len(BLANKS.sub("", text)) for text in texts)


def _kind(segmentation: PageSegmentation, n: int) -> str:
    if n in segmentation.pull_quotes:
        return "pull_quote"
    return "caption" if n in segmentation.captions else ""


def _with_staff(segmentation: PageSegmentation, paragraphs: Sequence[Paragraph]) -> PageSegmentation:
    """The segmentation with lines of editors (责任编辑：甲 版式：乙) given to the article above, else to the first."""
    lines = [
        n
        for n in segmentation.unassigned
        if paragraphs[n].form in (Form.NOTICE, Form.CREDIT) and staff(paragraphs[n].text)
    ]
    articles = list(segmentation.articles)
    for line in lines if articles else ():
        above = [index for index, outline in enumerate(articles) if outline.body and outline.body[0] < line]
        owner = max(above, key=lambda index: articles[index].body[0], default=0)
        body = tuple(sorted((*articles[owner].body, line)))
        articles[owner] = replace(articles[owner], body=body)
    unassigned = (
        tuple(n for n in segmentation.unassigned if n not in lines) if articles else segmentation.unassigned
    )
    return replace(segmentation, articles=tuple(articles), unassigned=unassigned)


def _paragraphs(page: Page, layout: Layout) -> tuple[tuple[Paragraph, ...], tuple[AlignedText, ...]]:
    """The page's paragraphs, repaired and without continuation marks; these marks, and running heads.

    A mark on a line of its own belongs to the text above it (下转) or below it (上接).
    """
    wording = page_wording(page.text, layout)
    levels = {heading.start: heading.level for heading in page.headings}
    found: list[Paragraph] = []
    marks = [repair(page.text, (line,), wording) for line in layout.running]
    awaited = ""
    for lines in layout.paragraphs:
        aligned = repair(page.text, lines, wording)
        came, goes = continued_from(aligned.text), continued_to(aligned.text)
        if came and goes and came.span.overlaps(goes.span):
            goes = None
        marks += [aligned[mark.span.start : mark.span.end] for mark in (came, goes) if mark]
        rest = aligned[came.span.end if came else 0 : goes.span.start if goes else len(aligned)].stripped()
        awaited = came.page if came else awaited
        if rest.text:
            level = levels.get(rest.offsets[0], 0)
            found.append(paragraph_of(rest, awaited, goes.page if goes else "", level=level))
            awaited = "" if found[-1].form is Form.BODY else awaited
        elif goes and found:
            found[-1] = replace(found[-1], form=Form.BODY, continued_to=goes.page)
    return tuple(found), tuple(mark.stripped() for mark in marks)


def _issues(page: Page, bodies: Sequence[AlignedText]) -> tuple[Masthead, ...]:
    """The mastheads of a page that says by them what edition it is of, when they are of several days or pages.

    All of them close what stands above when the first stands below a text, and none above the last text.
    """
    found = mastheads(page.text) if page.page or page.year_source == "page" else ()
    days = {masthead.edition.published_on for masthead in found} if page.year_source == "page" else set()
    pages = {masthead.edition.page for masthead in found}
    if len(days) < 2 and len(pages) < 2:
        return ()
    starts = [body.offsets[0] for body in bodies]
    if starts and starts[0] < found[0].start and starts[-1] < found[-1].start:
        return tuple(replace(masthead, closes=True) for masthead in found)
    return found


def _of_issue(page: Page, issues: Sequence[Masthead], article: AlignedText) -> Page:
    """The page with the day and page number of an article's own masthead: the one that closes it, else the one above it."""
    start, end = article.offsets[0], article.offsets[-1]
    below = next((masthead for masthead in issues if masthead.start > end), None)
    above = [masthead for masthead in issues if masthead.start < start and not masthead.closes]
    own = below if below and below.closes else above[-1] if above else None
    if own is None:
        return page
    day = own.edition.published_on if page.year_source == "page" else ""
    numbers = {masthead.edition.page for masthead in issues}
    return replace(
        page,
        published_on=day or page.published_on,
        page=own.edition.page if page.page in numbers else page.page,
    )


def _article(
    page: Page,
    paragraphs: Sequence[Paragraph],
    outline: ArticleParagraphs,
    ordinal: int,
    header_day: str,
    issues: Sequence[Masthead],
) -> Article:
    head = [paragraphs[n].aligned for n in outline.headline]
    body = [paragraphs[n] for n in outline.body]
    whole = join_lines([*head, *(p.aligned for p in body)], page.text)
    title, suffix = _title(join_lines(head, page.text).text)
    credits = [Credit(suffix)] if suffix else []
    credits += _credits(whole.text, sum(len(aligned) + 1 for aligned in head), body)
    spans = tuple(sorted({credit.span for credit in credits}))
    page = _of_issue(page, issues, whole)
    published, year_source = _published(page, whole.text, credits, header_day)
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
        year_source=year_source,
        paper=page.paper,
        jurisdiction=page.jurisdiction,
        page=page.page,
        continued_to=next((p.continued_to for p in reversed(body) if p.continued_to), ""),
        continued_from=next((p.continued_from for p in body if p.continued_from), ""),
    )


def _title(headline: str) -> tuple[Span, Span | None]:
    """The span of the headline proper, and that of a web site's name or imprint behind it."""
    label = _TITLE_LABEL.match(headline)
    start = label.end() if label else 0
    for space in _BLANK.finditer(headline, start):
        if is_imprint(headline[space.end() :]):
            return Span(start, space.start()), Span(space.end(), len(headline))
    if (picture := _WITH_PICTURE.search(headline)) and picture.start() > start:
        return Span(start, picture.start()), None
    if headline and (match := _SITE_SUFFIX.search(headline)) and match.start() > start:
        return Span(start, match.start()), Span(*match.span())
    return Span(start, len(headline)), None


def _credits(text: str, body_start: int, body: Sequence[Paragraph]) -> Iterator[Credit]:
    """The credits in an article's body, in text order but the closing one last."""
    start = body_start
    last = max((n for n, p in enumerate(body) if p.form is Form.BODY), default=-1)
    for number, paragraph in enumerate(body):
        printed = paragraph.aligned.text
        if paragraph.form is Form.NOTICE:
            yield Credit(Span(start, start + len(printed)))
            start += len(printed) + 1
            continue
        found = [opening_credit(printed)]
        if paragraph.form is Form.CREDIT:
            found = [line_credit(printed) or Credit(Span(0, len(printed)), author_of(printed))]
        if paragraph.form is not Form.CREDIT:
            found += [closing_credit(printed, last=number == last), *photo_credits(printed)]
        yield from (Credit(credit.span.shift(start), credit.names) for credit in found if credit)
        start += len(printed) + 1


def _published(page: Page, text: str, credits: Sequence[Credit], header_day: str) -> tuple[str, str]:
    """The day of an article, and what says so.

    What the page's file or head states comes first, then the article's imprint, a masthead, a dateline
    of the article, the page's header, and at last what is only assumed of the whole corpus.
    """
    printed = [(day, span) for span in (credit.span.of(text) for credit in credits) if (day := day_in(span))]
    of_page = ("", "none") if page.assumed else (page.published_on, page.year_source)
    days = (
        of_page if page.year_source != "page" else ("", "none"),
        *((day, "text") for day, span in printed if is_imprint(span)),
        of_page,
        *((day, "text") for day, _ in printed),
        (header_day, "text"),
    )
    return next((pair for pair in days if pair[0]), (page.published_on, page.year_source))


def _items(paragraph: Paragraph) -> Iterator[AlignedText]:
    """The blocks on an unassigned line: two teasers may stand on one, a space between them."""
    aligned = paragraph.aligned
    cuts = [0, *(m.end() for m in _BETWEEN_ITEMS.finditer(aligned.text)), len(aligned)]
    if paragraph.form is not Form.HEAD:
        cuts = [0, len(aligned)]
    yield from (aligned[left:right].stripped() for left, right in pairwise(cuts))


def _block(page: Page, aligned: AlignedText, kind: str) -> Block:
    start, end = aligned.offsets[0], aligned.offsets[-1] + 1
    return Block(
        block_id=_identifier("block", page.source, start),
        source=page.source,
        kind=kind,
        text=aligned.text,
        start=start,
        end=end,
    )


def _identifier(kind: str, source: str, number: int) -> str:
    return hashlib.sha1(f"{kind}\n{source}\n{number}".encode(), usedforsecurity=False).hexdigest()[:16]
