//! What must not be lost on the way: dump and restore, and the update from the first version.

use postgres::Client;
use t1003_live::{cluster, connect, connect_to};

fn fresh(admin: &mut Client, database: &str) {
    admin.batch_execute(&format!("DROP DATABASE IF EXISTS {database}")).unwrap();
    admin.batch_execute(&format!("CREATE DATABASE {database}")).unwrap();
}

fn text(client: &mut Client, query: &str) -> String {
    client.query_one(query, &[]).unwrap_or_else(|e| panic!("{query}: {e}")).get(0)
}

/// All that users have made, in words.
const MADE: &str = r#"
    SELECT jsonb_pretty(jsonb_build_object(
        'watches', (SELECT jsonb_agg(to_jsonb(w) - 'attnums' ORDER BY id) FROM t1003_watches w),
        'alerts', (SELECT jsonb_agg(to_jsonb(a) ORDER BY id) FROM t1003_alerts a),
        'suppressed', (SELECT jsonb_agg(to_jsonb(s) ORDER BY id) FROM t1003_suppressed s),
        'suppressions', (SELECT jsonb_agg(to_jsonb(s) ORDER BY id) FROM t1003_suppressions s),
        'policies', (SELECT jsonb_agg(to_jsonb(p) ORDER BY name) FROM t1003_policies p),
        'triggers', (SELECT jsonb_agg(concat_ws(' ', pg_get_triggerdef(oid), tgenabled, tgparentid <> 0) ORDER BY tgrelid::regclass::text, tgname)
                     FROM pg_trigger WHERE tgname LIKE 'zz%'),
        'indexes', (SELECT jsonb_agg(indexdef ORDER BY indexname) FROM pg_indexes WHERE indexdef ~ '\(t1003_model\)'),
        'rows', (SELECT jsonb_agg(to_jsonb(e) ORDER BY nr) FROM "Ereignisse" e)))"#;

#[test]
fn dump_and_restore_carry_everything() {
    let mut admin = connect();
    fresh(&mut admin, "dumped");
    fresh(&mut admin, "restored");
    let mut from = connect_to("dumped", "postgres");
    from.batch_execute(
        r#"CREATE SCHEMA security; CREATE EXTENSION t1003 SCHEMA security; SET search_path = public, security;
           CREATE TABLE events (gone int, id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, host text, command_line text);
           -- a column that is gone: numbers differ after the restore, names do not
           ALTER TABLE events DROP COLUMN gone;
           INSERT INTO t1003_policies (name, threshold, note) VALUES ('mine', 0.5, 'ours');
           SELECT t1003_watch('events', 'command_line', mode => 'alert', policy => 'mine', host_column => 'host');
           INSERT INTO t1003_suppressions (host, reason) VALUES ('backup-01', 'backups');
           INSERT INTO events (host, command_line) VALUES ('ws-01', 'reg save HKLM\SAM a'), ('backup-01', 'reg save HKLM\SAM b'), ('ws-02', 'whoami');
           SELECT t1003_alert_set(1, 'acknowledged', 'looking');
           ALTER TABLE events RENAME TO "Ereignisse"; ALTER TABLE "Ereignisse" RENAME command_line TO "Befehl";
           ALTER TABLE "Ereignisse" RENAME id TO nr;
           CREATE TABLE days (day int, id int, c text, PRIMARY KEY (day, id)) PARTITION BY LIST (day);
           CREATE TABLE day_1 PARTITION OF days FOR VALUES IN (1);
           SELECT t1003_watch('days', 'c', mode => 'alert');
           CREATE TABLE day_2 PARTITION OF days FOR VALUES IN (2);
           INSERT INTO days VALUES (1, 1, 'reg save HKLM\SAM a'), (2, 1, 'reg save HKLM\SAM a')"#,
    )
    .unwrap();
    let made = text(&mut from, MADE);
    assert!(made.contains("acknowledged") && made.contains("Befehl") && made.contains("mine"), "{made}");

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dump").display().to_string();
    cluster(&["run", "test", "pg_dump", "-Fc", "-f", &file, "dumped"]);
    // several jobs fill tables and make triggers in any order
    for jobs in ["-j4", "-j2", "-j1"] {
        fresh(&mut admin, "restored");
        cluster(&["run", "test", "pg_restore", "--exit-on-error", jobs, "-d", "restored", &file]);
    }

    let mut to = connect_to("restored", "postgres");
    to.batch_execute("SET search_path = public, security").unwrap();
    assert_eq!(text(&mut to, MADE), made);
    assert!(made.contains("day_2") && made.contains(" A t\""), "{made}");
    // and it works: new rows alert, old ones fold, numbers go on
    to.batch_execute(
        r#"INSERT INTO "Ereignisse" (host, "Befehl") VALUES ('ws-01', 'reg save HKLM\SAM a'), ('ws-09', 'reg save HKLM\SAM c'), ('backup-01', 'reg save HKLM\SAM b')"#,
    )
    .unwrap();
    let alerts = text(
        &mut to,
        "SELECT string_agg(format('%s %s %s %s', id, key, host, count), ', ' ORDER BY id) FROM t1003_alerts WHERE relation_name NOT LIKE '%days'",
    );
    assert_eq!(alerts, r#"1 {"id": 1} ws-01 2, 3 {"nr": 5} ws-09 1"#);
    let suppressed = text(&mut to, "SELECT count::text FROM t1003_suppressed");
    assert_eq!(suppressed, "2");
    to.batch_execute(r#"CALL t1003_rescore('"Ereignisse"')"#).unwrap();
    drop((from, to));
    admin.batch_execute("DROP DATABASE dumped; ").unwrap();
    admin.batch_execute("DROP DATABASE restored").unwrap();
}

/// The extension's objects with all that CREATE says about them.
const OBJECTS: &str = "
    SELECT string_agg(o, E'\\n' ORDER BY o COLLATE \"C\") FROM (
        SELECT pg_describe_object(d.classid, d.objid, d.objsubid) || coalesce(' ' || p.f, '') || coalesce(' ' || r.f, '') AS o
        FROM pg_depend d JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND e.oid = d.refobjid AND d.deptype = 'e'
        LEFT JOIN LATERAL (SELECT format('%s %s %s %s %s %s %s %s', p.prosrc, p.provolatile, p.proparallel, p.prosecdef, p.procost, p.proconfig, p.proacl,
                                         obj_description(p.oid, 'pg_proc')) AS f
                           FROM pg_proc p WHERE d.classid = 'pg_proc'::regclass AND p.oid = d.objid) p ON true
        LEFT JOIN LATERAL (SELECT format('%s %s %s %s', c.relacl,
                              (SELECT string_agg(format('%s %s %s %s %s', a.attname, a.atttypid::regtype, a.attnotnull, a.attacl, pg_get_expr(ad.adbin, ad.adrelid)), ',' ORDER BY a.attnum)
                               FROM pg_attribute a LEFT JOIN pg_attrdef ad ON ad.adrelid = a.attrelid AND ad.adnum = a.attnum WHERE a.attrelid = c.oid AND a.attnum > 0),
                              (SELECT string_agg(pg_get_constraintdef(k.oid), ',' ORDER BY k.conname) FROM pg_constraint k WHERE k.conrelid = c.oid),
                              CASE c.relkind WHEN 'v' THEN pg_get_viewdef(c.oid) END) AS f
                           FROM pg_class c WHERE d.classid = 'pg_class'::regclass AND c.oid = d.objid) r ON true
        WHERE e.extname = 't1003') AS objects";

#[test]
fn the_first_version_is_updated_with_what_it_holds() {
    let mut admin = connect();
    fresh(&mut admin, "updated");
    let mut client = connect_to("updated", "postgres");
    client.batch_execute("CREATE EXTENSION t1003 VERSION '0.1.0'").unwrap();
    let digest = text(&mut client, "SELECT digest FROM t1003_model()");
    client
        .batch_execute(&format!(
            r"CREATE TABLE events (id int PRIMARY KEY, command_line text,
                  score real GENERATED ALWAYS AS (t1003_score_pinned(command_line, '{digest}')) STORED);
              INSERT INTO events SELECT i, 'reg save HKLM\SAM c:\' || i FROM generate_series(1, 50) i;
              CREATE INDEX scored ON events (t1003_score_pinned(command_line, '{digest}'));
              CREATE VIEW suspicious AS SELECT id, (t1003_classify(command_line)).label FROM events;
              CREATE TABLE kept (verdict t1003_verdict); INSERT INTO kept SELECT t1003_classify('whoami')"
        ))
        .unwrap();
    client.batch_execute("ALTER EXTENSION t1003 UPDATE").unwrap();
    let version = text(&mut client, "SELECT extversion FROM pg_extension WHERE extname = 't1003'");
    assert_eq!(version, env!("CARGO_PKG_VERSION"));
    for (query, expected) in [
        ("SELECT count(*)::text FROM events WHERE score > 0.5", "50"),
        ("SELECT count(*)::text FROM suspicious WHERE label = 'T1003.002'", "50"),
        ("SELECT (verdict).label FROM kept", "Benign"),
        ("SELECT t1003_watch('events', 'command_line', mode => 'alert')::text", ""),
    ] {
        assert_eq!(text(&mut client, query), expected, "{query}");
    }
    client.batch_execute("CALL t1003_rescore('events')").unwrap();
    assert_eq!(text(&mut client, "SELECT count(*)::text FROM t1003_alerts"), "50");

    // an updated extension is the one that is installed anew
    let updated = text(&mut client, OBJECTS);
    fresh(&mut admin, "installed");
    let mut new = connect_to("installed", "postgres");
    new.batch_execute("CREATE EXTENSION t1003").unwrap();
    let installed = text(&mut new, OBJECTS);
    let (updated, installed): (Vec<_>, Vec<_>) = (updated.lines().collect(), installed.lines().collect());
    assert!(installed.len() > 70);
    for (a, b) in updated.iter().zip(&installed) {
        assert_eq!(a, b, "updated, and installed anew");
    }
    assert_eq!(updated.len(), installed.len());
    drop((client, new));
    admin.batch_execute("DROP DATABASE updated").unwrap();
    admin.batch_execute("DROP DATABASE installed").unwrap();
}
