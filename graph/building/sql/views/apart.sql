SELECT s.entity_id AS source_id, s.name AS source, s.kind AS source_kind,
       t.entity_id AS target_id, t.name AS target, t.kind AS target_kind,
       p.events::BIGINT AS events, p.expected, p.p_value, p.q_value
FROM resolved.pairs_apart p
JOIN resolved.actors s ON s.number = p.source
JOIN resolved.actors t ON t.number = p.target
