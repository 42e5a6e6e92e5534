//! `t1003 serve`: verdicts over HTTP.
//!
//! ```text
//! connections ─ routes ─ request ─ queue ─ engine ─ Model
//!                 └ errors, metrics, openapi, page
//! ```
//!
//! One thread speaks HTTP, two have the model and its pool work; between them stands a bounded queue. No text of a
//! request reaches a log, a metric or an error message.

mod connections;
mod engine;
mod errors;
mod metrics;
mod openapi;
mod queue;
mod request;
mod routes;

use crate::common::{ModelArgs, ThreadArgs};
use anyhow::{Context, Result, bail};
use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

#[derive(clap::Args)]
#[command(after_help = "\
Paths:
  POST /api/predict   {\"text\": \"…\"} answers one verdict, {\"texts\": [\"…\"]} a list of them, in order;
                      \"explain\": N adds the N fragments that drove each score
  GET  /              a page to try it by hand
  GET  /api/model     the model and its policies
  GET  /healthz, /readyz, /metrics, /openapi.json

SIGTERM or Ctrl-C: takes no more connections, answers what it has accepted, ends.

Example:
  t1003 serve &
  curl --json '{\"text\": \"whoami\"}' http://127.0.0.1:8080/api/predict")]
pub struct Args {
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    listen: String,
    /// File whose first line clients must send as "Authorization: Bearer …"
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,
    /// Largest request body
    #[arg(long, value_name = "BYTES", default_value_t = 1 << 20, value_parser = clap::value_parser!(u32).range(64..))]
    max_body: u32,
    /// Most texts of one request
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..))]
    max_texts: u32,
    /// Tokens, by estimate, that may be accepted and not yet scored; beyond that: 503
    #[arg(long, value_name = "TOKENS", default_value_t = 400_000)]
    queue: usize,
    /// Seconds within which a request is answered, with 503 if need be
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=3600))]
    timeout: u32,
    #[command(flatten)]
    model: ModelArgs,
    #[command(flatten)]
    threads: ThreadArgs,
}

/// What a request may cost.
#[derive(Clone, Copy)]
pub struct Limits {
    pub body: usize,
    pub texts: usize,
    pub timeout: Duration,
}

pub fn run(args: Args) -> Result<ExitCode> {
    let token = args.token_file.as_deref().map(read_token).transpose()?;
    let model = Arc::new(args.model.open()?);
    let pool = args.threads.start()?;
    quiet_panics();
    let limits = Limits {
        body: args.max_body as usize,
        texts: args.max_texts as usize,
        timeout: Duration::from_secs(args.timeout.into()),
    };
    let queue = Arc::new(queue::Queue::new(args.queue));
    let metrics = Arc::new(metrics::Metrics::new(model.info()));
    let engine = engine::start(model.clone(), pool, queue.clone(), metrics.clone())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(&args.listen)
            .await
            .with_context(|| format!("cannot listen on {} (--listen takes ADDRESS:PORT)", args.listen))?;
        let address = listener.local_addr()?;
        let app = routes::App { model, queue, metrics, limits, token, engine };
        let open = app.token.is_none() && !address.ip().is_loopback();
        let service = routes::router(Arc::new(app));
        announce(address, open)?;
        connections::serve(listener, service, limits, stop_signal()?).await
    })?;
    // whoever was accepted has been answered: the engine's thread has nothing left to do
    eprintln!("stopped");
    Ok(ExitCode::SUCCESS)
}

fn announce(address: SocketAddr, open: bool) -> Result<()> {
    if open {
        eprintln!("note: whoever reaches {address} may use this service; --token-file asks for a token");
    }
    let mut out = std::io::stdout();
    writeln!(out, "listening on http://{address}")?;
    Ok(out.flush()?)
}

fn read_token(path: &Path) -> Result<String> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let token = text.lines().next().unwrap_or_default().trim();
    if token.len() < 16 || !token.bytes().all(|b| b.is_ascii_graphic()) {
        bail!("{} must begin with a line of 16 or more visible ASCII characters", path.display());
    }
    Ok(token.to_string())
}

/// Ends with the first SIGTERM or SIGINT. A second one ends the process, as it would without us.
fn stop_signal() -> Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        eprintln!("stopping: answering what was accepted");
        tokio::spawn(async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            std::process::exit(130);
        });
    })
}

/// A panic's message may quote the text that it was about; its place says enough.
fn quiet_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or("unknown place".to_string(), ToString::to_string);
        eprintln!("error: a bug at {place}; the request is answered with 500");
    }));
}
