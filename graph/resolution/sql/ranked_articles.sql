-- All articles, numbered in the order in which they lead: by day of issue, undated ones last, the
-- longest first; of equals the one whose source has the shortest name, as copies of files get longer ones.
-- `wording` is equal in articles of one text; of a text with fewer than $shortest shingles, of one day.
CREATE TABLE copies.articles AS
SELECT (row_number() OVER (
           ORDER BY published_on = '', published_on, shingles DESC, length(source), source, ordinal
       ))::INTEGER AS number,
       article_id, shingles::INTEGER AS shingles,
       CASE WHEN shingles < $shortest THEN text_hash || published_on ELSE text_hash END AS wording
FROM observed.articles JOIN observed.article_wordings USING (article_id)
WHERE text_hash <> ''
