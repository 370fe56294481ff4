-- The reports of events that a person took part in, in the order of time.
SELECT e.*, p.role AS person_role
FROM events e JOIN (
    SELECT event_id, string_agg(DISTINCT role, ';' ORDER BY role) AS role
    FROM participations WHERE entity_id = $person GROUP BY event_id
) p USING (event_id)
ORDER BY e.date_start, e.event_id
