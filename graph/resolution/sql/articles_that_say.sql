-- The articles in whose text some words stand. $words: the words, without white space.
SELECT article_id FROM counted.article_texts WHERE contains(regexp_replace(text, '\s+', '', 'g'), $words)
