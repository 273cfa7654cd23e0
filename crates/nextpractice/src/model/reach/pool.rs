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
    places: Vec<Place>,
    cells: Vec<(Arrival, u32)>,
    touched: Vec<u32>,
    seen: Vec<(u32, u32)>,
}

/// What is at one institution. A set of focuses has a bit for each.
#[derive(Clone, Copy, Debug)]
struct Place {
    head: u32,
    /// The focuses from which anything arrived.
    present: u16,
    /// Those from which nothing more is needed.
    full: u16,
}

const NONE: u32 = u32::MAX;

const EMPTY: Place = Place {
    head: NONE,
    present: 0,
    full: 0,
};

impl Pool {
    pub(crate) fn new(institutions: usize) -> Self {
        Self {
            places: vec![EMPTY; institutions],
            cells: Vec::new(),
            touched: Vec::new(),
            seen: Vec::new(),
        }
    }

    pub(crate) fn clear(&mut self) {
        for institution in self.touched.drain(..) {
            if let Some(place) = self.places.get_mut(institution as usize) {
                *place = EMPTY;
            }
        }
        self.cells.clear();
    }

    /// The institutions at which anything arrived.
    pub(crate) fn touched(&self) -> &[u32] {
        &self.touched
    }

    fn place(&self, institution: u32) -> Place {
        let place = self.places.get(institution as usize);
        place.copied().unwrap_or(EMPTY)
    }

    /// Whether all that is at one institution is needless at another.
    pub(crate) fn adds_nothing(&self, from: u32, to: u32) -> bool {
        self.place(from).present & !self.place(to).full == 0
    }

    /// Where the arrivals at an institution begin.
    pub(crate) fn head(&self, institution: u32) -> u32 {
        self.place(institution).head
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

    /// Keeps an arrival at an institution, unless it is needless there, or what arrived by that day in another pool
    /// makes it so; whether it was kept.
    pub(crate) fn keep(&mut self, institution: u32, arrival: Arrival, base: Option<&Self>) -> bool {
        let bit = 1 << arrival.focus;
        let Some(place) = self.places.get_mut(institution as usize) else {
            return false;
        };
        // What comes back to where it came from has reached nobody.
        if place.full & bit != 0 || arrival.source == institution {
            return false;
        }
        self.seen.clear();
        if place.present & bit != 0 {
            let mut at = place.head;
            while let Some((other, next)) = self.cells.get(at as usize) {
                if other.focus == arrival.focus {
                    self.seen.push((other.source, other.hub));
                }
                at = *next;
            }
        }
        for other in base.into_iter().flat_map(|base| base.at(institution)) {
            if other.focus == arrival.focus && other.day <= arrival.day {
                self.seen.push((other.source, other.hub));
            }
        }
        let key = (arrival.source, arrival.hub);
        if needless(&self.seen, key) {
            return false;
        }
        self.seen.push(key);
        if place.head == NONE {
            self.touched.push(institution);
        }
        place.present |= bit;
        if self.seen.len() > 2 && needless(&self.seen, (NONE, NONE)) {
            place.full |= bit;
        }
        self.cells.push((arrival, place.head));
        place.head = self.cells.len() as u32 - 1;
        true
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
