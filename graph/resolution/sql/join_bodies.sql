-- Give the names of one organization to another one. $lead: the id of the one that has them then; $other: whose they were.
UPDATE resolved.bodies SET entity_id = $lead, title = l.title, kind = l.kind
FROM (SELECT any_value(title) AS title, any_value(kind) AS kind FROM resolved.bodies WHERE entity_id = $lead) l
WHERE entity_id = $other
