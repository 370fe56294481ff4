"""What a paragraph is by what stands around it on its page: an author's name, an exclamation in a text, a lone dateline."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ner.lexicon.person_names import is_plausible
from ner.segmenting.affinity import CHANCE, Affinity
from ner.segmenting.bylines import closes_article, opening_credit, opens_dated
from ner.segmenting.contents import with_contents
from ner.segmenting.paragraphs import Form, Paragraph, may_announce, visible

# The source below a text that was taken over: ——某刊.
_SOURCE = re.compile(r"[-－—─]{2,3}[^，。！？；：]{2,24}")
_EXCLAIMS = ("！", "？", "!", "?", "…")


def in_context(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs of a page, their forms settled by those around them, tables of contents set apart."""
    settled = list(with_contents(paragraphs))
    for n in range(len(settled)):
        settled[n] = _settled(settled, n)
    return tuple(settled)


def _settled(paragraphs: Sequence[Paragraph], n: int) -> Paragraph:
    paragraph = paragraphs[n]
    below = paragraphs[n + 1] if n + 1 < len(paragraphs) else None
    if below and _is_lone_dateline(paragraph) and below.form is Form.HEAD:
        return replace(paragraph, form=Form.NOTICE, opens=False)
    above = paragraphs[n - 1] if n else None
    if paragraph.form is not Form.HEAD or above is None or below is None:
        return paragraph
    if above.form is Form.HEAD and below.form is Form.BODY and _names_author(paragraphs, n):
        return replace(paragraph, form=Form.CREDIT)
    if above.form is Form.BODY and _SOURCE.fullmatch(paragraph.text):
        return replace(paragraph, form=Form.CREDIT)
    in_text = above.form is Form.BODY or (
        above.form is Form.CREDIT and n > 1 and paragraphs[n - 2].form is Form.HEAD
    )
    if in_text and _exclaims(paragraph, above, below):
        return replace(paragraph, form=Form.BODY)
    return paragraph


def _is_lone_dateline(paragraph: Paragraph) -> bool:
    """Whether the dateline is all there is: the reports that it heads follow under headlines of their own."""
    credit = opening_credit(paragraph.text) if paragraph.opens else None
    return credit is not None and credit.span.end == len(paragraph.text)


def author_of(line: str) -> str:
    """The name that is all a line prints; blank if it prints something else."""
    return line.strip() if is_plausible(visible(line)) else ""


def _names_author(paragraphs: Sequence[Paragraph], n: int) -> bool:
    """Whether a line under a headline is a name that no text on the page mentions: who wrote it."""
    name = visible(paragraphs[n].text)
    return is_plausible(name) and not any(p.form is Form.BODY and name in p.text for p in paragraphs)


def _exclaims(paragraph: Paragraph, above: Paragraph, below: Paragraph) -> bool:
    """Whether a line that may be a headline is rather an exclamation or a question of the text around it."""
    if paragraph.headline_level or not paragraph.text.rstrip("”’）)").endswith(_EXCLAIMS):
        return False
    return not may_announce(paragraph.text) or (
        not paragraph.listed
        and not closes_article(above.text)
        and not (below.opens and Affinity([below.text]).shared(paragraph.text) >= CHANCE)
        and below.form is not Form.CREDIT
        and not opens_dated(below.text)
    )
