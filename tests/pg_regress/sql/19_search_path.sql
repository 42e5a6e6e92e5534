-- A search_path of somebody's choice neither hides a row nor runs his functions with the table owner's rights.
\set SHOW_CONTEXT never
CREATE ROLE regress_t1003_evil;
CREATE SCHEMA evil AUTHORIZATION regress_t1003_evil;
CREATE TABLE events (id int PRIMARY KEY, command_line text);
SELECT t1003_watch('events', 'command_line', mode => 'alert', on_error => 'raise');
GRANT INSERT (id, command_line) ON events TO regress_t1003_evil;
SET ROLE regress_t1003_evil;
CREATE TABLE evil.ran (who name);
GRANT INSERT ON evil.ran TO PUBLIC;
CREATE FUNCTION evil.jsonb_build_array(int) RETURNS text LANGUAGE plpgsql AS
    'BEGIN INSERT INTO evil.ran VALUES (current_user); RETURN ''[99]''; END';
CREATE FUNCTION evil.unnest(jsonb[], text[], real[]) RETURNS TABLE (k jsonb, l text, s real) LANGUAGE plpgsql AS
    'BEGIN INSERT INTO evil.ran VALUES (current_user); END';
CREATE DOMAIN evil.text AS pg_catalog.text CHECK (false);
SET search_path = evil, public, pg_catalog;
INSERT INTO public.events VALUES (1, 'reg save HKLM\SAM a');
RESET search_path;
SELECT count(*) AS ran FROM evil.ran;
RESET ROLE;
SELECT t1003_label FROM events;
SELECT key FROM t1003_alerts WHERE relation = 'events'::regclass;
DROP TABLE events;
DROP SCHEMA evil CASCADE;
DROP ROLE regress_t1003_evil;
DELETE FROM t1003_alert_log;
