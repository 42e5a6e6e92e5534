-- What a table's owner or an operator cannot get at by way of somebody else's work, and what keeps no one from theirs.
\set SHOW_CONTEXT never
CREATE ROLE regress_t1003_owner; GRANT t1003_operator TO regress_t1003_owner;
CREATE SCHEMA regress_t1003 AUTHORIZATION regress_t1003_owner;
SET ROLE regress_t1003_owner;
SET search_path = regress_t1003, public;

-- A run of a superuser's fires the owner's triggers with the owner's rights, now and later.
CREATE TABLE log (id int PRIMARY KEY, c text, who text);
SELECT t1003_watch('log', 'c', mode => 'deferred');
CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN NEW.who := current_user; RETURN NEW; END$$;
CREATE TRIGGER tell BEFORE UPDATE ON log FOR EACH ROW EXECUTE FUNCTION tell();
INSERT INTO log VALUES (1, 'whoami');
RESET ROLE;
CALL t1003_rescore('log');
SELECT id, t1003_label, who FROM log;
SET ROLE regress_t1003_owner;
CREATE FUNCTION later() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE WARNING 'ran as %', current_user; RETURN NULL; END$$;
CREATE CONSTRAINT TRIGGER later AFTER UPDATE ON log DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION later();
UPDATE log SET c = 'hostname';
RESET ROLE;
CALL t1003_rescore_all();
SELECT id, t1003_label FROM log;
-- the owner's own run is the owner's own affair
SET ROLE regress_t1003_owner;
CALL t1003_rescore('log');
SELECT id, t1003_label FROM log;
DROP TRIGGER later ON log;

-- Nothing is watched by hand that could not be otherwise, and nobody writes in a run's diary.
CREATE VIEW v AS SELECT 1 AS id, 'x'::text AS c, NULL::text AS t1003_label, NULL::real AS t1003_score, NULL::text AS t1003_model;
INSERT INTO t1003_watches (relation, text_column, mode, policy, on_error, fold_window) VALUES ('v', 'c', 'flag', 'alert', 'store', '1h');
UPDATE t1003_watches SET relation = 'pg_authid' WHERE relation = 'log'::regclass;
UPDATE t1003_run_log SET parts = ARRAY['pg_authid'::regclass];
SELECT t1003__as_owner('pg_authid', 'SELECT rolpassword FROM pg_authid', '{}', 1000);
SELECT t1003__run_step(1, 1);
\set VERBOSITY sqlstate
SELECT t1003__run_try(max(id), 1, 'running') FROM t1003_run_log;
\set VERBOSITY default
RESET ROLE;
CREATE TABLE other (id int PRIMARY KEY, c text);
SELECT t1003_watch('other', 'c', mode => 'deferred');
INSERT INTO other VALUES (1, 'whoami');
-- what is not his, he does not do, and it does not keep him from his own
SET ROLE regress_t1003_owner;
UPDATE log SET c = 'reg save HKLM\SAM x';
CALL t1003_rescore_all();
SELECT relation, stale FROM t1003_status ORDER BY relation::text;
RESET ROLE;
SELECT relation, stale FROM t1003_status ORDER BY relation::text;
-- nor does one that fails keep the others from their turn
SET ROLE regress_t1003_owner;
UPDATE log SET c = 'whoami';
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'not now'; END$$;
CREATE TRIGGER refuse BEFORE UPDATE ON log FOR EACH ROW EXECUTE FUNCTION refuse();
RESET ROLE;
CALL t1003_rescore_all();
SELECT relation, stale FROM t1003_status ORDER BY relation::text;
DROP TABLE log, other;

-- Columns that are renamed behind the watch's back: by a parent, as a view, unseen. Rows go in all the same.
CREATE TABLE parent (id int, c text);
CREATE TABLE child (PRIMARY KEY (id)) INHERITS (parent);
SELECT t1003_watch('child', 'c');
ALTER TABLE parent RENAME c TO d;
INSERT INTO child (id, d) VALUES (1, 'reg save HKLM\SAM x');
ALTER VIEW child RENAME t1003_label TO label;
INSERT INTO child (id, d) VALUES (2, 'reg save HKLM\SAM x');
SET check_function_bodies = off;
ALTER TABLE child RENAME label TO verdict;
RESET check_function_bodies;
INSERT INTO child (id, d) VALUES (3, 'reg save HKLM\SAM x');
SELECT operation, sqlstate, message FROM t1003_failures WHERE relation = 'child'::regclass;
ALTER TABLE child ADD more int;
INSERT INTO child (id, d) VALUES (4, 'reg save HKLM\SAM x');
SELECT id, verdict FROM child ORDER BY id;
CALL t1003_rescore('child');
SELECT id, verdict FROM child ORDER BY id;
DROP TABLE parent CASCADE;

-- A table that inherits has rows of its own, whatever their keys.
CREATE TABLE parent (id int PRIMARY KEY, c text);
CREATE TABLE child (PRIMARY KEY (id)) INHERITS (parent);
SELECT t1003_watch('parent', 'c', mode => 'alert');
INSERT INTO child (id, c) VALUES (5, 'notepad.exe');
INSERT INTO parent (id, c) VALUES (5, 'reg save HKLM\SAM a');
SELECT tableoid::regclass, id, t1003_label FROM parent ORDER BY 1;
DROP TABLE parent CASCADE;

-- Two schemas change places: verdicts stay with their tables.
CREATE SCHEMA live CREATE TABLE ev (id int PRIMARY KEY, c text);
CREATE SCHEMA staging CREATE TABLE ev (id int PRIMARY KEY, c text);
SELECT t1003_watch('live.ev', 'c', mode => 'alert'), t1003_watch('staging.ev', 'c', mode => 'deferred');
INSERT INTO staging.ev VALUES (3, 'calc.exe');
INSERT INTO live.ev VALUES (1, 'whoami');
ALTER SCHEMA live RENAME TO gone;
ALTER SCHEMA staging RENAME TO live;
INSERT INTO gone.ev VALUES (3, 'reg save HKLM\SECURITY x.hiv');
SELECT id, t1003_label FROM gone.ev ORDER BY id;
SELECT id, t1003_label FROM live.ev;
DROP SCHEMA gone, live CASCADE;

-- Logs that are rotated by renaming; names that begin alike, or are long.
CREATE TABLE events (id int PRIMARY KEY, c text);
SELECT t1003_watch('events', 'c');
ALTER TABLE events RENAME TO events_2024;
CREATE TABLE events (id int PRIMARY KEY, c text);
SELECT t1003_watch('events', 'c');
CREATE TABLE security_windows_process_creation_events_of_emea (id int PRIMARY KEY, c text);
CREATE TABLE security_windows_process_creation_events_of_apac (id int PRIMARY KEY, c text);
SELECT t1003_watch('security_windows_process_creation_events_of_emea', 'c'), t1003_watch('security_windows_process_creation_events_of_apac', 'c');
SELECT t1003_watch('security_windows_process_creation_events_of_apac', 'c');
SELECT count(*) AS indexes FROM pg_class WHERE relname LIKE 't1003\_stale\_%';
DROP TABLE events, events_2024, security_windows_process_creation_events_of_emea, security_windows_process_creation_events_of_apac;

-- A key that is longer than an index of jsonb takes.
CREATE TABLE long (id text PRIMARY KEY, c text);
SELECT t1003_watch('long', 'c', mode => 'alert');
INSERT INTO long SELECT string_agg(md5(i::text), ''), 'reg save HKLM\SAM x' FROM generate_series(1, 82) AS i;
UPDATE long SET t1003_model = NULL;
CALL t1003_rescore('long');
SELECT t1003_label, (SELECT count(*) FROM t1003_hits WHERE relation = 'long'::regclass) AS hits FROM long;
DROP TABLE long;

-- What a table's trigger writes into another watched one, because of a verdict, is scored, too.
CREATE TABLE first (id int PRIMARY KEY, c text);
CREATE TABLE second (id int PRIMARY KEY, c text);
CREATE FUNCTION pass_on() RETURNS trigger LANGUAGE plpgsql SET search_path = regress_t1003, public AS $$
BEGIN INSERT INTO second VALUES (NEW.id, NEW.c); RETURN NULL; END$$;
SELECT t1003_watch('first', 'c', mode => 'alert'), t1003_watch('second', 'c', mode => 'alert');
CREATE TRIGGER pass_on AFTER UPDATE ON first FOR EACH ROW EXECUTE FUNCTION pass_on();
INSERT INTO first VALUES (1, 'reg save HKLM\SAM x');
INSERT INTO first VALUES (2, 'whoami');
SELECT id, t1003_label FROM second ORDER BY id;
DROP TABLE first, second;

-- A new partition gets its triggers, the others are let alone.
CREATE TABLE parts (id int, d int, c text, PRIMARY KEY (id, d)) PARTITION BY LIST (d);
CREATE TABLE part1 PARTITION OF parts FOR VALUES IN (1);
SELECT t1003_watch('parts', 'c', mode => 'alert');
CREATE TABLE before AS SELECT oid FROM pg_trigger WHERE tgrelid IN ('parts'::regclass, 'part1'::regclass);
CREATE TABLE part2 (LIKE parts INCLUDING ALL);
ALTER TABLE parts ATTACH PARTITION part2 FOR VALUES IN (2);
SELECT count(*) AS same FROM before JOIN pg_trigger USING (oid);
SELECT count(*) AS before FROM before;
INSERT INTO part2 VALUES (1, 2, 'reg save HKLM\SAM x');
SELECT t1003_label FROM parts;
CREATE SCHEMA regress_t1003_2 CREATE TABLE part3 PARTITION OF regress_t1003.parts FOR VALUES IN (3);
INSERT INTO regress_t1003_2.part3 VALUES (1, 3, 'reg save HKLM\SAM x');
SELECT t1003_label FROM regress_t1003_2.part3;
DROP TABLE parts, before;
DROP SCHEMA regress_t1003_2;

-- A table that was watched before it became a part of another can be put back as it was, as a restore does.
CREATE TABLE whole (id int, c text) PARTITION BY LIST (id);
CREATE TABLE part (id int NOT NULL, c text, t1003_label text, t1003_score real, t1003_model text);
SELECT t1003_watch('part', 'c');
ALTER TABLE whole ADD t1003_label text, ADD t1003_score real, ADD t1003_model text;
ALTER TABLE whole ATTACH PARTITION part FOR VALUES IN (1);
CREATE TEMP TABLE kept AS SELECT * FROM t1003_watches;
DELETE FROM t1003_watches;
INSERT INTO t1003_watches SELECT * FROM kept;
SELECT relation FROM t1003_watches;
DROP TABLE whole;

-- The extension's schema under another name breaks the extension, and nothing else.
ALTER SCHEMA public RENAME TO renamed;
CREATE TABLE innocent (id int);
DROP TABLE innocent;
ALTER SCHEMA renamed RENAME TO public;

RESET search_path;
DROP SCHEMA regress_t1003 CASCADE;
DELETE FROM t1003_alert_log; DELETE FROM t1003_hits; DELETE FROM t1003_run_log; DELETE FROM t1003_failures;
DROP ROLE regress_t1003_owner;
