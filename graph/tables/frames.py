"""The tables of the contract as pandas frames: columns, types and order of the rows."""

from collections.abc import Callable
from typing import Any, TypeVar

import pandas as pd

from graph.tables.rows import TABLES, contract_columns
from ner.errors import CorpusError

Row = TypeVar("Row")

COLUMNS = {name: contract_columns(table.row_type) for name, table in TABLES.items()}
"""The columns of every table, in the order of the contract, with the type of their values: str, int or float.

A float may be unknown: None in a row, NaN in a frame.
"""

CORPUS_ONLY = frozenset({"article_texts", "article_segments"})
"""Tables that are in corpus.duckdb only, not in tables/."""


DAYS = frozenset(
    {
        "first_seen",
        "last_seen",
        "first_observed",
        "last_observed",
        "start_date",
        "end_date",
        "date_start",
        "date_end",
        "first_date",
        "last_date",
    }
)
"""The columns that hold a day or nothing. `published_on` may be a month or a year, and stays text."""


def order_of(table: str) -> tuple[str, ...]:
    """The columns that a table is sorted by: its key, then all others."""
    key = TABLES[table].key
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
        return pd.DataFrame({column: _cast(frame[column], kind) for column, kind in COLUMNS[table].items()})
    except (ValueError, TypeError) as error:
        raise CorpusError(f"table {table}: {error}") from error


def real_types(frame: pd.DataFrame) -> pd.DataFrame:
    """A table of the contract with missing values as NA, where the CSV files have blanks.

    Days are datetime64, whole numbers Int64, other numbers Float64, all else is string.
    """
    return pd.DataFrame({name: _real(frame[name], name in DAYS) for name in map(str, frame.columns)})


def rows_of(frame: pd.DataFrame, row_type: Callable[..., Row]) -> list[Row]:
    """The rows of a frame as row objects, in order; an unknown float is None."""
    names = [str(name) for name in frame.columns]
    columns = [[None if value != value else value for value in frame[name].tolist()] for name in names]
    return [row_type(**dict(zip(names, values, strict=True))) for values in zip(*columns, strict=True)]


def _cast(series: "pd.Series[Any]", kind: type[Any]) -> "pd.Series[Any]":
    if kind is str:
        return series.astype("str")
    if kind is int:
        return series.astype("int64")
    return pd.to_numeric(series.replace("", None)).astype("float64")


def _real(series: "pd.Series[Any]", is_day: bool) -> "pd.Series[Any]":
    if is_day:
        return pd.to_datetime(series.replace("", None), format="ISO8601").astype("datetime64[s]")
    if pd.api.types.is_integer_dtype(series.dtype):
        return series.astype("Int64")
    if pd.api.types.is_float_dtype(series.dtype):
        return series.astype("Float64")
    return series.astype("string").mask(series == "")
