"""The corpus that `build` left, opened for research."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from graph.network.filters import Filters
from graph.network.network import build_network
from graph.network.selection import network_of
from graph.store.database import Frames
from graph.tables.frames import rows_of
from graph.tables.rows import ArticleSegmentRow
from ner.sources.inputs import CORPUS_NAME
from ner.text.documents import OffsetMap, Segment

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True)
class Corpus:
    """The frames of a corpus by table name: `corpus.persons` or `corpus["persons"]`.

    Columns and order are those of `tables/*.csv`; two tables are only here, `article_texts` and
    `article_segments`. A table is read at its first use and belongs to the caller: changing it changes
    what `network` sees.
    """

    frames: Mapping[str, pd.DataFrame] = field(repr=False)
    path: Path

    def __getitem__(self, table: str) -> pd.DataFrame:
        return self.frames[table]

    def __getattr__(self, table: str) -> pd.DataFrame:
        frames: Mapping[str, pd.DataFrame] = self.__dict__.get("frames", {})
        if table not in frames:
            raise AttributeError(f"no table {table!r} in the corpus")
        return frames[table]

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.frames]

    def network(self, **filters: Any) -> "nx.Graph[str]":
        """The network under the given filters, the fields of `graph.network.filters.Filters`.

        `graph.network.evidence.evidence_of` gives the sentences behind one of its edges.

        Raises:
            ConfigError: a filter's value makes no sense, or nobody is called `ego`.
            TypeError: there is no such filter.
        """
        if isinstance(self.frames, Frames) and self.frames.untouched:
            return network_of(self.path, Filters(**filters))
        return build_network(self.frames, Filters(**filters))

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
    return Corpus(frames=Frames(path), path=path)
