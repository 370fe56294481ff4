-- How many persons, companies, posts, events and ties the kept tables have that those before had not.
SELECT * FROM (VALUES
    ('persons', (SELECT count(*) FROM state.latest_persons ANTI JOIN state.before_persons USING (entity_id)
                 WHERE role IN ('official', 'company'))),
    ('companies', (SELECT count(*) FROM state.latest_organizations ANTI JOIN state.before_organizations USING (entity_id)
                   WHERE kind = 'company')),
    ('posts', (SELECT count(*) FROM state.latest_occupancies
               ANTI JOIN state.before_occupancies USING (entity_id, post, organization, qualifier))),
    ('events', (SELECT count(DISTINCT merged_id) FROM state.latest_events ANTI JOIN state.before_events USING (merged_id))),
    ('ties', (SELECT count(*) FROM state.latest_coappearances ANTI JOIN state.before_coappearances USING (source_id, target_id)))
)
