"""Who took part in one event with whom, how often and how closely, counted inside DuckDB."""

import duckdb

AT_ONCE = 500_000
"""About how many times two people come together is counted at one time."""

# Who took part in an event is one list, and everybody has those in it that come later: unnesting the
# rest of a list costs a fraction of joining the attendance with itself. Blocks are neighbours by number,
# as even as whole actors allow.
_PREPARED = """
CREATE OR REPLACE TEMP TABLE gatherings AS
    SELECT meeting, list_sort(list(actor)) AS actors FROM attendance GROUP BY meeting HAVING count(*) > 1
    ORDER BY meeting;
CREATE OR REPLACE TEMP TABLE places AS
    SELECT c.actor, c.meeting, c.place, c.size, m.start, m.last
    FROM (
        SELECT unnest(actors) AS actor, meeting, unnest(range(1, len(actors) + 1))::INTEGER AS place,
               len(actors)::INTEGER AS size
        FROM gatherings
    ) c JOIN meetings m ON m.number = c.meeting
    WHERE c.place < c.size ORDER BY c.actor;
CREATE OR REPLACE TEMP TABLE pairs (
    source INTEGER, target INTEGER, events INTEGER, weight DOUBLE, first DATE, last DATE
);
"""
_BLOCKS = """
SELECT min(actor), max(actor) FROM (
    SELECT actor, (sum(sum(size - place)) OVER (ORDER BY actor) - 1) // $at_once AS block
    FROM places GROUP BY actor
) GROUP BY block ORDER BY block
"""
# Each event adds one whole number, which sums exactly in whatever order the events come: 1 from bit 96 on,
# and below it Newman's share in units of 2^-72. The sum of the shares is cut into two DOUBLEs that hold
# their part exactly, so that their sum is rounded once. All of it is exact for events of up to 2^19
# participants and pairs with up to 2^23 events in common.
_BLOCK = f"""
INSERT INTO pairs
    SELECT actor, target, (sums >> 96)::INTEGER,
           (((sums & {2**96 - 1}) >> 43)::DOUBLE * {2**43} + (sums & {2**43 - 1})::DOUBLE) / {2**72}::DOUBLE,
           first, last
    FROM (
        SELECT actor, target, sum(event) AS sums, min(start) AS first, max(last) AS last
        FROM (
            SELECT p.actor, unnest(c.actors[p.place + 1:]) AS target, p.event, p.start, p.last
            FROM (
                SELECT *, (1.0::DOUBLE / (size - 1) * {2**72}::DOUBLE)::HUGEINT + {2**96}::HUGEINT AS event
                FROM places WHERE actor BETWEEN $lowest AND $highest
            ) p JOIN gatherings c USING (meeting)
        ) GROUP BY actor, target
    )
"""


def count_pairs(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the temporary table `pairs` with everybody who took part in an event with another.

    The weight is Newman's (2001): the sum over the common events of 1/(n-1), where n counts who took
    part. It is as `math.fsum` would give it. Reads the tables `attendance` (meeting, actor: numbers,
    each pair of them once) and `meetings` (number, start, last: its first and last day). Works
    through blocks of actors, so that the working memory does not grow with the number of pairs.
    """
    connection.execute(_PREPARED)
    for lowest, highest in connection.execute(_BLOCKS, {"at_once": AT_ONCE}).fetchall():
        connection.execute(_BLOCK, {"lowest": lowest, "highest": highest})
    connection.execute("DROP TABLE gatherings; DROP TABLE places")
