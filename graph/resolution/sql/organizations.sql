-- The organizations, with all forms in which they are printed.
CREATE OR REPLACE TABLE resolved.organizations AS
WITH forms AS (
    SELECT entity_id, title, name FROM resolved.bodies
    UNION
    SELECT b.entity_id, b.title, m.name
    FROM (SELECT DISTINCT full_name, name FROM counted.organization_mentions) m
    JOIN resolved.bodies b ON b.name = m.full_name
),
named AS (
    SELECT entity_id, any_value(title) AS name,
           coalesce(string_agg(name, ';' ORDER BY name) FILTER (name <> title), '') AS aliases
    FROM forms GROUP BY entity_id
),
seen AS (
    SELECT b.entity_id, count(DISTINCT article_id) AS articles
    FROM (SELECT DISTINCT article_id, full_name FROM counted.organization_mentions) m
    JOIN resolved.bodies b ON b.name = m.full_name
    JOIN counted.articles a USING (article_id)
    GROUP BY b.entity_id
),
-- An organization's own place, where all articles that tell one tell the same.
placed AS (
    SELECT b.entity_id, max(p.place) AS jurisdiction
    FROM (
        SELECT name, place FROM counted.article_organizations
        UNION ALL
        SELECT name, place FROM counted.article_bodies
    ) p
    JOIN resolved.bodies b USING (name)
    WHERE p.place <> ''
    GROUP BY b.entity_id
    HAVING count(DISTINCT p.place) = 1
),
kinds AS (SELECT DISTINCT entity_id, kind FROM resolved.bodies),
given AS (
    SELECT DISTINCT b.entity_id
    FROM counted.article_organizations o JOIN resolved.bodies b USING (name)
    WHERE o.basis = 'corrected'
)
SELECT entity_id, n.name, n.aliases, k.kind, coalesce(p.jurisdiction, '') AS jurisdiction,
       coalesce(s.articles, 0) AS articles, CASE WHEN g.entity_id IS NULL THEN '' ELSE 'yes' END AS corrected
FROM named n JOIN kinds k USING (entity_id) LEFT JOIN seen s USING (entity_id)
LEFT JOIN placed p USING (entity_id)
LEFT JOIN given g USING (entity_id)
