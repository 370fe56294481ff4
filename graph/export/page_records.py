"""What a page holds beside its network: the articles behind its sentences, careers, successions, changes, issues read."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import duckdb
import networkx as nx
import pandas as pd

from graph.network.evidence import read_evidence
from graph.store.database import select
from graph.tables.frames import rows_of, typed
from graph.tables.rows import ArticleRow, ArticleTextRow, SourceRow
from graph.tables.time_rows import ChangeRow, CoverageRow, SuccessionRow

MOST_TEXT = 3_000_000
"""Characters of articles up to which a page holds them unless a user says otherwise: some 5 MB of the file."""

MOST_PAPERS = 3
"""Papers that the page names as those of the corpus: those of most articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageArticle:
    """An article that a sentence of the page is from.

    Attributes:
        article_id: the article's id.
        source: its source file.
        headline: its headline, blank when unknown.
        paper: the paper, blank when unknown.
        date: the day of issue, blank when unknown.
        page: the page of the issue, blank when unknown.
        text: the whole text, blank when the page holds none.
        names: start and end (half-open, code points of the text) and entity of each name, sorted.
    """

    article_id: str
    source: str
    headline: str
    paper: str
    date: str
    page: str
    text: str
    names: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMeasure:
    """A measure of somebody in the whole corpus.

    Attributes:
        entity_id: of whom.
        measure: its name, such as degree_backbone.
        value, low, high: the value and its 95 % interval.
        rank_low, rank_high: the interval of the rank, from 1.
        alike: how many others have a rank whose interval meets this one.
        others: how many others there are.
    """

    entity_id: str
    measure: str
    value: float
    low: float
    high: float
    rank_low: int
    rank_high: int
    alike: int
    others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRecords:
    """What a page holds beside its network; the order is that of the tables.

    Attributes:
        articles: those behind the sentences of the network.
        papers: the papers of most of them, blank ones left out.
        has_texts: whether the articles hold their texts.
        successions: all holders of the seats that somebody of the network held.
        changes: of those in the network.
        coverage: the issues read.
        measures: by measure, the best ranks first; empty unless asked for, because they take long.
    """

    articles: tuple[PageArticle, ...] = ()
    papers: tuple[str, ...] = ()
    has_texts: bool = False
    successions: tuple[SuccessionRow, ...] = ()
    changes: tuple[ChangeRow, ...] = ()
    coverage: tuple[CoverageRow, ...] = ()
    measures: tuple[PageMeasure, ...] = ()


def read_records(
    connection: duckdb.DuckDBPyConnection, network: "nx.Graph[str]", *, texts: bool | None = None
) -> PageRecords:
    """The records of a corpus that belong to a network; of `texts` see `records_of`."""
    for table, column, ids in (
        ("cited_articles", "article_id", _cited(network)),
        ("page_nodes", "entity_id", sorted(network)),
    ):
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT unnest($ids::VARCHAR[]) AS {column}",
            {"ids": ids},
        )
    of_cited = "article_id IN (FROM cited_articles)"
    conditions = {
        "sources": "source IN (SELECT source FROM articles WHERE article_id IN (FROM cited_articles))",
        "articles": of_cited,
        "article_texts": of_cited,
        "mentions": f"{of_cited} AND entity_id IN (FROM page_nodes)",
        "organization_mentions": f"{of_cited} AND entity_id IN (FROM page_nodes)",
        "successions": "seat_id IN (SELECT seat_id FROM successions WHERE entity_id IN (FROM page_nodes))",
        "changes": "entity_id IN (FROM page_nodes)",
        "coverage": "true",
    }
    frames = {
        table: typed(table, connection.execute(f"FROM ({select(table, condition)})").df())
        for table, condition in conditions.items()
    }
    return records_of(frames, network, texts=texts)


def records_of(
    frames: Mapping[str, pd.DataFrame], network: "nx.Graph[str]", *, texts: bool | None = None
) -> PageRecords:
    """The records that belong to a network, from the frames of its corpus.

    Args:
        frames: the tables by name.
        network: the network that the page shows.
        texts: whether the page holds whole articles; None for when they have at most `MOST_TEXT` characters.
    """
    cited = set(_cited(network))
    rows = [row for row in rows_of(frames["articles"], ArticleRow) if row.article_id in cited]
    wanted = texts if texts is not None else sum(row.text_length for row in rows) <= MOST_TEXT
    text = (
        {row.article_id: row.text for row in rows_of(frames["article_texts"], ArticleTextRow)}
        if wanted
        else {}
    )
    names = _names(frames, network) if wanted else {}
    issues = {row.source: row for row in rows_of(frames["sources"], SourceRow)}
    articles = tuple(
        PageArticle(
            article_id=row.article_id,
            source=row.source,
            headline=row.headline,
            paper=issues[row.source].paper if row.source in issues else "",
            date=row.published_on,
            page=issues[row.source].page if row.source in issues else "",
            text=text.get(row.article_id, ""),
            names=tuple(sorted(names.get(row.article_id, ()))),
        )
        for row in rows
    )
    papers = pd.Series([article.paper for article in articles if article.paper], dtype=str).value_counts(
        sort=False
    )
    successions = rows_of(frames["successions"], SuccessionRow)
    seats = {row.seat_id for row in successions if row.entity_id in network}
    return PageRecords(
        articles=articles,
        papers=tuple(sorted(papers.index, key=lambda paper: (-papers[paper], paper))[:MOST_PAPERS]),
        has_texts=wanted,
        successions=tuple(row for row in successions if row.seat_id in seats),
        changes=tuple(row for row in rows_of(frames["changes"], ChangeRow) if row.entity_id in network),
        coverage=tuple(rows_of(frames["coverage"], CoverageRow)),
    )


def _cited(network: "nx.Graph[str]") -> list[str]:
    return sorted({sentence.article_id for sentence in read_evidence(network).sentences})


def _names(
    frames: Mapping[str, pd.DataFrame], network: "nx.Graph[str]"
) -> dict[str, set[tuple[int, int, str]]]:
    found: dict[str, set[tuple[int, int, str]]] = defaultdict(set)
    for table in ("mentions", "organization_mentions"):
        columns = (frames[table][name].tolist() for name in ("article_id", "start", "end", "entity_id"))
        for article_id, start, end, entity_id in zip(*columns, strict=True):
            if entity_id in network:
                found[article_id].add((start, end, entity_id))
    return found


def packed(records: PageRecords, number: Mapping[str, int]) -> dict[str, Any]:
    """The records as lists of rows for a page whose nodes have these numbers; -1 is for whoever is not on it."""
    return {
        "articles": [
            {
                **{
                    name: getattr(article, name)
                    for name in ("source", "headline", "paper", "date", "page", "text")
                },
                "id": article.article_id,
                "names": [
                    place
                    for start, end, who in article.names
                    if who in number
                    for place in (start, end, number[who])
                ],
            }
            for article in records.articles
        ],
        "successions": [_row(row, number, ("attribution_ids", "entity_id")) for row in records.successions],
        "changes": [_row(row, number, ("attribution_ids", "entity_id")) for row in records.changes],
        "coverage": [_row(row, number, ()) for row in records.coverage],
        "measures": [
            _row(row, number, ("entity_id",)) for row in records.measures if row.entity_id in number
        ],
    }


def _row(row: Any, number: Mapping[str, int], left_out: tuple[str, ...]) -> dict[str, Any]:
    facts = {name: getattr(row, name) for name in row.__slots__ if name not in left_out}
    return {**facts, "who": number.get(row.entity_id, -1)} if "entity_id" in left_out else facts
