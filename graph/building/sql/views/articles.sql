SELECT a.*, coalesce(d.duplicate_of, '') AS duplicate_of
FROM observed.articles a LEFT JOIN resolved.duplicates d USING (article_id)
