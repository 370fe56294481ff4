-- Who took part in which reported event, once each, at the first place where the article names them.
-- A firm is the one, and stands under the name, that its article has in full for it.
-- $share of $shares: the articles whose hash falls into it.
INSERT INTO resolved.participants
SELECT event_id, entity_id, min(position), arg_min(name, position), arg_min(entity_kind, position)
FROM (
    SELECT p.event_id, o.entity_id, p.position, p.name, p.entity_kind
    FROM counted.participations p JOIN resolved.owners o USING (article_id, name)
    WHERE p.entity_kind = 'person'
      AND hash(p.article_id) % $shares = $share AND hash(o.article_id) % $shares = $share
    UNION ALL
    SELECT p.event_id, coalesce(b.entity_id, left(sha1('organization' || chr(31) || p.name), 16)),
           p.position, coalesce(o.fuller, p.name), p.entity_kind
    FROM counted.participations p
    LEFT JOIN (FROM counted.article_organizations ANTI JOIN resolved.apart USING (name, fuller)) o
        USING (article_id, name)
    LEFT JOIN resolved.bodies b ON b.name = coalesce(o.fuller, p.name)
    WHERE p.entity_kind <> 'person' AND hash(p.article_id) % $shares = $share
)
GROUP BY event_id, entity_id
