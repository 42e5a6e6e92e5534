//! A text longer than the model's input is scored in overlapping windows; the worst counts. So
//! padding a command with harmless text does not hide it.

use crate::config::Config;
use serde::{Deserialize, Serialize};

/// How long texts are cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Windows {
    /// Tokens of one model input, `<s>` and `</s>` included.
    pub window: usize,
    /// Tokens from the start of one window to the start of the next.
    pub stride: usize,
}

impl Windows {
    /// Windows of `window` tokens, half of it shared between neighbours: what fits into half a window stands
    /// whole in one of them.
    pub fn of(window: usize) -> Self {
        Windows { window, stride: (window.saturating_sub(2) / 2).max(1) }
    }

    /// The model's whole input.
    pub fn whole(config: &Config) -> Self {
        Self::of(config.window())
    }

    /// The reason why these numbers do not fit the model.
    pub fn check(&self, config: &Config) -> Result<(), String> {
        if self.window < 3 || self.window > config.window() {
            return Err(format!("window {} is outside 3 to {}", self.window, config.window()));
        }
        if self.stride == 0 || self.stride > self.window - 2 {
            return Err(format!("stride {} is outside 1 to {}", self.stride, self.window - 2));
        }
        Ok(())
    }

    /// Model inputs for one text's `ids`, each `<s> … </s>`. The first is what Hugging Face's
    /// `truncation=True` leaves; the last ends with the text. An empty text is `<s></s>`.
    pub fn cut<'a>(&self, ids: &'a [u32], config: &Config) -> impl Iterator<Item = Vec<u32>> + use<'a> {
        let (bos, eos) = (config.bos_token_id, config.eos_token_id);
        let room = self.window - 2;
        self.starts(ids.len()).map(move |start| {
            let part = &ids[start..ids.len().min(start + room)];
            let mut input = Vec::with_capacity(part.len() + 2);
            input.push(bos);
            input.extend_from_slice(part);
            input.push(eos);
            input
        })
    }

    fn starts(&self, length: usize) -> impl Iterator<Item = usize> + use<> {
        let (room, stride) = (self.window - 2, self.stride);
        let last = length.saturating_sub(room);
        (0..last.div_ceil(stride) + 1).map(move |i| (i * stride).min(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(length: usize, window: usize, stride: usize) -> Vec<Vec<u32>> {
        let ids: Vec<u32> = (10..10 + length as u32).collect();
        Windows { window, stride }.cut(&ids, &Config::new(100, 32, 1, 512)).collect()
    }

    #[test]
    fn short_texts_are_one_window() {
        assert_eq!(cut(0, 8, 3), [[0, 2]]);
        assert_eq!(cut(2, 8, 3), [[0, 10, 11, 2]]);
        assert_eq!(cut(6, 8, 3).len(), 1);
        assert_eq!(cut(7, 8, 3).len(), 2);
    }

    proptest! {
        #[test]
        fn every_token_is_seen_and_no_window_is_too_long(
            length in 0usize..400, window in 3usize..60, stride in 1usize..60,
        ) {
            let stride = stride.min(window - 2);
            let windows = cut(length, window, stride);
            let mut seen = vec![false; length];
            for w in &windows {
                prop_assert!(w.len() <= window && w[0] == 0 && w[w.len() - 1] == 2);
                w[1..w.len() - 1].iter().for_each(|&id| seen[id as usize - 10] = true);
            }
            prop_assert!(seen.into_iter().all(|s| s));
            if length > window - 2 {
                prop_assert!(windows.iter().all(|w| w.len() == window));
            }
            prop_assert!(windows.windows(2).all(|w| w[0] != w[1]));
        }
    }
}
