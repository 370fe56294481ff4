"""SQL statements, each in a file of its own in the folder `sql` of the package that runs it."""

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
