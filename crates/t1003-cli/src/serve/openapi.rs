//! `GET /openapi.json`: what the routes take and answer, with this server's own limits. The tests hold it against
//! the routes and against real answers.

use super::Limits;
use super::metrics::CONTENT_TYPE;
use super::request::MOST_EXPLAINED;
use serde_json::{Value, json};
use t1003_model::explain::MOST;

pub fn document(limits: Limits, token: bool) -> Value {
    let mut document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "t1003",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Scores command lines for MITRE ATT&CK T1003.002. Unknown paths answer 404 and other methods \
                405, both with an Error.",
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "paths": {
            "/api/predict": { "post": {
                "operationId": "predict",
                "summary": "Verdicts on one text or several",
                "description": "Requests that arrive together are scored together. Scores of a text may differ in the \
                    last digits with its company.",
                "requestBody": { "required": true, "content": { "application/json": {
                    "schema": { "$ref": "#/components/schemas/Predict" },
                    "examples": {
                        "one": { "value": { "text": "reg save HKLM\\SAM C:\\temp\\sam.hiv" } },
                        "several": { "value": { "texts": ["whoami", "net user"] } },
                        "explained": { "value": { "text": "reg save HKLM\\SAM sam.hiv", "explain": 3 } },
                    },
                } } },
                "responses": {
                    "200": answer("A verdict for text, a list of them for texts, in order", json!({
                        "oneOf": [verdict(), { "type": "array", "items": verdict(), "maxItems": limits.texts }],
                    })),
                    "400": error("The body is not JSON, or ended early"),
                    "408": error("The body did not arrive in time"),
                    "413": error("The body is too large"),
                    "415": error("The body is not declared as JSON"),
                    "422": error("JSON, but no request: the message says what is wrong and where"),
                    "500": error("Scoring failed"),
                    "503": busy(),
                },
            } },
            "/api/model": { "get": {
                "operationId": "model",
                "summary": "The model and its policies",
                "responses": { "200": answer("The model in use", json!({ "$ref": "#/components/schemas/Model" })) },
            } },
            "/metrics": { "get": {
                "operationId": "metrics",
                "summary": "Counters for Prometheus",
                "responses": { "200": {
                    "description": "OpenMetrics text",
                    "content": { CONTENT_TYPE: { "schema": { "type": "string" } } },
                } },
            } },
            "/healthz": { "get": health("Whether the process lives") },
            "/readyz": { "get": health("Whether it takes requests") },
            "/openapi.json": { "get": {
                "operationId": "openapi",
                "summary": "This document",
                "responses": { "200": answer("OpenAPI 3.1", json!({ "type": "object" })) },
            } },
        },
        "components": { "schemas": schemas(limits) },
    });
    if token {
        document["components"]["securitySchemes"] = json!({ "token": { "type": "http", "scheme": "bearer" } });
        for (path, method) in [("/api/predict", "post"), ("/api/model", "get"), ("/metrics", "get")] {
            let operation = &mut document["paths"][path][method];
            operation["security"] = json!([{ "token": [] }]);
            operation["responses"]["401"] = error("No token, or another one");
        }
    }
    document
}

fn answer(description: &str, schema: Value) -> Value {
    json!({ "description": description, "content": { "application/json": { "schema": schema } } })
}

fn verdict() -> Value {
    json!({ "$ref": "#/components/schemas/Verdict" })
}

fn error(description: &str) -> Value {
    answer(description, json!({ "$ref": "#/components/schemas/Error" }))
}

fn busy() -> Value {
    let mut busy = error("Too much is waiting, or it was not scored in time");
    busy["headers"] = json!({ "Retry-After": {
        "description": "Seconds to wait before another try",
        "required": true,
        "schema": { "type": "integer", "minimum": 1, "maximum": 60 },
    } });
    busy
}

fn health(summary: &str) -> Value {
    let schema = json!({
        "type": "object",
        "required": ["status"],
        "properties": { "status": { "type": "string" } },
    });
    let mut responses = json!({ "200": answer("It does", schema) });
    let name = if summary.contains("lives") { "healthz" } else { "readyz" };
    if name == "readyz" {
        responses["503"] = error("The engine has ended; restart the service");
    }
    json!({ "operationId": name, "summary": summary, "responses": responses })
}

fn schemas(limits: Limits) -> Value {
    let probability = json!({ "type": "number", "minimum": 0, "maximum": 1 });
    let explain = json!({
        "type": "integer",
        "minimum": 1,
        "maximum": MOST,
        "description": format!(
            "Show the fragments that drove each score, at most this many; for at most {MOST_EXPLAINED} texts"
        ),
    });
    let text = json!({ "type": "string", "description": "A command line or any text" });
    json!({
        "Predict": { "oneOf": [
            {
                "type": "object",
                "required": ["text"],
                "additionalProperties": false,
                "properties": { "text": text, "explain": explain },
            },
            {
                "type": "object",
                "required": ["texts"],
                "additionalProperties": false,
                "properties": { "texts": { "type": "array", "items": text, "maxItems": limits.texts } },
            },
            {
                "type": "object",
                "required": ["texts", "explain"],
                "additionalProperties": false,
                "properties": {
                    "texts": { "type": "array", "items": text, "maxItems": limits.texts.min(MOST_EXPLAINED) },
                    "explain": explain,
                },
            },
        ] },
        "Verdict": {
            "type": "object",
            "required": ["label", "technique", "confidence", "score", "windows", "policies", "model"],
            "additionalProperties": false,
            "properties": {
                "label": { "type": "string", "description": "The predicted class" },
                "technique": { "type": ["string", "null"], "description": "T1003.002 where that is the label" },
                "confidence": probability,
                "score": probability,
                "windows": { "type": "integer", "minimum": 1, "description": "Model inputs that the text was cut into" },
                "policies": {
                    "type": "array",
                    "items": { "type": "string" },
                    "description": "Policies whose threshold the score reaches",
                },
                "model": { "type": "string", "description": "sha256 that names the model" },
                "fragments": {
                    "type": "array",
                    "maxItems": MOST,
                    "items": { "$ref": "#/components/schemas/Fragment" },
                    "description": "With explain: what drove the score, the strongest first",
                },
            },
        },
        "Fragment": {
            "type": "object",
            "required": ["start", "length", "fragment", "reads", "share"],
            "additionalProperties": false,
            "properties": {
                "start": { "type": "integer", "minimum": 0, "description": "Unicode characters before it" },
                "length": { "type": "integer", "minimum": 0, "description": "In Unicode characters" },
                "fragment": { "type": "string" },
                "reads": { "type": "string", "description": "The same as the model read it, obfuscation undone" },
                "share": probability,
            },
        },
        "Model": {
            "type": "object",
            "required": ["name", "version", "digest", "device", "policies"],
            "additionalProperties": false,
            "properties": {
                "name": { "type": "string" },
                "version": { "type": "string" },
                "digest": { "type": "string" },
                "device": { "type": "string" },
                "policies": { "type": "object", "additionalProperties": {
                    "type": "object",
                    "required": ["threshold"],
                    "properties": { "threshold": probability, "false_positive_rate": probability },
                } },
            },
        },
        "Error": {
            "type": "object",
            "required": ["error"],
            "properties": { "error": {
                "type": "object",
                "required": ["code", "message"],
                "properties": {
                    "code": { "type": "string" },
                    "message": { "type": "string" },
                    "field": { "type": "string", "description": "Where in the request" },
                },
            } },
        },
    })
}
