-- What counts as a text: everything that PostgreSQL stores as one.
SELECT t1003_classify(NULL) IS NULL AS null_is_null, t1003_score(NULL) IS NULL AS its_score_too;
SELECT windows, score BETWEEN 0 AND 1 AS probability FROM t1003_classify('');
SELECT windows, score BETWEEN 0 AND 1 AS probability FROM t1003_classify(E'\u2603 💾 кто там\t\r\n\u0001');

-- A long text is read in overlapping windows, and the worst one counts.
SELECT windows > 100 AS many_windows, score BETWEEN 0 AND 1 AS probability
FROM t1003_classify((SELECT string_agg('echo harmless ' || n, ' ') FROM generate_series(1, 5000) n));
SELECT t1003_score(repeat('echo harmless ', 500) || ' & reg save HKLM\SAM C:\temp\sam.hiv') > 0.5 AS still_found;

-- What is no text, PostgreSQL itself refuses.
SELECT t1003_score(E'a\x00b');
SELECT t1003_score(E'\xff\xfe');

-- varchar, char and name are texts too.
SELECT t1003_score('whoami'::varchar) = t1003_score('whoami') AS varchar, t1003_score('whoami'::name) = t1003_score('whoami') AS name;
