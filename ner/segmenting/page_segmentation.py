"""Page segmentation: which paragraphs make which article, what its headline is, what belongs to none."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ner.segmenting.article_ends import ends
from ner.segmenting.article_starts import article_starts
from ner.segmenting.headlines import known_headline, only_headline, pair_headlines
from ner.segmenting.paragraphs import (
    Form,
    Paragraph,
    heads_captions,
    is_numbered_caption,
    is_photo_credit,
    is_picture,
    names_its_picture,
)
from ner.sources.edition import day_in

# Characters: the text of a photograph with a title is no longer.
LONGEST_PICTURE_TEXT = 250


@dataclass(frozen=True, slots=True)
class ArticleParagraphs:
    """The paragraphs of one article, by number: the headline's lines, then the others, in page order."""

    headline: tuple[int, ...]
    body: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PageSegmentation:
    """The articles of a page in the order of their bodies, and the paragraphs that are in none."""

    articles: tuple[ArticleParagraphs, ...]
    unassigned: tuple[int, ...] = ()
    pull_quotes: frozenset[int] = frozenset()
    captions: frozenset[int] = frozenset()


def segment(
    paragraphs: Sequence[Paragraph], headline: str = "", *, in_columns: bool = False
) -> PageSegmentation:
    """The articles of a page. With a known `headline` the page is one article.

    `in_columns` says whether the page is set in columns, see `article_starts`.
    """
    starts = () if headline else article_starts(paragraphs, in_columns=in_columns)
    if len(starts) > 1 or (starts and _follows_picture(paragraphs, starts[0])):
        return _several_articles(paragraphs, starts)
    return _one_article(paragraphs, headline)


def _follows_picture(paragraphs: Sequence[Paragraph], start: int) -> bool:
    """Whether the only article stands, with its headline, below the caption and credit of a photograph."""
    top = start
    while top and paragraphs[top - 1].form is not Form.BODY:
        top -= 1
    between = paragraphs[top:start]
    return top > 0 and any(map(is_photo_credit, between)) and between[-1].form is Form.HEAD


def _one_article(paragraphs: Sequence[Paragraph], headline: str) -> PageSegmentation:
    numbers = [n for n, p in enumerate(paragraphs) if p.form is not Form.NOTICE]
    known = known_headline(paragraphs, numbers, headline)
    lines, labels = (known, ()) if headline else only_headline(paragraphs)
    body = tuple(n for n in numbers if n not in lines and n not in labels)
    unassigned = tuple(n for n in range(len(paragraphs)) if n not in body and n not in lines)
    return PageSegmentation((ArticleParagraphs(lines, body),) if lines or body else (), unassigned)


def _several_articles(paragraphs: Sequence[Paragraph], starts: Sequence[int]) -> PageSegmentation:
    days = _days_above(paragraphs)
    regions = [
        [n for n in range(start, end) if paragraphs[n].form is not Form.NOTICE and n not in days]
        for start, end in pairwise([0, *starts, len(paragraphs)])
    ]
    lengths, quotes, behind = ends(paragraphs, regions)
    bodies = [tuple(region[:length]) for region, length in zip(regions[1:], lengths, strict=True)]
    gaps = [region[length:] for region, length in zip(regions, (0, *lengths), strict=True)]
    headlines = pair_headlines(paragraphs, gaps, bodies)
    whole = [
        ArticleParagraphs(lines, (*(n - 1 for n in lines if n - 1 in days), *body))
        for lines, body in zip(headlines, bodies, strict=True)
    ]
    shown = [article for article in whole if not _is_picture(paragraphs, article)]
    articles = tuple(shown or whole)
    used = {n for article in articles for n in (*article.headline, *article.body)}
    captions = behind | {n for article in whole for n in article.body if n not in used}
    return PageSegmentation(
        articles,
        tuple(n for n in range(len(paragraphs)) if n not in used),
        frozenset(quotes),
        frozenset(captions),
    )


def _days_above(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The lines that only print a day, on a page that begins with one and has them above its headlines."""
    days = frozenset(
        n
        for n, (line, below) in enumerate(pairwise(paragraphs))
        if line.form is Form.CREDIT
        and below.form is Form.HEAD
        and day_in(line.text)
        and (n == 0 or paragraphs[n - 1].form is Form.BODY)
    )
    return days if 0 in days and len(days) > 1 else frozenset()


def _is_picture(paragraphs: Sequence[Paragraph], article: ArticleParagraphs) -> bool:
    """Whether photographs are all there is, with a title (…（图片）), or announced (图片：), and captions of some lines."""
    title = paragraphs[article.headline[-1]].text if article.headline else ""
    titled = is_picture(title) or (
        names_its_picture(title) and all(is_numbered_caption(paragraphs[n].text) for n in article.body)
    )
    announced = bool(article.body) and heads_captions(paragraphs[article.body[0]].text)
    length = sum(len(paragraphs[n].text) for n in article.body)
    return (titled or announced) and length <= LONGEST_PICTURE_TEXT
