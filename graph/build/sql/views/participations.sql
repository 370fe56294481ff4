-- An organization stands under the name of the entity that it was resolved to.
SELECT p.* REPLACE (r.name AS name), r.entity_id
FROM counted.participations p JOIN resolved.participants r USING (event_id, position)
