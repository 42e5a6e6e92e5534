//! `t1003 serve` with more work than it takes, and killed and restarted amid it: every request is answered rightly, or its
//! client sees that it was not and sends it again.

#![cfg(unix)]

mod server;

use serde_json::json;
use server::{Server, THEFT};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};

const CLIENTS: usize = 24;
const EACH: usize = 40;

#[derive(Default)]
struct Seen {
    answered: AtomicUsize,
    refused: AtomicUsize,
    cut_off: AtomicUsize,
}

impl Seen {
    fn wait_for(&self, answered: usize) {
        let deadline = Instant::now() + Duration::from_secs(300);
        while self.answered.load(SeqCst) < answered {
            assert!(Instant::now() < deadline, "the clients are stuck");
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

/// Sends each of a client's requests until it is answered.
fn client(number: usize, address: SocketAddr, seen: &Seen) {
    let deadline = Instant::now() + Duration::from_secs(300);
    for turn in 0..EACH {
        let theft = (number + turn).is_multiple_of(2);
        let text = if theft { THEFT.to_string() } else { format!("ping host{number}-{turn}") };
        while !attempt(address, &text, theft, seen) {
            assert!(Instant::now() < deadline, "never answered");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

/// Whether the answer came, which must be the right one.
fn attempt(address: SocketAddr, text: &str, theft: bool, seen: &Seen) -> bool {
    let Ok(answer) = exchange(address, &json!({ "text": text }).to_string()) else {
        seen.cut_off.fetch_add(1, SeqCst);
        return false;
    };
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_default();
    let head = head.to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
    // as any client does: less than was announced is no answer
    if length != Some(body.len()) {
        seen.cut_off.fetch_add(1, SeqCst);
        return false;
    }
    let value: serde_json::Value = serde_json::from_str(body).expect(body);
    if head.starts_with("http/1.1 503 ") {
        assert!(head.contains("retry-after: ") && value["error"]["code"] == "busy", "{head} {body}");
        seen.refused.fetch_add(1, SeqCst);
        return false;
    }
    assert!(head.starts_with("http/1.1 200 "), "{head}");
    assert_eq!(value["technique"] == "T1003.002", theft, "{body}");
    seen.answered.fetch_add(1, SeqCst);
    true
}

fn exchange(address: SocketAddr, body: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(300)))?;
    let head = "POST /api/predict HTTP/1.1\r\nHost: t\r\nConnection: close\r\nContent-Type: application/json";
    stream.write_all(format!("{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len()).as_bytes())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

/// Has all clients work while `meanwhile` does what it does.
fn load(address: SocketAddr, seen: &Seen, meanwhile: impl FnOnce()) {
    std::thread::scope(|scope| {
        for number in 0..CLIENTS {
            scope.spawn(move || client(number, address, seen));
        }
        meanwhile();
    });
    assert_eq!(seen.answered.load(SeqCst), CLIENTS * EACH);
}

#[test]
fn a_full_queue_under_load_refuses_and_loses_nothing() {
    // room for three or four of the texts
    let server = Server::start(&["--queue", "30"]);
    let seen = Seen::default();
    load(server.address, &seen, || {});
    assert!(seen.refused.load(SeqCst) > 0, "it was never full");
    assert_eq!(seen.cut_off.load(SeqCst), 0);
    let metrics = server.get("/metrics").body;
    for (name, count) in [
        ("t1003_texts_total", CLIENTS * EACH),
        ("t1003_queue_tokens", 0),
        ("t1003_requests_total{path=\"/api/predict\",status=\"503\"}", seen.refused.load(SeqCst)),
    ] {
        assert!(metrics.contains(&format!("{name} {count}\n")), "{name} {count} is not in {metrics}");
    }
    assert_eq!(server.post("{\"text\": \"whoami\"}").status, 200);
}

#[test]
fn a_kill_and_a_restart_amid_load_lose_no_answer_unseen() {
    let first = Server::start(&[]);
    let address = first.address;
    let seen = Seen::default();
    load(address, &seen, || {
        seen.wait_for(CLIENTS * EACH / 4);
        first.signal("-KILL");
        drop(first);
        let second = Server::start_at(&address.to_string(), &[]);
        seen.wait_for(CLIENTS * EACH / 2);
        assert_eq!(second.stop().0, Some(0));
        let third = Server::start_at(&address.to_string(), &[]);
        seen.wait_for(CLIENTS * EACH);
        drop(third);
    });
    assert!(seen.cut_off.load(SeqCst) > 0, "nobody was cut off by the kill");
    assert_eq!(seen.refused.load(SeqCst), 0);
}
