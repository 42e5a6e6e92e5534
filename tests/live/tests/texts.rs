//! Texts of every length and encoding.

use std::time::Instant;
use t1003_live::{connect, in_database, pid, sqlstate};

#[test]
fn a_megabyte_of_text() {
    let mut client = connect();
    let start = Instant::now();
    let row = client
        .query_one("SELECT windows, score BETWEEN 0 AND 1 FROM t1003_classify(repeat('a b\\c-', 174763))", &[]);
    let row = row.unwrap();
    println!("1 MB of text: {} windows in {:?}", row.get::<_, i32>(0), start.elapsed());
    assert!(row.get::<_, bool>(1));
}

const ACCENTS: &str = "cmd /c type C:\\Users\\J\u{e9}r\u{f4}me\\caf\u{e9}.txt";

#[test]
fn latin1_databases_give_the_same_answer() {
    let here: f32 = connect().query_one("SELECT t1003_score($1)", &[&ACCENTS]).unwrap().get(0);
    in_database("LATIN1", |client| {
        let there: f32 = client.query_one("SELECT t1003_score($1)", &[&ACCENTS]).unwrap().get(0);
        assert_eq!(here, there);
        let batch = client.query_one("SELECT score FROM t1003_classify_batch(ARRAY[$1])", &[&ACCENTS]).unwrap();
        assert_eq!(here, batch.get::<_, f32>(0));
        let query = "SELECT key, score FROM t1003_classify_query($$SELECT 'caf\u{e9}', 'whoami caf\u{e9}'$$)";
        let row = client.query_one(query, &[]).unwrap();
        assert_eq!(row.get::<_, &str>(0), "caf\u{e9}", "the key comes back unharmed");
        let label: String =
            client.query_one("SELECT label FROM t1003_classify($1)", &[&ACCENTS]).unwrap().get(0);
        assert!(!label.is_empty());
    });
}

#[test]
fn sql_ascii_databases_refuse_what_is_not_utf8() {
    let here: f32 = connect().query_one("SELECT t1003_score($1)", &[&ACCENTS]).unwrap().get(0);
    in_database("SQL_ASCII", |client| {
        let there: f32 = client.query_one("SELECT t1003_score($1)", &[&ACCENTS]).unwrap().get(0);
        assert_eq!(here, there, "UTF-8 bytes are read as such");
        for query in [
            "SELECT t1003_score(E'caf\\xe9')",
            "SELECT count(*) FROM t1003_classify_batch(ARRAY[E'caf\\xe9'])",
            "SELECT count(*) FROM t1003_classify_query('SELECT 1, E''caf\\xe9''')",
        ] {
            let error = client.query(query, &[]).unwrap_err();
            assert_eq!(sqlstate(&error), "22021", "{query}: {error}");
        }
        assert!(t1003_live::answers(client));
    });
}

#[test]
fn no_text_in_errors_or_in_the_log() {
    let mut client = connect();
    client.batch_execute("SET t1003.model_path = '/nowhere'; SET log_min_error_statement = panic").unwrap();
    let secret = format!("net use /user:admin hunter{}", 2_000_000 + pid(&mut client));
    let error = client.query("SELECT t1003_score($1)", &[&secret]).unwrap_err();
    let shown = format!("{:?}", error.as_db_error().unwrap());
    assert!(!shown.contains("hunter"), "{shown}");
    client.batch_execute("RESET t1003.model_path").unwrap();
    let log: bool =
        client.query_one("SELECT pg_read_file('server.log') LIKE '%' || $1 || '%'", &[&secret]).unwrap().get(0);
    assert!(!log, "the log has no text");
}
