"""The corpus file while a build works on it: files, articles, mentions and observations, in transactions."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import duckdb
import pandas as pd

from graph.store.database import FORMAT, check_format, guantu_version, meta_value
from graph.store.guarded import check_relations, connected, foreign_views
from graph.store.schema import COUNTED_VIEWS, create_all
from graph.tables.build_state import TaggedRow
from graph.tables.observations import OBSERVED, Columns
from graph.tables.rows import stored_columns
from ner.errors import FULL_DISK, CorpusError, first_line
from ner.sources.duckdb_access import shut

MEMORY = "256MB"
"""How much memory DuckDB may use by default; what does not fit goes to files beside the corpus."""

LEAST_MEMORY = "32MB"
"""How much of what it read DuckDB keeps in memory between two steps."""

THREADS = 2
"""How many threads DuckDB may use: each needs a share of its memory."""

SPILLED = "duckdb_temp_*"
"""How DuckDB names the files in which it keeps what does not fit into memory."""

_LOCKED = re.compile(r"Conflicting lock is held.*?\(PID (\d+)\)")


class State:
    """An open corpus file; no other process can open it meanwhile.

    Args:
        path: the file, made when there is none; None is a corpus in memory.
        memory: how much memory DuckDB may use, as 256MB or 4GB.

    Raises:
        CorpusError: another process holds the file, it is no corpus of this format, or it cannot
            be written.
    """

    def __init__(self, path: Path | None = None, memory: str = MEMORY) -> None:
        self._path = path
        self._memory = memory
        # A build that was killed as it made the file leaves it empty.
        if path and path.is_file() and not path.stat().st_size:
            remove_corpus(path)
        fresh = path is None or not path.exists()
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memory,
            "threads": THREADS,
            "temp_directory": str(spill_folder(path)) if path else gettempdir(),
        }
        try:
            if path and not fresh and Path(f"{path}.wal").exists():
                _check_unmerged(path)
            self.connection = (
                connected(path, read_only=False, **settings) if path else duckdb.connect(config=settings)
            )
        except duckdb.Error as error:
            raise _refusal(path, error, memory) from error
        try:
            if path:
                shut(self.connection, folders=(path.parent,), lock=False)
            if fresh or not self._has_tables():
                self._create()
            else:
                check_format(self.connection, path or Path())
                self._check_views(path or Path())
        except BaseException as error:
            self.connection.close()
            if fresh and path:
                remove_corpus(path)
            raise _refusal(path, error, memory) if isinstance(error, duckdb.Error) else error from error

    def __enter__(self) -> "State":
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    @contextmanager
    def transaction(self, *, outdates: bool = True) -> Iterator[None]:
        """Write all or nothing of what is written inside.

        The corpus loses its revision, because its tables are out of date, unless not `outdates`.
        """
        self.connection.execute("BEGIN")
        try:
            if outdates:
                self.connection.execute("DELETE FROM meta WHERE key = 'revision'")
            yield
        except BaseException:
            # When the disk is full nothing can be rolled back any more: DuckDB does it as it opens the file again.
            with suppress(duckdb.Error):
                self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    @property
    def has_articles(self) -> bool:
        """Whether anything was found in any article."""
        return bool(self.connection.execute("SELECT 1 FROM observed.articles LIMIT 1").fetchone())

    def release(self) -> None:
        """Free the memory in which DuckDB keeps what it read in case it is read again."""
        with suppress(duckdb.OutOfMemoryException):
            self.connection.execute(f"SET memory_limit = '{LEAST_MEMORY}'")
        self.connection.execute(f"SET memory_limit = '{self._memory}'")

    def meta(self, key: str) -> str:
        """The value that was remembered under a key; blank when there is none."""
        return meta_value(self.connection, key)

    def remember(self, key: str, value: str) -> None:
        """Store a value under a key, in place of the one before."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, value])

    def add(self, table: str, columns: Mapping[str, Sequence[Any]]) -> None:
        """Append rows, given as columns of equal length by name."""
        if not any(columns.values()):
            return
        frame = pd.DataFrame({name: pd.Series(column, dtype=object) for name, column in columns.items()})
        names = ", ".join(f'"{name}"' for name in columns)
        self.connection.register("incoming", frame)
        self.connection.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM incoming")
        self.connection.unregister("incoming")

    def add_rows(self, table: str, rows: Sequence[Any], **more: Sequence[Any]) -> None:
        """Append rows, given as objects of one type; `more` are columns that the type lacks."""
        if rows:
            names = stored_columns(type(rows[0]))
            self.add(table, {name: [getattr(row, name) for row in rows] for name in names} | more)

    def add_observations(self, batches: Sequence[Columns]) -> None:
        """Append what batches of articles give."""
        for table in OBSERVED:
            names = batches[0][table] if batches else ()
            self.add(
                f"observed.{table}",
                {name: [value for batch in batches for value in batch[table][name]] for name in names},
            )
        touched = {name for batch in batches for name in batch["person_roles"]["name"]}
        self.add("state.touched", {"name": sorted(touched)})

    def add_tagged(self, rows: Iterable[TaggedRow]) -> None:
        """Keep encoded mentions, unless there are some for the same input of the tagger already."""
        new = {row.tagger_input_hash: row for row in rows}
        known = self.connection.execute(
            "SELECT tagger_input_hash FROM state.tagged WHERE tagger_input_hash IN (SELECT unnest($1::VARCHAR[]))",
            [list(new)],
        ).fetchall()
        for (tagger_input_hash,) in known:
            del new[tagger_input_hash]
        self.add_rows("state.tagged", list(new.values()))

    def touch_all_names(self) -> None:
        """Note that all names of people are to be resolved again."""
        self.connection.execute("INSERT INTO state.touched SELECT DISTINCT name FROM observed.person_roles")

    def drop_files(self, files: Sequence[str]) -> None:
        """Forget files and the articles that were cut from them."""
        self._delete("state.files", "source", files)
        self._delete("state.sources", "file", files)
        self._delete("state.cut_articles", "file", files)
        self._delete("observed.blocks", "file", files)

    def drop_observations(self, sources: Sequence[str]) -> None:
        """Forget that these pages were read and what was found on them."""
        self._delete("state.pages", "source", sources)
        self._delete("state.corrected", "source", sources)
        articles = [
            article_id
            for (article_id,) in self.connection.execute(
                "SELECT article_id FROM observed.articles WHERE source IN (SELECT unnest($1::VARCHAR[]))",
                [sources],
            ).fetchall()
        ]
        if not articles:
            return
        self.connection.execute(
            """
            INSERT INTO state.touched SELECT DISTINCT name FROM observed.person_roles
            WHERE article_id IN (SELECT unnest($1::VARCHAR[]))
            """,
            [articles],
        )
        for table in OBSERVED:
            self._delete(f"observed.{table}", "article_id", articles)

    def _delete(self, table: str, column: str, values: Sequence[str]) -> None:
        self.connection.execute(
            f"DELETE FROM {table} WHERE {column} IN (SELECT unnest($1::VARCHAR[]))", [values]
        )

    def _check_views(self, path: Path) -> None:
        """Drop tables of the contract that this guantu defines otherwise: the next update makes them anew."""
        check_relations(self.connection, path)
        if foreign := foreign_views(self.connection):
            with self.transaction():
                for view in foreign:
                    self.connection.execute(f"DROP VIEW {view}")
                    if view in COUNTED_VIEWS:
                        self.connection.execute(f"CREATE VIEW {view} AS {COUNTED_VIEWS[view]}")

    def _has_tables(self) -> bool:
        return bool(self.connection.execute("SELECT 1 FROM duckdb_tables() LIMIT 1").fetchone())

    def _create(self) -> None:
        self.connection.execute("BEGIN")
        for statement in create_all():
            self.connection.execute(statement)
        self.remember("format", FORMAT)
        self.remember("guantu", guantu_version())
        self.connection.execute("COMMIT")


def spill_folder(path: Path) -> Path:
    """Where DuckDB keeps what does not fit into memory while a corpus file is open."""
    return path.with_name(f"{path.name}.tmp")


def remove_corpus(path: Path) -> None:
    """Remove a corpus file with the changes beside it that are not merged yet."""
    for file in (path, path.with_name(f"{path.name}.wal")):
        file.unlink(missing_ok=True)


def _check_unmerged(path: Path) -> None:
    """Raises CorpusError for another format before the .wal is merged, which only a writing connection does."""
    with connected(path, read_only=True) as connection:
        shut(connection)
        tables = "SELECT 1 FROM duckdb_tables() WHERE table_name = 'meta'"
        if connection.execute(tables).fetchone():
            check_format(connection, path)


def out_of_memory(error: duckdb.OutOfMemoryException, memory: str) -> str:
    """What to do when `memory` is too little for the database, or the disk that it spills to is full."""
    reason = first_line(error)
    return (
        reason if reason == FULL_DISK else f"{memory} of memory is too little for it: give more with --memory"
    )


def _refusal(path: Path | None, error: duckdb.Error, memory: str) -> CorpusError:
    """Why DuckDB cannot open a file as a corpus."""
    if isinstance(error, duckdb.OutOfMemoryException):
        return CorpusError(f"{path}: {out_of_memory(error, memory)}")
    held = _LOCKED.search(str(error))
    if held:
        return CorpusError(
            f"{path}: another process ({held.group(1)}) is at work on it; wait until it is done"
        )
    return CorpusError(f"{path}: not a guantu corpus: {first_line(error)}")


def shares(rows: int, at_once: int) -> Iterator[tuple[int, int]]:
    """The number of each share, from 0, and of how many, when about `at_once` of the rows make one.

    >>> list(shares(5, at_once=2))
    [(0, 3), (1, 3), (2, 3)]
    """
    many = -(-rows // at_once)
    return ((share, many) for share in range(many))
