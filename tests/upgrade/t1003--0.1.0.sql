-- t1003 0.1.0 as it was installed: what tests/live/tests/carried.rs updates from. Never changed.
-- The answer for one text.
CREATE TYPE t1003_verdict AS (
    label      text,  -- the predicted label: 'T1003.002' or 'Benign' with the shipped model
    confidence real,  -- probability of that label
    score      real,  -- probability of T1003.002
    windows    int    -- model inputs that the text was cut into
);
COMMENT ON TYPE t1003_verdict IS 'label, its probability, the probability of T1003.002, and how many windows the text was read in';
-- What the functions promise to the planner.
--
-- STABLE, not IMMUTABLE: the answer depends on t1003.model_path. Only the pinned form, which names
-- the model, may be used in generated columns and expression indexes.
-- COST is in units of cpu_operator_cost: one text takes about a millisecond, some ten thousand times
-- as long as comparing two integers, so that the planner filters before it scores.

CREATE FUNCTION t1003_classify(text) RETURNS t1003_verdict
    STABLE STRICT PARALLEL SAFE COST 10000
    LANGUAGE c AS 'MODULE_PATHNAME', 't1003_classify_wrapper';
COMMENT ON FUNCTION t1003_classify(text) IS 'label, confidence, score and windows of one command line';

CREATE FUNCTION t1003_score(text) RETURNS real
    STABLE STRICT PARALLEL SAFE COST 10000
    LANGUAGE c AS 'MODULE_PATHNAME', 't1003_score_wrapper';
COMMENT ON FUNCTION t1003_score(text) IS 'probability that a command line is T1003.002';

CREATE FUNCTION t1003_score_pinned(text, digest text) RETURNS real
    IMMUTABLE STRICT PARALLEL SAFE COST 10000
    LANGUAGE c AS 'MODULE_PATHNAME', 't1003_score_pinned_wrapper';
COMMENT ON FUNCTION t1003_score_pinned(text, text) IS 'as t1003_score, an error unless the loaded model has this digest';

-- A NULL element keeps its row, with a NULL verdict.
CREATE FUNCTION t1003_classify_batch(texts text[])
    RETURNS TABLE (ordinality bigint, label text, confidence real, score real, windows int)
    STABLE STRICT PARALLEL SAFE COST 100000 ROWS 100
    LANGUAGE c AS 'MODULE_PATHNAME', 't1003_classify_batch_wrapper';
COMMENT ON FUNCTION t1003_classify_batch(text[]) IS 'verdicts of many command lines at once, in the order of the array';

-- VOLATILE and not parallel: it runs a query that it does not know.
CREATE FUNCTION t1003_classify_query(query text, batch_rows int DEFAULT 1000)
    RETURNS TABLE (key text, label text, confidence real, score real, windows int)
    VOLATILE STRICT PARALLEL UNSAFE COST 1000000 ROWS 100000
    LANGUAGE c AS 'MODULE_PATHNAME', 't1003_classify_query_wrapper';
COMMENT ON FUNCTION t1003_classify_query(text, int) IS 'verdicts of any query''s rows: its first column is the key, its second the text';

CREATE FUNCTION t1003_model(
    OUT name text, OUT version text, OUT digest text, OUT source text, OUT device text, OUT dtype text,
    OUT threads int, OUT parameters bigint, OUT load_ms real,
    OUT private_bytes bigint, OUT shared_bytes bigint, OUT preloaded boolean)
    RETURNS SETOF record
    STABLE PARALLEL SAFE COST 10000 ROWS 1
    LANGUAGE c AS 'MODULE_PATHNAME', 't1003_model_wrapper';
COMMENT ON FUNCTION t1003_model() IS 'the model that this session scores with';
