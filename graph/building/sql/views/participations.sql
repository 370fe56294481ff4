-- A firm stands under the fullest name that its article has for it.
SELECT p.* REPLACE (r.name AS name), r.entity_id
FROM counted.participations p JOIN resolved.participants r USING (event_id, position)
