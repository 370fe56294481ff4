-- All articles, numbered in the order in which they lead: by day of issue, undated ones last, the
-- longest first; of equals the one whose source has the shortest name, as copies of files get longer ones.
-- `wording` is equal in articles of one text; of a text with fewer than $shortest shingles, of one day;
-- and not where the first of the text is $apart days older or more: each spell of $apart days is one.
CREATE TABLE copies.articles AS
SELECT (row_number() OVER (
           ORDER BY published_on = '', published_on, shingles DESC, length(source), source, ordinal
       ))::INTEGER AS number,
       article_id, shingles::INTEGER AS shingles, day,
       CASE
           WHEN shingles < $shortest THEN text_hash || published_on
           ELSE text_hash || coalesce((day - min(day) OVER (PARTITION BY text_hash)) // $apart, 0)
       END AS wording
FROM (
    SELECT *, try_cast(rpad(published_on, 10, '-01-01') AS DATE) AS day FROM observed.articles
) JOIN observed.article_wordings USING (article_id)
WHERE text_hash <> ''
