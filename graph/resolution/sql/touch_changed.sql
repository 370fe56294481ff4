-- Note the names in articles that have become duplicates, or are none any more.
INSERT INTO state.touched
SELECT DISTINCT name FROM observed.person_roles SEMI JOIN (
    (SELECT article_id FROM copies.duplicates EXCEPT SELECT article_id FROM resolved.duplicates)
    UNION
    (SELECT article_id FROM resolved.duplicates EXCEPT SELECT article_id FROM copies.duplicates)
) USING (article_id)
