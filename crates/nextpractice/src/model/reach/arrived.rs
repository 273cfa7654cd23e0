//! From where something arrived at each institution, over all families.

use super::Unsure;
use super::pool::Arrival;

/// For each institution the focuses from which something arrived, each with two hubs at the most: whichever hub does
/// not count, the other does.
#[derive(Debug)]
pub(crate) struct Arrived {
    /// The first entry of each institution; most have no more.
    first: Vec<Entry>,
    more: Vec<Entry>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    hubs: [u32; 2],
    next: u32,
    focus: u8,
    doubts: [Option<Unsure>; 2],
}

const NONE: u32 = u32::MAX;

const EMPTY: Entry = Entry {
    hubs: [NONE; 2],
    next: NONE,
    focus: 0,
    doubts: [None; 2],
};

impl Entry {
    fn new(arrival: Arrival, doubt: Option<Unsure>) -> Self {
        Self {
            hubs: [arrival.hub, NONE],
            focus: arrival.focus,
            doubts: [doubt, None],
            ..EMPTY
        }
    }

    fn is_empty(&self) -> bool {
        self.hubs[0] == NONE
    }

    /// Takes note of an arrival of its focus.
    fn add(&mut self, arrival: Arrival, doubt: Option<Unsure>) {
        let [first, second] = &mut self.hubs;
        if *first != arrival.hub && *second == NONE {
            *second = arrival.hub;
            self.doubts[1] = doubt;
        }
    }
}

impl Arrived {
    pub(crate) fn new(institutions: usize) -> Self {
        Self {
            first: vec![EMPTY; institutions],
            more: Vec::new(),
        }
    }

    /// Takes note of an arrival; the first ones at an institution are kept.
    pub(crate) fn add(&mut self, institution: u32, arrival: Arrival, doubt: Option<Unsure>) {
        let Some(first) = self.first.get_mut(institution as usize) else {
            return;
        };
        if first.is_empty() {
            *first = Entry::new(arrival, doubt);
            return;
        }
        if first.focus == arrival.focus {
            return first.add(arrival, doubt);
        }
        let mut at = first.next;
        while let Some(entry) = self.more.get_mut(at as usize) {
            if entry.focus == arrival.focus {
                return entry.add(arrival, doubt);
            }
            at = entry.next;
        }
        let next = std::mem::replace(&mut first.next, self.more.len() as u32);
        let entry = Entry::new(arrival, doubt);
        self.more.push(Entry { next, ..entry });
    }

    /// Why it is not certain that something arrived from the network of another hub of a focus: `Some(None)` where it
    /// is certain, `None` where nothing did.
    pub(crate) fn besides(&self, institution: u32, focus: u8, hub: u32) -> Option<Option<Unsure>> {
        let entry = self.of(institution).find(|entry| entry.focus == focus)?;
        let mut hubs = entry.hubs.into_iter().zip(entry.doubts);
        let other = hubs.find(|(other, _)| *other != NONE && *other != hub);
        other.map(|(_, doubt)| doubt)
    }

    /// The same of any hub of another focus.
    pub(crate) fn elsewhere(&self, institution: u32, focus: u8) -> Option<Option<Unsure>> {
        let mut others = self.of(institution).filter(|entry| entry.focus != focus);
        others.next().map(|entry| entry.doubts[0])
    }

    fn of(&self, institution: u32) -> impl Iterator<Item = &Entry> {
        let first = self.first.get(institution as usize);
        let first = first.filter(|entry| !entry.is_empty());
        std::iter::successors(first, |entry| self.more.get(entry.next as usize))
    }
}
