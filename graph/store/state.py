"""The corpus file while a build works on it: what was read, tagged and found, in transactions."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from operator import attrgetter
from pathlib import Path
from tempfile import gettempdir
from typing import Any, get_type_hints

import duckdb
import pandas as pd

from graph.store.database import FORMAT, check_format, guantu_version
from graph.tables.observations import ROW_TYPES, Columns
from graph.tables.rows import BlockRow
from ner.errors import CorpusError
from ner.text.documents import Block

MEMORY = "256MB"
"""What DuckDB may hold unless it is told otherwise; more goes to files beside the corpus."""

LEAST_MEMORY = "32MB"
"""What DuckDB holds when it has nothing to do."""

THREADS = 2
"""How many threads DuckDB may use: each takes a share of its memory."""

_TYPES = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bytes: "BLOB"}
_LOCKED = re.compile(r"Conflicting lock is held.*?\(PID (\d+)\)")

_SCHEMA = """
CREATE SCHEMA state;
CREATE SCHEMA found;
CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR);
-- The input files: `reading` is a hash of the content and of all else that decides what comes of it,
-- `unread` tells what of it could not be read, a line each.
CREATE TABLE state.files (source VARCHAR, path VARCHAR, reading VARCHAR, settings VARCHAR, unread VARCHAR);
-- Articles as they were cut, one row each; `digest` is a hash of `body`, `words` of what a tagger is shown.
CREATE SEQUENCE state.numbers;
CREATE TABLE state.parts (
    n BIGINT DEFAULT nextval('state.numbers'), file VARCHAR, source VARCHAR, page BIGINT, ordinal BIGINT,
    article_id VARCHAR, published_on VARCHAR, paper VARCHAR, continued BOOLEAN,
    digest VARCHAR, words VARCHAR, body BLOB
);
CREATE TABLE state.tagged (n BIGINT DEFAULT nextval('state.numbers'), words VARCHAR, mentions BLOB);
-- The pages whose articles were read by the rules; `made_from` is a hash of all that they depend on.
CREATE TABLE state.pages (source VARCHAR, made_from VARCHAR);
-- Names of people in articles that changed since the tables were made.
CREATE TABLE state.touched (name VARCHAR);
"""


class State:
    """An open corpus file, which no other process can open meanwhile; `None` is one in memory.

    `memory` is how much DuckDB may hold, as 256MB or 4GB.

    Raises:
        CorpusError: another process holds the file, it is no corpus of this format, or it cannot
            be written.
    """

    def __init__(self, path: Path | None = None, memory: str = MEMORY) -> None:
        self._path = path
        self._memory = memory
        fresh = path is None or not path.exists()
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memory,
            "threads": THREADS,
            "temp_directory": f"{path}.tmp" if path else gettempdir(),
        }
        try:
            self.connection = duckdb.connect(str(path or ":memory:"), config=settings)
        except duckdb.Error as error:
            held = _LOCKED.search(str(error))
            reason = (
                f"another process ({held.group(1)}) is at work on it; wait until it is done"
                if held
                else f"not a guantu corpus: {str(error).splitlines()[0]}"
            )
            raise CorpusError(f"{path}: {reason}") from error
        try:
            if fresh or not self._has_tables():
                self._create()
            else:
                check_format(self.connection, path or Path())
        except BaseException:
            self.connection.close()
            raise

    def __enter__(self) -> "State":
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what is written inside; the tables are out of date until they are settled."""
        self.connection.execute("BEGIN")
        try:
            self.connection.execute("DELETE FROM meta WHERE key = 'revision'")
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    @property
    def has_articles(self) -> bool:
        """Whether anything was found in any article."""
        return bool(self.connection.execute("SELECT 1 FROM found.articles LIMIT 1").fetchone())

    def release(self) -> None:
        """Give back the memory in which DuckDB keeps what it read, up to the limit, in case it is asked again."""
        with suppress(duckdb.OutOfMemoryException):
            self.connection.execute(f"SET memory_limit = '{LEAST_MEMORY}'")
        self.connection.execute(f"SET memory_limit = '{self._memory}'")

    def meta(self, key: str) -> str:
        """A remembered value; blank when there is none."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
        return row[0] if row else ""

    def remember(self, key: str, value: str) -> None:
        """Keep a value."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, value])

    def add(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Append rows, given as their values in the order of `columns`."""
        if not rows:
            return
        self._append(table, dict(zip(columns, map(list, zip(*rows, strict=True)), strict=True)))

    def _append(self, table: str, columns: Mapping[str, list[Any]]) -> None:
        frame = pd.DataFrame({name: pd.Series(column, dtype=object) for name, column in columns.items()})
        names = ", ".join(f'"{name}"' for name in columns)
        self.connection.register("incoming", frame)
        self.connection.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM incoming")
        self.connection.unregister("incoming")

    def add_rows(self, table: str, rows: Sequence[Any]) -> None:
        """Append rows, given as objects of one dataclass."""
        if rows:
            columns = tuple(get_type_hints(type(rows[0])))
            values = attrgetter(*columns)
            self.add(table, columns, [values(row) for row in rows])

    def add_findings(self, batches: Sequence[Columns]) -> None:
        """Append what batches of articles give."""
        for table, row_type in ROW_TYPES.items():
            columns = {
                name: [value for batch in batches for value in batch[table][name]]
                for name in row_type.__slots__
            }
            if any(columns.values()):
                self._append(f"found.{table}", columns)
        self._touch(name for batch in batches for name in batch["people"]["name"])

    def add_blocks(self, blocks: Iterable[tuple[str, Block]]) -> None:
        """Append what stands on the pages of a file and in no article, each with its file."""
        columns = tuple(get_type_hints(Block))
        values = attrgetter(*columns)
        self.add("found.blocks", ("file", *columns), [(file, *values(block)) for file, block in blocks])

    def add_tagged(self, rows: Sequence[tuple[str, bytes]]) -> None:
        """Keep encoded mentions by the hash of the words that they were found in."""
        with self.listed("new_words", (words for words, _ in rows)):
            known = self.connection.execute(
                "SELECT words FROM state.tagged WHERE words IN (SELECT value FROM new_words)"
            ).fetchall()
        new = dict(rows)
        for (words,) in known:
            del new[words]
        self.add("state.tagged", ("words", "mentions"), list(new.items()))

    def drop_files(self, files: Iterable[str]) -> None:
        """Forget files and the articles that were cut from them."""
        with self.listed("gone_files", files):
            for table, column in (
                ("state.files", "source"),
                ("state.parts", "file"),
                ("found.blocks", "file"),
            ):
                self.connection.execute(
                    f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM gone_files)"
                )

    def drop_findings(self, sources: Iterable[str]) -> None:
        """Forget that these pages were read and what was found on them."""
        execute = self.connection.execute
        with self.listed("gone_pages", sources):
            gone = "source IN (SELECT value FROM gone_pages)"
            execute(f"DELETE FROM state.pages WHERE {gone}")
            ids = [i for (i,) in execute(f"SELECT article_id FROM found.articles WHERE {gone}").fetchall()]
        if not ids:
            return
        with self.listed("gone_articles", ids):
            gone = "article_id IN (SELECT value FROM gone_articles)"
            execute(f"INSERT INTO state.touched SELECT DISTINCT name FROM found.people WHERE {gone}")
            for table in ROW_TYPES:
                execute(f"DELETE FROM found.{table} WHERE {gone}")

    @contextmanager
    def listed(self, name: str, values: Iterable[str]) -> Iterator[None]:
        """A list of strings as a table of that name with the one column `value`."""
        self.connection.register(name, pd.DataFrame({"value": pd.Series(list(values), dtype="str")}))
        try:
            yield
        finally:
            self.connection.unregister(name)

    def _touch(self, names: Iterable[str]) -> None:
        self.add("state.touched", ("name",), [(name,) for name in sorted(set(names))])

    def _has_tables(self) -> bool:
        return bool(self.connection.execute("SELECT 1 FROM duckdb_tables() LIMIT 1").fetchone())

    def _create(self) -> None:
        self.connection.execute("BEGIN")
        self.connection.execute(_SCHEMA)
        for table, row in {**ROW_TYPES, "blocks": BlockRow}.items():
            columns = ", ".join(f'"{name}" {_TYPES[kind]}' for name, kind in get_type_hints(row).items())
            file = "file VARCHAR, " if table == "blocks" else ""
            self.connection.execute(f'CREATE TABLE found."{table}" ({file}{columns})')
        self.remember("format", FORMAT)
        self.remember("guantu", guantu_version())
        self.connection.execute("COMMIT")
