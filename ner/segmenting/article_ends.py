"""Where the text of an article ends: before headlines, captions, pull quotes and unrelated lines behind it."""

from collections.abc import Sequence

from ner.segmenting.affinity import ABOUT, CLEARLY_MORE, Affinity
from ner.segmenting.imprint import staff
from ner.segmenting.paragraphs import (
    Form,
    Paragraph,
    heads_captions,
    is_caption,
    is_photo_credit,
    texts,
    visible,
)

# A pull quote has at least so many strings of so many characters, and repeats this share of them
# from the rest of the page above it.
STRING_LENGTH = 4
SHORTEST_QUOTE = 20
QUOTED_SHARE = 0.6
# Characters: no pull quote is longer.
LONGEST_QUOTE = 300
# Characters: a pull quote repeats the text right above it; a page holds about half as many.
QUOTED_WITHIN = 20_000
# Characters: the text of a caption is no longer.
LONGEST_CAPTION = 150
# A paragraph above a photograph's credit that shares this much with the article is its last one.
SHARED_WITHIN = 0.1
# Characters: unrelated text behind a headline is no longer.
LONGEST_UNRELATED = 200


def ends(
    paragraphs: Sequence[Paragraph], regions: Sequence[Sequence[int]]
) -> tuple[list[int], set[int], set[int]]:
    """How many paragraphs of each region are its article's text; which are pull quotes, and which captions.

    Args:
        paragraphs: those of the page.
        regions: the numbers of paragraphs: first of those before all articles, then for each article
            those from its start up to the next.
    """
    lengths: list[int] = []
    quotes: set[int] = set()
    captions: set[int] = set()
    above = _text(paragraphs, regions[0])[-QUOTED_WITHIN:]
    for region in regions[1:]:
        last = _last_text(paragraphs, region, len(region))
        while last and _is_copy(paragraphs, region, last, above):
            quotes.add(region[last])
            last = _last_text(paragraphs, region, last)
        if mark := _captions_from(paragraphs, region, last):
            captions.update(region[mark : last + 1])
            last = _last_text(paragraphs, region, mark)
        lengths.append(_without_unrelated_text(paragraphs, region, last) + 1)
        above = (above + _text(paragraphs, region))[-QUOTED_WITHIN:]
    return lengths, quotes, captions


def _captions_from(paragraphs: Sequence[Paragraph], region: Sequence[int], last: int) -> int:
    """The index in `region` of the line behind which all text up to `last` is captions, or 0."""
    length = 0
    for index in range(last, 0, -1):
        if heads_captions(paragraphs[region[index]].text):
            return index
        length += len(paragraphs[region[index]].text)
        if length > LONGEST_CAPTION:
            break
    return 0


def _last_text(paragraphs: Sequence[Paragraph], region: Sequence[int], end: int) -> int:
    """The index in `region`, below `end`, of the last paragraph that is text, not a headline or a caption."""
    index = end - 1
    while index > 0 and not _is_text(paragraphs[region[index]]):
        credits_photo = is_photo_credit(paragraphs[region[index]])
        index -= 1
        if credits_photo and _may_be_caption(paragraphs, region, index):
            index -= 1
    return max(index, 0)


def _is_text(paragraph: Paragraph) -> bool:
    if paragraph.form is Form.CREDIT:
        return not is_photo_credit(paragraph) and not staff(paragraph.text)
    return paragraph.form is Form.BODY and not is_caption(paragraph.text)


def _may_be_caption(paragraphs: Sequence[Paragraph], region: Sequence[int], index: int) -> bool:
    """Whether the paragraph above a photograph's credit is short and not about what the article is about."""
    paragraph = paragraphs[region[index]]
    if index < 1 or paragraph.form is not Form.BODY or len(paragraph.text) > LONGEST_CAPTION:
        return False
    return Affinity([texts(paragraphs, region[:index])]).shared(paragraph.text) < SHARED_WITHIN


def _without_unrelated_text(paragraphs: Sequence[Paragraph], region: Sequence[int], last: int) -> int:
    """The index of the last paragraph of an article, when short unrelated text follows its headline.

    On a page with its headlines behind the texts, a few lines that belong nowhere may come after a
    headline; it shares much with the text above it and little with them.
    """
    tail = last
    while tail and paragraphs[region[tail]].form is not Form.HEAD:
        tail -= 1
    top = tail
    while top and paragraphs[region[top]].form is Form.HEAD:
        top -= 1
    below_lines = region[tail + 1 : last + 1]
    if top == tail or sum(map(len, texts(paragraphs, below_lines))) > LONGEST_UNRELATED:
        return last
    affinity = Affinity(texts(paragraphs, part) for part in (region[: top + 1], below_lines))
    heads = "".join(texts(paragraphs, region[top + 1 : tail + 1]))
    above, below = affinity.shared(heads, 0), affinity.shared(heads, 1)
    return top if above >= ABOUT and above - below >= CLEARLY_MORE else last


def _is_copy(paragraphs: Sequence[Paragraph], region: Sequence[int], last: int, above: str) -> bool:
    """Whether the paragraph at index `last` of a region repeats the text above the region, or that in it."""
    if len(paragraphs[region[last]].text) > LONGEST_QUOTE:
        return False
    quote = _text(paragraphs, [region[last]])
    strings = {quote[i : i + STRING_LENGTH] for i in range(len(quote) - STRING_LENGTH)}
    if len(strings) < SHORTEST_QUOTE:
        return False
    new = 0
    beside = _text(paragraphs, region[:last])
    for string in strings:
        new += string not in above and string not in beside
        if len(strings) - new < QUOTED_SHARE * len(strings):
            return False
    return True


def _text(paragraphs: Sequence[Paragraph], numbers: Sequence[int]) -> str:
    """The visible body text of some paragraphs, each behind a line break."""
    return "".join(f"{visible(paragraphs[n].text)}\n" for n in numbers if paragraphs[n].form is Form.BODY)
