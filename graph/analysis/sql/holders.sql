-- Who was seen in a seat: a post of one body, acting and not acting apart. A deputy who stands in is in his or her
-- own post, and acting in the one above it. Of a body of unknown place the holder's place stands for it; bodies
-- that are resolved to one are one.
CREATE TABLE seats.bodies AS
SELECT b.name, b.title AS organization, o.jurisdiction
FROM resolved.bodies b JOIN resolved.organizations o USING (entity_id);
CREATE TABLE seats.occupancies AS
SELECT o.* REPLACE (coalesce(b.organization, o.organization) AS organization),
       o.organization AS printed, q.tenure, coalesce(nullif(b.jurisdiction, ''), p.jurisdiction, '') AS place
FROM resolved.occupancies o
JOIN seats.qualifiers q USING (qualifier)
LEFT JOIN seats.bodies b ON b.name = o.organization
LEFT JOIN resolved.persons p USING (entity_id)
WHERE o.organization <> '' AND q.tenure IN ('held', 'acting', 'stands_in');
CREATE TABLE seats.filled AS
SELECT entity_id, person, post, organization, place, tenure = 'acting' AS is_acting, first_observed, last_observed,
       start_date, end_date, articles
FROM seats.occupancies
UNION ALL
SELECT o.entity_id, person, s.senior, organization, place, true, first_observed, last_observed, '', '', articles
FROM seats.occupancies o JOIN seats.posts s USING (post)
WHERE tenure = 'stands_in' AND s.senior <> '';
CREATE TABLE seats.holders AS
SELECT left(sha1('seat' || chr(31) || o.organization || chr(31) || o.post || chr(31) || place), 16) AS seat_id,
       place AS jurisdiction, o.organization, o.post, any_value(s.is_sole) AS is_sole, o.entity_id, any_value(o.person) AS person,
       coalesce(min(nullif(o.first_observed, '')), '') AS first_observed,
       coalesce(max(nullif(o.last_observed, '')), '') AS last_observed,
       coalesce(min(nullif(o.start_date, '')), '') AS start_date,
       coalesce(max(nullif(o.end_date, '')), '') AS end_date,
       sum(o.articles)::BIGINT AS articles, o.is_acting
FROM seats.filled o
JOIN seats.posts s USING (post)
GROUP BY place, o.organization, o.post, o.entity_id, o.is_acting
