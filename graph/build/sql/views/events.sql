SELECT e.*, m.merged_id FROM observed.events e JOIN resolved.merged m USING (event_id)
