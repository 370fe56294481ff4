-- How many appearances some names have. $names: a table with the column `name`.
SELECT count(*) FROM counted.person_roles SEMI JOIN query_table($names) USING (name)
