-- The pinned form names the model by its digest, so it may be IMMUTABLE: for generated columns and
-- expression indexes, where the plain form is refused.
SELECT digest FROM t1003_model() \gset
SELECT t1003_score_pinned('whoami', :'digest') = t1003_score('whoami') AS same;
SELECT t1003_score_pinned(NULL, :'digest') IS NULL AS null_is_null;

CREATE TABLE plain (command_line text, score real GENERATED ALWAYS AS (t1003_score(command_line)) STORED);
\set ECHO none
SELECT format('CREATE TABLE pinned (command_line text, score real GENERATED ALWAYS AS (t1003_score_pinned(command_line, %L)) STORED)', :'digest') \gexec
\set ECHO all
INSERT INTO pinned VALUES ('whoami'), (NULL);
SELECT command_line, score = t1003_score(command_line) AS same FROM pinned;
DROP TABLE pinned;

-- With another model it is an error, never a silent other number.
\set VERBOSITY terse
SELECT t1003_score_pinned('whoami', 'not the digest');
\set VERBOSITY default
