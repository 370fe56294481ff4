-- Which official was with which company, by the jurisdiction of the paper and the year, beside how often each of them was at
-- an event with companies there at all.
CREATE OR REPLACE TEMP TABLE present_access AS
WITH gathered AS (
    SELECT h.number AS event, h.paper AS jurisdiction, left(coalesce(nullif(h.day, ''), h.reported), 4) AS year, h.kind,
           a.actor, r.kind AS actor_kind
    FROM present_happenings h
    JOIN present_attendance a ON a.event = h.number
    JOIN resolved.actors r ON r.number = a.actor
    WHERE h.number IN (
        SELECT event FROM present_attendance JOIN resolved.actors r ON r.number = actor WHERE r.kind = 'company'
    )
),
totals AS (SELECT jurisdiction, year, count(DISTINCT event) AS events FROM gathered GROUP BY jurisdiction, year),
own AS (SELECT jurisdiction, year, actor, count(*) AS events FROM gathered GROUP BY jurisdiction, year, actor)
SELECT c.actor AS company, l.actor AS leader, c.jurisdiction, c.year,
       count(*) FILTER (c.kind IN ('inspection', 'visit')) AS visits,
       count(*) FILTER (c.kind = 'signing') AS signings,
       count(*) FILTER (c.kind = 'meeting') AS meetings,
       count(*) AS events, any_value(v.events) AS leader_events, any_value(o.events) AS company_events,
       any_value(t.events) AS company_events_of_all
FROM gathered c
JOIN gathered l ON l.event = c.event AND c.actor_kind = 'company' AND l.actor_kind = 'official'
JOIN totals t ON t.jurisdiction = c.jurisdiction AND t.year = c.year
JOIN own v ON v.jurisdiction = c.jurisdiction AND v.year = c.year AND v.actor = l.actor
JOIN own o ON o.jurisdiction = c.jurisdiction AND o.year = c.year AND o.actor = c.actor
GROUP BY c.actor, l.actor, c.jurisdiction, c.year
ORDER BY ALL
