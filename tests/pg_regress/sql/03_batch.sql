-- Many texts at once, in the order of the array. A NULL keeps its row.
SELECT ordinality, label IS NULL AS no_label, score BETWEEN 0 AND 1 AS probability, windows
FROM t1003_classify_batch(ARRAY['whoami', NULL, 'dir', 'whoami']);

-- Batch and single calls answer alike.
SELECT bool_and(abs(b.score - t1003_score(t.text)) < 1e-4) AS alike
FROM (SELECT array_agg('cmd /c echo ' || i) AS texts FROM generate_series(1, 200) i) AS a,
     t1003_classify_batch(a.texts) AS b,
     LATERAL (SELECT a.texts[b.ordinality] AS text) AS t;

-- Nothing in, nothing out.
SELECT count(*) FROM t1003_classify_batch('{}');
SELECT count(*) FROM t1003_classify_batch(NULL);
SELECT count(*), count(score) FROM t1003_classify_batch(ARRAY[NULL, NULL]::text[]);

-- An array of arrays is read element by element.
SELECT ordinality, score IS NOT NULL AS scored FROM t1003_classify_batch(ARRAY[['a', 'b'], ['c', NULL]]);
