-- The persons of a name, alias or id.
FROM persons
WHERE $called = entity_id OR $called = name OR list_contains(string_split(aliases, ';'), $called)
ORDER BY entity_id
