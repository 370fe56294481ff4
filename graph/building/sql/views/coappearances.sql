SELECT s.entity_id AS source_id, s.name AS source, s.kind AS source_kind,
       t.entity_id AS target_id, t.name AS target, t.kind AS target_kind,
       p.events::BIGINT AS events, p.weight, NULL::DOUBLE AS p_value,
       coalesce(strftime(p.first, '%Y-%m-%d'), '') AS first_date,
       coalesce(strftime(p.last, '%Y-%m-%d'), '') AS last_date
FROM resolved.pairs p
JOIN resolved.actors s ON s.number = p.source
JOIN resolved.actors t ON t.number = p.target
