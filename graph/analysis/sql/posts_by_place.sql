-- The posts of officials with the place of each and the days between which it was seen or stated, by actor.
SELECT r.number AS actor, o.qualifier, coalesce(nullif(b.jurisdiction, ''), p.jurisdiction, '') AS place,
       o.first_observed, o.last_observed, o.start_date, o.end_date
FROM resolved.occupancies o
JOIN resolved.actors r USING (entity_id)
JOIN resolved.persons p USING (entity_id)
LEFT JOIN (SELECT name, any_value(jurisdiction ORDER BY entity_id) AS jurisdiction FROM resolved.organizations GROUP BY name) b
    ON b.name = o.organization
WHERE r.kind = 'official'
ORDER BY ALL
