-- The articles as they are to be read: as they were cut, those that go on elsewhere joined.
CREATE TABLE plan.articles AS
SELECT source, file, page, ordinal, number, false AS joined, paper, jurisdiction, places, content_hash, tagger_input_hash
FROM state.cut_articles
ANTI JOIN plan.replaced USING (number)
UNION ALL
SELECT source, file, page, ordinal, number, true, paper, jurisdiction, places, content_hash, tagger_input_hash
FROM plan.joined
