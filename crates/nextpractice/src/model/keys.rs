//! The keys of a table: from text to dense handles.

use std::hash::BuildHasher;
use std::sync::OnceLock;

use foldhash::fast::RandomState;

use super::numbered::{Numbered, cut};
use crate::value::{Handle, Key, Kind};

/// The keys of one table, found by text or by handle.
#[derive(Clone, Debug)]
#[doc(hidden)]
pub struct KeyTable<E> {
    /// One for each row; a row whose key cannot be read has none, and its programme is refused.
    keys: Vec<Option<Key<E>>>,
    numbered: Numbered,
    /// Those that `numbered` does not have; made when one of them is first asked for, or comes out of order. Nobody asks for
    /// most keys of most tables, and of keys in order it is plain that none comes twice.
    slots: OnceLock<Slots>,
    /// The last row that is in `slots`, or is to be.
    last_in_slots: Option<u32>,
    hasher: RandomState,
    /// The row that was found last by its hash: references mostly come in runs.
    last: u32,
}

impl<E> Default for KeyTable<E> {
    fn default() -> Self {
        Self {
            keys: Vec::new(),
            numbered: Numbered::default(),
            slots: OnceLock::new(),
            last_in_slots: None,
            hasher: RandomState::default(),
            last: 0,
        }
    }
}

impl<E: Kind> KeyTable<E> {
    pub(crate) fn find(&self, key: &str) -> Option<Handle<E>> {
        let row = self.numbered.find(key).or_else(|| self.hashed(key));
        Handle::from_index(row? as usize)
    }

    /// The same, looking first at the row that was found last, unless a number tells without a look at any key.
    pub(crate) fn find_again(&mut self, key: &str) -> Option<Handle<E>> {
        let row = self.numbered.find(key).or_else(|| {
            if !self.is(self.last, key) {
                self.last = self.hashed(key)?;
            }
            Some(self.last)
        });
        Handle::from_index(row? as usize)
    }

    fn hashed(&self, key: &str) -> Option<u32> {
        let same = |row| self.is(row, key);
        self.slots().find(self.hasher.hash_one(key), same)
    }

    fn slots(&self) -> &Slots {
        self.slots.get_or_init(|| {
            let mut slots = Slots::default();
            for (row, key) in (0..).zip(&self.keys) {
                if let Some(key) = key
                    && self.numbered.find(key.as_str()) != Some(row)
                {
                    slots.insert(self.hasher.hash_one(key.as_str()), row);
                }
            }
            slots
        })
    }

    /// Whether a key comes after all that are in `slots`, or are to be, as long as these are in order.
    fn follows(&self, key: &str) -> bool {
        let last = self.last_in_slots.and_then(|row| self.get(row as usize));
        self.slots.get().is_none() && last.is_none_or(|last| place(last.as_str()) < place(key))
    }

    fn is(&self, row: u32, key: &str) -> bool {
        let found = self.keys.get(row as usize).and_then(Option::as_ref);
        found.is_some_and(|found| found.as_str() == key)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Key<E>> {
        self.keys.iter().flatten()
    }

    pub(crate) fn get(&self, row: usize) -> Option<&Key<E>> {
        self.keys.get(row)?.as_ref()
    }

    pub(crate) fn len(&self) -> usize {
        self.keys.len()
    }

    /// Makes room for so many more keys.
    pub(crate) fn reserve(&mut self, keys: usize) {
        self.keys.reserve(keys);
    }

    /// Adds the key of the next row; `Err` gives the key back with the row that has it already.
    pub(crate) fn push(&mut self, key: Option<Key<E>>) -> Result<(), (Key<E>, u32)> {
        let Some(key) = key else {
            self.keys.push(None);
            return Ok(());
        };
        let number = self.numbered.number(key.as_str());
        let first = number
            .and_then(|number| self.numbered.row(number))
            .or_else(|| {
                let is_new = self.follows(key.as_str());
                (!is_new).then(|| self.hashed(key.as_str())).flatten()
            });
        if let Some(first) = first {
            self.keys.push(None);
            return Err((key, first));
        }
        let row = self.keys.len() as u32;
        if !self.numbered.insert(key.as_str(), number, row) {
            self.last_in_slots = Some(row);
            if let Some(slots) = self.slots.get_mut() {
                slots.insert(self.hasher.hash_one(key.as_str()), row);
            }
        }
        self.keys.push(Some(key));
        Ok(())
    }
}

/// Where a key stands among others: by what is before its last digits, then by these as a number. No two keys stand in one place.
fn place(key: &str) -> (&str, usize, &str) {
    let (beginning, digits) = cut(key);
    (beginning, digits.len(), digits)
}

/// Rows by the hash of their keys: open addressing with linear probing. A slot holds half of the hash beside the row, so
/// that one look at memory nearly always tells whether it is the right one, and growing needs no look at the keys.
#[derive(Clone, Debug, Default)]
struct Slots {
    /// Zero where empty; else the upper half of the hash, and the row, counted from one.
    slots: Vec<u64>,
    taken: usize,
}

const HASH: u64 = 0xffff_ffff_0000_0000;

impl Slots {
    /// The slots from the place of a hash on, each once. The place grows with the hash, so that growing goes through
    /// memory from end to end.
    fn from(&self, hash: u64) -> impl Iterator<Item = usize> + use<> {
        let slots = self.slots.len();
        let start = ((u128::from(hash & HASH) * slots as u128) >> 64) as usize;
        (start..slots).chain(0..start)
    }

    fn find(&self, hash: u64, same: impl Fn(u32) -> bool) -> Option<u32> {
        for at in self.from(hash) {
            let slot = self.slots.get(at).copied().unwrap_or_default();
            if slot == 0 {
                return None;
            }
            let row = (slot as u32).wrapping_sub(1);
            if (slot ^ hash) & HASH == 0 && same(row) {
                return Some(row);
            }
        }
        None
    }

    /// Puts a row in that is not there yet.
    fn insert(&mut self, hash: u64, row: u32) {
        self.make_room();
        self.put((hash & HASH) | (u64::from(row) + 1));
        self.taken += 1;
    }

    /// Fills the first free slot; there is one.
    fn put(&mut self, slot: u64) {
        let free = self
            .from(slot)
            .find(|at| self.slots.get(*at).is_some_and(|slot| *slot == 0));
        if let Some(place) = free.and_then(|at| self.slots.get_mut(at)) {
            *place = slot;
        }
    }

    /// Makes room for one more row, with a quarter of the slots left empty.
    fn make_room(&mut self) {
        let needed = (self.taken + 1).saturating_mul(4) / 3 + 1;
        if needed <= self.slots.len() {
            return;
        }
        let grown = vec![0; needed.next_power_of_two()];
        let old = std::mem::replace(&mut self.slots, grown);
        for slot in old.into_iter().filter(|slot| *slot != 0) {
            self.put(slot);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::{KeyTable, Slots, place};
    use crate::model::Hub;
    use crate::value::Key;

    proptest! {
        /// Hashes that meet in one place, and keys that are given twice.
        #[test]
        fn slots_find_what_a_map_finds(rows in prop::collection::vec((0_u64..4, 0_u64..8), 0..60)) {
            let hash = |(upper, lower): (u64, u64)| upper << 62 | lower << 32;
            let (mut slots, mut map) = (Slots::default(), HashMap::new());
            for (row, key) in (0..).zip(&rows) {
                map.entry(*key).or_insert_with(|| {
                    slots.insert(hash(*key), row);
                    row
                });
            }
            for upper in 0..4 {
                for lower in 0..8 {
                    let key = (upper, lower);
                    let found = slots.find(hash(key), |row| rows[row as usize] == key);
                    prop_assert_eq!(found, map.get(&key).copied());
                }
            }
        }

        /// In any order, or in their own up to some row; asked for between as they are pushed.
        #[test]
        fn keys_are_found_by_text(
            mut texts in prop::collection::vec("[ab]{0,2}[0-3]{1,3}", 0..40),
            in_order in 0_usize..40,
            asked in prop::collection::vec((0_usize..40, "[ab]{0,2}[0-3]{1,3}"), 1..4),
        ) {
            let in_order = in_order.min(texts.len());
            texts[..in_order].sort_by(|a, b| place(a).cmp(&place(b)));
            let mut table = KeyTable::<Hub>::default();
            for (row, text) in texts.iter().enumerate() {
                for (_, asked) in asked.iter().filter(|(when, _)| *when == row) {
                    let found = texts[..row].iter().position(|text| text == asked);
                    prop_assert_eq!(table.find_again(asked).map(|found| found.index()), found);
                }
                let first = texts[..row].iter().position(|other| other == text);
                let pushed = table.push(Key::new(text).ok());
                prop_assert_eq!(pushed.err().map(|(_, row)| row as usize), first);
            }
            for (_, asked) in &asked {
                let row = texts.iter().position(|text| text == asked);
                prop_assert_eq!(table.find(asked).map(|found| found.index()), row);
                for _ in 0..2 {
                    prop_assert_eq!(table.find_again(asked).map(|found| found.index()), row);
                }
            }
        }
    }
}
