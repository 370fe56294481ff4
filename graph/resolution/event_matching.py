"""Which reports tell of one real event."""

import duckdb
import pandas as pd
from networkx.utils import UnionFind

# Two reports are one event when they share at least this part of all the persons in them …
SHARED_PART = 0.5
# … and at least this many persons.
SHARED_PERSONS = 2
# A report that spans more days than this (a month, a year) is too vague to be merged with another.
LONGEST_EVENT = 15

AT_ONCE = 250_000
"""About how many participations are compared at one time: those of some days."""
PAIRS_AT_ONCE = 10_000

# Who is in two reports is counted once, on the first day that both have.
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
    SELECT event_id, article_id, kind, entity_id, start,
           unnest(range(start::TIMESTAMP, "end"::TIMESTAMP, INTERVAL 1 DAY))::DATE AS day
    FROM dated JOIN who USING (event_id)
),
here AS (FROM present WHERE hash(day) % $blocks = $block)
SELECT alike."left", alike."right" FROM (
    SELECT l.event_id AS "left", r.event_id AS "right", count(*) AS shared
    FROM here l JOIN here r USING (kind, entity_id, day)
    WHERE l.event_id < r.event_id AND l.article_id <> r.article_id AND l.day = greatest(l.start, r.start)
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
    (many,) = connection.execute("SELECT count(*) FROM settled.taking_part").fetchall()[0]
    blocks = many // AT_ONCE + 1
    same: UnionFind[str] = UnionFind()
    for block in range(blocks):
        found = connection.execute(_ALIKE, {"blocks": blocks, "block": block})
        while pairs := found.fetchmany(PAIRS_AT_ONCE):
            for left, right in pairs:
                same.union(left, right)
    merged = [(event, min(group)) for group in same.to_sets() for event in group]
    connection.register("several", pd.DataFrame(merged, columns=["event_id", "merged_id"], dtype="str"))
    connection.execute(
        """
        CREATE OR REPLACE TABLE settled.merged AS
        SELECT event_id, coalesce(s.merged_id, event_id) AS merged_id
        FROM found.events LEFT JOIN several s USING (event_id)
        """
    )
    connection.unregister("several")
