//! Paths that are no model: an error that says so, quickly, and the session goes on.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::time::{Duration, Instant};
use t1003_live::{answers, connect, copy_of_the_shipped_model, sqlstate};

/// Spoils a good copy, and the SQLSTATE that is due.
type Spoil = (&'static str, fn(&Path), &'static str);

const SPOILS: &[Spoil] = &[
    ("no weights", |m| fs::remove_file(m.join("model.safetensors")).unwrap(), "58P01"),
    (
        "weights are /dev/zero",
        |m| instead(m, "model.safetensors", |f| symlink("/dev/zero", f).unwrap()),
        "42809",
    ),
    (
        "weights are a socket",
        |m| instead(m, "model.safetensors", |f| drop(UnixListener::bind(f).unwrap())),
        "42809",
    ),
    ("weights are a folder", |m| instead(m, "model.safetensors", |f| fs::create_dir(f).unwrap()), "42809"),
    ("weights are cut off", |m| shorten(&m.join("model.safetensors")), "22023"),
    ("weights are empty", |m| fs::write(m.join("model.safetensors"), "").unwrap(), "22023"),
    ("tokenizer is no JSON", |m| fs::write(m.join("tokenizer.json"), "{").unwrap(), "22023"),
    ("config is no JSON", |m| fs::write(m.join("config.json"), "x").unwrap(), "22023"),
    ("config asks for absurd sizes", absurd, "22023"),
    ("bundle.json is no JSON", |m| fs::write(m.join("bundle.json"), "[]").unwrap(), "22023"),
];

fn instead(model: &Path, name: &str, make: fn(&Path)) {
    fs::remove_file(model.join(name)).unwrap();
    make(&model.join(name));
}

fn shorten(file: &Path) {
    let bytes = fs::read(file).unwrap();
    fs::write(file, &bytes[..bytes.len() / 2]).unwrap();
}

fn absurd(model: &Path) {
    let config = fs::read_to_string(model.join("config.json")).unwrap();
    fs::write(model.join("config.json"), config.replace("\"hidden_size\": ", "\"hidden_size\": 999999999"))
        .unwrap();
}

#[test]
fn a_spoilt_model_is_an_error_and_the_session_goes_on() {
    let mut client = connect();
    for (what, spoil, code) in SPOILS {
        let folder = tempfile::tempdir().unwrap();
        let model = copy_of_the_shipped_model(folder.path());
        spoil(&model);
        client.batch_execute(&format!("SET t1003.model_path = '{}'", model.display())).unwrap();
        let start = Instant::now();
        let error = client.query("SELECT t1003_score('whoami')", &[]).unwrap_err();
        let detail = error.as_db_error().map(|e| (e.message().to_string(), e.hint().map(str::to_string)));
        assert_eq!(sqlstate(&error), *code, "{what}: {detail:?}");
        assert!(detail.as_ref().is_some_and(|(_, hint)| hint.is_some()), "{what}: {detail:?} has a hint");
        assert!(start.elapsed() < Duration::from_secs(2), "{what}: {:?}", start.elapsed());
        client.batch_execute("RESET t1003.model_path").unwrap();
        assert!(answers(&mut client), "{what}: the session goes on");
    }
}

#[test]
fn a_path_that_is_no_folder() {
    let mut client = connect();
    for (path, code) in
        [("/nowhere", "58P01"), ("/dev/zero", "42809"), ("/etc/passwd", "58030"), ("/", "58P01")]
    {
        client.batch_execute(&format!("SET t1003.model_path = '{path}'")).unwrap();
        let error = client.query("SELECT t1003_score('whoami')", &[]).unwrap_err();
        assert_eq!(sqlstate(&error), code, "{path}: {error}");
    }
    client.batch_execute("RESET t1003.model_path").unwrap();
    assert!(answers(&mut client));
}

#[test]
fn a_failing_model_within_a_transaction_can_be_rolled_back_to() {
    let mut client = connect();
    client.batch_execute("BEGIN; SAVEPOINT before; SET LOCAL t1003.model_path = '/nowhere'").unwrap();
    assert!(client.query("SELECT t1003_score('whoami')", &[]).is_err());
    client.batch_execute("ROLLBACK TO before").unwrap();
    assert!(answers(&mut client));
    client.batch_execute("COMMIT").unwrap();
}
