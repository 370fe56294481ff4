-- The duplicates, each with the article that leads: those of the same wording, and what is a near copy.
CREATE TABLE copies.duplicates AS
SELECT a.article_id, leader.article_id AS duplicate_of
FROM copies.articles a
JOIN copies.first_of_equals o USING (wording)
LEFT JOIN copies.near_copies n ON n.later = o.number
JOIN copies.articles leader ON leader.number = coalesce(n.earlier, o.number)
WHERE leader.number <> a.number
