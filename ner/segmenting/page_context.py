"""What a paragraph is by what stands around it on its page: an author's name, an exclamation in a text, a lone dateline."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ner.lexicon.person_names import is_plausible
from ner.segmenting.affinity import CHANCE, Affinity
from ner.segmenting.bylines import closes_article, is_closing_bracket, opening_credit, opens_dated
from ner.segmenting.contents import with_contents
from ner.segmenting.lines import ends_sentence
from ner.segmenting.paragraphs import Form, Paragraph, may_announce, visible
from ner.text.characters import HAN

# The source below a text that was taken over: ——某刊.
_SOURCE = re.compile(r"[-－—─]{2,3}[^，。！？；：]{2,24}")
_WITH_POSTS = re.compile(
    rf"(?![-－—─记访])[{HAN}（）、]{{2,30}}(?:董事长|总裁|经理|主席|主任|教授|研究员|书记|[省市区县镇乡局部厅院校会所处]长|秘书长)([{HAN}]{{2,3}})"
)
_SALUTATION = re.compile(r"(?:[^。！？]{0,12}(?:们|各位[^。！？]{0,6}|先生|女士|朋友)[，、]?){1,4}[：:]")
# Whoever signs a document, and the day below.
_SIGNATURE = re.compile(
    rf"[{HAN}（）]{{2,30}}(?:政府|委员会|[省市区县党军]委|国务院|法院|检察院|[部局厅署]|办公室|公司|协会|联合会|总工会)"
    rf"|[{HAN}]{{0,20}}(?:主席|总理|[省市区县部局厅院]长|书记|主任)[{HAN}]{{2,3}}"
)
_DAY = re.compile(
    r"[\d〇○零一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
# A clause that leads over to what follows: …就应该相信——.
_LEADS_OVER = re.compile(r"[^，\n]*+，.*[-—－─]{2,3}")
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
    above = paragraphs[n - 1] if n else None
    if above and above.form is Form.BODY and _is_closing_dateline(paragraph):
        return replace(paragraph, form=Form.NOTICE, opens=False)
    if above and below and above.form is Form.HEAD and below.opens and _is_lead(paragraph):
        return replace(paragraph, form=Form.HEAD)
    if above and above.form is Form.BODY and _is_signed_day(paragraphs, n):
        return replace(paragraph, form=Form.BODY)
    if below and _is_lone_dateline(paragraph) and below.form is Form.HEAD:
        return replace(paragraph, form=Form.NOTICE, opens=False)
    if paragraph.form is not Form.HEAD or above is None or below is None:
        return paragraph
    if above.form is Form.HEAD and below.form is Form.BODY and _names_author(paragraphs, n):
        return replace(paragraph, form=Form.CREDIT)
    if above.form is Form.BODY and _SOURCE.fullmatch(paragraph.text):
        return replace(paragraph, form=Form.CREDIT)
    if above.form is Form.BODY and not closes_article(above.text) and _LEADS_OVER.fullmatch(paragraph.text):
        return replace(paragraph, form=Form.BODY)
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


def _is_closing_dateline(paragraph: Paragraph) -> bool:
    """Whether the dateline stands in brackets alone, as below a text that was sent: （某社某地1月2日电）."""
    return paragraph.opens and is_closing_bracket(paragraph.text)


def _is_lead(paragraph: Paragraph) -> bool:
    """Whether a long line between a headline and the dateline sums up the report, as a headline does."""
    return paragraph.form is Form.BODY and not paragraph.opens and not ends_sentence(paragraph.text)


def _is_signed_day(paragraphs: Sequence[Paragraph], n: int) -> bool:
    """Whether a line is the signature above the day at the end of a document, or that day."""
    first = n - 1 if _DAY.fullmatch(visible(paragraphs[n].text)) else n
    return (
        first + 1 < len(paragraphs)
        and bool(_SIGNATURE.fullmatch(visible(paragraphs[first].text)))
        and bool(_DAY.fullmatch(visible(paragraphs[first + 1].text)))
    )


def author_of(line: str) -> str:
    """The name that is all a line prints; blank if it prints something else."""
    return line.strip() if is_plausible(visible(line)) else ""


def _names_author(paragraphs: Sequence[Paragraph], n: int) -> bool:
    """Whether a line under a headline names who wrote the text.

    It is a name, alone or behind posts, that no text on the page mentions; or one above a salutation.
    """
    line = visible(paragraphs[n].text)
    name = posts[1] if (posts := _WITH_POSTS.fullmatch(line)) else line
    if not is_plausible(name):
        return False
    speaks = name == line and bool(_SALUTATION.fullmatch(visible(paragraphs[n + 1].text)))
    return speaks or not any(p.form is Form.BODY and name in p.text for p in paragraphs)


def _exclaims(paragraph: Paragraph, above: Paragraph, below: Paragraph) -> bool:
    """Whether a line that may be a headline is rather an exclamation or a question of the text around it."""
    if paragraph.headline_level or not paragraph.text.rstrip("”’）)").endswith(_EXCLAIMS):
        return False
    return not may_announce(paragraph.text) or (
        not paragraph.listed
        and not closes_article(above.text)
        and below.form is not Form.CREDIT
        and not (
            (below.opens or opens_dated(below.text))
            and Affinity([[below.text]]).shared(paragraph.text) >= CHANCE
        )
    )
