-- The sources all of whose articles are duplicates, each with the source of the first one's leader.
CREATE OR REPLACE TABLE resolved.duplicate_sources AS
SELECT a.source, arg_min(leader.source, a.ordinal) AS duplicate_of
FROM observed.articles a
LEFT JOIN resolved.duplicates d USING (article_id)
LEFT JOIN observed.articles leader ON leader.article_id = d.duplicate_of
GROUP BY a.source
HAVING count(*) = count(d.duplicate_of) AND bool_and(leader.source <> a.source)
