"""The rows that a network needs under its filters, chosen inside DuckDB.

Never too few rows are chosen, and maybe a few more: `build_network` applies the filters exactly. Each
function here makes one temporary table from others and returns its name.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import msgspec
import networkx as nx
import pandas as pd

from graph.network.filters import Filters
from graph.network.network import build_network
from graph.store.database import opened, quoted, select
from graph.tables.frames import typed
from ner.sources.corpus_config import KnownTitle, Settings

MOST_CITED = 10
"""Number of sentences cited for one post of one person; of more, the first and the last ones."""


def network_of(path: Path, filters: Filters) -> "nx.Graph[str]":
    """The network of a corpus file under `filters`; raises what `opened` and `build_network` raise."""
    with opened(path) as connection:
        frames = selected(connection, filters)
        titles = titles_of(connection)
    return build_network(frames, filters, frames.get("coappearances"), titles)


def titles_of(connection: duckdb.DuckDBPyConnection) -> tuple[KnownTitle, ...]:
    """The titles that the settings of the inputs add to the lexicon, each once."""
    rows = connection.execute("SELECT DISTINCT settings FROM state.files ORDER BY settings").fetchall()
    decode = msgspec.json.Decoder(Settings).decode
    return tuple(dict.fromkeys(title for (text,) in rows for title in decode(text).titles))


def selected(connection: duckdb.DuckDBPyConnection, filters: Filters) -> Mapping[str, pd.DataFrame]:
    """The frames that `build_network` needs, with the rows that may matter under `filters`.

    Of mentions, only where a name stands and whom it means. `coappearances` are the pairs over all
    events, also when the filters choose among these: then it says what is known of the pairs that are counted.
    """
    events = _events(connection, filters)
    attendance = _attendance(connection, events)
    entities = f"SELECT entity_id FROM {attendance}"
    if filters.ego is not None:
        around = _around(connection, attendance, filters.ego, filters.hops)
        query = f"SELECT DISTINCT merged_id FROM {attendance} SEMI JOIN {around} USING (entity_id)"
        events = _table(connection, "chosen_events", query)
        _attendance(connection, events)
        entities += f" UNION FROM {around}"
    elif not filters.choose_events:
        entities += " UNION SELECT entity_id FROM persons WHERE role IN ('official', 'company')"
    if filters.organizations:
        entities += " UNION SELECT entity_id FROM organizations"
    entities = _table(connection, "chosen_entities", entities)
    attributions = _attributions(connection, entities)
    quotes = _quotes(connection, attributions, events)
    articles = _articles(connection, attributions, events)
    conditions = {
        "events": f"merged_id IN (FROM {events})",
        "participations": f"event_id IN (SELECT event_id FROM events SEMI JOIN {events} USING (merged_id))",
        "persons": f"entity_id IN (FROM {entities})",
        "organizations": f"entity_id IN (FROM {entities})",
        "occupancies": f"entity_id IN (FROM {entities})",
        "attributions": f"attribution_id IN (SELECT attribution_id FROM {attributions})",
        "articles": f"article_id IN (FROM {articles})",
        "article_texts": f"article_id IN (FROM {articles})",
    }
    conditions["coappearances"] = f"source_id IN (FROM {entities}) AND target_id IN (FROM {entities})"
    if filters.max_q is not None:
        conditions["coappearances"] += f" AND q_value <= {filters.max_q}"
    frames = {
        table: typed(table, connection.execute(f"FROM ({select(table, condition)})").df())
        for table, condition in conditions.items()
    }
    names = {table: _names(connection, table, quotes) for table in ("mentions", "organization_mentions")}
    return frames | names


def _table(connection: duckdb.DuckDBPyConnection, name: str, query: str, **parameters: str | int) -> str:
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}", parameters)
    return name


def _events(connection: duckdb.DuckDBPyConnection, filters: Filters) -> str:
    """Real events of which a report fits; the report by which the event counts is one of them."""
    query = "SELECT DISTINCT merged_id FROM events WHERE true"
    if filters.since or filters.until:
        first, end = map(quoted, filters.window)
        query += f" AND date_start <> '' AND date_start < {end}"
        query += f" AND ({first} < date_end OR (date_end = '' AND {first} <= date_start))"
    if filters.event_kind:
        query += f" AND kind IN ({', '.join(map(quoted, filters.event_kind))})"
    return _table(connection, "chosen_events", query)


def _attendance(connection: duckdb.DuckDBPyConnection, events: str) -> str:
    """Who took part in each of `events`."""
    query = f"""
        SELECT DISTINCT e.merged_id, p.entity_id
        FROM participations p JOIN events e USING (event_id) SEMI JOIN {events} USING (merged_id)
    """
    return _table(connection, "chosen_attendance", query)


def _around(connection: duckdb.DuckDBPyConnection, attendance: str, ego: str, hops: int) -> str:
    """The entities called `ego` or in the event of that id, and those within `hops` common events."""
    query = """
        SELECT entity_id FROM (
            SELECT entity_id, name, aliases FROM persons
            UNION ALL SELECT entity_id, name, aliases FROM organizations
        ) WHERE $ego = entity_id OR $ego = name OR list_contains(string_split(aliases, ';'), $ego)
        UNION SELECT p.entity_id FROM participations p JOIN events e USING (event_id) WHERE e.merged_id = $ego
    """
    around = _table(connection, "entities_around", query, ego=ego)
    for _ in range(hops):
        query = f"""
            FROM {around} UNION SELECT entity_id FROM {attendance} WHERE merged_id IN
                (SELECT merged_id FROM {attendance} SEMI JOIN {around} USING (entity_id))
        """
        _table(connection, around, query)
    return around


def _attributions(connection: duckdb.DuckDBPyConnection, entities: str) -> str:
    """The attributions that are cited for the posts of `entities`."""
    query = f"""
        SELECT attribution_id, article_id FROM attributions JOIN articles USING (article_id)
        SEMI JOIN {entities} USING (entity_id)
        WINDOW posts AS (
            PARTITION BY entity_id, post, organization, qualifier ORDER BY published_on, source, ordinal, start
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        )
        QUALIFY row_number() OVER posts <= $most OR count(*) OVER posts - row_number() OVER posts < $most
    """
    return _table(connection, "chosen_attributions", query, most=MOST_CITED // 2)


def _quotes(connection: duckdb.DuckDBPyConnection, attributions: str, events: str) -> str:
    """Where the quotes may stand: a quote lies no further from its row's span than it is long."""
    query = f"""
        SELECT DISTINCT article_id, start - length(quote) AS first, "end" + length(quote) AS last FROM (
            SELECT article_id, start, "end", quote FROM attributions SEMI JOIN {attributions} USING (attribution_id)
            UNION ALL
            SELECT e.article_id, p.start, p."end", p.quote
            FROM participations p JOIN events e USING (event_id) SEMI JOIN {events} USING (merged_id)
        )
    """
    return _table(connection, "chosen_quotes", query)


def _articles(connection: duckdb.DuckDBPyConnection, attributions: str, events: str) -> str:
    """The articles that report `events` or hold `attributions`."""
    query = f"SELECT article_id FROM events SEMI JOIN {events} USING (merged_id)"
    return _table(connection, "chosen_articles", f"{query} UNION SELECT article_id FROM {attributions}")


def _names(connection: duckdb.DuckDBPyConnection, table: str, quotes: str) -> pd.DataFrame:
    """The names within `quotes`, and whom they mean."""
    query = f"""
        SELECT article_id, start, "end", entity_id FROM {table} m WHERE EXISTS (
            FROM {quotes} q WHERE q.article_id = m.article_id AND m.start >= q.first AND m."end" <= q.last
        )
    """
    return connection.execute(query).df()
