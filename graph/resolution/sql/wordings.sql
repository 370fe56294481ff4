-- What some articles say and name, journalists left out, to compare them. $numbers: those of the articles.
WITH chosen AS MATERIALIZED (
    SELECT number, article_id FROM copies.articles WHERE number IN (SELECT unnest($numbers::INTEGER[]))
),
named AS (
    SELECT article_id, list({'start': start, 'text': text}) AS names
    FROM observed.mentions
    SEMI JOIN chosen USING (article_id)
    ANTI JOIN (
        SELECT article_id, name FROM observed.person_roles WHERE role = 'journalist'
    ) USING (article_id, name)
    GROUP BY article_id
),
dated AS (
    SELECT article_id, list(date_start) AS days
    FROM observed.events SEMI JOIN chosen USING (article_id)
    WHERE date_start <> ''
    GROUP BY article_id
)
SELECT c.number, t.text, w.body, coalesce(n.names, []), coalesce(d.days, [])
FROM chosen c
JOIN observed.article_texts t USING (article_id)
JOIN observed.article_wordings w USING (article_id)
LEFT JOIN named n USING (article_id)
LEFT JOIN dated d USING (article_id)
