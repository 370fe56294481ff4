"""The time in which each actor belonged to a place: by stated days, else from the first to the last sight, widened."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.analysis.significance.presence import UNKNOWN_MONTH, Term
from ner.extraction.event_places import place_code
from ner.extraction.seats import tenure_of

MARGIN = 91
"""Days by which the time from the first to the last sight is widened: a quarter of a year.

Without it somebody who was seen once could have been at that one event only, and was so for certain.
"""

_ALWAYS = (0, 12 * 9999)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who attended something; days are ISO dates, blank when unknown.

    Attributes:
        number: of the actor.
        kind: official, executive or company.
        place: jurisdiction, blank when unknown.
        first_seen: the first day on which a paper names him or her.
        last_seen: the last one.
    """

    number: int
    kind: str
    place: str
    first_seen: str
    last_seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostHeld:
    """A post of an official, of a place, with the days of its occupancy."""

    actor: int
    qualifier: str
    place: str
    first_observed: str
    last_observed: str
    start_date: str
    end_date: str


@dataclass(slots=True)
class _Span:
    """First and last sight, and what texts state, as ordinal days; None when unknown."""

    first: int | None = None
    last: int | None = None
    start: int | None = None
    end: int | None = None

    def see(self, day: int) -> None:
        self.first = day if self.first is None else min(self.first, day)
        self.last = day if self.last is None else max(self.last, day)

    def distance(self, day: int) -> int:
        low, high = self.start or self.first, self.end or self.last
        if low is None or high is None:
            return 0 if low is None and high is None else abs(day - (low or high or day))
        return max(low - day, day - high, 0)


def terms_of(
    actors: Sequence[Actor],
    posts: Iterable[PostHeld],
    attended: Mapping[int, Sequence[tuple[str, str]]],
    margin: int = MARGIN,
) -> list[Term]:
    """The terms of all actors, at least one each; every event that an actor attended lies within one.

    Officials belong to the places of their posts. Companies, their leaders, and officials of unknown place
    belong to the places whose papers report them.

    Args:
        actors: who attended something.
        posts: of officials.
        attended: day (blank when unknown) and jurisdiction of the paper of each event that an actor attended.
        margin: days by which what was only seen is widened.
    """
    held: dict[int, dict[str, _Span]] = defaultdict(dict)
    for post in posts:
        if post.place and tenure_of(post.qualifier) in ("held", "acting"):
            span = held[post.actor].setdefault(place_code(post.place), _Span())
            for day in (post.first_observed, post.last_observed):
                if day:
                    span.see(_ordinal(day))
            if post.start_date:
                span.start = min(span.start or _ordinal(post.start_date), _ordinal(post.start_date))
            if post.end_date:
                span.end = max(span.end or 0, _ordinal(post.end_date))
    terms = []
    for actor in actors:
        events = attended[actor.number]
        spans = held.get(actor.number) if actor.kind == "official" else None
        if not spans:
            own = actor.place if actor.kind == "official" else ""
            places = [own] if own else sorted({paper for _, paper in events})
            spans = {place_code(place): _Span() for place in places}
            for span in spans.values():
                for day in (actor.first_seen, actor.last_seen):
                    if day:
                        span.see(_ordinal(day))
        attended_on = sorted({_ordinal(day) for day, _ in events if day})
        nearest = sorted(spans.items())
        for on in attended_on:
            if actor.kind == "official":
                _nearest(on, [span for _, span in nearest]).see(on)
            else:
                for span in spans.values():
                    span.see(on)
        terms += [_term(actor.number, place, span, margin) for place, span in nearest]
    return terms


def _nearest(day: int, spans: Sequence[_Span]) -> _Span:
    return min(spans, key=lambda span: span.distance(day))


def month_of(day: str) -> int:
    """The month of an ISO date, counted from year 0; `UNKNOWN_MONTH` of a blank one.

    >>> month_of("2023-02-01") - month_of("2022-12-31"), month_of("")
    (2, -1)
    """
    return 12 * int(day[:4]) + int(day[5:7]) - 1 if day else UNKNOWN_MONTH


def _term(actor: int, place: str, span: _Span, margin: int) -> Term:
    if span.first is None or span.last is None:
        low = _ALWAYS[0] if span.start is None else _month(span.start)
        high = _ALWAYS[1] if span.end is None else _month(span.end)
        return Term(actor=actor, place=place, first=low, last=max(low, high))
    begins = span.start is not None and span.start <= span.first
    ends = span.end is not None and span.end >= span.last
    return Term(
        actor=actor,
        place=place,
        first=_month(span.start if begins and span.start is not None else span.first - margin),
        last=_month(span.end if ends and span.end is not None else span.last + margin),
    )


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _month(ordinal: int) -> int:
    day = date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    return 12 * day.year + day.month - 1
