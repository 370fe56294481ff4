-- The officials of one place in each list: those whom a sentence names for one event in one role, in the order of
-- print. A list of a meeting that two papers report is two observations of its order.
SELECT p.jurisdiction, left(a.seen_on, 4) AS year, l.list, p.entity_id, p.name
FROM (
    SELECT dense_rank() OVER (ORDER BY r.event_id, r.role, r.quote) AS list, r.event_id, o.entity_id, min(r.start) AS start
    FROM counted.participations r JOIN resolved.participants o USING (event_id, position)
    WHERE r.entity_kind = 'person' AND r.role NOT IN ('chair', 'speaker')
    GROUP BY r.event_id, r.role, r.quote, o.entity_id
) l
JOIN counted.events e USING (event_id)
JOIN counted.articles a USING (article_id)
JOIN resolved.persons p ON p.entity_id = l.entity_id AND p.role = 'official' AND p.jurisdiction <> ''
WHERE a.seen_on <> ''
ORDER BY p.jurisdiction, year, l.list, l.start, p.entity_id
