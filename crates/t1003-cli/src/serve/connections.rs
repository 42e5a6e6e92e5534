//! Connections: how many, how slow they may be, and how they end.
//!
//! Written on hyper and not left to `axum::serve`, which knows no limit to how slowly a client may send.

use super::Limits;
use anyhow::Result;
use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::{sleep, timeout};

/// Open at a time; others wait in the kernel's queue.
const MOST: u32 = 512;
/// For the head of a request to arrive in, and for an idle connection to send another.
const PATIENCE: Duration = Duration::from_secs(10);
/// Beyond the time that a request may take, for bodies on their way in and answers on their way out.
const GRACE: Duration = Duration::from_secs(15);

/// Serves until `stop` ends; then lets every request that has begun come to its end.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    limits: Limits,
    stop: impl Future<Output = ()>,
) -> Result<()> {
    let open = Arc::new(Semaphore::new(MOST as usize));
    let (stopping, stopped) = watch::channel(false);
    tokio::pin!(stop);
    loop {
        let permit = open.clone().acquire_owned();
        let accept = async {
            let permit = permit.await.expect("never closed");
            (listener.accept().await, permit)
        };
        let (accepted, permit) = tokio::select! {
            accepted = accept => accepted,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, _)) => {
                let (app, stopped) = (app.clone(), stopped.clone());
                tokio::spawn(async move {
                    connection(stream, app, stopped).await;
                    drop(permit);
                });
            }
            // out of file descriptors, or the client has gone already
            Err(_) => sleep(Duration::from_millis(50)).await,
        }
    }
    drop(listener);
    let _ = stopping.send(true);
    if timeout(limits.timeout + GRACE, open.acquire_many(MOST)).await.is_err() {
        eprintln!("note: {} connections did not end in time", MOST as usize - open.available_permits());
    }
    Ok(())
}

async fn connection(stream: TcpStream, app: Router, mut stopped: watch::Receiver<bool>) {
    let _ = stream.set_nodelay(true);
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(PATIENCE).max_buf_size(64 << 10);
    let connection = http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(app));
    tokio::pin!(connection);
    // how a client misbehaves is its own affair
    tokio::select! {
        _ = connection.as_mut() => return,
        _ = stopped.wait_for(|stopped| *stopped) => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}
