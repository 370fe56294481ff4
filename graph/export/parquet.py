"""The tables of a corpus as Parquet files with real types: days, whole numbers, missing values."""

from pathlib import Path

import duckdb

from graph.export.atomic_files import written_together
from graph.store.database import quoted, select
from graph.tables.frames import COLUMNS, DAYS
from ner.errors import CorpusError, first_line


def write_parquet(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write one Parquet file for each table, also of texts and of offsets in the sources.

    Days are dates, what is blank in the CSV files is missing. The files appear together, see
    `graph.export.atomic_files.written_together`.

    Raises:
        CorpusError: the folder cannot be written.
    """
    try:
        with written_together(folder) as drafts:
            for table in COLUMNS:
                target = quoted(str(drafts.resolve() / f"{table}.parquet"))
                connection.execute(f"COPY ({_typed(table)}) TO {target} (FORMAT parquet)")
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
