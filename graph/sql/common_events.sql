-- The sentences that put entities `one` and `other` at a real event both were at; `other` may be events.
WITH attendance AS (
    SELECT e.merged_id, e.kind, e.name AS event, e.date_start, e.article_id, p.* EXCLUDE (event_id)
    FROM participations p JOIN events e USING (event_id)
), common AS (
    SELECT DISTINCT merged_id FROM attendance WHERE list_contains($one, entity_id)
    INTERSECT
    SELECT DISTINCT merged_id FROM attendance
    WHERE list_contains($other, entity_id) OR list_contains($other, merged_id)
)
SELECT
    a.merged_id AS event_id, a.kind, a.event, a.date_start, a.name, a.role, a.quote,
    t.headline, t.published_on, t.source, t.article_id, a.start, a."end"
FROM attendance a JOIN articles t USING (article_id) SEMI JOIN common USING (merged_id)
WHERE list_contains($one, a.entity_id) OR list_contains($other, a.entity_id)
ORDER BY a.date_start, t.published_on, t.source, t.ordinal, a.start, a.name
