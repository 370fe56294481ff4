-- Note the names of the persons that judgements are on. $ids: ids of entities.
INSERT INTO resolved.judged
    SELECT DISTINCT name FROM resolved.persons WHERE entity_id IN (SELECT unnest($ids::VARCHAR[]))
