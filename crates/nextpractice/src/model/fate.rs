//! What became of each institution: where its successions lead.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use foldhash::fast::RandomState;

use super::entity::Institution;
use super::view::View;
use crate::value::Handle;

type School = Handle<Institution>;

/// One step from an institution to what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// It is open.
    Open,
    /// It has closed, and another took its place.
    Succeeded(School),
    /// It may have closed; if so, another took its place.
    PerhapsSucceeded(School),
    /// It has closed, and none took its place.
    Closed,
    /// That is not known.
    Unsure,
}

/// Where the successions of an institution lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// To an institution that is open.
    Open(School),
    /// To one that has closed for good.
    Closed(School),
    /// That is not known of the first of them of which something is not known.
    Unsure(School),
    /// Round and round.
    Circle,
}

/// The fates of the institutions that are not open for certain, and how many successions lead there.
pub(super) type Fates = HashMap<School, Known, RandomState>;

/// What is known so far of an institution that was met.
type Known = Option<(Fate, u32)>;

impl View<'_> {
    /// The fate of an institution, and how many successions lead there; those of all are worked out together, once.
    pub(crate) fn fate(&self, institution: School, link: impl Fn(School) -> Next) -> (Fate, u32) {
        if link(institution) == Next::Open {
            return (Fate::Open(institution), 0);
        }
        let closings = self.closings();
        let institutions = self.programme().institutions().handles();
        let not_open = institutions.filter(|school| !closings.get(school.index()).is_no());
        let fates = || follow(not_open, link);
        let fates = self.derived().fates.get_or_init(fates);
        let known = fates.get(&institution).copied().flatten();
        known.unwrap_or((Fate::Unsure(institution), 0))
    }
}

/// Follows every chain to its end, each link once, and without a stack.
fn follow(institutions: impl Iterator<Item = School>, link: impl Fn(School) -> Next) -> Fates {
    let mut fates = Fates::default();
    let mut chain: Vec<(School, Next)> = Vec::new();
    for start in institutions {
        let mut at = start;
        let (mut fate, mut steps) = loop {
            let next = match fates.entry(at) {
                Entry::Occupied(known) => match known.get() {
                    Some(known) => break *known,
                    // Met, and its fate not known: it is further up this very chain.
                    None => break (Fate::Circle, 0),
                },
                Entry::Vacant(unmet) => match link(at) {
                    // Most are open, and nothing need be kept of them.
                    Next::Open => break (Fate::Open(at), 0),
                    next => {
                        unmet.insert(None);
                        next
                    }
                },
            };
            match next {
                Next::Succeeded(next_at) | Next::PerhapsSucceeded(next_at) => {
                    chain.push((at, next));
                    at = next_at;
                    continue;
                }
                Next::Open | Next::Closed | Next::Unsure => {}
            }
            let fate = match next {
                Next::Closed => Fate::Closed(at),
                _ => Fate::Unsure(at),
            };
            fates.insert(at, Some((fate, 0)));
            break (fate, 0);
        };
        while let Some((school, link)) = chain.pop() {
            steps += 1;
            // Whether it has closed makes no difference where an open one would have succeeded it.
            if let (Next::PerhapsSucceeded(_), Fate::Closed(_) | Fate::Unsure(_)) = (link, fate) {
                (fate, steps) = (Fate::Unsure(school), 0);
            }
            fates.insert(school, Some((fate, steps)));
        }
    }
    fates
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Fate, Next, School, follow};

    fn school(index: usize) -> School {
        School::from_index(index).expect("few schools")
    }

    /// One chain after the other, step by step.
    fn walk(start: usize, links: &[Next]) -> Fate {
        let (mut at, mut unsure) = (school(start), None);
        for _ in 0..=links.len() {
            at = match (links[at.index()], unsure) {
                (Next::Open, _) => return Fate::Open(at),
                (Next::Closed | Next::Unsure, Some(unsure)) => return Fate::Unsure(unsure),
                (Next::Closed, None) => return Fate::Closed(at),
                (Next::Unsure, None) => return Fate::Unsure(at),
                (Next::Succeeded(next), _) => next,
                (Next::PerhapsSucceeded(next), _) => {
                    unsure.get_or_insert(at);
                    next
                }
            };
        }
        Fate::Circle
    }

    proptest! {
        #[test]
        fn a_fate_is_what_step_by_step_leads_to(links in prop::collection::vec((0..5, 0_usize..8), 1..8)) {
            let next = |at: usize| school(at % links.len());
            let links: Vec<Next> = links
                .iter()
                .map(|(kind, at)| match kind {
                    0 => Next::Open,
                    1 => Next::Closed,
                    2 => Next::Unsure,
                    3 => Next::Succeeded(next(*at)),
                    _ => Next::PerhapsSucceeded(next(*at)),
                })
                .collect();
            let fates = follow((0..links.len()).map(school), |at| links[at.index()]);
            for start in 0..links.len() {
                let known = fates.get(&school(start)).copied().flatten();
                let fate = known.map_or(Fate::Open(school(start)), |(fate, _)| fate);
                prop_assert_eq!(fate, walk(start, &links));
            }
        }
    }

    #[test]
    fn a_chain_of_a_million_successions_is_followed_once_and_without_a_stack() {
        let count = 1_000_000;
        let asked = std::cell::Cell::new(0);
        let fates = follow((0..count).map(school), |at| {
            asked.set(asked.get() + 1);
            match at.index() + 1 {
                next if next < count => Next::Succeeded(school(next)),
                _ => Next::Closed,
            }
        });
        assert_eq!(asked.get(), count);
        assert_eq!(
            fates[&school(0)],
            Some((Fate::Closed(school(count - 1)), count as u32 - 1))
        );
    }
}
