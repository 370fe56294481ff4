-- The real events at which actors were, numbered by id, with what tells where and when they were: of each
-- fact what the first report has that has it, the day by the most exact one.
CREATE OR REPLACE TEMP TABLE present_happenings AS
SELECT (row_number() OVER (ORDER BY merged_id) - 1)::INTEGER AS number, *
FROM (
    SELECT m.merged_id,
           coalesce(arg_min(e.kind, e.event_id) FILTER (e.kind <> 'other'), 'other') AS kind,
           coalesce(arg_min(e.name, e.event_id) FILTER (e.name <> ''), '') AS name,
           coalesce(arg_min(e.place, e.event_id) FILTER (e.place <> ''), '') AS place,
           coalesce(arg_min(h.jurisdiction, e.event_id) FILTER (h.jurisdiction <> ''), '') AS paper,
           coalesce(
               arg_min(
                   e.date_start,
                   (
                       coalesce(nullif(e.date_end, '')::DATE - nullif(e.date_start, '')::DATE, 1), e.date_start
                   )
               ) FILTER (e.date_start <> ''), ''
           ) AS day,
           coalesce(min(a.seen_on) FILTER (a.seen_on <> ''), '') AS reported
    FROM counted.events e
    JOIN resolved.merged m USING (event_id)
    JOIN counted.articles a USING (article_id)
    LEFT JOIN state.homes h ON h.source = a.source
    WHERE m.merged_id IN (
        SELECT merged_id FROM resolved.participants JOIN resolved.merged USING (event_id)
        JOIN resolved.actors USING (entity_id)
    )
    GROUP BY m.merged_id
);
CREATE OR REPLACE TEMP TABLE present_attendance AS
SELECT DISTINCT h.number AS event, r.number AS actor
FROM resolved.participants p
JOIN resolved.merged m USING (event_id)
JOIN present_happenings h USING (merged_id)
JOIN resolved.actors r USING (entity_id)
