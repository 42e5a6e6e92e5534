-- :rows distinct command lines of the shapes that process-creation logs are made of.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS t1003;
DROP TABLE IF EXISTS events;
CREATE TABLE events AS
SELECT i AS id,
       (ARRAY['C:\Windows\System32\svchost.exe -k netsvcs -p -s svc',
              '"C:\Program Files\Google\Chrome\Application\chrome.exe" --type=renderer --client-id=',
              'cmd.exe /c reg query HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\app',
              'powershell.exe -NoProfile -ExecutionPolicy Bypass -File C:\scripts\job',
              'C:\Windows\System32\conhost.exe 0xffffffff -ForceV1 ',
              'schtasks /run /tn \Microsoft\Windows\Defrag\task',
              'net use Z: \\filesrv01\share /user:CORP\u',
              'git.exe -C C:\src\project fetch origin refs/pull/'])[1 + i % 8]
           || i || CASE WHEN i % 3 = 0 THEN ' > C:\Users\u' || i % 97 || '\AppData\Local\Temp\out.txt' ELSE '' END
           AS command_line
FROM generate_series(1, :rows) i;
ANALYZE events;

\if :{?only_distinct}
    \quit
\endif
-- A log as it repeats itself: the r-th most frequent of 20,000 texts comes once where the first comes r times (Zipf).
SELECT setseed(0.5);
DROP TABLE IF EXISTS repeated;
CREATE TABLE repeated AS
SELECT n AS id, 'C:\Windows\System32\taskhostw.exe /task ' || md5(floor(exp(random() * ln(20000)))::text) AS command_line
FROM generate_series(1, 10 * :rows) n;
ANALYZE repeated;
