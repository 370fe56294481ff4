"""Which reports tell of one real event."""

from collections.abc import Mapping
from itertools import combinations

import networkx as nx

from graph.events import Event

# Two reports are one event when they share at least this part of all the persons in them …
SHARED_PART = 0.5
# … and at least this many persons.
SHARED_PERSONS = 2


def merged_ids(events: Mapping[str, tuple[Event, frozenset[str]]]) -> dict[str, str]:
    """For each event id the id of the real event: the smallest id of those that report it.

    Two reports are of one event when their days are known and meet, their kinds agree, and they
    share SHARED_PERSONS persons who are SHARED_PART of all persons in both. Reports without a
    known day stand for themselves.
    """
    by_day: dict[str, list[str]] = {}
    for event_id, (event, _) in events.items():
        if event.date and event.date.interval:
            by_day.setdefault(event.date.interval.start.isoformat(), []).append(event_id)
    same: nx.Graph[str] = nx.Graph()
    same.add_nodes_from(events)
    for day in sorted(by_day):
        for left, right in combinations(sorted(by_day[day]), 2):
            (one, who), (other, whom) = events[left], events[right]
            shared = who & whom
            if (
                one.kind == other.kind
                and len(shared) >= SHARED_PERSONS
                and len(shared) >= SHARED_PART * len(who | whom)
            ):
                same.add_edge(left, right)
    return {event_id: min(group) for group in nx.connected_components(same) for event_id in group}
