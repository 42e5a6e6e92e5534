//! The grammar's notation, and the expansion of it.
//!
//! A template is ordinary text with four kinds of marks, chosen because no
//! command line uses them:
//!
//! | mark | meaning |
//! |---|---|
//! | `«a¦b¦c»` | one of the alternatives; `«a»` alone is there half of the time |
//! | `⟦a¦b¦c⟧` | all of them, in any order, with blanks between; empty ones vanish |
//! | `{name}` | a rule of the grammar, a slot of the family, or a primitive |
//! | `{name.1}` | the same, but always the same value within one text |
//! | `⏎` | a line break |
//!
//! Primitives: `{1..254}` a number, `{hex8}` `{HEX8}` `{alnum6}` `{ALNUM7}`
//! `{b64_40}` random characters, `{guid}`. Braces around anything else are
//! ordinary text, so script blocks need no escape.

use super::{rng::Rng, slots};

/// A slot of a family: its name, and the template that fills it.
pub type Slot = (&'static str, &'static str);

/// One text in the making: chance, the remembered values, how placeholders look.
pub struct Expander<'a> {
    pub rng: &'a mut Rng,
    style: slots::Style,
    slots: &'a [Slot],
    memory: Vec<(String, String)>,
    depth: usize,
}

/// Rules may refer to each other; this many levels mean a circle.
const DEEPEST: usize = 24;

impl<'a> Expander<'a> {
    pub fn new(rng: &'a mut Rng, slots: &'a [Slot]) -> Self {
        let style = slots::Style::draw(rng);
        Self::styled(rng, slots, style)
    }

    /// An expansion without placeholders.
    pub fn real(rng: &'a mut Rng, slots: &'a [Slot]) -> Self {
        Self::styled(rng, slots, slots::Style::Real)
    }

    fn styled(rng: &'a mut Rng, slots: &'a [Slot], style: slots::Style) -> Self {
        Self { rng, style, slots, memory: Vec::new(), depth: 0 }
    }

    /// The template with every mark replaced.
    pub fn expand(&mut self, template: &str) -> String {
        let mut out = String::with_capacity(template.len() * 2);
        if self.depth >= DEEPEST {
            return out;
        }
        self.depth += 1;
        self.expand_into(template, &mut out);
        self.depth -= 1;
        out
    }

    fn expand_into(&mut self, template: &str, out: &mut String) {
        let mut rest = template;
        while let Some(at) = rest.find(['«', '⟦', '{', '⏎']) {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            if let Some(after) = rest.strip_prefix('⏎') {
                out.push('\n');
                rest = after;
            } else if let Some(after) = rest.strip_prefix('{') {
                rest = self.reference(after, out);
            } else {
                let shuffled = rest.starts_with('⟦');
                let (body, after) = bracketed(rest);
                self.group(body, shuffled, out);
                rest = after;
            }
        }
        out.push_str(rest);
    }

    fn group(&mut self, body: &str, shuffled: bool, out: &mut String) {
        let mut parts = alternatives(body);
        if shuffled {
            self.rng.shuffle(&mut parts);
            let texts: Vec<String> = parts.iter().map(|p| self.expand(p)).collect();
            let kept: Vec<&str> = texts.iter().map(|t| t.trim()).filter(|t| !t.is_empty()).collect();
            out.push_str(&kept.join(" "));
        } else if parts.len() > 1 {
            let part = *self.rng.pick(&parts);
            self.expand_into(part, out);
        } else if self.rng.chance(0.5) {
            self.expand_into(body, out);
        }
    }

    /// What `{` begins: returns the rest behind it.
    fn reference<'t>(&mut self, after: &'t str, out: &mut String) -> &'t str {
        let Some((inner, rest)) = after.split_once('}') else {
            out.push('{');
            return after;
        };
        let Some((name, tag)) = split_name(inner) else {
            out.push('{');
            return after;
        };
        if !tag.is_empty()
            && let Some((_, value)) = self.memory.iter().find(|(k, _)| k == inner)
        {
            out.push_str(value);
            return rest;
        }
        match self.value(name) {
            Some(value) => {
                out.push_str(&value);
                if !tag.is_empty() {
                    self.memory.push((inner.to_owned(), value));
                }
                rest
            }
            None => {
                out.push('{');
                after
            }
        }
    }

    fn value(&mut self, name: &str) -> Option<String> {
        if let Some((low, high)) = range(name) {
            return Some(self.rng.range(low, high).to_string());
        }
        if let Some((_, template)) = self.slots.iter().find(|(slot, _)| *slot == name) {
            return Some(self.expand(template));
        }
        if let Some(text) = slots::placeholder(self.rng, self.style, name) {
            return Some(text);
        }
        if let Some(choices) = slots::rule(name) {
            let choice = *self.rng.pick(choices);
            return Some(self.expand(choice));
        }
        slots::primitive(self.rng, name)
    }
}

/// `text` starts with an opening mark: its body, and what follows the closing one.
fn bracketed(text: &str) -> (&str, &str) {
    let mut depth = 0usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '«' | '⟦' => depth += 1,
            '»' | '⟧' => {
                depth -= 1;
                if depth == 0 {
                    let open = text.chars().next().map_or(0, char::len_utf8);
                    return (&text[open..at], &text[at + letter.len_utf8()..]);
                }
            }
            _ => {}
        }
    }
    // Unbalanced: a test keeps such templates out; at run time the rest is plain.
    let open = text.chars().next().map_or(0, char::len_utf8);
    (&text[open..], "")
}

fn alternatives(body: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0usize);
    for (at, letter) in body.char_indices() {
        match letter {
            '«' | '⟦' => depth += 1,
            '»' | '⟧' => depth = depth.saturating_sub(1),
            '¦' if depth == 0 => {
                parts.push(&body[start..at]);
                start = at + letter.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&body[start..]);
    parts
}

/// `host.1` is (`host`, `1`); `1..9` is itself; anything else is not a reference.
fn split_name(inner: &str) -> Option<(&str, &str)> {
    if range(inner).is_some() {
        return Some((inner, ""));
    }
    let (name, tag) = inner.split_once('.').unwrap_or((inner, ""));
    let word = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let starts = name.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    (starts && word(name) && word(tag)).then_some((name, tag))
}

fn range(name: &str) -> Option<(u64, u64)> {
    let (low, high) = name.split_once("..")?;
    Some((low.parse().ok()?, high.parse().ok()?))
}

/// What is wrong with a template: unbalanced marks, names that nothing answers to.
#[cfg(test)]
pub fn faults(template: &str, slots: &[Slot]) -> Vec<String> {
    let mut faults = Vec::new();
    let count = |mark| template.matches(mark).count();
    if count('«') != count('»') || count('⟦') != count('⟧') {
        faults.push(format!("unbalanced: {template}"));
    }
    for piece in template.split('{').skip(1) {
        let Some((inner, _)) = piece.split_once('}') else {
            continue;
        };
        let Some((name, _)) = split_name(inner) else {
            continue;
        };
        let lower = name.chars().next().is_some_and(|c| c.is_ascii_lowercase());
        let mut rng = Rng::new(0, 0);
        let known = range(name).is_some()
            || slots.iter().any(|(slot, _)| *slot == name)
            || slots::rule(name).is_some()
            || slots::primitive(&mut rng, name).is_some();
        if lower && !known {
            faults.push(format!("nothing is called {name:?} in: {template}"));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn once(template: &str, stream: u64) -> String {
        let mut rng = Rng::new(3, stream);
        Expander::new(&mut rng, &[("hole", "x«y¦z»")]).expand(template)
    }

    #[test]
    fn marks_mean_what_they_say() {
        for stream in 0..50 {
            assert!(["ab", "ac"].contains(&once("a«b¦c»", stream).as_str()));
            assert!(["a", "ab"].contains(&once("a«b»", stream).as_str()));
            assert!(["a b", "b a"].contains(&once("⟦a¦b¦⟧", stream).as_str()));
            assert!(["xy", "xz"].contains(&once("{hole}", stream).as_str()));
            let twice = once("{hex8.1} {hex8.1}", stream);
            let (left, right) = twice.split_once(' ').unwrap();
            assert_eq!(left, right);
            assert!(once("{1..9}", stream).parse::<u8>().unwrap() < 10);
        }
    }

    #[test]
    fn script_blocks_are_ordinary_text() {
        let text = "Get-Item | % { $_.Name } ; {0} -f 1";
        assert_eq!(once(text, 0), text);
    }
}
