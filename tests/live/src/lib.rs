//! What the live tests share: connecting to the server that `scripts/test-live.sh` started, and
//! looking at processes from outside.

pub mod stale;

use postgres::{Client, Config, Error, NoTls};
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A text that the model needs to read in full, with `i` to make it distinct.
pub const DISTINCT_TEXTS: &str =
    "SELECT array_agg('cmd.exe /c copy c:\\logs\\' || md5(i::text)) FROM generate_series(1, $1::int) i";

/// The folder of a server's socket.
pub fn socket(variable: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set: run `make test-live`"))
}

fn config(variable: &str, database: &str, user: &str) -> Config {
    let mut config = Config::new();
    config.host(&socket(variable)).user(user).dbname(database).application_name("t1003-live");
    config
}

/// A superuser's session in the test database, the extension installed.
pub fn connect() -> Client {
    connect_to("t1003_live", "postgres")
}

pub fn connect_to(database: &str, user: &str) -> Client {
    config("T1003_SOCKET", database, user).connect(NoTls).expect("the test server answers")
}

/// A session of the server that has the extension in shared_preload_libraries.
pub fn connect_preloaded() -> Client {
    connect_preloaded_to("postgres")
}

pub fn connect_preloaded_to(database: &str) -> Client {
    config("T1003_SOCKET_PRELOAD", database, "postgres").connect(NoTls).expect("the preloaded server answers")
}

/// Runs `test` in a database of this encoding.
pub fn in_database(encoding: &str, test: impl FnOnce(&mut Client)) {
    let name = format!("live_{}", encoding.to_lowercase());
    let mut admin = connect();
    admin.batch_execute(&format!("DROP DATABASE IF EXISTS {name}")).unwrap();
    admin
        .batch_execute(&format!("CREATE DATABASE {name} ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0"))
        .unwrap();
    let mut client = connect_to(&name, "postgres");
    client.batch_execute("CREATE EXTENSION t1003").unwrap();
    test(&mut client);
    drop(client);
    admin.batch_execute(&format!("DROP DATABASE {name}")).unwrap();
}

/// Tries until the server has recovered from a crash.
pub fn reconnect() -> Client {
    let start = Instant::now();
    loop {
        match config("T1003_SOCKET", "t1003_live", "postgres").connect(NoTls) {
            Ok(client) => return client,
            Err(e) if start.elapsed() > Duration::from_secs(30) => panic!("no recovery: {e}"),
            Err(_) => sleep(Duration::from_millis(50)),
        }
    }
}

/// `scripts/cluster.sh` with these arguments.
pub fn cluster(arguments: &[&str]) {
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../scripts/cluster.sh");
    let status = std::process::Command::new(script).args(arguments).status().expect("the script is there");
    assert!(status.success(), "scripts/cluster.sh {}", arguments.join(" "));
}

pub fn pid(client: &mut Client) -> i32 {
    client.query_one("SELECT pg_backend_pid()", &[]).unwrap().get(0)
}

pub fn sqlstate(error: &Error) -> &str {
    error.code().map_or("no SQLSTATE", |code| code.code())
}

/// Whether the session still scores.
pub fn answers(client: &mut Client) -> bool {
    client.query_one("SELECT t1003_score('whoami') BETWEEN 0 AND 1", &[]).unwrap().get(0)
}

/// A folder that the server's user can read, deleted with the guard's end by the caller.
pub fn copy_of_the_shipped_model(to: &std::path::Path) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let open = |path: &std::path::Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    open(to, 0o755);
    let folder = to.join("model");
    std::fs::create_dir(&folder).unwrap();
    open(&folder, 0o755);
    let source = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../model");
    for name in ["bundle.json", "config.json", "tokenizer.json", "model.safetensors", "packed.bin"] {
        std::fs::copy(source.join(name), folder.join(name)).unwrap();
        open(&folder.join(name), 0o644);
    }
    folder
}

/// Number of threads of a process.
pub fn threads(pid: i32) -> usize {
    std::fs::read_dir(format!("/proc/{pid}/task")).unwrap().count()
}

/// A process's memory in kB, under one of the names of proc(5): `Anonymous` is what it wrote itself, pages of files
/// left out; of `Pss`, pages that several processes share count in parts.
pub fn memory_kb(pid: i32, name: &str) -> u64 {
    let rollup =
        std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).expect("run as the server's user or root");
    let line = rollup.lines().find(|line| line.starts_with(&format!("{name}:"))).expect("a name of proc(5)");
    line.split_whitespace().nth(1).expect("a number").parse().expect("a number")
}

/// The only value of a query's only row.
pub fn one<T: for<'a> postgres::types::FromSql<'a>>(client: &mut Client, query: &str) -> T {
    client.query_one(query, &[]).unwrap_or_else(|e| panic!("{query}: {e}")).get(0)
}

pub fn wait_for(what: &str, mut done: impl FnMut() -> bool) {
    let start = Instant::now();
    while !done() {
        assert!(start.elapsed() < Duration::from_secs(60), "waited a minute for {what}");
        sleep(Duration::from_millis(20));
    }
}

/// Sends a process a signal. The shell has `kill` built in; a small system has no program of that name.
pub fn kill(signal: &str, pid: impl std::fmt::Display) {
    let command = format!("kill -{signal} {pid}");
    assert!(std::process::Command::new("sh").args(["-c", &command]).status().unwrap().success());
}
