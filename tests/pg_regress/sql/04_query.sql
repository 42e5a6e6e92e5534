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
SELECT (t1003_classify_query('SELECT id, command_line FROM events ORDER BY id', 10)).key LIMIT 2;
SELECT count(*) AS open_cursors FROM pg_cursors;

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
DROP TABLE events;
