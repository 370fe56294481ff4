"""Where the articles of a page begin: under datelines, bylines, marked headlines, or by what they say."""

from collections.abc import Sequence
from itertools import takewhile

from ner.segmenting.affinity import ABOUT, CLEARLY_MORE, Affinity
from ner.segmenting.bylines import is_signed, line_credit, opens_dated
from ner.segmenting.paragraphs import Form, Paragraph
from ner.sources.edition import day_in

# Characters. Text before the first dateline that is longer is an article of its own, no introduction.
LONGEST_INTRODUCTION = 150
# Characters. A subheading within an article (走访企业) is often shorter; the headline of another article,
# where nothing but its wording shows that, is not.
SHORTEST_HEADLINE = 8


def article_starts(paragraphs: Sequence[Paragraph], *, in_columns: bool) -> tuple[int, ...]:
    """The numbers of the paragraphs that the articles' texts begin with, in order; headlines come before.

    On a page set `in_columns` the text before the first dateline is the rest of an article; elsewhere
    it is that only when a headline follows it.
    """
    opening = {n for n, p in enumerate(paragraphs) if p.opens} | _under_bylines(paragraphs)
    if by_content := _by_content(paragraphs):
        opening |= {next(n for n, p in enumerate(paragraphs) if p.form is Form.BODY), *by_content}
    starts = sorted({_with_credits(paragraphs, n) for n in opening})
    marked = _under_marked_headlines(paragraphs)
    if len(starts) < 2 <= len(marked):
        return marked
    first = starts[0] if starts else 0
    before = [n for n in range(first) if paragraphs[n].form is Form.BODY]
    separate = in_columns or (first > 0 and paragraphs[first - 1].form is Form.HEAD)
    if separate and sum(len(paragraphs[n].text) for n in before) > LONGEST_INTRODUCTION:
        starts.insert(0, _with_credits(paragraphs, before[0]))
    return tuple(starts)


def _under_marked_headlines(paragraphs: Sequence[Paragraph]) -> tuple[int, ...]:
    """The paragraphs under the headlines with markup, of the top level that the page has."""
    under = [
        n
        for n in range(1, len(paragraphs))
        if paragraphs[n - 1].headline_level
        and not paragraphs[n].headline_level
        and paragraphs[n].form is not Form.NOTICE
    ]
    top = min((paragraphs[n - 1].headline_level for n in under), default=0)
    return tuple(n for n in under if paragraphs[n - 1].headline_level == top)


def _under_bylines(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The body paragraphs under a headline and a line that says who wrote, or which day."""
    return {
        n + 1
        for n in range(1, len(paragraphs) - 1)
        if paragraphs[n - 1].form is Form.HEAD
        and (credit := line_credit(paragraphs[n].text))
        and (credit.names or day_in(paragraphs[n].text))
        and paragraphs[n + 1].form is Form.BODY
    }


def _by_content(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The body paragraphs under a headline in mid-page that are another article's, by what they say.

    The paragraph says when something happened, and the text above is signed or lacks the headline's
    wording; or the text above is signed and lacks it.
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
            if (shared := affinity.shared(head.text, 1)) - affinity.shared(head.text, 0) >= CLEARLY_MORE
        ]
        announced = any(size >= SHORTEST_HEADLINE and shared >= ABOUT for size, shared in fitting)
        if (signed and (dated or fitting)) or announced:
            found.add(number)
            begin = number
    return found


def _with_credits(paragraphs: Sequence[Paragraph], start: int) -> int:
    """The start moved up over the credits and notices between it and a headline."""
    first = start
    while first and paragraphs[first - 1].form in (Form.CREDIT, Form.NOTICE):
        first -= 1
    return first if first and paragraphs[first - 1].form is Form.HEAD else start
