"""The pairs of a network: as the corpus file holds them, or counted by the same SQL for other events."""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import pandas as pd

from graph.analysis.coappearances import count_pairs
from graph.network.real_events import RealEvent
from graph.store.state import THREADS

Ends = tuple[str, str]
"""The ids of the two entities of a pair, the smaller first."""

_STATEMENTS = (
    "CREATE SCHEMA counting",
    "CREATE TABLE counting.attendance AS FROM attended",
    """
    CREATE TABLE counting.real_events AS
    SELECT number::INTEGER AS number, nullif(start, '')::DATE AS start, nullif(last, '')::DATE AS last FROM days
    """,
)
_PAIRS = """
SELECT source, target, events, weight, coalesce(first::VARCHAR, ''), coalesce(last::VARCHAR, '')
FROM counting.pairs
"""


@dataclass(frozen=True, slots=True)
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


def stored_pairs(coappearances: pd.DataFrame) -> dict[Ends, Pair]:
    """The pairs of the table `coappearances`, in its order."""
    columns = (coappearances[name].tolist() for name in ("source_id", "target_id", *Pair.__slots__))
    return {(source, target): Pair(*values) for source, target, *values in zip(*columns, strict=True)}


def counted_pairs(events: Sequence[RealEvent]) -> dict[Ends, Pair]:
    """The pairs of actors that took part in one of `events` together."""
    actors = sorted({actor for event in events for actor in event.actors})
    number = {actor: index for index, actor in enumerate(actors)}
    attended = [(index, number[actor]) for index, event in enumerate(events) for actor in event.actors]
    days = pd.DataFrame([(event.start, event.last_day) for event in events], columns=["start", "last"])
    with duckdb.connect(config={"threads": THREADS}) as connection:
        connection.register("attended", pd.DataFrame(attended, columns=["event", "actor"], dtype="int32"))
        connection.register("days", days.astype("str").reset_index(names="number"))
        for statement in _STATEMENTS:
            connection.execute(statement)
        count_pairs(connection)
        rows = connection.execute(_PAIRS).fetchall()
    return {(actors[source], actors[target]): Pair(*values) for source, target, *values in rows}
