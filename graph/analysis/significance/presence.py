"""Who could have attended which event: by place and time of the posts, never by having been there.

An event is open to those of its place and of the places within it while they are in a post there. To
others, from above or from elsewhere, it is open when anybody of their place is reported there: two people
of two places are tested over the visits between these places. A meeting of a body's own members is open to
those of its place only, and to no company. An event of unknown month is open whatever the time, one of
unknown place whatever the place.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graph.analysis.significance.chances import Attendance, Block, Indices
from ner.extraction.event_places import NATION

UNKNOWN_MONTH = -1
"""The month of an event of which neither the day nor a report's day is known."""
CLASSES_IN_BLOCK = 256
"""Classes of events that are worked on at one time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A time in which an actor belonged to a place: months, counted from year 0, both included.

    A place is the code of a division, `NATION`, any other name of a place, or blank when unknown.
    """

    actor: int
    place: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event: its month, place and, in rising order, who attended; `inner` for a meeting of a body's members."""

    month: int
    place: str
    inner: bool
    actors: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """The attendance as the model takes it.

    Attributes:
        attendance: with actors in an order of its own.
        order: the actor who has each place in that order.
        classes: the class of each event.
    """

    attendance: Attendance
    order: Indices
    classes: Indices


def is_home(place: str, of_event: str) -> bool:
    """Whether somebody of a place is at home at an event: one of this place, or of a place that it is part of.

    >>> is_home("330105", "3301"), is_home("3301", "330105"), is_home("330105", "CN"), is_home("", "3301")
    (True, False, True, False)
    """
    if not of_event or place == of_event:
        return True
    if of_event == NATION:
        return place.isdigit()
    return place.startswith(of_event)


def presence(terms: Sequence[Term], business: frozenset[int], events: Sequence[Happening]) -> Presence:
    """Who could have attended what.

    Args:
        terms: of every actor at least one; each event that an actor attended lies within one of them.
        business: the actors that are companies or their leaders.
        events: what happened, with at least one actor each.
    """
    of_actor: dict[int, list[Term]] = defaultdict(list)
    for term in terms:
        of_actor[term.actor].append(term)
    order = sorted(of_actor, key=lambda actor: (of_actor[actor][0].place, of_actor[actor][0].first, actor))
    position = {actor: number for number, actor in enumerate(order)}
    kinds = [_kind(event, of_actor, business) for event in events]
    sizes = [len(event.actors) for event in events]
    keys = sorted({(*kind, size) for kind, size in zip(kinds, sizes, strict=True)})
    number_of = {key: number for number, key in enumerate(keys)}
    classes = np.array(
        [number_of[(*kind, size)] for kind, size in zip(kinds, sizes, strict=True)], dtype=np.int64
    )
    attended = np.zeros(len(order))
    for event in events:
        for actor in event.actors:
            attended[position[actor]] += 1
    attendance = Attendance(
        attended=attended,
        sizes=np.array([key[-1] for key in keys], dtype=float),
        events=np.bincount(classes, minlength=len(keys)).astype(float),
        blocks=tuple(_blocks(keys, _Places(terms, position, business))),
    )
    return Presence(attendance=attendance, order=np.array(order, dtype=np.int64), classes=classes)


_Kind = tuple[str, tuple[str, ...], bool, int]
"""What decides who could attend: place, places of guests, whether it is an inner meeting, month."""


def _kind(event: Happening, of_actor: dict[int, list[Term]], business: frozenset[int]) -> _Kind:
    inner = event.inner and business.isdisjoint(event.actors)
    guests: set[str] = set()
    for actor in event.actors:
        places = [t.place for t in of_actor[actor] if _in_term(event.month, t)]
        if not any(_is_open(place, event.place, inner) for place in places):
            guests.update(places)
    return event.place, tuple(sorted(guests)), inner, event.month


def _in_term(month: int, term: Term) -> bool:
    return month == UNKNOWN_MONTH or term.first <= month <= term.last


def _is_open(place: str, of_event: str, inner: bool) -> bool:
    return place == of_event or not of_event if inner else is_home(place, of_event)


class _Places:
    """The terms, found by place."""

    def __init__(self, terms: Sequence[Term], position: dict[int, int], business: frozenset[int]) -> None:
        self._actors = np.array([position[term.actor] for term in terms], dtype=np.int64)
        self._first = np.array([term.first for term in terms], dtype=np.int64)
        self._last = np.array([term.last for term in terms], dtype=np.int64)
        self._business = np.array([term.actor in business for term in terms], dtype=bool)
        by_place: dict[str, list[int]] = defaultdict(list)
        for number, term in enumerate(terms):
            by_place[term.place].append(number)
        self._by_place = {place: np.array(found, dtype=np.int64) for place, found in by_place.items()}
        self._open: dict[tuple[str, tuple[str, ...], bool], Indices] = {}

    def who(self, kind: _Kind) -> Indices:
        """The actors to whom events of a kind are open, rising."""
        place, guests, inner, month = kind
        key = (place, guests, inner)
        if key not in self._open:
            found = [
                terms
                for of_terms, terms in self._by_place.items()
                if of_terms in guests or _is_open(of_terms, place, inner)
            ]
            chosen = np.concatenate(found) if found else np.zeros(0, np.int64)
            self._open[key] = chosen[~self._business[chosen]] if inner else chosen
        terms = self._open[key]
        if month != UNKNOWN_MONTH:
            terms = terms[(self._first[terms] <= month) & (month <= self._last[terms])]
        return np.unique(self._actors[terms])


def _blocks(keys: Sequence[tuple[str, tuple[str, ...], bool, int, int]], places: _Places) -> list[Block]:
    blocks: list[Block] = []
    start = 0
    while start < len(keys):
        end = start + 1
        while end < len(keys) and end - start < CLASSES_IN_BLOCK and keys[end][:2] == keys[start][:2]:
            end += 1
        blocks.append(_block(keys[start:end], start, places))
        start = end
    return blocks


def _block(keys: Sequence[tuple[str, tuple[str, ...], bool, int, int]], start: int, places: _Places) -> Block:
    who: dict[_Kind, Indices] = {}
    for place, guests, inner, month, _ in keys:
        kind = (place, guests, inner, month)
        if kind not in who:
            who[kind] = places.who(kind)
    actors = np.unique(np.concatenate(list(who.values())))
    allowed = np.zeros((len(actors), len(keys)), bool)
    for column, (place, guests, inner, month, _) in enumerate(keys):
        allowed[np.searchsorted(actors, who[place, guests, inner, month]), column] = True
    return Block(actors=actors, classes=np.arange(start, start + len(keys), dtype=np.int64), allowed=allowed)
