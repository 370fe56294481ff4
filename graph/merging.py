"""Which reports tell of one real event."""

import duckdb
import networkx as nx

# Two reports are one event when they share at least this part of all the persons in them …
SHARED_PART = 0.5
# … and at least this many persons.
SHARED_PERSONS = 2
# A report that spans more days than this (a month, a year) is too vague to be merged with another.
LONGEST_EVENT = 15

_ALIKE = f"""
WITH dated AS (
    SELECT event_id, article_id, kind, date_start::DATE AS start, date_end::DATE AS "end"
    FROM found.events WHERE date_start <> '' AND date_end::DATE - date_start::DATE <= {LONGEST_EVENT}
),
who AS (
    SELECT event_id, entity_id FROM settled.taking_part WHERE entity_kind = 'person'
),
sizes AS (SELECT event_id, count(*) AS size FROM who GROUP BY event_id),
present AS (
    SELECT event_id, article_id, kind, entity_id,
           unnest(range(start::TIMESTAMP, "end"::TIMESTAMP, INTERVAL 1 DAY)) AS day
    FROM dated JOIN who USING (event_id)
)
SELECT alike."left", alike."right" FROM (
    SELECT l.event_id AS "left", r.event_id AS "right", count(DISTINCT l.entity_id) AS shared
    FROM present l JOIN present r USING (kind, entity_id, day)
    WHERE l.event_id < r.event_id AND l.article_id <> r.article_id
    GROUP BY "left", "right" HAVING shared >= {SHARED_PERSONS}
) alike
JOIN sizes ls ON ls.event_id = alike."left" JOIN sizes rs ON rs.event_id = alike."right"
WHERE shared >= {SHARED_PART} * (ls.size + rs.size - shared)
"""


def merge_events(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill settled.merged: for each event the id of the real event, the smallest of those that report it.

    Two reports are of one event when their days are known and meet, their kinds agree, and they
    share SHARED_PERSONS persons who are SHARED_PART of all persons in both. Reports without a
    known day stand for themselves, and two events of one article are never one by themselves.
    Reads found.events and settled.taking_part.
    """
    same: nx.Graph[str] = nx.Graph(connection.execute(_ALIKE).fetchall())
    merged = [(event, min(group)) for group in nx.connected_components(same) for event in group]
    connection.execute("CREATE OR REPLACE TEMP TABLE several (event_id VARCHAR, merged_id VARCHAR)")
    if merged:
        connection.executemany("INSERT INTO several VALUES (?, ?)", merged)
    connection.execute(
        """
        CREATE OR REPLACE TABLE settled.merged AS
        SELECT event_id, coalesce(s.merged_id, event_id) AS merged_id
        FROM found.events LEFT JOIN several s USING (event_id)
        """
    )
