"""A corpus as FollowTheMoney entities, one JSON object a line, for Aleph and similar tools.

Persons, organizations, articles and events keep their ids. A post becomes a Position, an
observation of somebody in it an Occupancy, a participation an UnknownLink from the entity to the
event with its role, a name in a text a Mention. Cited persons are left out: the corpus says nothing
of them; so are articles that say what another one says.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pandas as pd

from graph.export.atomic_files import write_whole
from graph.tables.frames import rows_of
from graph.tables.rows import (
    ArticleRow,
    EventRow,
    MentionRow,
    OccupancyRow,
    OrganizationRow,
    ParticipationRow,
    PersonRow,
)
from ner.lexicon.vocabulary import PUBLIC_BODY_KINDS

_SCHEMA_OF_KIND = {"company": "Company"} | dict.fromkeys(PUBLIC_BODY_KINDS, "PublicBody")
_SCHEMA_OF_LABEL = {"PERSON": "Person", "ORGANIZATION": "Organization"}


def write_ftm(frames: Mapping[str, pd.DataFrame], path: Path) -> None:
    """Write all entities of a corpus; equal corpora give equal bytes.

    Raises:
        CorpusError: the file cannot be written.
    """
    lines = (json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities(frames))
    write_whole(path, "".join(lines).encode("utf-8", "replace"))


def entities(frames: Mapping[str, pd.DataFrame]) -> Iterator[dict[str, object]]:
    """The entities in a fixed order: each comes after those that it refers to."""
    persons = [row for row in rows_of(frames["persons"], PersonRow) if row.role != "cited"]
    organizations = rows_of(frames["organizations"], OrganizationRow)
    events = rows_of(frames["events"], EventRow)
    known = {row.entity_id for row in persons} | {row.entity_id for row in organizations}
    articles = rows_of(frames["articles"], ArticleRow)
    yield from (_article(row) for row in articles if not row.duplicate_of)
    yield from map(_person, persons)
    yield from map(_organization, organizations)
    yield from _posts(rows_of(frames["occupancies"], OccupancyRow), organizations, known)
    yield from _events(events, rows_of(frames["participations"], ParticipationRow), known)
    for mention in rows_of(frames["mentions"], MentionRow):
        if mention.entity_id in known:
            yield _mention(mention)


def _entity(entity_id: str, schema: str, **properties: str | Iterable[str]) -> dict[str, object]:
    values = {name: [value] if isinstance(value, str) else list(value) for name, value in properties.items()}
    filled = {name: list(dict.fromkeys(filter(None, texts))) for name, texts in values.items()}
    return {
        "id": entity_id,
        "schema": schema,
        "properties": {name: texts for name, texts in filled.items() if texts},
    }


def _article(row: ArticleRow) -> dict[str, object]:
    return _entity(
        row.article_id,
        "Article",
        title=row.headline,
        fileName=row.source,
        author=row.byline,
        publishedAt=row.published_on,
        language="zho",
    )


def _person(row: PersonRow) -> dict[str, object]:
    return _entity(
        row.entity_id,
        "Person",
        name=row.name,
        alias=row.aliases.split(";"),
        position=row.organization + row.post if row.post else "",
        keywords=row.role,
    )


def _organization(row: OrganizationRow) -> dict[str, object]:
    return _entity(
        row.entity_id,
        _SCHEMA_OF_KIND.get(row.kind, "Organization"),
        name=row.name,
        alias=row.aliases.split(";"),
        classification=row.kind,
    )


def _posts(
    occupancies: Iterable[OccupancyRow], organizations: Iterable[OrganizationRow], known: set[str]
) -> Iterator[dict[str, object]]:
    bodies: dict[str, set[str]] = defaultdict(set)
    for body in organizations:
        for name in (body.name, *body.aliases.split(";")):
            bodies[name].add(body.entity_id)
    held = [row for row in occupancies if row.entity_id in known]
    for post, organization in dict.fromkeys((row.post, row.organization) for row in held):
        meant = bodies.get(organization, set())
        yield _entity(
            _key("position", post, organization),
            "Position",
            name=organization + post,
            organization=sorted(meant) if len(meant) == 1 else (),
        )
    for row in held:
        position = _key("position", row.post, row.organization)
        yield _entity(
            _key("occupancy", row.entity_id, position, row.qualifier),
            "Occupancy",
            holder=row.entity_id,
            post=position,
            date=(row.first_observed, row.last_observed),
            startDate=row.start_date,
            endDate=row.end_date,
            summary=row.qualifier,
        )


def _events(
    events: Iterable[EventRow], participations: Iterable[ParticipationRow], known: set[str]
) -> Iterator[dict[str, object]]:
    reports: dict[str, list[EventRow]] = defaultdict(list)
    for row in events:
        reports[row.merged_id].append(row)
    event_of = {row.event_id: row for rows in reports.values() for row in rows}
    took_part = [row for row in participations if row.entity_id in known]
    involved: dict[str, list[str]] = defaultdict(list)
    for participation in took_part:
        involved[event_of[participation.event_id].merged_id].append(participation.entity_id)
    for merged_id, rows in reports.items():
        yield _entity(
            merged_id,
            "Event",
            name=[row.name or row.kind for row in rows],
            startDate=[row.date_start for row in rows],
            location=[row.place for row in rows],
            keywords=[row.kind for row in rows],
            summary=[row.quote for row in rows],
            involved=sorted(involved[merged_id]),
            proof=[row.article_id for row in rows],
        )
    for participation in took_part:
        event = event_of[participation.event_id]
        yield _entity(
            _key("link", participation.event_id, participation.entity_id, participation.role),
            "UnknownLink",
            subject=participation.entity_id,
            object=event.merged_id,
            role=participation.role,
            summary=participation.quote,
            proof=event.article_id,
        )


def _mention(row: MentionRow) -> dict[str, object]:
    return _entity(
        row.mention_id,
        "Mention",
        document=row.article_id,
        name=row.text,
        resolved=row.entity_id,
        detectedSchema=_SCHEMA_OF_LABEL.get(row.label, "Address"),
    )


def _key(*parts: str) -> str:
    digest = sha256("\x1f".join(parts).encode()).hexdigest()
    return f"{parts[0]}-{digest[:16]}"
