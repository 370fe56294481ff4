-- A source names somebody when an article that is on it, perhaps only in part, does.
SELECT s.* REPLACE (
           CASE
               WHEN s.status IN ('read', 'unchanged') AND d.source IS NOT NULL THEN 'duplicate'
               ELSE s.status
           END AS status,
           CASE
               WHEN NOT s.is_given THEN 'no longer among the inputs'
               WHEN s.status NOT IN ('read', 'unchanged') THEN s.reason
               WHEN d.source IS NOT NULL THEN concat_ws('; ', nullif(s.reason, ''), 'says what another source says')
               WHEN p.source IS NULL THEN concat_ws('; ', nullif(s.reason, ''), 'names nobody')
               ELSE s.reason
           END AS reason,
           coalesce(d.duplicate_of, s.duplicate_of) AS duplicate_of
       ),
       coalesce(a.articles, 0) AS articles
FROM state.sources s
LEFT JOIN resolved.duplicate_sources d USING (source)
LEFT JOIN (SELECT source, count(*) AS articles FROM observed.articles GROUP BY source) a USING (source)
LEFT JOIN (
    SELECT DISTINCT source FROM observed.article_segments SEMI JOIN observed.person_roles USING (article_id)
) p USING (source)
