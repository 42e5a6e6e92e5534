//! The text being made plain: its characters, each with the bytes of the original that it came from.
//!
//! A step reads the characters, collects [`Edits`] in order, and applies them in one go, so that a step
//! costs one pass however much it changes. Whether the changes are worth a second inference is decided
//! here too, edit by edit, by their [`Weight`].

use super::words;
use std::ops::Range;

/// A character, and the byte range of the original text that it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub ch: char,
    pub start: u32,
    pub end: u32,
}

/// What an edit says about the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// Tidying that ordinary texts need as well: no reason for a second look.
    Cosmetic,
    /// A reason for a second look where a telling word ([`words::telling`]) stands at the edit.
    IfTelling,
    /// Nobody writes so by accident.
    Real,
}

struct Edit {
    at: Range<usize>,
    with: Vec<Cell>,
    weight: Weight,
}

/// Changes to a text: non-overlapping, in order. What would let the text grow past its limit is not taken.
pub(super) struct Edits {
    list: Vec<Edit>,
    /// By how many bytes these edits may let the text grow.
    room: usize,
}

impl Edits {
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether the text may grow by so many bytes: what would be refused need not be computed.
    pub fn has_room(&self, growth: usize) -> bool {
        growth <= self.room
    }

    pub fn cut(&mut self, at: Range<usize>, weight: Weight) {
        self.cells(at, Vec::new(), weight);
    }

    /// Puts `with` in the place of the characters `at`; every new character stands for all of the old ones.
    pub fn put(&mut self, text: &Text, at: Range<usize>, with: &str, weight: Weight) {
        if !self.has_room(with.len().saturating_sub(at.len())) {
            return;
        }
        let (start, end) = text.origin(at.clone());
        self.cells(at, with.chars().map(|ch| Cell { ch, start, end }).collect(), weight);
    }

    pub fn cells(&mut self, at: Range<usize>, with: Vec<Cell>, weight: Weight) {
        let growth = bytes(&with).saturating_sub(at.len());
        if !self.has_room(growth) {
            return;
        }
        self.room -= growth;
        debug_assert!(self.list.last().is_none_or(|last| last.at.end <= at.start));
        self.list.push(Edit { at, with, weight });
    }
}

pub(super) struct Text {
    pub cells: Vec<Cell>,
    /// A second inference is worth its cost.
    pub significant: bool,
    /// By how many bytes the text may still grow.
    room: usize,
    /// How many layers of a shell's filters may still be taken off.
    pub layers: usize,
    ascii: u128,
    pub wide: bool,
}

const LAYERS: usize = 16;

impl Text {
    pub fn new(original: &str) -> Self {
        let cells = original
            .char_indices()
            .map(|(at, ch)| Cell { ch, start: at as u32, end: (at + ch.len_utf8()) as u32 })
            .collect::<Vec<_>>();
        let room = 3 * original.len() + 65_536;
        let mut text = Self { cells, significant: false, room, layers: LAYERS, ascii: 0, wide: false };
        text.take_stock();
        text
    }

    fn take_stock(&mut self) {
        (self.ascii, self.wide) = (0, false);
        for cell in &self.cells {
            match cell.ch {
                ch if ch.is_ascii() => self.ascii |= 1 << ch as u32,
                _ => self.wide = true,
            }
        }
    }

    /// Whether this ASCII character occurs at all: the cheap question that lets most steps stay at home.
    pub fn has(&self, ch: char) -> bool {
        self.ascii & (1 << ch as u32) != 0
    }

    /// Whether a control character other than tab and line break occurs.
    pub fn has_controls(&self) -> bool {
        const CONTROLS: u128 = (u32::MAX as u128 | 1 << 127) & !(1 << 9 | 1 << 10 | 1 << 13);
        self.ascii & CONTROLS != 0
    }

    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// The character at `at`, NUL past the end: NUL is in no class that a step looks for.
    pub fn at(&self, at: usize) -> char {
        char_at(&self.cells, at)
    }

    /// The character before `at`, NUL at the start.
    pub fn before(&self, at: usize) -> char {
        if at == 0 { '\0' } else { self.at(at - 1) }
    }

    pub fn origin(&self, at: Range<usize>) -> (u32, u32) {
        origin(&self.cells[at])
    }

    /// No edits yet, and room for those that the text's limit allows.
    pub fn edits(&self) -> Edits {
        Edits { list: Vec::new(), room: self.room }
    }

    /// Applies the edits; true where there were any.
    pub fn apply(&mut self, edits: Edits) -> bool {
        if edits.is_empty() {
            return false;
        }
        let mut out = Vec::with_capacity(self.cells.len());
        let mut marks = Vec::new();
        let mut done = 0;
        self.room = edits.room;
        for edit in edits.list {
            out.extend_from_slice(&self.cells[done..edit.at.start]);
            let start = out.len();
            out.extend_from_slice(&edit.with);
            done = edit.at.end;
            match edit.weight {
                Weight::Cosmetic => {}
                Weight::IfTelling => marks.push(start..out.len()),
                Weight::Real => self.significant = true,
            }
        }
        out.extend_from_slice(&self.cells[done..]);
        if !self.significant {
            self.significant = marks.into_iter().any(|at| words::any_telling(&out, at));
        }
        self.cells = out;
        self.take_stock();
        true
    }
}

fn bytes(cells: &[Cell]) -> usize {
    cells.iter().map(|cell| cell.ch.len_utf8()).sum()
}

pub(super) fn char_at(cells: &[Cell], at: usize) -> char {
    cells.get(at).map_or('\0', |cell| cell.ch)
}

/// The bytes of the original for which these characters stand together.
pub(super) fn origin(cells: &[Cell]) -> (u32, u32) {
    let start = cells.iter().map(|cell| cell.start).min().unwrap_or(0);
    let end = cells.iter().map(|cell| cell.end).max().unwrap_or(start);
    (start, end)
}

/// A letter, digit or underscore of any script.
pub(super) fn is_word(ch: char) -> bool {
    if ch.is_ascii() { ch.is_ascii_alphanumeric() || ch == '_' } else { ch.is_alphanumeric() }
}

/// A blank as shells see it: a space, a tab, a line break. NUL, the character outside the text, is none.
pub(super) fn is_blank(ch: char) -> bool {
    matches!(ch, ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c')
}

/// A blank, or the outside of the text.
pub(super) fn is_gap(ch: char) -> bool {
    ch == '\0' || is_blank(ch)
}

/// Where the text at `at` reads `wanted` (ASCII, lower case), whatever its own case.
pub(super) fn reads(cells: &[Cell], at: usize, wanted: &str) -> bool {
    let Some(rest) = cells.get(at..) else { return false };
    rest.len() >= wanted.len()
        && wanted.bytes().zip(rest).all(|(want, have)| have.ch.to_ascii_lowercase() == want as char)
}

/// The first position from `at` on that holds no blank.
pub(super) fn skip_blanks(cells: &[Cell], mut at: usize) -> usize {
    while is_blank(char_at(cells, at)) {
        at += 1;
    }
    at
}

/// The end of the run of characters from `at` on that satisfy `keep`.
pub(super) fn run(cells: &[Cell], at: usize, mut keep: impl FnMut(char) -> bool) -> usize {
    cells[at.min(cells.len())..].iter().position(|cell| !keep(cell.ch)).map_or(cells.len(), |n| at + n)
}

/// How many characters right before `at`, of `most` at most, satisfy `keep`.
pub(super) fn run_before(cells: &[Cell], at: usize, most: usize, mut keep: impl FnMut(char) -> bool) -> usize {
    cells[..at].iter().rev().take(most).take_while(|cell| keep(cell.ch)).count()
}

/// Characters as a string, in lower case where they are ASCII.
pub(super) fn lower(cells: &[Cell]) -> String {
    cells.iter().map(|cell| cell.ch.to_ascii_lowercase()).collect()
}
