-- Scheduling needs pg_cron; without it, the error says what to do.
\set SHOW_CONTEXT never
CREATE TABLE events (id int PRIMARY KEY, command_line text);
SELECT t1003_watch('events', 'command_line', mode => 'deferred');
\set VERBOSITY terse
SELECT t1003_schedule('events', '*/5 * * * *');
SELECT t1003_unschedule('events');
DROP TABLE events;

-- What scoring has cost, this session's part.
SET t1003.cache_entries = 100;
SELECT calls, texts, tokens, cache_hits, long_texts, errors FROM t1003_stats WHERE scope = 'session';
SELECT t1003_score('whoami') = t1003_score('whoami') AS twice;
SELECT count(*) FROM t1003_classify_batch(ARRAY['a', 'b', (SELECT string_agg('word' || i, ' ') FROM generate_series(1, 500) AS i)]);
SELECT calls, texts, tokens > 50 AS tokens, cache_hits, long_texts, errors, milliseconds > 0 AS took FROM t1003_stats WHERE scope = 'session';
