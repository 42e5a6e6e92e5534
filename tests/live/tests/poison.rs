//! Rows with bytes that do not convert to UTF-8, in databases that let them in: they are scored all the same, they harm no
//! other row, and they are told of.

use postgres::Client;
use std::time::{Duration, Instant};
use t1003_live::{in_database, sqlstate};

/// Databases, and bytes of theirs that are no character of Unicode's.
const ENCODINGS: [(&str, &str); 4] =
    [("SQL_ASCII", r"\xe9"), ("WIN1252", r"\x81"), ("EUC_JP", r"\xa9\xa1"), ("LATIN1", r"\xe9")];

fn text(client: &mut Client, query: &str) -> String {
    client.query_one(query, &[]).unwrap_or_else(|e| panic!("{query}: {e}")).get(0)
}

/// A hundred thefts, the fiftieth with those bytes.
fn rows(bytes: &str) -> String {
    format!(
        r"INSERT INTO poisoned SELECT i, CASE WHEN i = 50 THEN E'reg save HKLM\\SAM c:\\{bytes}.hiv' ELSE 'reg save HKLM\SAM c:\' || i END
          FROM generate_series(1, 100) i"
    )
}

fn watch(client: &mut Client, mode: &str, on_error: &str) {
    client
        .batch_execute(&format!(
            "DROP TABLE IF EXISTS poisoned; CREATE TABLE poisoned (id int PRIMARY KEY, c text);
             SELECT t1003_watch('poisoned', 'c', mode => '{mode}', on_error => '{on_error}')"
        ))
        .unwrap();
}

const SCORED: &str = "SELECT format('%s scored, %s thefts', count(t1003_model), count(*) FILTER (WHERE t1003_label = 'T1003.002')) FROM poisoned";
const FAILURES: &str = "SELECT format('%s: %s', count(*), string_agg(concat_ws(' ', operation, sqlstate, key, resolved_at IS NULL), ', '))
                        FROM t1003_failures WHERE relation = 'poisoned'::regclass";
const ALERTS: &str =
    "SELECT format('%s of %s', count(*), sum(count)) FROM t1003_alerts WHERE relation = 'poisoned'::regclass";
const RUN: &str = "SELECT format('%s scored %s failed %s remaining %s', status, scored, failed, remaining) FROM t1003_runs ORDER BY id DESC LIMIT 1";

#[test]
fn a_row_that_does_not_convert_is_scored_and_told_of() {
    for (encoding, bytes) in ENCODINGS {
        // every byte is a character of LATIN1: nothing to tell of
        let odd = encoding != "LATIN1";
        let told = |operation: &str, key: &str, open: &str| match odd {
            true => format!("1: {operation} 22021{key} {open}"),
            false => "0: ".into(),
        };
        in_database(encoding, |client| {
            for mode in ["flag", "alert"] {
                watch(client, mode, "store");
                client.batch_execute(&rows(bytes)).unwrap();
                assert_eq!(text(client, SCORED), "100 scored, 100 thefts", "{encoding} {mode}");
                let key = if mode == "alert" { " [50]" } else { "" };
                assert_eq!(text(client, FAILURES), told(mode, key, "t"), "{encoding} {mode}");
                let alerts = if mode == "alert" { "100 of 100" } else { "0 of " };
                assert_eq!(text(client, ALERTS), alerts, "{encoding} {mode}");
                // a row alerts once, whoever scores it again
                client.batch_execute("UPDATE poisoned SET t1003_model = 'another'").unwrap();
                client.batch_execute("CALL t1003_rescore('poisoned', 30)").unwrap();
                assert_eq!(text(client, ALERTS), alerts, "{encoding} {mode}");

                watch(client, mode, "raise");
                let refused = client.batch_execute(&rows(bytes));
                assert_eq!(refused.as_ref().err().map(sqlstate), odd.then_some("22021"), "{encoding} {mode}");
                let expected = if odd { "0 scored, 0 thefts" } else { "100 scored, 100 thefts" };
                assert_eq!(text(client, SCORED), expected, "{encoding} {mode}");
                if let Err(error) = refused {
                    assert!(!error.to_string().contains("hiv"), "{error}");
                }
            }

            for on_error in ["store", "raise"] {
                watch(client, "deferred", on_error);
                client.batch_execute(&rows(bytes)).unwrap();
                assert_eq!(text(client, SCORED), "0 scored, 0 thefts");
                for (scored, failed) in [(100, u8::from(odd)), (0, 0)] {
                    client.batch_execute("CALL t1003_rescore('poisoned', batch_rows => 30)").unwrap();
                    let run = format!("done scored {scored} failed {failed} remaining 0");
                    assert_eq!(text(client, RUN), run, "{encoding} {on_error}");
                    assert_eq!(text(client, SCORED), "100 scored, 100 thefts", "{encoding} {on_error}");
                    assert_eq!(text(client, FAILURES), told("rescore", "", "f"), "{encoding} {on_error}");
                    assert_eq!(text(client, ALERTS), "100 of 100", "{encoding} {on_error}");
                }
            }
            client.batch_execute("DROP TABLE poisoned").unwrap();
        });
    }
}

#[test]
fn a_strange_name_does_not_hide_the_alerts() {
    for (encoding, bytes) in ENCODINGS {
        in_database(encoding, |client| {
            client
                .batch_execute(&format!(
                    r"CREATE TABLE named (id text PRIMARY KEY, host text, who text, c text);
                      SELECT t1003_watch('named', 'c', mode => 'alert', host_column => 'host', user_column => 'who');
                      INSERT INTO named VALUES (E'k{bytes}', E'h{bytes}', E'J{bytes}', E'reg save HKLM\\SAM c:\\{bytes}')"
                ))
                .unwrap();
            // this client speaks UTF-8, as most do
            let row = client.query_one("SELECT key ->> 'id', host, username FROM t1003_alerts", &[]).unwrap();
            let names = [0, 1, 2].map(|i| row.get::<_, String>(i));
            let stands_for = match encoding {
                "SQL_ASCII" => "\u{fffd}",
                "LATIN1" => "\u{e9}",
                _ => "?",
            };
            assert_eq!(names, ["k", "h", "J"].map(|name| format!("{name}{stands_for}")), "{encoding}");
            client.query("SELECT * FROM t1003_failures", &[]).unwrap();
            // suppressions and folding know the name as it stands
            client
                .batch_execute(&format!(
                    r"INSERT INTO t1003_suppressions (host, reason) VALUES (E'h{bytes}', 'known');
                      INSERT INTO named VALUES ('2', E'h{bytes}', '', 'reg save HKLM\SAM 2')"
                ))
                .unwrap();
            assert_eq!(text(client, "SELECT count::text FROM t1003_suppressed"), "1", "{encoding}");
        });
    }
}

#[test]
fn a_text_full_of_them_is_read_in_one_go() {
    for (encoding, bytes) in ENCODINGS {
        in_database(encoding, |client| {
            watch(client, "flag", "store");
            // characters of two bytes must not be torn at the end of a piece, either
            let good = if encoding == "EUC_JP" { r"\xa4\xa2" } else { "a" };
            let start = Instant::now();
            let long = format!(
                r"INSERT INTO poisoned VALUES (1, repeat(E'{bytes}', 200000)),
                      (2, repeat(E'{good}', 1023) || ' & reg save HKLM\SAM c:\x' || repeat(E' {bytes}x', 2000))"
            );
            client.batch_execute(&long).unwrap();
            println!("{encoding}: 200000 characters that do not convert in {:?}", start.elapsed());
            assert!(start.elapsed() < Duration::from_secs(20));
            let label = text(client, "SELECT t1003_label FROM poisoned WHERE id = 2");
            assert_eq!(label, "T1003.002", "{encoding}: not hidden among them");
            // what converts is read as the strict functions do
            client
                .batch_execute(&format!(
                    "INSERT INTO poisoned VALUES (3, 'whoami ' || repeat(E'{good}', 1023))"
                ))
                .unwrap();
            let same = "SELECT (t1003_score(c) = t1003_score)::text FROM poisoned WHERE id = 3";
            assert_eq!(text(client, same), "true", "{encoding}");
        });
    }
}
