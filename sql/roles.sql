-- Who may do what. Roles belong to the whole server, so they may be there already, from another database,
-- and they stay when the extension goes.
--
--   t1003_reader    reads alerts, watches, runs and failures (scoring a text is everybody's right)
--   t1003_operator  a reader who also watches tables, re-scores, works alerts, suppresses, adds policies
--
-- Neither gives any right on a log table: a watch needs the table's owner, re-scoring needs SELECT on the text and
-- UPDATE on the verdict. It does all rows then, as their owner: row-level security has no say in it.
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['t1003_reader', 't1003_operator'] LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname OPERATOR(pg_catalog.=) wanted) THEN
            BEGIN
                EXECUTE pg_catalog.format('CREATE ROLE %I NOLOGIN', wanted);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL;  -- made in another database at the same time
            END;
        END IF;
    END LOOP;
    GRANT t1003_reader TO t1003_operator;
END
$$;
