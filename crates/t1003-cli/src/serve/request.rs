//! From a request's body to texts, every way to get it wrong told apart.
//!
//! Read as a JSON value and checked by hand, because the messages of a deriving parser quote what they found.

use super::Limits;
use super::errors::ApiError;
use axum::body::Body;
use axum::http::{HeaderMap, Request, header};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde_json::Value;
use std::time::Duration;
use t1003_model::explain::MOST;

/// Seconds for a body to arrive in.
const PATIENCE: Duration = Duration::from_secs(10);
/// An explanation costs some hundred verdicts.
pub const MOST_EXPLAINED: usize = 16;

/// What `POST /api/predict` was asked.
#[derive(Debug, PartialEq)]
pub struct Predict {
    pub texts: Vec<String>,
    /// `texts` was given: the answer is a list.
    pub list: bool,
    /// Fragments to find for each text.
    pub explain: Option<usize>,
}

pub async fn read(request: Request<Body>, limits: Limits) -> Result<Predict, ApiError> {
    let (head, body) = request.into_parts();
    if !is_json(&head.headers) {
        return Err(ApiError::wrong_type());
    }
    // Limited would find out too, after having read that much
    let announced = head.headers.get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| length > limits.body as u64) {
        return Err(ApiError::too_large(limits.body));
    }
    let collected = tokio::time::timeout(PATIENCE, Limited::new(body, limits.body).collect());
    let bytes = match collected.await {
        Err(_) => return Err(ApiError::too_slow()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => return Err(ApiError::too_large(limits.body)),
        Ok(Err(_)) => return Err(ApiError::cut_off()),
        Ok(Ok(collected)) => collected.to_bytes(),
    };
    parse(&bytes, limits.texts)
}

/// `application/json`, with parameters or without.
fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

fn parse(bytes: &[u8], most_texts: usize) -> Result<Predict, ApiError> {
    let value: Value = serde_json::from_slice(bytes).map_err(ApiError::malformed)?;
    let Value::Object(mut fields) = value else {
        let message = format!("the body must be an object such as {{\"text\": \"…\"}}, not {}", kind(&value));
        return Err(ApiError::invalid("wrong_type", None, message));
    };
    let explain = fields.remove("explain").map(fragments).transpose()?;
    let (text, texts) = (fields.remove("text"), fields.remove("texts"));
    if !fields.is_empty() {
        let message = "the object has a field that is none of text, texts, explain";
        return Err(ApiError::invalid("unknown_field", None, message));
    }
    let (texts, list) = match (text, texts) {
        (Some(text), None) => (vec![string(text, || "text".into())?], false),
        (None, Some(texts)) => (list(texts, most_texts)?, true),
        (Some(_), Some(_)) => {
            return Err(ApiError::invalid("both_fields", None, "give text or texts, not both"));
        }
        (None, None) => {
            let message = "the object has neither text (one string) nor texts (a list of strings)";
            return Err(ApiError::invalid("missing_field", Some("text".into()), message));
        }
    };
    if explain.is_some() && texts.len() > MOST_EXPLAINED {
        let message =
            format!("explain is for at most {MOST_EXPLAINED} texts at once, these are {}", texts.len());
        return Err(ApiError::invalid("too_many_texts", Some("texts".into()), message));
    }
    Ok(Predict { texts, list, explain })
}

fn list(value: Value, most: usize) -> Result<Vec<String>, ApiError> {
    let Value::Array(texts) = value else {
        let message = format!("texts must be a list of strings, not {}", kind(&value));
        return Err(ApiError::invalid("wrong_type", Some("texts".into()), message));
    };
    if texts.len() > most {
        let message = format!("at most {most} texts at once, these are {}", texts.len());
        return Err(ApiError::invalid("too_many_texts", Some("texts".into()), message));
    }
    texts.into_iter().enumerate().map(|(i, text)| string(text, || format!("texts[{i}]"))).collect()
}

fn string(value: Value, field: impl Fn() -> String) -> Result<String, ApiError> {
    match value {
        Value::String(text) => Ok(text),
        other => {
            let message = format!("{} must be a string, not {}", field(), kind(&other));
            Err(ApiError::invalid("wrong_type", Some(field()), message))
        }
    }
}

fn fragments(value: Value) -> Result<usize, ApiError> {
    // to JSON Schema 3.0 is an integer
    let count =
        value.as_f64().filter(|n| n.fract() == 0.0 && (1.0..=MOST as f64).contains(n)).map(|n| n as usize);
    count.ok_or_else(|| {
        let message = format!("explain must be a whole number from 1 to {MOST}: how many fragments to show");
        ApiError::invalid("wrong_type", Some("explain".into()), message)
    })
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_or_several() {
        let one = parse(br#"{"text": "a", "explain": 3}"#, 2).unwrap();
        assert_eq!(one, Predict { texts: vec!["a".into()], list: false, explain: Some(3) });
        let two = parse(br#" {"texts": ["a", ""]} "#, 2).unwrap();
        assert_eq!(two, Predict { texts: vec!["a".into(), String::new()], list: true, explain: None });
        assert_eq!(parse(br#"{"texts": [], "explain": 3.0}"#, 2).unwrap().explain, Some(3));
    }

    #[test]
    fn each_mistake_has_its_code_and_none_quotes_the_text() {
        let cases = [
            ("", "malformed_json"),
            ("{\"text\": \"secret", "malformed_json"),
            ("{\"text\": \"\\ud800secret\"}", "malformed_json"),
            ("secret", "malformed_json"),
            ("\"secret\"", "wrong_type"),
            ("[\"secret\"]", "wrong_type"),
            ("{}", "missing_field"),
            ("{\"text\": null}", "wrong_type"),
            ("{\"text\": [\"secret\"]}", "wrong_type"),
            ("{\"texts\": \"secret\"}", "wrong_type"),
            ("{\"texts\": [\"a\", 7]}", "wrong_type"),
            ("{\"texts\": [\"a\", \"b\", \"secret\"]}", "too_many_texts"),
            ("{\"text\": \"a\", \"texts\": []}", "both_fields"),
            ("{\"text\": \"a\", \"secret\": 1}", "unknown_field"),
            ("{\"text\": \"a\", \"explain\": 0}", "wrong_type"),
            ("{\"text\": \"a\", \"explain\": 1e999}", "malformed_json"),
            ("{\"text\": \"a\", \"explain\": 2.5}", "wrong_type"),
        ];
        for (body, code) in cases {
            let error = format!("{:?}", parse(body.as_bytes(), 2).unwrap_err());
            assert!(error.contains(&format!("\"{code}\"")), "{body}: {error}");
            assert!(!error.contains("secret"), "{error}");
        }
        let error = format!("{:?}", parse(br#"{"texts": ["a", 7]}"#, 2).unwrap_err());
        assert!(error.contains("texts[1] must be a string, not a number"), "{error}");
        let deep = "[".repeat(100_000);
        assert!(parse(deep.as_bytes(), 2).is_err());
    }
}
