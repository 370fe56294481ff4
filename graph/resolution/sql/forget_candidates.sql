-- Forget the pairs of namesakes of some names. $names: a table with the column `name`.
DELETE FROM resolved.identity_candidates WHERE left_id IN (
    SELECT entity_id FROM resolved.persons SEMI JOIN query_table($names) USING (name)
)
