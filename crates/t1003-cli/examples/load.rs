//! Load for `t1003 serve`, from a process of its own: clients that each keep a connection and send the next request when
//! the last is answered. What comes back is counted, and every text is sent until it is answered.
//!
//! `cargo run --release -p t1003-cli --example load -- ADDRESS CLIENTS SECONDS TEXTS_A_REQUEST`; prints JSON.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

#[derive(Default)]
struct Counts {
    answered: AtomicU64,
    texts: AtomicU64,
    /// 503: to be sent again.
    busy: AtomicU64,
    /// Any other status, or an answer that is not one verdict for each text.
    errors: AtomicU64,
    /// Connections that were refused, or ended where an answer was due: to be sent again.
    broken: AtomicU64,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [address, clients, seconds, each] = args.as_slice() else {
        eprintln!("load ADDRESS CLIENTS SECONDS TEXTS_A_REQUEST");
        std::process::exit(2);
    };
    let number = |text: &str| text.parse::<usize>().expect("a number");
    let (clients, seconds, each) = (number(clients), number(seconds), number(each));
    // those of `t1003 bench`
    let texts = t1003_train::generate::unlabelled(1, 10_000);
    let requests: Vec<String> = texts.chunks(each).map(|texts| json!({ "texts": texts }).to_string()).collect();
    let sizes: Vec<usize> = texts.chunks(each).map(<[String]>::len).collect();
    let (counts, next) = (Counts::default(), AtomicU64::new(0));
    let start = Instant::now();
    let end = start + Duration::from_secs(seconds as u64);
    let mut times: Vec<f64> = std::thread::scope(|scope| {
        let client = || {
            let mut times = Vec::new();
            let mut connection = None;
            while Instant::now() < end {
                let at = next.fetch_add(1, Relaxed) as usize % requests.len();
                let sent = Instant::now();
                while !exchange(&mut connection, address, &requests[at], sizes[at], &counts) {
                    std::thread::sleep(Duration::from_millis(20));
                }
                times.push(sent.elapsed().as_secs_f64());
            }
            times
        };
        let clients: Vec<_> = (0..clients).map(|_| scope.spawn(client)).collect();
        clients.into_iter().flat_map(|client| client.join().expect("a client")).collect()
    });
    let took = start.elapsed().as_secs_f64();
    times.sort_by(f64::total_cmp);
    let quantile =
        |q: f64| times.get((q * (times.len().max(1) - 1) as f64) as usize).map(|t| (t * 1e4).round() / 10.0);
    let count = |counter: &AtomicU64| counter.load(Relaxed);
    let outcome = json!({
        "clients": clients,
        "texts_a_request": each,
        "seconds": took,
        "answered": count(&counts.answered),
        "texts_per_second": count(&counts.texts) as f64 / took,
        "p50_ms": quantile(0.5),
        "p99_ms": quantile(0.99),
        "busy": count(&counts.busy),
        "errors": count(&counts.errors),
        "broken": count(&counts.broken),
        "cpu_seconds": cpu_seconds(),
    });
    println!("{outcome}");
}

/// That this process has used, from Linux's hundredths.
fn cpu_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<f64> = stat.split(' ').skip(13).take(2).filter_map(|field| field.parse().ok()).collect();
    Some(fields.iter().sum::<f64>() / 100.0)
}

/// Sends one request; whether it is done with, answered or in error.
fn exchange(
    connection: &mut Option<BufReader<TcpStream>>,
    address: &str,
    body: &str,
    texts: usize,
    counts: &Counts,
) -> bool {
    match attempt(connection, address, body) {
        Ok((200, answer)) => {
            let right = serde_json::from_slice::<Vec<Value>>(&answer).is_ok_and(|list| list.len() == texts);
            if right {
                counts.answered.fetch_add(1, Relaxed);
                counts.texts.fetch_add(texts as u64, Relaxed);
            } else {
                counts.errors.fetch_add(1, Relaxed);
            }
            true
        }
        Ok((503, _)) => {
            counts.busy.fetch_add(1, Relaxed);
            false
        }
        Ok(_) => {
            counts.errors.fetch_add(1, Relaxed);
            true
        }
        Err(_) => {
            *connection = None;
            counts.broken.fetch_add(1, Relaxed);
            false
        }
    }
}

fn attempt(
    connection: &mut Option<BufReader<TcpStream>>,
    address: &str,
    body: &str,
) -> std::io::Result<(u16, Vec<u8>)> {
    let stream = match connection {
        Some(stream) => stream,
        None => {
            let stream = TcpStream::connect(address)?;
            stream.set_nodelay(true)?;
            connection.insert(BufReader::new(stream))
        }
    };
    let head = format!(
        "POST /api/predict HTTP/1.1\r\nHost: load\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.get_mut().write_all([head.as_bytes(), body.as_bytes()].concat().as_slice())?;
    let cut = || std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
    let (mut status, mut length, mut closes, mut line) = (0, 0, false, String::new());
    loop {
        line.clear();
        if stream.read_line(&mut line)? == 0 {
            return Err(cut());
        }
        let lower = line.trim_end().to_ascii_lowercase();
        if lower.is_empty() {
            break;
        } else if let Some(rest) = lower.strip_prefix("http/1.1 ") {
            status = rest.get(..3).and_then(|s| s.parse().ok()).ok_or_else(cut)?;
        } else if let Some(rest) = lower.strip_prefix("content-length:") {
            length = rest.trim().parse().map_err(|_| cut())?;
        } else if lower == "connection: close" {
            closes = true;
        }
    }
    let mut answer = vec![0; length];
    stream.read_exact(&mut answer)?;
    if closes {
        *connection = None;
    }
    Ok((status, answer))
}
