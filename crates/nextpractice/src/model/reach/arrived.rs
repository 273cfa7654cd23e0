//! From where something arrived at each institution, over all families.

use super::Unsure;
use super::pool::Arrival;

/// For each institution the focuses from which something arrived, each with two hubs at the most: whichever hub does
/// not count, the other does.
#[derive(Debug)]
pub(crate) struct Arrived {
    heads: Vec<u32>,
    entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    focus: u8,
    hubs: [(u32, Option<Unsure>); 2],
    next: u32,
}

const NONE: u32 = u32::MAX;

impl Arrived {
    pub(crate) fn new(institutions: usize) -> Self {
        Self {
            heads: vec![NONE; institutions],
            entries: Vec::new(),
        }
    }

    /// Takes note of an arrival; the first ones at an institution are kept.
    pub(crate) fn add(&mut self, institution: u32, arrival: Arrival, doubt: Option<Unsure>) {
        let Some(head) = self.heads.get_mut(institution as usize) else {
            return;
        };
        let mut at = *head;
        while let Some(entry) = self.entries.get_mut(at as usize) {
            if entry.focus == arrival.focus {
                let [(first, _), second] = &mut entry.hubs;
                if *first != arrival.hub && second.0 == NONE {
                    *second = (arrival.hub, doubt);
                }
                return;
            }
            at = entry.next;
        }
        let entry = Entry {
            focus: arrival.focus,
            hubs: [(arrival.hub, doubt), (NONE, None)],
            next: *head,
        };
        *head = self.entries.len() as u32;
        self.entries.push(entry);
    }

    /// Why it is not certain that something arrived from the network of another hub of a focus: `Some(None)` where it
    /// is certain, `None` where nothing did.
    pub(crate) fn besides(&self, institution: u32, focus: u8, hub: u32) -> Option<Option<Unsure>> {
        let mut entries = self.of(institution).filter(|entry| entry.focus == focus);
        let hubs = entries.next()?.hubs;
        let mut others = hubs
            .into_iter()
            .filter(|(other, _)| *other != NONE && *other != hub);
        others.next().map(|(_, doubt)| doubt)
    }

    /// The same of any hub of another focus.
    pub(crate) fn elsewhere(&self, institution: u32, focus: u8) -> Option<Option<Unsure>> {
        let others = self.of(institution).filter(|entry| entry.focus != focus);
        others.map(|entry| entry.hubs[0].1).min()
    }

    fn of(&self, institution: u32) -> impl Iterator<Item = Entry> {
        let entry = |at: u32| self.entries.get(at as usize).copied();
        let head = self.heads.get(institution as usize).copied();
        std::iter::successors(head.and_then(entry), move |found| entry(found.next))
    }
}
