-- t1003_flag, the row trigger: label, score and digest of the model in columns of your own.
\set SHOW_CONTEXT never
CREATE TABLE events (id int PRIMARY KEY, command_line text, verdict text, risk double precision, model text, note text);
CREATE TRIGGER score BEFORE INSERT OR UPDATE ON events FOR EACH ROW
    EXECUTE FUNCTION t1003_flag('command_line', 'verdict', 'risk', 'model');
INSERT INTO events (id, command_line) VALUES (1, 'reg save HKLM\SAM C:\temp\sam.hiv'), (2, 'whoami'), (3, NULL);
COPY events (id, command_line) FROM stdin;
4	esentutl.exe /y /vss C:\\Windows\\System32\\config\\SAM /d C:\\temp\\s
\.
SELECT id, verdict, round(risk::numeric, 1) AS risk, model = (SELECT digest FROM t1003_model()) AS current FROM events ORDER BY id;

-- Nobody gets a verdict of his own choice in.
INSERT INTO events VALUES (5, 'reg save HKLM\SAM C:\temp\sam.hiv', 'Benign', 0, (SELECT digest FROM t1003_model()));
SELECT verdict, risk > 0.5 AS high FROM events WHERE id = 5;

-- Scored again where the text changes, and only there.
UPDATE events SET model = 'seen' WHERE id IN (1, 2);
UPDATE events SET note = 'another column', id = id + 10 WHERE id IN (1, 2);
UPDATE events SET command_line = 'reg save hklm\security x' WHERE id = 12;
SELECT id, verdict, model = 'seen' AS untouched FROM events WHERE id > 10 ORDER BY id;
UPDATE events SET command_line = NULL WHERE id = 11;
INSERT INTO events (id, command_line) VALUES (4, 'whoami') ON CONFLICT (id) DO UPDATE SET command_line = excluded.command_line;
SELECT id, verdict, risk IS NULL AS empty FROM events WHERE id IN (4, 11) ORDER BY id;

-- A trigger must be what it can be.
CREATE TRIGGER bad AFTER INSERT ON events FOR EACH ROW EXECUTE FUNCTION t1003_flag('command_line', 'verdict', 'risk', 'model');
INSERT INTO events (id, command_line) VALUES (20, 'whoami');
DROP TRIGGER bad ON events;
DROP TRIGGER score ON events;
CREATE TRIGGER score BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION t1003_flag('command_line', 'verdict');
INSERT INTO events (id, command_line) VALUES (20, 'whoami');
DROP TRIGGER score ON events;
CREATE TRIGGER score BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION t1003_flag('command_line', 'verdict', 'nowhere', 'model');
INSERT INTO events (id, command_line) VALUES (20, 'whoami');
DROP TRIGGER score ON events;
CREATE TRIGGER score BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION t1003_flag('id', 'verdict', 'risk', 'model');
INSERT INTO events (id, command_line) VALUES (20, 'whoami');
DROP TABLE events;
SELECT t1003_flag();
