-- A source names somebody when an article that is on it, perhaps only in part, does.
SELECT s.* REPLACE (
           CASE
               WHEN NOT s.is_given THEN 'no longer among the inputs'
               WHEN s.reason = '' AND s.status IN ('read', 'unchanged') AND p.source IS NULL THEN 'names nobody'
               ELSE s.reason
           END AS reason
       ),
       coalesce(a.articles, 0) AS articles
FROM state.sources s
LEFT JOIN (SELECT source, count(*) AS articles FROM observed.articles GROUP BY source) a USING (source)
LEFT JOIN (
    SELECT DISTINCT source FROM observed.article_segments SEMI JOIN observed.person_roles USING (article_id)
) p USING (source)
