-- Which actor took part in which real event, each pair of their numbers once.
CREATE TABLE counting.attendance AS
SELECT DISTINCT e.number AS event, a.number AS actor
FROM resolved.participants p
JOIN resolved.merged USING (event_id)
JOIN counting.real_events e USING (merged_id)
JOIN resolved.actors a USING (entity_id)
