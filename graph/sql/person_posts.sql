-- The posts of a person in the order of time.
FROM occupancies WHERE entity_id = $person ORDER BY first_observed, last_observed, post, organization
