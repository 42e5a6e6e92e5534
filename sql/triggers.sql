-- Trigger functions. Their first four arguments name columns: the text, and where label, score and digest
-- of the model go; a fifth says what happens where a text cannot be scored: 'store' (the default: the row
-- goes in unscored, the failure is recorded) or 'raise'.

-- BEFORE INSERT OR UPDATE, FOR EACH ROW: scores the text where it is new or changed.
CREATE FUNCTION t1003_flag() RETURNS trigger LANGUAGE c AS 'MODULE_PATHNAME', 't1003_flag';
COMMENT ON FUNCTION t1003_flag() IS 'row trigger: label, score and model digest into columns of the row';

-- The same, but empties the columns: the row is stale until it is re-scored.
CREATE FUNCTION t1003_forget() RETURNS trigger LANGUAGE c AS 'MODULE_PATHNAME', 't1003_forget';
COMMENT ON FUNCTION t1003_forget() IS 'row trigger: empties the verdict of a row whose text is new or changed';

-- AFTER INSERT or AFTER UPDATE, FOR EACH STATEMENT, on a watched table: scores the statement's new texts in batches.
-- Its only argument is 'store' or 'raise'.
CREATE FUNCTION t1003_alert() RETURNS trigger LANGUAGE c AS 'MODULE_PATHNAME', 't1003_alert';
COMMENT ON FUNCTION t1003_alert() IS 'statement trigger of t1003_watch: scores new rows in batches and raises alerts';
