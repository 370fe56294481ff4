"""The model of a corpus: who attended which event, who could have, and how likely it was."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import combinations
from typing import Any

import duckdb
import numpy as np

from graph.analysis.significance.chances import Chances, Indices, Mask, fit
from graph.analysis.significance.presence import Happening, Presence, presence
from graph.analysis.significance.terms import Actor, PostHeld, month_of, terms_of
from graph.store.queries import run
from ner.extraction.event_places import event_place, is_inner_meeting

_run = partial(run, "graph.analysis")


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The model of a corpus.

    Attributes:
        actors: who attended something; their numbers rise.
        happenings: the events, in the order of their numbers.
        presence: who could have attended what.
        chances: how likely it was.
        duties: pairs of a person and a company that a post of his or hers is of, by number: one stands for the other.
    """

    actors: tuple[Actor, ...]
    happenings: tuple[Happening, ...]
    presence: Presence
    chances: Chances
    duties: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelRows:
    """What the model is made of, as the database gives it."""

    actors: list[tuple[Any, ...]]
    posts: list[tuple[Any, ...]]
    happenings: list[tuple[Any, ...]]
    attendance: list[tuple[int, int]]
    duties: list[tuple[int, int]]

    @property
    def fingerprint(self) -> str:
        """A hash of all of it."""
        return sha256(
            repr((self.actors, self.posts, self.happenings, self.attendance, self.duties)).encode()
        ).hexdigest()


def read_rows(connection: duckdb.DuckDBPyConnection) -> ModelRows:
    """Who attended what in a corpus, and the posts; leaves the temporary tables present_happenings and present_attendance."""
    _run(connection, "happenings")
    return ModelRows(
        actors=_run(connection, "actors_seen").fetchall(),
        posts=_run(connection, "posts_by_place").fetchall(),
        happenings=connection.execute(
            "SELECT number, merged_id, kind, name, place, paper, day, reported FROM present_happenings ORDER BY number"
        ).fetchall(),
        attendance=connection.execute(
            "SELECT event, actor FROM present_attendance ORDER BY event, actor"
        ).fetchall(),
        duties=_run(connection, "own_companies").fetchall(),
    )


def model_of(rows: ModelRows, margin: int) -> Model:
    """The model fitted to who attended what."""
    actors = tuple(
        Actor(number=number, kind=kind, place=place, first_seen=first, last_seen=last)
        for number, _, kind, place, first, last in rows.actors
    )
    attendees: dict[int, list[int]] = defaultdict(list)
    attended: dict[int, list[tuple[str, str]]] = defaultdict(list)
    days = [(day_of(day, reported), paper) for *_, paper, day, reported in rows.happenings]
    for event, actor in rows.attendance:
        attendees[event].append(actor)
        attended[actor].append(days[event])
    terms = terms_of(actors, [_post(row) for row in rows.posts], attended, margin)
    happenings = tuple(
        Happening(
            month=month_of(days[number][0]),
            place=event_place(name, place, paper),
            inner=is_inner_meeting(name),
            actors=tuple(attendees[number]),
        )
        for number, _, _, name, place, paper, *_ in rows.happenings
    )
    business = frozenset(actor.number for actor in actors if actor.kind != "official")
    who = presence(terms, business, happenings)
    return Model(
        actors=actors,
        happenings=happenings,
        presence=who,
        chances=fit(who.attendance),
        duties=frozenset(map(_ordered, rows.duties)),
    )


def day_of(stated: str, reported: str) -> str:
    """The day on which an event counts: the stated one, else that of the report, blank when that is no day.

    >>> day_of("2023-02-01", "2023-02-02"), day_of("", "2023-02-02"), day_of("", "2023-02")
    ('2023-02-01', '2023-02-02', '')
    """
    return stated or (reported if len(reported) == 10 else "")


def _post(row: Sequence[Any]) -> PostHeld:
    actor, qualifier, place, first, last, start, end = row
    return PostHeld(
        actor=actor,
        qualifier=qualifier,
        place=place,
        first_observed=first,
        last_observed=last,
        start_date=start,
        end_date=end,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """Who met at which event.

    Attributes:
        left: for each pair that met the smaller number of its actors, in the order of the presence; rising.
        right: the larger number.
        events: at how many events they met.
        pair: for each meeting of two the position of their pair.
        event: the position of its event.
    """

    left: Indices
    right: Indices
    events: Indices
    pair: Indices
    event: Indices


def by_duty(model: Model, left: Indices, right: Indices) -> Mask:
    """Which pairs, numbered in the order of the presence, meet because one stands for the other."""
    order = model.presence.order
    ends = zip(order[left].tolist(), order[right].tolist(), strict=True)
    return np.array([_ordered(pair) in model.duties for pair in ends], dtype=bool)


def _ordered(pair: tuple[int, int]) -> tuple[int, int]:
    return min(pair), max(pair)


def meetings_of(found: Presence, happenings: Sequence[Happening]) -> Meetings:
    """All meetings of two actors."""
    position = {int(actor): number for number, actor in enumerate(found.order)}
    many = max(len(found.order), 1)
    codes: list[int] = []
    events: list[int] = []
    for number, happening in enumerate(happenings):
        there = sorted(position[actor] for actor in happening.actors)
        pairs = [low * many + high for low, high in combinations(there, 2)]
        codes += pairs
        events += [number] * len(pairs)
    code, pair, count = np.unique(np.array(codes, dtype=np.int64), return_inverse=True, return_counts=True)
    return Meetings(
        left=code // many,
        right=code % many,
        events=count.astype(np.int64),
        pair=pair.astype(np.int64),
        event=np.array(events, dtype=np.int64),
    )
