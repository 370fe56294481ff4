"""Rows in which all is blank but what a test is about."""

from typing import Any, TypeVar

from graph.tables.rows import contract_columns, stored_columns

Row = TypeVar("Row")

_BLANK = {str: "", int: 0, float: 0.0, bool: False, bytes: b""}


def row(row_type: type[Row], **given: Any) -> Row:
    """A row of a type with the given values; texts are blank, numbers 0."""
    columns = contract_columns(row_type) | stored_columns(row_type)
    return row_type(**{name: _BLANK[kind] for name, kind in columns.items()} | given)
