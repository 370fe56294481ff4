"""Who took part in one event with whom, how often and how closely, counted inside DuckDB."""

import duckdb

AT_ONCE = 500_000
"""About how many times two people come together is counted at one time."""

# Newman's shares are summed as whole numbers of 2^-62, exactly, in whatever order the events come. Only
# what fits into 64 bits becomes a DOUBLE by one rounding; of the few larger sums their digits are read.
_SHARES = """
CREATE OR REPLACE TEMP TABLE shares AS
    WITH sizes AS (SELECT meeting, count(*) - 1 AS others FROM attendance GROUP BY meeting HAVING count(*) > 1)
    SELECT a.meeting, a.actor, (4611686018427387904.0::DOUBLE / s.others)::HUGEINT AS share, m.start, m.last
    FROM attendance a JOIN sizes s USING (meeting) JOIN meetings m ON m.number = a.meeting
    ORDER BY a.meeting, a.actor;
CREATE OR REPLACE TEMP TABLE pairs (
    source INTEGER, target INTEGER, events BIGINT, weight DOUBLE, first DATE, last DATE
);
"""
_TOGETHER = "SELECT coalesce(sum(size * (size - 1) // 2), 0) FROM (SELECT count(*) AS size FROM shares GROUP BY meeting)"
_BLOCK = """
INSERT INTO pairs
    SELECT source, target, events,
           CASE WHEN shares < 18446744073709551616 THEN shares::DOUBLE ELSE shares::VARCHAR::DOUBLE END
               / 4611686018427387904.0::DOUBLE,
           first, last
    FROM (
        SELECT l.actor AS source, r.actor AS target, count(*) AS events, sum(l.share) AS shares,
               min(l.start) AS first, max(l.last) AS last
        FROM shares l JOIN shares r ON l.meeting = r.meeting AND l.actor < r.actor
        WHERE l.actor % $blocks = $block GROUP BY source, target
    )
"""


def count_pairs(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the temporary table `pairs` with everybody who took part in an event with another.

    The weight is Newman's (2001): the sum over the common events of 1/(n-1), where n counts who took
    part. It is as `math.fsum` would give it. Reads the tables `attendance` (meeting, actor: numbers,
    each pair of them once) and `meetings` (number, start, last: its first and last day). Works
    through blocks of actors, so that memory does not grow with the number of pairs.
    """
    connection.execute(_SHARES)
    (together,) = connection.execute(_TOGETHER).fetchall()[0]
    blocks = int(together) // AT_ONCE + 1
    for block in range(blocks):
        connection.execute(_BLOCK, {"blocks": blocks, "block": block})
