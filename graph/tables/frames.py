"""The tables of the contract as pandas frames: columns, types and order of the rows."""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any, TypeVar

import pandas as pd

from graph.tables.rows import Facts, contract_columns, row_types
from ner.errors import CorpusError

Row = TypeVar("Row")

ROW_TYPES: dict[str, type[Any]] = row_types(Facts)
"""The row type of every table."""

COLUMNS: dict[str, tuple[str, ...]] = {
    table: tuple(contract_columns(row)) for table, row in ROW_TYPES.items()
}
"""The columns of every table, in the order of the contract."""

CORPUS_ONLY = frozenset({"article_texts", "article_segments"})
"""Tables that are in corpus.duckdb only, not in tables/."""

_ORDER: dict[str, tuple[str, ...]] = {
    "articles": ("source", "ordinal"),
    "blocks": ("source", "start", "end"),
    "jurisdictions": ("source",),
    "mentions": ("article_id", "start", "end"),
    "attributions": ("article_id", "start", "end"),
    "persons": ("entity_id",),
    "person_roles": ("article_id", "entity_id"),
    "organizations": ("entity_id",),
    "organization_mentions": ("article_id", "start", "end"),
    "occupancies": ("entity_id", "first_observed", "post"),
    "events": ("article_id", "event_id"),
    "participations": ("event_id", "start", "end", "entity_id"),
    "coappearances": ("source_id", "target_id"),
    "identity_candidates": ("left_id", "right_id"),
    "article_texts": ("article_id",),
    "article_segments": ("article_id", "start"),
}


def column_types(table: str) -> dict[str, type[Any]]:
    """The Python type of each column of a table: str, int or float; a float may be unknown."""
    return contract_columns(ROW_TYPES[table])


def frames(facts: Facts) -> dict[str, pd.DataFrame]:
    """All tables of `facts` as frames, by name, in the order of the contract.

    Rows are sorted by the table's key and then by all columns in code point order, whatever the
    order of the facts. Strings are never missing; whole numbers are int64; an unknown float is
    NaN.
    """
    return {table: _frame(table, getattr(facts, table)) for table in COLUMNS}


def order_of(table: str) -> tuple[str, ...]:
    """The columns that a table is sorted by: its key, then all others."""
    key = _ORDER[table]
    return (*key, *(column for column in COLUMNS[table] if column not in key))


def typed(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """`frame` with the columns of the contract in order and of their types.

    Raises:
        CorpusError: a column is missing or holds a value of another type.
    """
    missing = [column for column in COLUMNS[table] if column not in frame.columns]
    if missing:
        raise CorpusError(f"table {table}: no column {missing[0]}")
    try:
        return pd.DataFrame(
            {column: _cast(frame[column], kind) for column, kind in column_types(table).items()}
        )
    except (ValueError, TypeError) as error:
        raise CorpusError(f"table {table}: {error}") from error


def rows_of(frame: pd.DataFrame, row_type: Callable[..., Row]) -> list[Row]:
    """The rows of a frame as row objects, in order; an unknown float is None."""
    names = [str(name) for name in frame.columns]
    columns = [[None if value != value else value for value in frame[name].tolist()] for name in names]
    return [row_type(**dict(zip(names, values, strict=True))) for values in zip(*columns, strict=True)]


def _frame(table: str, rows: Iterable[Any]) -> pd.DataFrame:
    every_column = attrgetter(*COLUMNS[table])
    key = attrgetter(*_ORDER[table])
    ordered = sorted(rows, key=lambda row: (_as_tuple(key(row)), _comparable(every_column(row))))
    return typed(
        table,
        pd.DataFrame(
            {column: [_encodable(getattr(row, column)) for row in ordered] for column in COLUMNS[table]},
            dtype=object,
        ),
    )


def _encodable(value: Any) -> Any:
    """A value without lone surrogates (undecodable bytes in the name of a file), which no file can hold."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def _as_tuple(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _comparable(values: tuple[Any, ...]) -> tuple[tuple[bool, Any], ...]:
    return tuple((value is not None, 0 if value is None else value) for value in values)


def _cast(series: "pd.Series[Any]", kind: type[Any]) -> "pd.Series[Any]":
    if kind is str:
        return series.astype("str")
    if kind is int:
        return series.astype("int64")
    return pd.to_numeric(series.replace("", None)).astype("float64")
