-- Who was at the same real events as a person, the closest first.
SELECT target_id AS entity_id, target AS name, target_kind AS kind, events, weight, first_date, last_date
FROM coappearances WHERE source_id = $person
UNION ALL
SELECT source_id, source, source_kind, events, weight, first_date, last_date
FROM coappearances WHERE target_id = $person
ORDER BY weight DESC, events DESC, name, entity_id
