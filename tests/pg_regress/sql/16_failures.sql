-- A model that fails stops no ingestion: rows go in unscored, the failure is recorded, and they are scored later.
\set SHOW_CONTEXT never
CREATE TABLE events (id int PRIMARY KEY, command_line text);
SELECT t1003_watch('events', 'command_line');
SET t1003.model_path = '/nonexistent';
INSERT INTO events SELECT i, 'reg save HKLM\SAM c:\' || i FROM generate_series(1, 100) i;
SELECT operation, sqlstate, message, resolved_at IS NULL AS open FROM t1003_failures;
SELECT count(*), count(t1003_model) AS scored FROM events;
-- the status can be had without a model
SELECT rows, stale, failed, digest FROM t1003_status;
CALL t1003_rescore('events');
RESET t1003.model_path;
CALL t1003_rescore('events');
SELECT count(*), count(t1003_model) AS scored FROM events;
SELECT rows, stale, failed, last_run FROM t1003_status;

-- The same for statements.
SELECT t1003_watch('events', 'command_line', mode => 'alert');
SET t1003.model_path = '/nonexistent';
INSERT INTO events SELECT i, 'reg save HKLM\SAM c:\' || i FROM generate_series(201, 300) i;
SELECT operation, sqlstate, message FROM t1003_failures WHERE resolved_at IS NULL;
RESET t1003.model_path;
CALL t1003_rescore('events');
SELECT rows, stale, failed, new FROM t1003_status;

-- With on_error => 'raise' the statement is refused.
SELECT t1003_watch('events', 'command_line', on_error => 'raise');
SET t1003.model_path = '/nonexistent';
INSERT INTO events VALUES (400, 'whoami');
SELECT t1003_watch('events', 'command_line', mode => 'alert', on_error => 'raise', policy => 'hunt');
RESET t1003.model_path;
SELECT t1003_watch('events', 'command_line', mode => 'alert', on_error => 'raise');
SET t1003.model_path = '/nonexistent';
INSERT INTO events VALUES (400, 'whoami');
RESET t1003.model_path;
SELECT count(*) FROM events WHERE id = 400;

-- A cancelled statement is cancelled, not stored.
SELECT t1003_watch('events', 'command_line', mode => 'alert');
SET statement_timeout = '100ms';
SET t1003.cache_entries = 0;
INSERT INTO events SELECT i, 'cmd /c ' || md5(i::text) FROM generate_series(1000, 40000) i;
RESET statement_timeout;
RESET t1003.cache_entries;
SELECT count(*) FROM events WHERE id >= 1000;
DROP TABLE events;
DELETE FROM t1003_alert_log;
DELETE FROM t1003_failures;
DELETE FROM t1003_run_log;
