-- Where everything stands: one row a watch.

-- The digest of the model in use, NULL where there is none to be had: a broken model must not hide the status.
CREATE FUNCTION t1003__digest() RETURNS text
    STABLE LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (SELECT digest FROM @extschema@.t1003_model());
EXCEPTION WHEN OTHERS THEN
    RETURN NULL;
END
$$;

-- Rows of a table: counted where that is quick, else as the statistics have it; NULL where the caller may not count.
CREATE FUNCTION t1003__count_rows(watched regclass, OUT total bigint, OUT estimate boolean)
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    SELECT sum(c.reltuples)::bigint, true INTO total, estimate FROM pg_class AS c WHERE c.oid IN (SELECT @extschema@.t1003__parts(watched));
    IF total < 1000000 AND has_table_privilege(watched, 'SELECT') THEN
        total := @extschema@.t1003__count(watched, 'true');
        estimate := coalesce(total = 1000000, false);   -- where it stops counting
    ELSIF total < 0 THEN
        total := NULL;
    END IF;
END
$$;

CREATE VIEW t1003_status AS
    SELECT w.relation, w.mode, w.policy, r.total AS rows, r.estimate AS rows_estimate, s.stale, s.estimate AS stale_estimate,
           f.failed, a.new, a.acknowledged, a.closed, a.false_positive, a.suppressed,
           l.status AS last_run, l.finished_at AS last_run_at, m.digest
    FROM @extschema@.t1003_watches AS w
    CROSS JOIN (SELECT @extschema@.t1003__digest() AS digest OFFSET 0) AS m
    CROSS JOIN LATERAL @extschema@.t1003__count_rows(w.relation) AS r
    CROSS JOIN LATERAL @extschema@.t1003__count_stale(w.relation, coalesce(m.digest, '')) AS s
    CROSS JOIN LATERAL (SELECT count(*) AS failed FROM @extschema@.t1003_failures
                        WHERE relation = w.relation AND resolved_at IS NULL) AS f
    CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE status = 'new') AS new,
                               count(*) FILTER (WHERE status = 'acknowledged') AS acknowledged,
                               count(*) FILTER (WHERE status = 'closed') AS closed,
                               count(*) FILTER (WHERE status = 'false positive') AS false_positive,
                               (SELECT count(*) FROM @extschema@.t1003_hits AS h
                                WHERE h.relation = w.relation AND h.suppression IS NOT NULL) AS suppressed
                        FROM @extschema@.t1003_alert_log WHERE relation = w.relation) AS a
    LEFT JOIN LATERAL (SELECT status, finished_at FROM @extschema@.t1003_runs
                       WHERE relation = w.relation ORDER BY id DESC LIMIT 1) AS l ON true
    WHERE EXISTS (SELECT FROM pg_catalog.pg_class AS c WHERE c.oid = w.relation);
COMMENT ON VIEW t1003_status
    IS 'watches: rows, stale ones, unresolved failures, alerts by status, the last run; NULL counts for who may not read the table';
GRANT SELECT ON t1003_status TO t1003_reader;

-- What scoring has cost.
CREATE FUNCTION t1003__stats(
    OUT scope text, OUT calls bigint, OUT texts bigint, OUT tokens bigint, OUT cache_hits bigint, OUT long_texts bigint,
    OUT errors bigint, OUT milliseconds double precision)
    RETURNS SETOF record
    VOLATILE PARALLEL RESTRICTED ROWS 2
    LANGUAGE c AS 'MODULE_PATHNAME', 't1003__stats_wrapper';

CREATE VIEW t1003_stats AS
    SELECT *, pg_catalog.round(cache_hits::pg_catalog.numeric OPERATOR(pg_catalog./) nullif(texts, 0), 4) AS cache_hit_rate FROM @extschema@.t1003__stats();
COMMENT ON VIEW t1003_stats IS
    'calls of the engine, texts, tokens, texts found in the cache and their share, texts longer than a window, errors, milliseconds: of this session, and of all since the server started where the library is preloaded';
GRANT SELECT ON t1003_stats TO PUBLIC;
