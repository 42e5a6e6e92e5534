-- The settings and their defaults. They are there once the library is loaded.
LOAD 't1003';
SELECT name, setting, context FROM pg_settings WHERE name LIKE 't1003.%' ORDER BY name;

-- Wrong values are refused when they are set.
SET t1003.device = 'gpu';
SET t1003.model_path = 'relative/path';
SET t1003.threads = -1;

-- A path that is no model is refused when it is used; the session goes on.
SET t1003.model_path = '/nowhere/at/all';
SELECT t1003_score('whoami');
SET t1003.model_path = '/dev';
SELECT t1003_score('whoami');
RESET t1003.model_path;
SELECT t1003_score('whoami') BETWEEN 0 AND 1 AS answers_again;

-- A device that is not there likewise. Why it is not depends on the build.
SET t1003.device = 'cuda:7';
\set VERBOSITY sqlstate
SELECT t1003_score('whoami');
\set VERBOSITY default
RESET t1003.device;
SELECT t1003_score('whoami') BETWEEN 0 AND 1 AS answers_again;

-- Only a superuser chooses files.
CREATE ROLE regress_t1003_user;
SET ROLE regress_t1003_user;
SET t1003.model_path = '/tmp';
SET t1003.threads = 1;
SELECT t1003_score('whoami') BETWEEN 0 AND 1 AS may_score;
RESET ROLE;
RESET t1003.threads;
DROP ROLE regress_t1003_user;

-- Without a cache the answers are the same.
SET t1003.cache_entries = 0;
SELECT t1003_score('whoami') AS without \gset
SET t1003.cache_entries = 2;
SELECT count(DISTINCT t1003_score('whoami')) AS same, max(t1003_score('whoami')) = :without::real AS equal FROM generate_series(1, 10);
RESET t1003.cache_entries;

-- A setting made before the library is loaded is checked when it is: with whose right it was made counts.
CREATE ROLE regress_t1003_user;
\connect -
SET ROLE regress_t1003_user;
SET t1003.model_path = '/tmp';
SELECT t1003_score('whoami') BETWEEN 0 AND 1 AS scores_with_the_shipped_model;
SHOW t1003.model_path;
RESET ROLE;
DROP ROLE regress_t1003_user;
