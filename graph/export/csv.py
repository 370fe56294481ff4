"""The tables of a corpus as CSV files, written by DuckDB, so that no table must fit into memory."""

import shutil
from pathlib import Path

import duckdb

from graph.export.atomic_files import written_together
from graph.store.database import quoted, ranges_of, select
from graph.tables.formulas import shielded_sql
from graph.tables.frames import COLUMNS, CORPUS_ONLY
from ner.errors import CorpusError, first_line

_MARK = "\ufeff"
_END = "\r\n"
_NEVER = "\0"
"""What DuckDB writes for NULL, so that it does not quote blank texts; no column that is written holds one."""


def write_tables(connection: duckdb.DuckDBPyConnection, folder: Path, *, exact: bool = False) -> None:
    """Write one CSV file for each table of the contract: UTF-8 with BOM, header, CRLF lines.

    The files appear together, see `graph.export.atomic_files.written_together`. Unless `exact`, texts that
    a spreadsheet would take for a formula get an apostrophe in front, see `graph.tables.formulas`.

    Raises:
        CorpusError: the folder cannot be written.
    """
    try:
        with written_together(folder) as drafts:
            for table in COLUMNS:
                if table not in CORPUS_ONLY:
                    _write(connection, table, drafts / f"{table}.csv", exact=exact)
    except duckdb.IOException as error:
        raise CorpusError(f"{folder}: cannot be written: {first_line(error)}") from error


def _write(connection: duckdb.DuckDBPyConnection, table: str, path: Path, *, exact: bool) -> None:
    columns = ", ".join(_cell(name, kind, exact=exact) for name, kind in COLUMNS[table].items())
    rows = path.with_suffix(".rows")
    with path.open("wb") as file:
        file.write((_MARK + ",".join(COLUMNS[table]) + _END).encode())
        for condition in ranges_of(connection, table):
            connection.execute(
                f"COPY (SELECT {columns} FROM ({select(table, condition)})) TO {quoted(str(rows.resolve()))} "
                f"(FORMAT csv, HEADER false, NEW_LINE '{_END}', NULLSTR '{_NEVER}')"
            )
            with rows.open("rb") as part:
                shutil.copyfileobj(part, file)
    rows.unlink()


def _cell(name: str, kind: type[object], *, exact: bool) -> str:
    if kind is float:
        return f'coalesce("{name}"::VARCHAR, \'\') AS "{name}"'
    if kind is str and not exact:
        return f'{shielded_sql(name)} AS "{name}"'
    return f'"{name}"'
