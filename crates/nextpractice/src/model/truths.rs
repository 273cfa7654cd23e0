//! Truths of very many rows, packed so that those of a whole country fit the nearest memory.

use super::truth::Truth;
use super::visits::visited;

/// A truth for each row, four to a byte; no, where nothing else is said.
#[derive(Clone, Debug)]
pub(crate) struct Truths(Vec<u8>);

impl Truths {
    /// No of each of so many rows.
    pub(crate) fn new(rows: usize) -> Self {
        Self(vec![0; rows.div_ceil(4)])
    }

    /// What is said of a row.
    pub(crate) fn get(&self, row: usize) -> Truth {
        visited(1);
        let four = self.0.get(row / 4).copied().unwrap_or_default();
        match (four >> shift(row)) & 3 {
            0 => Truth::No,
            1 => Truth::Unknown,
            _ => Truth::Yes,
        }
    }

    /// Says something of a row.
    pub(crate) fn set(&mut self, row: usize, truth: Truth) {
        let bits = match truth {
            Truth::No => 0,
            Truth::Unknown => 1,
            Truth::Yes => 2,
        };
        if let Some(four) = self.0.get_mut(row / 4) {
            *four = (*four & !(3 << shift(row))) | (bits << shift(row));
        }
    }
}

const fn shift(row: usize) -> usize {
    row % 4 * 2
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Truths;
    use crate::model::Truth;

    proptest! {
        #[test]
        fn each_row_has_what_was_last_said_of_it(
            said in prop::collection::vec(
                (0_usize..40, prop_oneof![Just(Truth::Yes), Just(Truth::Unknown), Just(Truth::No)]), 0..80),
        ) {
            let mut truths = Truths::new(40);
            let mut plain = [Truth::No; 40];
            for (row, truth) in said {
                truths.set(row, truth);
                plain[row] = truth;
            }
            for (row, truth) in plain.iter().enumerate() {
                prop_assert_eq!(truths.get(row), *truth);
            }
            prop_assert_eq!(truths.get(40), Truth::No);
        }
    }
}
