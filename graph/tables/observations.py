"""What one article gives to the tables: rows that know names, and not yet whom the names stand for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args, get_type_hints

from graph.tables.rows import ArticleSegmentRow, ArticleTextRow


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundArticle:
    """An article, the place its paper is of and what says so, and the day that the article speaks of."""

    article_id: str
    source: str
    ordinal: int
    headline: str
    byline: str
    published_on: str
    continued_to: str
    continued_from: str
    text_length: int
    place: str
    evidence: str
    seen_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMention:
    """A mention; `name` is that of the person or organisation, blank for a place."""

    mention_id: str
    article_id: str
    start: int
    end: int
    text: str
    label: str
    name: str
    tagger: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAttribution:
    """A person of that name holds a post."""

    attribution_id: str
    article_id: str
    mention_id: str
    person: str
    title: str
    title_text: str
    post: str
    organization: str
    qualifier: str
    rule: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """A name of a person in an article; `appearance` is an encoded Appearance."""

    article_id: str
    name: str
    role: str
    appearance: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundOrganization:
    """An organisation's name in full in an article, and the fuller name there that it is short for."""

    article_id: str
    name: str
    kind: str
    fuller: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundOrganizationMention:
    """Where an article prints an organisation; `name` is the name in full."""

    article_id: str
    name: str
    printed: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBody:
    """A body that a post in an article is of."""

    article_id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvent:
    """An event as the article reports it."""

    event_id: str
    article_id: str
    kind: str
    name: str
    date_start: str
    date_end: str
    date_text: str
    year_source: str
    place: str
    quote: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundParticipation:
    """A name takes part in an event; `position` counts the participants of the event."""

    article_id: str
    event_id: str
    position: int
    name: str
    entity_kind: str
    role: str
    rule: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The rows of one article or of many; the field's name is the table's name."""

    articles: tuple[FoundArticle, ...] = ()
    mentions: tuple[FoundMention, ...] = ()
    attributions: tuple[FoundAttribution, ...] = ()
    people: tuple[FoundPerson, ...] = ()
    organizations: tuple[FoundOrganization, ...] = ()
    organization_mentions: tuple[FoundOrganizationMention, ...] = ()
    bodies: tuple[FoundBody, ...] = ()
    events: tuple[FoundEvent, ...] = ()
    participations: tuple[FoundParticipation, ...] = ()
    texts: tuple[ArticleTextRow, ...] = ()
    segments: tuple[ArticleSegmentRow, ...] = ()


ROW_TYPES: dict[str, type[Any]] = {name: get_args(hint)[0] for name, hint in get_type_hints(Findings).items()}

Columns = dict[str, dict[str, list[Any]]]
"""Values by table and column: quicker to send to another process, and to write, than rows."""


def columns_of(findings: Sequence[Findings]) -> Columns:
    """The rows of many articles together, column by column."""
    return {
        table: {
            name: [getattr(row, name) for found in findings for row in getattr(found, table)]
            for name in row_type.__slots__
        }
        for table, row_type in ROW_TYPES.items()
    }


def rows_of(columns: Columns) -> Findings:
    """The rows that columns hold."""
    return Findings(
        **{
            table: tuple(
                ROW_TYPES[table](**dict(zip(held, row, strict=True)))
                for row in zip(*held.values(), strict=True)
            )
            for table, held in columns.items()
        }
    )
