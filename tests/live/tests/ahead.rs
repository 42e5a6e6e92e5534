//! `t1003_classify_query` scores a batch ahead of its reader: what becomes of that work when nobody comes for it.

use postgres::Client;
use std::path::Path;
use std::time::{Duration, Instant};
use t1003_live::{answers, connect, one, pid, sqlstate, wait_for};

/// Takes the engine seconds, unless it is told to stop.
const LONG_TEXT: &str = "(SELECT string_agg(md5(n::text), ' ') FROM generate_series(1, 10000) n)";
/// The promise is 100 ms; a busy test machine gets ten times as long.
const PATIENCE: Duration = Duration::from_millis(1000);

fn stat(client: &mut Client, column: &str) -> f64 {
    one(client, &format!("SELECT {column}::double precision FROM t1003_stats WHERE scope = 'session'"))
}

/// Processor time that all threads of a process have taken, in ticks of 10 ms.
fn ticks(pid: i32) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    let fields = stat.rsplit_once(')').expect("proc(5): the name ends in a bracket").1.split_whitespace();
    fields.skip(11).take(2).map(|ticks| ticks.parse::<u64>().unwrap()).sum()
}

/// Waits until the process does nothing for 100 ms.
fn time_to_rest(pid: i32) -> Duration {
    let start = Instant::now();
    loop {
        let before = ticks(pid);
        std::thread::sleep(Duration::from_millis(100));
        if ticks(pid) == before {
            return start.elapsed();
        }
        assert!(start.elapsed() < Duration::from_secs(60), "it works on and on");
    }
}

/// A session that works on a long text when it is left: the first row's text is short, the second's long, behind it comes `rest`.
fn session() -> (Client, i32) {
    let mut client = connect();
    client.batch_execute("SET t1003.threads = 1; SET t1003.cache_entries = 0").unwrap();
    client
        .batch_execute(&format!(
            "CREATE TEMP TABLE ahead AS SELECT 1 AS id, 'whoami' AS t UNION ALL SELECT 2, {LONG_TEXT}"
        ))
        .unwrap();
    assert!(answers(&mut client));
    let pid = pid(&mut client);
    (client, pid)
}

#[test]
fn work_ends_with_its_query() {
    let (mut client, pid) = session();
    let start = Instant::now();
    client.batch_execute("SELECT t1003_score(t) FROM ahead").unwrap();
    let alone = start.elapsed();
    assert!(alone > PATIENCE, "{alone:?} is too short to see whether it is stopped");
    let key = "(t1003_classify_query('SELECT id, t FROM ahead ORDER BY id', 1)).key";
    let fails = "$$SELECT CASE WHEN id < 3 THEN id ELSE 1/0 END, t FROM (TABLE ahead UNION ALL SELECT 3, 'a') a ORDER BY id$$";
    let raises = format!("DECLARE k text; BEGIN FOR k IN SELECT {key} LOOP RAISE division_by_zero; END LOOP;");
    for (how, code) in [
        (format!("SELECT {key} LIMIT 1"), None),
        (format!("BEGIN; DECLARE c CURSOR FOR SELECT {key}; FETCH 1 FROM c; CLOSE c; COMMIT"), None),
        (format!("BEGIN; DECLARE c CURSOR FOR SELECT {key}; FETCH 1 FROM c; ROLLBACK"), None),
        (format!("DO $$ {raises} EXCEPTION WHEN division_by_zero THEN NULL; END $$"), None),
        (format!("DO $$ {raises} END $$"), Some("22012")),
        (format!("SELECT count(*) FROM t1003_classify_query({fails}, 1)"), Some("22012")),
        (format!("SET statement_timeout = 200; SELECT {key}, pg_sleep(10)"), Some("57014")),
        (format!("SET statement_timeout = 200; SELECT {key}"), Some("57014")),
    ] {
        let start = Instant::now();
        let error = client.batch_execute(&how).err();
        let rest = time_to_rest(pid);
        let took = start.elapsed();
        println!("after {took:?} of {alone:?} at rest, {rest:?} since the answer: {how}");
        assert_eq!(error.as_ref().map(sqlstate), code, "{how}: {error:?}");
        assert!(took < alone / 2, "{took:?} of {alone:?}: {how}");
        client.batch_execute("RESET statement_timeout").unwrap();
        assert!(answers(&mut client), "{how}");
    }
}

/// The most memory that a process has had, in MB.
fn peak(pid: i32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("proc(5)");
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() >> 10
}

#[test]
fn a_text_without_end_takes_little_memory_and_ends_with_its_query() {
    let mut client = connect();
    client
        .batch_execute(
            "SET t1003.threads = 1; SET t1003.cache_entries = 0;
             CREATE TEMP TABLE endless AS SELECT repeat('ping -n 1 server & ', 2000000) AS t",
        )
        .unwrap();
    assert!(answers(&mut client));
    let pid = pid(&mut client);
    let before = peak(pid);
    client.batch_execute("SET statement_timeout = 2000").unwrap();
    let error = client.batch_execute("SELECT t1003_score(t) FROM endless").unwrap_err();
    assert_eq!(sqlstate(&error), "57014");
    let rest = time_to_rest(pid);
    let more = peak(pid) - before;
    println!("at rest {rest:?} after the timeout; {more} MB more for a text of 38 MB");
    assert!(rest < PATIENCE, "{rest:?}");
    assert!(more < 8 * 38, "{more} MB");
}

#[test]
fn a_session_that_is_ended_takes_its_work_along() {
    let mut other = connect();
    assert!(answers(&mut other));
    let reading = "SELECT (t1003_classify_query('SELECT id, t FROM ahead ORDER BY id', 1)).key, pg_sleep(10)";
    let fetching = "SELECT * FROM t1003_classify_query('SELECT id, t, pg_sleep(id / 3 * 10) FROM (TABLE ahead UNION ALL SELECT 3, ''a'') a', 1)";
    for query in [reading, fetching] {
        let (mut client, pid) = session();
        let victim = std::thread::spawn(move || client.batch_execute(query).unwrap_err());
        std::thread::sleep(Duration::from_millis(500));
        let start = Instant::now();
        other.execute("SELECT pg_terminate_backend($1)", &[&pid]).unwrap();
        let error = victim.join().unwrap();
        let took = start.elapsed();
        println!("pg_terminate_backend: answered after {took:?} in {query}");
        // the driver may see the connection's end before it reads why
        assert!(error.is_closed() || sqlstate(&error) == "57P01", "{error}");
        assert!(took < PATIENCE, "{took:?}");
        wait_for("the process to end", || !Path::new(&format!("/proc/{pid}")).exists());
        assert!(answers(&mut other), "the other session was not restarted");
    }
}

#[test]
fn statistics_count_work_and_not_waiting() {
    let mut client = connect();
    client.batch_execute("SET t1003.cache_entries = 0").unwrap();
    assert!(answers(&mut client));
    let before = ["calls", "texts", "errors", "milliseconds", "tokens"].map(|column| stat(&mut client, column));
    client
        .batch_execute(
            "BEGIN; DECLARE c CURSOR FOR SELECT t1003_classify_query('SELECT i, ''cmd /c echo '' || i FROM generate_series(1, 30) i', 10);
             FETCH 1 FROM c; SELECT pg_sleep(1), t1003_score('whoami'); FETCH ALL FROM c; COMMIT",
        )
        .unwrap();
    let after = ["calls", "texts", "errors", "milliseconds", "tokens"].map(|column| stat(&mut client, column));
    let [calls, texts, errors, milliseconds, tokens] = std::array::from_fn(|i| after[i] - before[i]);
    println!("{calls} calls, {texts} texts, {milliseconds} ms, {tokens} tokens");
    assert_eq!((calls, texts, errors), (4.0, 31.0, 0.0));
    assert!(milliseconds > 0.0 && milliseconds < 900.0, "{milliseconds} ms");
    // at least a start, a token of their own and an end; texts of some ten letters have no more than those
    assert!((31.0 * 3.0..31.0 * 20.0).contains(&tokens), "{tokens} tokens");
}
