-- What changed about posts, stated or seen, and the companies that appeared. Days are those of seats.said.
CREATE OR REPLACE TABLE resolved.changes AS
WITH issues AS (
    SELECT DISTINCT a.place, a.published_on AS day FROM counted.articles a WHERE length(a.published_on) = 10
),
-- Statements of one article: who gets a post, who leaves one.
stated AS (
    SELECT s.*, q.quote, coalesce(nullif(h.start_date, ''), s.seen_on) AS start_day,
           coalesce(nullif(h.end_date, ''), s.seen_on) AS end_day
    FROM seats.said s
    JOIN counted.attributions q USING (attribution_id)
    LEFT JOIN seats.holders h ON h.entity_id = s.entity_id AND h.post = s.post AND h.organization = s.organization
        AND h.is_acting = s.is_acting
    WHERE s.rule IN ('appointed', 'removed')
),
moves AS (
    SELECT gets.entity_id, gets.person, gets.start_day AS day,
           leaves.post AS from_post, leaves.organization AS from_organization,
           gets.post AS to_post, gets.organization AS to_organization,
           gets.attribution_id || coalesce(';' || leaves.attribution_id, '') AS attribution_ids, gets.quote,
           CASE
               WHEN leaves.post IS NULL THEN 'appointed'
               WHEN leaves.organization = gets.organization AND d.senior = gets.post THEN 'promoted'
               ELSE 'moved'
           END AS kind
    FROM stated gets
    LEFT JOIN stated leaves ON leaves.article_id = gets.article_id AND leaves.entity_id = gets.entity_id
        AND leaves.rule = 'removed'
    LEFT JOIN seats.posts d ON d.post = leaves.post
    WHERE gets.rule = 'appointed'
    UNION ALL
    SELECT entity_id, person, end_day, post, organization, '', '', attribution_id, quote, 'left'
    FROM stated s
    WHERE rule = 'removed' AND NOT EXISTS (
        FROM stated g WHERE g.article_id = s.article_id AND g.entity_id = s.entity_id AND g.rule = 'appointed'
    )
),
seen AS (
    SELECT h.entity_id, h.person, h.first_observed AS day, '' AS from_post, '' AS from_organization,
           h.post AS to_post, h.organization AS to_organization, 'first seen' AS kind, h.jurisdiction, h.is_acting
    FROM seats.holders h WHERE h.first_observed <> '' AND h.start_date = ''
    UNION ALL
    SELECT h.entity_id, h.person, h.last_observed, h.post, h.organization, '', '', 'last seen', h.jurisdiction, h.is_acting
    FROM seats.holders h WHERE h.last_observed <> '' AND h.end_date = ''
),
cited AS (
    SELECT n.*, arg_min(s.attribution_id, s.attribution_id) AS attribution_ids
    FROM seen n
    JOIN seats.said s ON s.entity_id = n.entity_id AND s.seen_on = n.day
        AND s.post = n.from_post || n.to_post AND s.organization = n.from_organization || n.to_organization
        AND s.is_acting = n.is_acting
    GROUP BY ALL
),
companies AS (
    SELECT o.entity_id, o.name, min(a.seen_on) AS day, arg_min(m.quote, (a.seen_on, a.source, m.start)) AS quote
    FROM resolved.organizations o
    JOIN resolved.bodies b USING (entity_id)
    JOIN counted.organization_mentions m ON m.full_name = b.name
    JOIN counted.articles a USING (article_id)
    WHERE o.kind = 'company' AND a.seen_on <> ''
    GROUP BY o.entity_id, o.name
)
SELECT date_start, CASE WHEN date_start <> '' THEN strftime(date_start::DATE + 1, '%Y-%m-%d') ELSE '' END AS date_end,
       kind, entity_id, person, from_post, from_organization, to_post, to_organization, basis,
       issues_since::BIGINT AS issues_since, attribution_ids, quote
FROM (
    SELECT day AS date_start, kind, entity_id, person, coalesce(from_post, '') AS from_post,
           coalesce(from_organization, '') AS from_organization, to_post, to_organization, 'stated' AS basis,
           0 AS issues_since, min(attribution_ids) AS attribution_ids, arg_min(quote, attribution_ids) AS quote
    FROM moves GROUP BY ALL
    UNION ALL
    SELECT c.day, c.kind, c.entity_id, c.person, from_post, from_organization, to_post, to_organization, 'observed',
           (SELECT count(DISTINCT i.day) FROM issues i WHERE i.day > c.day AND (i.place = c.jurisdiction OR i.place = '')),
           c.attribution_ids, q.quote
    FROM cited c JOIN counted.attributions q ON q.attribution_id = c.attribution_ids
    UNION ALL
    SELECT day, 'company first seen', entity_id, name, '', '', '', '', 'observed', 0, '', quote FROM companies
)
WHERE kind <> 'last seen' OR issues_since > 0
