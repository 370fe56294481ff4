"""SQL statements, each in a file of its own in the folder `sql` of the package that runs it, and their workspace."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.resources import files
from typing import Any

import duckdb


@cache
def query(package: str, name: str) -> str:
    """The text of the statement `name` (a path without .sql) of a package."""
    return files(package).joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def run(
    package: str, connection: duckdb.DuckDBPyConnection, name: str, **parameters: Any
) -> duckdb.DuckDBPyConnection:
    """Execute a statement; each `$parameter` in it is given by its name, a table by its own name.

    Raises:
        duckdb.Error: the statement fails, or a parameter is missing or is one too many.
    """
    return connection.execute(query(package, name), parameters)


@contextmanager
def workspace(connection: duckdb.DuckDBPyConnection, name: str) -> Iterator[None]:
    """A database in memory of that name, for tables that are not needed afterwards.

    What does not fit into the memory that DuckDB may use goes to its temporary folder.
    """
    connection.execute(f"ATTACH ':memory:' AS {name}")
    try:
        yield
    finally:
        # A connection that was closed meanwhile has lost it already.
        with suppress(duckdb.Error):
            connection.execute(f"DETACH {name}")
