-- Which entity a name stands for in each article. $names: names of persons, and of organizations as printed.
SELECT article_id, name, entity_id FROM resolved.owners WHERE name IN (SELECT unnest($names::VARCHAR[]))
UNION
SELECT m.article_id, m.name, b.entity_id
FROM counted.organization_mentions m JOIN resolved.bodies b ON b.name = m.full_name
WHERE m.name IN (SELECT unnest($names::VARCHAR[]))
