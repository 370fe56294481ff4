SELECT c.entity_id AS company_id, c.name AS company, l.entity_id AS leader_id, l.name AS leader,
       a.jurisdiction, a.year, a.visits, a.signings, a.meetings, a.events, a.leader_events, a.company_events,
       a.company_events_of_all AS all_events, a.expected, a.p_value
FROM resolved.company_access a
JOIN resolved.actors c ON c.number = a.company
JOIN resolved.actors l ON l.number = a.leader
