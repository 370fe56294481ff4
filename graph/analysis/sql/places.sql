-- The place of every actor but the last in the list of each event, from 1, by actor.
CREATE TABLE counting.places AS
SELECT g.actor, g.event, g.place, g.size, e.start, e.last
FROM (
    SELECT unnest(actors) AS actor, event, unnest(range(1, len(actors) + 1))::INTEGER AS place,
           len(actors)::INTEGER AS size
    FROM counting.gatherings
) g
JOIN counting.real_events e ON e.number = g.event
WHERE g.place < g.size
ORDER BY g.actor
