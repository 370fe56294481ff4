SELECT s.entity_id AS source_id, s.name AS source, s.kind AS source_kind,
       t.entity_id AS target_id, t.name AS target, t.kind AS target_kind,
       p.events::BIGINT AS events, p.weight, e.p_value,
       coalesce(strftime(p.first, '%Y-%m-%d'), '') AS first_date,
       coalesce(strftime(p.last, '%Y-%m-%d'), '') AS last_date,
       e.expected, e.q_value
FROM resolved.pairs p
JOIN resolved.actors s ON s.number = p.source
JOIN resolved.actors t ON t.number = p.target
LEFT JOIN resolved.ties e ON e.source = p.source AND e.target = p.target
