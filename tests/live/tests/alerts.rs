//! Alerts as time goes by and as listeners hear of them.

use postgres::Client;
use postgres::fallible_iterator::FallibleIterator;
use std::thread::sleep;
use std::time::Duration;
use t1003_live::{connect, one};

fn watched(client: &mut Client, fold_window: &str) {
    client
        .batch_execute(&format!(
            "DROP TABLE IF EXISTS heard; CREATE TABLE heard (id int PRIMARY KEY, host text, c text);
             SELECT t1003_watch('heard', 'c', mode => 'alert', host_column => 'host', fold_window => '{fold_window}')"
        ))
        .unwrap();
}

fn theft(client: &mut Client, id: i32) {
    client
        .execute(r"INSERT INTO heard VALUES ($1, 'ws-01', 'reg save HKLM\SAM C:\temp\secret')", &[&id])
        .unwrap();
}

const COUNTS: &str = "SELECT coalesce(string_agg(count::text, ' ' ORDER BY id), 'none') FROM t1003_alerts WHERE relation = 'heard'::regclass";

/// What a listener heard within a moment.
fn heard(listener: &mut Client) -> Vec<String> {
    let mut notifications = listener.notifications();
    let all = notifications.timeout_iter(Duration::from_millis(300)).map(|n| Ok(n.payload().to_string()));
    all.collect().unwrap()
}

#[test]
fn listeners_hear_of_new_alerts_when_they_are_committed() {
    let (mut client, mut listener) = (connect(), connect());
    listener.batch_execute("LISTEN t1003_alerts").unwrap();
    watched(&mut client, "1 hour");
    let mut transaction = client.transaction().unwrap();
    transaction.execute(r"INSERT INTO heard VALUES (1, 'ws-01', 'reg save HKLM\SAM undone')", &[]).unwrap();
    transaction.rollback().unwrap();
    assert!(heard(&mut listener).is_empty(), "what was rolled back was told");

    theft(&mut client, 2);
    let told = heard(&mut listener);
    let expected: Vec<String> = client
        .query("SELECT json_build_object('id', id, 'score', score)::text FROM t1003_alerts WHERE relation = 'heard'::regclass", &[])
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect();
    println!("{told:?}");
    assert_eq!(told, expected);
    assert!(told.len() == 1 && !told[0].contains("reg") && !told[0].contains("ws-01"), "{told:?}");
    // what folds is no news, what is harmless is none, and re-scoring tells as well
    theft(&mut client, 3);
    client.batch_execute("INSERT INTO heard VALUES (4, 'ws-01', 'whoami')").unwrap();
    assert!(heard(&mut listener).is_empty());
    client.batch_execute("ALTER TABLE heard DISABLE TRIGGER zz_t1003_alert_insert").unwrap();
    client.batch_execute(r"INSERT INTO heard VALUES (5, 'ws-02', 'reg save HKLM\SAM later')").unwrap();
    client.batch_execute("CALL t1003_rescore('heard')").unwrap();
    assert_eq!(heard(&mut listener).len(), 1);
    client.batch_execute("DROP TABLE heard").unwrap();
}

#[test]
fn folding_and_suppressions_end_with_time() {
    let mut client = connect();
    watched(&mut client, "1 second");
    theft(&mut client, 1);
    theft(&mut client, 2);
    assert_eq!(one::<String>(&mut client, COUNTS), "2");
    sleep(Duration::from_millis(700));
    // each hit keeps the window open
    theft(&mut client, 3);
    sleep(Duration::from_millis(700));
    theft(&mut client, 4);
    assert_eq!(one::<String>(&mut client, COUNTS), "4");
    sleep(Duration::from_millis(1100));
    theft(&mut client, 5);
    assert_eq!(one::<String>(&mut client, COUNTS), "4 1");

    watched(&mut client, "0");
    client
        .batch_execute("INSERT INTO t1003_suppressions (relation, host, reason, expires) VALUES ('heard', 'ws-01', 'an exercise', now() + interval '1 second')")
        .unwrap();
    theft(&mut client, 1);
    assert_eq!(one::<String>(&mut client, COUNTS), "none");
    sleep(Duration::from_millis(1100));
    theft(&mut client, 2);
    theft(&mut client, 3);
    assert_eq!(one::<String>(&mut client, COUNTS), "1 1", "a window of nothing folds nothing");
    let suppressed =
        "SELECT format('%s %s', count, expired) FROM t1003_suppressed WHERE reason = 'an exercise'";
    assert_eq!(one::<String>(&mut client, suppressed), "1 t");
    // what was suppressed does not alert when it is scored again
    client.batch_execute("UPDATE heard SET t1003_model = 'old'").unwrap();
    client.batch_execute("CALL t1003_rescore('heard')").unwrap();
    assert_eq!(one::<String>(&mut client, COUNTS), "1 1");
    client
        .batch_execute("DELETE FROM t1003_suppressions WHERE reason = 'an exercise'; DROP TABLE heard")
        .unwrap();
}

#[test]
fn an_alert_that_is_deleted_while_rows_fold_into_it_loses_none() {
    let (mut client, mut operator) = (connect(), connect());
    watched(&mut client, "1 hour");
    theft(&mut client, 1);
    let mut folding = client.transaction().unwrap();
    folding
        .batch_execute(r"INSERT INTO heard VALUES (2, 'ws-01', 'reg save HKLM\SAM C:\temp\secret')")
        .unwrap();
    let deleting = std::thread::spawn(move || {
        operator.execute("DELETE FROM t1003_alert_log WHERE relation = 'heard'::regclass", &[]).unwrap()
    });
    sleep(Duration::from_millis(300));
    assert!(!deleting.is_finished(), "it waits for the rows that are on their way");
    folding.commit().unwrap();
    assert_eq!(deleting.join().unwrap(), 1);
    let orphans = "SELECT count(*) FROM t1003_hits WHERE relation = 'heard'::regclass";
    assert_eq!(one::<i64>(&mut client, orphans), 0);
    theft(&mut client, 3);
    assert_eq!(one::<String>(&mut client, COUNTS), "1");
    client.batch_execute("DROP TABLE heard").unwrap();
}
