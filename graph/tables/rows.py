"""The rows of every table of the contract, one frozen type for each, and their ids.

Field names and their order are the columns of `tables/*.csv`. Dates are ISO strings, blank when
unknown; ends are exclusive. Offsets are half-open code points in the article's text, except those
of a block, which are in the source.

An article gives rows before anybody knows which entity its names stand for. Such rows are
observations: they lack the `Resolved` fields, which the views of the contract add, and have
`Internal` ones, which stay in corpus.duckdb. `corrected` is yes in a row that a researcher set or
added, or that rests on such a row.
"""

from dataclasses import dataclass
from hashlib import sha1
from typing import Annotated, Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from graph.tables.pair_rows import CoappearanceRow, CompanyAccessRow, PairApartRow
from graph.tables.time_rows import ChangeRow, CoverageRow, PrecedenceRow, SuccessionRow
from ner.text.documents import Block

Value = TypeVar("Value")

Resolved = Annotated[Value, "resolved"]
"""A field that follows from all articles together; blank in an observation."""

Internal = Annotated[Value, "internal"]
"""A field that is stored with an observation and is no column of the contract."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article, the place its paper is of, and the day the article speaks of.

    `duplicate_of` is the article that says the same and leads: this one has no rows in other tables.
    `kind` is article or brief.
    """

    article_id: str
    source: str
    ordinal: int
    headline: str
    byline: str
    published_on: str
    continued_to: str
    continued_from: str
    text_length: int
    duplicate_of: Resolved[str] = ""
    kind: str = "article"
    place: Internal[str] = ""
    seen_on: Internal[str] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source: a file, a page of a PDF, a row of a table; or a file that is not read, with the reason.

    `characters` are the visible ones, `read_share` is the share of them that is in articles. `file`
    is the source of the file that it is a part of; `is_given`, whether it was an input of the last build.
    """

    source: str
    kind: str
    status: str
    reason: str = ""
    paper: str = ""
    published_on: str = ""
    page: str = ""
    date_source: str = ""
    articles: Resolved[int] = 0
    characters: int = 0
    read_share: float | None = None
    duplicate_of: str = ""
    file: Internal[str] = ""
    is_given: Internal[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class JurisdictionRow:
    """The place that a source is of, blank when unclear; `evidence` says who or what says so.

    `basis` is given (by option or corpus.toml), media (the paper is known) or inferred (from all texts of
    the paper); blank when unclear or when the paper is national.
    """

    source: str
    jurisdiction: str
    evidence: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow:
    """A name in an article, with the entity that it names, blank when there is none.

    `name` is that of the person or, in full, of the organization; blank for a place.
    """

    mention_id: str
    article_id: str
    start: int
    end: int
    text: str
    label: str
    entity_id: Resolved[str] = ""
    tagger: str
    name: Internal[str] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionRow:
    """An article says that a person holds a post."""

    attribution_id: str
    article_id: str
    mention_id: str
    entity_id: Resolved[str] = ""
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
    corrected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A person: official, company (a company's leader), journalist, cited or other."""

    entity_id: str
    name: str
    aliases: str
    pinyin: str
    role: str
    post: str
    organization: str
    jurisdiction: str
    branch: str
    level: str
    first_seen: str
    last_seen: str
    articles: int
    events: Resolved[int] = 0
    corrected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRoleRow:
    """Which role a person has in one article; `appearance` is an encoded Appearance."""

    article_id: str
    entity_id: Resolved[str] = ""
    name: str
    role: str
    corrected: str = ""
    appearance: Internal[bytes] = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationRow:
    """An organization; `kind` company makes it a company."""

    entity_id: str
    name: str
    aliases: str
    kind: str
    jurisdiction: str
    articles: int
    corrected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationMentionRow:
    """Where an article names an organization: the name as printed, and in full."""

    article_id: str
    entity_id: Resolved[str] = ""
    name: str
    kind: Resolved[str] = ""
    start: int
    end: int
    quote: str
    corrected: str = ""
    full_name: Internal[str] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupancyRow:
    """A person in a post: first and last observation; start and end only when a text states them."""

    entity_id: str
    person: str
    post: str
    organization: str
    qualifier: str
    first_observed: str
    last_observed: str
    start_date: str
    end_date: str
    articles: int
    corrected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One report of an event; two reports of one event share `merged_id`.

    `rule` says why it is an event of its own and why of its kind: first/meeting_talks.
    """

    event_id: str
    merged_id: Resolved[str] = ""
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
    corrected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipationRow:
    """An entity takes part in an event in a role; `rule` says why we think so.

    `position` counts the participants of the event as its article names them.
    """

    event_id: str
    entity_id: Resolved[str] = ""
    name: str
    entity_kind: str
    role: str
    rule: str
    start: int
    end: int
    quote: str
    corrected: str = ""
    article_id: Internal[str] = ""
    position: Internal[int] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityCandidateRow:
    """Two entities that may be one, with the judgement and its reasons; `kind` is person, company or organization."""

    left_id: str
    right_id: str
    judgement: str
    score: float
    reasons: str
    kind: str = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleTextRow:
    """An article's text, to which all offsets point; kept in corpus.duckdb, not in tables/."""

    article_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSegmentRow:
    """One run of the map from an article's characters to its source; kept in corpus.duckdb."""

    article_id: str
    start: int
    source: str
    source_start: int
    length: int


SOURCE_STATUSES = ("read", "unchanged", "duplicate", "skipped", "failed")
"""What may become of a source in a build."""

NOT_GIVEN = "no longer among the inputs"
"""The reason of a source that an earlier build read and that is kept."""


class Table(NamedTuple):
    """A table of the contract: the type of its rows, and the columns by which they are sorted before all others."""

    row_type: type[Any]
    key: tuple[str, ...]


TABLES = {
    "sources": Table(SourceRow, ("source",)),
    "articles": Table(ArticleRow, ("source", "ordinal")),
    "blocks": Table(Block, ("source", "start", "end")),
    "jurisdictions": Table(JurisdictionRow, ("source",)),
    "mentions": Table(MentionRow, ("article_id", "start", "end")),
    "attributions": Table(AttributionRow, ("article_id", "start", "end")),
    "persons": Table(PersonRow, ("entity_id",)),
    "person_roles": Table(PersonRoleRow, ("article_id", "entity_id")),
    "organizations": Table(OrganizationRow, ("entity_id",)),
    "organization_mentions": Table(OrganizationMentionRow, ("article_id", "start", "end")),
    "occupancies": Table(OccupancyRow, ("entity_id", "first_observed", "post")),
    "successions": Table(SuccessionRow, ("jurisdiction", "organization", "post", "seat_id", "position")),
    "changes": Table(ChangeRow, ("date_start", "kind", "entity_id", "to_organization", "to_post")),
    "coverage": Table(CoverageRow, ("paper", "day")),
    "precedence": Table(PrecedenceRow, ("jurisdiction", "window_start", "rank", "entity_id")),
    "events": Table(EventRow, ("article_id", "event_id")),
    "participations": Table(ParticipationRow, ("event_id", "start", "end", "entity_id")),
    "coappearances": Table(CoappearanceRow, ("source_id", "target_id")),
    "apart": Table(PairApartRow, ("source_id", "target_id")),
    "company_access": Table(CompanyAccessRow, ("company_id", "leader_id", "jurisdiction", "year")),
    "identity_candidates": Table(IdentityCandidateRow, ("left_id", "right_id")),
    "article_texts": Table(ArticleTextRow, ("article_id",)),
    "article_segments": Table(ArticleSegmentRow, ("article_id", "start")),
}
"""All tables of the contract, by name."""


def identifier(*parts: str) -> str:
    """A stable id of 16 hexadecimal digits from the parts that make a thing what it is."""
    return sha1("\x1f".join(parts).encode()).hexdigest()[:16]


def contract_columns(row_type: type[Any]) -> dict[str, type[Any]]:
    """The columns of the contract's table of these rows, in order, with the type of their values."""
    return _fields(row_type, without="internal")


def stored_columns(row_type: type[Any]) -> dict[str, type[Any]]:
    """The columns of the stored table of these rows, in order, with the type of their values."""
    return _fields(row_type, without="resolved")


def row_types(tables: type[Any]) -> dict[str, type[Any]]:
    """The row type of each table of a class like `Observations`."""
    return {table: get_args(hint)[0] for table, hint in get_type_hints(tables).items()}


def _fields(row_type: type[Any], *, without: str) -> dict[str, type[Any]]:
    hints = get_type_hints(row_type, include_extras=True)
    return {
        name: get_args(hint)[0] if get_origin(hint) is not None else hint
        for name, hint in hints.items()
        if without not in getattr(hint, "__metadata__", ())
    }
