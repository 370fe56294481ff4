"""What one article gives to the tables: observations, in which names do not yet stand for entities."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.tables.rows import (
    ArticleRow,
    ArticleSegmentRow,
    ArticleTextRow,
    AttributionRow,
    EventRow,
    MentionRow,
    OrganizationMentionRow,
    ParticipationRow,
    PersonRoleRow,
    row_types,
    stored_columns,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleOrganizationRow:
    """An organization's name in full in an article, its own place, and the fuller name there that it is short for.

    `basis` says whence the kind is: corrected or known (the researcher's), blank when it is the rules'.
    """

    article_id: str
    name: str
    kind: str
    place: str
    fuller: str
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleBodyRow:
    """A body that a post in an article is of, and the body's own place."""

    article_id: str
    name: str
    kind: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleWordingRow:
    """What an article is compared with others by.

    `text_hash` is a hash of all its letters and digits, blank when it has none. `body` are the spans
    of its text without headline and bylines, encoded; `shingles` counts the distinct ones there.
    """

    article_id: str
    text_hash: str
    shingles: int
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFingerprintRow:
    """A fingerprint of an article's body."""

    article_id: str
    fingerprint: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Observations:
    """The rows of one article or of many; the field's name is the name of the stored table."""

    articles: tuple[ArticleRow, ...] = ()
    mentions: tuple[MentionRow, ...] = ()
    attributions: tuple[AttributionRow, ...] = ()
    person_roles: tuple[PersonRoleRow, ...] = ()
    article_organizations: tuple[ArticleOrganizationRow, ...] = ()
    organization_mentions: tuple[OrganizationMentionRow, ...] = ()
    article_bodies: tuple[ArticleBodyRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    participations: tuple[ParticipationRow, ...] = ()
    article_texts: tuple[ArticleTextRow, ...] = ()
    article_segments: tuple[ArticleSegmentRow, ...] = ()
    article_wordings: tuple[ArticleWordingRow, ...] = ()
    article_fingerprints: tuple[ArticleFingerprintRow, ...] = ()


OBSERVED: dict[str, type[Any]] = row_types(Observations)
"""The row type of every table of observations."""

Columns = dict[str, dict[str, list[Any]]]
"""Values by table and column: quicker to send to another process, and to write, than rows."""


def columns_of(observations: Sequence[Observations]) -> Columns:
    """The rows of many articles together, column by column."""
    return {
        table: {
            name: [getattr(row, name) for some in observations for row in getattr(some, table)]
            for name in stored_columns(row_type)
        }
        for table, row_type in OBSERVED.items()
    }


def observations_in(columns: Columns) -> Observations:
    """The observations that columns hold."""
    return Observations(
        **{
            table: tuple(
                OBSERVED[table](**dict(zip(values, row, strict=True)))
                for row in zip(*values.values(), strict=True)
            )
            for table, values in columns.items()
        }
    )
