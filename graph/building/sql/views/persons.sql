-- A person has the real events that he or she took part in.
SELECT p.*, coalesce(e.events, 0) AS events
FROM resolved.persons p
LEFT JOIN (
    SELECT entity_id, count(DISTINCT merged_id) AS events
    FROM resolved.participants JOIN resolved.merged USING (event_id)
    GROUP BY entity_id
) e USING (entity_id)
