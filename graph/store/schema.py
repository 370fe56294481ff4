"""The tables of the corpus file, made from the types of their rows."""

from typing import Any

from graph.tables.build_state import (
    ApartRow,
    CorrectedRow,
    CutArticleRow,
    DuplicateRow,
    FileRow,
    HomeRow,
    NameRow,
    OwnerRow,
    PageRow,
    TaggedRow,
)
from graph.tables.observations import OBSERVED
from graph.tables.rows import (
    IdentityCandidateRow,
    OccupancyRow,
    PersonRow,
    SourceRow,
    stored_columns,
)
from graph.tables.time_rows import CoverageRow, PrecedenceRow
from ner.text.documents import Block

_TYPES = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN", bytes: "BLOB"}

_NUMBER = "number BIGINT DEFAULT nextval('state.numbers'), "

TABLES: dict[str, type[Any]] = {
    # What was read, to see what is new in the inputs.
    "state.files": FileRow,
    "state.sources": SourceRow,
    "state.cut_articles": CutArticleRow,
    "state.tagged": TaggedRow,
    "state.pages": PageRow,
    "state.corrected": CorrectedRow,
    "state.homes": HomeRow,
    # Names of people in articles that changed since they were resolved; a name may stand twice.
    "state.touched": NameRow,
    # What each article says.
    "observed.blocks": Block,
    **{f"observed.{table}": row_type for table, row_type in OBSERVED.items()},
    # Which articles are not counted, because another one says the same.
    "resolved.duplicates": DuplicateRow,
    # Which entities the names stand for; `judged` has the names of persons that a curator's
    # judgements are on, `apart` those of organizations that are judged not to be one.
    "resolved.owners": OwnerRow,
    "resolved.persons": PersonRow,
    "resolved.occupancies": OccupancyRow,
    "resolved.identity_candidates": IdentityCandidateRow,
    "resolved.judged": NameRow,
    # Made anew from the view of the sources, which must be there first.
    "resolved.coverage": CoverageRow,
    "resolved.precedence": PrecedenceRow,
    "resolved.apart": ApartRow,
}
"""The row type of every table that is there from the start; other tables of `resolved` are made anew each time."""

COUNTED_VIEWS = {
    f"counted.{table}": f"FROM observed.{table} ANTI JOIN resolved.duplicates USING (article_id)"
    for table in OBSERVED
}
"""The observations of all articles but duplicates, table by table."""

_FIRST_COLUMNS = {
    "state.cut_articles": _NUMBER,
    "state.tagged": _NUMBER,
    "observed.blocks": "file VARCHAR, ",
}


def create_all() -> tuple[str, ...]:
    """The statements that make all tables of a new corpus file."""
    return (
        *(f"CREATE SCHEMA {schema}" for schema in ("state", "observed", "counted", "resolved")),
        "CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR)",
        "CREATE SEQUENCE state.numbers",
        *(create_table(table, row_type) for table, row_type in TABLES.items()),
        *(f"CREATE VIEW {view} AS {selected}" for view, selected in COUNTED_VIEWS.items()),
    )


def create_table(table: str, row_type: type[Any]) -> str:
    """The statement that makes an empty table for rows of a type, in place of one of that name."""
    columns = ", ".join(f'"{name}" {_TYPES[kind]}' for name, kind in stored_columns(row_type).items())
    return f"CREATE OR REPLACE TABLE {table} ({_FIRST_COLUMNS.get(table, '')}{columns})"
