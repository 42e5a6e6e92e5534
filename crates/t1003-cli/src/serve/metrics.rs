//! `GET /metrics`, in the OpenMetrics text format that Prometheus reads.

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The content type that goes with [`Metrics::text`].
pub const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Route {
    path: String,
    status: u16,
}

pub struct Metrics {
    registry: Registry,
    requests: Family<Route, Counter>,
    seconds: Histogram,
    texts: Counter,
    alerts: Counter,
    round_texts: Histogram,
    queue_tokens: Gauge,
    pace: Mutex<Pace>,
}

/// How fast the engine is: sums over the latest rounds, in which each weighs 0.9 times the next.
#[derive(Default)]
struct Pace {
    tokens: f64,
    seconds: f64,
    /// When the last round ended.
    end: Option<Instant>,
}

impl Metrics {
    pub fn new(model: &t1003_model::model::Info) -> Self {
        let mut registry = Registry::with_prefix("t1003");
        let metrics = Metrics {
            requests: Family::default(),
            // 0.5 ms to 16 s
            seconds: Histogram::new(exponential_buckets(0.0005, 2.0, 16)),
            texts: Counter::default(),
            alerts: Counter::default(),
            round_texts: Histogram::new(exponential_buckets(1.0, 2.0, 12)),
            queue_tokens: Gauge::default(),
            pace: Mutex::default(),
            registry: Registry::default(),
        };
        let about = Info::new(vec![
            ("name", model.manifest.name.clone()),
            ("version", model.manifest.version.clone()),
            ("digest", model.digest.clone()),
            ("device", model.device.clone()),
        ]);
        registry.register("model", "The model in use", about);
        registry.register("requests", "Requests answered, by path and status", metrics.requests.clone());
        registry.register_with_unit(
            "predict",
            "From a prediction's request to its answer",
            Unit::Seconds,
            metrics.seconds.clone(),
        );
        registry.register("texts", "Texts scored", metrics.texts.clone());
        registry.register("alerts", "Texts whose score reaches the policy alert", metrics.alerts.clone());
        registry.register("round_texts", "Texts that were scored together", metrics.round_texts.clone());
        registry.register("queue_tokens", "Tokens accepted and not yet scored", metrics.queue_tokens.clone());
        Metrics { registry, ..metrics }
    }

    pub fn request(&self, path: &str, status: u16) {
        self.requests.get_or_create(&Route { path: path.to_string(), status }).inc();
    }

    pub fn predicted(&self, took: Duration, alerts: u64) {
        self.seconds.observe(took.as_secs_f64());
        self.alerts.inc_by(alerts);
    }

    fn pace<T>(&self, look: impl FnOnce(&mut Pace) -> T) -> T {
        look(&mut self.pace.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The engine has scored a round that it began at `start`.
    pub fn round(&self, texts: usize, tokens: usize, start: Instant) {
        self.texts.inc_by(texts as u64);
        self.round_texts.observe(texts as f64);
        self.pace(|pace| {
            // rounds overlap: until the one before had ended, the time was shared with it
            let end = Instant::now();
            let took = end - pace.end.map_or(start, |before| before.max(start));
            pace.tokens = 0.9 * pace.tokens + tokens as f64;
            pace.seconds = 0.9 * pace.seconds + took.as_secs_f64();
            pace.end = Some(end);
        });
    }

    /// Seconds until this many tokens will have been scored, for `Retry-After`.
    pub fn wait(&self, tokens: usize) -> u64 {
        let speed = self.pace(|pace| pace.tokens / pace.seconds.max(1e-6)).max(1000.0);
        (tokens as f64 / speed).ceil().clamp(1.0, 60.0) as u64
    }

    pub fn text(&self, queue_tokens: usize) -> String {
        self.queue_tokens.set(queue_tokens as i64);
        let mut text = String::new();
        encode(&mut text, &self.registry).expect("a String takes any text");
        text
    }
}
