-- Roles: readers see alerts, operators work them; neither gets a right on anybody's table.
\set SHOW_CONTEXT never
CREATE ROLE regress_t1003_owner; GRANT t1003_operator TO regress_t1003_owner;
CREATE ROLE regress_t1003_operator; GRANT t1003_operator TO regress_t1003_operator;
CREATE ROLE regress_t1003_reader; GRANT t1003_reader TO regress_t1003_reader;
CREATE ROLE regress_t1003_ingest;
CREATE ROLE regress_t1003_nobody;
CREATE SCHEMA regress_t1003 AUTHORIZATION regress_t1003_owner;
GRANT USAGE ON SCHEMA regress_t1003 TO PUBLIC;

SET ROLE regress_t1003_owner;
CREATE TABLE regress_t1003.events (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tenant text, password text, command_line text);
SELECT t1003_watch('regress_t1003.events', 'command_line', mode => 'alert', host_column => 'tenant');
GRANT INSERT (tenant, password, command_line) ON regress_t1003.events TO regress_t1003_ingest;

-- who may insert need not be allowed to write verdicts or alerts, and is not
SET ROLE regress_t1003_ingest;
INSERT INTO regress_t1003.events (tenant, password, command_line) VALUES ('a', 'geheim', 'reg save HKLM\SAM a'), ('b', 'geheim', 'whoami');
UPDATE regress_t1003.events SET t1003_label = 'Benign';
SELECT count(*) FROM t1003_alerts;
SELECT t1003__raise('regress_t1003.events', '{[9]}', '{x}', '{x}', '{x}', '{1}', 'forged');

SET ROLE regress_t1003_reader;
SELECT status, host, count FROM t1003_alerts;
SELECT relation, rows, stale, new FROM t1003_status;
SELECT text_hash FROM t1003_alert_log;
SELECT * FROM regress_t1003.events;
SELECT t1003_alert_set(1, 'closed');
INSERT INTO t1003_suppressions (host, reason) VALUES ('a', 'mine');
CALL t1003_rescore('regress_t1003.events');

SET ROLE regress_t1003_operator;
SELECT t1003_alert_set(id, 'acknowledged') FROM t1003_alerts;
SELECT status, changed_by FROM t1003_alerts;
INSERT INTO t1003_suppressions (host, reason) VALUES ('z', 'mine');
UPDATE t1003_alert_log SET score = 0;
UPDATE t1003_alert_log SET changed_by = 'somebody else';
-- another's table: not watched otherwise, not re-scored without its owner's grant, none of its columns shown
SELECT t1003_watch('regress_t1003.events', 'command_line', host_column => 'password');
SELECT t1003_unwatch('regress_t1003.events');
UPDATE t1003_watches SET host_column = 'password';
INSERT INTO t1003_watches (relation, text_column, mode, policy, on_error, fold_window, label_column, score_column, model_column)
VALUES ('pg_authid', 'rolname', 'alert', 'alert', 'store', '1 hour', 'rolname', 'rolname', 'rolname');
CALL t1003_rescore('regress_t1003.events');
SELECT relation, rows, stale FROM t1003_status;

-- With the grant it works, within row-level security.
SET ROLE regress_t1003_owner;
UPDATE regress_t1003.events SET t1003_model = 'old';
GRANT SELECT, UPDATE ON regress_t1003.events TO regress_t1003_operator;
ALTER TABLE regress_t1003.events ENABLE ROW LEVEL SECURITY;
CREATE POLICY only_b ON regress_t1003.events TO regress_t1003_operator USING (tenant = 'b');
SET ROLE regress_t1003_operator;
CALL t1003_rescore('regress_t1003.events');
SELECT scored, remaining FROM t1003_runs WHERE status = 'done';
RESET ROLE;
SELECT tenant, t1003_model = 'old' AS old FROM regress_t1003.events ORDER BY tenant;

SET ROLE regress_t1003_nobody;
SELECT (t1003_classify('whoami')).label, t1003_is_alert('whoami');
SELECT count(*) FROM t1003_alerts;
SELECT t1003_watch('regress_t1003.events', 'command_line');
RESET ROLE;

-- Every function that runs with its owner's rights has a fixed search_path, and so has everything in PL/pgSQL or SQL but
-- the procedures, which commit and name everything in full.
SELECT p.proname, p.prosecdef, p.prokind FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
WHERE p.proname LIKE 't1003%' AND l.lanname <> 'c'
    AND NOT EXISTS (SELECT FROM unnest(p.proconfig) c WHERE c = 'search_path=pg_catalog, pg_temp')
ORDER BY 1;
DROP SCHEMA regress_t1003 CASCADE;
DELETE FROM t1003_alert_log; DELETE FROM t1003_suppressions; DELETE FROM t1003_failures;
DROP ROLE regress_t1003_owner, regress_t1003_operator, regress_t1003_reader, regress_t1003_ingest, regress_t1003_nobody;
