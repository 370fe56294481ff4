-- The names of organizations that have one of some ids, whatever they stand for. $ids: the ids.
SELECT id, any_value(name) FROM (
    SELECT name, left(sha1('organization' || chr(31) || name), 16) AS id
    FROM (SELECT name FROM counted.article_organizations UNION SELECT name FROM counted.article_bodies)
)
WHERE id IN (SELECT unnest($ids::VARCHAR[])) GROUP BY id
