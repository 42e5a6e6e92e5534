//! What goes into the arithmetic: sequences laid end to end, without padding.

/// Token ids of several sequences, one after another.
///
/// `ids` is `[tokens]`; sequence `i` is `ids[bounds[i]..bounds[i + 1]]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Packed {
    ids: Vec<u32>,
    bounds: Vec<usize>,
}

impl Default for Packed {
    fn default() -> Self {
        Packed { ids: Vec::new(), bounds: vec![0] }
    }
}

impl Packed {
    /// Appends one sequence.
    pub fn push(&mut self, ids: &[u32]) {
        self.ids.extend_from_slice(ids);
        self.bounds.push(self.ids.len());
    }

    pub fn ids(&self) -> &[u32] {
        &self.ids
    }

    /// `[sequences + 1]` offsets into `ids`, the first 0.
    pub fn bounds(&self) -> &[usize] {
        &self.bounds
    }

    pub fn tokens(&self) -> usize {
        self.ids.len()
    }

    pub fn sequences(&self) -> usize {
        self.bounds.len() - 1
    }

    pub fn is_empty(&self) -> bool {
        self.sequences() == 0
    }

    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        self.bounds.windows(2).map(|b| &self.ids[b[0]..b[1]])
    }

    /// The same sequences in batches of at most `tokens`; a longer sequence is one of its own.
    pub fn split(&self, tokens: usize) -> Vec<Packed> {
        let mut parts: Vec<Packed> = Vec::new();
        for sequence in self.iter() {
            match parts.last_mut() {
                Some(part) if part.tokens() + sequence.len() <= tokens => part.push(sequence),
                _ => parts.push([sequence].into_iter().collect()),
            }
        }
        parts
    }

    /// Position of each token: RoBERTa counts from `first` within each sequence.
    pub fn positions(&self, first: u32) -> Vec<u32> {
        self.bounds.windows(2).flat_map(|b| (0..(b[1] - b[0]) as u32).map(move |p| p + first)).collect()
    }

    /// Row of each sequence's first token (`<s>`), from which the head reads.
    pub fn first_rows(&self) -> Vec<u32> {
        self.bounds[..self.sequences()].iter().map(|&b| b as u32).collect()
    }
}

impl<S: AsRef<[u32]>> FromIterator<S> for Packed {
    fn from_iter<I: IntoIterator<Item = S>>(sequences: I) -> Self {
        let mut packed = Packed::default();
        sequences.into_iter().for_each(|s| packed.push(s.as_ref()));
        packed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_restart_with_each_sequence() {
        let packed: Packed = [vec![0, 5, 2], vec![0, 2]].into_iter().collect();
        assert_eq!(packed.positions(2), [2, 3, 4, 2, 3]);
        assert_eq!(packed.first_rows(), [0, 3]);
        assert_eq!(packed.iter().map(<[u32]>::len).collect::<Vec<_>>(), [3, 2]);
    }

    #[test]
    fn split_keeps_the_order_and_the_bound() {
        let packed: Packed = [vec![1; 3], vec![2; 2], vec![3; 9], vec![4; 1]].into_iter().collect();
        let parts = packed.split(5);
        assert_eq!(parts.iter().map(Packed::tokens).collect::<Vec<_>>(), [5, 9, 1]);
        assert_eq!(parts.iter().flat_map(Packed::iter).collect::<Packed>(), packed);
    }
}
