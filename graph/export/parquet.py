"""The tables of a corpus as Parquet files with real types: days, whole numbers, missing values."""

import shutil
import tempfile
from pathlib import Path

import duckdb

from graph.store.database import quoted, select
from graph.tables.frames import COLUMNS, DAYS
from ner.errors import CorpusError, first_line, reason_of


def write_parquet(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write one Parquet file for each table, also of texts and of offsets in the sources.

    Days are dates, what is blank in the CSV files is missing. All files are written beside `folder`
    first and then moved into it; other files there are left alone.

    Raises:
        CorpusError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".guantu-", dir=folder))
        try:
            for table in COLUMNS:
                target = quoted(str(staging.resolve() / f"{table}.parquet"))
                connection.execute(f"COPY ({_typed(table)}) TO {target} (FORMAT parquet)")
            for table in COLUMNS:
                (staging / f"{table}.parquet").replace(folder / f"{table}.parquet")
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        raise CorpusError(f"{folder}: cannot be written: {reason_of(error)}") from error
    except duckdb.IOException as error:
        raise CorpusError(f"{folder}: cannot be written: {first_line(error)}") from error


def _typed(table: str) -> str:
    """The query for a table whose blank texts are NULL and whose days are dates."""
    columns = ", ".join(_column(name, kind) for name, kind in COLUMNS[table].items())
    return f"SELECT {columns} FROM ({select(table)})"


def _column(name: str, kind: type[object]) -> str:
    if kind is not str:
        return f'"{name}"'
    value = f"nullif(\"{name}\", '')"
    return f'{value}::DATE AS "{name}"' if name in DAYS else f'{value} AS "{name}"'
