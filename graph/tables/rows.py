"""The facts that guantu finds, one frozen row type for each table of the contract.

Field names and their order are the columns of `tables/*.csv`. Dates are ISO strings, blank when
unknown; ends are exclusive. Offsets are half-open code points in the article's text, except in
Block, whose offsets are in the source.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article that was read."""

    article_id: str
    source: str
    ordinal: int
    headline: str
    byline: str
    published_on: str
    continued_to: str
    continued_from: str
    text_length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockRow:
    """What stands on a page and in no article: pull_quote, caption, section, teaser, notice, other."""

    block_id: str
    source: str
    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JurisdictionRow:
    """The place that a source is of, blank when unclear; `evidence` says who or what says so."""

    source: str
    jurisdiction: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow:
    """A name in an article, with the entity that it names (blank when none was made of it)."""

    mention_id: str
    article_id: str
    start: int
    end: int
    text: str
    label: str
    entity_id: str
    tagger: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionRow:
    """An article says that a person holds a post."""

    attribution_id: str
    article_id: str
    mention_id: str
    entity_id: str
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
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRoleRow:
    """Who a person is in one article."""

    article_id: str
    entity_id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationRow:
    """An organisation; `kind` company makes it a company."""

    entity_id: str
    name: str
    aliases: str
    kind: str
    jurisdiction: str
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationMentionRow:
    """Where an article names an organisation, as printed."""

    article_id: str
    entity_id: str
    name: str
    kind: str
    start: int
    end: int
    quote: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One report of an event; two reports of one event share `merged_id`.

    `rule` says why it is an event of its own and why of its kind: first/meeting_talks.
    """

    event_id: str
    merged_id: str
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
class ParticipationRow:
    """An entity takes part in an event in a role; `rule` says why we think so."""

    event_id: str
    entity_id: str
    name: str
    entity_kind: str
    role: str
    rule: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoappearanceRow:
    """Two entities that took part in the same real events (each `merged_id` once)."""

    source_id: str
    source: str
    source_kind: str
    target_id: str
    target: str
    target_kind: str
    events: int
    weight: float
    p_value: float | None
    first_date: str
    last_date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityCandidateRow:
    """Two entities that may be one person, with the judgement and its reasons."""

    left_id: str
    right_id: str
    judgement: str
    score: float
    reasons: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that was found, one tuple of rows for each table; the field name is the table's name."""

    articles: tuple[ArticleRow, ...] = ()
    blocks: tuple[BlockRow, ...] = ()
    jurisdictions: tuple[JurisdictionRow, ...] = ()
    mentions: tuple[MentionRow, ...] = ()
    attributions: tuple[AttributionRow, ...] = ()
    persons: tuple[PersonRow, ...] = ()
    person_roles: tuple[PersonRoleRow, ...] = ()
    organizations: tuple[OrganizationRow, ...] = ()
    organization_mentions: tuple[OrganizationMentionRow, ...] = ()
    occupancies: tuple[OccupancyRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    participations: tuple[ParticipationRow, ...] = ()
    coappearances: tuple[CoappearanceRow, ...] = ()
    identity_candidates: tuple[IdentityCandidateRow, ...] = ()
    article_texts: tuple[ArticleTextRow, ...] = ()
    article_segments: tuple[ArticleSegmentRow, ...] = ()
