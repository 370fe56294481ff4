"""Which headline belongs to which article, by the wording they share and by where they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ner.segmenting.affinity import ABOUT, CHANCE, Affinity
from ner.segmenting.paragraphs import (
    Form,
    Paragraph,
    is_caption,
    may_announce,
    names_its_picture,
    names_picture,
    texts,
    visible,
)

# A line is worth its affinity to the article less what a line of no article reaches by chance. To this
# is added, in the same unit: standing right next to the article's text, the more so on the side where
# the page has its headlines; and the form of a kicker above other lines. What the form of a caption, and
# separating lines that stand together, speak against is taken away.
USUAL_SIDE = 0.30
OTHER_SIDE = 0.10
KICKER = 0.25
PICTURE = 0.30
SEPARATED = 0.30
# Lines: a headline has no more.
MOST_LINES = 6
# Characters: the lines of a web site's navigation are no longer.
LONGEST_LABEL = 6

_KICKER = re.compile(r".*(?:强调|指出|要求|提出|表示|时|会上|之际)[：:]?")


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the choices for the gaps so far are worth: the lines of the last gap for the body above and below."""

    worth: float
    choice: tuple[int, int] = (0, 0)
    before: "_Plan | None" = None

    def choices(self) -> list[tuple[int, int]]:
        """The choices, gap by gap."""
        plan, found = self, list[tuple[int, int]]()
        while plan.before:
            found.append(plan.choice)
            plan = plan.before
        return found[::-1]


def pair_headlines(
    paragraphs: Sequence[Paragraph], gaps: Sequence[Sequence[int]], bodies: Sequence[Sequence[int]]
) -> tuple[tuple[int, ...], ...]:
    """For each body the numbers of its headline's lines, which stand before it or after it.

    `gaps` are the numbers of the paragraphs before the first body, between each two, and after the
    last. Of a gap, the first lines may be the headline of the body above and the last ones that of
    the body below; of all choices for the page the one of the greatest worth is taken, and among
    equals the one with fewer lines.
    """
    affinity = Affinity(texts(paragraphs, body) for body in bodies)
    above_text = _best_plan(paragraphs, gaps, affinity, before=USUAL_SIDE, after=OTHER_SIDE)
    below_text = _best_plan(paragraphs, gaps, affinity, before=OTHER_SIDE, after=USUAL_SIDE)
    choices = max(above_text, below_text, key=lambda plan: plan.worth).choices()
    headlines = [
        (*gaps[k][len(gaps[k]) - choices[k][1] :], *gaps[k + 1][: choices[k + 1][0]])
        for k in range(len(bodies))
    ]
    for k in range(1, len(headlines)):
        last = headlines[k - 1][-1:]
        if (
            not headlines[k]
            and len(headlines[k - 1]) > 1
            and affinity.clearly_more(paragraphs[last[0]].text, k, k - 1)
        ):
            headlines[k - 1], headlines[k] = headlines[k - 1][:-1], last
    return tuple(headlines)


def _best_plan(
    paragraphs: Sequence[Paragraph],
    gaps: Sequence[Sequence[int]],
    affinity: Affinity,
    *,
    before: float,
    after: float,
) -> _Plan:
    """The choices of the greatest worth, gap by gap, by whether the body below has its headline yet."""
    plans: dict[bool, _Plan] = {False: _Plan(0.0)}
    for k, gap in enumerate(gaps):
        better: dict[bool, _Plan] = {}
        for above, below in _choices(paragraphs, gap, first=k == 0, last=k == len(gaps) - 1):
            gain = _worth(paragraphs, gap[:above], affinity, k - 1, after)
            gain += _worth(paragraphs, gap[len(gap) - below :], affinity, k, before)
            gain -= SEPARATED if above and below and above + below == len(gap) else 0.0
            for has_headline, plan in plans.items():
                if above and has_headline:
                    continue
                candidate = _Plan(plan.worth + gain, (above, below), plan)
                if bool(below) not in better or candidate.worth > better[bool(below)].worth:
                    better[bool(below)] = candidate
        plans = better
    return max(plans.values(), key=lambda plan: plan.worth)


def _choices(
    paragraphs: Sequence[Paragraph], gap: Sequence[int], *, first: bool, last: bool
) -> Iterator[tuple[int, int]]:
    """How many lines of a gap may go to the body above and how many to the body below."""
    able = [paragraphs[n].form is Form.HEAD for n in gap]
    above_most = (
        0
        if first
        else _run([ok and not paragraphs[n].headline_level for ok, n in zip(able, gap, strict=True)])
    )
    if gap and not last and names_its_picture(paragraphs[gap[-1] + 1].text):
        above_most = 0
    below_most = 0 if last else _run(able[::-1])
    apart = [n for n in range(1, below_most) if gap[-n] != gap[-n - 1] + 1]
    below_most = min([below_most, *apart])
    marked = [n for n in range(below_most) if _is_heading(paragraphs[gap[-1 - n]])]
    below_most = min([below_most, *(n + 1 for n in marked)])
    for above in range(min(above_most, MOST_LINES) + 1):
        for below in range(min(below_most, MOST_LINES, len(gap) - above) + 1):
            yield above, below


def _is_heading(paragraph: Paragraph) -> bool:
    """Whether it is marked as the first line of a headline; one in brackets (【…】) may have a kicker above it."""
    return paragraph.headline_level > 0 and not paragraph.text.startswith("【")


def _run(able: Sequence[bool]) -> int:
    return next((count for count, ok in enumerate(able) if not ok), len(able))


def _worth(
    paragraphs: Sequence[Paragraph], lines: Sequence[int], affinity: Affinity, body: int, place: float
) -> float:
    if not lines:
        return 0.0
    kickers = sum(bool(_KICKER.fullmatch(paragraphs[n].text)) for n in lines[:-1])
    pictures = sum(names_picture(paragraphs[n].text) for n in lines)
    shared = sum(affinity.shared(paragraphs[n].text, body) - CHANCE for n in lines)
    return place + shared + KICKER * kickers - PICTURE * pictures


def known_headline(paragraphs: Sequence[Paragraph], numbers: Sequence[int], headline: str) -> tuple[int, ...]:
    """The first of the paragraphs `numbers`, if together they are the headline; else none."""
    wanted, text = visible(headline), ""
    for count, number in enumerate(numbers, 1):
        text += visible(paragraphs[number].text)
        if text == wanted:
            return tuple(numbers[:count])
    return ()


def only_headline(paragraphs: Sequence[Paragraph]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The headline's lines of a page with one article, and the web site's labels above them, by number."""
    text = [n for n, p in enumerate(paragraphs) if p.form is Form.BODY]
    if not text:
        return (), ()
    affinity = Affinity([texts(paragraphs, text)])
    heads = [
        n for n in range(text[0]) if paragraphs[n].form is Form.HEAD and not is_caption(paragraphs[n].text)
    ]
    last_notice = max((n for n in range(text[0]) if paragraphs[n].form is Form.NOTICE), default=-1)
    below_notices = [n for n in heads if n > last_notice] or heads
    named = [n for n in below_notices if not _is_repeated(paragraphs, n, below_notices)]
    labels = [n for n in heads if n not in named]
    if len(named) > 1:
        labels += [n for n in named if _is_label(paragraphs[n].text, affinity)]
        named = [n for n in named if n not in labels]
    if len(named) > MOST_LINES:
        best = max(named, key=lambda n: (affinity.shared(paragraphs[n].text), n))
        labels += [n for n in named if n < best]
        named = [best]
    subheadings = {p.headline_level for p in paragraphs[text[0] :] if p.headline_level}
    named = [
        n
        for k, n in enumerate(named)
        if not k or (may_announce(paragraphs[n].text) and paragraphs[n].headline_level not in subheadings)
    ]
    return tuple(_unbroken(paragraphs, named) or _headline_behind(paragraphs, affinity)), tuple(labels)


def _is_repeated(paragraphs: Sequence[Paragraph], number: int, heads: Sequence[int]) -> bool:
    """Whether a line is the window title of a web page, which a later line repeats without the site's name."""
    line = visible(paragraphs[number].text)
    return any(other > number and line.startswith(visible(paragraphs[other].text)) for other in heads)


def _is_label(text: str, affinity: Affinity) -> bool:
    return len(text) <= LONGEST_LABEL and affinity.shared(text) < CHANCE


def _unbroken(paragraphs: Sequence[Paragraph], heads: Sequence[int]) -> list[int]:
    """The first heads that only labels separate: a line below the date is no headline any more."""
    first = heads[0] if heads else 0
    return [
        n for n in heads if all(paragraphs[between].form is not Form.CREDIT for between in range(first, n))
    ]


def _headline_behind(paragraphs: Sequence[Paragraph], affinity: Affinity) -> list[int]:
    """The lines behind the text of the only article, if they are its headline."""
    tail: list[int] = []
    for number, paragraph in reversed([*enumerate(paragraphs)]):
        if paragraph.form is Form.NOTICE:
            continue
        if paragraph.form is not Form.HEAD or affinity.shared(paragraph.text) < ABOUT:
            break
        tail.insert(0, number)
    return tail if any(p.opens for p in paragraphs) else []
