-- Re-scoring: in committed chunks, resumable, by as many as like to.
\set SHOW_CONTEXT never
CREATE TABLE events (id int PRIMARY KEY, command_line text);
INSERT INTO events SELECT i, CASE WHEN i % 100 = 0 THEN 'reg save HKLM\SAM c:\' || i WHEN i % 10 <> 1 THEN 'cmd /c echo ' || i END
FROM generate_series(1, 1000) i;
SELECT t1003_watch('events', 'command_line', mode => 'deferred');
SELECT rows, stale FROM t1003_status;
CALL t1003_rescore('events', batch_rows => 64);
SELECT count(*) FILTER (WHERE t1003_label = 'T1003.002') AS positive, count(t1003_model) AS scored, count(command_line) AS texts FROM events;
SELECT status, scored, changed, alerts, failed, remaining, estimate, message FROM t1003_runs;
SELECT count(*) FROM t1003_alerts;

-- Nothing to do is done at once; what changes is stale again.
CALL t1003_rescore('events');
UPDATE events SET command_line = 'reg save HKLM\SAM d:\' || id WHERE id <= 3;
SELECT count(*) AS emptied FROM events WHERE command_line IS NOT NULL AND t1003_model IS NULL;
CALL t1003_rescore_all();
SELECT status, scored, changed, alerts, remaining FROM t1003_runs ORDER BY id;

-- Another model's verdicts are stale. Few stale rows are found by the index, many by walking the table.
UPDATE events SET t1003_model = CASE WHEN id % 2 = 0 THEN 'aaaa' ELSE 'zzzz' END WHERE command_line IS NOT NULL;
SELECT stale FROM t1003_status;
-- no time: at least one chunk is scored and kept
CALL t1003_rescore('events', batch_rows => 10, max_seconds => 0);
SELECT status, scored, changed, remaining FROM t1003_runs ORDER BY id DESC LIMIT 1;
CALL t1003_rescore('events', batch_rows => 10);
SELECT status, scored, changed, alerts, remaining FROM t1003_runs ORDER BY id DESC LIMIT 1;
SELECT count(DISTINCT t1003_model) AS models FROM events;

-- What cannot be done says why.
BEGIN;
CALL t1003_rescore('events');
ROLLBACK;
CALL t1003_rescore('pg_class');
CALL t1003_rescore('events', 0);
SET default_transaction_isolation = 'repeatable read';
CALL t1003_rescore('events');
RESET default_transaction_isolation;
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER refuse BEFORE UPDATE ON events FOR EACH ROW EXECUTE FUNCTION refuse();
INSERT INTO events VALUES (2000, 'whoami');
CALL t1003_rescore('events');
SELECT status, scored, remaining, message FROM t1003_runs ORDER BY id DESC LIMIT 1;
DROP TABLE events;
DROP FUNCTION refuse;
DELETE FROM t1003_alert_log;
DELETE FROM t1003_failures;
DELETE FROM t1003_run_log;
