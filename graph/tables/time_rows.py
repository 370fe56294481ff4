"""The rows of the tables on time: successions, changes, coverage, precedence.

As in `graph.tables.rows`, which has them among the tables of the contract.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessionRow:
    """A holder of a seat, which is a post of one body in one place; the holders of a seat in the order of time.

    `seats` is several for posts of which a body has more than one (副区长): then there is no order, and
    `position` is 0. `since` and `until` are stated by a text, else the first and last day of observation
    (`since_basis`, `until_basis`: stated, observed; blank when unknown). `gap_days` lie between the holder
    before and this one, `overlap_days` say by how much both were seen in the post. `acting` is yes for
    somebody who was only seen as 代理. `predecessor` is whom a text names as the one before, `conflict` what
    contradicts the row. `attribution_ids` are those that its days rest on.
    """

    seat_id: str
    jurisdiction: str
    organization: str
    post: str
    seats: str
    position: int
    entity_id: str
    person: str
    since: str
    since_basis: str
    until: str
    until_basis: str
    first_observed: str
    last_observed: str
    articles: int
    gap_days: int
    overlap_days: int
    acting: str
    predecessor: str
    conflict: str
    attribution_ids: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """What changed about a person's post, or that a company appeared, in the time of the corpus.

    Days are half-open, `date_end` exclusive. `basis` is stated or observed. `issues_since` is the number of
    later issue days of the place's papers: the more, the less a last sight is chance. `quote` is the
    sentence of the first of the `attribution_ids`.
    """

    date_start: str
    date_end: str
    kind: str
    entity_id: str
    person: str
    from_post: str
    from_organization: str
    to_post: str
    to_organization: str
    basis: str
    issues_since: int
    attribution_ids: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """An issue of a paper: pages read, and expected by its other issues of that weekday; what became of it.

    `status` is read, partial (fewer pages than expected), failed, or missing: no page of a paper on a day
    on which it usually appears.
    """

    paper: str
    day: str
    pages_read: int
    pages_expected: int
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecedenceRow:
    """The rank of an official among those of the place, by the order of names in lists of a calendar year.

    `rank` counts from 1, `low` and `high` are the least and the greatest rank that the lists allow, at
    95 %. `lists` is the number of lists with two officials or more, `in_order` the share of the pairs
    with others in which the higher rank is named first. `window_end` is exclusive.
    """

    jurisdiction: str
    window_start: str
    window_end: str
    entity_id: str
    person: str
    rank: int
    low: int
    high: int
    lists: int
    in_order: float
