//! A tape of random bytes, off which everything is read, so that a case shrinks to few bytes and small ones: a tape that has
//! run out picks the first of what there is.

use proptest::prelude::*;
use serde_json::Value;

/// A tape of random bytes.
#[derive(Debug)]
pub(super) struct Tape {
    bytes: Vec<u8>,
    at: usize,
}

impl Tape {
    /// Any tape.
    pub(super) fn any() -> impl Strategy<Value = Self> {
        prop::collection::vec(any::<u8>(), 0..800).prop_map(|bytes| Self { bytes, at: 0 })
    }

    /// A number below `n`.
    pub(super) fn below(&mut self, n: usize) -> usize {
        let byte = self.bytes.get(self.at).copied().unwrap_or_default();
        self.at += 1;
        usize::from(byte) % n
    }

    /// Yes, once in `n` times.
    pub(super) fn once_in(&mut self, n: usize) -> bool {
        self.below(n) + 1 == n
    }

    /// One of several.
    pub(super) fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    /// Items in another order.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    /// A value, or null for recorded as none.
    pub(super) fn or_none(&mut self, value: Value) -> Value {
        if self.once_in(3) { Value::Null } else { value }
    }
}
