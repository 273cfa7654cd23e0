//! What has arrived where, along the ways of one family.

use super::Unsure;
use super::clock::Day;

/// Something from an institution that belongs to a hub's network.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arrival {
    /// The institution it came from.
    pub(crate) source: u32,
    /// The hub whose network that belongs to.
    pub(crate) hub: u32,
    /// When it arrived.
    pub(crate) day: Day,
    /// The hub's focus.
    pub(crate) focus: u8,
    /// Why it is not certain, if it is not.
    pub(crate) doubt: Option<Unsure>,
}

/// The arrivals at each institution; emptied and filled again for each family.
#[derive(Debug)]
pub(crate) struct Pool {
    heads: Vec<u32>,
    cells: Vec<(Arrival, u32)>,
    touched: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Pool {
    pub(crate) fn new(institutions: usize) -> Self {
        Self {
            heads: vec![NONE; institutions],
            cells: Vec::new(),
            touched: Vec::new(),
        }
    }

    pub(crate) fn clear(&mut self) {
        for institution in self.touched.drain(..) {
            if let Some(head) = self.heads.get_mut(institution as usize) {
                *head = NONE;
            }
        }
        self.cells.clear();
    }

    /// The institutions at which anything arrived.
    pub(crate) fn touched(&self) -> &[u32] {
        &self.touched
    }

    /// Where the arrivals at an institution begin.
    pub(crate) fn head(&self, institution: u32) -> u32 {
        self.heads
            .get(institution as usize)
            .copied()
            .unwrap_or(NONE)
    }

    /// One arrival, and where the next is.
    pub(crate) fn cell(&self, at: u32) -> Option<(Arrival, u32)> {
        self.cells.get(at as usize).copied()
    }

    /// The arrivals at an institution, the latest first.
    pub(crate) fn at(&self, institution: u32) -> impl Iterator<Item = Arrival> {
        let first = self.cell(self.head(institution));
        std::iter::successors(first, |(_, next)| self.cell(*next)).map(|(arrival, _)| arrival)
    }

    pub(crate) fn add(&mut self, institution: u32, arrival: Arrival) {
        if let Some(head) = self.heads.get_mut(institution as usize) {
            if *head == NONE {
                self.touched.push(institution);
            }
            self.cells.push((arrival, *head));
            *head = self.cells.len() as u32 - 1;
        }
    }
}

/// Whether arrivals of one focus make another one needless: whichever institution and whichever hub do not count, if the
/// other one does, then so does one of these. Of arrivals that are not needless there are never more than four.
pub(crate) fn needless(arrivals: &[(u32, u32)], (source, hub): (u32, u32)) -> bool {
    let Some((first_source, first_hub)) = arrivals.first().copied() else {
        return false;
    };
    // The first one must not count either: because of its source, or because of its hub.
    let other_hub = one_other(
        arrivals
            .iter()
            .filter(|(s, _)| *s != first_source)
            .map(|(_, h)| *h),
        hub,
    );
    let other_source = one_other(
        arrivals
            .iter()
            .filter(|(_, h)| *h != first_hub)
            .map(|(s, _)| *s),
        source,
    );
    let wanted_for_hub = first_source != source && other_hub;
    let wanted_for_source = first_hub != hub && other_source;
    !wanted_for_hub && !wanted_for_source
}

/// Whether all are one and the same, and that is not the one given.
fn one_other(mut all: impl Iterator<Item = u32>, given: u32) -> bool {
    match all.next() {
        Some(first) => first != given && all.all(|other| other == first),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::needless;

    proptest! {
        #[test]
        fn what_is_kept_answers_for_all(arrivals in prop::collection::vec((0_u32..5, 0_u32..5), 0..30)) {
            let mut kept: Vec<(u32, u32)> = Vec::new();
            for arrival in &arrivals {
                if !needless(&kept, *arrival) {
                    kept.push(*arrival);
                }
            }
            prop_assert!(kept.len() <= 4);
            for source in 0..6 {
                for hub in 0..6 {
                    let counts = |(s, h): &(u32, u32)| *s != source && *h != hub;
                    prop_assert_eq!(kept.iter().any(counts), arrivals.iter().any(counts));
                }
            }
        }
    }
}
