SELECT e.*, m.merged_id FROM counted.events e JOIN resolved.merged m USING (event_id)
