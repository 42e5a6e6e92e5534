//! A short piece written over and over is padding, whatever it is: once is enough.
//!
//! Looked for at every [`STEP`]th character only, which no run of [`LONG`] and more can slip past.

use super::text::{Text, Weight};

/// The longest piece.
const PIECE: usize = 32;
const STEP: usize = 64;

/// A run of at least so many characters is found wherever it begins.
#[cfg(test)]
const LONG: usize = 2 * STEP + PIECE;

/// Keeps the first of the pieces that a run repeats, and the part of one that the run ends with.
pub(super) fn filler(text: &mut Text) -> bool {
    if text.len() < STEP {
        return false;
    }
    let chars = text.cells.iter().map(|cell| cell.ch).collect::<Vec<_>>();
    let mut edits = text.edits();
    let (mut at, mut done) = (0, 0);
    while let Some((place, length)) =
        (at..chars.len()).step_by(STEP).find_map(|at| Some((at, period(&chars, at)?)))
    {
        let same = |at: &usize| chars[*at] == chars[*at + length];
        let start = place - (done..place).rev().take_while(same).count();
        let end = place + length + (place..chars.len() - length).take_while(same).count();
        let repeats = (end - start) / length - 1;
        edits.cut(start + length..start + length + repeats * length, Weight::Real);
        (at, done) = (end, end);
    }
    text.apply(edits)
}

/// Whether [`filler`] would find something.
pub(super) fn is_there(bytes: &[u8]) -> bool {
    (0..bytes.len()).step_by(STEP).any(|at| period(bytes, at).is_some())
}

/// The length of the piece that is being repeated at `at`.
fn period<T: PartialEq>(items: &[T], at: usize) -> Option<usize> {
    let rest = &items[at..];
    let first = rest.get(..STEP)?;
    (1..=PIECE).find(|&length| rest.get(length..length + STEP).is_some_and(|next| next == first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn without(text: &str) -> String {
        let mut work = Text::new(text);
        filler(&mut work);
        work.cells.iter().map(|cell| cell.ch).collect()
    }

    #[test]
    fn one_piece_stays() {
        assert_eq!(without(&"ab".repeat(500)), "ab");
        assert_eq!(without(&format!("x{}abc", "abcde ".repeat(100))), "xabcde abc");
        assert_eq!(without(&format!("{}{}", "-".repeat(300), "=".repeat(300))), "-=");
        for short in ["=".repeat(60), "abcdefgh".repeat(7), "a".into(), String::new()] {
            assert_eq!(without(&short), short);
        }
    }

    proptest! {
        #[test]
        fn what_stands_round_it_is_kept(
            before in "[a-z]{0,90}", piece in "[A-Z\"& ]{1,32}", after in "[a-z]{0,90}", more in 0usize..50,
        ) {
            let run = piece.repeat((LONG + more).div_ceil(piece.len()));
            let left = without(&format!("{before}{run}{after}"));
            prop_assert!(left.len() <= before.len() + 2 * PIECE + after.len(), "{left:?}");
            prop_assert!(left.starts_with(&format!("{before}{}", &piece[..1])) && left.ends_with(&after), "{left:?}");
            let whole = format!("{before}{run}{after}");
            prop_assert!(is_there(whole.as_bytes()));
        }
    }
}
