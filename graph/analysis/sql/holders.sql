-- Who was seen in a seat: the occupancies of one post of one body together, acting or not. Of a body of
-- unknown place the holder's place stands for it.
CREATE TABLE seats.holders AS
SELECT left(sha1('seat' || chr(31) || o.organization || chr(31) || o.post || chr(31) || place), 16) AS seat_id,
       place AS jurisdiction, o.organization, o.post, any_value(s.is_sole) AS is_sole, o.entity_id, any_value(o.person) AS person,
       coalesce(min(nullif(o.first_observed, '')), '') AS first_observed,
       coalesce(max(nullif(o.last_observed, '')), '') AS last_observed,
       coalesce(min(nullif(o.start_date, '')), '') AS start_date,
       coalesce(max(nullif(o.end_date, '')), '') AS end_date,
       sum(o.articles)::BIGINT AS articles, bool_and(q.tenure = 'acting') AS is_acting
FROM (
    SELECT o.*, coalesce(nullif(b.jurisdiction, ''), p.jurisdiction, '') AS place
    FROM resolved.occupancies o
    LEFT JOIN (SELECT name, any_value(jurisdiction) AS jurisdiction FROM resolved.organizations GROUP BY name) b
    ON b.name = o.organization
    LEFT JOIN resolved.persons p USING (entity_id)
    WHERE o.organization <> ''
) o
JOIN seats.posts s USING (post)
JOIN seats.qualifiers q ON q.qualifier = o.qualifier AND q.tenure IN ('held', 'acting')
GROUP BY place, o.organization, o.post, o.entity_id
