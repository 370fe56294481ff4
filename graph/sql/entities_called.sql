-- The persons and organizations of a name, alias or id.
SELECT entity_id FROM (
    SELECT entity_id, name, aliases FROM persons
    UNION ALL SELECT entity_id, name, aliases FROM organizations
) WHERE $called = entity_id OR $called = name OR list_contains(string_split(aliases, ';'), $called)
ORDER BY entity_id
