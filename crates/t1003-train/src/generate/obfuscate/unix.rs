//! What a Unix shell joins: empty quotes, backslashes, variables.

use super::{Step, cut, letters, more_blanks, name};
use crate::generate::rng::Rng;

pub(super) const SH: &[Step] =
    &[empty_quotes, empty_quotes, backslashes, piped_base64, piped_hex, shell_variable, more_blanks, dollar_at];

pub(super) fn empty_quotes(rng: &mut Rng, text: &str, strength: f64) -> String {
    letters(rng, text, 0.05 + 0.2 * strength, |rng, c, out| {
        out.push(c);
        out.push_str(if rng.chance(0.5) { "''" } else { "\"\"" });
    })
}

pub(super) fn backslashes(rng: &mut Rng, text: &str, strength: f64) -> String {
    letters(rng, text, 0.05 + 0.2 * strength, |_, c, out| {
        out.push('\\');
        out.push(c);
    })
}

pub(super) fn dollar_at(rng: &mut Rng, text: &str, strength: f64) -> String {
    letters(rng, text, 0.03 + 0.1 * strength, |_, c, out| {
        out.push_str("$@");
        out.push(c);
    })
}

pub(super) fn piped_base64(rng: &mut Rng, text: &str, _: f64) -> String {
    use base64::Engine;
    let code = base64::engine::general_purpose::STANDARD.encode(text);
    let shell = *rng.pick(&["bash", "sh", "/bin/bash"]);
    format!("echo {code} | base64 -d | {shell}")
}

pub(super) fn shell_variable(rng: &mut Rng, text: &str, _: f64) -> String {
    let Some((first, rest)) = text.split_once(' ') else { return text.to_owned() };
    let (left, right) = cut(rng, first);
    let name = name(rng);
    format!("{name}={left}; ${{{name}}}{right} {rest}")
}

fn piped_hex(rng: &mut Rng, text: &str, _: f64) -> String {
    let code: String = text.bytes().map(|byte| format!("\\x{byte:02x}")).collect();
    let shell = *rng.pick(&["bash", "sh"]);
    format!("printf '{code}' | {shell}")
}
