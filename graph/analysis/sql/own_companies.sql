-- Persons with the companies that a post of theirs is of: where one is for the other, they meet by duty.
SELECT DISTINCT r.number AS person, c.number AS company
FROM resolved.occupancies o
JOIN resolved.actors r USING (entity_id)
JOIN (
    SELECT entity_id, unnest(list_append(string_split(aliases, ';'), name)) AS name FROM resolved.organizations
    WHERE kind = 'company'
) g ON g.name = o.organization
JOIN resolved.actors c ON c.entity_id = g.entity_id
ORDER BY ALL
