-- The articles that go on to or come from another page, issue by issue, in the order of files and pages.
SELECT published_on, paper, regexp_extract(file, '^(.*/)?') AS folder, file, page, number
FROM state.cut_articles
WHERE continued
ORDER BY published_on, paper, folder, file, page, ordinal
