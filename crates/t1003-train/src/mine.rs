//! Hard examples: of labelled texts, those that a model has wrong or is unsure about. It knows nearly all others.

use crate::dataset::Example;
use crate::error::Error;
use crate::generate::Rng;

/// How the texts are told apart.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// A text whose label has a smaller probability than this is hard.
    pub sure: f32,
    /// Share of the other texts that stays, so that what is known is not forgotten.
    pub keep: f64,
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { sure: 0.99, keep: 0.25, seed: 1 }
    }
}

impl Options {
    /// # Errors
    /// Where a share is none.
    pub fn check(&self) -> Result<(), Error> {
        for share in [f64::from(self.sure), self.keep] {
            if !(0.0..=1.0).contains(&share) {
                return Err(Error::Data(format!(
                    "a probability or share must lie between 0 and 1, not {share}"
                )));
            }
        }
        Ok(())
    }
}

/// What stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mined {
    /// Places of the texts that stay, in order, hard ones and others.
    pub stay: Vec<usize>,
    /// How many of them are hard, and how many on the wrong side of 0.5.
    pub hard: usize,
    pub wrong: usize,
}

/// Chooses among `examples` by the model's `scores` of them, probabilities of T1003.002.
///
/// # Errors
/// Where a share is none.
pub fn mine(examples: &[Example], scores: &[f32], options: Options) -> Result<Mined, Error> {
    options.check()?;
    let mut mined = Mined::default();
    for (at, (example, &score)) in examples.iter().zip(scores).enumerate() {
        let right = if example.positive { score } else { 1.0 - score };
        if right < options.sure {
            mined.hard += 1;
            mined.wrong += usize::from(right < 0.5);
        }
        if right < options.sure || Rng::new(options.seed, at as u64).chance(options.keep) {
            mined.stay.push(at);
        }
    }
    Ok(mined)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn examples(positive: &[bool]) -> Vec<Example> {
        let example =
            |&positive| Example { text: String::new(), positive, groups: Default::default(), repeated: false };
        positive.iter().map(example).collect()
    }

    #[test]
    fn hard_ones_stay_and_a_share_of_the_others() {
        let mut labels = vec![true, true, false, false];
        let mut scores = vec![0.999, 0.9, 0.2, 0.6];
        let none = Options { keep: 0.0, ..Options::default() };
        let mined = mine(&examples(&labels), &scores, none).unwrap();
        assert_eq!(mined, Mined { stay: vec![1, 2, 3], hard: 3, wrong: 1 });

        labels.resize(1004, false);
        scores.resize(1004, 0.001);
        let all = examples(&labels);
        let mined = mine(&all, &scores, Options::default()).unwrap();
        assert_eq!((mined.hard, mined.wrong), (3, 1));
        assert!((200..300).contains(&mined.stay.len()), "{}", mined.stay.len());
        assert_eq!(mined, mine(&all, &scores, Options::default()).unwrap());
        let whole = Options { keep: 1.0, ..Options::default() };
        assert_eq!(mine(&all, &scores, whole).unwrap().stay.len(), all.len());
    }

    #[test]
    fn a_share_is_one() {
        for options in
            [Options { keep: 1.5, ..Options::default() }, Options { sure: -0.1, ..Options::default() }]
        {
            assert!(mine(&[], &[], options).unwrap_err().to_string().contains("between 0 and 1"));
        }
    }
}
