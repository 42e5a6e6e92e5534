//! Sessions on a GPU, as clients see them: `make test-gpu` runs it.

use postgres::Client;
use std::time::{Duration, Instant};
use t1003_live::{DISTINCT_TEXTS, answers, connect, connect_preloaded, pid, sqlstate};

fn device(client: &mut Client) -> String {
    client.query_one("SELECT device FROM t1003_model()", &[]).unwrap().get(0)
}

fn texts(client: &mut Client, count: i32) -> Vec<String> {
    client.query_one(DISTINCT_TEXTS, &[&count]).unwrap().get(0)
}

const SUM: &str = "SELECT sum(score)::float8 FROM t1003_classify_batch($1)";

#[test]
#[ignore = "needs a GPU: make test-gpu"]
fn auto_is_the_gpu_and_it_says_so() {
    let mut client = connect();
    assert!(device(&mut client).starts_with("cuda:"), "{}", device(&mut client));
    let row = client.query_one("SELECT dtype, private_bytes > 0 FROM t1003_model()", &[]).unwrap();
    assert_eq!((row.get::<_, &str>(0), row.get::<_, bool>(1)), ("bf16", true));
    for name in ["cuda:0:f16", "cuda:0:f32", "cpu"] {
        client.batch_execute(&format!("SET t1003.device = '{name}'")).unwrap();
        assert!(answers(&mut client), "{name}");
        assert!(name.starts_with(&device(&mut client)), "{name}: {}", device(&mut client));
    }
    client.batch_execute("SET t1003.device = 'cuda:99'").unwrap();
    let error = client.query_one("SELECT t1003_score('whoami')", &[]).unwrap_err();
    assert_eq!(sqlstate(&error), "22023");
    client.batch_execute("RESET t1003.device").unwrap();
    assert!(answers(&mut client));
}

#[test]
#[ignore = "needs a GPU: make test-gpu"]
fn two_sessions_at_once_answer_as_one_does() {
    let mut client = connect();
    let texts = texts(&mut client, 20_000);
    client.batch_execute("SET t1003.device = 'cpu:f32'").unwrap();
    let expected: f64 = client.query_one(SUM, &[&texts]).unwrap().get(0);
    let sessions: Vec<_> = (0..2)
        .map(|_| {
            let texts = texts.clone();
            std::thread::spawn(move || {
                let mut client = connect();
                client.batch_execute("SET t1003.device = 'cuda'; SET t1003.cache_entries = 0").unwrap();
                let sums: Vec<f64> = (0..3).map(|_| client.query_one(SUM, &[&texts]).unwrap().get(0)).collect();
                sums
            })
        })
        .collect();
    for session in sessions {
        for sum in session.join().unwrap() {
            assert!((sum - expected).abs() < 0.01 * texts.len() as f64, "{sum}, not {expected}");
        }
    }
}

#[test]
#[ignore = "needs a GPU: make test-gpu"]
fn cancel_is_answered_at_once_and_the_session_goes_on() {
    let mut victim = connect();
    victim.batch_execute("SET t1003.device = 'cuda'; SET t1003.cache_entries = 0").unwrap();
    let texts = texts(&mut victim, 1_000_000);
    assert!(answers(&mut victim));
    let pid = pid(&mut victim);
    let worker = std::thread::spawn(move || {
        let error = victim.query_one(SUM, &[&texts]).unwrap_err();
        let end = Instant::now();
        assert!(answers(&mut victim));
        (sqlstate(&error).to_string(), end)
    });
    std::thread::sleep(Duration::from_millis(2500));
    let start = Instant::now();
    connect().execute("SELECT pg_cancel_backend($1)", &[&pid]).unwrap();
    let (code, end) = worker.join().unwrap();
    println!("cancel: answered after {:?}", end.duration_since(start));
    assert_eq!(code, "57014");
    assert!(end.duration_since(start) < Duration::from_millis(1000));
}

#[test]
#[ignore = "needs a GPU: make test-gpu"]
fn sessions_of_a_preloading_server_have_a_gpu_each_and_the_postmaster_none() {
    let mut client = connect_preloaded();
    client.batch_execute("CREATE EXTENSION IF NOT EXISTS t1003").unwrap();
    assert!(device(&mut client).starts_with("cuda:"));
    assert!(answers(&mut client));
    let postmaster: i32 = client
        .query_one("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int", &[])
        .unwrap()
        .get(0);
    let mapped = std::fs::read_to_string(format!("/proc/{postmaster}/maps")).unwrap();
    assert!(!mapped.contains("libcuda"), "the postmaster has loaded the GPU's driver");
    client.batch_execute("SET t1003.device = 'cpu'").unwrap();
    let preloaded: bool = client.query_one("SELECT preloaded FROM t1003_model()", &[]).unwrap().get(0);
    assert!(preloaded, "the postmaster's copy serves the CPU");
}
