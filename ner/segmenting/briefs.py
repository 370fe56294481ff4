"""Briefs: news told beside the articles of a page, in a few sentences or under a photograph."""

import re
from collections.abc import Collection, Iterator, Sequence

from ner.segmenting.bylines import tells_day
from ner.segmenting.lines import ends_sentence
from ner.segmenting.page_segmentation import ArticleParagraphs
from ner.segmenting.paragraphs import LONGEST_SECTION, Form, Paragraph, heads_captions, visible

# Characters: a sentence that tells news is no shorter.
SHORTEST_NEWS = 15

_MONTH = re.compile(r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?")


def briefs(
    paragraphs: Sequence[Paragraph], unassigned: Sequence[int], copies: Collection[int]
) -> tuple[ArticleParagraphs, ...]:
    """The briefs among the paragraphs that are in no article, in order.

    A brief has a full sentence and says the day, or is a line of a chronicle under its month.

    Args:
        paragraphs: those of the page.
        unassigned: the numbers of those in no article, in order.
        copies: the numbers of those that repeat what an article says.
    """
    left = [n for n in unassigned if n not in copies and paragraphs[n].form is not Form.NOTICE]
    return tuple(
        ArticleParagraphs(_title(paragraphs, lines) if body else lines, body)
        for lines, body in _items(paragraphs, left)
        if _tells_news(paragraphs, lines, body)
    )


def _title(paragraphs: Sequence[Paragraph], lines: Sequence[int]) -> tuple[int, ...]:
    """The last of the lines above a text, unless it only names a section of the paper (图片新闻)."""
    return tuple(n for n in lines[-1:] if len(paragraphs[n].text) > LONGEST_SECTION)


def _items(
    paragraphs: Sequence[Paragraph], numbers: Sequence[int]
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The lines in a row, item by item: the line above a text and the text, or lines without a text."""
    heads: list[int] = []
    body: list[int] = []
    for number in numbers:
        paragraph = paragraphs[number]
        begins = paragraph.form is Form.HEAD if body else _is_month(paragraph)
        if (body or heads) and (begins or number != (body or heads)[-1] + 1):
            yield tuple(heads), tuple(body)
            heads, body = [], []
        if heads_captions(paragraph.text):
            continue
        if paragraph.form is Form.HEAD:
            heads.append(number)
        elif body or paragraph.form is Form.BODY:
            body.append(number)
    yield tuple(heads), tuple(body)


def _tells_news(paragraphs: Sequence[Paragraph], lines: Sequence[int], body: Sequence[int]) -> bool:
    if not body:
        return len(lines) > 1 and _is_month(paragraphs[lines[0]])
    text = paragraphs[body[0]].text
    told = (paragraphs[n].text for n in body if paragraphs[n].form is Form.BODY)
    return tells_day(text) and any(ends_sentence(part) and len(part) >= SHORTEST_NEWS for part in told)


def _is_month(paragraph: Paragraph) -> bool:
    """Whether a line only prints the month, or day, of the news below it."""
    return bool(_MONTH.fullmatch(visible(paragraph.text)))
