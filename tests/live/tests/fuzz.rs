//! Random texts and random models: an answer or an error, and the server lives.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use t1003_live::{answers, connect, copy_of_the_shipped_model, pid, sqlstate};

/// As many texts as `T1003_RANDOM_TEXTS` says; a few thousand unless it does.
fn count() -> usize {
    std::env::var("T1003_RANDOM_TEXTS").ok().and_then(|n| n.parse().ok()).unwrap_or(3000)
}

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize
    }

    /// Random bytes as far as a UTF-8 database takes them: no NUL, no broken character.
    fn text(&mut self) -> String {
        const MARKS: &[u8] = b"^\"'`%!$\\&;,|(){}[]=+-/@ \t\n\r";
        let length = self.next() % 80;
        let bytes: Vec<u8> = (0..length)
            .map(|_| match self.next() % 3 {
                0 => self.next() as u8,
                1 => MARKS[self.next() % MARKS.len()],
                _ => b'a' + (self.next() % 26) as u8,
            })
            .filter(|&byte| byte != 0)
            .collect();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

#[test]
fn random_texts_are_answered() {
    let mut client = connect();
    let before = pid(&mut client);
    client.batch_execute("CREATE TEMP TABLE random_texts (id int, c text)").unwrap();
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut left = count();
    while left > 0 {
        let texts: Vec<String> = (0..left.min(1000)).map(|_| numbers.text()).collect();
        left -= texts.len();
        client.execute("TRUNCATE random_texts", &[]).unwrap();
        client
            .execute(
                "INSERT INTO random_texts SELECT n, t FROM unnest($1::text[]) WITH ORDINALITY u(t, n)",
                &[&texts],
            )
            .unwrap();
        let row = client
            .query_one(
                "SELECT count(*), bool_and(abs(v.score - b.score) < 1e-3 AND abs(v.score - q.score) < 1e-3)
                 FROM (SELECT id, t1003_score(c) AS score FROM random_texts) v
                 JOIN t1003_classify_batch(ARRAY(SELECT c FROM random_texts ORDER BY id)) b ON b.ordinality = v.id
                 JOIN t1003_classify_query('SELECT id, c FROM random_texts') q ON q.key = v.id::text",
                &[],
            )
            .unwrap();
        assert_eq!((row.get::<_, i64>(0) as usize, row.get::<_, bool>(1)), (texts.len(), true));
    }
    assert_eq!(pid(&mut client), before, "one session from the first text to the last");
}

#[test]
fn random_models_are_refused() {
    let mut client = connect();
    let mut numbers = Numbers(0x0123_4567_89ab_cdef);
    for round in 0..40 {
        let folder = tempfile::tempdir().unwrap();
        let model = copy_of_the_shipped_model(folder.path());
        // without the manifest the digests do not save us: the damage itself has to be met
        fs::remove_file(model.join("bundle.json")).unwrap();
        let name = ["config.json", "tokenizer.json", "model.safetensors"][round % 3];
        let mut bytes = fs::read(model.join(name)).unwrap();
        let span = bytes.len().min(if round % 2 == 0 { 4096 } else { usize::MAX });
        for _ in 0..1 + numbers.next() % 8 {
            bytes[numbers.next() % span] = numbers.next() as u8;
        }
        if numbers.next().is_multiple_of(4) {
            bytes.truncate(numbers.next() % span);
        }
        fs::write(model.join(name), bytes).unwrap();
        fs::set_permissions(model.join(name), fs::Permissions::from_mode(0o644)).unwrap();
        client.batch_execute(&format!("SET t1003.model_path = '{}'", model.display())).unwrap();
        // a flipped bit in a weight makes another model, not a broken one
        if let Err(error) = client.query("SELECT t1003_score('reg save HKLM\\SOFTWARE x')", &[]) {
            let code = sqlstate(&error);
            assert!(matches!(code, "22023" | "58P01" | "58030"), "round {round}, {name}: {code} {error}");
        }
        client.batch_execute("RESET t1003.model_path").unwrap();
        assert!(answers(&mut client), "round {round}, {name}");
    }
}
