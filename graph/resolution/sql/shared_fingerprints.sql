-- The fingerprints that several texts of at least $shortest shingles have, with the number of all
-- fingerprints of the text, and its place among the texts that have this one.
CREATE TABLE copies.fingerprints AS
SELECT number, fingerprint, shingles, day, many,
       (row_number() OVER (PARTITION BY fingerprint ORDER BY number))::INTEGER AS place
FROM (
    SELECT a.number, a.shingles, a.day, f.fingerprint, (count(*) OVER (PARTITION BY a.number))::INTEGER AS many
    FROM copies.articles a
    SEMI JOIN copies.first_of_equals o USING (number)
    JOIN observed.article_fingerprints f USING (article_id)
    WHERE a.shingles >= $shortest
)
SEMI JOIN (
    SELECT fingerprint FROM observed.article_fingerprints GROUP BY fingerprint HAVING count(*) > 1
) USING (fingerprint)
