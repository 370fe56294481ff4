SELECT p.*, o.entity_id FROM counted.person_roles p JOIN resolved.owners o USING (article_id, name)
