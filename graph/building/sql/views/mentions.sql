SELECT m.*, coalesce(o.entity_id, b.entity_id, '') AS entity_id
FROM counted.mentions m
LEFT JOIN resolved.owners o ON m.label = 'PERSON' AND o.article_id = m.article_id AND o.name = m.name
LEFT JOIN resolved.bodies b ON m.label = 'ORGANIZATION' AND b.name = m.name
