"""The pairs of a network: as the corpus file holds them, or counted by the same SQL for other events."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import duckdb
import pandas as pd

from graph.analysis.coappearances import count_pairs
from graph.network.real_events import RealEvent
from graph.store.state import THREADS
from graph.tables.rows import CoappearanceRow

Ends = tuple[str, str]
"""The ids of the two entities of a pair, the smaller first."""

_EVENTS = """
CREATE TEMP TABLE meetings AS
    SELECT number::INTEGER AS number, nullif(start, '')::DATE AS start, nullif(last, '')::DATE AS last FROM days
"""
_PAIRS = """
SELECT source, target, events, weight, coalesce(first::VARCHAR, ''), coalesce(last::VARCHAR, '') FROM pairs
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """How often and how closely two entities co-appear.

    Attributes:
        events: how many events they have in common.
        weight: Newman's (2001): the sum over the common events of 1/(n-1), n being the event's actors.
        first_date: first day of the earliest common event, blank when none is dated.
        last_date: last day of the latest one, likewise.
    """

    events: int
    weight: float
    first_date: str
    last_date: str


def stored_pairs(rows: Iterable[CoappearanceRow]) -> dict[Ends, Pair]:
    """The pairs of the table `coappearances`, in its order."""
    return {
        (row.source_id, row.target_id): Pair(
            events=row.events, weight=row.weight, first_date=row.first_date, last_date=row.last_date
        )
        for row in rows
    }


def counted_pairs(events: Sequence[RealEvent]) -> Mapping[Ends, Pair]:
    """The pairs of actors that took part in one of `events` together."""
    actors = sorted({actor for event in events for actor in event.actors})
    number = {actor: index for index, actor in enumerate(actors)}
    attendance = pd.DataFrame(
        [(index, number[actor]) for index, event in enumerate(events) for actor in event.actors],
        columns=["meeting", "actor"],
        dtype="int32",
    )
    days = pd.DataFrame(
        {
            "number": range(len(events)),
            "start": pd.Series([event.start for event in events], dtype="str"),
            "last": pd.Series([event.last_day for event in events], dtype="str"),
        }
    )
    with duckdb.connect(config={"threads": THREADS}) as connection:
        connection.register("attendance", attendance)
        connection.register("days", days)
        connection.execute(_EVENTS)
        count_pairs(connection)
        rows = connection.execute(_PAIRS).fetchall()
    return {
        (actors[source], actors[target]): Pair(events=common, weight=weight, first_date=first, last_date=last)
        for source, target, common, weight, first, last in rows
    }
