-- Offsets count characters from 1, so that substr(text, start, length) is the fragment in the original.
CREATE FUNCTION t1003_explain(
    text, top int DEFAULT 5,
    OUT start int, OUT length int, OUT fragment text, OUT reads text, OUT share real)
    RETURNS SETOF record
    STABLE STRICT PARALLEL SAFE COST 1000000 ROWS 5
    LANGUAGE c AS 'MODULE_PATHNAME', 't1003_explain_wrapper';
COMMENT ON FUNCTION t1003_explain(text, int) IS 'the fragments that drove a score, where they stand, and their share in it';
