"""What the corpus file holds beside observations: the inputs as they were read, and what resolution found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """An input file that was cut into articles.

    `path` is where it lies, `input_hash` a hash of its content and of all else that decides which
    articles come of it (rules, settings); `settings` are JSON.
    """

    source: str
    path: str
    input_hash: str
    settings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CutArticleRow:
    """An article as it was cut, encoded in `body`, and what must be known of it without decoding.

    `page` counts the pages of its file. `jurisdiction` is the place that is given for it, else `places` has
    what its text says of the place that its paper is of, as JSON. `content_hash` is a hash of `body`, `tagger_input_hash` one
    of all that the tagger is shown of the article.
    """

    file: str
    source: str
    page: int
    ordinal: int
    article_id: str
    published_on: str
    paper: str
    jurisdiction: str
    places: str
    continued: bool
    content_hash: str
    tagger_input_hash: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeRow:
    """The place that a page's paper is of: its key, its name, who says so and by what; blank when unclear."""

    source: str
    place: str
    jurisdiction: str
    evidence: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedRow:
    """The encoded mentions that the tagger found in what it was shown."""

    tagger_input_hash: str
    mentions: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """A page whose articles were read by the rules.

    `input_hash` is a hash of all that the observations depend on: rules, model, settings, articles.
    """

    source: str
    input_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedRow:
    """A page on which a correction, known by a hash of it, finds its row."""

    source: str
    correction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """A name of people."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApartRow:
    """A name of an organization that is judged not to be short for another one."""

    name: str
    fuller: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerRow:
    """The person that a name stands for in an article."""

    article_id: str
    name: str
    entity_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantRow:
    """An entity that takes part in a reported event, once, with the first place where it is named."""

    event_id: str
    entity_id: str
    position: int
    name: str
    entity_kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedRow:
    """The real event that a report is of, named by the smallest id of its reports."""

    event_id: str
    merged_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateRow:
    """An article that says what another one says, which leads."""

    article_id: str
    duplicate_of: str
