//! What a shell would undo, undone, so that the model sees the plain command.
//!
//! `r^eg s""ave HK%x%LM\S"A"M` and `reg save HKLM\SAM` are one command; a model that learnt from texts must
//! not be asked to know that. [`Normaliser::plain`] gives the plain command where it differs enough from the
//! text to deserve an inference of its own. The text itself is scored in any case, so a step may be bold
//! with what it makes of an odd text, and must be shy with ordinary ones: each costs time.
//!
//! The steps run in a fixed order, over and over until nothing changes (a few rounds: an encoded command
//! may hold another), on characters that each remember where in the original they came from.

mod arithmetic;
mod braces;
mod chr;
mod cmd;
mod constant;
mod each;
mod encoded;
mod entities;
mod environment;
mod escapes;
mod evaluate;
mod expression;
mod filler;
mod filters;
mod foreach;
mod functions;
mod gate;
mod globs;
mod json;
mod lookalike;
mod loops;
mod mirror;
mod numbers;
mod operand;
mod powershell;
mod printed;
mod quotes;
mod script;
mod shell;
mod slashes;
mod spelled;
mod text;
mod unicode;
mod variables;
mod words;
mod wrapped;

use crate::error::Result;
use crate::stop::Stop;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use text::Text;

/// A step of normalisation, named in a bundle by its kebab-case name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Look-alike, full-width and other fancy characters become ASCII.
    Unicode,
    /// Zero-width and control characters vanish.
    Invisible,
    /// `-EncodedCommand …`, `FromBase64String('…')` and their like are decoded in place; so is what a Unix shell's filters
    /// make of a string: `rev <<< 'mas'`, `echo sxam | tr -d x`.
    EncodedCommand,
    /// `\x41`, `\u0041`, `\101`, `%5C`, `&quot;`, `Chr(65)` become the character; a record in JSON loses that format's escapes.
    Escapes,
    /// `r^eg` becomes `reg`.
    Caret,
    /// `` Inv`oke `` becomes `Invoke`.
    Backtick,
    /// `s"a"m` becomes `sam`; `\"` becomes `"`; a shell's `reg${IFS}save` becomes `reg save`, `$'reg'` `reg`.
    Quotes,
    /// `reg,save` and a shell's `{reg,save}` become `reg save`; `((reg save))` loses its opening parentheses.
    Separators,
    /// `%COMSPEC%`, `%PUBLIC:~6,1%`, `$env:windir` become their values.
    Environment,
    /// `set x=reg& %x%`, `$x='SAM'; HKLM\$x` and `a = "re" & "g": Run a & b` use their values.
    Variables,
    /// `for %i in (sam system) do …`, `'SAM','SYSTEM' | % {…}` and `for h in ["SAM"]: …` are written out; characters by
    /// their numbers (`7265672073617665`, `114,101,103`), a string written backwards or in ROT13 become what they say,
    /// whatever loop or program would read them.
    Loops,
    /// `'HK'+'LM'`, `-join`, `-f`, `[char]83`, `"MAS"[::-1]` become the string.
    Concatenation,
    /// `C:/x`, `\\`, `\.\`, `\..\` become a plain path; so does `config\S?M`, where only one name fits.
    Slashes,
    /// Runs of blanks become one space, blanks at the ends vanish, and of a short piece that is repeated over
    /// and over one is left.
    Blanks,
}

impl Step {
    /// Every step, in the order in which they run.
    pub const ALL: [Self; 14] = [
        Self::Invisible,
        Self::Unicode,
        Self::EncodedCommand,
        Self::Escapes,
        Self::Caret,
        Self::Backtick,
        Self::Separators,
        Self::Environment,
        Self::Variables,
        Self::Concatenation,
        Self::Loops,
        Self::Quotes,
        Self::Slashes,
        Self::Blanks,
    ];
}

/// Rounds over a text: one for each layer of wrapping, and one that finds nothing left.
const ROUNDS: usize = 8;

/// The steps that a bundle asks for. Immutable and cheap to copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Normaliser {
    steps: u32,
}

impl Normaliser {
    /// The steps named, in whatever order; they run in the order of [`Step::ALL`].
    pub fn new(steps: &[Step]) -> Self {
        Self { steps: steps.iter().fold(0, |all, &step| all | 1 << step as u32) }
    }

    /// No step: every text stays as it is.
    pub const fn none() -> Self {
        Self { steps: 0 }
    }

    /// Every step.
    pub fn all() -> Self {
        Self::new(&Step::ALL)
    }

    fn wants(&self, step: Step) -> bool {
        self.steps & 1 << step as u32 != 0
    }

    /// The plain form of `text`; `None` where it does not differ in a way that matters.
    ///
    /// Time and memory are linear in the text: at most eight rounds, and a plain text of at most four
    /// times the text's bytes and 64 kB.
    pub fn plain(&self, text: &str) -> Option<Plain> {
        self.plain_unless(text, &Stop::default()).expect("nobody stops it")
    }

    /// [`Normaliser::plain`] that looks at `stop` before each step.
    pub fn plain_unless(&self, text: &str, stop: &Stop) -> Result<Option<Plain>> {
        if self.steps == 0 || u32::try_from(text.len()).is_err() || gate::is_ordinary(text) {
            return Ok(None);
        }
        self.undo(text, stop)
    }

    fn undo(&self, text: &str, stop: &Stop) -> Result<Option<Plain>> {
        let mut work = Text::new(text);
        if self.wants(Step::Escapes) {
            json::strings(&mut work);
        }
        for round in 0..ROUNDS {
            if !self.round(&mut work, round < ROUNDS / 2, stop)? {
                break;
            }
        }
        if self.wants(Step::Blanks) {
            filler::filler(&mut work);
            cmd::blanks(&mut work);
        }
        // Blanks at the ends count: 10,000 of them fill every window in which the command could be seen.
        Ok(work.significant.then(|| Plain::new(&work)).filter(|plain| plain.text != text))
    }

    /// One round over the text; true where it changed something. With `early` it ends where something was decoded: that
    /// may be turned round as a whole, or have its decoder beside it, and the last steps would take it apart.
    fn round(&self, text: &mut Text, early: bool, stop: &Stop) -> Result<bool> {
        let (mut changed, mut decoded) = (false, false);
        for step in Step::ALL.into_iter().filter(|&step| self.wants(step)) {
            stop.check()?;
            if step == Step::Loops && early && decoded {
                return Ok(true);
            }
            let done = match step {
                Step::Invisible => unicode::invisible(text),
                Step::Unicode => unicode::fold(text),
                // One layer after the other: the steps below would take apart what is quoted in the next.
                Step::EncodedCommand => {
                    repeated(text, |text| repeated(text, filters::filters) | encoded::base64(text))
                }
                Step::Escapes => entities::entities(text) | escapes::escapes(text) | chr::chr(text),
                Step::Caret => cmd::caret(text),
                Step::Backtick => cmd::backtick(text),
                Step::Separators => braces::braces(text) | cmd::separators(text),
                Step::Environment => variables::environment(text) | powershell::environment(text),
                Step::Variables => {
                    let named = variables::variables(text)
                        | printed::batch(text)
                        | printed::vbscript(text)
                        | script::strings(text)
                        | powershell::variables(text);
                    // A pipeline that a value completes is read before the steps below take it apart.
                    if named {
                        repeated(text, filters::filters);
                    }
                    named
                }
                Step::Loops => {
                    mirror::mirror(text)
                        | loops::cmd(text)
                        | foreach::powershell(text)
                        | each::scripts(text)
                        | numbers::numbers(text)
                }
                Step::Concatenation => {
                    powershell::scripts(text) | mirror::named(text) | powershell::concatenation(text)
                }
                Step::Quotes => {
                    quotes::escaped(text)
                        | shell::separator(text)
                        | shell::quoted(text)
                        | quotes::within_words(text)
                }
                Step::Slashes => slashes::slashes(text) | globs::globs(text),
                // Runs after the rounds: line breaks tell the steps above where a statement ends.
                Step::Blanks => false,
            };
            changed |= done;
            decoded |= done && matches!(step, Step::EncodedCommand | Step::Escapes | Step::Concatenation);
        }
        Ok(changed)
    }
}

/// Repeats a step until it changes nothing, or there were enough rounds; true where it changed something.
fn repeated(text: &mut Text, step: impl Fn(&mut Text) -> bool) -> bool {
    (0..ROUNDS).take_while(|_| step(text)).count() > 0
}

/// A plain text, and for each of its characters the part of the original that it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plain {
    /// The plain text.
    pub text: String,
    pieces: Vec<Piece>,
}

/// One character: where it begins in the plain text, and its bytes in the original.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    at: u32,
    start: u32,
    end: u32,
}

impl Plain {
    fn new(work: &Text) -> Self {
        let mut text = String::with_capacity(work.len());
        let mut pieces = Vec::with_capacity(work.len());
        for cell in &work.cells {
            pieces.push(Piece { at: text.len() as u32, start: cell.start, end: cell.end });
            text.push(cell.ch);
        }
        Self { text, pieces }
    }

    /// The bytes of the original text from which the bytes `range` of the plain text came: the smallest
    /// range that covers them all, on character boundaries. What was decoded came from the whole of its
    /// encoded form. A range past the end is cut to the text.
    pub fn original_range(&self, range: Range<usize>) -> Range<usize> {
        let first = self.pieces.partition_point(|piece| (piece.at as usize) <= range.start).saturating_sub(1);
        let last = self.pieces.partition_point(|piece| (piece.at as usize) < range.end).max(first);
        let covered = &self.pieces[first..last];
        if range.is_empty() || covered.is_empty() {
            let at = self.pieces.get(first).map_or(0, |piece| piece.start as usize);
            return at..at;
        }
        let start = covered.iter().map(|piece| piece.start).min().unwrap_or(0);
        let end = covered.iter().map(|piece| piece.end).max().unwrap_or(start);
        start as usize..end as usize
    }
}

#[cfg(test)]
mod tests;
