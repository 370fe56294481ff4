"""Which reports are of one real event."""

from functools import partial

from networkx.utils import UnionFind

from graph.store.queries import run
from graph.store.schema import create_table
from graph.store.state import State, shares
from graph.tables.build_state import MergedRow

SHARED_PERSONS = 2
"""Two reports are one event when they share at least this many persons …"""

SHARED_PART = 0.5
"""… who are at least this part of all persons in both."""

CALLS = ["inspection", "visit"]
"""Kinds of which two reports of one day are one event when they share one person and one firm: a call on the firm."""

LONGEST_EVENT = 15
"""A report that spans more days than this (a month, a year) is too vague to be merged with another."""

AT_ONCE = 250_000
"""About how many participations are compared at one time, those of some days: so many are in memory."""

PAIRS_AT_ONCE = 10_000
"""How many pairs of reports are fetched at one time."""

_run = partial(run, "graph.resolution")


def merge_events(state: State) -> None:
    """Fill resolved.merged: for each report the id of the real event, the smallest of its reports.

    Two reports are of one event when their days are known and meet, their kinds agree, and they
    share SHARED_PERSONS persons who are SHARED_PART of all persons in both; or when they are CALLS of
    one day by one person on one firm. Reports without a known day stand for themselves, and two
    events of one article are never one by themselves.
    Reads counted.events and resolved.participants.
    """
    (participants,) = state.connection.execute("SELECT count(*) FROM resolved.participants").fetchall()[0]
    same: UnionFind[str] = UnionFind()
    for share, of in shares(participants, AT_ONCE):
        found = _run(
            state.connection,
            "reports_of_one_event",
            shared_persons=SHARED_PERSONS,
            shared_part=SHARED_PART,
            longest_event=LONGEST_EVENT,
            calls=CALLS,
            share=share,
            shares=of,
        )
        while pairs := found.fetchmany(PAIRS_AT_ONCE):
            for left, right in pairs:
                same.union(left, right)
    merged = {event: min(group) for group in same.to_sets() for event in group}
    state.connection.execute(create_table("resolved.merged", MergedRow))
    state.add("resolved.merged", {"event_id": list(merged), "merged_id": list(merged.values())})
    _run(state.connection, "merge_the_rest")
