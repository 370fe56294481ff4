-- The articles of the pages that are to be read anew, in batches of about $articles articles.
CREATE TABLE plan.work AS
SELECT batch, source, input_hash, a.file, a.page, a.ordinal, a.number, a.joined, t.number AS tagged
FROM (
    SELECT source, input_hash, (sum(articles) OVER (ORDER BY file, page) - articles) // $articles AS batch
    FROM plan.pages ANTI JOIN state.pages USING (source, input_hash)
)
JOIN plan.articles a USING (source)
LEFT JOIN state.tagged t USING (tagger_input_hash)
