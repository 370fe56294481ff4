"""The tables of a corpus file have the columns of the rows that they hold."""

from hashlib import sha256
from typing import Any

import pytest

from graph.store.database import FORMAT
from graph.store.schema import TABLES, create_all, create_table
from graph.store.state import State
from graph.tables.build_state import CutArticleRow, NameRow
from graph.tables.rows import IdentityCandidateRow, MentionRow, stored_columns


@pytest.mark.parametrize(("table", "row_type"), TABLES.items(), ids=TABLES)
def test_a_table_has_the_columns_of_its_rows(table: str, row_type: type[Any]) -> None:
    with State() as state:
        described = state.connection.execute(f"DESCRIBE {table}").fetchall()
    columns = [
        name for name, *_ in described if name != "number" and (table, name) != ("observed.blocks", "file")
    ]
    assert columns == list(stored_columns(row_type))


@pytest.mark.parametrize(
    ("row_type", "statement"),
    [
        (NameRow, '("name" VARCHAR)'),
        (
            IdentityCandidateRow,
            '("left_id" VARCHAR, "right_id" VARCHAR, "judgement" VARCHAR, "score" DOUBLE, "reasons" VARCHAR, "kind" VARCHAR)',
        ),
    ],
)
def test_the_statement_that_makes_a_table(row_type: type[Any], statement: str) -> None:
    assert create_table("x.y", row_type) == f"CREATE OR REPLACE TABLE x.y {statement}"


def test_the_format_changes_with_the_tables() -> None:
    """A row type changed: raise FORMAT, so that old files are refused as such, and note both here."""
    schema = sha256("\n".join(create_all()).encode()).hexdigest()[:8]
    assert (FORMAT, schema) == ("8", "d7b81851")


def test_numbers_and_bytes_have_their_types() -> None:
    statement = create_table("x.y", CutArticleRow)
    assert all(column in statement for column in ('"page" BIGINT', '"continued" BOOLEAN', '"body" BLOB'))


def test_an_observation_lacks_what_is_resolved_and_has_what_is_internal() -> None:
    columns = stored_columns(MentionRow)
    assert ("entity_id" in columns, "name" in columns) == (False, True)
