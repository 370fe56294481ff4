"""Real events with their participants, and the pairs who took part in them together."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from graph.tables.rows import EventRow, OrganizationRow, ParticipationRow, PersonRow

_KIND_OF_ROLE = {"official": "official", "company": "executive"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One real event: its reports, and who took part in it with which participations.

    `start` and `end` (exclusive) are those of the report that dates it most narrowly, blank when
    none dates it.
    """

    merged_id: str
    kind: str
    name: str
    place: str
    date_text: str
    start: str
    end: str
    reports: tuple[EventRow, ...]
    participants: dict[str, tuple[ParticipationRow, ...]]

    @property
    def last_day(self) -> str:
        """The last day on which the event may have been, blank when unknown."""
        return _day_before(self.end) if self.end else ""

    def actors(self, kinds: Mapping[str, str]) -> list[str]:
        """The persons and companies of the network that took part, sorted."""
        return sorted(entity for entity in self.participants if entity in kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What two participants have in common; `weight` is Newman's."""

    meetings: tuple[Meeting, ...]
    weight: float


def actor_kinds(persons: Iterable[PersonRow], organizations: Iterable[OrganizationRow]) -> dict[str, str]:
    """The node kind of every entity that can co-appear."""
    kinds = {row.entity_id: _KIND_OF_ROLE[row.role] for row in persons if row.role in _KIND_OF_ROLE}
    return kinds | {row.entity_id: "company" for row in organizations if row.kind == "company"}


def meetings_of(events: Iterable[EventRow], participations: Iterable[ParticipationRow]) -> list[Meeting]:
    """The real events, sorted by id, each with everybody whom any report names."""
    by_event: dict[str, list[ParticipationRow]] = defaultdict(list)
    for row in participations:
        by_event[row.event_id].append(row)
    by_merged: dict[str, list[EventRow]] = defaultdict(list)
    for event in events:
        by_merged[event.merged_id or event.event_id].append(event)
    return [_meeting(merged_id, by_merged[merged_id], by_event) for merged_id in sorted(by_merged)]


def _meeting(
    merged_id: str, events: Sequence[EventRow], by_event: Mapping[str, Sequence[ParticipationRow]]
) -> Meeting:
    reports = sorted(events, key=lambda event: (event.date_start or "9999", event.event_id))
    dated = [_interval(report) for report in reports if report.date_start]
    start, end = min(dated, key=lambda interval: (_days(interval), interval), default=("", ""))
    participants: dict[str, list[ParticipationRow]] = defaultdict(list)
    for report in reports:
        for row in by_event.get(report.event_id, ()):
            participants[row.entity_id].append(row)
    return Meeting(
        merged_id=merged_id,
        kind=next((report.kind for report in reports if report.kind != "other"), "other"),
        name=next((report.name for report in reports if report.name), ""),
        date_text=next((report.date_text for report in reports if report.date_text), ""),
        place=next((report.place for report in reports if report.place), ""),
        start=start,
        end=end,
        reports=tuple(reports),
        participants={
            entity: tuple(sorted(rows, key=lambda row: (row.event_id, row.start, row.end, row.role)))
            for entity, rows in participants.items()
        },
    )


def pairs_of(meetings: Iterable[Meeting], kinds: Mapping[str, str]) -> dict[tuple[str, str], Pair]:
    """Everybody in `kinds` who took part in one event with another, by the two ids in order."""
    common: dict[tuple[str, str], list[tuple[Meeting, float]]] = defaultdict(list)
    for meeting in meetings:
        actors = meeting.actors(kinds)
        for pair in combinations(actors, 2):
            common[pair].append((meeting, 1 / (len(actors) - 1)))
    return {
        ends: Pair(
            meetings=tuple(meeting for meeting, _ in shares),
            weight=math.fsum(share for _, share in shares),
        )
        for ends, shares in common.items()
    }


def first_date(meetings: Iterable[Meeting]) -> str:
    """The first day of the earliest event, blank when none is dated."""
    return min((meeting.start for meeting in meetings if meeting.start), default="")


def last_date(meetings: Iterable[Meeting]) -> str:
    """The last day of the latest event, blank when none is dated."""
    return max((meeting.last_day for meeting in meetings if meeting.last_day), default="")


def _interval(event: EventRow) -> tuple[str, str]:
    return event.date_start, event.date_end or day_after(event.date_start)


def _days(interval: tuple[str, str]) -> int:
    start, end = interval
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def day_after(day: str) -> str:
    """The next ISO date; of a blank one, blank."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat() if day else ""


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
