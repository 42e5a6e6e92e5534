//! Base64 in pieces: lines of a here-string or of a certificate's file, strings joined by `+` or `&`, each line
//! of it echoed into a file.
//!
//! No decoder's name is asked for: what decodes wholly to text, and tells something, was meant to.

use super::encoded::{LENIENT, blob_end, in_blob, utf8, utf16};
use super::text::{Text, is_blank, reads, run};
use super::words;
use base64::Engine;

/// How far the next piece may be behind one: the length of a file's name, or of an indent.
const GAP: usize = 120;

/// More pieces than this are not read as one.
const PIECES: usize = 1024;

/// What the pieces from `start..end` on say together, and where they end. Where they say nothing, the place
/// from which on it is worth trying again.
pub(super) fn joined(text: &Text, start: usize, end: usize) -> (Option<String>, usize) {
    let mut pieces = vec![(start, end)];
    while let Some(&(_, end)) = pieces.last()
        && text.before(end) != '='
        && pieces.len() < PIECES
        && let Some(next) = joint(text, end)
    {
        pieces.push((next, blob_end(text, next)));
    }
    let last = pieces[pieces.len() - 1].1;
    if pieces.len() == 1 {
        return (None, end);
    }
    // The last may be no piece, but what ends them: `EOF`.
    for count in [pieces.len(), pieces.len() - 1] {
        let blob = pieces[..count].iter().flat_map(|&(start, end)| &text.cells[start..end]);
        if count > 1
            && let Some(plain) = read(blob.map(|cell| cell.ch))
        {
            return (Some(plain), pieces[count - 1].1);
        }
    }
    (None, last)
}

/// What the characters `start..end` say, in either alphabet.
pub(super) fn telling(text: &Text, start: usize, end: usize) -> Option<String> {
    read(text.cells[start..end].iter().map(|cell| cell.ch))
}

fn read(chars: impl Iterator<Item = char>) -> Option<String> {
    let mut blob = chars
        .filter_map(|ch| match ch {
            '-' => Some(b'+'),
            '_' => Some(b'/'),
            '=' | '^' | '`' => None,
            ch => u8::try_from(ch).ok(),
        })
        .collect::<Vec<_>>();
    if blob.len() % 4 == 1 {
        blob.pop();
    }
    let bytes = LENIENT.decode(&blob).ok()?;
    utf16(&bytes).or_else(|| utf8(&bytes)).filter(|plain| words::some_telling(plain.chars()))
}

/// Where the next piece begins, if what stands behind the piece that ends at `end` only joins the two.
fn joint(text: &Text, end: usize) -> Option<usize> {
    let next = lines(text, end).or_else(|| strings(text, end)).or_else(|| echoed(text, end))?;
    in_blob(text.at(next)).then_some(next)
}

/// A line's end, also written `\n` or continued, and the next line's indent.
fn lines(text: &Text, end: usize) -> Option<usize> {
    let mut at = end;
    while text.at(at) == '\\' && matches!(text.at(at + 1), 'r' | 'n') {
        at += 2;
    }
    if at > end {
        return Some(at);
    }
    at += usize::from(matches!(text.at(at), '\\' | '^' | '`'));
    let next = blanks(text, at);
    text.cells[at.min(next)..next].iter().any(|cell| cell.ch == '\n').then_some(next)
}

fn blanks(text: &Text, at: usize) -> usize {
    run(&text.cells[..text.len().min(at + GAP)], at, is_blank)
}

/// `'…' + '…'`, `"…" & _ "…"`, `'…' '…'`, and `'…', '…'` to be joined.
fn strings(text: &Text, end: usize) -> Option<usize> {
    let quote = text.at(end);
    if !matches!(quote, '"' | '\'') {
        return None;
    }
    let joins = |ch| is_blank(ch) || matches!(ch, '+' | '&' | '.' | ',' | '_' | '\\' | '`');
    let next = run(&text.cells[..text.len().min(end + GAP)], end + 1, joins);
    (text.at(next) == quote).then_some(next + 1)
}

/// `… > file & echo …`, `…) & >> file echo …`: what is between holds one `echo` and a file's name.
pub(super) fn echoed(text: &Text, end: usize) -> Option<usize> {
    let limit = text.len().min(end + GAP);
    let echo = (end..limit).find(|&at| reads(&text.cells, at, "echo") && is_blank(text.at(at + 4)))?;
    let between = &text.cells[end..echo];
    let has = |marks: &str| between.iter().any(|cell| marks.contains(cell.ch));
    let begins = between.first().is_some_and(|cell| " >)&;'\"\r\n".contains(cell.ch));
    let next = run(&text.cells[..text.len().min(echo + GAP)], echo + 4, |ch| matches!(ch, ' ' | '\'' | '"'));
    (has("&;\n") && !has("=$|") && begins).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{becomes, stay};
    use base64::Engine;
    use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

    const COMMAND: &str = "reg save HKLM\\SECURITY C:\\Temp\\pol.bin /y";

    #[test]
    fn pieces() {
        let blob = STANDARD.encode(COMMAND);
        let (a, b, c) = (&blob[..19], &blob[19..40], &blob[40..]);
        for text in [
            format!("echo {blob}>%tmp%\\k.txt&certutil -f -decode %tmp%\\k.txt %tmp%\\k.cmd"),
            format!("task payload {blob} queued"),
            format!("$z=@\"\n{a}\n{b}\n{c}\n\"@; decode $z"),
            format!(
                "@echo off\r\necho {a}>k.b64\r\necho {b}>>k.b64\r\necho {c} >>k.b64\r\ncertutil -decode k.b64 k.cmd"
            ),
            format!("(echo {a}&echo {b}&echo {c})>k.b64&certutil -decode k.b64 k.cmd"),
            format!(">k.b64 echo {a}&>>k.b64 echo {b}&>>k.b64 echo {c}&certutil -decode k.b64 k.cmd"),
            format!("-----BEGIN CERTIFICATE-----\n{a}\n{b}\n{c}\n-----END CERTIFICATE-----"),
            format!("sh <(openssl base64 -d <<EOF\n{a}\n{b}{c}\nEOF\n)"),
            format!("x = \"{a}\" & _\n  \"{b}\" & \"{c}\""),
            format!("iex (utf8 (('{a}','{b}','{c}') -join ''))"),
            format!("var x='{a}' +\n '{b}' + '{c}';"),
            format!("exec(b64(b'{a}' '{b}'\n '{c}'))"),
            format!("{{\"p\":\"{a}\\n{b}\\n{c}\\n\"}}"),
            format!("token={}", URL_SAFE_NO_PAD.encode(format!("{COMMAND}~~~???>>>"))),
        ] {
            becomes(&[(&text, COMMAND)]);
        }
    }

    #[test]
    fn ordinary_blobs_stay() {
        stay(&[
            &format!("etag {} cached", STANDARD.encode("a photograph of a dog on a beach")),
            "docker pull registryk8sio/controllers/IngressNginxControllerDeployment",
            "internationalisation\nlocalisation\nDeinstallationRoutine\n",
            "session eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9 expires",
        ]);
    }
}
