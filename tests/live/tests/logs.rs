//! Log tables under several sessions, crashes and restarts: no row lost, none scored twice, counts exact.

use postgres::Client;
use std::io::Write;
use std::thread::sleep;
use std::time::Duration;
use t1003_live::stale::{assert_complete, stale_table};
use t1003_live::{cluster, connect, kill, one, pid, reconnect, sqlstate, wait_for};

#[test]
fn two_workers_share_a_table() {
    const ROWS: i64 = 12_000;
    let mut client = connect();
    stale_table(&mut client, "shared_work", ROWS as i32);
    let workers: Vec<_> = (0..2)
        .map(|_| {
            std::thread::spawn(|| {
                let mut client = connect();
                client.batch_execute("SET t1003.threads = 1").unwrap();
                client.batch_execute("CALL t1003_rescore('shared_work', batch_rows => 500)").unwrap();
            })
        })
        .collect();
    workers.into_iter().for_each(|w| w.join().unwrap());
    assert_complete(&mut client, "shared_work", ROWS);
    let least = "SELECT min(scored) FROM t1003_runs WHERE relation = 'shared_work'::regclass";
    let least = one::<i64>(&mut client, least);
    println!("of {ROWS} rows the slower worker scored {least}");
    assert!(least > 0, "one worker did it all");
    client.batch_execute("DROP TABLE shared_work, shared_work_writes").unwrap();
}

#[test]
fn a_killed_worker_loses_a_chunk_and_no_more() {
    const ROWS: i64 = 12_000;
    let mut client = connect();
    stale_table(&mut client, "killed_work", ROWS as i32);
    let mut worker = connect();
    worker.batch_execute("SET t1003.threads = 1").unwrap();
    let pid = pid(&mut worker);
    let run = std::thread::spawn(move || {
        worker.batch_execute("CALL t1003_rescore('killed_work', batch_rows => 200)").is_err()
    });
    let progress = "SELECT coalesce(max(scored), 0) FROM t1003_runs WHERE relation = 'killed_work'::regclass";
    wait_for("the first chunks", || one::<i64>(&mut client, progress) > 400);
    kill("KILL", pid);
    assert!(run.join().unwrap(), "it was done before it was killed");
    // the server ends all sessions before it recovers; who connects earlier is ended too
    wait_for("the crash to be noticed", || client.simple_query("SELECT 1").is_err());
    let mut client = reconnect();
    let kept = one::<i64>(&mut client, "SELECT count(*) FROM killed_work WHERE t1003_model IS NOT NULL");
    let said = one::<i64>(&mut client, progress);
    println!("killed after {kept} rows of {ROWS}");
    assert!(kept == said && kept > 0 && kept < ROWS && kept % 200 == 0, "{kept} rows, the run says {said}");
    let status = "SELECT status FROM t1003_runs WHERE relation = 'killed_work'::regclass";
    assert_eq!(one::<String>(&mut client, status), "lost");
    client.batch_execute("CALL t1003_rescore('killed_work')").unwrap();
    assert_complete(&mut client, "killed_work", ROWS);
    client.batch_execute("DROP TABLE killed_work, killed_work_writes").unwrap();
}

#[test]
fn a_cancelled_worker_resumes() {
    let mut client = connect();
    stale_table(&mut client, "cancelled_work", 6000);
    client.batch_execute("SET statement_timeout = '700ms'; SET t1003.threads = 1").unwrap();
    let error = client.batch_execute("CALL t1003_rescore('cancelled_work', batch_rows => 100)");
    client.batch_execute("RESET statement_timeout").unwrap();
    if let Err(error) = error {
        assert_eq!(sqlstate(&error), "57014", "{error}");
    }
    client.batch_execute("CALL t1003_rescore('cancelled_work')").unwrap();
    assert_complete(&mut client, "cancelled_work", 6000);
    let lost = "SELECT count(*) FROM t1003_runs WHERE relation = 'cancelled_work'::regclass AND status NOT IN ('lost', 'done')";
    assert_eq!(one::<i64>(&mut client, lost), 0);
    client.batch_execute("DROP TABLE cancelled_work, cancelled_work_writes").unwrap();
}

/// Copies rows into `ingest`, a theft every hundred.
fn copy(
    client: &mut Client,
    from: usize,
    rows: usize,
) -> Result<u64, Box<dyn std::error::Error + Send + Sync>> {
    let mut writer = client.copy_in("COPY ingest (id, host, command_line) FROM STDIN")?;
    for id in from..from + rows {
        let theft = id % 100 == 0;
        let text = if theft {
            r"reg save HKLM\\SAM C:\\temp\\sam.hiv".into()
        } else {
            format!(r"C:\\Windows\\System32\\svchost.exe -k netsvcs -p -s svc{id}")
        };
        writeln!(writer, "{id}\tws-{}\t{text}", id % 7)?;
    }
    Ok(writer.finish()?)
}

fn ingest_table(client: &mut Client, mode: &str) {
    client
        .batch_execute(&format!(
            "DROP TABLE IF EXISTS ingest CASCADE; CREATE TABLE ingest (id int PRIMARY KEY, host text, command_line text);
             SELECT t1003_watch('ingest', 'command_line', mode => '{mode}', host_column => 'host')"
        ))
        .unwrap();
}

fn assert_ingested(client: &mut Client, rows: i64) {
    let scored = "SELECT count(*) FROM ingest WHERE t1003_model = (SELECT digest FROM t1003_model())";
    assert_eq!(one::<i64>(client, "SELECT count(*) FROM ingest"), rows);
    assert_eq!(one::<i64>(client, scored), rows);
    assert_eq!(
        one::<i64>(client, "SELECT count(*) FROM t1003_failures WHERE relation = 'ingest'::regclass"),
        0
    );
}

#[test]
fn many_sessions_copy_into_a_watched_table() {
    let mut client = connect();
    for mode in ["flag", "alert"] {
        ingest_table(&mut client, mode);
        let sessions: Vec<_> = (0..4)
            .map(|s| {
                std::thread::spawn(move || {
                    let mut client = connect();
                    (0..3).for_each(|i| {
                        assert_eq!(copy(&mut client, 1 + s * 3000 + i * 1000, 1000).unwrap(), 1000)
                    });
                })
            })
            .collect();
        sessions.into_iter().for_each(|s| s.join().unwrap());
        assert_ingested(&mut client, 12_000);
        let thefts = one::<i64>(&mut client, "SELECT count(*) FROM ingest WHERE t1003_label = 'T1003.002'");
        assert!(thefts >= 120);
        let counted =
            "SELECT coalesce(sum(count), 0)::bigint FROM t1003_alerts WHERE relation = 'ingest'::regclass";
        let past = "SELECT count(*) FROM ingest WHERE t1003_score >= t1003_threshold('alert')";
        let expected = if mode == "alert" { one::<i64>(&mut client, past) } else { 0 };
        assert_eq!(one::<i64>(&mut client, counted), expected, "hits in the mode {mode}");
        let alerts =
            one::<i64>(&mut client, "SELECT count(*) FROM t1003_alerts WHERE relation = 'ingest'::regclass");
        println!("mode {mode}: 12000 rows in, {thefts} thefts, {alerts} alerts with {expected} rows");
        // at worst each session made its own alert for a host at the same time
        assert!(alerts <= 7 * 4 + (expected - 120).max(0), "{alerts} alerts");
    }
    client.batch_execute("DROP TABLE ingest").unwrap();
}

#[test]
fn what_was_committed_outlives_an_immediate_shutdown() {
    let mut client = connect();
    ingest_table(&mut client, "alert");
    copy(&mut client, 1, 2000).unwrap();
    let busy = std::thread::spawn(|| copy(&mut connect(), 2001, 200_000).is_err());
    sleep(Duration::from_millis(800));
    // what pg_ctl stop -m immediate sends
    let postmaster = one::<String>(&mut client, "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)");
    kill("QUIT", &postmaster);
    assert!(busy.join().unwrap(), "the COPY was done before the shutdown");
    wait_for("the end of the server", || !std::path::Path::new(&format!("/proc/{postmaster}")).exists());
    cluster(&["start", "test"]);
    let mut client = reconnect();
    assert_ingested(&mut client, 2000);
    let hits = "SELECT sum(count)::bigint FROM t1003_alerts WHERE relation = 'ingest'::regclass";
    let past = "SELECT count(*) FROM ingest WHERE t1003_score >= t1003_threshold('alert')";
    assert_eq!(one::<i64>(&mut client, hits), one::<i64>(&mut client, past));
    copy(&mut client, 2001, 1000).unwrap();
    assert_ingested(&mut client, 3000);
    client.batch_execute("DROP TABLE ingest").unwrap();
}

#[test]
fn watching_at_the_same_time_is_watching_once() {
    let mut client = connect();
    client
        .batch_execute(
            "DROP TABLE IF EXISTS contested CASCADE; CREATE TABLE contested (id int PRIMARY KEY, c text)",
        )
        .unwrap();
    let sessions: Vec<_> = (0..4)
        .map(|i| {
            let mode = ["flag", "alert", "deferred", "alert"][i];
            std::thread::spawn(move || {
                connect()
                    .batch_execute(&format!("SELECT t1003_watch('contested', 'c', mode => '{mode}')"))
                    .unwrap();
            })
        })
        .collect();
    sessions.into_iter().for_each(|s| s.join().unwrap());
    let wrong = "SELECT count(*) FROM t1003_watches w WHERE relation = 'contested'::regclass
                 AND (SELECT count(*) FROM pg_trigger t WHERE tgrelid = relation)
                     = CASE mode WHEN 'alert' THEN 3 ELSE 1 END";
    assert_eq!(one::<i64>(&mut client, wrong), 1);
    client.batch_execute("DROP TABLE contested").unwrap();
}

#[test]
fn memory_does_not_grow_with_the_rows_of_a_statement() {
    let mut client = connect();
    ingest_table(&mut client, "alert");
    let pid = pid(&mut client);
    // the allocator keeps what the first large batches needed
    copy(&mut client, 1, 10_000).unwrap();
    let before = t1003_live::memory_kb(pid, "Anonymous");
    copy(&mut client, 10_001, 20_000).unwrap();
    let grown = t1003_live::memory_kb(pid, "Anonymous").saturating_sub(before);
    println!("a COPY of 20000 rows leaves {grown} kB more in the session than one of 10000 did");
    assert!(grown < 65_536, "{grown} kB");
    assert_ingested(&mut client, 30_000);
    client.batch_execute("DROP TABLE ingest").unwrap();
}
