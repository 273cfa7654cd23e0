//! Keys that end in a number, as most registers and exports have them, found by that number alone.

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
    /// Zero where there is none; else the row, counted from one.
    rows: Vec<u32>,
    taken: usize,
}

#[derive(Clone, Debug)]
struct Shape {
    beginning: Box<str>,
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
        let (beginning, digits) = cut(key)?;
        let shape = Self {
            beginning: beginning.into(),
            digits: (digits.len() > 1 && digits.starts_with('0')).then_some(digits.len()),
        };
        Some((shape, digits.parse().ok()?))
    }

    fn number(&self, key: &str) -> Option<usize> {
        let digits = key.strip_prefix(&*self.beginning)?.as_bytes();
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
        digits.iter().try_fold(0, |number, digit| {
            let digit = digit.wrapping_sub(b'0');
            (digit < 10).then(|| number * 10 + usize::from(digit))
        })
    }
}

/// A key before its last digits, and these.
fn cut(key: &str) -> Option<(&str, &str)> {
    let beginning = key.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = key.get(beginning.len()..)?;
    (1..=MAX_DIGITS)
        .contains(&digits.len())
        .then_some((beginning, digits))
}

impl Numbered {
    /// The row of a key, if this index has it.
    pub(super) fn find(&self, key: &str) -> Option<u32> {
        let number = self.shape.as_ref()?.number(key)?;
        let row = *self.rows.get(number.checked_sub(self.base)?)?;
        row.checked_sub(1)
    }

    /// Puts a row in that it does not have yet; false where the key is not for this index.
    pub(super) fn insert(&mut self, key: &str, row: u32) -> bool {
        let number = match &self.shape {
            Some(shape) => shape.number(key),
            None => Shape::of(key).map(|(shape, number)| {
                (self.shape, self.base) = (Some(shape), number);
                number
            }),
        };
        let Some(at) = number.and_then(|number| self.place(number)) else {
            return false;
        };
        if let Some(slot) = self.rows.get_mut(at) {
            *slot = row + 1;
            self.taken += 1;
        }
        true
    }

    /// Where a number belongs, if there is or can be room for it.
    fn place(&mut self, number: usize) -> Option<usize> {
        let room = (self.taken + 1).saturating_mul(ROOM).max(LEAST_ROOM);
        match number.checked_sub(self.base) {
            Some(at) if at < room => {
                if at >= self.rows.len() {
                    self.rows.resize(at + 1, 0);
                }
                Some(at)
            }
            Some(_) => None,
            None => {
                // Lower than the first: twice the numbers there were, so that rows are seldom moved.
                let lower = (self.base - number).max(self.rows.len()).min(self.base);
                if self.rows.len() + lower > room {
                    return None;
                }
                self.rows.splice(0..0, std::iter::repeat_n(0, lower));
                self.base -= lower;
                Some(number - self.base)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::Numbered;

    #[test]
    fn a_key_is_its_beginning_and_its_number() {
        let mut numbered = Numbered::default();
        assert!(numbered.insert("hub:017", 0));
        for other in [
            "hub:17", "hub:0017", "hub:", "017", "hub:01a", "Hub:017", "hub:+17",
        ] {
            assert_eq!(numbered.find(other), None, "{other}");
        }
        assert!(!numbered.insert("hub:18", 1));
        assert!(numbered.insert("hub:018", 1));
        assert_eq!(numbered.find("hub:018"), Some(1));
    }

    #[test]
    fn numbers_far_from_the_others_take_no_memory() {
        let mut numbered = Numbered::default();
        assert!(numbered.insert("urn:100000", 0));
        assert!(!numbered.insert("urn:999999999", 1));
        assert!(!numbered.insert("urn:1", 1));
        assert!(!numbered.insert("urn:1000000000", 1));
        assert_eq!(numbered.rows.len(), 1);
    }

    proptest! {
        #[test]
        fn what_was_put_in_is_found(keys in prop::collection::vec("(a|b:)(0{0,2})(0|[1-9][0-9]{0,3})", 1..60)) {
            let (mut numbered, mut map) = (Numbered::default(), HashMap::new());
            for (row, key) in (0..).zip(&keys) {
                if !map.contains_key(key) && numbered.insert(key, row) {
                    map.insert(key.clone(), row);
                }
            }
            for key in &keys {
                prop_assert_eq!(numbered.find(key), map.get(key).copied(), "{}", key);
            }
        }
    }
}
