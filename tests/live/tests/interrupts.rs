//! Cancel, timeout and shutdown while the arithmetic runs; and what a killed session leaves behind.

use std::time::{Duration, Instant};
use t1003_live::{DISTINCT_TEXTS, answers, connect, kill, pid, reconnect, sqlstate};

/// Takes minutes unless interrupted.
const LONG_BATCH: i32 = 400_000;
/// The promise is 100 ms; a busy test machine gets ten times as long.
const PATIENCE: Duration = Duration::from_millis(1000);

/// Starts a long batch in a session of its own, calls `interrupt` with its pid while it scores, and
/// answers its SQLSTATE and how long it took from the interrupt to the error.
fn interrupted(interrupt: impl FnOnce(i32)) -> (String, Duration) {
    let mut victim = connect();
    let texts: Vec<String> = victim.query_one(DISTINCT_TEXTS, &[&LONG_BATCH]).unwrap().get(0);
    assert!(answers(&mut victim));
    let pid = pid(&mut victim);
    let worker = std::thread::spawn(move || {
        let error = victim.query("SELECT count(*) FROM t1003_classify_batch($1)", &[&texts]).unwrap_err();
        (sqlstate(&error).to_string(), Instant::now())
    });
    std::thread::sleep(Duration::from_millis(1500));
    let start = Instant::now();
    interrupt(pid);
    let (code, end) = worker.join().unwrap();
    (code, end.duration_since(start))
}

#[test]
fn cancel_is_answered_at_once() {
    let mut other = connect();
    let (code, took) = interrupted(|pid| {
        other.execute("SELECT pg_cancel_backend($1)", &[&pid]).unwrap();
    });
    println!("pg_cancel_backend: answered after {took:?}");
    assert_eq!(code, "57014");
    assert!(took < PATIENCE, "{took:?}");
}

#[test]
fn terminate_is_answered_at_once_and_harms_nobody() {
    let mut other = connect();
    assert!(answers(&mut other));
    let (code, took) = interrupted(|pid| {
        other.execute("SELECT pg_terminate_backend($1)", &[&pid]).unwrap();
    });
    println!("pg_terminate_backend: answered after {took:?}");
    assert_eq!(code, "57P01");
    assert!(took < PATIENCE, "{took:?}");
    assert!(answers(&mut other), "the other session was not restarted");
}

/// The texts of an array are read, and looked for in the cache, before the first is scored.
#[test]
fn a_timeout_is_kept_while_a_large_array_is_read() {
    let mut client = connect();
    assert!(answers(&mut client));
    let made =
        "CREATE TEMP TABLE large AS SELECT array_agg('dir ' || i) AS texts FROM generate_series(1, 2000000) i";
    client.batch_execute(made).unwrap();
    for milliseconds in [50, 150, 300] {
        client.batch_execute(&format!("SET statement_timeout = {milliseconds}")).unwrap();
        let start = Instant::now();
        let error = client
            .query("SELECT count(*) FROM t1003_classify_batch((SELECT texts FROM large))", &[])
            .unwrap_err();
        let took = start.elapsed();
        println!("statement_timeout of {milliseconds} ms: {took:?} for an array of two million");
        assert_eq!(sqlstate(&error), "57014", "{error}");
        assert!(took < Duration::from_millis(milliseconds) + PATIENCE, "{took:?}");
    }
    client.batch_execute("RESET statement_timeout").unwrap();
    assert!(answers(&mut client), "the session goes on");
}

#[test]
fn statement_timeout_is_kept_in_every_function() {
    let mut client = connect();
    assert!(answers(&mut client));
    client.batch_execute("SET statement_timeout = '300ms'; SET t1003.cache_entries = 0").unwrap();
    for query in [
        "SELECT count(*) FROM t1003_classify_batch(ARRAY(SELECT 'cmd /c ' || md5(i::text) FROM generate_series(1, 50000) i))",
        "SELECT sum(t1003_score('cmd /c ' || md5(i::text))) FROM generate_series(1, 100000) i",
        "SELECT count(*) FROM t1003_classify_query('SELECT i, md5(i::text) FROM generate_series(1, 1000000) i', 50000)",
        "SELECT t1003_score(string_agg(md5(i::text), ' ')) FROM generate_series(1, 30000) i",
    ] {
        let start = Instant::now();
        let error = client.query(query, &[]).unwrap_err();
        let took = start.elapsed();
        println!("statement_timeout of 300 ms: {took:?} for {query}");
        assert_eq!(sqlstate(&error), "57014", "{query}: {error}");
        assert!(took < Duration::from_millis(300) + PATIENCE, "{query}: {took:?}");
    }
    client.batch_execute("RESET statement_timeout").unwrap();
    let start = Instant::now();
    assert!(answers(&mut client), "the session goes on");
    println!("the next call after four timeouts: {:?}", start.elapsed());
}

/// A cancel within a trigger's subtransaction must end it: a session that nobody told to begin a transaction block must not be
/// left in an aborted one, nor take itself for writing still.
#[test]
fn a_cancelled_trigger_leaves_the_session_whole() {
    let mut client = connect();
    for on_error in ["store", "raise"] {
        client
            .batch_execute(&format!(
                "DROP TABLE IF EXISTS halted; CREATE TABLE halted (id int PRIMARY KEY, c text);
                 CREATE OR REPLACE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN PERFORM pg_sleep(10); RETURN NULL; END$$;
                 SELECT t1003_watch('halted', 'c', mode => 'alert', on_error => '{on_error}')"
            ))
            .unwrap();
        let scoring = "INSERT INTO halted SELECT i, 'cmd /c ' || md5(i::text) FROM generate_series(1, 20000) i";
        let writing = "INSERT INTO halted VALUES (1, 'whoami')";
        let dawdle = "CREATE TRIGGER dawdle AFTER UPDATE ON halted EXECUTE FUNCTION dawdle()";
        for (during, prepare, insert) in [("scoring", "", scoring), ("writing", dawdle, writing)] {
            client.batch_execute(prepare).unwrap();
            client.batch_execute("SET statement_timeout = '400ms'; SET t1003.cache_entries = 0").unwrap();
            let start = Instant::now();
            let error = client.execute(insert, &[]).unwrap_err();
            let took = start.elapsed();
            println!("statement_timeout while {during}, on_error {on_error}: {took:?}");
            assert_eq!(sqlstate(&error), "57014", "{during}: {error}");
            assert!(took < Duration::from_millis(400) + PATIENCE, "{during}: {took:?}");
            let in_block = client.execute("SET statement_timeout = 0", &[]);
            assert!(in_block.is_ok(), "{during}, {on_error}: {in_block:?}");
        }
        client
            .batch_execute("RESET ALL; DROP TRIGGER dawdle ON halted; INSERT INTO halted VALUES (2, 'whoami')")
            .unwrap();
        let row = client.query_one("SELECT count(*), count(t1003_model) FROM halted", &[]).unwrap();
        assert_eq!((row.get::<_, i64>(0), row.get::<_, i64>(1)), (1, 1), "{on_error}");
    }
    client.batch_execute("DROP TABLE halted; DROP FUNCTION dawdle").unwrap();
}

#[test]
fn a_killed_session_is_survived() {
    let mut client = connect();
    client
        .batch_execute(
            "CREATE TABLE IF NOT EXISTS survives (n int); TRUNCATE survives; INSERT INTO survives VALUES (1)",
        )
        .unwrap();
    let (code, _) = interrupted(|pid| {
        kill("KILL", pid);
    });
    println!("SIGKILL: the client saw {code:?}");
    let mut client = reconnect();
    assert!(answers(&mut client));
    let count: i64 = client.query_one("SELECT count(*) FROM survives", &[]).unwrap().get(0);
    assert_eq!(count, 1);
    client.batch_execute("DROP TABLE survives").unwrap();
}
