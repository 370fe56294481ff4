"""Where the articles of a page begin: under datelines, bylines, marked headlines, or by what they say."""

from collections.abc import Collection, Sequence

from ner.segmenting.affinity import ABOUT, CLEARLY_MORE, Affinity
from ner.segmenting.announcements import SHORTEST_HEADLINE, announced
from ner.segmenting.bylines import is_closing_bracket, is_of_agency, line_credit
from ner.segmenting.paragraphs import (
    Form,
    Paragraph,
    is_note,
    is_numbered_caption,
    is_part,
    is_photo_credit,
    names_its_picture,
    texts,
)
from ner.sources.edition import day_in

# Characters. Text before the first dateline that is longer is an article of its own, no introduction and no caption.
LONGEST_INTRODUCTION = 150
# The share of a headline's wording in a second report right below the first one: half of a headline over
# both, less what any text puts in other words.
ALSO_ABOUT = 0.15
# Characters: either part of a headline's line that first tells of one report and then of another is no shorter.
SHORTEST_PART = 6
# Characters: a longer line is no headline of two texts.
LONGEST_OF_TWO = 200


def article_starts(paragraphs: Sequence[Paragraph], *, in_columns: bool) -> tuple[int, ...]:
    """The numbers of the paragraphs that the articles' texts begin with, in order; headlines come before.

    On a page set `in_columns` the text before the first dateline is the rest of an article; elsewhere
    it is that only when a headline follows it.
    """
    opening = _opening(paragraphs) | _under_bylines(paragraphs) | _under_listed(paragraphs)
    marked = _under_marked_headlines(paragraphs)
    if len(marked) > 1 and len(opening) < 2 * len(marked) and not _are_chapters(paragraphs, marked, opening):
        opening |= set(marked)
    if not in_columns:
        by_wording = announced(paragraphs, opening)
        if by_wording and not opening:
            opening.add(next(n for n, p in enumerate(paragraphs) if p.form is Form.BODY))
        opening |= by_wording
    starts = sorted({_with_credits(paragraphs, n) for n in opening})
    first = starts[0] if starts else 0
    before = [n for n in range(first) if paragraphs[n].form is Form.BODY]
    if not all(is_closing_bracket(paragraphs[n].text) for n in before) and _is_an_article(
        paragraphs, before, in_columns=in_columns
    ):
        starts.insert(0, _with_credits(paragraphs, before[0]))
    return _without_parts(paragraphs, starts, in_columns=in_columns)


def _without_parts(
    paragraphs: Sequence[Paragraph], starts: Sequence[int], *, in_columns: bool
) -> tuple[int, ...]:
    """The starts less those of reports that follow another one, with no line between, under a headline on both.

    So does an agency's report below the rest of an article, on a page whose other articles have headlines
    above, and a report below the caption and credit of the photograph that its headline names.
    """
    headed = all(paragraphs[n - 1].form is Form.HEAD for n in starts[2:])
    kept: list[int] = []
    for n, start in enumerate(starts):
        lines = _headline_above(paragraphs, kept[-1]) if kept else []
        follows = paragraphs[start - 1].form is Form.BODY and paragraphs[start].opens
        end = starts[n + 1] if n + 1 < len(starts) else len(paragraphs)
        if follows and lines and _are_about(paragraphs, lines, (kept[-1], start, end)):
            continue
        if follows and kept == [0] and headed and not in_columns and is_of_agency(paragraphs[start].text):
            continue
        if (
            lines
            and names_its_picture(paragraphs[lines[-1]].text)
            and _is_captioned(paragraphs, kept[-1], start)
        ):
            continue
        kept.append(start)
    return tuple(kept)


def _is_captioned(paragraphs: Sequence[Paragraph], first: int, start: int) -> bool:
    """Whether a caption and the photograph's credit are all that stands from `first` up to `start`."""
    caption = sum(map(len, texts(paragraphs, range(first, start - 1))))
    return is_photo_credit(paragraphs[start - 1]) and caption <= LONGEST_INTRODUCTION


def _headline_above(paragraphs: Sequence[Paragraph], start: int) -> list[int]:
    """The lines of headlines right above the text that starts at `start`."""
    top = start
    while top and paragraphs[top - 1].form is Form.HEAD:
        top -= 1
    return list(range(top, start))


def _are_about(paragraphs: Sequence[Paragraph], lines: Sequence[int], cuts: tuple[int, int, int]) -> bool:
    """Whether a headline is also about the second of the two texts between `cuts`, which may be an agency's."""
    first, second, end = cuts
    affinity = Affinity(texts(paragraphs, part) for part in (range(first, second), range(second, end)))
    printed = [paragraphs[n].text for n in lines]
    if is_of_agency(paragraphs[second].text):
        return max(affinity.shared(line, 1) for line in printed) >= ALSO_ABOUT
    return any(_tells_of_both(line, affinity) for line in printed)


def _tells_of_both(line: str, affinity: Affinity) -> bool:
    """Whether the one part of a headline's line is about the first of two texts, the other about the second."""
    return len(line) <= LONGEST_OF_TWO and any(
        min(_more_about(line[:cut], 0, 1, affinity), _more_about(line[cut:], 1, 0, affinity)) >= CLEARLY_MORE
        for cut in range(SHORTEST_PART, len(line) - SHORTEST_PART + 1)
    )


def _more_about(part: str, one: int, other: int, affinity: Affinity) -> float:
    return affinity.shared(part, one) - affinity.shared(part, other)


def _opening(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The paragraphs that open a report, and the editors' notes under headlines, from which the report goes on."""
    found: set[int] = set()
    noted = False
    for n, paragraph in enumerate(paragraphs):
        below_headline = n > 0 and paragraphs[n - 1].form is Form.HEAD
        if (paragraph.opens and not noted) or (below_headline and is_note(paragraph.text)):
            found.add(n)
        noted = paragraph.form is Form.BODY and not paragraph.opens and (noted or is_note(paragraph.text))
    return found


def _is_an_article(paragraphs: Sequence[Paragraph], before: Sequence[int], *, in_columns: bool) -> bool:
    """Whether the text `before` the first dateline is the rest of an article, no introduction and no caption."""
    below = paragraphs[before[-1] + 1]
    if before and all(is_numbered_caption(paragraphs[n].text) for n in before):
        return False
    if sum(len(paragraphs[n].text) for n in before) > LONGEST_INTRODUCTION:
        return True
    if not in_columns and below.form is Form.BODY:
        return False
    return not in_columns and before[0] == 0 and not is_photo_credit(below)


def _under_listed(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The text under each headline that the page's table of contents lists; chapters of one text are none."""
    return {
        n + 1
        for n in range(len(paragraphs) - 1)
        if paragraphs[n].listed
        and not is_part(paragraphs[n].text)
        and paragraphs[n + 1].form in (Form.BODY, Form.CREDIT)
    }


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
    return tuple(_below_lines(paragraphs, n) for n in under if paragraphs[n - 1].headline_level == top)


def _are_chapters(paragraphs: Sequence[Paragraph], starts: Sequence[int], opening: Collection[int]) -> bool:
    """Whether the marked headlines above `starts` are subheadings of one report.

    Most have a number; or most of their texts have no date line (are not `opening`) and all stand below a
    text, or a line above them all is a headline that they and their texts are about, or most of them are
    below a line and too short for headlines.
    """
    marked = [next(n for n in range(start, -1, -1) if paragraphs[n].headline_level) for start in starts]
    headings = [paragraphs[n].text for n in marked]
    if 2 * sum(map(is_part, headings)) > len(headings):
        return True
    opened = {_with_credits(paragraphs, n) for n in opening}
    if 2 * sum(_with_credits(paragraphs, start) in opened for start in starts) >= len(starts):
        return False
    above, text = paragraphs[: marked[0]], paragraphs[marked[0] :]
    if any(p.form is Form.BODY for p in above):
        return True
    affinity = Affinity([[p.text for p in text]])
    about = max((affinity.shared(p.text) for p in above if p.form is Form.HEAD), default=-1.0)
    short = sum(len(heading) < SHORTEST_HEADLINE for heading in headings)
    return about >= ABOUT or (about >= 0.0 and 2 * short > len(headings))


def _below_lines(paragraphs: Sequence[Paragraph], first: int) -> int:
    """The text below further lines of a headline from `first` on, or `first` where no text follows them."""
    end = first
    while end < len(paragraphs) and paragraphs[end].form is Form.HEAD and not paragraphs[end].headline_level:
        end += 1
    return end if end < len(paragraphs) and paragraphs[end].form is Form.BODY else first


def _under_bylines(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The body paragraphs under a headline and a line that says who wrote, or which day."""
    return {
        start
        for n in range(1, len(paragraphs) - 1)
        if paragraphs[n].form is Form.CREDIT
        and (start := _between_headline_and_text(paragraphs, n))
        and (
            (credit := line_credit(paragraphs[n].text)) is None or credit.names or day_in(paragraphs[n].text)
        )
    }


def _between_headline_and_text(paragraphs: Sequence[Paragraph], byline: int) -> int:
    """Where the text below a byline begins that stands under a headline; 0 if it does not, or nothing follows.

    Notices (（附图片1张）) may stand above and below the byline; with them, a subheading above the text.
    """
    above, start = byline - 1, byline + 1
    while above and paragraphs[above].form is Form.NOTICE:
        above -= 1
    while start < len(paragraphs) and paragraphs[start].form is Form.NOTICE:
        start += 1
    if paragraphs[above].form is not Form.HEAD:
        return 0
    forms = [p.form for p in paragraphs[start : start + 2]]
    noted = start - above > 2
    return start if forms[:1] == [Form.BODY] or (noted and forms == [Form.HEAD, Form.BODY]) else 0


def _with_credits(paragraphs: Sequence[Paragraph], start: int) -> int:
    """The start moved up over the credits and notices between it and a headline."""
    first = start
    while first and paragraphs[first - 1].form in (Form.CREDIT, Form.NOTICE):
        first -= 1
    return first if first and paragraphs[first - 1].form is Form.HEAD else start
