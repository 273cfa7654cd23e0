//! Keys that end in a number, as most registers and exports have them, found by that number alone.

use std::cmp::Ordering;

use super::begins::{Head, begins};
use crate::value::last_digits;

/// Rows by the number at the end of their keys, for the keys of a table that begin alike: `urn:136776`, `hub:017`.
///
/// The beginning and the number make up the whole key, so that no look at the key itself is needed: either no number
/// has a leading zero, or all have as many digits. Both, and the beginning, are those of the first key. Other keys, and
/// numbers too far from the others, are not for this index.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbered {
    shape: Option<Shape>,
    /// The number that the first of the rows has.
    base: usize,
    rows: Rows,
    taken: usize,
}

/// Rows by their numbers, these less the first.
#[derive(Clone, Debug)]
enum Rows {
    /// The table is in the order of its numbers so far: a bit for each number, so that looking up very many rows here and there
    /// stays within the cache.
    InOrder(Vec<Numbers>),
    /// Zero where there is none; else the row, counted from one.
    InAny(Vec<u32>),
}

impl Default for Rows {
    fn default() -> Self {
        Self::InOrder(Vec::new())
    }
}

/// Sixty-four numbers that follow on each other.
#[derive(Clone, Copy, Debug)]
struct Numbers {
    /// Those that a row has.
    taken: u64,
    /// How many rows there are before theirs.
    before: u32,
}

impl Rows {
    /// The row of a number.
    fn row(&self, at: usize) -> Option<u32> {
        match self {
            Self::InOrder(numbers) => numbers.get(at / 64)?.row(at % 64),
            Self::InAny(rows) => rows.get(at)?.checked_sub(1),
        }
    }

    /// Takes the rows, to be put in any order.
    fn in_any(&mut self) -> Vec<u32> {
        match std::mem::take(self) {
            Self::InAny(rows) => rows,
            Self::InOrder(numbers) => {
                let count = numbers.len() * 64;
                let rows = Self::InOrder(numbers);
                (0..count)
                    .map(|at| rows.row(at).map_or(0, |row| row + 1))
                    .collect()
            }
        }
    }
}

impl Numbers {
    /// The row of one of them.
    fn row(self, bit: usize) -> Option<u32> {
        let bit = 1_u64 << bit;
        (self.taken & bit != 0).then(|| self.before + (self.taken & (bit - 1)).count_ones())
    }
}

#[derive(Clone, Debug)]
struct Shape {
    beginning: Box<str>,
    head: Head,
    /// How many digits there are, where there are leading zeros.
    digits: Option<usize>,
}

/// More digits than that are no number of a row.
const MAX_DIGITS: usize = 9;

/// For how many numbers there is room, for each row that there is.
const ROOM: usize = 4;

/// For how many there is room at first.
const LEAST_ROOM: usize = 1_024;

impl Shape {
    fn of(key: &str) -> Option<(Self, usize)> {
        let (beginning, digits) = cut(key);
        if !(1..=MAX_DIGITS).contains(&digits.len()) {
            return None;
        }
        let shape = Self {
            beginning: beginning.into(),
            head: Head::new(beginning),
            digits: (digits.len() > 1 && digits.starts_with('0')).then_some(digits.len()),
        };
        Some((shape, digits.parse().ok()?))
    }

    /// Whether a key begins alike.
    fn begins(&self, key: &[u8]) -> bool {
        match key.first_chunk() {
            Some(first) if self.beginning.len() <= Head::LEN => self.head.fits(*first),
            _ => begins(key, self.beginning.as_bytes()),
        }
    }

    fn number(&self, key: &str) -> Option<usize> {
        if !self.begins(key.as_bytes()) {
            return None;
        }
        let digits = key.as_bytes().get(self.beginning.len()..)?;
        let fits = match self.digits {
            Some(count) => digits.len() == count,
            None => {
                (1..=MAX_DIGITS).contains(&digits.len())
                    && (digits.len() == 1 || digits.first() != Some(&b'0'))
            }
        };
        if !fits {
            return None;
        }
        match key.as_bytes().last_chunk() {
            Some(last) if digits.len() <= 8 => {
                last_digits(*last, digits.len()).map(|number| number as usize)
            }
            _ => digits.iter().try_fold(0, |number, digit| {
                let digit = digit.wrapping_sub(b'0');
                (digit < 10).then(|| number * 10 + usize::from(digit))
            }),
        }
    }
}

/// A key before its last digits, and these.
pub(super) fn cut(key: &str) -> (&str, &str) {
    let beginning = key.trim_end_matches(|c: char| c.is_ascii_digit());
    key.split_at(beginning.len())
}

impl Numbered {
    /// The row of a key, if this index has it.
    pub(super) fn find(&self, key: &str) -> Option<u32> {
        self.row(self.number(key)?)
    }

    /// The number of a key, if it begins as those of this index do.
    pub(super) fn number(&self, key: &str) -> Option<usize> {
        self.shape.as_ref()?.number(key)
    }

    /// The row of a number, if this index has it.
    pub(super) fn row(&self, number: usize) -> Option<u32> {
        self.rows.row(number.checked_sub(self.base)?)
    }

    /// Puts a row in that it does not have yet, with the number of its key; false where the key is not for this index.
    pub(super) fn insert(&mut self, key: &str, number: Option<usize>, row: u32) -> bool {
        let number = match &self.shape {
            Some(_) => number,
            None => Shape::of(key).map(|(shape, number)| {
                (self.shape, self.base) = (Some(shape), number);
                number
            }),
        };
        let taken = number.is_some_and(|number| self.follows(number, row) || self.put(number, row));
        self.taken += usize::from(taken);
        taken
    }

    /// For how many numbers there is room.
    fn room(&self) -> usize {
        (self.taken + 1).saturating_mul(ROOM).max(LEAST_ROOM)
    }

    /// Puts in a row that follows on all others, as its number does.
    fn follows(&mut self, number: usize, row: u32) -> bool {
        let room = self.room();
        let Rows::InOrder(numbers) = &mut self.rows else {
            return false;
        };
        let Some(at) = number.checked_sub(self.base).filter(|at| *at < room) else {
            return false;
        };
        let in_order = row as usize == self.taken
            && match numbers.len().cmp(&(at / 64 + 1)) {
                Ordering::Less => true,
                Ordering::Equal => numbers
                    .last()
                    .is_some_and(|last| last.taken >> (at % 64) == 0),
                Ordering::Greater => false,
            };
        if !in_order {
            return false;
        }
        let none = Numbers {
            taken: 0,
            before: row,
        };
        numbers.resize(at / 64 + 1, none);
        if let Some(last) = numbers.last_mut() {
            last.taken |= 1 << (at % 64);
        }
        true
    }

    /// Puts a row in that follows on none.
    fn put(&mut self, number: usize, row: u32) -> bool {
        let room = self.room();
        let mut rows = self.rows.in_any();
        let at = match number.checked_sub(self.base) {
            Some(at) if at < room => {
                if at >= rows.len() {
                    rows.resize(at + 1, 0);
                }
                Some(at)
            }
            Some(_) => None,
            None => {
                // Lower than the first: twice the numbers there were, so that rows are seldom moved.
                let lower = (self.base - number).max(rows.len()).min(self.base);
                let fits = rows.len() + lower <= room;
                fits.then(|| {
                    rows.splice(0..0, std::iter::repeat_n(0, lower));
                    self.base -= lower;
                    number - self.base
                })
            }
        };
        let slot = at.and_then(|at| rows.get_mut(at));
        let fits = slot.map(|slot| *slot = row + 1).is_some();
        self.rows = Rows::InAny(rows);
        fits
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::{Numbered, Rows};

    fn insert(numbered: &mut Numbered, key: &str, row: u32) -> bool {
        numbered.insert(key, numbered.number(key), row)
    }

    #[test]
    fn a_key_is_its_beginning_and_its_number() {
        let mut numbered = Numbered::default();
        assert!(insert(&mut numbered, "hub:017", 0));
        for other in [
            "hub:17", "hub:0017", "hub:", "017", "hub:01a", "Hub:017", "hub:+17",
        ] {
            assert_eq!(numbered.find(other), None, "{other}");
        }
        assert!(!insert(&mut numbered, "hub:18", 1));
        assert!(insert(&mut numbered, "hub:018", 1));
        assert_eq!(numbered.find("hub:018"), Some(1));
    }

    #[test]
    fn numbers_far_from_the_others_take_no_memory() {
        let mut numbered = Numbered::default();
        assert!(insert(&mut numbered, "urn:100000", 0));
        assert!(!insert(&mut numbered, "urn:999999999", 1));
        assert!(!insert(&mut numbered, "urn:1", 1));
        assert!(!insert(&mut numbered, "urn:1000000000", 1));
        assert!(matches!(numbered.rows, Rows::InAny(rows) if rows.len() <= 64));
    }

    #[test]
    fn rows_in_the_order_of_their_numbers_take_a_bit_for_each() {
        let mut numbered = Numbered::default();
        let key = |row: u32| format!("urn:{}", 100_000 + 3 * row + row % 2);
        for row in 0..1_000 {
            assert!(insert(&mut numbered, &key(row), row));
        }
        assert!(matches!(&numbered.rows, Rows::InOrder(numbers) if numbers.len() == 47));
        assert!((0..1_000).all(|row| numbered.find(&key(row)) == Some(row)));
        assert_eq!(numbered.find("urn:100001"), None);
        // One that comes late changes how they are kept, not what is found.
        assert!(insert(&mut numbered, "urn:100001", 1_000));
        assert!(matches!(numbered.rows, Rows::InAny(_)));
        assert!((0..1_000).all(|row| numbered.find(&key(row)) == Some(row)));
        assert_eq!(numbered.find("urn:100001"), Some(1_000));
    }

    proptest! {
        #[test]
        fn what_was_put_in_is_found(sorted in any::<bool>(), mut keys in prop::collection::vec("(a|b:)(0{0,2})(0|[1-9][0-9]{0,3})", 1..60)) {
            if sorted {
                keys.sort_by_key(|key| (key.len(), key.clone()));
                keys.dedup();
            }
            let (mut numbered, mut map) = (Numbered::default(), HashMap::new());
            for (row, key) in (0..).zip(&keys) {
                if !map.contains_key(key) && insert(&mut numbered, key, row) {
                    map.insert(key.clone(), row);
                }
            }
            for key in &keys {
                prop_assert_eq!(numbered.find(key), map.get(key).copied(), "{}", key);
            }
        }
    }
}
