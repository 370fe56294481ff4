-- The organization that each of some names stands for. $names: the names.
SELECT name, entity_id FROM resolved.bodies WHERE name IN (SELECT unnest($names::VARCHAR[]))
