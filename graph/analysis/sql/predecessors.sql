-- What each attribution says of a seat, and whom the article of an appointment calls its former holder.
CREATE TABLE seats.said AS
SELECT a.attribution_id, a.article_id, o.entity_id, a.post, a.organization, a.rule, a.qualifier, a.person,
       coalesce(q.tenure, 'held') AS tenure, t.seen_on
FROM counted.attributions a
JOIN resolved.owners o ON o.article_id = a.article_id AND o.name = a.person
JOIN counted.articles t ON t.article_id = a.article_id
LEFT JOIN seats.qualifiers q ON q.qualifier = a.qualifier
WHERE a.rule <> 'collective' AND a.organization <> '';
CREATE TABLE seats.predecessors AS
SELECT s.seat_id, s.entity_id, min(former.person) AS predecessor, min(former.entity_id) AS predecessor_id
FROM seats.holders s
JOIN seats.said mine ON mine.entity_id = s.entity_id AND mine.post = s.post AND mine.organization = s.organization
    AND mine.rule = 'appointed'
JOIN seats.said former ON former.article_id = mine.article_id AND former.entity_id <> s.entity_id
    AND former.post = s.post AND former.organization = s.organization
    AND (former.rule = 'removed' OR former.tenure = 'former')
GROUP BY s.seat_id, s.entity_id
HAVING count(DISTINCT former.entity_id) = 1
