"""The corpus file: all tables in one DuckDB database."""

from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import duckdb
import pandas as pd

from graph.files import drafted
from graph.tables import COLUMNS, column_types, typed
from ner.errors import CorpusError

FORMAT = "2"
"""Raised when a table or column changes, so that an old file is told apart from a broken one."""

_SQL_TYPES = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE"}


def save(tables: Mapping[str, pd.DataFrame], path: Path) -> None:
    """Write all tables and a `meta` table (format, guantu) to a new file that replaces `path`.

    The file is written under a temporary name beside `path` and renamed, so that a reader sees
    the old corpus or the new one, never half of it.

    Raises:
        CorpusError: the file cannot be written.
    """
    try:
        with drafted(path) as draft, duckdb.connect(str(draft)) as connection:
            _write(connection, tables)
    except duckdb.Error as error:
        raise CorpusError(f"{path}: cannot be written: {_first_line(error)}") from error


def load(path: Path) -> dict[str, pd.DataFrame]:
    """The tables that `save` wrote, by name, with their types and row order.

    Raises:
        CorpusError: there is no such file, or it is no corpus of this format.
    """
    if not path.is_file():
        raise CorpusError(f"{path}: no such corpus file")
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            _check_format(connection, path)
            return {table: _read(connection, table) for table in COLUMNS}
    except duckdb.Error as error:
        raise CorpusError(f"{path}: not a guantu corpus: {_first_line(error)}") from error


def guantu_version() -> str:
    """The installed version of guantu; `unknown` in a checkout that is not installed."""
    try:
        return version("guantu")
    except PackageNotFoundError:
        return "unknown"


def _write(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, pd.DataFrame]) -> None:
    connection.execute("CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR)")
    connection.executemany(
        "INSERT INTO meta VALUES (?, ?)", [("format", FORMAT), ("guantu", guantu_version())]
    )
    for table in COLUMNS:
        types = column_types(table)
        declared = ", ".join(f'"{column}" {_SQL_TYPES[kind]}' for column, kind in types.items())
        connection.execute(f'CREATE TABLE "{table}" ({declared})')
        connection.register("incoming", tables[table])
        columns = ", ".join(f'"{column}"' for column in types)
        connection.execute(f'INSERT INTO "{table}" SELECT {columns} FROM incoming')
        connection.unregister("incoming")


def _check_format(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    row = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
    found = row[0] if row else "none"
    if found != FORMAT:
        raise CorpusError(f"{path}: corpus format {found}, this guantu reads {FORMAT}: build it anew")


def _read(connection: duckdb.DuckDBPyConnection, table: str) -> pd.DataFrame:
    columns = ", ".join(f'"{column}"' for column in COLUMNS[table])
    return typed(table, connection.execute(f'SELECT {columns} FROM "{table}" ORDER BY rowid').df())


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
