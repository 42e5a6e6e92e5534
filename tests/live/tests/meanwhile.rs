//! What others do to a table while it is scored again: locks, changed definitions, TRUNCATE, DROP. Nothing is lost, no row is
//! written twice, and the run's counts are true.

use postgres::Client;
use t1003_live::stale::{assert_complete, stale_table};
use t1003_live::{connect, one, pid, wait_for};

const RUN: &str = "SELECT concat_ws(' ', status, 'scored', scored, 'remaining', remaining, CASE WHEN estimate THEN 'or so' END, message)
                   FROM t1003_runs ORDER BY id DESC LIMIT 1";

#[test]
fn locked_rows_are_left_and_counted() {
    let (mut client, mut other) = (connect(), connect());
    stale_table(&mut client, "locked", 2000);
    let mut holding = other.transaction().unwrap();
    holding.batch_execute("SELECT FROM locked WHERE id % 4 = 0 FOR UPDATE").unwrap();
    // a foreign key's lock is no reason to leave a row
    holding.batch_execute("SELECT FROM locked WHERE id % 4 = 1 FOR KEY SHARE").unwrap();
    client.batch_execute("CALL t1003_rescore('locked', batch_rows => 100)").unwrap();
    assert_eq!(one::<String>(&mut client, RUN), "done scored 1500 remaining 500");
    assert_eq!(
        one::<i64>(&mut client, "SELECT stale FROM t1003_status WHERE relation = 'locked'::regclass"),
        500
    );
    holding.rollback().unwrap();
    client.batch_execute("CALL t1003_rescore('locked', batch_rows => 100)").unwrap();
    assert_eq!(one::<String>(&mut client, RUN), "done scored 500 remaining 0");
    assert_complete(&mut client, "locked", 2000);
    client.batch_execute("DROP TABLE locked, locked_writes").unwrap();
}

/// Re-scores `table` in small chunks and does `meanwhile` when the first are done. Answers how the run ended.
fn in_mid_run(client: &mut Client, table: &str, meanwhile: &str) -> Result<(), String> {
    let begun = format!("SELECT coalesce(max(scored), 0) FROM t1003_runs WHERE relation = '{table}'::regclass");
    let call = format!("CALL t1003_rescore('{table}', batch_rows => 50)");
    let worker = std::thread::spawn(move || {
        let mut client = connect();
        client.batch_execute("SET t1003.threads = 1; SET t1003.cache_entries = 0").unwrap();
        client.batch_execute(&call).map_err(|e| e.as_db_error().map_or(e.to_string(), |e| e.message().into()))
    });
    wait_for("the first chunks", || one::<i64>(client, &begun) > 100);
    assert!(!worker.is_finished(), "the run was over before \"{meanwhile}\"");
    client.batch_execute(meanwhile).unwrap();
    worker.join().unwrap()
}

#[test]
fn a_changed_definition_is_followed() {
    let mut client = connect();
    stale_table(&mut client, "changing", 6000);
    let ended = in_mid_run(
        &mut client,
        "changing",
        r#"ALTER TABLE changing RENAME command_line TO "Befehl"; ALTER TABLE changing ADD added uuid DEFAULT gen_random_uuid();
           ALTER TABLE changing RENAME TO "Wechsel""#,
    );
    assert_eq!(ended, Ok(()));
    client.batch_execute(r#"ALTER TABLE "Wechsel" RENAME TO changing"#).unwrap();
    assert_eq!(one::<String>(&mut client, RUN), "done scored 6000 remaining 0");
    assert_complete(&mut client, "changing", 6000);
    client.batch_execute("DROP TABLE changing, changing_writes").unwrap();
}

#[test]
fn rows_that_move_are_scored_once() {
    let mut client = connect();
    stale_table(&mut client, "moving", 6000);
    assert_eq!(in_mid_run(&mut client, "moving", "CLUSTER moving USING moving_pkey"), Ok(()));
    assert_eq!(one::<String>(&mut client, RUN), "done scored 6000 remaining 0");
    assert_complete(&mut client, "moving", 6000);
    client.batch_execute("DROP TABLE moving, moving_writes").unwrap();
}

#[test]
fn what_is_gone_ends_the_run() {
    let mut client = connect();
    for (meanwhile, ended) in [
        ("TRUNCATE going", "done"),
        ("DELETE FROM going", "done"),
        ("DROP TABLE going", "done"),
        ("ALTER TABLE going DROP COLUMN command_line", "done"),
        ("SELECT t1003_unwatch('going')", "done"),
        ("SELECT t1003_unwatch('going', drop_columns => true)", "done"),
    ] {
        stale_table(&mut client, "going", 6000);
        assert_eq!(in_mid_run(&mut client, "going", meanwhile), Ok(()), "{meanwhile}");
        let run = one::<String>(&mut client, RUN);
        println!("{meanwhile}: {run}");
        assert!(run.starts_with(ended) && run.ends_with("remaining 0"), "{meanwhile}: {run}");
        client.batch_execute("DROP TABLE IF EXISTS going, going_writes").unwrap();
    }
}

/// As above, where the run waits for the session that ends the watch: before its first chunk, and within it.
#[test]
fn a_run_that_waited_for_the_end_of_its_watch_ends() {
    let (mut client, mut other) = (connect(), connect());
    for mode in ["ACCESS EXCLUSIVE", "EXCLUSIVE"] {
        stale_table(&mut client, "ending", 200);
        let mut holding = other.transaction().unwrap();
        holding.batch_execute(&format!("LOCK TABLE ending IN {mode} MODE")).unwrap();
        let mut worker = connect();
        let waits =
            format!("SELECT wait_event_type = 'Lock' FROM pg_stat_activity WHERE pid = {}", pid(&mut worker));
        let worker = std::thread::spawn(move || {
            worker
                .batch_execute("CALL t1003_rescore('ending')")
                .map_err(|e| e.as_db_error().unwrap().message().to_string())
        });
        wait_for("the lock", || one::<Option<bool>>(&mut client, &waits) == Some(true));
        holding.batch_execute("SELECT t1003_unwatch('ending')").unwrap();
        holding.commit().unwrap();
        assert_eq!(worker.join().unwrap(), Ok(()), "{mode}");
        assert_eq!(one::<String>(&mut client, RUN), "done scored 0 remaining 0", "{mode}");
        client.batch_execute("DROP TABLE ending, ending_writes").unwrap();
    }
}

#[test]
fn rows_that_arrive_meanwhile_are_scored_once() {
    let mut client = connect();
    client
        .batch_execute(
            r"DROP TABLE IF EXISTS arriving; CREATE TABLE arriving (id int PRIMARY KEY, c text, writes int DEFAULT 0);
              INSERT INTO arriving SELECT i, CASE WHEN i % 50 = 0 THEN 'reg save HKLM\SAM c:\same.hiv' ELSE 'cmd /c dir ' || md5(i::text) END
              FROM generate_series(1, 6000) i;
              SELECT t1003_watch('arriving', 'c', mode => 'alert');
              CREATE OR REPLACE FUNCTION count_verdict() RETURNS trigger LANGUAGE plpgsql AS
              $$BEGIN NEW.writes := NEW.writes + 1; RETURN NEW; END$$;
              CREATE TRIGGER count_verdict BEFORE UPDATE OF t1003_model ON arriving FOR EACH ROW EXECUTE FUNCTION count_verdict()",
        )
        .unwrap();
    let sessions: Vec<_> = (0..5)
        .map(|s| {
            std::thread::spawn(move || {
                let mut client = connect();
                client.batch_execute("SET t1003.threads = 1; SET t1003.cache_entries = 0").unwrap();
                if s < 2 {
                    return client.batch_execute("CALL t1003_rescore('arriving', batch_rows => 100)").unwrap();
                }
                for i in 0..10 {
                    let rows = "INSERT INTO arriving SELECT i, CASE WHEN i % 50 = 0 THEN 'reg save HKLM\\SAM c:\\same.hiv' ELSE 'cmd /c dir ' || md5(i::text) END
                                FROM generate_series($1::int, $1 + 99) i";
                    client.execute(rows, &[&(10_000 * s + 100 * i)]).unwrap();
                    // and rows that wait for a worker, or a worker passes over
                    client.execute("UPDATE arriving SET c = c || ' ' WHERE id % 997 = $1 AND id % 50 <> 0", &[&(s * 10 + i)]).unwrap();
                }
            })
        })
        .collect();
    sessions.into_iter().for_each(|s| s.join().unwrap());
    client.batch_execute("CALL t1003_rescore('arriving')").unwrap();
    let counts = "SELECT format('%s rows, %s scored', count(*), count(t1003_model)) FROM arriving";
    assert_eq!(one::<String>(&mut client, counts), "9000 rows, 9000 scored");
    // each verdict was written once: on arrival or by one worker, and again where the text had changed
    let twice = "SELECT count(*) FROM arriving WHERE writes <> 1 AND c NOT LIKE '% '";
    assert_eq!(one::<i64>(&mut client, twice), 0);
    let hits = r"SELECT count(*) FROM t1003_hits WHERE relation = 'arriving'::regclass AND text_hash = sha256('reg save HKLM\\SAM c:\\same.hiv')";
    assert_eq!(one::<i64>(&mut client, hits), 180);
    let counted = "SELECT sum(count)::bigint FROM t1003_alerts WHERE relation = 'arriving'::regclass";
    let past = "SELECT count(*) FROM t1003_hits WHERE relation = 'arriving'::regclass";
    assert_eq!(one::<i64>(&mut client, counted), one::<i64>(&mut client, past));
    client.batch_execute("DROP TABLE arriving; DROP FUNCTION count_verdict").unwrap();
}
