-- What the functions promise to the planner.
SELECT p.proname, p.provolatile AS volatility, p.proparallel AS parallel, p.proisstrict AS strict, p.procost AS cost
FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.deptype = 'e'
JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 't1003'
JOIN pg_language l ON l.oid = p.prolang AND l.lanname = 'c'
WHERE p.prorettype <> 'trigger'::regtype AND p.proname NOT LIKE 't1003\_\_%' ORDER BY 1;

-- The cheap condition is tried first, though it is written last.
CREATE TABLE events (host text, command_line text);
EXPLAIN (COSTS OFF) SELECT * FROM events WHERE t1003_score(command_line) > 0.9 AND host = 'ws-01';

-- Parallel workers score too.
INSERT INTO events SELECT 'ws-' || i % 10, 'cmd /c echo ' || i FROM generate_series(1, 400) i;
ANALYZE events;
SET max_parallel_workers_per_gather = 2;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF)
SELECT count(*) FILTER (WHERE t1003_score(command_line) > 2) FROM events;
DROP TABLE events;

-- Installed in a schema of its own, outside the search path, everything still works.
DROP EXTENSION t1003;
CREATE SCHEMA security;
CREATE EXTENSION t1003 SCHEMA security;
SELECT (security.t1003_classify('whoami')).windows;
SELECT count(*) FROM security.t1003_classify_query('SELECT 1, ''whoami''');
DROP EXTENSION t1003;
DROP SCHEMA security;
CREATE EXTENSION t1003;
