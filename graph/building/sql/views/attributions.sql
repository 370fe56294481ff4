SELECT a.*, o.entity_id
FROM counted.attributions a
JOIN resolved.owners o ON o.article_id = a.article_id AND o.name = a.person
