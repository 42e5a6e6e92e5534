//! Re-scoring by pg_cron, for real: a job that runs every minute, in a server that preloads both libraries.

use std::thread::sleep;
use std::time::{Duration, Instant};
use t1003_live::connect_preloaded;

#[test]
fn pg_cron_rescores() {
    let mut client = connect_preloaded();
    client
        .batch_execute(
            r"SET client_min_messages = warning; CREATE EXTENSION IF NOT EXISTS t1003; CREATE EXTENSION IF NOT EXISTS pg_cron;
              DROP TABLE IF EXISTS scheduled, renamed;
              CREATE TABLE scheduled (id int PRIMARY KEY, command_line text);
              SELECT t1003_watch('scheduled', 'command_line', mode => 'deferred');
              INSERT INTO scheduled SELECT i, 'reg save HKLM\SAM c:\' || i FROM generate_series(1, 20) i;
              SELECT t1003_schedule('scheduled', '* * * * *');
              SELECT t1003_schedule('scheduled', '* * * * *');
              ALTER TABLE scheduled RENAME TO renamed",
        )
        .unwrap();
    let jobs: i64 =
        client.query_one("SELECT count(*) FROM cron.job WHERE jobname LIKE 't1003%'", &[]).unwrap().get(0);
    assert_eq!(jobs, 1, "scheduling again changes the job");
    let start = Instant::now();
    loop {
        let scored: i64 = client.query_one("SELECT count(t1003_model) FROM renamed", &[]).unwrap().get(0);
        if scored == 20 {
            break;
        }
        if start.elapsed() > Duration::from_secs(90) {
            let said = client.query("SELECT status, return_message FROM cron.job_run_details", &[]).unwrap();
            let said: Vec<(String, Option<String>)> = said.iter().map(|row| (row.get(0), row.get(1))).collect();
            panic!("nothing was scored in 90 s: {said:?}");
        }
        sleep(Duration::from_millis(500));
    }
    println!("pg_cron scored 20 rows after {:?}", start.elapsed());
    let alerts: i64 = client
        .query_one("SELECT count(*) FROM t1003_alerts WHERE relation = 'renamed'::regclass", &[])
        .unwrap()
        .get(0);
    assert_eq!(alerts, 20);
    let gone: bool = client.query_one("SELECT t1003_unschedule('renamed')", &[]).unwrap().get(0);
    let again: bool = client.query_one("SELECT t1003_unschedule('renamed')", &[]).unwrap().get(0);
    assert_eq!((gone, again), (true, false));

    // what all sessions have cost is counted where the library is preloaded
    let server: i64 =
        client.query_one("SELECT texts FROM t1003_stats WHERE scope = 'server'", &[]).unwrap().get(0);
    assert!(server >= 20, "{server}");

    // a job ends with its watch, whoever scheduled it
    client
        .batch_execute(
            "DO $$BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'live_scheduler') THEN CREATE ROLE live_scheduler; END IF; END$$;
             GRANT t1003_operator TO live_scheduler; GRANT USAGE ON SCHEMA cron TO live_scheduler; GRANT ALL ON renamed TO live_scheduler;
             SET ROLE live_scheduler; SELECT t1003_schedule('renamed'); RESET ROLE; SELECT t1003_schedule('renamed')",
        )
        .unwrap();
    let jobs = "SELECT string_agg(username, ' ' ORDER BY username) FROM cron.job WHERE jobname LIKE 't1003%'";
    let jobs_now =
        |client: &mut postgres::Client| client.query_one(jobs, &[]).unwrap().get::<_, Option<String>>(0);
    assert_eq!(jobs_now(&mut client).as_deref(), Some("live_scheduler postgres"));
    client.batch_execute("SELECT t1003_unwatch('renamed')").unwrap();
    assert_eq!(jobs_now(&mut client), None);
    client.batch_execute("SELECT t1003_watch('renamed', 'command_line'), t1003_schedule('renamed')").unwrap();
    assert_eq!(jobs_now(&mut client).as_deref(), Some("postgres"));
    client.batch_execute("DROP TABLE renamed").unwrap();
    assert_eq!(jobs_now(&mut client), None);
    client.batch_execute("DROP OWNED BY live_scheduler; DROP ROLE live_scheduler").unwrap();
}
