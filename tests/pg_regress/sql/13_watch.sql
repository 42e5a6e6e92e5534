-- Watching a table: once, and from then on its rows are scored as they arrive.
\set SHOW_CONTEXT never
CREATE TABLE events (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, host text, "user" text, command_line text);
INSERT INTO events (host, command_line) VALUES ('ws-01', 'reg save HKLM\SAM before.hiv');
SELECT t1003_watch('events', 'command_line');
\d events
INSERT INTO events (host, command_line) VALUES ('ws-01', 'reg save HKLM\SAM c:\temp\sam.hiv'), ('ws-02', 'whoami'), ('ws-03', NULL);
SELECT id, t1003_label, t1003_score > 0.5 AS high, t1003_model IS NOT NULL AS scored FROM events ORDER BY id;

-- What was there before is stale; t1003_rescore scores it.
SELECT relation, mode, rows, stale, failed, last_run FROM t1003_status;
CALL t1003_rescore('events');
SELECT relation, mode, rows, stale, failed, last_run FROM t1003_status;

-- Again with other arguments changes the watch; again with the same ones does no harm.
SELECT t1003_watch('events', 'command_line', mode => 'alert', host_column => 'host', user_column => 'user');
SELECT t1003_watch('events', 'command_line', mode => 'alert', host_column => 'host', user_column => 'user');
SELECT tgname, pg_get_triggerdef(oid) ~ 'STATEMENT' AS statement FROM pg_trigger WHERE tgrelid = 'events'::regclass ORDER BY tgname;

-- Renaming changes nothing.
ALTER TABLE events RENAME COLUMN command_line TO "Befehl, ganz";
ALTER TABLE events RENAME COLUMN id TO nr;
ALTER TABLE events RENAME TO "Ereignisse";
INSERT INTO "Ereignisse" (host, "Befehl, ganz") VALUES ('ws-04', 'reg save HKLM\SECURITY x');
SELECT w.relation, w.text_column, a.key, a.host FROM t1003_watches w JOIN t1003_alerts a USING (relation);
SELECT count(*) AS failures FROM t1003_failures;

-- Taken down, the table is as it was; the columns with the verdicts stay unless asked.
SELECT t1003_unwatch('"Ereignisse"');
\d "Ereignisse"
SELECT t1003_watch('"Ereignisse"', 'Befehl, ganz', mode => 'deferred');
SELECT t1003_unwatch('"Ereignisse"', drop_columns => true);
\d "Ereignisse"
SELECT t1003_unwatch('"Ereignisse"');
DROP TABLE "Ereignisse";

-- Partitioned tables as a whole, partitions that are attached or made later included.
CREATE TABLE logs (day date, id int, command_line varchar(2000), PRIMARY KEY (day, id)) PARTITION BY RANGE (day);
CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
SELECT t1003_watch('logs', 'command_line', mode => 'alert');
CREATE TABLE logs_2 PARTITION OF logs FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
INSERT INTO logs VALUES ('2026-01-05', 1, 'reg save HKLM\SAM a'), ('2026-02-05', 1, 'whoami');
INSERT INTO logs_2 VALUES ('2026-02-06', 1, 'reg save HKLM\SAM b');
SELECT tableoid::regclass, day, t1003_label FROM logs ORDER BY day;
SELECT relation, key, count FROM t1003_alerts WHERE relation = 'logs'::regclass ORDER BY id;
SELECT t1003_watch('logs_1', 'command_line');
-- a row's key is its name: rows move between partitions and keep it
UPDATE logs SET day = '2026-02-07' WHERE day = '2026-01-05';
SELECT tableoid::regclass, day, t1003_label FROM logs ORDER BY day;
-- a watch ends with its table, or its column
ALTER TABLE logs DROP COLUMN command_line;
SELECT count(*) AS watches FROM t1003_watches;
SELECT count(*) AS triggers FROM pg_trigger WHERE tgname LIKE '%t1003%' AND tgrelid IN ('logs'::regclass, 'logs_1'::regclass);
DROP TABLE logs;

-- What cannot be watched says why.
CREATE VIEW a_view AS SELECT 'whoami' AS c;
CREATE TABLE no_key (c text, n int, doc jsonb, g text GENERATED ALWAYS AS (doc ->> 'CommandLine') STORED);
CREATE TEMP TABLE fleeting (id int PRIMARY KEY, c text);
CREATE TABLE taken (c text, t1003_score text);
SELECT t1003_watch('a_view', 'c');
SELECT t1003_watch('fleeting', 'c');
SELECT t1003_watch('pg_class', 'relname');
SELECT t1003_watch('no_key', 'nowhere');
SELECT t1003_watch('no_key', 'n');
SELECT t1003_watch('no_key', 'g');
SELECT t1003_watch('no_key', 'c', mode => 'alert');
SELECT t1003_watch('no_key', 'c', mode => 'sometimes');
SELECT t1003_watch('no_key', 'c', policy => 'nonesuch');
SELECT t1003_watch('no_key', 'c', on_error => 'ignore');
SELECT t1003_watch('taken', 'c');
CREATE TABLE odd_key (id int[] PRIMARY KEY, c text);
SELECT t1003_watch('odd_key', 'c', mode => 'alert');
DROP TABLE odd_key;
SELECT t1003_watch('no_key', 'c');
SELECT t1003_watch('no_key', 'g', mode => 'deferred');

-- A command line inside a document: a generated column, in the modes alert and deferred.
SELECT t1003_unwatch('no_key', drop_columns => true);
ALTER TABLE no_key ADD id int GENERATED ALWAYS AS IDENTITY, ADD UNIQUE (id);
SELECT t1003_watch('no_key', 'g', mode => 'alert');
INSERT INTO no_key (doc) VALUES ('{"CommandLine": "reg save HKLM\\SAM x"}');
SELECT t1003_label FROM no_key;
DROP VIEW a_view;
DROP TABLE no_key, taken, fleeting;
DELETE FROM t1003_alert_log;
DELETE FROM t1003_failures;
DELETE FROM t1003_run_log;
