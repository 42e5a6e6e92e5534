//! A running `t1003 serve` and a client that speaks HTTP by hand, so that it can speak it wrongly, too.

#![allow(dead_code)]

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Ended with the test.
pub struct Server {
    pub child: Child,
    pub address: SocketAddr,
}

impl Server {
    pub fn start(args: &[&str]) -> Server {
        Self::start_at("127.0.0.1:0", args)
    }

    pub fn start_at(address: &str, args: &[&str]) -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_t1003"))
            .args(["serve", "--listen", address, "--threads", "2"])
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://").expect(&line).parse().unwrap();
        Server { child, address }
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(300))).unwrap();
        stream
    }

    /// Sends bytes, reads to the end.
    pub fn raw(&self, request: &[u8]) -> Reply {
        let mut stream = self.connect();
        // a server that refuses early may close while this is still sending
        let _ = stream.write_all(request);
        Reply::read(&mut stream)
    }

    pub fn request(&self, method: &str, path: &str, headers: &str, body: &str) -> Reply {
        let head = format!("{method} {path} HTTP/1.1\r\nHost: t\r\nConnection: close\r\n{headers}");
        self.raw(format!("{head}Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes())
    }

    pub fn get(&self, path: &str) -> Reply {
        self.request("GET", path, "", "")
    }

    pub fn post(&self, body: &str) -> Reply {
        self.request("POST", "/api/predict", "Content-Type: application/json\r\n", body)
    }

    pub fn predict(&self, request: Value) -> Value {
        let reply = self.post(&request.to_string());
        assert_eq!(reply.status, 200, "{}", reply.body);
        reply.json()
    }

    /// Sends a request that is not waited for, until it is being worked on.
    pub fn start_work(&self, headers: &str, job: &str) -> TcpStream {
        let mut stream = self.connect();
        let head =
            format!("POST /api/predict HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\n{headers}");
        write!(stream, "{head}Content-Length: {}\r\n\r\n{job}", job.len()).unwrap();
        let waits = |line: &str| line.starts_with("t1003_queue_tokens ") && !line.ends_with(" 0");
        while !self.get("/metrics").body.lines().any(waits) {
            std::thread::sleep(Duration::from_millis(1));
        }
        stream
    }

    pub fn signal(&self, name: &str) {
        // the shell has it built in, and a small system has no program of that name
        let kill = format!("kill {name} {}", self.child.id());
        assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    }

    /// Ends it as an administrator would; its exit status and what it logged.
    pub fn stop(mut self) -> (Option<i32>, String) {
        self.signal("-TERM");
        let code = self.child.wait().unwrap().code();
        let mut log = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        (code, log)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Reply {
    /// Status 0 where the connection ended without an answer.
    pub fn read(stream: &mut TcpStream) -> Reply {
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).unwrap_or(0);
        Reply { status, head: head.to_ascii_lowercase(), body: body.to_string() }
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect(&self.body)
    }

    pub fn code(&self) -> String {
        self.json()["error"]["code"].as_str().unwrap_or_default().to_string()
    }
}

pub const THEFT: &str = "reg save HKLM\\SAM C:\\temp\\sam.hiv";
