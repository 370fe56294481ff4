-- The pairs whose smaller number is from $lowest to $highest: everybody has those in the list of an
-- event that come later. Unnesting the rest of a list costs a fraction of joining the attendance with itself.
--
-- Each event adds one whole number, which sums exactly in whatever order the events come: 1 from bit 96 on,
-- and below it Newman's share in units of 2^-72. The sum of the shares is cut into two DOUBLEs that hold
-- their part exactly, so that their sum is rounded once. All of it is exact for events of up to 2^19
-- participants and pairs with up to 2^23 events in common.
INSERT INTO counting.pairs
SELECT actor, target, (sums >> 96)::INTEGER,
       (
           ((sums & 79228162514264337593543950335) >> 43)::DOUBLE * 8796093022208  -- 2^96 - 1, 2^43
           + (sums & 8796093022207)::DOUBLE  -- 2^43 - 1
       ) / 4722366482869645213696::DOUBLE,  -- 2^72
       first, last
FROM (
    SELECT actor, target, sum(event_and_share) AS sums, min(start) AS first, max(last) AS last
    FROM (
        SELECT p.actor, unnest(g.actors[p.place + 1:]) AS target, p.event_and_share, p.start, p.last
        FROM (
            SELECT *,
                   (1.0::DOUBLE / (size - 1) * 4722366482869645213696::DOUBLE)::HUGEINT  -- 2^72
                   + 79228162514264337593543950336::HUGEINT AS event_and_share  -- 2^96
            FROM counting.places
            WHERE actor BETWEEN $lowest AND $highest
        ) p
        JOIN counting.gatherings g USING (event)
    )
    GROUP BY actor, target
)
