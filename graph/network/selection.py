"""The rows that a network needs under its filters, chosen inside DuckDB: filters first, then frames.

What is chosen is never too little, and may be a little more: `build_network` itself applies the
filters exactly.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import duckdb
import networkx as nx
import pandas as pd

from graph.network.filters import Filters
from graph.network.network import build_network
from graph.store.database import opened, select
from graph.tables.frames import typed

MOST_TOGETHER = 20_000
"""A network in which more people than this come together, counted in each report, is nothing to look at."""

MOST_CITED = 10
"""Of more sentences that say that somebody holds a post, the first and the last ones are shown."""

# An event is chosen when any of its reports fits; so the one that counts is among them.
_CHOSEN = """
CREATE OR REPLACE TEMP TABLE chosen AS
    SELECT DISTINCT merged_id FROM events WHERE {}
"""
_AROUND = """
CREATE OR REPLACE TEMP TABLE reached AS
    SELECT entity_id FROM (
        SELECT entity_id, name, aliases FROM persons UNION ALL SELECT entity_id, name, aliases FROM organizations
    ) WHERE $ego = entity_id OR $ego = name OR list_contains(string_split(aliases, ';'), $ego)
    UNION SELECT p.entity_id FROM participations p JOIN events e USING (event_id) WHERE e.merged_id = $ego
"""
_FURTHER = """
CREATE OR REPLACE TEMP TABLE reached AS
    FROM reached UNION
    SELECT p.entity_id FROM together p WHERE p.merged_id IN
        (SELECT merged_id FROM together SEMI JOIN reached USING (entity_id))
"""
_TOGETHER = """
CREATE OR REPLACE TEMP TABLE together AS
    SELECT DISTINCT e.merged_id, p.entity_id
    FROM participations p JOIN events e USING (event_id) SEMI JOIN chosen USING (merged_id)
"""
_CITED = """
CREATE OR REPLACE TEMP TABLE shown_attributions AS
    SELECT attribution_id, article_id FROM attributions JOIN articles USING (article_id)
    SEMI JOIN shown USING (entity_id)
    WINDOW posts AS (
        PARTITION BY entity_id, post, organization, qualifier ORDER BY published_on, source, ordinal, start
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    )
    QUALIFY row_number() OVER posts <= $most OR count(*) OVER posts - row_number() OVER posts < $most
"""
# Only names within a sentence that is shown matter: it lies no further off than it is long.
_SENTENCES = """
CREATE OR REPLACE TEMP TABLE shown_sentences AS
    SELECT DISTINCT article_id, start - length(quote) AS first, "end" + length(quote) AS last FROM (
        SELECT article_id, start, "end", quote FROM attributions SEMI JOIN shown_attributions USING (attribution_id)
        UNION ALL
        SELECT e.article_id, p.start, p."end", p.quote
        FROM participations p JOIN events e USING (event_id) SEMI JOIN chosen USING (merged_id)
    )
"""
_NAMES = """
SELECT article_id, start, "end", entity_id FROM {} m WHERE EXISTS (
    FROM shown_sentences s WHERE s.article_id = m.article_id AND m.start >= s.first AND m."end" <= s.last
)
"""
_OF_TABLES = {
    "events": "merged_id IN (SELECT merged_id FROM chosen)",
    "participations": "event_id IN (SELECT event_id FROM events SEMI JOIN chosen USING (merged_id))",
    "persons": "entity_id IN (SELECT entity_id FROM shown)",
    "organizations": "entity_id IN (SELECT entity_id FROM shown)",
    "occupancies": "entity_id IN (SELECT entity_id FROM shown)",
    "attributions": "attribution_id IN (SELECT attribution_id FROM shown_attributions)",
    "articles": "article_id IN (SELECT article_id FROM shown_articles)",
    "article_texts": "article_id IN (SELECT article_id FROM shown_articles)",
}
_SIZES = """
CREATE OR REPLACE TEMP TABLE sizes AS
    SELECT event_id, date_start AS day, many * (many + 1) // 2 AS together
    FROM (SELECT event_id, count(*) AS many FROM participations GROUP BY event_id) JOIN events USING (event_id)
"""
_LATEST = """
WITH days AS (SELECT day, sum(together) AS together FROM sizes WHERE day <> '' GROUP BY day),
since AS (SELECT day, sum(together) OVER (ORDER BY day DESC) AS together FROM days)
SELECT coalesce(min(day) FILTER (together <= $most), max(day)) FROM since
"""
_CENTRE = """
SELECT entity_id, any_value(persons.name)
FROM participations JOIN sizes USING (event_id) JOIN persons USING (entity_id) WHERE persons.role IN ('official', 'company')
GROUP BY entity_id ORDER BY sum(together) > $most, abs(sum(together) - $most), entity_id LIMIT 1
"""


def network_of(path: Path, filters: Filters) -> "nx.Graph[str]":
    """The network of a corpus file under `filters`; raises what `opened` and `build_network` raise."""
    with opened(path) as connection:
        return build_network(selected(connection, filters), filters)


def worth_a_look(connection: duckdb.DuckDBPyConnection, filters: Filters) -> tuple[Filters, str]:
    """Filters that show no more of a corpus than can be looked at, and what part they show; blank when all.

    When `filters` leave that open it is the latest part, or, when most of the corpus has no dates,
    what surrounds one person.
    """
    if filters.cuts:
        return filters, ""
    connection.execute(_SIZES)
    undated, everything = connection.execute(
        "SELECT coalesce(sum(together) FILTER (day = ''), 0), coalesce(sum(together), 0) FROM sizes"
    ).fetchall()[0]
    if everything <= MOST_TOGETHER:
        return filters, ""
    if 2 * undated < everything:
        ((since,),) = connection.execute(_LATEST, {"most": MOST_TOGETHER}).fetchall()
        return replace(filters, since=since), f"what was from {since} on"
    centre = connection.execute(_CENTRE, {"most": MOST_TOGETHER}).fetchone()
    return (replace(filters, ego=centre[0]), f"who met {centre[1]}") if centre else (filters, "")


def selected(connection: duckdb.DuckDBPyConnection, filters: Filters) -> Mapping[str, pd.DataFrame]:
    """The frames that `build_network` needs, with the rows that may matter under `filters`.

    Of mentions, only where a name stands and whom it means.
    """
    execute = connection.execute
    execute(_CHOSEN.format(" AND ".join(_conditions(filters)) or "true"))
    execute(_TOGETHER)
    if filters.ego is not None:
        execute(_AROUND, {"ego": filters.ego})
        for _ in range(filters.hops):
            execute(_FURTHER)
        execute(
            "CREATE OR REPLACE TEMP TABLE chosen AS SELECT DISTINCT merged_id FROM together SEMI JOIN reached USING (entity_id)"
        )
        execute(_TOGETHER)
    everybody = filters.ego is None and not _conditions(filters)
    shown = "SELECT entity_id FROM together"
    if everybody:
        shown += " UNION SELECT entity_id FROM persons WHERE role IN ('official', 'company')"
    elif filters.ego is not None:
        shown += " UNION FROM reached"
    if filters.organizations:
        shown += " UNION SELECT entity_id FROM organizations"
    execute(f"CREATE OR REPLACE TEMP TABLE shown AS {shown}")
    execute(_CITED, {"most": MOST_CITED // 2})
    execute(_SENTENCES)
    execute(
        """
        CREATE OR REPLACE TEMP TABLE shown_articles AS
            SELECT article_id FROM events SEMI JOIN chosen USING (merged_id)
            UNION SELECT article_id FROM shown_attributions
        """
    )
    frames = {
        table: typed(table, execute(f"FROM ({select(table, condition)})").df())
        for table, condition in _OF_TABLES.items()
    }
    return frames | {
        table: execute(_NAMES.format(table)).df() for table in ("mentions", "organization_mentions")
    }


def _conditions(filters: Filters) -> list[str]:
    conditions = []
    if filters.since or filters.until:
        first, end = filters.window
        conditions.append(
            f"date_start <> '' AND date_start < '{end}' AND "
            f"('{first}' < date_end OR (date_end = '' AND '{first}' <= date_start))"
        )
    if filters.event_kind:
        kinds = ", ".join(f"'{kind}'" for kind in filters.event_kind)
        conditions.append(f"kind IN ({kinds})")
    return conditions
