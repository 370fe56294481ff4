-- The issues of each paper, and the days on which one is missing: of a weekday on which the paper appeared in
-- at least $share of the weeks between its first and last issue, in $weeks weeks or more.
CREATE OR REPLACE TABLE resolved.coverage AS
WITH pages AS (
    SELECT paper, published_on::DATE AS day,
           count(*) FILTER (status IN ('read', 'unchanged', 'duplicate')) AS read, count(*) FILTER (status = 'failed') AS failed
    FROM main.sources
    WHERE paper <> '' AND length(published_on) = 10 AND status <> 'skipped'
    GROUP BY ALL
),
weekdays AS (
    SELECT paper, isodow(day) AS weekday, count(*) AS issues, quantile_disc(read, 0.5)::BIGINT AS usual
    FROM pages GROUP BY ALL
),
spans AS (SELECT paper, min(day) AS first, max(day) AS last, (max(day) - min(day)) // 7 + 1 AS weeks FROM pages GROUP BY paper),
expected AS (
    SELECT s.paper, unnest(generate_series(s.first::TIMESTAMP, s.last::TIMESTAMP, INTERVAL 1 DAY))::DATE AS day
    FROM spans s
),
due AS (
    SELECT e.paper, e.day, w.usual
    FROM expected e
    JOIN weekdays w ON w.paper = e.paper AND w.weekday = isodow(e.day)
    JOIN spans s ON s.paper = e.paper
    WHERE w.issues >= $weeks AND w.issues >= $share * s.weeks
)
SELECT paper, strftime(day, '%Y-%m-%d') AS day, coalesce(p.read, 0)::BIGINT AS pages_read,
       coalesce(d.usual, p.read, 0)::BIGINT AS pages_expected,
       CASE
           WHEN p.read IS NULL THEN 'missing'
           WHEN p.read = 0 THEN 'failed'
           WHEN p.failed > 0 OR p.read < d.usual THEN 'partial'
           ELSE 'read'
       END AS status
FROM pages p FULL JOIN due d USING (paper, day)
