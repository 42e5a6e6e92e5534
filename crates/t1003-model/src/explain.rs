//! Which words drove a score: words are left out, the rest is scored again, and what the score loses
//! is theirs.
//!
//! Leaving out one word at a time says little where a command names two hives: either of them carries the
//! score alone. So words are also left out on top of each other, strongest first, and what the strongest
//! ones lose together is divided among them by Shapley's formula (Shapley 1953, "A value for n-person
//! games"): what a word adds, averaged over all orders in which the words could have been added.
//!
//! The words are those of the reading that decided, the plain one where a shell would see another command
//! than the text; every fragment knows which bytes of the original it came from.

use crate::error::Result;
use crate::model::Model;
use crate::pieces;
use crate::stop::Stop;
use std::ops::Range;

/// Most fragments that can be asked for: their subsets are all scored.
pub const MOST: usize = 10;

/// Words among which the score is divided, however few of them were asked for.
const PLAYERS: usize = 6;
/// Words that are looked at one by one; of longer texts the most alarming passage is.
const WORDS: usize = 40;
/// Words of a passage and from one passage's start to the next: about one model input.
const PASSAGE: usize = 24;
const STRIDE: usize = 12;
/// Longer words (paths, quoted scripts) are taken apart at punctuation.
const LONG: usize = 24;
/// Log-odds below the text's own, or below even odds, past which it no longer matters how harmless the rest is.
const DEPTH: f32 = 3.0;
/// A word whose loss is smaller than this, in log-odds, drives nothing.
const LEAST: f32 = 0.1;
/// By how much, in log-odds, a reading may seem to fall short of itself when it is scored in another batch.
const SLACK: f32 = 0.05;

/// A part of a text and what it does to the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Fragment {
    /// Bytes of the original text, on character boundaries. Words that were decoded from one encoded part all
    /// have that part's range.
    pub range: Range<usize>,
    /// The fragment as the model read it: other than the original where that was obfuscated.
    pub reads: String,
    /// Its share in what the words that matter do together to the log-odds of T1003.002: above 0, and no more than 1
    /// for all of them.
    pub share: f32,
}

/// The at most `top` (1 to [`MOST`]) fragments that drove the score of `text` up, the strongest first; none where
/// no word does. Scores some hundred variants of the text in a few batches; of a very long text, variants of the piece
/// that decided.
pub fn explain(model: &Model, text: &str, top: usize, stop: &Stop) -> Result<Vec<Fragment>> {
    let pieces: Vec<&str> = pieces::of(text).collect();
    let [_, _, ..] = pieces.as_slice() else { return explain_piece(model, text, top, stop) };
    let scores = log_odds(model, &pieces, stop)?;
    let piece = pieces[strongest(&scores)];
    let start = piece.as_ptr() as usize - text.as_ptr() as usize;
    let mut fragments = explain_piece(model, piece, top, stop)?;
    fragments.iter_mut().for_each(|f| f.range = f.range.start + start..f.range.end + start);
    Ok(fragments)
}

fn explain_piece(model: &Model, text: &str, top: usize, stop: &Stop) -> Result<Vec<Fragment>> {
    let plain = model.plain_unless(text, stop)?;
    let mut candidates = vec![text];
    candidates.extend(plain.as_ref().map(|plain| plain.text.as_str()));
    let scores = log_odds(model, &candidates, stop)?;
    // a text's score is that of its more alarming reading
    let deciding = plain.filter(|_| scores[1] >= scores[0] - SLACK);
    let reading = deciding.as_ref().map_or(text, |plain| plain.text.as_str());

    let words = passage(model, reading, words(reading), stop)?;
    let game = Game { model, reading, words: &words, stop };
    let fragments = game.play(top.clamp(1, MOST))?;
    Ok(fragments
        .into_iter()
        .map(|(word, share)| {
            let range = trimmed(reading, words[word].clone());
            let reads = reading[range.clone()].to_string();
            let range = deciding.as_ref().map_or(range.clone(), |plain| plain.original_range(range));
            Fragment { range, reads, share }
        })
        .collect())
}

fn log_odds<S: AsRef<str> + Sync>(model: &Model, texts: &[S], stop: &Stop) -> Result<Vec<f32>> {
    Ok(model.classify_batch(texts, stop)?.into_iter().map(|verdict| verdict.log_odds).collect())
}

/// The words of `text`: runs without blanks, long ones in pieces that end with punctuation.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = 0;
    for (end, ch) in text.char_indices().chain([(text.len(), ' ')]) {
        if ch.is_whitespace() {
            if start < end {
                pieces(text, start..end, &mut words);
            }
            start = end + ch.len_utf8();
        }
    }
    words
}

fn pieces(text: &str, word: Range<usize>, out: &mut Vec<Range<usize>>) {
    let mut start = word.start;
    if word.len() > LONG {
        for (at, ch) in text[word.clone()].char_indices() {
            let end = word.start + at + ch.len_utf8();
            // a run of punctuation stays with what is before it
            let ends = ch.is_ascii_punctuation()
                && !matches!(ch, '_' | '-' | '.' | ':')
                && !text[end..word.end].starts_with(|next: char| next.is_ascii_punctuation());
            if ends {
                out.push(start..end);
                start = end;
            }
        }
    }
    if start < word.end {
        out.push(start..word.end);
    }
}

/// A word without the punctuation around it, unless it is nothing else.
fn trimmed(text: &str, word: Range<usize>) -> Range<usize> {
    let whole = &text[word.clone()];
    let inner =
        whole.trim_matches(|ch: char| ch.is_ascii_punctuation() && !matches!(ch, '-' | '%' | '$' | '_'));
    if inner.is_empty() {
        return word;
    }
    let start = word.start + (inner.as_ptr() as usize - whole.as_ptr() as usize);
    start..start + inner.len()
}

/// All words of a short text; of a long one those of the passage that alarms most on its own.
fn passage(model: &Model, text: &str, words: Vec<Range<usize>>, stop: &Stop) -> Result<Vec<Range<usize>>> {
    if words.len() <= WORDS {
        return Ok(words);
    }
    let last = words.len() - PASSAGE;
    let starts: Vec<usize> = (0..last).step_by(STRIDE).chain([last]).collect();
    let passages: Vec<&str> =
        starts.iter().map(|&at| &text[words[at].start..words[at + PASSAGE - 1].end]).collect();
    let scores = log_odds(model, &passages, stop)?;
    let best = strongest(&scores);
    Ok(words[starts[best]..starts[best] + PASSAGE].to_vec())
}

/// The words of a text as players who win its log-odds together.
struct Game<'a> {
    model: &'a Model,
    reading: &'a str,
    words: &'a [Range<usize>],
    stop: &'a Stop,
}

impl Game<'_> {
    /// At most `top` words and their shares, the largest first.
    fn play(&self, top: usize) -> Result<Vec<(usize, f32)>> {
        let (players, whole, floor) = self.strongest(top.max(PLAYERS))?;
        let subsets: Vec<Vec<usize>> = (0..1usize << players.len())
            .map(|set| players.iter().enumerate().filter(|(i, _)| set >> i & 1 == 1).map(|(_, &p)| p).collect())
            .collect();
        let losses: Vec<f32> = self.without(&subsets)?.into_iter().map(|v| whole - v.max(floor)).collect();
        let values = shapley(players.len(), &losses);
        let mut shares: Vec<(usize, f32)> = players.into_iter().zip(values).filter(|(_, v)| *v > 0.0).collect();
        let total: f32 = shares.iter().map(|(_, v)| v).sum();
        shares.iter_mut().for_each(|(_, share)| *share /= total);
        shares.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        shares.truncate(top);
        Ok(shares)
    }

    /// At most `most` words whose loss is felt, alone or on top of stronger ones; the log-odds of all
    /// words; and the log-odds below which nothing more is lost.
    fn strongest(&self, most: usize) -> Result<(Vec<usize>, f32, f32)> {
        let whole = self.without(&[vec![]])?[0];
        let floor = whole.min(0.0) - DEPTH;
        let mut alone = vec![0f32; self.words.len()];
        let (mut gone, mut felt, mut now) = (Vec::new(), 0, whole);
        while gone.len() < most.min(self.words.len()) && now > floor + LEAST {
            let candidates: Vec<usize> = (0..self.words.len()).filter(|w| !gone.contains(w)).collect();
            let sets: Vec<Vec<usize>> = candidates.iter().map(|&w| [gone.as_slice(), &[w]].concat()).collect();
            let values = self.without(&sets)?;
            if gone.is_empty() {
                candidates
                    .iter()
                    .zip(&values)
                    .for_each(|(&word, value)| alone[word] = whole - value.max(floor));
            }
            let best = weakest(&values);
            let (word, value) = if now - values[best] >= LEAST {
                felt = gone.len() + 1;
                (candidates[best], values[best])
            } else {
                // no word is missed where the rest alarms without it, as with two acts in one command
                let Some(word) = self.strongest_inside(candidates.clone())? else { break };
                (word, values[candidates.iter().position(|&w| w == word).expect("one of them")])
            };
            gone.push(word);
            now = value;
        }
        // a loss may be felt only after another word went: both are players
        gone.truncate(felt);
        let mut others: Vec<usize> =
            (0..alone.len()).filter(|w| !gone.contains(w) && alone[*w] >= LEAST).collect();
        others.sort_by(|&a, &b| alone[b].total_cmp(&alone[a]));
        gone.extend(others);
        gone.truncate(most);
        Ok((gone, whole, floor))
    }

    /// The word that is most missed in a part of the text that alarms on its own and cannot do without it.
    fn strongest_inside(&self, mut part: Vec<usize>) -> Result<Option<usize>> {
        while part.len() > 1 {
            let half = part.len().div_ceil(2);
            let parts: Vec<&[usize]> =
                [0, (part.len() - half) / 2, part.len() - half].map(|at| &part[at..at + half]).to_vec();
            let gone: Vec<Vec<usize>> = parts.iter().map(|part| self.all_but(part)).collect();
            let values = self.without(&gone)?;
            let best = strongest(&values);
            let sets: Vec<Vec<usize>> =
                parts[best].iter().map(|&w| [gone[best].as_slice(), &[w]].concat()).collect();
            let without = self.without(&sets)?;
            let word = weakest(&without);
            if values[best] - without[word] >= LEAST {
                return Ok(Some(parts[best][word]));
            }
            part = parts[best].to_vec();
        }
        Ok(None)
    }

    fn all_but(&self, kept: &[usize]) -> Vec<usize> {
        (0..self.words.len()).filter(|w| !kept.contains(w)).collect()
    }

    /// Log-odds of the text without each of these sets of words.
    fn without(&self, sets: &[Vec<usize>]) -> Result<Vec<f32>> {
        let texts: Vec<String> = sets.iter().map(|gone| self.rest(gone)).collect();
        log_odds(self.model, &texts, self.stop)
    }

    /// The words that stay, each with what stood between it and the next.
    fn rest(&self, gone: &[usize]) -> String {
        let mut text = String::new();
        for (i, word) in self.words.iter().enumerate().filter(|(i, _)| !gone.contains(i)) {
            let end = self.words.get(i + 1).map_or(word.end, |next| next.start);
            text.push_str(&self.reading[word.start..end]);
        }
        text
    }
}

/// Where the highest value is.
fn strongest(values: &[f32]) -> usize {
    (0..values.len()).max_by(|&a, &b| values[a].total_cmp(&values[b])).expect("not empty")
}

/// Where the lowest value is.
fn weakest(values: &[f32]) -> usize {
    (0..values.len()).min_by(|&a, &b| values[a].total_cmp(&values[b])).expect("not empty")
}

/// Shapley values of `players`, from the gain of every subset (bit i: player i takes part).
fn shapley(players: usize, gains: &[f32]) -> Vec<f32> {
    let factorial = |n: usize| (1..=n).product::<usize>() as f32;
    let weight = |others: usize| factorial(others) * factorial(players - others - 1) / factorial(players);
    (0..players)
        .map(|player| {
            let without = (0..gains.len()).filter(|set| set >> player & 1 == 0);
            without.map(|set| weight(set.count_ones() as usize) * (gains[set | 1 << player] - gains[set])).sum()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_without_blanks_and_long_ones_are_taken_apart() {
        let of = |text: &'static str| words(text).into_iter().map(|w| &text[w]).collect::<Vec<_>>();
        assert_eq!(of("  reg save\tHKLM\\SAM  é "), ["reg", "save", "HKLM\\SAM", "é"]);
        assert_eq!(
            of("C:\\Windows\\System32\\config\\SAM"),
            ["C:\\", "Windows\\", "System32\\", "config\\", "SAM"]
        );
        assert_eq!(of("x('HKLM\\SAM'),('HKLM\\SYSTEM')"), ["x('", "HKLM\\", "SAM'),('", "HKLM\\", "SYSTEM')"]);
        assert!(of(" \n ").is_empty());
    }

    #[test]
    fn punctuation_around_a_word_is_not_part_of_it() {
        let inner = |text: &'static str| &text[trimmed(text, 0..text.len())];
        assert_eq!(inner("\"HKLM\\SAM\""), "HKLM\\SAM");
        assert_eq!(inner("--sam"), "--sam");
        assert_eq!(inner("&&"), "&&");
    }

    #[test]
    fn shapley_divides_fairly() {
        // two who each win 6 alone, and no more together; one who adds 3
        let gains = |set: usize| if set & 3 == 0 { 0.0 } else { 6.0 } + if set & 4 == 0 { 0.0 } else { 3.0 };
        let values = shapley(3, &(0..8).map(gains).collect::<Vec<f32>>());
        for (value, expected) in values.iter().zip([3.0, 3.0, 3.0]) {
            assert!((value - expected).abs() < 1e-5, "{values:?}");
        }
    }
}
