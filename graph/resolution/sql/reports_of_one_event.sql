-- Pairs of reports that are of one event: of one kind, in two articles, on days that meet, with at
-- least $shared_persons persons in common, who are at least $shared_part of all persons in both.
-- A report that spans more than $longest_event days is left out.
-- $share of $shares: the days whose hash falls into it. Who is in two reports is counted once, on the
-- first day that both have.
WITH dated AS (
    SELECT event_id, article_id, kind, date_start::DATE AS start, date_end::DATE AS "end"
    FROM counted.events
    WHERE date_start <> '' AND date_end::DATE - date_start::DATE <= $longest_event
),
who AS (
    SELECT event_id, entity_id FROM resolved.participants WHERE entity_kind = 'person'
),
sizes AS (
    SELECT event_id, count(*) AS size FROM who GROUP BY event_id
),
present AS (
    SELECT event_id, article_id, kind, entity_id, start,
           unnest(range(start::TIMESTAMP, "end"::TIMESTAMP, INTERVAL 1 DAY))::DATE AS day
    FROM dated JOIN who USING (event_id)
),
present_now AS (
    FROM present WHERE hash(day) % $shares = $share
),
alike AS (
    SELECT l.event_id AS "left", r.event_id AS "right", count(*) AS shared
    FROM present_now l JOIN present_now r USING (kind, entity_id, day)
    WHERE l.event_id < r.event_id AND l.article_id <> r.article_id AND l.day = greatest(l.start, r.start)
    GROUP BY "left", "right"
    HAVING shared >= $shared_persons
)
SELECT a."left", a."right"
FROM alike a
JOIN sizes ls ON ls.event_id = a."left"
JOIN sizes rs ON rs.event_id = a."right"
WHERE shared >= $shared_part * (ls.size + rs.size - shared)
