-- The articles of one $batch, page by page, each with its encoded mentions if it was tagged before.
SELECT w.source, w.input_hash, f.settings, h.place, coalesce(j.body, c.body) AS body, t.mentions
FROM plan.work w
JOIN state.homes h ON h.source = w.source
JOIN state.files f ON f.source = w.file
LEFT JOIN state.cut_articles c ON c.number = w.number AND NOT w.joined
LEFT JOIN plan.joined j ON j.number = w.number AND w.joined
LEFT JOIN state.tagged t ON t.number = w.tagged
WHERE w.batch = $batch
ORDER BY w.file, w.page, w.ordinal
