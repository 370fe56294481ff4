"""What `build` left behind, opened for research."""

from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from graph import store
from graph.network import Filters, build_network

if TYPE_CHECKING:
    import networkx as nx

CORPUS_FILE = "corpus.duckdb"


@dataclass(frozen=True)
class Corpus:
    """The frames of a corpus by table name: `corpus.persons` or `corpus["persons"]`.

    Columns and order are those of `tables/*.csv`; `article_texts` and `article_segments` come on
    top. The frames are the caller's own: changing one changes what `network` sees.
    """

    frames: dict[str, pd.DataFrame] = field(repr=False)
    path: Path

    def __getitem__(self, table: str) -> pd.DataFrame:
        return self.frames[table]

    def __getattr__(self, table: str) -> pd.DataFrame:
        frames: dict[str, pd.DataFrame] = self.__dict__.get("frames", {})
        if table not in frames:
            raise AttributeError(f"no table {table!r} in the corpus")
        return frames[table]

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.frames]

    def network(self, **filters: Any) -> "nx.Graph[str]":
        """The network under the given filters, the fields of `graph.network.Filters`.

        Raises:
            ConfigError: a filter's value makes no sense, or nobody is called `ego`.
            TypeError: there is no such filter.
        """
        return build_network(self.frames, Filters(**filters))

    def text(self, article_id: str) -> str:
        """The text of an article, to which the offsets of all tables point.

        Raises:
            KeyError: there is no such article.
        """
        texts = self.frames["article_texts"]
        found = texts.loc[texts["article_id"] == article_id, "text"]
        if found.empty:
            raise KeyError(article_id)
        return str(found.iloc[0])

    def locate(self, article_id: str, position: int) -> tuple[str, int]:
        """The source file and the offset in it of an article's character (both in code points).

        Raises:
            KeyError: there is no such article.
            IndexError: `position` lies outside the article's text.
        """
        every = self.frames["article_segments"]
        segments = every[every["article_id"] == article_id]
        if segments.empty:
            raise KeyError(article_id)
        starts = [int(start) for start in segments["start"]]
        index = bisect_right(starts, position) - 1
        if index < 0 or position >= starts[index] + int(segments["length"].iloc[index]):
            raise IndexError(position)
        row = segments.iloc[index]
        return str(row["source"]), int(row["source_start"]) + position - starts[index]


def load_corpus(out: Path) -> Corpus:
    """Open the folder that `build` wrote, or its corpus.duckdb.

    Raises:
        CorpusError: there is no corpus, or it cannot be read.
    """
    path = out if out.suffix == ".duckdb" else out / CORPUS_FILE
    return Corpus(frames=store.load(path), path=path)
