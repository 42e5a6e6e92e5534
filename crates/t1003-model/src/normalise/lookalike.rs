//! Letters of other alphabets that look like ASCII letters, and Latin letters in fancy dress.

use once_cell::sync::Lazy;
use unicode_normalization::char::{decompose_canonical, decompose_compatible, is_combining_mark};

/// What a character of a word can be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// An ASCII letter, digit or underscore.
    Itself,
    /// A typographical variant of this letter: full width, mathematical, small capital, modifier.
    Variant(char),
    /// A letter of its own, in an alphabet of its own, that looks like this one.
    Lookalike(char),
    /// This letter with an accent.
    Accented(char),
    /// A combining accent, which may be part of an honest letter.
    Accent,
    /// A combining stroke or enclosure, which is part of no language's letter.
    Overlay,
    /// None of ours.
    Foreign,
}

/// Pairs of a look-alike and its letter, one string a letter: the letter first.
const LOOKALIKES: &[&str] = &[
    "AΑАᎪꓮ",
    "BΒВᏴꓐ",
    "CСϹᏟꓚⅭ",
    "DᎠꓓ",
    "EΕЕᎬꓰ",
    "FϜꓝ",
    "GԌᏀꓖ",
    "HΗНᎻꓧ",
    "IΙІӀᏆꓲ",
    "JЈᎫꓙ",
    "KΚКᏦꓗ",
    "LᏞꓡԼ",
    "MΜМᎷꓟϺ",
    "NΝꓠ",
    "OΟОՕꓳ",
    "PΡРᏢꓑ",
    "QԚ",
    "RᎡꓣ",
    "SЅՏᏚꓢ",
    "TΤТᎢꓔ",
    "UՍꓴ",
    "VѴᏙꓦ",
    "WԜᎳꓪ",
    "XΧХꓫ",
    "YΥҮꓬ",
    "ZΖᏃꓜ",
    "aаɑα",
    "bЬ",
    "cсϲ",
    "dԁ",
    "eеҽ",
    "fք",
    "gɡց",
    "hһհ",
    "iіıιɩ",
    "jјϳ",
    "kк",
    "lӏ",
    "mм",
    "nոп",
    "oоοօ",
    "pрρ",
    "qԛգ",
    "rг",
    "sѕ",
    "tт",
    "uսυ",
    "vѵν",
    "wԝѡ",
    "xхχ",
    "yуγү",
    "zᴢ",
];

/// Small capitals and other phonetic letters that no compatibility mapping covers.
const PHONETIC: &[&str] = &[
    "aᴀ", "bʙ", "cᴄ", "dᴅ", "eᴇ", "fꜰ", "gɢ", "hʜ", "iɪ", "jᴊ", "kᴋ", "lʟ", "mᴍ", "nɴ", "oᴏ", "pᴘ", "qꞯ", "rʀ",
    "sꜱ", "tᴛ", "uᴜ", "vᴠ", "wᴡ", "yʏ", "zᴢ",
];

/// Both tables, sorted by the look-alike.
static LETTERS: Lazy<[Vec<(char, char)>; 2]> = Lazy::new(|| {
    [PHONETIC, LOOKALIKES].map(|table| {
        let pairs = table.iter().flat_map(|row| {
            let letter = row.chars().next().unwrap_or_default();
            row.chars().skip(1).map(move |other| (other, letter))
        });
        let mut pairs = pairs.collect::<Vec<_>>();
        pairs.sort_unstable();
        pairs
    })
});

fn find(table: &[(char, char)], ch: char) -> Option<char> {
    table.binary_search_by_key(&ch, |&(other, _)| other).ok().map(|at| table[at].1)
}

pub(super) fn likeness(ch: char) -> Likeness {
    if ch.is_ascii() {
        return Likeness::Itself;
    }
    if is_combining_mark(ch) {
        let overlay = matches!(ch, '\u{334}'..='\u{338}' | '\u{20d0}'..='\u{20ff}' | '\u{488}' | '\u{489}');
        return if overlay { Likeness::Overlay } else { Likeness::Accent };
    }
    // Scripts without case that share nothing with Latin: most of the world's non-Latin text ends here.
    if matches!(ch, '\u{590}'..='\u{10ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{faff}') {
        return Likeness::Foreign;
    }
    if let Some(letter) = find(&LETTERS[0], ch) {
        return Likeness::Variant(letter);
    }
    if let Some(letter) = find(&LETTERS[1], ch) {
        return Likeness::Lookalike(letter);
    }
    match compatible(ch) {
        // Ordinal indicators and raised digits are ordinary signs of Latin-1.
        Some(_) if matches!(ch, 'ª' | 'º' | '²' | '³' | '¹') => Likeness::Foreign,
        Some(letter) if letter.is_ascii_alphanumeric() => Likeness::Variant(letter),
        Some(letter) => match find(&LETTERS[1], letter) {
            Some(letter) => Likeness::Lookalike(letter),
            None => Likeness::Foreign,
        },
        None => accented(ch),
    }
}

/// The one character to which a compatibility mapping takes `ch`, if it is another one.
pub(super) fn compatible(ch: char) -> Option<char> {
    let (mut mapped, mut count) = (ch, 0);
    decompose_compatible(ch, |part| {
        (mapped, count) = (part, count + 1);
    });
    (count == 1 && mapped != ch).then_some(mapped)
}

fn accented(ch: char) -> Likeness {
    let mut first = None;
    decompose_canonical(ch, |part| {
        first.get_or_insert(part);
    });
    match (first, ch) {
        (Some(letter), _) if letter.is_ascii_alphabetic() => Likeness::Accented(letter),
        (_, 'ø' | 'Ø') => Likeness::Accented('o'),
        (_, 'ł' | 'Ł') => Likeness::Accented('l'),
        (_, 'đ' | 'Đ') => Likeness::Accented('d'),
        _ => Likeness::Foreign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        for (ch, expected) in [
            ('a', Likeness::Itself),
            ('Ｓ', Likeness::Variant('S')),
            ('𝐬', Likeness::Variant('s')),
            ('ʳ', Likeness::Variant('r')),
            ('Ⓜ', Likeness::Variant('M')),
            ('ꜱ', Likeness::Variant('s')),
            ('ѕ', Likeness::Lookalike('s')),
            ('Α', Likeness::Lookalike('A')),
            ('é', Likeness::Accented('e')),
            ('\u{336}', Likeness::Overlay),
            ('\u{301}', Likeness::Accent),
            ('日', Likeness::Foreign),
            ('ж', Likeness::Foreign),
            ('º', Likeness::Foreign),
        ] {
            assert_eq!(likeness(ch), expected, "{ch}");
        }
    }
}
