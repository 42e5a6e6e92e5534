//! Tables of stale rows, for tests of re-scoring.

use crate::one;
use postgres::Client;

/// A deferred watch on `rows` stale rows, one in a hundred of them a theft, and a trigger that counts how often each
/// row's digest was written.
pub fn stale_table(client: &mut Client, table: &str, rows: i32) {
    client
        .batch_execute(&format!(
            r"DROP TABLE IF EXISTS {table}, {table}_writes CASCADE;
              CREATE TABLE {table} (id int PRIMARY KEY, command_line text);
              CREATE TABLE {table}_writes (id int);
              INSERT INTO {table} SELECT i, CASE WHEN i % 100 = 0 THEN 'reg save HKLM\SAM c:\' || i ELSE 'C:\Windows\System32\svchost.exe -k netsvcs -p -s ' || md5(i::text) END
              FROM generate_series(1, {rows}) i;
              SELECT t1003_watch('{table}', 'command_line', mode => 'deferred');
              CREATE OR REPLACE FUNCTION count_write() RETURNS trigger LANGUAGE plpgsql AS
              $$BEGIN EXECUTE format('INSERT INTO %s VALUES ($1)', TG_ARGV[0]) USING NEW.id; RETURN NULL; END$$;
              CREATE TRIGGER count_write AFTER UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION count_write('public.{table}_writes')"
        ))
        .unwrap();
}

/// Every row scored exactly once, every theft an alert once, and the runs' own counts say so.
pub fn assert_complete(client: &mut Client, table: &str, rows: i64) {
    assert_eq!(
        one::<i64>(client, &format!("SELECT count(*) FROM {table} WHERE t1003_model IS NOT NULL")),
        rows
    );
    assert_eq!(
        one::<i64>(client, &format!("SELECT count(*) FROM {table}_writes")),
        rows,
        "rows were written twice"
    );
    assert_eq!(one::<i64>(client, &format!("SELECT count(DISTINCT id) FROM {table}_writes")), rows);
    let of_runs = format!("SELECT sum(scored)::bigint FROM t1003_runs WHERE relation = '{table}'::regclass");
    assert_eq!(one::<i64>(client, &of_runs), rows, "the runs' counts");
    let alerts = format!("SELECT sum(count)::bigint FROM t1003_alerts WHERE relation = '{table}'::regclass");
    let thefts = format!("SELECT count(*) FROM {table} WHERE t1003_score >= t1003_threshold('alert')");
    let thefts = one::<i64>(client, &thefts);
    assert!(thefts >= rows / 100);
    assert_eq!(one::<i64>(client, &alerts), thefts);
}
