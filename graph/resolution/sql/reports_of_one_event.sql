-- Pairs of reports that are of one event: of one kind, in two articles, on days that meet, with at
-- least $shared_persons persons in common, who are at least $shared_part of all persons in both; or
-- calls ($calls) of one day, of a person in common on a firm in common.
-- A report that spans more than $longest_event days is left out.
-- $share of $shares: the days whose hash falls into it. Who is in two reports is counted once, on the
-- first day that both have.
WITH dated AS (
    SELECT event_id, article_id, kind, date_start::DATE AS start, date_end::DATE AS "end"
    FROM counted.events
    WHERE date_start <> '' AND date_end::DATE - date_start::DATE <= $longest_event
),
who AS (
    SELECT event_id, entity_id, entity_kind = 'person' AS is_person
    FROM resolved.participants WHERE entity_kind IN ('person', 'company')
),
sizes AS (
    SELECT event_id, count(*) AS size FROM who WHERE is_person GROUP BY event_id
),
present AS (
    SELECT event_id, article_id, kind, entity_id, is_person, start,
           list_contains($calls, kind) AND "end" - start = 1 AS is_call,
           unnest(range(start::TIMESTAMP, "end"::TIMESTAMP, INTERVAL 1 DAY))::DATE AS day
    FROM dated JOIN who USING (event_id)
),
present_now AS (
    FROM present WHERE hash(day) % $shares = $share
),
alike AS (
    SELECT l.event_id AS "left", r.event_id AS "right", count(*) FILTER (is_person) AS shared,
           bool_and(l.is_call AND r.is_call) AND bool_or(NOT is_person) AS on_one_firm
    FROM present_now l JOIN present_now r USING (kind, entity_id, is_person, day)
    WHERE l.event_id < r.event_id AND l.article_id <> r.article_id AND l.day = greatest(l.start, r.start)
    GROUP BY "left", "right"
    HAVING shared >= $shared_persons OR (shared > 0 AND on_one_firm)
)
SELECT a."left", a."right"
FROM alike a
JOIN sizes ls ON ls.event_id = a."left"
JOIN sizes rs ON rs.event_id = a."right"
WHERE on_one_firm
   OR shared >= $shared_part * (ls.size + rs.size - shared)
