-- Named thresholds: the model's own, measured when it was made …
\set SHOW_CONTEXT never
SELECT name, threshold BETWEEN 0 AND 1 AS threshold, false_positive_rate < 0.05 AS measured, source FROM t1003_policies ORDER BY name;

-- … and yours.
INSERT INTO t1003_policies (name, threshold, note) VALUES ('strict', 0.999, 'only what is certain');
SELECT name, threshold, source, note FROM t1003_policies WHERE source = 'own';
SELECT t1003_threshold('strict'), t1003_threshold() = t1003_threshold('alert') AS alert_is_the_default;

SELECT t1003_is_alert('reg save HKLM\SAM C:\temp\sam.hiv') AS yes, t1003_is_alert('whoami') AS no,
       t1003_is_alert('reg save HKLM\SAM C:\temp\sam.hiv', 'hunt') AS yes, t1003_is_alert(NULL) AS "null";

-- One of the same name comes before the model's; removing it brings the model's back.
INSERT INTO t1003_policies (name, threshold) VALUES ('alert', 1);
SELECT t1003_is_alert('reg save HKLM\SAM C:\temp\sam.hiv') AS no_more;
UPDATE t1003_policies SET threshold = 0 WHERE name = 'alert';
SELECT t1003_is_alert('whoami') AS everything;
DELETE FROM t1003_policies WHERE name = 'alert';
SELECT source FROM t1003_policies WHERE name = 'alert';

SELECT t1003_is_alert('whoami', 'nonesuch');
DELETE FROM t1003_policies WHERE name = 'hunt';
\set VERBOSITY terse
INSERT INTO t1003_policies (name, threshold) VALUES ('mad', 7);
DELETE FROM t1003_policies WHERE name = 'strict';
