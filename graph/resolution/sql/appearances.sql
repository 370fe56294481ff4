-- Every appearance of a share of some names, by name and then in the order of the articles.
-- $names: a table with the column `name`. $share of $shares: the names whose hash falls into it.
SELECT a.source, a.ordinal, p.name, p.appearance
FROM counted.person_roles p
JOIN counted.articles a USING (article_id)
SEMI JOIN query_table($names) USING (name)
WHERE hash(p.name) % $shares = $share
ORDER BY p.name, a.source, a.ordinal
