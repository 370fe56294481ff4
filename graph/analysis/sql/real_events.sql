-- The real events, numbered, each with its first and last day as its most exact report gives them.
CREATE TABLE attended.real_events AS
SELECT (row_number() OVER ())::INTEGER AS number, merged_id, arg_min(start, span) AS start,
       arg_min("end", span) - 1 AS last
FROM (
    SELECT merged_id, start, "end", ("end" - start, start) AS span
    FROM (
        SELECT merged_id, nullif(date_start, '')::DATE AS start,
               coalesce(nullif(date_end, '')::DATE, nullif(date_start, '')::DATE + 1) AS "end"
        FROM counted.events JOIN resolved.merged USING (event_id)
    )
)
GROUP BY merged_id
