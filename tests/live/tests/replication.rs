//! Logical replication, from one database to another of the same server: a watched table that a subscription fills, and
//! one that is published.

use postgres::Client;
use std::thread::sleep;
use std::time::{Duration, Instant};
use t1003_live::{connect_preloaded, connect_preloaded_to, socket};

/// A publisher and a subscriber, each with the extension.
struct Pair {
    admin: Client,
    from: Client,
    to: Client,
    subscriptions: Vec<String>,
}

impl Pair {
    fn new() -> Self {
        let mut admin = connect_preloaded();
        for database in ["published", "subscribed"] {
            admin.batch_execute(&format!("DROP DATABASE IF EXISTS {database} WITH (FORCE)")).unwrap();
            admin.batch_execute(&format!("CREATE DATABASE {database}")).unwrap();
        }
        let (mut from, mut to) = (connect_preloaded_to("published"), connect_preloaded_to("subscribed"));
        for client in [&mut from, &mut to] {
            client.batch_execute("SET client_min_messages = error; CREATE EXTENSION t1003").unwrap();
        }
        Pair { admin, from, to, subscriptions: Vec::new() }
    }

    fn subscribe(&mut self, publication: &str) {
        self.from
            .execute("SELECT pg_create_logical_replication_slot($1, 'pgoutput')", &[&publication])
            .unwrap();
        // in one server, CREATE SUBSCRIPTION would wait for itself if it made the slot
        let sql = format!(
            "CREATE SUBSCRIPTION {publication} CONNECTION 'host={} dbname=published user=postgres' PUBLICATION {publication}
             WITH (create_slot = false)",
            socket("T1003_SOCKET_PRELOAD")
        );
        self.to.batch_execute(&sql).unwrap();
        self.subscriptions.push(publication.into());
    }

    /// Waits until the subscriber answers `expected`.
    fn arrives(&mut self, query: &str, expected: &str) {
        let start = Instant::now();
        loop {
            let found = text(&mut self.to, query);
            if found == expected {
                return;
            }
            assert!(start.elapsed() < Duration::from_secs(20), "{query}: {found}, and not {expected}");
            sleep(Duration::from_millis(50));
        }
    }

    fn remove(mut self) {
        for name in &self.subscriptions {
            self.to.batch_execute(&format!("DROP SUBSCRIPTION {name}")).unwrap();
        }
        drop((self.from, self.to));
        for database in ["published", "subscribed"] {
            self.admin.batch_execute(&format!("DROP DATABASE {database} WITH (FORCE)")).unwrap();
        }
    }
}

fn text(client: &mut Client, query: &str) -> String {
    client.query_one(query, &[]).unwrap_or_else(|e| panic!("{query}: {e}")).get(0)
}

const LABELS: &str =
    "SELECT coalesce(string_agg(concat_ws(' ', id, left(c, 6), t1003_label), ', ' ORDER BY id), 'empty') FROM";

#[test]
fn rows_that_a_subscription_applies_are_watched() {
    let mut pair = Pair::new();
    for mode in ["flag", "alert", "deferred"] {
        let table = "CREATE TABLE t (id int PRIMARY KEY, c text)".replace(" t ", &format!(" {mode}_t "));
        pair.from.batch_execute(&format!(r"{table}; INSERT INTO {mode}_t VALUES (1, 'reg save HKLM\SAM x'); CREATE PUBLICATION of_{mode} FOR TABLE {mode}_t")).unwrap();
        pair.to
            .batch_execute(&format!("{table}; SELECT t1003_watch('{mode}_t', 'c', mode => '{mode}')"))
            .unwrap();
        pair.subscribe(&format!("of_{mode}"));
        let labels = format!("{LABELS} {mode}_t");
        let at_once = mode == "flag";
        // what was there when it began, and what comes then
        pair.arrives(&labels, if at_once { "1 reg sa T1003.002" } else { "1 reg sa" });
        pair.from.batch_execute(&format!("INSERT INTO {mode}_t VALUES (2, 'whoami')")).unwrap();
        pair.arrives(
            &labels,
            if at_once { "1 reg sa T1003.002, 2 whoami Benign" } else { "1 reg sa, 2 whoami" },
        );
        let rescore = format!("CALL t1003_rescore('{mode}_t')");
        pair.to.batch_execute(&rescore).unwrap();
        pair.arrives(&labels, "1 reg sa T1003.002, 2 whoami Benign");

        // a text that changes loses the verdict on the one before
        pair.from.batch_execute(&format!("UPDATE {mode}_t SET c = 'dir c:\\' WHERE id = 1")).unwrap();
        pair.arrives(
            &labels,
            if at_once { "1 dir c: Benign, 2 whoami Benign" } else { "1 dir c:, 2 whoami Benign" },
        );
        pair.to.batch_execute(&rescore).unwrap();
        pair.arrives(&labels, "1 dir c: Benign, 2 whoami Benign");
        let alerts = format!("SELECT count(*)::text FROM t1003_alerts WHERE relation = '{mode}_t'::regclass");
        assert_eq!(text(&mut pair.to, &alerts), if at_once { "0" } else { "1" }, "{mode}");
    }

    // a model that fails does not stop replication
    pair.admin.batch_execute("ALTER DATABASE subscribed SET t1003.model_path = '/nonexistent'").unwrap();
    pair.to.batch_execute("ALTER SUBSCRIPTION of_flag DISABLE").unwrap();
    let workers = "SELECT count(pid)::text FROM pg_stat_subscription WHERE subname = 'of_flag'";
    pair.arrives(workers, "0");
    pair.to.batch_execute("ALTER SUBSCRIPTION of_flag ENABLE").unwrap();
    pair.from.batch_execute(r"INSERT INTO flag_t VALUES (3, 'reg save HKLM\SAM y')").unwrap();
    pair.arrives(&format!("{LABELS} flag_t WHERE id = 3"), "3 reg sa");
    assert_eq!(text(&mut pair.to, "SELECT string_agg(operation, ',') FROM t1003_failures"), "flag");
    pair.admin.batch_execute("ALTER DATABASE subscribed RESET t1003.model_path").unwrap();
    pair.to.batch_execute("CALL t1003_rescore('flag_t')").unwrap();
    pair.arrives(&format!("{LABELS} flag_t WHERE id = 3"), "3 reg sa T1003.002");
    pair.remove();
}

#[test]
fn a_published_table_can_be_watched() {
    let mut pair = Pair::new();
    let table = "CREATE TABLE t (id int PRIMARY KEY, c text); CREATE TABLE listed (id int PRIMARY KEY, c text)";
    pair.from
        .batch_execute(&format!(
            r"{table}; SELECT t1003_watch('t', 'c', mode => 'alert'), t1003_watch('listed', 'c', mode => 'alert');
              CREATE PUBLICATION whole FOR TABLE t"
        ))
        .unwrap();
    // before PostgreSQL 15 a publication has no list of columns
    let lists =
        text(&mut pair.from, "SELECT (current_setting('server_version_num')::int >= 150000)::text") == "true";
    let columns = "ALTER TABLE t ADD t1003_label text, ADD t1003_score real, ADD t1003_model text";
    pair.to.batch_execute(&format!("{table}; {columns}; SELECT t1003_watch('listed', 'c')")).unwrap();
    pair.subscribe("whole");
    if lists {
        pair.from.batch_execute("CREATE PUBLICATION part FOR TABLE listed (id, c)").unwrap();
        pair.subscribe("part");
    }
    // verdicts travel with their rows, also when they are made anew
    pair.from
        .batch_execute(
            r"INSERT INTO t VALUES (1, 'reg save HKLM\SAM x'); INSERT INTO listed SELECT id, c FROM t",
        )
        .unwrap();
    pair.arrives(&format!("{LABELS} t"), "1 reg sa T1003.002");
    pair.from.batch_execute("UPDATE t SET t1003_label = 'old', t1003_model = 'old'").unwrap();
    pair.arrives(&format!("{LABELS} t"), "1 reg sa old");
    pair.from.batch_execute("CALL t1003_rescore('t')").unwrap();
    pair.arrives(&format!("{LABELS} t"), "1 reg sa T1003.002");
    // or stay at home, and the subscriber has its own
    if lists {
        pair.arrives(&format!("{LABELS} listed"), "1 reg sa T1003.002");
    }

    // without a replica identity PostgreSQL refuses the updates of re-scoring; the run says so
    pair.from
        .batch_execute(
            "CREATE TABLE anonymous (c text); CREATE PUBLICATION nameless FOR TABLE anonymous;
             SELECT t1003_watch('anonymous', 'c'); SET t1003.model_path = '/nonexistent';
             INSERT INTO anonymous VALUES ('whoami'); RESET t1003.model_path",
        )
        .unwrap();
    pair.from.batch_execute("CALL t1003_rescore('anonymous')").unwrap_err();
    let run = text(&mut pair.from, "SELECT status || ' ' || message FROM t1003_runs ORDER BY id DESC LIMIT 1");
    assert!(run.starts_with("failed 55000: ") && run.contains("replica identity"), "{run}");
    pair.remove();
}
