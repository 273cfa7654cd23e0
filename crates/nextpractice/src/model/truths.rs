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

    /// What is so of each of these rows.
    pub(crate) fn of<T>(rows: &[T], truth: impl Fn(&T) -> Truth) -> Self {
        let fours = rows.chunks(4).map(|four| {
            let each = four.iter().map(&truth).enumerate();
            each.fold(0, |four, (row, truth)| four | (bits(truth) << shift(row)))
        });
        Self(fours.collect())
    }

    /// What is said of a row.
    pub(crate) fn get(&self, row: usize) -> Truth {
        visited(1);
        let four = self.0.get(row / 4).copied().unwrap_or_default();
        said(four >> shift(row) & 3)
    }

    /// Says something of a row, unless something as sure is said already; gives what was said before.
    pub(crate) fn raise(&mut self, row: usize, truth: Truth) -> Truth {
        visited(1);
        let Some(four) = self.0.get_mut(row / 4) else {
            return Truth::No;
        };
        let before = *four >> shift(row) & 3;
        if before < bits(truth) {
            *four = (*four & !(3 << shift(row))) | (bits(truth) << shift(row));
        }
        said(before)
    }
}

const fn shift(row: usize) -> usize {
    row % 4 * 2
}

const fn bits(truth: Truth) -> u8 {
    match truth {
        Truth::No => 0,
        Truth::Unknown => 1,
        Truth::Yes => 2,
    }
}

const fn said(bits: u8) -> Truth {
    match bits {
        0 => Truth::No,
        1 => Truth::Unknown,
        _ => Truth::Yes,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Truths;
    use crate::model::Truth;

    proptest! {
        #[test]
        fn each_row_has_the_surest_that_was_said_of_it(
            said in prop::collection::vec(
                (0_usize..40, prop_oneof![Just(Truth::Yes), Just(Truth::Unknown), Just(Truth::No)]), 0..80),
        ) {
            let mut truths = Truths::new(40);
            let mut plain = [Truth::No; 40];
            for (row, truth) in said {
                prop_assert_eq!(truths.raise(row, truth), plain[row]);
                plain[row] = plain[row].or(truth);
            }
            let of_plain = Truths::of(&plain, |truth| *truth);
            for (row, truth) in plain.iter().enumerate() {
                prop_assert_eq!(truths.get(row), *truth);
                prop_assert_eq!(of_plain.get(row), *truth);
            }
            prop_assert_eq!(truths.get(40), Truth::No);
        }
    }
}
