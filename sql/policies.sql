-- Named thresholds on the score. Those of the model come with it, measured when it was made, and change
-- with it; others are your own.
CREATE FUNCTION t1003_bundle_policies(OUT name text, OUT threshold real, OUT false_positive_rate double precision)
    RETURNS SETOF record
    STABLE PARALLEL SAFE COST 10000 ROWS 3
    LANGUAGE c AS 'MODULE_PATHNAME', 't1003_bundle_policies_wrapper';
COMMENT ON FUNCTION t1003_bundle_policies() IS 'the thresholds that the model in use brings';

CREATE TABLE t1003_own_policies (
    name       text PRIMARY KEY,
    threshold  real NOT NULL CHECK (threshold BETWEEN 0 AND 1),
    note       text,
    created_by name NOT NULL DEFAULT current_user,
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE t1003_own_policies IS 'what is inserted into t1003_policies';
SELECT pg_catalog.pg_extension_config_dump('t1003_own_policies', '');

CREATE VIEW t1003_policies AS
    SELECT name, threshold, NULL::double precision AS false_positive_rate, 'own' AS source, note
    FROM @extschema@.t1003_own_policies
    UNION ALL
    SELECT name, threshold, false_positive_rate, 'model', NULL
    FROM @extschema@.t1003_bundle_policies() AS b
    WHERE NOT EXISTS (SELECT FROM @extschema@.t1003_own_policies AS o WHERE o.name = b.name);
COMMENT ON VIEW t1003_policies IS 'named thresholds: the model''s, and your own, which come first where they share a name';

CREATE FUNCTION t1003__policies_write() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.source = 'model' THEN
        RAISE EXCEPTION 'policy "%" belongs to the model', OLD.name
            USING ERRCODE = 'object_not_in_prerequisite_state',
                  HINT = 'Insert a policy of the same name: it comes before the model''s.';
    END IF;
    -- without its threshold a watch's rows would go in unscored
    IF (TG_OP = 'DELETE' OR TG_OP = 'UPDATE' AND NEW.name IS DISTINCT FROM OLD.name)
        AND EXISTS (SELECT FROM @extschema@.t1003_watches WHERE policy = OLD.name)
        AND NOT EXISTS (SELECT FROM @extschema@.t1003_bundle_policies() AS b WHERE b.name = OLD.name) THEN
        RAISE EXCEPTION 'policy "%" is that of a watch', OLD.name
            USING ERRCODE = 'dependent_objects_still_exist',
                  DETAIL = (SELECT 'Watched by it: ' || string_agg(relation::text, ', ' ORDER BY id) || '.'
                            FROM @extschema@.t1003_watches WHERE policy = OLD.name),
                  HINT = 'Give the watch another policy: SELECT t1003_watch(table, column, policy => ...).';
    END IF;
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM @extschema@.t1003_own_policies WHERE name = OLD.name;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    INSERT INTO @extschema@.t1003_own_policies (name, threshold, note) VALUES (NEW.name, NEW.threshold, NEW.note);
    RETURN NEW;
END
$$;
CREATE TRIGGER t1003_policies_write INSTEAD OF INSERT OR UPDATE OR DELETE ON t1003_policies
    FOR EACH ROW EXECUTE FUNCTION t1003__policies_write();

CREATE FUNCTION t1003_threshold(policy text DEFAULT 'alert') RETURNS real
    STABLE STRICT COST 1000
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found_threshold real;
BEGIN
    SELECT threshold INTO found_threshold FROM @extschema@.t1003_policies WHERE name = policy;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no policy "%"', policy
            USING ERRCODE = 'undefined_object',
                  HINT = (SELECT 'Policies are ' || string_agg(format('"%s"', name), ', ' ORDER BY name)
                                 || '; add your own to t1003_policies.'
                          FROM @extschema@.t1003_policies);
    END IF;
    RETURN found_threshold;
END
$$;
COMMENT ON FUNCTION t1003_threshold(text) IS 'the score from which a policy alerts';

-- Looks the threshold up once a query, not once a row.
CREATE FUNCTION t1003_is_alert(text, policy text DEFAULT 'alert') RETURNS boolean
    STABLE STRICT COST 10000
    LANGUAGE c AS 'MODULE_PATHNAME', 't1003_is_alert_wrapper';
COMMENT ON FUNCTION t1003_is_alert(text, text) IS 'whether the score of a command line reaches a policy''s threshold';

GRANT SELECT ON t1003_policies, t1003_own_policies TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON t1003_policies, t1003_own_policies TO t1003_operator;
