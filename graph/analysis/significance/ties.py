"""Tests every pair of a corpus, and keeps what was found until the attendance changes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any

import numpy as np
import pandas as pd

from graph.analysis.significance.access import chance_of_so_many
from graph.analysis.significance.chances import Chances, fit
from graph.analysis.significance.pairs import Pairs, tested
from graph.analysis.significance.presence import Happening, Presence, presence
from graph.analysis.significance.terms import MARGIN, Actor, PostHeld, month_of, terms_of
from graph.store.queries import run, workspace
from graph.store.state import State
from ner.extraction.event_places import event_place, is_inner_meeting

DIGITS = 6
"""Significant digits of what is kept, so that the tables do not show how a machine adds."""

_FOUND = "ties of"
"""The key of the attendance that the ties were found in."""

_run = partial(run, "graph.analysis")


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The model of a corpus.

    Attributes:
        actors: who attended something; their numbers rise.
        happenings: the events, in the order of their numbers.
        presence: who could have attended what.
        chances: how likely it was.
    """

    actors: tuple[Actor, ...]
    happenings: tuple[Happening, ...]
    presence: Presence
    chances: Chances


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    """What the model is made of, as the database gives it."""

    actors: list[tuple[Any, ...]]
    posts: list[tuple[Any, ...]]
    happenings: list[tuple[Any, ...]]
    attendance: list[tuple[int, int]]

    @property
    def fingerprint(self) -> str:
        return sha256(repr((self.actors, self.posts, self.happenings, self.attendance)).encode()).hexdigest()


def find_ties(state: State, margin: int = MARGIN) -> None:
    """Fill resolved.ties (expected, p_value and q_value of pairs that met), resolved.pairs_apart and resolved.company_access.

    They are kept as they are while attendance, posts, this code and the margin stay the same.

    Args:
        state: the corpus; its pairs are counted.
        margin: days by which the time from first to last sight is widened.
    """
    with workspace(state.connection, "present"):
        _run(state.connection, "happenings")
        rows = _rows(state)
        found_in = f"{margin} {state.meta('resolution')} {rows.fingerprint}"
        if state.meta(_FOUND) == found_in:
            return
        _find_access(state)
        _find_pairs(state, rows, margin)
        with state.transaction(outdates=False):
            state.remember(_FOUND, found_in)


def model_of(rows: _Rows, margin: int) -> Model:
    """The model fitted to who attended what."""
    actors = tuple(
        Actor(number=number, kind=kind, place=place, first_seen=first, last_seen=last)
        for number, _, kind, place, first, last in rows.actors
    )
    attendees: dict[int, list[int]] = defaultdict(list)
    attended: dict[int, list[tuple[str, str]]] = defaultdict(list)
    days = [
        (day or (reported if len(reported) == 10 else ""), paper)
        for *_, paper, day, reported in rows.happenings
    ]
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
    return Model(actors=actors, happenings=happenings, presence=who, chances=fit(who.attendance))


def _rows(state: State) -> _Rows:
    execute = state.connection.execute
    return _Rows(
        actors=_run(state.connection, "actors_seen").fetchall(),
        posts=_run(state.connection, "posts_by_place").fetchall(),
        happenings=execute(
            "SELECT number, merged_id, kind, name, place, paper, day, reported FROM present.happenings ORDER BY number"
        ).fetchall(),
        attendance=execute("SELECT event, actor FROM present.attendance ORDER BY event, actor").fetchall(),
    )


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


def _find_pairs(state: State, rows: _Rows, margin: int) -> None:
    model = model_of(rows, margin)
    order = model.presence.order
    position = np.zeros(int(order.max(initial=-1)) + 1, np.int64)
    position[order] = np.arange(len(order))
    met = state.connection.execute("SELECT source, target, events FROM resolved.pairs").fetchnumpy()
    ends = np.stack([position[met["source"]], position[met["target"]]])
    left, right = ends.min(0), ends.max(0)
    sorting = np.lexsort((right, left))
    found = tested(model.chances, left[sorting], right[sorting], met["events"][sorting].astype(np.int64))
    _keep(state, "resolved.ties", found.met, order)
    _keep(state, "resolved.pairs_apart", found.apart, order)


def _keep(state: State, table: str, pairs: Pairs, order: np.ndarray) -> None:
    ends = np.stack([order[pairs.left], order[pairs.right]])
    frame = pd.DataFrame(
        {
            "source": ends.min(0).astype(np.int32),
            "target": ends.max(0).astype(np.int32),
            "events": pairs.events.astype(np.int32),
            "expected": rounded(pairs.expected),
            "p_value": rounded(pairs.p_values),
            "q_value": rounded(pairs.q_values),
        }
    ).sort_values(["source", "target"])
    _replace(state, table, frame)


def _find_access(state: State) -> None:
    _run(state.connection, "company_access")
    frame = state.connection.execute("FROM present.access ORDER BY ALL").df()
    margins = (frame["leader_events"], frame["company_events"], frame["company_events_of_all"])
    leader, company, total = (values.to_numpy(np.int64) for values in margins)
    frame["expected"] = rounded(leader * company / np.maximum(total, 1))
    frame["p_value"] = rounded(chance_of_so_many(frame["events"].to_numpy(np.int64), leader, company, total))
    _replace(state, "resolved.company_access", frame)


def _replace(state: State, table: str, frame: pd.DataFrame) -> None:
    state.connection.register("incoming", frame)
    state.connection.execute(f"CREATE OR REPLACE TABLE {table} AS FROM incoming")
    state.connection.unregister("incoming")


def rounded(values: np.ndarray) -> np.ndarray:
    """Numbers with `DIGITS` significant digits."""
    return np.array([float(f"{value:.{DIGITS}g}") for value in values.tolist()], dtype=float)
