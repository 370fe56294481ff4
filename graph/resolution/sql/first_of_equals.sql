-- The first article of each wording.
CREATE TABLE copies.first_of_equals AS
SELECT wording, min(number) AS number
FROM copies.articles
GROUP BY wording
