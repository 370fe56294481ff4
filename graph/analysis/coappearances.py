"""Who took part in one real event with whom, how often and how closely, counted inside DuckDB."""

from functools import partial

import duckdb

from graph.store.queries import run, workspace
from graph.store.state import State

AT_ONCE = 500_000
"""About how many times two people come together is counted at one time: so many rows are in memory."""

_run = partial(run, "graph.analysis")


def count_coappearances(state: State) -> None:
    """Fill resolved.actors (number, entity_id, name, kind) and, see `count_pairs`, resolved.pairs of them.

    Actors are officials, company leaders and companies, numbered in the order of their ids.
    """
    with workspace(state.connection, "attended"):
        for step in ("actors", "real_events", "attendance"):
            _run(state.connection, step)
        count_pairs(
            state.connection, "attended.attendance", events="attended.real_events", pairs="resolved.pairs"
        )


def count_pairs(connection: duckdb.DuckDBPyConnection, attendance: str, *, events: str, pairs: str) -> None:
    """Make a table of everybody who took part in an event with another.

    The weight is Newman's (2001): the sum over the common events of 1/(n-1), where n counts who took
    part. It is as `math.fsum` would give it. Works through blocks of actors, so that the working
    memory does not grow with the number of pairs.

    Args:
        connection: where the tables are.
        attendance: the name of a table (event, actor): numbers, each pair of them once.
        events: the name of a table (number, start, last): the first and last day of each event.
        pairs: the name of the table that is made, in place of one of that name: source, target (the
            smaller number first), events, weight, first and last (days; unknown ones are null).
    """
    with workspace(connection, "counting"):
        _run(connection, "gatherings", attendance=attendance)
        _run(connection, "places", events=events)
        connection.execute(
            "CREATE TABLE counting.pairs"
            " (source INTEGER, target INTEGER, events INTEGER, weight DOUBLE, first DATE, last DATE)"
        )
        for lowest, highest in _run(connection, "blocks", at_once=AT_ONCE).fetchall():
            _run(connection, "pairs", lowest=lowest, highest=highest)
        connection.execute(f"CREATE OR REPLACE TABLE {pairs} AS FROM counting.pairs")
