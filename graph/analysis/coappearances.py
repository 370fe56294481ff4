"""Who took part in one real event with whom, how often and how closely, counted inside DuckDB."""

from functools import partial

import duckdb

from graph.store.queries import run
from graph.store.state import State

AT_ONCE = 500_000
"""About how many times two people come together is counted at one time: so many rows are in memory."""

_run = partial(run, "graph.analysis")


def count_coappearances(state: State) -> None:
    """Fill resolved.actors (number, entity_id, name, kind) and resolved.pairs of their numbers.

    A pair has source, target, events, weight, first and last (days, unknown ones null). The source is
    the one with the smaller id. Actors are officials, company leaders and companies.
    """
    with state.workspace("counting"):
        for step in ("actors", "real_events", "attendance"):
            _run(state.connection, step)
        count_pairs(state.connection)
        state.connection.execute("CREATE OR REPLACE TABLE resolved.pairs AS FROM counting.pairs")


def count_pairs(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill counting.pairs with everybody who took part in an event with another.

    The weight is Newman's (2001): the sum over the common events of 1/(n-1), where n counts who took
    part. It is as `math.fsum` would give it. Reads counting.attendance (event, actor: numbers, each
    pair of them once) and counting.real_events (number, start, last: its first and last day). Works
    through blocks of actors, so that the working memory does not grow with the number of pairs.
    """
    _run(connection, "gatherings")
    _run(connection, "places")
    connection.execute(
        "CREATE TABLE counting.pairs"
        " (source INTEGER, target INTEGER, events INTEGER, weight DOUBLE, first DATE, last DATE)"
    )
    for lowest, highest in _run(connection, "blocks", at_once=AT_ONCE).fetchall():
        _run(connection, "pairs", lowest=lowest, highest=highest)
