-- The articles that go on to or come from another page, issue by issue, in the order of files and pages.
-- A page without a masthead is of the day and paper of the others in its folder, when these are of one.
WITH parts AS (
    SELECT *, regexp_extract(file, '^(.*/)?') AS folder FROM state.cut_articles WHERE continued
), issues AS (
    SELECT folder,
           CASE WHEN count(DISTINCT nullif(published_on, '')) = 1 THEN max(published_on) ELSE '' END AS published_on,
           CASE WHEN count(DISTINCT nullif(paper, '')) = 1 THEN max(paper) ELSE '' END AS paper
    FROM parts GROUP BY folder
)
SELECT coalesce(nullif(p.published_on, ''), i.published_on) AS published_on,
       coalesce(nullif(p.paper, ''), i.paper) AS paper, folder, p.file, p.page, p.number
FROM parts p JOIN issues i USING (folder)
ORDER BY 1, 2, 3, p.file, p.page, p.ordinal
