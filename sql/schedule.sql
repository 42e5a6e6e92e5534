-- Re-scoring by the clock, through pg_cron where it is installed. A job names its watch by number, so that it
-- survives a renaming of the table as well as dump and restore.
CREATE FUNCTION t1003__watched(watch int) RETURNS regclass
    STABLE LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    SELECT relation FROM @extschema@.t1003_watches WHERE id = watch
$$;

CREATE FUNCTION t1003__cron() RETURNS text
    STABLE LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    answer text;
BEGIN
    SELECT quote_ident(n.nspname) INTO answer
    FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
    JOIN pg_depend AS d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
    JOIN pg_extension AS e ON e.oid = d.refobjid AND d.refclassid = 'pg_extension'::regclass
    WHERE e.extname = 'pg_cron' AND p.proname = 'schedule' LIMIT 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'pg_cron is not installed in this database' USING ERRCODE = 'feature_not_supported',
            DETAIL = format('pg_cron works in one database of a server, named by cron.database_name (%s).',
                            coalesce(current_setting('cron.database_name', true), 'its library is not loaded')),
            HINT = 'Install it (postgresql-15-cron on Debian), add pg_cron to shared_preload_libraries, set cron.database_name, restart, '
                   'and CREATE EXTENSION pg_cron; or let the system''s cron run: psql -c "CALL t1003_rescore_all()".';
    END IF;
    RETURN answer;
END
$$;

CREATE FUNCTION t1003__job(relation regclass, OUT name text, OUT command text)
    STABLE LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    watch int;
BEGIN
    IF relation IS NULL THEN
        name := 't1003 rescore all';
        command := 'CALL @extschema@.t1003_rescore_all()';
        RETURN;
    END IF;
    SELECT w.id INTO watch FROM @extschema@.t1003_watches AS w WHERE w.relation = t1003__job.relation;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'table % is not watched', relation USING ERRCODE = 'object_not_in_prerequisite_state',
            HINT = 'SELECT t1003_watch(table, column) first.';
    END IF;
    name := format('t1003 rescore %s', watch);
    command := format('CALL @extschema@.t1003_rescore(@extschema@.t1003__watched(%s))', watch);
END
$$;

CREATE FUNCTION t1003_schedule(relation regclass, schedule text DEFAULT '*/5 * * * *') RETURNS bigint
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    job record;
    answer bigint;
BEGIN
    SELECT * INTO job FROM @extschema@.t1003__job(relation);
    EXECUTE format('SELECT %s.schedule($1, $2, $3)', @extschema@.t1003__cron()) INTO answer USING job.name, schedule, job.command;
    RETURN answer;
END
$$;
COMMENT ON FUNCTION t1003_schedule(regclass, text)
    IS 'has pg_cron re-score a watched table, or every one for NULL, as the caller; answers the job''s number; again to change it';

CREATE FUNCTION t1003_unschedule(relation regclass) RETURNS boolean
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    job record;
    answer boolean;
BEGIN
    SELECT * INTO job FROM @extschema@.t1003__job(relation);
    EXECUTE format('SELECT %1$s.unschedule(jobid) FROM %1$s.job WHERE jobname = $1 AND username = current_user', @extschema@.t1003__cron())
        INTO answer USING job.name;
    RETURN coalesce(answer, false);
END
$$;
COMMENT ON FUNCTION t1003_unschedule(regclass) IS 'ends what t1003_schedule began; false where there was nothing';

-- A watch's job ends with the watch, whoever scheduled it. That must not keep anybody from dropping a table.
CREATE FUNCTION t1003__watch_ended() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_cron') THEN
        EXECUTE format('SELECT count(%1$s.unschedule(jobid)) FROM %1$s.job WHERE jobname = $1', @extschema@.t1003__cron())
            USING format('t1003 rescore %s', OLD.id);
    END IF;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    RAISE WARNING 'the job "t1003 rescore %" of pg_cron could not be ended: %', OLD.id, SQLERRM;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION t1003__watch_ended() FROM PUBLIC;
CREATE TRIGGER t1003_watch_ended AFTER DELETE ON t1003_watches FOR EACH ROW EXECUTE FUNCTION t1003__watch_ended();

REVOKE ALL ON FUNCTION t1003_schedule(regclass, text), t1003_unschedule(regclass) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION t1003_schedule(regclass, text), t1003_unschedule(regclass) TO t1003_operator;
