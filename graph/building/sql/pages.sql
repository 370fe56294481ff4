-- The pages, each with a hash of all that its observations depend on.
-- $rules, $model: which rules and which model there are.
CREATE TABLE plan.pages AS
SELECT source, any_value(file) AS file, min(page) AS page, count(*) AS articles,
       sha1(concat_ws(' ', $rules, $model, any_value(settings), any_value(h.place),
                      string_agg(content_hash, ' ' ORDER BY ordinal))) AS input_hash
FROM plan.articles
JOIN state.homes h USING (source)
JOIN (SELECT source AS file, settings FROM state.files) USING (file)
GROUP BY source
