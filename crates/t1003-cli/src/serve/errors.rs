//! Every answer that is no verdict: a status, a code for programs, a sentence for people. None quotes the request.

use axum::Json;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// What went wrong with a request.
#[derive(Debug)]
pub struct ApiError {
    status: StatusCode,
    code: &'static str,
    message: String,
    /// Where in the request: `text`, `texts[3]`.
    field: Option<String>,
    header: Option<Box<(HeaderName, HeaderValue)>>,
}

#[derive(Serialize)]
struct Body<'a> {
    error: Inner<'a>,
}

#[derive(Serialize)]
struct Inner<'a> {
    code: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
}

impl ApiError {
    fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        ApiError { status, code, message: message.into(), field: None, header: None }
    }

    fn with(mut self, name: HeaderName, value: impl Into<HeaderValue>) -> Self {
        self.header = Some(Box::new((name, value.into())));
        self
    }

    pub fn malformed(reason: impl std::fmt::Display) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "malformed_json", format!("the body is not JSON: {reason}"))
    }

    pub fn cut_off() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "incomplete_body", "the body ended early or was badly framed")
    }

    /// Well-formed JSON that is no request.
    pub fn invalid(code: &'static str, field: Option<String>, message: impl Into<String>) -> Self {
        ApiError { field, ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, code, message) }
    }

    pub fn unauthorized() -> Self {
        let message = "this service wants the header \"Authorization: Bearer TOKEN\"";
        Self::new(StatusCode::UNAUTHORIZED, "unauthorized", message)
            .with(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"t1003\""))
    }

    pub fn not_found() -> Self {
        let message = "there is nothing here; GET /openapi.json lists what there is";
        Self::new(StatusCode::NOT_FOUND, "not_found", message)
    }

    pub fn wrong_method() -> Self {
        let message = "this path does not answer that method; the header Allow lists those that it does";
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", message)
    }

    pub fn too_slow() -> Self {
        Self::new(StatusCode::REQUEST_TIMEOUT, "body_timeout", "the body did not arrive in time")
            .with(header::CONNECTION, HeaderValue::from_static("close"))
    }

    pub fn too_large(limit: usize) -> Self {
        let message = format!("the body is larger than {limit} bytes; send fewer texts at once");
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", message)
    }

    pub fn wrong_type() -> Self {
        let message = "send JSON and say so: \"Content-Type: application/json\" (curl: --json)";
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", message)
    }

    pub fn full(seconds: u64) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", "too much is waiting; try again later")
            .with(header::RETRY_AFTER, seconds)
    }

    pub fn timeout(seconds: u64) -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "timeout",
            "not scored in time; try again later, or with less",
        )
        .with(header::RETRY_AFTER, seconds)
    }

    pub fn ended() -> Self {
        let message = "the engine has ended; restart the service";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "ended", message)
    }

    pub fn failed() -> Self {
        let message = "scoring failed; the service's log says why";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "failed", message)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let inner = Inner { code: self.code, message: &self.message, field: self.field.as_deref() };
        let mut response = (self.status, Json(Body { error: inner })).into_response();
        if let Some(header) = self.header {
            let (name, value) = *header;
            response.headers_mut().insert(name, value);
        }
        response
    }
}
