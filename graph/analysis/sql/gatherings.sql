-- The actors of every event in which at least two took part, in the order of their numbers.
-- $attendance: a table (event, actor), each pair of numbers once.
CREATE TABLE counting.gatherings AS
SELECT event, list_sort(list(actor)) AS actors
FROM query_table($attendance)
GROUP BY event
HAVING count(*) > 1
ORDER BY event
