"""Which headline belongs to which article, by what they share and by where they stand."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ner.segmenting.paragraphs import Form, Paragraph, names_picture
from ner.text.characters import fold

# A line is worth the share of its character pairs that the article has (rare pairs count more), less
# what a line of no article reaches by chance. Standing right next to the article's text speaks for a
# headline, the more so on the side where the page has its headlines; so does the form of a kicker
# above other lines. The form of a caption, and parting lines that stand together, speak against.
CHANCE = 0.25
USUAL_SIDE = 0.30
OTHER_SIDE = 0.10
KICKER = 0.25
PICTURED = 0.30
PARTING = 0.30
MOST_LINES = 6

_KICKER = re.compile(r".*(?:强调|指出|要求|提出|表示|时|会上|之际)[：:]?")


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the choices for the gaps so far are worth: per gap, the lines for the body above and below."""

    worth: float
    choices: tuple[tuple[int, int], ...]


class Affinity:
    """How much of a line some bodies of text have."""

    def __init__(self, bodies: Sequence[str]) -> None:
        self._pairs = [set(_pairs(body)) for body in bodies]
        found = Counter(pair for pairs in self._pairs for pair in pairs)
        self._rarity: Mapping[str, float] = {
            pair: math.log((len(bodies) + 1) / count) for pair, count in found.items()
        }
        self._rarest = math.log(len(bodies) + 1) if bodies else 1.0

    def shared(self, line: str, body: int) -> float:
        """The share, 0 to 1, of the line's character pairs that stand in a body, rare ones counting more."""
        weights = [(pair, self._rarity.get(pair, self._rarest)) for pair in _pairs(line)]
        total = sum(weight for _, weight in weights)
        return sum(weight for pair, weight in weights if pair in self._pairs[body]) / total if total else 0.0


def pair_headlines(
    paragraphs: Sequence[Paragraph], gaps: Sequence[Sequence[int]], bodies: Sequence[str]
) -> tuple[tuple[int, ...], ...]:
    """For each body the numbers of its headline's lines, which stand before it or after it.

    `gaps` are the numbers of the paragraphs before the first body, between each two, and after the
    last. Of a gap, the first lines may be the headline of the body above and the last ones that of
    the body below; of all choices for the page the one of the greatest worth is taken, and among
    equals the one with fewer lines.
    """
    affinity = Affinity(bodies)
    above_text = _best_plan(paragraphs, gaps, affinity, before=USUAL_SIDE, after=OTHER_SIDE)
    below_text = _best_plan(paragraphs, gaps, affinity, before=OTHER_SIDE, after=USUAL_SIDE)
    choices = max(above_text, below_text, key=lambda plan: plan.worth).choices
    return tuple(
        (*gaps[k][len(gaps[k]) - choices[k][1] :], *gaps[k + 1][: choices[k + 1][0]])
        for k in range(len(bodies))
    )


def _best_plan(
    paragraphs: Sequence[Paragraph],
    gaps: Sequence[Sequence[int]],
    affinity: Affinity,
    *,
    before: float,
    after: float,
) -> _Plan:
    """The choices of the greatest worth, gap by gap, by whether the body below has its headline yet."""
    plans: dict[bool, _Plan] = {False: _Plan(0.0, ())}
    for k, gap in enumerate(gaps):
        better: dict[bool, _Plan] = {}
        for above, below in _choices(paragraphs, gap, first=k == 0, last=k == len(gaps) - 1):
            gain = _worth(paragraphs, gap[:above], affinity, k - 1, after)
            gain += _worth(paragraphs, gap[len(gap) - below :], affinity, k, before)
            gain -= PARTING if above and below and above + below == len(gap) else 0.0
            for has_headline, plan in plans.items():
                if above and has_headline:
                    continue
                candidate = _Plan(plan.worth + gain, (*plan.choices, (above, below)))
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
    below_most = 0 if last else _run(able[::-1])
    for above in range(min(above_most, MOST_LINES) + 1):
        for below in range(min(below_most, MOST_LINES, len(gap) - above) + 1):
            yield above, below


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
    return place + shared + KICKER * kickers - PICTURED * pictures


def _pairs(text: str) -> list[str]:
    plain = [character for character in fold(text) if character.isalnum()]
    return [a + b for a, b in pairwise(plain)]
