"""Rows that no build found, as the frames that a build would give of them; for the benchmarks and the tests."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import pandas as pd

from graph.tables.frames import COLUMNS, order_of, typed
from graph.tables.pair_rows import CoappearanceRow, CompanyAccessRow, PairApartRow
from graph.tables.rows import (
    ArticleRow,
    ArticleSegmentRow,
    ArticleTextRow,
    AttributionRow,
    EventRow,
    IdentityCandidateRow,
    JurisdictionRow,
    MentionRow,
    OccupancyRow,
    OrganizationMentionRow,
    OrganizationRow,
    ParticipationRow,
    PersonRoleRow,
    PersonRow,
    SourceRow,
)
from graph.tables.time_rows import ChangeRow, CoverageRow, PrecedenceRow, SuccessionRow
from ner.text.documents import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The rows of all tables of the contract; a field's name is the table's."""

    sources: tuple[SourceRow, ...] = ()
    articles: tuple[ArticleRow, ...] = ()
    blocks: tuple[Block, ...] = ()
    jurisdictions: tuple[JurisdictionRow, ...] = ()
    mentions: tuple[MentionRow, ...] = ()
    attributions: tuple[AttributionRow, ...] = ()
    persons: tuple[PersonRow, ...] = ()
    person_roles: tuple[PersonRoleRow, ...] = ()
    organizations: tuple[OrganizationRow, ...] = ()
    organization_mentions: tuple[OrganizationMentionRow, ...] = ()
    occupancies: tuple[OccupancyRow, ...] = ()
    successions: tuple[SuccessionRow, ...] = ()
    changes: tuple[ChangeRow, ...] = ()
    coverage: tuple[CoverageRow, ...] = ()
    precedence: tuple[PrecedenceRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    participations: tuple[ParticipationRow, ...] = ()
    coappearances: tuple[CoappearanceRow, ...] = ()
    apart: tuple[PairApartRow, ...] = ()
    company_access: tuple[CompanyAccessRow, ...] = ()
    identity_candidates: tuple[IdentityCandidateRow, ...] = ()
    article_texts: tuple[ArticleTextRow, ...] = ()
    article_segments: tuple[ArticleSegmentRow, ...] = ()


def frames(facts: Facts) -> dict[str, pd.DataFrame]:
    """All tables of `facts` as frames, by name, in the order of the contract, whatever their own order is."""
    return {table: _frame(table, getattr(facts, table)) for table in COLUMNS}


def _frame(table: str, rows: Iterable[Any]) -> pd.DataFrame:
    key = attrgetter(*order_of(table))
    ordered = sorted(
        rows, key=lambda row: [(value is not None, 0 if value is None else value) for value in key(row)]
    )
    columns = {name: [_encodable(getattr(row, name)) for row in ordered] for name in COLUMNS[table]}
    return typed(table, pd.DataFrame(columns, dtype=object))


def _encodable(value: Any) -> Any:
    """A value without lone surrogates (undecodable bytes in the name of a file), which no file can hold."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
