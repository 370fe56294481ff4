SELECT m.*, b.entity_id, b.kind
FROM counted.organization_mentions m JOIN resolved.bodies b ON b.name = m.full_name
