//! What scoring costs a session in memory.

use t1003_live::{answers, connect, connect_preloaded, memory_kb, pid};

/// What a session may keep after scoring, over what it had before, in kB.
const MOST: u64 = 10 << 10;

#[test]
fn a_session_keeps_less_than_10_mb() {
    let mut client = connect();
    let pid = pid(&mut client);
    // PostgreSQL itself keeps what the rows of a function take, up to work_mem
    client.batch_execute("SELECT count(*) FROM generate_series(1, 300000); SELECT md5('')").unwrap();
    let before = memory_kb(pid, "Anonymous");
    let mut kept = |what: &str| {
        client.batch_execute(what).unwrap();
        let kept = memory_kb(pid, "Anonymous").saturating_sub(before);
        println!("{kept:6} kB after {what}");
        assert!(kept < MOST, "{kept} kB after {what}");
        kept
    };
    kept("SELECT t1003_score('whoami')");
    kept("SELECT sum(t1003_score('cmd.exe /c ' || md5(i::text))) FROM generate_series(1, 1000) i");
    let query = "SELECT count(*) FROM t1003_classify_query($$
        SELECT i, 'cmd.exe /c del c:\\temp\\' || md5((i % 3000)::text) FROM generate_series(1::bigint, ROWS) i $$)";
    let few = kept(&query.replace("ROWS", "30000"));
    let many = kept(&query.replace("ROWS", "1000000"));
    assert!(many < few + 1024, "{few} kB after 30,000 rows, {many} kB after 1,000,000");
}

#[test]
fn fifty_sessions_share_what_they_can() {
    let mut sessions: Vec<_> = (0..50).map(|_| connect()).collect();
    let pids: Vec<i32> = sessions.iter_mut().map(pid).collect();
    let total = || pids.iter().map(|&pid| memory_kb(pid, "Pss")).sum::<u64>();
    let before = total();
    for session in &mut sessions {
        assert!(answers(session));
        session.batch_execute("SELECT sum(t1003_score(md5(i::text))) FROM generate_series(1, 50) i").unwrap();
        session
            .batch_execute("SELECT * FROM t1003_classify_batch((SELECT array_agg(md5(i::text)) FROM generate_series(1, 200) i))")
            .unwrap();
    }
    let grown = total().saturating_sub(before);
    println!("50 sessions: {grown} kB more, {} kB each", grown / 50);
    assert!(grown < 50 * MOST, "{grown} kB");
}

#[test]
fn a_preloaded_server_gives_its_sessions_the_model() {
    let mut client = connect_preloaded();
    client.batch_execute("CREATE EXTENSION IF NOT EXISTS t1003").unwrap();
    let pid = pid(&mut client);
    let before = memory_kb(pid, "Anonymous");
    assert!(answers(&mut client));
    let kept = memory_kb(pid, "Anonymous").saturating_sub(before);
    println!("{kept} kB after the first text of a preloaded server's session");
    assert!(kept < MOST / 2, "{kept} kB");
}
