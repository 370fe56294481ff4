-- The first and last number of each block of actors, in each of which about $at_once times two people
-- come together. Blocks are neighbours by number, as even as whole actors allow.
SELECT min(actor), max(actor)
FROM (
    SELECT actor, (sum(sum(size - place)) OVER (ORDER BY actor) - 1) // $at_once AS block
    FROM counting.places
    GROUP BY actor
)
GROUP BY block
ORDER BY block
