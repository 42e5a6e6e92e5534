-- A misspelt setting is refused where PostgreSQL can reserve a prefix: since 15. 14 (08_reserved_1.out) takes it and does nothing.
LOAD 't1003';
SET t1003.no_such_setting = 1;
