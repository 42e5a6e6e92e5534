//! `t1003 serve` as its clients meet it: the right answers, the wrong requests, load, and the end.

#![cfg(unix)]

mod server;

use serde_json::{Value, json};
use server::{Reply, Server, THEFT};
use std::io::Write;
use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, Instant};

#[test]
fn one_text_gets_a_verdict_and_several_a_list_in_order() {
    let server = Server::start(&[]);
    let verdict = server.predict(json!({ "text": THEFT }));
    assert_eq!(verdict["technique"], "T1003.002");
    assert_eq!(verdict["label"], "T1003.002");
    assert!(verdict["score"].as_f64() > Some(0.5) && verdict["confidence"].as_f64() > Some(0.5));
    assert_eq!(verdict["windows"], 1);
    assert!(verdict["policies"].as_array().unwrap().contains(&json!("alert")));
    assert_eq!(verdict["model"].as_str().map(str::len), Some(64));
    assert!(verdict.get("fragments").is_none());

    let texts: Vec<String> =
        (0..200).map(|i| if i % 3 == 0 { THEFT.to_string() } else { format!("ping host{i}") }).collect();
    let verdicts = server.predict(json!({ "texts": texts }));
    let verdicts = verdicts.as_array().unwrap();
    assert_eq!(verdicts.len(), 200);
    for (i, verdict) in verdicts.iter().enumerate() {
        assert_eq!(verdict["technique"] == "T1003.002", i % 3 == 0, "{i}");
    }
    assert_eq!(server.predict(json!({ "texts": [] })), json!([]));
    assert_eq!(server.predict(json!({ "texts": [""] })).as_array().unwrap().len(), 1);
    assert_eq!(server.stop().0, Some(0));
}

#[test]
fn an_explanation_points_into_the_text() {
    let server = Server::start(&[]);
    let text = format!("écho \u{1f600} && {THEFT}");
    let verdict = server.predict(json!({ "text": text, "explain": 4 }));
    let fragments = verdict["fragments"].as_array().unwrap();
    assert!(!fragments.is_empty() && fragments.len() <= 4);
    let characters: Vec<char> = text.chars().collect();
    for f in fragments {
        let (start, length) = (f["start"].as_u64().unwrap() as usize, f["length"].as_u64().unwrap() as usize);
        let there: String = characters[start..start + length].iter().collect();
        assert_eq!(f["fragment"], there);
    }
    assert!(fragments.iter().any(|f| f["fragment"].as_str().unwrap().contains("SAM")), "{fragments:?}");
    let shares: f64 = fragments.iter().map(|f| f["share"].as_f64().unwrap()).sum();
    assert!(shares > 0.0 && shares < 1.0001);
}

#[test]
fn each_wrong_request_is_told_what_is_wrong() {
    let server = Server::start(&["--max-body", "1000", "--max-texts", "3"]);
    let bodies = [
        ("{\"text\": ", 400, "malformed_json"),
        ("\u{0}", 400, "malformed_json"),
        ("", 400, "malformed_json"),
        ("[]", 422, "wrong_type"),
        ("{}", 422, "missing_field"),
        ("{\"text\": 1}", 422, "wrong_type"),
        ("{\"texts\": [\"a\", null]}", 422, "wrong_type"),
        ("{\"texts\": [\"a\", \"b\", \"c\", \"d\"]}", 422, "too_many_texts"),
        ("{\"text\": \"a\", \"explian\": 1}", 422, "unknown_field"),
        (&format!("{{\"text\": \"{}\"}}", "x".repeat(1000)), 413, "too_large"),
        (&"[".repeat(900), 400, "malformed_json"),
        ("{\"text\": 1e99999}", 400, "malformed_json"),
    ];
    for (body, status, code) in bodies {
        let reply = server.post(body);
        assert_eq!((reply.status, reply.code().as_str()), (status, code), "{body}: {}", reply.body);
        assert!(!reply.json()["error"]["message"].as_str().unwrap().is_empty());
    }
    let reply = server.post("{\"texts\": [\"a\", 7]}");
    assert_eq!(reply.json()["error"]["field"], "texts[1]");
    let no_type = server.request("POST", "/api/predict", "", "{\"text\": \"a\"}");
    assert_eq!((no_type.status, no_type.code().as_str()), (415, "unsupported_media_type"));
    let wrong_method = server.get("/api/predict");
    assert_eq!((wrong_method.status, wrong_method.code().as_str()), (405, "method_not_allowed"));
    assert!(wrong_method.head.contains("allow: post"), "{}", wrong_method.head);
    assert_eq!(server.get("/nowhere").code(), "not_found");
    // chunked, without a length that could be refused beforehand
    let chunk = format!("200\r\n{}\r\n", "x".repeat(512)).repeat(4);
    let chunked = format!(
        "POST /api/predict HTTP/1.1\r\nHost: t\r\nConnection: close\r\nContent-Type: application/json\r\n\
         Transfer-Encoding: chunked\r\n\r\n{chunk}0\r\n\r\n"
    );
    assert_eq!(server.raw(chunked.as_bytes()).status, 413);
    assert_eq!(server.predict(json!({ "text": "whoami" }))["windows"], 1);
}

#[test]
fn a_token_guards_what_answers_about_texts() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("token");
    std::fs::write(&file, "0123456789abcdef\n").unwrap();
    let server = Server::start(&["--token-file", file.to_str().unwrap()]);
    let json = "Content-Type: application/json\r\n";
    let with = |token: &str| {
        let headers = format!("{json}Authorization: {token}\r\n");
        server.request("POST", "/api/predict", &headers, "{\"text\": \"whoami\"}").status
    };
    assert_eq!(with("Bearer 0123456789abcdef"), 200);
    assert_eq!(with("bearer 0123456789abcdef"), 200);
    for wrong in
        ["Bearer 0123456789abcdeX", "Bearer", "Basic 0123456789abcdef", "Bearer ", "\u{e9}\u{e9}\u{e9}\u{e9}"]
    {
        assert_eq!(with(wrong), 401, "{wrong}");
    }
    let refused = server.post("{\"text\": \"whoami\"}");
    assert_eq!((refused.status, refused.code().as_str()), (401, "unauthorized"));
    assert!(refused.head.contains("www-authenticate: bearer"));
    assert_eq!((server.get("/metrics").status, server.get("/api/model").status), (401, 401));
    assert_eq!((server.get("/healthz").status, server.get("/").status), (200, 200));

    std::fs::write(&file, "short\n").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_t1003"))
        .args(["serve", "--listen", "127.0.0.1:0", "--token-file", file.to_str().unwrap()])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(!String::from_utf8_lossy(&output.stderr).contains("short\n"));
}

#[test]
fn the_openapi_document_is_true() {
    let server = Server::start(&["--max-texts", "7"]);
    let document = server.get("/openapi.json").json();
    assert_eq!(document["openapi"], "3.1.0");
    // every route that it names answers that method, and only those
    for (path, operations) in document["paths"].as_object().unwrap() {
        for method in ["get", "post", "put", "delete"] {
            let status = server.request(&method.to_uppercase(), path, "", "").status;
            let named = operations.get(method).is_some();
            assert_eq!(named, status != 405 && status != 404, "{method} {path}: {status}");
        }
    }
    // fields of real answers are those of the schemas, all of them
    let schemas = &document["components"]["schemas"];
    let names = |value: &Value| {
        let mut names: Vec<String> = value.as_object().expect("an object").keys().cloned().collect();
        names.sort();
        names
    };
    let verdict = server.predict(json!({ "text": THEFT, "explain": 1 }));
    assert_eq!(names(&verdict), names(&schemas["Verdict"]["properties"]));
    assert_eq!(names(&verdict["fragments"][0]), names(&schemas["Fragment"]["properties"]));
    assert_eq!(names(&server.get("/api/model").json()), names(&schemas["Model"]["properties"]));
    let error = server.post("{\"texts\": 1}").json();
    assert_eq!(names(&error["error"]), names(&schemas["Error"]["properties"]["error"]["properties"]));
    assert_eq!(schemas["Predict"]["oneOf"][1]["properties"]["texts"]["maxItems"], 7);
    assert_eq!(server.post("{\"texts\": [\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"]}").status, 422);
}

#[test]
fn metrics_count_what_was_answered() {
    let server = Server::start(&[]);
    server.predict(json!({ "texts": [THEFT, "whoami"] }));
    server.post("{}");
    server.get("/some/path/that/a/stranger/chose");
    let reply = server.get("/metrics");
    assert!(reply.head.contains("application/openmetrics-text"));
    for line in [
        "t1003_texts_total 2",
        "t1003_alerts_total 1",
        "t1003_requests_total{path=\"/api/predict\",status=\"200\"} 1",
        "t1003_requests_total{path=\"/api/predict\",status=\"422\"} 1",
        "t1003_requests_total{path=\"other\",status=\"404\"} 1",
        "t1003_queue_tokens 0",
        "t1003_predict_seconds_count 1",
        "# EOF",
    ] {
        assert!(reply.body.contains(line), "{line} is not in {}", reply.body);
    }
    assert_eq!(server.get("/readyz").json()["status"], "ready");
}

#[test]
fn the_page_needs_nothing_from_elsewhere() {
    let server = Server::start(&[]);
    let page = server.get("/");
    assert!(page.status == 200 && page.head.contains("content-security-policy: default-src 'none'"));
    assert!(page.body.contains("<label for=\"texts\">") && page.body.contains("lang=\"en\""));
    for (path, kind) in [("/page.css", "text/css"), ("/page.js", "text/javascript")] {
        let reply = server.get(path);
        assert!(reply.status == 200 && reply.head.contains(kind), "{path}");
        assert!(!reply.body.contains("http://") && !reply.body.contains("https://"), "{path}");
    }
}

/// Texts that keep the engine busy for a while.
fn long_job(texts: usize, words: usize) -> String {
    let text: String = (0..words).map(|i| format!("net use \\\\host{i} ")).collect();
    json!({ "texts": (0..texts).map(|i| format!("{i} {text}")).collect::<Vec<_>>() }).to_string()
}

#[test]
fn a_full_queue_refuses_and_recovers() {
    let server = Server::start(&["--queue", "100", "--timeout", "600"]);
    let mut busy = server.start_work("Connection: close\r\n", &long_job(30, 200));
    let refused = server.post("{\"text\": \"whoami\"}");
    assert_eq!(refused.status, 503, "{}", refused.body);
    assert_eq!(refused.code(), "busy");
    assert!(refused.head.contains("retry-after: "), "{}", refused.head);
    assert_eq!(server.get("/healthz").status, 200);
    let served = Reply::read(&mut busy);
    assert_eq!(served.status, 200, "{}", served.body);
    let deadline = Instant::now() + Duration::from_secs(30);
    while server.post("{\"text\": \"whoami\"}").status != 200 {
        assert!(Instant::now() < deadline, "does not recover");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn what_takes_too_long_is_given_up() {
    let server = Server::start(&["--timeout", "1", "--max-body", "100000000", "--queue", "1000000000"]);
    let start = Instant::now();
    let reply = server.post(&long_job(200, 2000));
    assert_eq!((reply.status, reply.code().as_str()), (503, "timeout"));
    assert!(start.elapsed() < Duration::from_secs(20));
    // its work is not done for nobody
    let deadline = Instant::now() + Duration::from_secs(20);
    while server.post("{\"text\": \"whoami\"}").status != 200 {
        assert!(Instant::now() < deadline, "still busy with what nobody waits for");
    }
}

#[test]
fn a_stop_answers_what_was_accepted() {
    let server = Server::start(&["--timeout", "600"]);
    let mut working = server.start_work("", &long_job(20, 200));
    let idle = server.connect();
    server.signal("-TERM");
    // keep-alive: without the stop this would not come to its end
    let reply = Reply::read(&mut working);
    assert_eq!(reply.status, 200);
    assert_eq!(reply.json().as_array().map(Vec::len), Some(20));
    let mut server = server;
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
    assert!(TcpStream::connect(server.address).is_err());
    drop(idle);
}

#[test]
fn clients_that_share_rounds_get_their_own_answers() {
    let server = Server::start(&[]);
    std::thread::scope(|scope| {
        for client in 0..16 {
            let server = &server;
            scope.spawn(move || {
                for turn in 0..12 {
                    let theft = (client + turn) % 2 == 0;
                    let text = if theft { THEFT.to_string() } else { format!("ping host{client}-{turn}") };
                    let verdict = server.predict(json!({ "text": text }));
                    assert_eq!(verdict["technique"] == "T1003.002", theft);
                }
            });
        }
    });
}

/// A generator of bytes that needs no crate and repeats itself.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.next() as u8).collect()
    }
}

/// Requests of every bad kind, some of them slow.
#[test]
fn hostile_requests_leave_it_answering() {
    let server = Server::start(&["--max-body", "65536"]);
    let head =
        "POST /api/predict HTTP/1.1\r\nHost: t\r\nConnection: close\r\nContent-Type: application/json\r\n";
    // these hold a connection each, sending nothing, half a head, half a body
    let slow: Vec<TcpStream> = ["", "POST /api/pre", &format!("{head}Content-Length: 100\r\n\r\n{{\"text\"")]
        .iter()
        .flat_map(|part| (0..10).map(move |_| part))
        .map(|part| {
            let mut stream = server.connect();
            stream.write_all(part.as_bytes()).unwrap();
            stream
        })
        .collect();
    let mut noise = Noise(88_172_645_463_325_252);
    for i in 0..10_000 {
        let length = noise.next() as usize % 2000;
        let body = match i % 8 {
            0 => noise.bytes(length),
            1 => "[{\"text\":".repeat(1 + length).into_bytes(),
            2 => format!("{{\"text\": {}}}", "9".repeat(1 + length)).into_bytes(),
            3 => [b"{\"text\": \"", noise.bytes(length).as_slice(), b"\"}"].concat(),
            4 => format!("{{\"texts\": [{}\"\"]}}", "\"\\u0000\",".repeat(length)).into_bytes(),
            5 => format!("{{\"text\": \"{}\"}}", "%^`\"\\\"{0}".repeat(length)).into_bytes(),
            6 => vec![b'\\'; length],
            _ => format!("{{\"explain\": -1e{length}, \"text\": \"\"}}").into_bytes(),
        };
        let announced = if i % 5 == 0 { usize::MAX } else { body.len() };
        let request = match i % 7 {
            0 => noise.bytes(1 + length),
            1 => [format!("{head}Content-Length: {announced}\r\n\r\n").as_bytes(), &body].concat(),
            2 => [format!("{head}Transfer-Encoding: chunked\r\n\r\n").as_bytes(), &body].concat(),
            3 => format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(length * 40)).into_bytes(),
            _ => [format!("{head}Content-Length: {}\r\n\r\n", body.len()).as_bytes(), &body].concat(),
        };
        let mut stream = server.connect();
        let _ = stream.write_all(&request);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let reply = Reply::read(&mut stream);
        assert_ne!(reply.status, 500, "{}", reply.body);
    }
    assert_eq!(server.predict(json!({ "text": THEFT }))["technique"], "T1003.002");
    drop(slow);
    let (code, log) = server.stop();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.len() < 200, "it logs what strangers send: {log}");
}

#[test]
fn slow_clients_are_sent_away() {
    let server = Server::start(&[]);
    let mut half_head = server.connect();
    half_head.write_all(b"GET /healthz HT").unwrap();
    let mut half_body = server.connect();
    half_body
        .write_all(
            b"POST /api/predict HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
        )
        .unwrap();
    let start = Instant::now();
    assert_eq!(Reply::read(&mut half_body).status, 408);
    let status = Reply::read(&mut half_head).status;
    assert!(status == 0 || status == 408, "{status}");
    assert!(start.elapsed() < Duration::from_secs(30));
}

#[test]
fn an_address_in_use_is_named() {
    let server = Server::start(&[]);
    let output = Command::new(env!("CARGO_BIN_EXE_t1003"))
        .args(["serve", "--listen", &server.address.to_string()])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(error.contains(&server.address.to_string()) && error.contains("in use"), "{error}");
}
