-- Those of some ids that entities, names of organizations and articles have. $ids: the ids.
SELECT unnest($ids::VARCHAR[]) AS id
INTERSECT (
    SELECT entity_id FROM resolved.owners
    UNION ALL SELECT article_id FROM observed.articles
    UNION ALL SELECT left(sha1('organization' || chr(31) || name), 16) FROM resolved.bodies
)
