"""The corpus file as `build` leaves it: a DuckDB database whose tables are read when they are asked for."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import duckdb
import pandas as pd

from graph.store.guarded import check_file, connected
from graph.tables.frames import COLUMNS, order_of, typed
from ner.errors import CorpusError, first_line
from ner.sources.duckdb_access import shut

FORMAT = "8"
"""Raised when a table or column changes, so that an old file is refused as such, not as a broken one."""

SORTED_AT_ONCE = 200_000
"""About how many rows are sorted at one time: so many are in memory."""

SAMPLE = 5_000
"""How many rows say where a larger table can be divided into ranges of about equal size."""


class Frames(Mapping[str, pd.DataFrame]):
    """The tables of a corpus by name, each read at its first use, with its types and row order.

    Raises:
        CorpusError: there is no such file, it is no corpus of this format, its build was interrupted,
            a build is at work on it, or it was built anew since it was opened.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read: dict[str, pd.DataFrame] = {}
        with opened(path) as connection:
            self._revision = meta_value(connection, "revision")

    def __getitem__(self, table: str) -> pd.DataFrame:
        if table not in COLUMNS:
            raise KeyError(table)
        if table not in self._read:
            with opened(self._path) as connection:
                if meta_value(connection, "revision") != self._revision:
                    raise CorpusError(f"{self._path}: was built anew since it was opened: load it again")
                self._read[table] = frame_of(connection, table)
        return self._read[table]

    def __iter__(self) -> Iterator[str]:
        return iter(COLUMNS)

    def __len__(self) -> int:
        return len(COLUMNS)

    @property
    def untouched(self) -> bool:
        """Whether no table was read yet, so that the caller cannot have changed one."""
        return not self._read


@contextmanager
def opened(path: Path, folders: Sequence[Path] = ()) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a finished corpus, for reading; files can be written into `folders` only.

    Raises:
        CorpusError: as `Frames` does.
    """
    if not path.is_file():
        raise CorpusError(f"{path}: no such corpus file")
    try:
        with connected(path, read_only=True) as connection:
            shut(connection, folders=folders)
            check_format(connection, path)
            status = path.stat()
            check_file(path, (status.st_ino, status.st_size, status.st_mtime_ns))
            if not meta_value(connection, "revision"):
                raise CorpusError(f"{path}: its build was interrupted: run `guantu build` again to finish it")
            yield connection
    except duckdb.Error as error:
        if "set lock" in str(error):
            raise CorpusError(f"{path}: another process is at work on it; wait until it is done") from error
        raise CorpusError(f"{path}: not a guantu corpus: {first_line(error)}") from error


def frame_of(connection: duckdb.DuckDBPyConnection, table: str) -> pd.DataFrame:
    """A whole table, in the order of the contract."""
    return typed(table, connection.execute(f"FROM ({select(table)})").df())


def read_columns(path: Path, wanted: Mapping[str, Sequence[str]]) -> dict[str, pd.DataFrame]:
    """The wanted columns of tables of a corpus, rows in no order. Raises CorpusError as `Frames` does."""
    with opened(path) as connection:
        return {
            table: connection.execute(f'SELECT {", ".join(names)} FROM main."{table}"').df()
            for table, names in wanted.items()
        }


def ranges_of(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    """Conditions that divide a table, in its order, into ranges that DuckDB sorts without much memory."""
    (many,) = connection.execute(f'SELECT count(*) FROM main."{table}"').fetchall()[0]
    if many <= SORTED_AT_ONCE:
        return ["true"]
    key = order_of(table)[0]
    sample = connection.execute(f'SELECT "{key}" FROM main."{table}" USING SAMPLE {SAMPLE} ROWS').fetchall()
    values = sorted(value for (value,) in sample)
    every = max(1, len(values) * SORTED_AT_ONCE // many)
    bounds = [quoted(value) for value in dict.fromkeys(values[every::every])]
    above = ["true", *(f'"{key}" >= {bound}' for bound in bounds)]
    below = [*(f'"{key}" < {bound}' for bound in bounds), "true"]
    return [f"{low} AND {high}" for low, high in zip(above, below, strict=True)]


def quoted(value: str) -> str:
    """A text as a string literal of SQL."""
    return "'" + value.replace("'", "''") + "'"


def select(table: str, condition: str = "true") -> str:
    """The query for the rows of a table that meet a condition; columns and order are those of the contract."""
    columns = ", ".join(f'"{column}"' for column in COLUMNS[table])
    order = ", ".join(f'"{column}" NULLS FIRST' for column in order_of(table))
    return f'SELECT {columns} FROM main."{table}" WHERE {condition} ORDER BY {order}'


def check_format(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Raises CorpusError when the file is of another format; duckdb.Error when it is no corpus."""
    found = meta_value(connection, "format") or "none"
    if found != FORMAT:
        raise CorpusError(
            f"{path}: corpus format {found}, this guantu reads {FORMAT}: move the file away and run `guantu build` again"
        )


def guantu_version() -> str:
    """The installed version of guantu; `unknown` in a checkout that is not installed."""
    try:
        return version("guantu")
    except PackageNotFoundError:
        return "unknown"


def meta_value(connection: duckdb.DuckDBPyConnection, key: str) -> str:
    """The value that the table `meta` holds under a key; blank when there is none."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
    return row[0] if row else ""
