-- What each page has to say of the place that its paper is of, paper by paper; a paper without a name is a file.
SELECT CASE WHEN paper <> '' THEN paper
            WHEN lower(file) LIKE '%.pdf' THEN 'file ' || file
            ELSE 'page ' || source END AS owner,
       source, max(paper) AS paper, max(jurisdiction) AS given, list(places) AS places
FROM plan.articles
GROUP BY owner, source
ORDER BY owner, source
