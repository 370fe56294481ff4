-- Every report that is merged with no other is a real event by itself.
INSERT INTO resolved.merged
    SELECT event_id, event_id FROM counted.events ANTI JOIN resolved.merged USING (event_id)
