//! What spreads from the networks of hubs, along all ways at once.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::arrived::Arrived;
use super::clock::{Clock, Day, UNDATED};
use super::marks::Marks;
use super::pool::{Arrival, Pool};
use super::steps::{Step, Steps, leading_from};
use super::{Reached, Unsure};
use crate::model::entity::{Hub, Institution};
use crate::model::index::focus_index;
use crate::model::visits::visited;
use crate::value::Handle;
use crate::vocabulary::Focus;

/// From which hubs' networks something reached each institution.
#[derive(Debug)]
pub(crate) struct Spread {
    surely: Arrived,
    perhaps: Arrived,
}

impl Spread {
    /// Follows the steps of each family once in the order of their days, and once more those of which anything is in
    /// doubt. Each institution passes on what it has; as at most four arrivals of a focus are kept at each, the work
    /// is in proportion to the transfers, but for their sorting.
    pub(crate) fn new(steps: &Steps, marks: &Marks, institutions: usize) -> Self {
        let mut surely = Arrived::new(institutions);
        let mut perhaps = Arrived::new(institutions);
        let mut flood = Flood::new(steps, marks, institutions);
        let families = || (0..steps.families.len() as u32).map(|family| (family, steps.of(family)));
        for (_, own) in families().filter(|(_, own)| !own.is_empty()) {
            flood.run(own, Certainty::Sure, None);
            flood.pool.settle(&mut surely, |arrival| arrival.doubt);
            if marks.any_doubt || own.iter().any(|step| step.unsure().is_some()) {
                flood.run(own, Certainty::Possible, None);
                flood.pool.settle(&mut perhaps, |arrival| arrival.doubt);
            }
        }
        // A family whose eldest does not say whether it has a parent may be part of any other, with all such families.
        let unbound = steps.unbound();
        if !unbound.is_empty() {
            flood.run(unbound, Certainty::Possible, None);
            let all = std::mem::replace(&mut flood.pool, Pool::new(institutions));
            all.settle(&mut perhaps, |_| Some(Unsure::Parent));
            let bound = families().filter(|(family, _)| !steps.families.is_unbound(*family));
            for (_, own) in bound.filter(|(_, own)| !own.is_empty()) {
                flood.run(own, Certainty::Possible, Some((unbound, &all)));
                flood.pool.settle(&mut perhaps, |_| Some(Unsure::Parent));
            }
        }
        Self { surely, perhaps }
    }

    /// Whether something from the network of another hub of a focus reached an institution.
    pub(crate) fn besides(
        &self,
        institution: Handle<Institution>,
        focus: Focus,
        hub: Handle<Hub>,
    ) -> Reached {
        let (at, focus) = (institution.index() as u32, focus_index(focus) as u8);
        self.reached(|arrived| arrived.besides(at, focus, hub.index() as u32))
    }

    /// Whether something from the network of a hub of another focus reached an institution.
    pub(crate) fn elsewhere(&self, institution: Handle<Institution>, focus: Focus) -> Reached {
        let (at, focus) = (institution.index() as u32, focus_index(focus) as u8);
        self.reached(|arrived| arrived.elsewhere(at, focus))
    }

    fn reached(&self, ask: impl Fn(&Arrived) -> Option<Option<Unsure>>) -> Reached {
        if ask(&self.surely).is_some() {
            return Reached::Surely;
        }
        match ask(&self.perhaps) {
            // Without a doubt of its own it is the order of transfers without a date that is open.
            Some(doubt) => Reached::Perhaps(doubt.unwrap_or(Unsure::TransferDate)),
            None => Reached::Not,
        }
    }
}

impl Pool {
    fn settle(&self, arrived: &mut Arrived, doubt: impl Fn(&Arrival) -> Option<Unsure>) {
        for institution in self.touched() {
            for arrival in self.at(*institution) {
                arrived.add(*institution, arrival, doubt(&arrival));
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Certainty {
    /// What is so however the unknown turns out.
    Sure,
    /// What is so if the unknown turns out best.
    Possible,
}

/// Steps besides a family's own, and what arrives where by these alone.
type Beyond<'s> = Option<(&'s [Step], &'s Pool)>;

/// Lets arrivals flow along steps, day by day.
struct Flood<'s> {
    marks: &'s Marks,
    clock: Clock,
    pool: Pool,
    /// The family's own steps by day.
    order: Vec<(Day, u32)>,
    /// Steps to be taken, or taken again because more has arrived where they lead from: the day, whether it is one
    /// beyond the family, and which.
    again: BinaryHeap<Reverse<(Day, bool, u32)>>,
}

impl<'s> Flood<'s> {
    fn new(steps: &Steps, marks: &'s Marks, institutions: usize) -> Self {
        Self {
            marks,
            clock: steps.clock,
            pool: Pool::new(institutions),
            order: Vec::new(),
            again: BinaryHeap::new(),
        }
    }

    fn run(&mut self, own: &[Step], certainty: Certainty, beyond: Beyond<'_>) {
        self.pool.clear();
        self.order.clear();
        for (place, step) in own.iter().enumerate() {
            let day = match (certainty, step.day) {
                (Certainty::Sure, _) if step.doubt.is_some() => continue,
                // Taken by then for certain, but not after anything that has a date.
                (Certainty::Sure, UNDATED) => match self.clock.settled {
                    Some(settled) => settled,
                    None => continue,
                },
                (_, day) => day,
            };
            self.order.push((day, place as u32));
        }
        self.order.sort_unstable();
        if let Some((_, base)) = beyond {
            let undated = |(_, step): &(u32, &Step)| step.day == UNDATED;
            for (place, step) in (0..).zip(own).filter(undated) {
                let days = base.at(step.from).map(|arrival| arrival.day);
                for day in days.filter(|day| UNDATED < *day && *day <= self.clock.latest) {
                    self.again.push(Reverse((day, false, place)));
                }
            }
        }
        let mut next = 0;
        loop {
            let planned = self.order.get(next).copied();
            let again = self.again.peek().map(|Reverse((day, ..))| *day);
            match (planned, again) {
                (Some((day, place)), again) if again.is_none_or(|again| day <= again) => {
                    next += 1;
                    if let Some(step) = own.get(place as usize)
                        && self.take(step, day, certainty, beyond)
                    {
                        self.wake(step.to, day, place, own, certainty, beyond);
                    }
                }
                (_, Some(_)) => self.take_again(own, certainty, beyond),
                _ => break,
            }
        }
    }

    fn take_again(&mut self, own: &[Step], certainty: Certainty, beyond: Beyond<'_>) {
        let Some(Reverse((day, is_beyond, place))) = self.again.pop() else {
            return;
        };
        let others = beyond.map_or(&[][..], |(steps, _)| steps);
        let steps = if is_beyond { others } else { own };
        let Some(step) = steps.get(place as usize) else {
            return;
        };
        let changed = match is_beyond {
            true => self.pass_on(step, day, beyond),
            false => self.take(step, day, certainty, beyond),
        };
        if changed {
            self.wake(step.to, day, u32::MAX, own, certainty, beyond);
        }
    }

    /// Takes a step; whether anything new arrived by it.
    fn take(&mut self, step: &Step, day: Day, certainty: Certainty, beyond: Beyond<'_>) -> bool {
        let mut changed = false;
        for mark in self.marks.of(step.from) {
            if certainty == Certainty::Possible || mark.doubt.is_none() {
                let arrival = Arrival {
                    source: step.from,
                    hub: mark.hub,
                    day,
                    focus: mark.focus,
                    doubt: mark.doubt.or(step.doubt),
                };
                changed |= self.arrive(step.to, arrival, beyond);
            }
        }
        if certainty == Certainty::Sure && step.day == UNDATED {
            return changed;
        }
        if let Some((_, base)) = beyond {
            for arrival in base.at(step.from).filter(|arrival| arrival.day <= day) {
                changed |= self.arrive(step.to, carried(arrival, step, day), beyond);
            }
        }
        self.pass_on(step, day, beyond) || changed
    }

    /// Passes on by a step what arrived where it leads from.
    fn pass_on(&mut self, step: &Step, day: Day, beyond: Beyond<'_>) -> bool {
        let mut changed = false;
        if self.pool.adds_nothing(step.from, step.to) {
            return false;
        }
        let mut at = self.pool.head(step.from);
        while let Some((arrival, next)) = self.pool.cell(at) {
            changed |= self.arrive(step.to, carried(arrival, step, day), beyond);
            at = next;
        }
        changed
    }

    fn arrive(&mut self, to: u32, arrival: Arrival, beyond: Beyond<'_>) -> bool {
        visited(1);
        self.pool.keep(to, arrival, beyond.map(|(_, base)| base))
    }

    /// Plans the steps from an institution at which something new arrived, but for those of the family that come later
    /// anyway: `place` is how far the family's own steps of the day have been taken.
    fn wake(
        &mut self,
        institution: u32,
        day: Day,
        place: u32,
        own: &[Step],
        certainty: Certainty,
        beyond: Beyond<'_>,
    ) {
        let possible = certainty == Certainty::Possible;
        let undated = possible && day <= self.clock.latest;
        let first = own.partition_point(|step| step.from < institution);
        let from_here = leading_from(own, institution);
        let same_day = from_here.partition_point(|step| step.day < day);
        for (at, step) in from_here.iter().enumerate().skip(same_day) {
            let at = (first + at) as u32;
            if step.day > day {
                break;
            }
            if at < place && (possible || step.doubt.is_none()) {
                self.again.push(Reverse((day, false, at)));
            }
        }
        if undated && day != UNDATED {
            let earlier = from_here.iter().take_while(|step| step.day == UNDATED);
            for at in (first as u32..).zip(earlier).map(|(at, _)| at) {
                self.again.push(Reverse((day, false, at)));
            }
        }
        let Some((steps, _)) = beyond else { return };
        let first = steps.partition_point(|step| step.from < institution);
        for (at, step) in (first..).zip(leading_from(steps, institution)) {
            if step.day >= day {
                self.again.push(Reverse((step.day, true, at as u32)));
            } else if undated && step.day == UNDATED {
                self.again.push(Reverse((day, true, at as u32)));
            }
        }
    }
}

fn carried(arrival: Arrival, step: &Step, day: Day) -> Arrival {
    Arrival {
        day,
        doubt: arrival.doubt.or(step.unsure()),
        ..arrival
    }
}
