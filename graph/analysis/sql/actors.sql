-- Who can co-appear, numbered in the order of the ids: officials, company leaders and companies.
CREATE OR REPLACE TABLE resolved.actors AS
SELECT (row_number() OVER (ORDER BY entity_id))::INTEGER AS number, entity_id, name, kind
FROM (
    SELECT entity_id, name, CASE role WHEN 'official' THEN 'official' ELSE 'executive' END AS kind
    FROM resolved.persons WHERE role IN ('official', 'company')
    UNION ALL
    SELECT entity_id, name, 'company' FROM resolved.organizations WHERE kind = 'company'
)
