"""A corpus file opened such that nothing in it acts: no files, network, extensions, macros or foreign views."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb

from graph.store.queries import query
from graph.store.schema import COUNTED_VIEWS, TABLES
from graph.tables.frames import COLUMNS
from ner.errors import CorpusError
from ner.sources.duckdb_access import NO_EXTENSIONS, shut

_MAGIC = b"DUCK"
_MAGIC_AT = 8

_VIEW = re.compile(r"CREATE (?:TEMP(?:ORARY)? )?VIEW [\w.]+ AS ")

_SCHEMAS = {"main", "counted", *(table.partition(".")[0] for table in TABLES)}


def connected(path: Path, *, read_only: bool, **settings: Any) -> duckdb.DuckDBPyConnection:
    """A connection to a database file, new or of DuckDB's format.

    Raises:
        CorpusError: the file is of another format, such as SQLite's, for which DuckDB would load an extension.
        duckdb.Error: the file cannot be opened.
    """
    if path.exists() and not path.is_file():
        raise CorpusError(f"{path}: not a guantu corpus: not a regular file")
    if path.is_file() and path.stat().st_size:
        with path.open("rb") as file:
            if file.read(_MAGIC_AT + len(_MAGIC))[_MAGIC_AT:] != _MAGIC:
                raise CorpusError(f"{path}: not a guantu corpus: no DuckDB file")
    return duckdb.connect(str(path), read_only=read_only, config=NO_EXTENSIONS | settings)


def check_relations(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Refuse a corpus with macros or triggers, or with a view where guantu has a table.

    Raises:
        CorpusError: it has one.
    """
    made = connection.execute(
        "SELECT function_name FROM duckdb_functions() WHERE NOT internal AND database_name = current_database() "
        "UNION ALL SELECT trigger_name FROM duckdb_triggers() WHERE database_name = current_database()"
    ).fetchone()
    if made:
        raise CorpusError(
            f"{path}: refused: it holds the macro or trigger {made[0]}, which guantu never makes"
        )
    for name in _views(connection):
        if name not in _allowed_views():
            raise CorpusError(f"{path}: refused: {name} is a view; guantu reads its own tables only")


def foreign_views(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The views that are not defined as this guantu defines them, as `schema.name`."""
    return [name for name, definition in _views(connection).items() if _ours(connection, name) != definition]


@lru_cache(maxsize=16)
def check_file(path: Path, identity: tuple[int, int, int]) -> None:
    """Refuse a corpus file with anything but base tables and guantu's own views; each state of a file is checked once.

    Args:
        path: of the file.
        identity: its inode, size and time of change.

    Raises:
        CorpusError: it holds something else.
        duckdb.Error: it cannot be read.
    """
    with connected(path, read_only=True) as connection:
        shut(connection)
        check_relations(connection, path)
        if foreign := foreign_views(connection):
            raise CorpusError(
                f"{path}: refused: the view {foreign[0]} is not as this guantu defines it; run `guantu build` again"
            )


def contract_view(table: str) -> str:
    """The query that defines a table of the contract."""
    names = ", ".join(f'"{column}"' for column in COLUMNS[table])
    return f"SELECT {names} FROM ({query('graph.building', f'views/{table}')})"


def _allowed_views() -> Mapping[str, str]:
    return {f"main.{table}": contract_view(table) for table in COLUMNS} | COUNTED_VIEWS


def _views(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The definition of every view of the file in guantu's schemas, by schema and name."""
    rows = connection.execute(
        "SELECT schema_name, view_name, sql FROM duckdb_views() "
        "WHERE NOT internal AND database_name = current_database()"
    ).fetchall()
    return {f"{schema}.{name}": _body(sql) for schema, name, sql in rows if schema in _SCHEMAS}


def _ours(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """Our definition of a view in DuckDB's spelling; blank when the file's tables do not fit it."""
    try:
        connection.execute(f"CREATE OR REPLACE TEMP VIEW ours AS {_allowed_views()[name]}")
    except duckdb.Error:
        return ""
    rows = connection.execute(
        "SELECT sql FROM duckdb_views() WHERE temporary AND view_name = 'ours'"
    ).fetchall()
    connection.execute("DROP VIEW temp.main.ours")
    return _body(rows[0][0])


def _body(sql: str) -> str:
    """What a view selects, in DuckDB's spelling; the whole statement when it renames columns."""
    return _VIEW.sub("", sql, count=1)
