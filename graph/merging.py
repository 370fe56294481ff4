"""Which reports tell of one real event."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations

import networkx as nx

from graph.events import Event

# Two reports are one event when they share at least this part of all the persons in them …
SHARED_PART = 0.5
# … and at least this many persons.
SHARED_PERSONS = 2
# A report that spans more days than this (a month, a year) is too vague to be merged with another.
LONGEST_EVENT = timedelta(days=15)


def merged_ids(
    events: Mapping[str, tuple[Event, frozenset[str]]], articles: Mapping[str, str] | None = None
) -> dict[str, str]:
    """For each event id the id of the real event: the smallest id of those that report it.

    Two reports are of one event when their days are known and meet, their kinds agree, and they
    share SHARED_PERSONS persons who are SHARED_PART of all persons in both. Reports without a
    known day stand for themselves, and two events of one article are never one by themselves.

    Args:
        events: by event id the event and the ids of its persons.
        articles: by event id the id of the article that reports it.
    """
    owner = articles or {}
    by_day: dict[date, list[str]] = {}
    for event_id, (event, _) in events.items():
        for day in _days(event):
            by_day.setdefault(day, []).append(event_id)
    same: nx.Graph[str] = nx.Graph()
    same.add_nodes_from(events)
    for day in sorted(by_day):
        for left, right in combinations(sorted(by_day[day]), 2):
            if left in owner and owner[left] == owner.get(right):
                continue
            if _alike(events[left], events[right]):
                same.add_edge(left, right)
    return {event_id: min(group) for group in nx.connected_components(same) for event_id in group}


def _days(event: Event) -> Iterator[date]:
    interval = event.date.interval if event.date else None
    if interval is None or interval.end - interval.start > LONGEST_EVENT:
        return
    for offset in range((interval.end - interval.start).days):
        yield interval.start + timedelta(days=offset)


def _alike(left: tuple[Event, frozenset[str]], right: tuple[Event, frozenset[str]]) -> bool:
    (one, who), (other, whom) = left, right
    shared = who & whom
    return (
        one.kind == other.kind
        and len(shared) >= SHARED_PERSONS
        and len(shared) >= SHARED_PART * len(who | whom)
    )
