"""When the nodes and edges of a network are there: spells of days, from their events and posts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import networkx as nx

from graph.network.evidence import CitedEvent, Evidence
from graph.network.real_events import day_after

Spell = tuple[str, str]
"""First day, and the day after the last, as ISO dates: what happens on one day ends a day later."""

MOST_SPELLS = 12
"""Spells of one node or edge: of more, those with the least time between them become one."""

SPELLS_ON_AVERAGE = 2
"""Spells of an edge on average: where edges have more, the limit for each is lower, so that files stay small."""


@dataclass(frozen=True, slots=True)
class Spells:
    """The spells of a network's nodes and edges, each in the order of time, none touching another.

    Who is only seen on unknown days has none: always there for a program that shows spells.
    """

    nodes: Mapping[str, tuple[Spell, ...]]
    days: Mapping[str, Spell]

    @classmethod
    def of(cls, network: "nx.Graph[str]", evidence: Evidence) -> "Spells":
        """The spells by the evidence of the network: events taken part in, and posts held."""
        days = {event.event_id: _days(event) for event in evidence.events if event.first_date}
        found: dict[str, list[Spell]] = {}
        for event in evidence.events:
            if event.event_id in days:
                for node in (event.event_id, *(node for node, _ in event.participants)):
                    found.setdefault(node, []).append(days[event.event_id])
        for person, posts in evidence.posts.items():
            for post in posts:
                first = post.start_date or post.first_observed
                last = post.end_date or day_after(post.last_observed)
                if first and first < last:
                    found.setdefault(person, []).append((first, last))
        return cls({node: joined(spells) for node, spells in found.items() if node in network}, days)

    def of_edges(self, edges: Iterable[Mapping[str, str]]) -> list[tuple[Spell, ...]]:
        """The spells of edges, in their order: of their events, else from the first to the last date."""
        found = [self._of_edge(data) for data in edges]
        most = next(
            most
            for most in range(MOST_SPELLS, 0, -1)
            if most == 1 or sum(min(len(s), most) for s in found) <= SPELLS_ON_AVERAGE * len(found)
        )
        return [joined(spells, most) for spells in found]

    def _of_edge(self, data: Mapping[str, str]) -> tuple[Spell, ...]:
        spells = [self.days[event] for event in data.get("event_ids", "").split(";") if event in self.days]
        if not spells and data.get("first_date"):
            spells = [(data["first_date"], day_after(data["last_date"]))]
        return joined(spells)


def joined(spells: Iterable[Spell], most: int = MOST_SPELLS) -> tuple[Spell, ...]:
    """The spells in the order of time; those that touch are one, and more than `most` are joined.

    >>> joined([("2023-01-03", "2023-01-04"), ("2023-01-01", "2023-01-02"), ("2023-01-02", "2023-01-03")])
    (('2023-01-01', '2023-01-04'),)
    """
    apart: list[Spell] = []
    for first, end in sorted(spells):
        if apart and first <= apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((first, end))
    if len(apart) <= most:
        return tuple(apart)
    widest = sorted(range(1, len(apart)), key=lambda at: (-_between(apart[at - 1], apart[at]), at))
    cuts = [0, *sorted(widest[: most - 1]), len(apart)]
    return tuple((apart[start][0], apart[end - 1][1]) for start, end in pairwise(cuts))


def _between(one: Spell, other: Spell) -> int:
    return (date.fromisoformat(other[0]) - date.fromisoformat(one[1])).days


def _days(event: CitedEvent) -> Spell:
    return event.first_date, day_after(event.last_date)
