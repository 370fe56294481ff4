"""Differences between two states of a corpus: persons, companies, posts, events and ties that are new, gone or changed."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from graph.tables.frames import rows_of
from graph.tables.pair_rows import CoappearanceRow
from graph.tables.rows import EventRow, OccupancyRow, OrganizationRow, PersonRow

TABLES = ("persons", "organizations", "occupancies", "events", "coappearances")
"""The tables that are compared."""

KINDS = ("person", "company", "post", "event", "tie")

Facts = Mapping[str, tuple[str, str]]
"""Name and facts of each thing of a kind, by what identifies it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A person, company, post, event or tie that is new, gone or changed; `before` and `now` say how.

    `id` is the entity_id, the merged_id of an event, or the ids of both ends of a tie.
    """

    kind: str
    change: str
    id: str
    name: str
    before: str
    now: str


def differences(old: Mapping[str, pd.DataFrame], new: Mapping[str, pd.DataFrame]) -> list[Difference]:
    """What is new, gone or changed between the tables of two corpora, by kind, then name.

    Journalists, cited and other persons are left out, as they are in the network.
    """
    before, now = _facts(old), _facts(new)
    return [
        difference
        for kind in KINDS
        for difference in sorted(_of_kind(kind, before[kind], now[kind]), key=_order)
    ]


def _facts(frames: Mapping[str, pd.DataFrame]) -> dict[str, Facts]:
    persons = {
        row.entity_id: row
        for row in rows_of(frames["persons"], PersonRow)
        if row.role in ("official", "company")
    }
    return {
        "person": {key: (row.name, f"{row.organization} {row.post}".strip()) for key, row in persons.items()},
        "company": {
            row.entity_id: (row.name, row.jurisdiction)
            for row in rows_of(frames["organizations"], OrganizationRow)
            if row.kind == "company"
        },
        "post": {
            "|".join((row.entity_id, row.organization, row.post, row.qualifier)): (
                row.person,
                f"{row.organization} {row.qualifier}{row.post}{_days(row.start_date, row.end_date)}".strip(),
            )
            for row in rows_of(frames["occupancies"], OccupancyRow)
            if row.entity_id in persons
        },
        "event": {
            row.merged_id: (row.name or row.kind, f"{row.date_start} {row.kind}".strip())
            for row in sorted(rows_of(frames["events"], EventRow), key=lambda row: row.event_id, reverse=True)
        },
        "tie": {
            f"{row.source_id}|{row.target_id}": (f"{row.source} – {row.target}", f"{row.events} events")
            for row in rows_of(frames["coappearances"], CoappearanceRow)
        },
    }


def _of_kind(kind: str, before: Facts, now: Facts) -> list[Difference]:
    found = []
    for key in before.keys() | now.keys():
        old, new = before.get(key), now.get(key)
        if old != new:
            name, _ = new or old or ("", "")
            change = "new" if old is None else "gone" if new is None else "changed"
            found.append(
                Difference(
                    kind=kind,
                    change=change,
                    id=key,
                    name=name,
                    before=_told(old, name),
                    now=_told(new, name),
                )
            )
    return found


def _told(facts: tuple[str, str] | None, name: str) -> str:
    """The facts; with the name when it is another one."""
    if facts is None:
        return ""
    return facts[1] if facts[0] == name else f"{facts[0]} {facts[1]}".strip()


def _order(difference: Difference) -> tuple[int, str, str]:
    return ("new", "gone", "changed").index(difference.change), difference.name, difference.id


def _days(start: str, end: str) -> str:
    return f" ({start} – {end})" if start or end else ""
