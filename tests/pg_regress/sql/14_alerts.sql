-- Rows past the policy become alerts. The channel t1003_alerts carries an alert's id and score, never the text.
\set SHOW_CONTEXT never
CREATE TABLE events (host text, n int, "user" text, command_line text, PRIMARY KEY (host, n));
SELECT t1003_watch('events', 'command_line', mode => 'alert', host_column => 'host', user_column => 'user');
INSERT INTO events VALUES
    ('ws-01', 1, 'ann', 'reg save HKLM\SAM C:\temp\sam.hiv'),
    ('ws-01', 2, 'bob', 'reg save HKLM\SAM C:\temp\sam.hiv'),
    ('ws-02', 1, 'ann', 'reg save HKLM\SAM C:\temp\sam.hiv'),
    ('ws-02', 2, 'ann', 'C:\Windows\System32\svchost.exe -k netsvcs -p');

-- The same text on the same host is one alert, with a count. The row is named by its key.
SELECT status, relation, key, host, username, score > threshold AS past, policy, count FROM t1003_alerts ORDER BY id;
INSERT INTO events VALUES ('ws-01', 3, 'bob', 'reg save HKLM\SAM C:\temp\sam.hiv');
SELECT key, host, count, last_seen > first_seen AS seen_again FROM t1003_alerts ORDER BY id;
SELECT a.host, e.command_line FROM t1003_alerts a
JOIN events e ON e.host = a.key ->> 'host' AND e.n = (a.key ->> 'n')::int ORDER BY a.id;

-- The life of an alert: who moved it, and when.
SELECT id AS alert FROM t1003_alerts ORDER BY id LIMIT 1 \gset
SELECT t1003_alert_set(:alert, 'acknowledged');
SELECT t1003_alert_set(:alert, 'closed', 'the host was reinstalled');
SELECT status, changed_by = current_user AS by_me, changed_at > first_seen AS later, note,
       jsonb_path_query_array(history, '$[*].status') AS history FROM t1003_alerts WHERE id = :alert;
-- a closed alert takes nothing more in
INSERT INTO events VALUES ('ws-01', 4, 'bob', 'reg save HKLM\SAM C:\temp\sam.hiv');
SELECT status, key, count FROM t1003_alerts ORDER BY id;
SELECT t1003_alert_set(:alert, 'forgotten');
SELECT t1003_alert_set(-1, 'closed');

-- A row alerts again where its text changes, and not where something else does.
UPDATE events SET "user" = 'eve';
SELECT count(*) FROM t1003_alerts;
UPDATE events SET command_line = 'reg save HKLM\SECURITY C:\temp\sec.hiv' WHERE host = 'ws-02' AND n = 2;
SELECT key, username, count FROM t1003_alerts ORDER BY id DESC LIMIT 1;

-- Suppressions: scored and counted, not alerted. All conditions of one must hold.
INSERT INTO t1003_suppressions (pattern, host, reason, expires)
VALUES ('^reg save .*\\backup\\', 'backup-01', 'weekly backup, ticket 4711', now() + interval '90 days');
INSERT INTO t1003_suppressions (text, reason, expires) VALUES ('reg save HKLM\SAM once.hiv', 'exercise, over', now() - interval '1 day');
INSERT INTO t1003_suppressions (username, reason) VALUES ('redteam', 'they may');
INSERT INTO events VALUES
    ('backup-01', 1, 'svc', 'reg save HKLM\SAM D:\backup\sam.hiv'),
    ('ws-03', 1, 'svc', 'reg save HKLM\SAM D:\backup\sam.hiv'),
    ('ws-04', 1, 'svc', 'reg save HKLM\SAM once.hiv'),
    ('ws-05', 1, 'redteam', 'reg save HKLM\SAM C:\temp\any.hiv');
SELECT key FROM t1003_alerts WHERE host IN ('backup-01', 'ws-03', 'ws-04', 'ws-05') ORDER BY id;
SELECT reason, owner = current_user AS mine, expired, count FROM t1003_suppressed ORDER BY id;
SELECT host, t1003_label FROM events WHERE host = 'backup-01';
\set VERBOSITY terse
INSERT INTO t1003_suppressions (pattern, reason) VALUES ('(', 'no expression');
INSERT INTO t1003_suppressions (reason) VALUES ('everything');
INSERT INTO t1003_suppressions (username, reason) VALUES ('x', ' ');
\set VERBOSITY default

-- Re-scoring alerts on what was never scored, and not twice on what alerted before.
SELECT count(*) AS alerts FROM t1003_alerts \gset
UPDATE events SET t1003_model = NULL;
CALL t1003_rescore('events');
SELECT count(*) - :alerts AS new_alerts FROM t1003_alerts;
SELECT mode, rows, stale, failed, new, acknowledged, closed, false_positive, suppressed FROM t1003_status;

-- Alerts outlive their table.
DROP TABLE events;
SELECT relation_name, count(*) FROM t1003_alerts WHERE relation_name = 'public.events' AND key ? 'n' GROUP BY 1;
DELETE FROM t1003_alert_log;
DELETE FROM t1003_suppressions;
DELETE FROM t1003_run_log;
