"""Articles that only a headline in mid-page announces, no dateline: what speaks for them and against, weighed."""

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from ner.segmenting.affinity import ABOUT, CLEARLY_MORE, wording
from ner.segmenting.bylines import closes_article, tells_day
from ner.segmenting.paragraphs import (
    Form,
    Paragraph,
    has_subtitle,
    heads_captions,
    is_rule,
    may_announce,
    names_its_picture,
)
from ner.text.characters import fold

# What speaks for an article of its own, in logits: fitted on annotated pages, rounded. Shares are those of
# the headline's character pairs that stand in the text below or above, rare pairs counting more.
SHARED_BELOW = 3.0
SHARED_ABOVE = -2.0
# For each character of the longest line.
LENGTH = 0.1
# For each character pair that only the texts above and below have, by the root of the shorter text's pairs.
COHESION = -1.5
MOST_COHESION = 3.0
CLOSED_ABOVE = 4.0
PICTURED = 2.0
# The article above is a feature, its writers under its headline: subheadings are usual there.
FEATURE_ABOVE = -3.0
# The only line is a sentence with its clauses, as subheadings of features are that quote whom they are about.
STATES = -4.0
# Characters: such a sentence is no shorter; a headline that print has run together out of two seldom is longer.
SHORTEST_STATEMENT = 30
# What all this must exceed on a page that has several articles by their form.
THRESHOLD = 0.3
# On other pages, where subheadings are more usual than articles, the text below must tell its day, and the
# headline be clearly about it. Characters: a subheading (走访企业) is often shorter.
SHORTEST_HEADLINE = 8
# Or it has nothing to do with what is above: the headline has at most UNTOLD of its wording from there and at least
# ABOUT, or TOLD where no headline stands above, from below; the text below has at most UNTOLD of the headline
# above, and no more cohesion than UNRELATED; each text has at least so many character pairs that this says something.
UNTOLD = 0.1
TOLD = 0.7
UNRELATED = 5.0
FEWEST_PAIRS = 200
# Headlines in a row, with no other sign of an end between them, that are subheadings when they are alike.
FEWEST_ALIKE = 3

_TOLD_BY = re.compile(r"[^，。！？；：]{2,14}：")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A headline's lines in mid-page, `top` up to `start`, where the text below them starts."""

    top: int
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for a candidate."""

    below: float
    above: float
    topic: float | None
    length: int
    cohesion: float
    pairs: int
    closed: bool
    pictured: bool
    feature: bool
    dated: bool
    subtitled: bool
    states: bool

    def begins(self, *, several: bool) -> bool:
        """Whether an article begins, on a page that has several by their form or on another one."""
        if several:
            return self.weight > THRESHOLD
        about = self.below >= ABOUT and self.below - self.above >= CLEARLY_MORE
        return (self.dated and about and self.length >= SHORTEST_HEADLINE) or self.is_unrelated

    @property
    def is_unrelated(self) -> bool:
        """Whether headline and text have nothing to do with the article above, no feature."""
        topic, told = (0.0, TOLD) if self.topic is None else (self.topic, ABOUT)
        return (
            not self.feature
            and self.pairs >= FEWEST_PAIRS
            and self.below >= told
            and max(self.above, topic) <= UNTOLD
            and self.cohesion <= UNRELATED
        )

    @property
    def is_item(self) -> bool:
        """Whether the headline is one of a short report among others of its kind."""
        return self.below > self.above and self.length >= SHORTEST_HEADLINE

    @property
    def weight(self) -> float:
        """The sum of what speaks for an article of its own, in logits."""
        return (
            SHARED_BELOW * self.below
            + SHARED_ABOVE * self.above
            + LENGTH * self.length
            + COHESION * min(self.cohesion, MOST_COHESION)
            + CLOSED_ABOVE * self.closed
            + PICTURED * self.pictured
            + FEATURE_ABOVE * self.feature
            + STATES * self.states
        )


def candidates(paragraphs: Sequence[Paragraph]) -> list[Candidate]:
    """Where text follows lines of headlines in mid-page, in order."""
    found: list[Candidate] = []
    top = -1
    text = False
    for n, paragraph in enumerate(paragraphs):
        if paragraph.form is Form.BODY:
            if top >= 0 and text:
                found.append(Candidate(top=top, start=n))
            top, text = -1, True
        elif paragraph.form is Form.HEAD and top < 0:
            top = n
    return found


class Wording:
    """Character pairs of the texts between the candidates of a page."""

    def __init__(self, paragraphs: Sequence[Paragraph], found: Sequence[Candidate]) -> None:
        cuts = [0, *(candidate.start for candidate in found), len(paragraphs)]
        self._sections = [
            wording(p.text for p in paragraphs[left:right] if p.form is Form.BODY)
            for left, right in pairwise(cuts)
        ]
        self._sections_with = Counter(chain.from_iterable(self._sections))
        self._article: Counter[str] = Counter(self._sections[0])
        self._rarest = math.log(len(self._sections) + 1)

    def follow(self, number: int, *, begins: bool) -> None:
        """Go on behind section `number`, which begins an article or continues the one above."""
        if begins:
            self._article = Counter(self._sections[number])
        else:
            self._article.update(self._sections[number])

    def shared(self, lines: Sequence[Paragraph], number: int) -> tuple[float, float]:
        """The shares of the lines' wording that the article above and section `number` have."""
        weights = [(pair, self._rarity(pair)) for pair in wording(line.text for line in lines)]
        total = sum(weight for _, weight in weights) or 1.0
        above = sum(weight for pair, weight in weights if pair in self._article)
        below = sum(weight for pair, weight in weights if pair in self._sections[number])
        return above / total, below / total

    def cohesion(self, number: int) -> float:
        """How much the article above and section `number` have in common that no other section has."""
        section, article, found_in = self._sections[number], self._article, self._sections_with
        common = sum(article[pair] + 1 == found_in[pair] for pair in section if pair in article)
        return common / math.sqrt(min(len(section), len(article)) or 1)

    def pairs(self, number: int) -> int:
        """How many character pairs the shorter one of the article above and section `number` has."""
        return min(len(self._sections[number]), len(self._article))

    def _rarity(self, pair: str) -> float:
        count = self._sections_with[pair]
        return math.log((len(self._sections) + 1) / count) if count else self._rarest


def evidence(
    paragraphs: Sequence[Paragraph],
    candidate: Candidate,
    wording: Wording,
    number: int,
    *,
    headline: Sequence[Paragraph] = (),
    feature: bool,
) -> Evidence | None:
    """What speaks for a candidate, the `number`th section of its page; None when its lines announce nothing.

    `headline` is that of the article above; `feature` says whether its writers stand under it.
    """
    between = paragraphs[candidate.top : candidate.start]
    lines = [p for p in between if p.form is Form.HEAD and may_announce(p.text)]
    closed = closes(paragraphs, candidate.top) or any(is_rule(p.text) for p in between)
    if not lines:
        return None
    credited = any(p.form is Form.CREDIT for p in between)
    above, below = wording.shared(lines, number)
    return Evidence(
        below=below,
        above=above,
        topic=wording.shared(headline, number)[1] if headline else None,
        length=max(len(p.text) for p in lines),
        cohesion=wording.cohesion(number),
        pairs=wording.pairs(number),
        closed=closed,
        pictured=any(names_its_picture(p.text) for p in (lines if credited else between)),
        feature=feature,
        dated=tells_day(paragraphs[candidate.start].text),
        subtitled=any(p.form is Form.HEAD and has_subtitle(p.text) for p in between),
        states=len(between) == 1 and len(lines[0].text) >= SHORTEST_STATEMENT and "，" in lines[0].text,
    )


def closes(paragraphs: Sequence[Paragraph], top: int) -> bool:
    """Whether the text above line `top` has ended: with its writers, in brackets or on a line, or with a notice."""
    above = paragraphs[top - 1]
    return above.form in (Form.CREDIT, Form.NOTICE) or closes_article(above.text)


def _is_sure(paragraphs: Sequence[Paragraph], place: Candidate) -> bool:
    """Whether the form alone of the lines says that another article begins."""
    lines = paragraphs[place.top : place.start]
    return closes(paragraphs, place.top) or any(
        p.form is Form.CREDIT or is_rule(p.text) or names_its_picture(p.text) or has_subtitle(p.text)
        for p in lines
    )


def announced(paragraphs: Sequence[Paragraph], opening: Collection[int]) -> set[int]:
    """The paragraphs that begin an article under a headline in mid-page, besides those that open one anyway.

    Args:
        paragraphs: those of the page.
        opening: the numbers of paragraphs that begin an article by themselves.
    """
    places = candidates(paragraphs)
    if all(place.start in opening for place in places):
        return set()
    wording = Wording(paragraphs, places)
    sure = {place.start for place in places if place.start in opening or _is_sure(paragraphs, place)}
    alike = _alike(paragraphs, places, sure)
    bulletin = not sure and _is_bulletin(paragraphs, places)
    found: set[int] = set()
    first = next(n for n, p in enumerate(paragraphs) if p.form is Form.BODY)
    headline = [p for p in paragraphs[:first] if p.form is Form.HEAD]
    feature = _is_feature(paragraphs, first)
    for number, place in enumerate(places, 1):
        begins = place.start in opening
        if not (begins or place.start in alike) and (
            speaks := evidence(paragraphs, place, wording, number, headline=headline, feature=feature)
        ):
            begins = speaks.subtitled or speaks.begins(several=bool(sure)) or (bulletin and speaks.is_item)
            if begins:
                found.add(place.start)
        if begins:
            headline = [p for p in paragraphs[place.top : place.start] if p.form is Form.HEAD]
            feature = _is_feature(paragraphs, place.start)
        wording.follow(number, begins=begins)
    return found


def _is_bulletin(paragraphs: Sequence[Paragraph], places: Sequence[Candidate]) -> bool:
    """Whether each text of the page has a headline, and each tells its day: short reports in a row."""
    first = next(n for n, p in enumerate(paragraphs) if p.form is Form.BODY)
    starts = (first, *(place.start for place in places))
    return all(
        n > 0 and paragraphs[n - 1].form is Form.HEAD and tells_day(paragraphs[n].text) for n in starts
    )


def _is_feature(paragraphs: Sequence[Paragraph], start: int) -> bool:
    """Whether writers stand above the text that starts at `start`, under its headline."""
    credit = paragraphs[start - 1]
    return (
        start > 1
        and credit.form is Form.CREDIT
        and not heads_captions(credit.text)
        and paragraphs[start - 2].form is Form.HEAD
    )


def _alike(paragraphs: Sequence[Paragraph], places: Sequence[Candidate], sure: Collection[int]) -> set[int]:
    """The starts under subheadings in a row that are alike: as long as each other, or all of the form 甲某：…."""
    found: set[int] = set()
    run: list[Candidate] = []
    for place in places:
        if place.start in sure or (run and not _are_alike(paragraphs, run[-1], place)):
            run = []
        if place.start not in sure or _may_end_in_subheading(paragraphs, place):
            run.append(place)
        if len(run) >= FEWEST_ALIKE:
            found.update(member.start for member in run if member.start not in sure)
    return found


def _may_end_in_subheading(paragraphs: Sequence[Paragraph], place: Candidate) -> bool:
    """Whether the line right above a text stands below others, of which the first is the headline."""
    above = paragraphs[place.start - 1]
    return above.form is Form.HEAD and not has_subtitle(above.text) and place.start - place.top > 1


def _are_alike(paragraphs: Sequence[Paragraph], first: Candidate, second: Candidate) -> bool:
    one, other = (fold(paragraphs[place.start - 1].text) for place in (first, second))
    return len(one) == len(other) or all(_TOLD_BY.match(line) for line in (one, other))
