-- What `make demo` shows, after the events are loaded.
\pset footer off
SELECT clock_timestamp() AS started \gset
CREATE TABLE verdicts AS
    SELECT key::bigint AS id, label, confidence, score, windows
    FROM t1003_classify_query('SELECT id, command_line FROM events');
SELECT extract(epoch FROM clock_timestamp() - :'started') AS seconds \gset

\echo
\echo 'The highest scores:'
SELECT to_char(e."time", 'MM-DD HH24:MI:SS') AS time, e.host, e."user", round(v.score::numeric, 4) AS score,
       CASE WHEN length(e.command_line) > 84 THEN left(e.command_line, 83) || '…' ELSE e.command_line END AS command_line
FROM events e JOIN verdicts v USING (id)
ORDER BY v.score DESC, e.id LIMIT 15;

\echo 'By label:'
SELECT label, count(*) AS events, round(100.0 * count(*) / sum(count(*)) OVER (), 2) AS percent
FROM verdicts GROUP BY label ORDER BY label;

\echo 'Two sentences:'
SELECT s.text, v.label, round(v.confidence::numeric, 4) AS confidence
FROM (VALUES (1, 'cmd.exe /c reg query HKLM\SECURITY\SAM\Domains\Account'),
             (2, 'The user ran a new command prompt that queried the C:\Users directory.')) AS s (n, text),
     t1003_classify(s.text) AS v
ORDER BY n;

SELECT count(*) AS events FROM verdicts \gset
SELECT round(:seconds::numeric, 2) AS seconds, round(:events / :seconds::numeric) AS rate, m.name, m.version, m.threads
FROM t1003_model() m \gset
\echo Scored :events events in :seconds s: :rate rows/s with :threads thread(s), model :name :version.
