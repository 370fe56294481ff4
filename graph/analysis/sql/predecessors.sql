-- What each attribution says of a seat, and whom the article of an appointment calls its former holder.
CREATE TABLE seats.statements AS
SELECT a.attribution_id, a.article_id, o.entity_id, a.post, coalesce(b.organization, a.organization) AS organization,
       a.rule, a.person, a.title, coalesce(q.tenure, 'held') AS tenure, t.seen_on
FROM counted.attributions a
JOIN resolved.owners o ON o.article_id = a.article_id AND o.name = a.person
JOIN counted.articles t ON t.article_id = a.article_id
LEFT JOIN seats.qualifiers q ON q.qualifier = a.qualifier
LEFT JOIN seats.bodies b ON b.name = a.organization
WHERE a.rule <> 'collective' AND a.organization <> '';
CREATE TABLE seats.said AS
SELECT s.* EXCLUDE (title), tenure = 'acting' OR (rule IN ('appointed', 'removed') AND contains(title, '代')) AS is_acting
FROM seats.statements s
UNION ALL
SELECT s.* EXCLUDE (title) REPLACE (p.senior AS post), true
FROM seats.statements s JOIN seats.posts p USING (post)
WHERE tenure = 'stands_in' AND p.senior <> '';
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
