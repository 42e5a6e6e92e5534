-- What happens to a watch when tables are attached, detached, inherited from, published.
\set SHOW_CONTEXT never
CREATE FUNCTION triggers() RETURNS TABLE (relation regclass, name name, fires "char", inherited boolean) LANGUAGE sql AS
$$SELECT tgrelid::regclass, tgname, tgenabled, tgparentid <> 0 FROM pg_trigger WHERE tgname LIKE 'zz%' ORDER BY tgrelid::regclass::text, tgname$$;

-- A table with rows becomes a partition: its rows are stale, new ones are scored, written directly or through the whole.
CREATE TABLE logs (day int, host text, id int, c text, PRIMARY KEY (day, host, id)) PARTITION BY LIST (day);
SELECT t1003_watch('logs', 'c', mode => 'alert', host_column => 'host');
CREATE TABLE day_1 (LIKE logs INCLUDING ALL) PARTITION BY LIST (host);
CREATE TABLE day_1_a PARTITION OF day_1 FOR VALUES IN ('a');
INSERT INTO day_1 VALUES (1, 'a', 1, 'reg save HKLM\SAM x');
ALTER TABLE logs ATTACH PARTITION day_1 FOR VALUES IN (1);
CREATE TABLE day_1_b PARTITION OF day_1 FOR VALUES IN ('b');
INSERT INTO logs VALUES (1, 'a', 2, 'reg save HKLM\SAM x');
INSERT INTO day_1_b VALUES (1, 'b', 1, 'reg save HKLM\SAM x');
SELECT rows, stale, new FROM t1003_status;
CALL t1003_rescore('logs');
SELECT host, count FROM t1003_alerts ORDER BY host;
SELECT * FROM triggers();
-- Detached, it is a table as any other, its verdicts kept.
ALTER TABLE logs DETACH PARTITION day_1;
SELECT * FROM triggers();
INSERT INTO day_1 VALUES (1, 'a', 3, 'reg save HKLM\SAM x');
SELECT id, t1003_label FROM day_1_a ORDER BY id;
-- A table that was watched by itself is watched with the whole.
SELECT t1003_watch('day_1', 'c');
ALTER TABLE logs ATTACH PARTITION day_1 FOR VALUES IN (1);
SELECT relation, mode FROM t1003_watches;
SELECT * FROM triggers();
DROP TABLE logs;
DELETE FROM t1003_alert_log;
SELECT count(*) AS hits FROM t1003_hits;

-- Tables that inherit from a watched one are not watched, and not counted.
CREATE TABLE parent (id int PRIMARY KEY, c text);
CREATE TABLE child () INHERITS (parent);
INSERT INTO parent VALUES (1, 'whoami');
INSERT INTO child VALUES (2, 'whoami');
SELECT t1003_watch('parent', 'c', mode => 'deferred');
SELECT rows, stale FROM t1003_status;
CALL t1003_rescore('parent');
SELECT rows, stale FROM t1003_status;
DROP TABLE parent CASCADE;

-- A row's key reads alike whatever a session has set: a row that alerted does not alert again.
CREATE TABLE events ("time" timestamptz, f float8, c text, PRIMARY KEY ("time", f));
SELECT t1003_watch('events', 'c', mode => 'alert');
SET TimeZone = 'Asia/Tokyo'; SET DateStyle = 'German'; SET extra_float_digits = 0;
INSERT INTO events VALUES (to_timestamp(1767225600), 0.1 + 0.2::float8, 'reg save HKLM\SAM x');
RESET TimeZone; RESET DateStyle; RESET extra_float_digits;
SELECT t1003_label FROM events;
UPDATE events SET t1003_model = 'old';
CALL t1003_rescore('events');
SELECT key, count FROM t1003_alerts;

-- Where a watched table is published, so are its new columns: subscribers need them, or the publication a list of columns.
SET client_min_messages = error;
CREATE TABLE listed (id int PRIMARY KEY, c text);
CREATE PUBLICATION whole FOR TABLE events;
-- before PostgreSQL 15 a publication has no list of columns, and an empty one stands in
DO $$BEGIN
    IF current_setting('server_version_num')::int >= 150000 THEN
        EXECUTE 'CREATE PUBLICATION part FOR TABLE listed (id, c)';
    ELSE
        EXECUTE 'CREATE PUBLICATION part';
    END IF;
END$$;
SET client_min_messages = warning;
SELECT t1003_watch('listed', 'c');
SELECT t1003_watch('events', 'c');
SELECT t1003_unwatch('events', drop_columns => true);
SELECT t1003_watch('events', 'c');
DROP PUBLICATION whole, part;
DROP TABLE events, listed;

-- What a suppression kept back stays a hit without it.
CREATE TABLE events (id int PRIMARY KEY, c text);
SELECT t1003_watch('events', 'c', mode => 'alert');
INSERT INTO t1003_suppressions (pattern, reason) VALUES ('SAM', 'exercise');
INSERT INTO events VALUES (1, 'reg save HKLM\SAM x');
SELECT count(suppression) AS suppressed, count(*) AS hits FROM t1003_hits WHERE relation = 'events'::regclass;
DELETE FROM t1003_suppressions;
SELECT count(suppression) AS suppressed, count(*) AS hits FROM t1003_hits WHERE relation = 'events'::regclass;
DROP TABLE events;
DROP FUNCTION triggers;

-- A policy that a watch goes by stays.
INSERT INTO t1003_policies (name, threshold) VALUES ('mine', 0.5);
CREATE TABLE events (id int PRIMARY KEY, c text);
SELECT t1003_watch('events', 'c', policy => 'mine');
DELETE FROM t1003_policies WHERE name = 'mine';
UPDATE t1003_policies SET name = 'ours' WHERE name = 'mine';
UPDATE t1003_policies SET threshold = 0.6 WHERE name = 'mine';
SELECT t1003_watch('events', 'c', policy => 'alert');
DELETE FROM t1003_policies WHERE name = 'mine';
-- one that stands before the model's own may go: the model's is there
INSERT INTO t1003_policies (name, threshold) VALUES ('alert', 0.5);
DELETE FROM t1003_policies WHERE name = 'alert';
DROP TABLE events;
DELETE FROM t1003_alert_log; DELETE FROM t1003_hits; DELETE FROM t1003_run_log; DELETE FROM t1003_failures;
