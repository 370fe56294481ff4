-- Every actor who attended something, with the place and the days between which the papers named him or her.
SELECT r.number AS actor, r.entity_id, r.kind, coalesce(p.jurisdiction, '') AS place,
       coalesce(p.first_seen, '') AS first_seen, coalesce(p.last_seen, '') AS last_seen
FROM resolved.actors r
LEFT JOIN resolved.persons p USING (entity_id)
WHERE r.number IN (SELECT actor FROM present_attendance)
ORDER BY r.number
