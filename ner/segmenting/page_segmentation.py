"""Page segmentation: which paragraphs make which article, what its headline is, what belongs to none."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from ner.segmenting.bylines import is_signed, line_credit, opens_dated
from ner.segmenting.headlines import CHANCE, MOST_LINES, Affinity, pair_headlines
from ner.segmenting.imprint import staff
from ner.segmenting.paragraphs import Form, Paragraph, is_caption, is_photo_credit
from ner.sources.edition import day_in
from ner.text.aligned_text import BLANKS
from ner.text.characters import fold


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


# Text before the first 本报讯 that is longer is an article of its own, not an introduction.
_LONGEST_INTRODUCTION = 150
# A headline that stands after its text, with no other text to compare, shares at least this much with it.
_LEAST_SHARED_AFTER = 0.5
# A pull quote repeats this share of its strings of four characters from the page above it.
_QUOTE_SHARE = 0.6
_GRAM = 4
_SHORTEST_QUOTE = 20
# Text of a caption, and of a stray that follows a headline, is no longer.
_LONGEST_CAPTION = 150
# A paragraph above a photograph's credit that shares as much with the article is its last one.
_LEAST_SHARED_WITHIN = 0.1
_LONGEST_STRAY = 200
_CLEARLY_MORE = 0.3
# A headline within an article (走访企业) is often shorter, one that alone announces another article is not.
_SHORTEST_HEAD = 8
# Lines of a web site's navigation are no longer, and share nothing with the text.
_LONGEST_LABEL = 6


def segment(
    paragraphs: Sequence[Paragraph], headline: str = "", *, in_columns: bool = False
) -> PageSegmentation:
    """The articles of a page. With a known `headline` the page is one article.

    On a page set `in_columns` the text before the first opening is the rest of an article; elsewhere
    it is that only when a headline follows it.
    """
    notices = frozenset(n for n, p in enumerate(paragraphs) if p.form is Form.NOTICE)
    starts = () if headline else _starts(paragraphs, in_columns)
    if len(starts) > 1:
        return _several_articles(paragraphs, notices, starts)
    numbers = [n for n in range(len(paragraphs)) if n not in notices]
    return _one_article(paragraphs, numbers, notices, headline)


def _starts(paragraphs: Sequence[Paragraph], in_columns: bool) -> tuple[int, ...]:
    """The numbers of the paragraphs that the articles' texts begin with, headlines left aside."""
    opening = {n for n, p in enumerate(paragraphs) if p.opens} | _byline_starts(paragraphs)
    if by_content := _starts_by_content(paragraphs):
        opening |= {next(n for n, p in enumerate(paragraphs) if p.form is Form.BODY), *by_content}
    starts = sorted({_with_credits(paragraphs, n) for n in opening})
    marked = _marked_starts(paragraphs)
    if len(starts) < 2 <= len(marked):
        return marked
    first = starts[0] if starts else 0
    before = [n for n in range(first) if paragraphs[n].form is Form.BODY]
    apart = in_columns or (first > 0 and paragraphs[first - 1].form is Form.HEAD)
    if apart and sum(len(paragraphs[n].text) for n in before) > _LONGEST_INTRODUCTION:
        starts.insert(0, _with_credits(paragraphs, before[0]))
    return tuple(starts)


def _marked_starts(paragraphs: Sequence[Paragraph]) -> tuple[int, ...]:
    """The paragraphs under the headlines that are marked as such, on the top level of marks."""
    under = [
        n
        for n in range(1, len(paragraphs))
        if paragraphs[n - 1].headline_level
        and not paragraphs[n].headline_level
        and paragraphs[n].form is not Form.NOTICE
    ]
    top = min((paragraphs[n - 1].headline_level for n in under), default=0)
    return tuple(n for n in under if paragraphs[n - 1].headline_level == top)


def _byline_starts(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The body paragraphs under a headline and a line that says who wrote, or which day."""
    return {
        n + 1
        for n in range(1, len(paragraphs) - 1)
        if paragraphs[n - 1].form is Form.HEAD
        and (credit := line_credit(paragraphs[n].text))
        and (credit.names or day_in(paragraphs[n].text))
        and paragraphs[n + 1].form is Form.BODY
    }


def _starts_by_content(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The body paragraphs under a headline in mid-page that are another article's, by what they say.

    It says when something happened, and the text above is signed or does not have what the headline
    has; or the text above is signed and does not have it.
    """
    found: set[int] = set()
    begin = 0
    for number, paragraph in enumerate(paragraphs):
        top = number
        while top > begin and paragraphs[top - 1].form is Form.HEAD:
            top -= 1
        above = [p for p in paragraphs[begin:top] if p.form is Form.BODY]
        if paragraph.opens:
            begin = number
        if paragraph.form is not Form.BODY or top == number or not above:
            continue
        signed, dated = is_signed(paragraphs[top - 1].text), opens_dated(paragraph.text)
        if not (signed or dated):
            continue
        below = takewhile(lambda p: p.form is not Form.HEAD, paragraphs[number:])
        affinity = Affinity(["".join(p.text for p in part) for part in (above, below)])
        fitting = [
            (len(head.text), shared)
            for head in paragraphs[top:number]
            if (shared := affinity.shared(head.text, 1)) - affinity.shared(head.text, 0) >= _CLEARLY_MORE
        ]
        distinct = any(size >= _SHORTEST_HEAD and shared >= _LEAST_SHARED_AFTER for size, shared in fitting)
        if (signed and (dated or fitting)) or distinct:
            found.add(number)
            begin = number
    return found


def _with_credits(paragraphs: Sequence[Paragraph], start: int) -> int:
    """The start moved up over the credits and notices between it and a headline."""
    first = start
    while first and paragraphs[first - 1].form in (Form.CREDIT, Form.NOTICE):
        first -= 1
    return first if first and paragraphs[first - 1].form is Form.HEAD else start


def _one_article(
    paragraphs: Sequence[Paragraph], numbers: Sequence[int], notices: frozenset[int], headline: str
) -> PageSegmentation:
    heads, labels = (
        (_known_head(paragraphs, numbers, headline), ())
        if headline
        else _found_head(paragraphs, numbers, notices)
    )
    body = tuple(n for n in numbers if n not in heads and n not in labels)
    unassigned = tuple(sorted({*notices, *labels}))
    return PageSegmentation((ArticleParagraphs(heads, body),) if heads or body else (), unassigned)


def _known_head(paragraphs: Sequence[Paragraph], numbers: Sequence[int], headline: str) -> tuple[int, ...]:
    """The first paragraphs, if together they are the headline."""
    wanted, joined = _visible(headline), ""
    for count, number in enumerate(numbers, 1):
        joined += _visible(paragraphs[number].text)
        if joined == wanted:
            return tuple(numbers[:count])
    return ()


def _found_head(
    paragraphs: Sequence[Paragraph], numbers: Sequence[int], notices: frozenset[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The headline's lines of a page with one article, and the site's labels above them."""
    text = [n for n in numbers if paragraphs[n].form is Form.BODY]
    if not text:
        return (), ()
    affinity = Affinity(["".join(paragraphs[n].text for n in text)])
    lead = [n for n in range(text[0]) if n in notices or paragraphs[n].form is Form.HEAD]
    last_notice = max((n for n in lead if n in notices), default=-1)
    heads = [n for n in lead if n not in notices and not is_caption(paragraphs[n].text)]
    heads_below = [n for n in heads if n > last_notice] or heads
    named = [n for n in heads_below if not _is_repeated(paragraphs, n, heads_below)]
    labels = [n for n in heads if n not in named]
    if len(named) > 1:
        labels += [n for n in named if _is_label(paragraphs[n].text, affinity)]
        named = [n for n in named if n not in labels]
    if len(named) > MOST_LINES:
        best = max(named, key=lambda n: (affinity.shared(paragraphs[n].text, 0), n))
        labels += [n for n in named if n < best]
        named = [best]
    return tuple(_together(paragraphs, named) or _tail_head(paragraphs, numbers, affinity)), tuple(labels)


def _is_repeated(paragraphs: Sequence[Paragraph], number: int, heads: Sequence[int]) -> bool:
    """Whether a line is the window title of a web page, which a later line repeats without the site's name."""
    line = _visible(paragraphs[number].text)
    return any(other > number and line.startswith(_visible(paragraphs[other].text)) for other in heads)


def _is_label(text: str, affinity: Affinity) -> bool:
    return len(text) <= _LONGEST_LABEL and affinity.shared(text, 0) < CHANCE


def _together(paragraphs: Sequence[Paragraph], heads: Sequence[int]) -> list[int]:
    """The first heads that nothing but labels parts: a line below the date is no headline any more."""
    together: list[int] = []
    for number in heads:
        if together and any(paragraphs[n].form is Form.CREDIT for n in range(together[-1], number)):
            break
        together.append(number)
    return together


def _tail_head(paragraphs: Sequence[Paragraph], numbers: Sequence[int], affinity: Affinity) -> list[int]:
    """The lines behind the text of the only article, if they are its headline."""
    tail: list[int] = []
    for number in reversed(numbers):
        if (
            paragraphs[number].form is not Form.HEAD
            or affinity.shared(paragraphs[number].text, 0) < _LEAST_SHARED_AFTER
        ):
            break
        tail.insert(0, number)
    return tail if any(paragraphs[n].opens for n in numbers) else []


def _several_articles(
    paragraphs: Sequence[Paragraph], notices: frozenset[int], starts: Sequence[int]
) -> PageSegmentation:
    bodies: list[list[int]] = []
    gaps: list[list[int]] = [[n for n in range(starts[0]) if n not in notices]]
    quotes: set[int] = set()
    above = _grams(paragraphs, gaps[0])
    for start, end in zip(starts, [*starts[1:], len(paragraphs)], strict=True):
        region = [n for n in range(start, end) if n not in notices]
        last = _last_of_body(paragraphs, region, len(region))
        while last and _is_copy(_grams(paragraphs, [region[last]]), above, _grams(paragraphs, region[:last])):
            quotes.add(region[last])
            last = _last_of_body(paragraphs, region, last)
        last = _without_stray_text(paragraphs, region, last)
        bodies.append(region[: last + 1])
        gaps.append(region[last + 1 :])
        above |= _grams(paragraphs, region)
    texts = ["".join(paragraphs[n].text for n in body) for body in bodies]
    headlines = pair_headlines(paragraphs, gaps, texts)
    used = {n for numbers in (*headlines, *bodies) for n in numbers}
    articles = tuple(
        ArticleParagraphs(heads, tuple(body)) for heads, body in zip(headlines, bodies, strict=True)
    )
    return PageSegmentation(
        articles, tuple(n for n in range(len(paragraphs)) if n not in used), frozenset(quotes)
    )


def _last_of_body(paragraphs: Sequence[Paragraph], region: Sequence[int], end: int) -> int:
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
    text = paragraphs[region[index]].text
    if index < 1 or paragraphs[region[index]].form is not Form.BODY or len(text) > _LONGEST_CAPTION:
        return False
    article = Affinity(["".join(paragraphs[n].text for n in region[:index])])
    return article.shared(text, 0) < _LEAST_SHARED_WITHIN


def _without_stray_text(paragraphs: Sequence[Paragraph], region: Sequence[int], last: int) -> int:
    """The index of the last paragraph of an article, when short text of something else follows its headline.

    On a page with its headlines behind the texts, a few lines that belong nowhere may come after a
    headline; it shares much with the text above it and little with them.
    """
    tail = last
    while tail and paragraphs[region[tail]].form is not Form.HEAD:
        tail -= 1
    top = tail
    while top and paragraphs[region[top]].form is Form.HEAD:
        top -= 1
    texts = [
        "".join(paragraphs[n].text for n in part) for part in (region[: top + 1], region[tail + 1 : last + 1])
    ]
    if top == tail or len(texts[1]) > _LONGEST_STRAY:
        return last
    affinity = Affinity(texts)
    heads = "".join(paragraphs[n].text for n in region[top + 1 : tail + 1])
    above, below = affinity.shared(heads, 0), affinity.shared(heads, 1)
    return top if above >= _LEAST_SHARED_AFTER and above - below >= _CLEARLY_MORE else last


def _is_copy(grams: set[str], above: set[str], beside: set[str]) -> bool:
    """Whether nearly all of a paragraph stands on the page above it already."""
    repeated = sum(gram in above or gram in beside for gram in grams)
    return len(grams) >= _SHORTEST_QUOTE and repeated >= _QUOTE_SHARE * len(grams)


def _grams(paragraphs: Sequence[Paragraph], numbers: Sequence[int]) -> set[str]:
    """The strings of `_GRAM` characters in the body text among the paragraphs."""
    texts = (_visible(paragraphs[n].text) for n in numbers if paragraphs[n].form is Form.BODY)
    return {text[i : i + _GRAM] for text in texts for i in range(len(text) - _GRAM + 1)}


def _visible(text: str) -> str:
    return BLANKS.sub("", fold(text))
