-- In a schema of its own, whatever search_path says.
\set SHOW_CONTEXT never
DROP EXTENSION t1003;
CREATE SCHEMA "A schema";
CREATE EXTENSION t1003 SCHEMA "A schema";
CREATE TABLE events (id int PRIMARY KEY, command_line text);
SELECT "A schema".t1003_watch('events', 'command_line', mode => 'alert');
SET search_path = pg_catalog;
INSERT INTO public.events VALUES (1, 'reg save HKLM\SAM a');
CALL "A schema".t1003_rescore('public.events');
SELECT key FROM "A schema".t1003_alerts;
SELECT relation, rows, stale, last_run FROM "A schema".t1003_status;
RESET search_path;
-- it stays where it was installed
ALTER EXTENSION t1003 SET SCHEMA public;
-- its triggers hold it
\set VERBOSITY terse
DROP EXTENSION t1003;
\set VERBOSITY default
-- and with them gone the tables are as usable as before
DROP EXTENSION t1003 CASCADE;
INSERT INTO events VALUES (2, 'reg save HKLM\SAM b');
SELECT count(*) FROM events;
\d events
DROP TABLE events;
DROP SCHEMA "A schema";
CREATE EXTENSION t1003;
