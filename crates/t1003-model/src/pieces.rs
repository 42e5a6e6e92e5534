//! A very long text is worked on in pieces. Tokenising takes some eighty times a text's size in memory, and cannot be
//! stopped before its end; of a piece, both are little.

use std::iter;

/// Most bytes of a piece; no shorter text is cut. Command lines are far shorter, and most scripts are.
pub const PIECE: usize = 128 << 10;
/// Bytes that neighbours share at least: a command line as long as cmd.exe takes them stands whole in one of them.
const OVERLAP: usize = 8 << 10;
/// So many bytes before the place where a piece must end, a line break is looked for, or else a blank.
const NEAR: usize = 4 << 10;

/// The pieces of `text` in order: itself where it is short.
pub fn of(text: &str) -> impl Iterator<Item = &str> {
    let mut start = Some(0);
    iter::from_fn(move || {
        let from = start?;
        if text.len() - from <= PIECE {
            start = None;
            return Some(&text[from..]);
        }
        let end = place(text, from + PIECE);
        start = Some(place(text, end - OVERLAP));
        Some(&text[from..end])
    })
}

/// Where to cut `text`, at `at` or little before it.
fn place(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    let from = text.floor_char_boundary(at - NEAR);
    let near = &text[from..at];
    let upto = |wanted: fn(char) -> bool| near.trim_end_matches(|ch| !wanted(ch)).len();
    match [upto(|ch| ch == '\n'), upto(char::is_whitespace)] {
        [0, 0] => at,
        [0, blank] => from + blank,
        [line, _] => from + line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ranges(text: &str) -> Vec<std::ops::Range<usize>> {
        let range = |piece: &str| {
            let start = piece.as_ptr() as usize - text.as_ptr() as usize;
            start..start + piece.len()
        };
        of(text).map(range).collect()
    }

    #[test]
    fn a_short_text_is_its_only_piece() {
        for length in [0, 1, PIECE] {
            let text = "x".repeat(length);
            assert_eq!(of(&text).collect::<Vec<_>>(), [text.as_str()]);
        }
        assert_eq!(ranges(&"x".repeat(PIECE + 1)), [0..PIECE, PIECE - OVERLAP..PIECE + 1]);
    }

    #[test]
    fn cut_at_a_line_break_or_else_at_a_blank() {
        for (line, end) in [("abc d\r\n", '\n'), ("abc d ", ' '), ("abc\u{2003}", '\u{2003}')] {
            let text = line.repeat(2 * PIECE / line.len());
            for range in &ranges(&text)[1..] {
                assert!(text[..range.start].ends_with(end) && text[..range.end].ends_with(end), "{range:?}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn all_of_a_text_is_in_its_pieces(part in "[a-é \u{1f469}\n]{1,4000}", length in 0usize..4 * PIECE) {
            let text = part.repeat(length.div_ceil(part.len()));
            let ranges = ranges(&text);
            prop_assert!(ranges[0].start == 0 && ranges[ranges.len() - 1].end == text.len());
            prop_assert!(ranges.iter().all(|range| range.len() <= PIECE));
            for pair in ranges.windows(2) {
                prop_assert!(pair[0].start < pair[1].start && pair[0].end < pair[1].end);
                prop_assert!(pair[1].start + OVERLAP <= pair[0].end);
                prop_assert!(pair[1].start + OVERLAP + NEAR + 8 > pair[0].end);
            }
        }
    }
}
