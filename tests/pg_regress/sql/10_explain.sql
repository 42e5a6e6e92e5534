-- Which fragments drove the score: where they stand in the original (characters from 1), how the model read them.
SELECT e.fragment, e.reads, e.fragment = substr(t.text, e.start, e.length) AS found_there, e.share > 0 AS has_share
FROM (VALUES ('é & r^eg s^av^e H^KL^M\S^AM c:\temp\x.hiv')) AS t (text), t1003_explain(t.text, 1) AS e;

-- The strongest first; shares are parts of a whole.
SELECT count(*) BETWEEN 1 AND 5 AS at_most_five, sum(share) < 1.001 AS parts_of_one,
       (array_agg(share))[1] = max(share) AS strongest_first, bool_or(fragment ~ 'SAM') AS names_the_hive
FROM t1003_explain('cmd.exe /c reg save HKLM\SAM C:\temp\sam.hiv /y');

-- What was encoded is shown decoded; its place is the whole of the encoded form.
SELECT bool_or(e.reads ~* 'sam') AS read_within, bool_and(substr(t.text, e.start, e.length) = e.fragment) AS found_there
FROM (SELECT 'powershell -EncodedCommand cgBlAGcAIABzAGEAdgBlACAASABLAEwATQBcAFMAQQBNACAAYwA6AFwAeAA=' AS text) AS t,
     t1003_explain(t.text) AS e;

SELECT count(*) FROM t1003_explain('');
SELECT count(*) FROM t1003_explain(NULL);
SELECT * FROM t1003_explain('whoami', 0);
SELECT * FROM t1003_explain('whoami', 11);
