-- The holders of each seat in the order of time, with the days between one and those before; who was seen on no known
-- day stands at 0. Of whom a text only says that he or she left, the end is the place in the order.
CREATE OR REPLACE TABLE resolved.successions AS
WITH dated AS (
    SELECT h.*,
           coalesce(nullif(start_date, ''), first_observed) AS since,
           CASE WHEN start_date <> '' THEN 'stated' WHEN first_observed <> '' THEN 'observed' ELSE '' END AS since_basis,
           coalesce(nullif(end_date, ''), last_observed) AS until,
           CASE WHEN end_date <> '' THEN 'stated' WHEN last_observed <> '' THEN 'observed' ELSE '' END AS until_basis,
           is_sole AND concat(start_date, first_observed, end_date, last_observed) <> '' AS is_ordered
    FROM seats.holders h
),
listed AS (
    SELECT seat_id, entity_id, is_acting, row_number() OVER seat AS position,
           list({'entity_id': entity_id, 'person': person, 'until': until, 'is_acting': is_acting})
               OVER (seat ROWS BETWEEN $before PRECEDING AND 1 PRECEDING) AS earlier
    FROM dated
    WHERE is_ordered
    WINDOW seat AS (PARTITION BY seat_id ORDER BY coalesce(nullif(since, ''), until), nullif(until, '') NULLS LAST, entity_id, is_acting)
),
others AS (
    SELECT seat_id, entity_id, is_acting, position,
           [h FOR h IN coalesce(earlier, []) IF h.entity_id <> listed.entity_id] AS earlier
    FROM listed
),
ordered AS (
    SELECT seat_id, entity_id, is_acting, position,
           list_max([h.until FOR h IN earlier]) AS before_until,
           list_max([{'until': h.until, 'person': h.person} FOR h IN earlier IF NOT h.is_acting]) AS held_before,
           [h FOR h IN earlier IF NOT h.is_acting][-1].entity_id AS before_id,
           [h FOR h IN earlier IF NOT h.is_acting][-1].person AS before_name
    FROM others
),
spaced AS (
    SELECT d.*, coalesce(o.position, 0) AS position, o.before_id, o.before_name, o.held_before.person AS held_name,
           p.predecessor, p.predecessor_id,
           CASE WHEN since <> '' AND before_until <> '' THEN since::DATE - before_until::DATE ELSE 0 END AS days,
           CASE WHEN since <> '' AND held_before.until <> '' THEN since::DATE - held_before.until::DATE ELSE 0 END AS days_held
    FROM dated d
    LEFT JOIN ordered o USING (seat_id, entity_id, is_acting)
    LEFT JOIN seats.predecessors p USING (seat_id, entity_id)
),
cited AS (
    SELECT h.seat_id, h.entity_id, h.is_acting,
           string_agg(DISTINCT s.attribution_id, ';' ORDER BY s.attribution_id) AS attribution_ids
    FROM seats.holders h
    JOIN seats.said s ON s.entity_id = h.entity_id AND s.post = h.post AND s.organization = h.organization
        AND s.is_acting = h.is_acting
    WHERE s.seen_on IN ('', h.first_observed, h.last_observed) OR s.rule IN ('appointed', 'removed')
    GROUP BY h.seat_id, h.entity_id, h.is_acting
)
SELECT s.seat_id, jurisdiction, organization, post,
       CASE WHEN is_sole THEN 'one' ELSE 'several' END AS seats,
       position, s.entity_id, person, since, since_basis, until, until_basis, first_observed, last_observed, articles,
       greatest(days - 1, 0)::BIGINT AS gap_days,
       greatest(-days, 0)::BIGINT AS overlap_days,
       CASE WHEN is_acting THEN 'yes' ELSE '' END AS acting,
       coalesce(predecessor, '') AS predecessor,
       concat_ws('; ',
           CASE WHEN days_held < 0 AND NOT is_acting
                THEN format('seen in the post together with {} for {} days', held_name, -days_held) END,
           CASE WHEN predecessor_id <> before_id AND is_sole
                THEN format('a text names {} as predecessor, {} was seen before', predecessor, before_name) END,
           CASE WHEN since_basis = 'stated' AND first_observed <> '' AND first_observed < since
                THEN format('seen in the post on {}, before the stated start', first_observed) END,
           CASE WHEN until_basis = 'stated' AND last_observed > until
                THEN format('seen in the post on {}, after the stated end', last_observed) END
       ) AS conflict,
       coalesce(attribution_ids, '') AS attribution_ids
FROM spaced s LEFT JOIN cited USING (seat_id, entity_id, is_acting)
