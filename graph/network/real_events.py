"""Real events: all reports of one event together, with everybody who took part in it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from graph.tables.rows import EventRow, OrganizationRow, ParticipationRow, PersonRow

_KIND_OF_ROLE = {"official": "official", "company": "executive"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RealEvent:
    """One event, as its reports together describe it.

    Attributes:
        event_id: the `merged_id` that its reports share.
        kind: that of the first report that gives one, else `other`; `name`, `place` and `date_text`
            likewise, blank when unknown.
        start: first day by the report with the shortest date, blank when none has a date.
        end: the day after the last day, likewise.
        reports: in the order of their dates, undated ones last.
        participants: the participations of each entity, by its id.
        actors: ids of the officials, executives and companies among the participants, sorted.
    """

    event_id: str
    kind: str
    name: str
    place: str
    date_text: str
    start: str
    end: str
    reports: tuple[EventRow, ...]
    participants: dict[str, tuple[ParticipationRow, ...]]
    actors: tuple[str, ...]

    @property
    def last_day(self) -> str:
        """The last day on which the event may have been, blank when unknown."""
        return (date.fromisoformat(self.end) - timedelta(days=1)).isoformat() if self.end else ""

    @property
    def corrected(self) -> str:
        """Yes when a researcher set or added one of its reports, or a participation in it."""
        present = [row.corrected for rows in self.participants.values() for row in rows]
        return "yes" if any((*present, *(report.corrected for report in self.reports))) else ""

    def roles_of(self, entity: str) -> str:
        """The roles of a participant, each once, joined by semicolons."""
        return ";".join(dict.fromkeys(row.role for row in self.participants[entity]))


def actor_kinds(persons: Iterable[PersonRow], organizations: Iterable[OrganizationRow]) -> dict[str, str]:
    """The node kind of every entity that can co-appear: official, executive or company."""
    kinds = {row.entity_id: _KIND_OF_ROLE[row.role] for row in persons if row.role in _KIND_OF_ROLE}
    return kinds | {row.entity_id: "company" for row in organizations if row.kind == "company"}


def real_events(
    events: Iterable[EventRow], participations: Iterable[ParticipationRow], kinds: Mapping[str, str]
) -> list[RealEvent]:
    """The real events, sorted by id, each with everybody whom any report names.

    `kinds` holds the entities that count as actors.
    """
    by_report: dict[str, list[ParticipationRow]] = defaultdict(list)
    for row in participations:
        by_report[row.event_id].append(row)
    reports: dict[str, list[EventRow]] = defaultdict(list)
    for event in events:
        reports[event.merged_id or event.event_id].append(event)
    return [_real_event(event_id, reports[event_id], by_report, kinds) for event_id in sorted(reports)]


def _real_event(
    event_id: str,
    events: Sequence[EventRow],
    by_report: Mapping[str, Sequence[ParticipationRow]],
    kinds: Mapping[str, str],
) -> RealEvent:
    reports = sorted(events, key=lambda event: (event.date_start or "9999", event.event_id))
    dated = [_interval(report) for report in reports if report.date_start]
    start, end = min(dated, key=lambda interval: (_days(interval), interval), default=("", ""))
    participants: dict[str, list[ParticipationRow]] = defaultdict(list)
    for report in reports:
        for row in by_report.get(report.event_id, ()):
            participants[row.entity_id].append(row)
    return RealEvent(
        event_id=event_id,
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
        actors=tuple(sorted(participants.keys() & kinds.keys())),
    )


def first_date(events: Iterable[RealEvent]) -> str:
    """The first day of the earliest event, blank when none is dated."""
    return min((event.start for event in events if event.start), default="")


def last_date(events: Iterable[RealEvent]) -> str:
    """The last day of the latest event, blank when none is dated."""
    return max((event.last_day for event in events if event.last_day), default="")


def day_after(day: str) -> str:
    """The next ISO date; of a blank one, blank."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat() if day else ""


def _interval(event: EventRow) -> tuple[str, str]:
    return event.date_start, event.date_end or day_after(event.date_start)


def _days(interval: tuple[str, str]) -> int:
    start, end = interval
    return (date.fromisoformat(end) - date.fromisoformat(start)).days
