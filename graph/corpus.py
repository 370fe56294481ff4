"""The corpus that `build` left, or that was read in memory, opened for research."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd

from graph.network.evidence import with_sentences
from graph.network.filters import Filters
from graph.network.selection import network_of
from graph.store.database import Frames, opened
from graph.store.queries import run
from graph.tables.frames import real_types, rows_of
from graph.tables.rows import ArticleSegmentRow
from ner.errors import ConfigError
from ner.sources.inputs import CORPUS_NAME
from ner.text.documents import OffsetMap, Segment

if TYPE_CHECKING:
    import networkx as nx
    from pyvis.network import Network

_COUNTED = ("articles", "persons", "organizations", "events", "coappearances")


@dataclass(frozen=True, eq=False)
class Person:
    """A person of a corpus, with what it knows of him or her.

    Attributes:
        row: the row of the table `persons`.
        posts: the rows of `occupancies`, in the order of time.
        events: the rows of `events`, each with `person_role` at it, in the order of time.
        companions: who was at the same events, the closest first: entity_id, name, kind, events,
            weight, first_date, last_date.
    """

    row: "pd.Series[Any]"
    posts: pd.DataFrame
    events: pd.DataFrame
    companions: pd.DataFrame

    def __repr__(self) -> str:
        shown = [self.row[name] for name in ("name", "post", "organization", "jurisdiction")]
        facts = "，".join(str(value) for value in shown if not pd.isna(value))
        return f"<{facts}: {len(self.posts)} posts, {len(self.events)} events, {len(self.companions)} companions>"


@dataclass(frozen=True, eq=False, repr=False)
class Corpus:
    """The tables of a corpus by name: `corpus.persons` or `corpus["persons"]`.

    Columns and order are those of `tables/*.csv`; two tables are only here, `article_texts` and
    `article_segments`. Types are real ones: days datetime64, whole numbers Int64, text string; where the
    CSV files have blanks, values are NA. A table is read at its first use and belongs to the caller:
    changing it changes nothing else.

    Attributes:
        path: the corpus file.
        problems: what could not be read when the corpus was made, one line each.
    """

    path: Path
    problems: tuple[str, ...] = ()
    _typed: dict[str, pd.DataFrame] = field(default_factory=dict)

    def __getitem__(self, table: str) -> pd.DataFrame:
        if table not in self._typed:
            self._typed[table] = real_types(self.frames[table])
        return self._typed[table]

    def __getattr__(self, table: str) -> pd.DataFrame:
        if table.startswith("_") or table not in self.frames:
            raise AttributeError(f"no table {table!r} in the corpus")
        return self[table]

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.frames]

    def network(self, **filters: Any) -> "nx.Graph[str]":
        """The network under the given filters, the fields of `graph.network.filters.Filters`.

        Attributes are strings and numbers, but for `evidence` of an edge: its sentences, each with
        source and date (`graph.network.evidence.Sentence`).

        Raises:
            ConfigError: a filter's value makes no sense, or nobody is called `ego`.
            TypeError: there is no such filter.
        """
        return with_sentences(self._network(filters))

    def evidence(self, one: str, other: str) -> pd.DataFrame:
        """The sentences that put two persons or companies at the same events.

        Args:
            one: a name, an alias or an entity_id; all bearers of a name are taken.
            other: the same; or the merged_id of an event, for the sentences that put `one` there.

        Returns:
            One row for each sentence and name in it, by date: event_id (merged_id), kind, event, date_start, name,
            role, quote, headline, published_on, source, article_id, start, end. None when they never met.

        Raises:
            ConfigError: nobody is called so.
        """
        with opened(self.path) as connection:
            left, right = (_called(connection, name) for name in (one, other))
            for name, found in ((one, left), (other, right or _reports(connection, other))):
                if not found:
                    raise ConfigError(f"{name}: nobody of that name or id in the corpus")
            rows = run("graph", connection, "common_events", one=left, other=right or [other])
            return real_types(rows.df())

    def person(self, name: str) -> Person:
        """The person of that name, alias or entity_id.

        Raises:
            ConfigError: nobody is called so, or several persons are; the message has their ids.
        """
        with opened(self.path) as connection:
            found = real_types(run("graph", connection, "persons_called", called=name).df())
            if found.empty:
                raise ConfigError(f"{name}: no person of that name or id in the corpus")
            if len(found) > 1:
                several = "; ".join(_described(row) for _, row in found.iterrows())
                raise ConfigError(f"{name}: {len(found)} persons, give an id: {several}")
            (row,) = (row for _, row in found.iterrows())
            parts = {
                part: real_types(run("graph", connection, f"person_{part}", person=row["entity_id"]).df())
                for part in ("posts", "events", "companions")
            }
        return Person(row=row, **parts)

    def text(self, article_id: str) -> str:
        """The text of an article, to which the offsets of all tables point.

        Raises:
            KeyError: there is no such article.
        """
        return self._texts[article_id]

    def locate(self, article_id: str, position: int) -> tuple[str, int]:
        """The source file and the offset in it of an article's character (both in code points).

        Raises:
            KeyError: there is no such article.
            IndexError: `position` lies outside the article's text.
        """
        return self._offsets[article_id].locate(position)

    def to_html(
        self, path: str | Path, *, texts: bool | None = None, measures: bool = False, **filters: Any
    ) -> None:
        """Write the page that works offline.

        Args:
            path: where to write.
            texts: whether the page holds whole articles; None for when they are not too long.
            measures: whether it shows the measures of `to_measures`, which takes long in a large corpus.
            filters: as of `network`.

        Raises:
            CorpusError: it cannot be written; and as `network`.
        """
        from graph.export.html import write_html
        from graph.export.measures import measured, page_measures
        from graph.export.page_records import records_of

        network = self._network(filters)
        records = records_of(self.frames, network, texts=texts)
        if measures:
            with opened(self.path) as connection:
                records = replace(records, measures=page_measures(measured(connection)))
        write_html(network, Path(path), records=records)

    def to_gexf(self, path: str | Path, **filters: Any) -> None:
        """Write the network for Gephi, with `all` or its strongest pairs. Raises as `network`, CorpusError: cannot be written."""
        from graph.export.gexf import write_gexf
        from graph.network.one_mode import strongest_pairs

        network = self._network(filters)
        write_gexf(network if filters.get("all") else strongest_pairs(network)[0], Path(path))

    def to_graphml(self, path: str | Path, **filters: Any) -> None:
        """Write the network for igraph, Cytoscape, yEd. Raises CorpusError: it cannot be written; and as `network`."""
        from graph.export.graphml import write_graphml

        write_graphml(self._network(filters), Path(path))

    def to_ftm(self, path: str | Path) -> None:
        """Write all entities as FollowTheMoney JSON lines. Raises CorpusError: the file cannot be written."""
        from graph.export.ftm import write_ftm

        write_ftm(self.frames, Path(path))

    def to_parquet(self, folder: str | Path) -> None:
        """Write all tables as Parquet files, with real types. Raises CorpusError: they cannot be written."""
        from graph.export.parquet import write_parquet

        with opened(self.path, [Path(folder).parent]) as connection:
            write_parquet(connection, Path(folder))

    def to_measures(self, folder: str | Path) -> None:
        """Write the measures of the network, each with its interval. Raises CorpusError: they cannot be written."""
        from graph.export.measures import measured, write_measures

        with opened(self.path) as connection:
            write_measures(measured(connection), Path(folder))

    def to_methods(self, path: str | Path) -> None:
        """Write a paragraph on the methods, with the numbers of the corpus. Raises CorpusError: it cannot be written."""
        from graph.export.methods import write_methods

        with opened(self.path) as connection:
            write_methods(connection, Path(path))

    def to_pyvis(self, network: "nx.Graph[str] | None" = None, **options: Any) -> "Network":
        """A network (default: the whole one) as a pyvis network that shows in a notebook without a connection.

        `options` are those of `graph.export.notebook.to_pyvis`. Raises ConfigError: the network is too large.
        """
        from graph.export.notebook import to_pyvis

        return to_pyvis(self.network() if network is None else network, **options)

    def __repr__(self) -> str:
        return f"<Corpus of {', '.join(f'{many:,} {table}' for table, many in self._counts().items())}>"

    def _repr_html_(self) -> str:
        cells = "".join(
            f"<tr><td>{escape(table)}</td><td style='text-align:right'>{many:,}</td></tr>"
            for table, many in self._counts().items()
        )
        return f"<table><caption>guantu 官图</caption>{cells}</table>"

    def _network(self, filters: dict[str, Any]) -> "nx.Graph[str]":
        return network_of(self.path, Filters(**filters))

    def _counts(self) -> dict[str, int]:
        with opened(self.path) as connection:
            return {table: _count(connection, table) for table in _COUNTED}

    @cached_property
    def frames(self) -> Frames:
        """The tables as the CSV files have them: days and blanks are strings."""
        return Frames(self.path)

    @cached_property
    def _texts(self) -> dict[str, str]:
        table = self.frames["article_texts"]
        return dict(zip(table["article_id"], table["text"], strict=True))

    @cached_property
    def _offsets(self) -> dict[str, OffsetMap]:
        segments: dict[str, list[Segment]] = defaultdict(list)
        for row in rows_of(self.frames["article_segments"], ArticleSegmentRow):
            segments[row.article_id].append(Segment(row.start, row.source, row.source_start, row.length))
        return {article_id: OffsetMap(tuple(found)) for article_id, found in segments.items()}


def load_corpus(out: Path) -> Corpus:
    """Open the folder that `build` wrote, or its corpus.duckdb.

    Raises:
        CorpusError: there is no corpus, or it cannot be read.
    """
    path = out if out.suffix == ".duckdb" else out / CORPUS_NAME
    with opened(path):
        return Corpus(path)


def _called(connection: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    return [entity for (entity,) in run("graph", connection, "entities_called", called=name).fetchall()]


def _reports(connection: duckdb.DuckDBPyConnection, event: str) -> list[str]:
    """The reports of a real event."""
    rows = connection.execute("SELECT event_id FROM events WHERE merged_id = ?", [event]).fetchall()
    return [report for (report,) in rows]


def _described(row: "pd.Series[Any]") -> str:
    facts = [row[name] for name in ("organization", "post", "jurisdiction") if not pd.isna(row[name])]
    return f"{row['entity_id']} ({', '.join(facts) or row['role']})"


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])
