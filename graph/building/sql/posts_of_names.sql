-- The posts that texts say are held by persons of some names, in the files with these settings.
-- $names: the names. $settings: the settings as JSON.
SELECT t.person, t.post, t.organization, a.published_on, a.source
FROM main.attributions t JOIN main.articles a USING (article_id)
WHERE t.person IN (SELECT unnest($names::VARCHAR[])) AND t.rule NOT IN ('roster', 'removed', 'held', 'corrected')
  AND t.qualifier IN ('', '代', '任')
  AND a.source IN (
      SELECT c.source FROM state.cut_articles c JOIN state.files f ON c.file = f.source WHERE f.settings = $settings
  )
ORDER BY a.published_on, a.source, t.start
