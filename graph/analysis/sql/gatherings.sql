-- The actors of every real event in which at least two took part, in the order of their numbers.
CREATE TABLE counting.gatherings AS
SELECT event, list_sort(list(actor)) AS actors
FROM counting.attendance
GROUP BY event
HAVING count(*) > 1
ORDER BY event
