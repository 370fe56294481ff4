-- The holders of each seat in the order of time, with the days between one and the next; who was seen on no known
-- day stands at 0.
CREATE OR REPLACE TABLE resolved.successions AS
WITH dated AS (
    SELECT h.*,
           coalesce(nullif(start_date, ''), first_observed) AS since,
           CASE WHEN start_date <> '' THEN 'stated' WHEN first_observed <> '' THEN 'observed' ELSE '' END AS since_basis,
           coalesce(nullif(end_date, ''), last_observed) AS until,
           CASE WHEN end_date <> '' THEN 'stated' WHEN last_observed <> '' THEN 'observed' ELSE '' END AS until_basis
    FROM seats.holders h
),
ordered AS (
    SELECT d.*,
           CASE WHEN is_sole AND since <> '' THEN row_number() OVER seat ELSE 0 END AS position,
           CASE WHEN is_sole AND since <> '' THEN lag(entity_id) OVER seat END AS before_id,
           CASE WHEN is_sole AND since <> '' THEN lag(person) OVER seat END AS before_name,
           CASE WHEN is_sole AND since <> '' THEN lag(until) OVER seat END AS before_until,
           CASE WHEN is_sole AND since <> '' THEN lag(until_basis) OVER seat END AS before_basis,
           CASE WHEN is_sole AND since <> '' THEN lag(is_acting) OVER seat END AS before_acting
    FROM dated d
    WINDOW seat AS (PARTITION BY seat_id ORDER BY nullif(since, '') NULLS LAST, nullif(until, '') NULLS LAST, entity_id)
),
spaced AS (
    SELECT o.*, p.predecessor, p.predecessor_id,
           CASE WHEN since <> '' AND before_until <> '' THEN since::DATE - before_until::DATE ELSE 0 END AS days
    FROM ordered o LEFT JOIN seats.predecessors p USING (seat_id, entity_id)
),
cited AS (
    SELECT h.seat_id, h.entity_id,
           string_agg(DISTINCT s.attribution_id, ';' ORDER BY s.attribution_id) AS attribution_ids
    FROM seats.holders h
    JOIN seats.said s ON s.entity_id = h.entity_id AND s.post = h.post AND s.organization = h.organization
    WHERE s.seen_on IN ('', h.first_observed, h.last_observed) OR s.rule IN ('appointed', 'removed')
    GROUP BY h.seat_id, h.entity_id
)
SELECT s.seat_id, jurisdiction, organization, post,
       CASE WHEN is_sole THEN 'one' ELSE 'several' END AS seats,
       position, s.entity_id, person, since, since_basis, until, until_basis, first_observed, last_observed, articles,
       greatest(days - 1, 0)::BIGINT AS gap_days,
       greatest(-days, 0)::BIGINT AS overlap_days,
       CASE WHEN is_acting THEN 'yes' ELSE '' END AS acting,
       coalesce(predecessor, '') AS predecessor,
       concat_ws('; ',
           CASE WHEN days < 0 AND NOT before_acting AND NOT is_acting
                THEN format('seen in the post together with {} for {} days', before_name, -days) END,
           CASE WHEN predecessor_id IS NOT NULL AND predecessor_id IS DISTINCT FROM before_id AND is_sole
                THEN format('a text names {} as predecessor, {} was seen before',
                            predecessor, coalesce(before_name, 'nobody')) END,
           CASE WHEN since_basis = 'stated' AND first_observed <> '' AND first_observed < since
                THEN format('seen in the post on {}, before the stated start', first_observed) END,
           CASE WHEN until_basis = 'stated' AND last_observed > until
                THEN format('seen in the post on {}, after the stated end', last_observed) END
       ) AS conflict,
       coalesce(attribution_ids, '') AS attribution_ids
FROM spaced s LEFT JOIN cited USING (seat_id, entity_id)
