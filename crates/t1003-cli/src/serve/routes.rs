//! What each path answers.

use super::Limits;
use super::errors::ApiError;
use super::metrics::{self, Metrics};
use super::openapi;
use super::queue::{Answer, Queue};
use super::request::{self, Predict};
use crate::fragments;
use axum::body::Body;
use axum::extract::{MatchedPath, State};
use axum::http::{HeaderValue, Request, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Instant;
use t1003_model::Model;
use t1003_model::bundle::{Policy, sha256};

/// What handlers share.
pub struct App {
    pub model: Arc<Model>,
    pub queue: Arc<Queue>,
    pub metrics: Arc<Metrics>,
    pub limits: Limits,
    pub token: Option<String>,
    pub engine: Vec<JoinHandle<()>>,
}

pub fn router(app: Arc<App>) -> Router {
    let guarded = Router::new()
        .route("/api/predict", post(predict))
        .route("/api/model", get(model))
        .route("/metrics", get(metrics))
        .route_layer(from_fn_with_state(app.clone(), authorise));
    Router::new()
        .route("/", get(|| async { page("text/html; charset=utf-8", include_str!("page/page.html")) }))
        .route("/page.css", get(|| async { page("text/css; charset=utf-8", include_str!("page/page.css")) }))
        .route(
            "/page.js",
            get(|| async { page("text/javascript; charset=utf-8", include_str!("page/page.js")) }),
        )
        .route("/healthz", get(|| async { Json(Health { status: "ok" }) }))
        .route("/readyz", get(ready))
        .route("/openapi.json", get(openapi))
        .merge(guarded)
        .fallback(|| async { ApiError::not_found() })
        .method_not_allowed_fallback(|| async { ApiError::wrong_method() })
        .layer(from_fn_with_state(app.clone(), count))
        .with_state(app)
}

#[derive(Serialize)]
struct Health {
    status: &'static str,
}

/// The model is loaded before the first connection is taken, and none is taken while stopping.
async fn ready(State(app): State<Arc<App>>) -> Result<Json<Health>, ApiError> {
    if app.engine.iter().any(JoinHandle::is_finished) {
        Err(ApiError::ended())
    } else {
        Ok(Json(Health { status: "ready" }))
    }
}

/// A file of the page; it needs nothing from elsewhere and may load nothing from elsewhere.
fn page(kind: &'static str, text: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-cache"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; \
             base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        ),
    ];
    (headers, text).into_response()
}

/// Compared by their digests, so that the time it takes tells nothing about the token.
async fn authorise(State(app): State<Arc<App>>, request: Request<Body>, next: Next) -> Response {
    if let Some(token) = &app.token {
        let sent = request.headers().get(header::AUTHORIZATION).map(HeaderValue::as_bytes).unwrap_or_default();
        let (scheme, sent) = sent.split_at_checked(7).unwrap_or_default();
        if !scheme.eq_ignore_ascii_case(b"bearer ") || sha256(sent.trim_ascii()) != sha256(token.as_bytes()) {
            return ApiError::unauthorized().into_response();
        }
    }
    next.run(request).await
}

/// Counts what was answered. Unknown paths count as one: strangers choose them.
async fn count(State(app): State<Arc<App>>, request: Request<Body>, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    app.metrics.request(path.as_ref().map_or("other", MatchedPath::as_str), response.status().as_u16());
    response
}

/// A text's verdict as JSON.
#[derive(Serialize)]
struct Shown<'a> {
    label: &'a str,
    /// T1003.002 where that is the label.
    technique: Option<&'static str>,
    confidence: f32,
    score: f32,
    windows: u32,
    /// Policies whose threshold the score reaches.
    policies: Vec<&'a str>,
    model: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fragments: Option<Vec<fragments::Shown<'a>>>,
}

async fn predict(State(app): State<Arc<App>>, request: Request<Body>) -> Result<Response, ApiError> {
    let start = Instant::now();
    let Predict { texts, list, explain } = request::read(request, app.limits).await?;
    if texts.is_empty() {
        return Ok(Json::<[(); 0]>([]).into_response());
    }
    // positions are told in the texts, which go to the engine
    let kept = if explain.is_some() { texts.clone() } else { Vec::new() };
    let answer =
        app.queue.push(texts, explain).map_err(|full| ApiError::full(app.metrics.wait(full.tokens)))?;
    let answers = match tokio::time::timeout(app.limits.timeout, answer).await {
        Ok(Ok(Ok(answers))) => answers,
        Ok(_) => return Err(ApiError::failed()),
        Err(_) => return Err(ApiError::timeout(app.metrics.wait(app.queue.tokens()))),
    };
    let texts = kept.iter().map(String::as_str).chain(std::iter::repeat(""));
    let shown: Vec<Shown> = answers.iter().zip(texts).map(|(answer, text)| app.show(answer, text)).collect();
    let alerts = shown.iter().filter(|shown| shown.policies.contains(&"alert")).count();
    app.metrics.predicted(start.elapsed(), alerts as u64);
    Ok(if list { Json(shown).into_response() } else { Json(&shown[0]).into_response() })
}

impl App {
    fn show<'a>(&'a self, answer: &'a Answer, text: &'a str) -> Shown<'a> {
        let Answer { verdict, fragments } = answer;
        let info = self.model.info();
        let mut policies: Vec<(&String, &Policy)> = info.manifest.policies.iter().collect();
        policies.retain(|(_, policy)| verdict.score >= policy.threshold);
        policies.sort_by(|a, b| a.1.threshold.total_cmp(&b.1.threshold));
        Shown {
            label: &verdict.label,
            technique: (verdict.label == info.manifest.label).then_some("T1003.002"),
            confidence: verdict.confidence,
            score: verdict.score,
            windows: verdict.windows,
            policies: policies.into_iter().map(|(name, _)| name.as_str()).collect(),
            model: &info.digest,
            fragments: fragments.as_ref().map(|found| fragments::show(text, found)),
        }
    }
}

/// The model in use.
#[derive(Serialize)]
struct About<'a> {
    name: &'a str,
    version: &'a str,
    digest: &'a str,
    device: &'a str,
    policies: &'a BTreeMap<String, Policy>,
}

async fn model(State(app): State<Arc<App>>) -> Response {
    let info = app.model.info();
    Json(About {
        name: &info.manifest.name,
        version: &info.manifest.version,
        digest: &info.digest,
        device: &info.device,
        policies: &info.manifest.policies,
    })
    .into_response()
}

async fn metrics(State(app): State<Arc<App>>) -> Response {
    ([(header::CONTENT_TYPE, metrics::CONTENT_TYPE)], app.metrics.text(app.queue.tokens())).into_response()
}

async fn openapi(State(app): State<Arc<App>>) -> Response {
    Json(openapi::document(app.limits, app.token.is_some())).into_response()
}
