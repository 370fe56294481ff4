-- The organization that each name of one stands for: the one longer name that any article takes it for;
-- of several the name that most articles take it for, of equals the first by name. What that one is short
-- for in its turn is followed one step further. A name that is judged to be apart from another never stands for it.
CREATE OR REPLACE TABLE resolved.bodies AS
WITH votes AS (
    SELECT name, CASE WHEN a.name IS NULL THEN fuller ELSE name END AS fuller, count(*) AS votes
    FROM (
        SELECT name, fuller FROM counted.article_organizations
        UNION ALL
        SELECT DISTINCT name, name FROM counted.article_bodies
    )
    LEFT JOIN resolved.apart a USING (name, fuller)
    GROUP BY ALL
),
owners AS MATERIALIZED (
    SELECT name,
           CASE WHEN count(*) FILTER (fuller <> name) = 1 THEN max(fuller) FILTER (fuller <> name)
                ELSE arg_min(fuller, (-votes, fuller)) END AS owner
    FROM votes GROUP BY name
),
kinds AS (
    SELECT name,
           CASE WHEN bool_or(kind = 'company') THEN 'company'
                ELSE arg_max(kind, (seen, source, ordinal)) END AS kind
    FROM (
        SELECT o.name, o.kind, true AS seen, a.source, a.ordinal
        FROM counted.article_organizations o JOIN counted.articles a USING (article_id)
        UNION ALL
        SELECT DISTINCT name, kind, false, '', 0 FROM counted.article_bodies
    )
    GROUP BY name
),
followed AS (
    SELECT o.name, CASE WHEN a.name IS NULL THEN coalesce(further.owner, o.owner) ELSE o.name END AS owner
    FROM owners o LEFT JOIN owners further ON further.name = o.owner
    LEFT JOIN resolved.apart a ON a.name = o.name AND a.fuller = further.owner
),
-- The kind that a researcher gave to any name of the organization: the last correction, else that of corpus.toml.
given AS (
    SELECT f.owner, arg_max(o.kind, (o.basis = 'corrected', a.source, a.ordinal)) AS kind
    FROM counted.article_organizations o JOIN followed f USING (name) JOIN counted.articles a USING (article_id)
    WHERE o.basis <> ''
    GROUP BY f.owner
)
SELECT f.name, left(sha1('organization' || chr(31) || f.owner), 16) AS entity_id, f.owner AS title,
       coalesce(g.kind, k.kind) AS kind
FROM followed f JOIN kinds k ON k.name = f.owner LEFT JOIN given g ON g.owner = f.owner
