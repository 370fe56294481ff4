"""The rows of the tables on pairs: who met whom how often, who met less than expected, which company sees whom."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CoappearanceRow:
    """Two entities that took part in the same real events (each `merged_id` once).

    `expected` is how many common events their posts and the number of their appearances explain, `p_value` the
    probability of so many or more, `q_value` the false discovery rate at which the pair counts.
    """

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
    expected: float | None = None
    q_value: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairApartRow:
    """Two entities that met less often than their posts and appearances let expect, or never.

    `p_value` is the probability of so few common events or fewer.
    """

    source_id: str
    source: str
    source_kind: str
    target_id: str
    target: str
    target_kind: str
    events: int
    expected: float
    p_value: float
    q_value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyAccessRow:
    """An official with a company in one year: how often, for what, and how often by chance.

    Counted are the events with companies that the papers of `jurisdiction` report: those of both, those of each,
    and all. `expected` is leader_events x company_events / all_events, `p_value` the hypergeometric
    probability of so many common ones or more. `year` is blank when unknown.
    """

    company_id: str
    company: str
    leader_id: str
    leader: str
    jurisdiction: str
    year: str
    visits: int
    signings: int
    meetings: int
    events: int
    leader_events: int
    company_events: int
    all_events: int
    expected: float
    p_value: float
