-- Pairs of texts that may be copies, the earlier one and the later one, whose number is from $lowest
-- to $highest: they share at least $shared of the fingerprints of the one that has fewer, and their
-- lengths are such that one may be a copy, and they are less than $apart days apart. A text is compared with the first $first that have a
-- fingerprint, so that a phrase that all have costs no more than a rare one.
SELECT later.number, earlier.number
FROM copies.fingerprints later
JOIN copies.fingerprints earlier USING (fingerprint)
WHERE later.number BETWEEN $lowest AND $highest AND earlier.number < later.number AND earlier.place <= $first
  AND later.shingles >= $least_left * earlier.shingles
  AND earlier.shingles >= $least_before * later.shingles
  AND coalesce(later.day - earlier.day < $apart, true)
GROUP BY later.number, earlier.number
HAVING count(*) >= $shared * least(any_value(later.many), any_value(earlier.many))
ORDER BY later.number, earlier.number
