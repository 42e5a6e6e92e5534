-- Any query: its first column is the key, its second the text.
CREATE TABLE events (id int PRIMARY KEY, command_line text);
INSERT INTO events SELECT i, 'cmd /c echo ' || i FROM generate_series(1, 2500) i;
INSERT INTO events VALUES (0, NULL);

SELECT count(*), count(score), min(key::int), max(key::int)
FROM t1003_classify_query('SELECT id, command_line FROM events ORDER BY id');

-- The query's order is kept, whatever the batch.
SELECT key, label IS NULL AS no_label FROM t1003_classify_query('SELECT id, command_line FROM events ORDER BY id', 2) LIMIT 3;
SELECT bool_and(abs(q.score - t1003_score(e.command_line)) < 1e-4) AS alike
FROM t1003_classify_query('SELECT id, command_line FROM events', 700) q JOIN events e ON e.id = q.key::int;

-- In the select list it streams: a LIMIT stops it early, and its cursor is closed.
SET t1003.cache_entries = 0;
SELECT (t1003_classify_query('SELECT id, command_line FROM events ORDER BY id', 10)).key LIMIT 2;
RESET t1003.cache_entries;
SELECT count(*) AS open_cursors FROM pg_cursors;

-- The batch behind those rows was told to stop, which is no failure.
SELECT errors FROM t1003_stats WHERE scope = 'session';

-- While a batch is scored, the rows before it are handed out and those behind it are read. Whatever the batch, with repeats and NULLs,
-- every row gets its own verdict.
CREATE TABLE mixed AS
SELECT i AS id, CASE WHEN i % 11 > 0 THEN (ARRAY['reg save HKLM\SAM c:\temp\', 'cmd /c echo ', 'whoami /all '])[1 + i % 3] || i % 40 END AS command_line
FROM generate_series(1, 2100) i;
INSERT INTO mixed SELECT i, NULL FROM generate_series(2101, 2300) i;
CREATE FUNCTION differing(batch_rows int) RETURNS TABLE (rows bigint, out_of_order bigint, differing bigint) LANGUAGE sql AS $$
    SELECT count(*), count(*) FILTER (WHERE q.key::int <> q.nth), count(*) FILTER (WHERE q.windows IS DISTINCT FROM b.windows
        OR q.label IS DISTINCT FROM b.label OR abs(coalesce(q.score, 2) - coalesce(b.score, 2)) > 1e-4)
    FROM ROWS FROM (t1003_classify_query('SELECT id, command_line FROM mixed ORDER BY id', batch_rows)) WITH ORDINALITY q (key, label, confidence, score, windows, nth)
    JOIN t1003_classify_batch((SELECT array_agg(command_line ORDER BY id) FROM mixed)) b ON b.ordinality = q.key::bigint
$$;
SELECT n AS batch_rows, d.* FROM unnest('{1,7,64,1000,100000}'::int[]) n, differing(n) d;
SET t1003.cache_entries = 0;
SELECT n AS batch_rows, d.* FROM unnest('{1,7,64,1000,100000}'::int[]) n, differing(n) d;
RESET t1003.cache_entries;

-- The query may score texts itself, also long ones, for which the only thread has to be waited for.
SET t1003.threads = 1;
SET t1003.cache_entries = 0;
SELECT count(*), count(score)
FROM t1003_classify_query($$SELECT id, command_line || t1003_score(repeat(command_line, 1 + id % 2 * 200)) FROM mixed WHERE id <= 60$$, 20);
RESET t1003.cache_entries;

-- It may change settings, too: a batch keeps the model that it started with.
SELECT count(*), count(score) FROM t1003_classify_query($$
    SELECT id, command_line, set_config('t1003.device', CASE id / 50 % 2 WHEN 0 THEN 'cpu' ELSE 'cpu:f32' END, false),
        set_config('t1003.threads', (1 + id / 30 % 2)::text, false), set_config('t1003.cache_entries', (id / 40 % 2 * 1000)::text, false)
    FROM mixed WHERE id <= 200$$, 20);
RESET t1003.device;
RESET t1003.threads;
RESET t1003.cache_entries;

-- An error of the query, or of what is done with its rows, ends what is scored meanwhile; the session goes on.
SET t1003.cache_entries = 0;
SELECT count(*) FROM t1003_classify_query('SELECT 1/(1950 - id), command_line FROM events ORDER BY id', 100);
DO $$
DECLARE
    v record;
BEGIN
    FOR try IN 1 .. 3 LOOP
        BEGIN
            FOR v IN SELECT (t1003_classify_query('SELECT id, command_line FROM events ORDER BY id', 100)).key LOOP
                IF v.key = '250' THEN
                    RAISE division_by_zero;
                END IF;
            END LOOP;
        EXCEPTION WHEN division_by_zero THEN
            RAISE WARNING 'caught at %', v.key;
        END;
    END LOOP;
END $$;
SELECT count(*) AS open_cursors FROM pg_cursors;
SELECT errors FROM t1003_stats WHERE scope = 'session';
SELECT * FROM differing(100);
RESET t1003.cache_entries;

-- As a cursor's query it scores on while the client thinks; a rollback ends it.
BEGIN;
DECLARE verdicts CURSOR FOR SELECT (t1003_classify_query('SELECT id, command_line FROM events ORDER BY id', 50)).key;
FETCH 2 FROM verdicts;
SAVEPOINT here;
SELECT 1/0;
ROLLBACK TO here;
FETCH 1 FROM verdicts;
-- Nobody should close the query's own cursor.
SELECT name FROM pg_cursors WHERE name <> 'verdicts' \gset
CLOSE :"name";
MOVE 100 FROM verdicts;
ROLLBACK;

-- Two at once, and one within another.
SELECT count(*) FROM t1003_classify_query('SELECT id, command_line FROM events', 100) a
JOIN t1003_classify_query('SELECT id, command_line FROM events', 300) b USING (key);
SELECT count(*) FROM t1003_classify_query($$SELECT key, label FROM t1003_classify_query('SELECT id, command_line FROM events', 90)$$, 70);

-- Nothing in, nothing out.
SELECT count(*) FROM t1003_classify_query('SELECT 1, ''a'' WHERE false');
SELECT count(*) FROM t1003_classify_query(NULL);

-- What cannot be answered is said.
SELECT * FROM t1003_classify_query('SELECT 1');
SELECT * FROM t1003_classify_query('SELECT 1, ''\x00''::bytea');
SELECT * FROM t1003_classify_query('SELECT 1, ''a''', 0);
SELECT * FROM t1003_classify_query('DELETE FROM events RETURNING id, command_line');
SELECT * FROM t1003_classify_query('SELECT 1, ''a''; SELECT 2, ''b''');
SELECT * FROM t1003_classify_query('VACUUM');
SELECT * FROM t1003_classify_query('SELECT key FROM nowhere');
SELECT * FROM t1003_classify_query('SELECT 1/(3 - i), ''a'' FROM generate_series(1, 5) i', 2);

-- It reads with the rights of who calls it.
CREATE ROLE regress_t1003_reader;
SET ROLE regress_t1003_reader;
SELECT count(*) FROM t1003_classify_query('SELECT id, command_line FROM events');
RESET ROLE;
DROP ROLE regress_t1003_reader;
DROP FUNCTION differing;
DROP TABLE events, mixed;
