-- Forget that those pages were read whose text has one of the $quotes, without white space, in the source beside it.
DELETE FROM state.pages WHERE source IN (
    SELECT DISTINCT a.source
    FROM (
        SELECT source, regexp_replace(text, '[\s\p{Z}\x{0b}\x{1c}-\x{1f}\x{85}]+', '', 'g') AS words
        FROM observed.articles JOIN observed.article_texts USING (article_id)
    ) a
    JOIN (SELECT unnest($quotes::VARCHAR[]) AS quote, unnest($sources::VARCHAR[]) AS source) q
    ON contains(a.words, q.quote) AND q.source IN ('', a.source)
)
