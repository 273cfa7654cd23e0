//! Transfers as steps on the ways of a family, in the order in which ways follow them.

use std::sync::Arc;

use super::Unsure;
use super::clock::{Clock, Day, UNDATED, When};
use super::families::{Families, Lot};
use crate::model::columns::Passing;
use crate::model::entity::{Practice, Transfer};
use crate::model::truth::Truth;
use crate::model::view::View;
use crate::value::Handle;

/// A transfer that carried a practice, or may have, by the day of the audit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub(crate) from: u32,
    pub(crate) to: u32,
    /// [`UNDATED`] where the date is not recorded.
    pub(crate) day: Day,
    pub(crate) transfer: u32,
    /// The place of its practice among the families.
    pub(crate) place: u32,
    /// Why it is not certain that it carried anything, if it is not.
    pub(crate) doubt: Option<Unsure>,
}

impl Step {
    /// Why it is not certain that it carried anything at some time after another.
    pub(crate) fn unsure(&self) -> Option<Unsure> {
        let undated = (self.day == UNDATED).then_some(Unsure::TransferDate);
        self.doubt.or(undated)
    }
}

/// The steps of all families.
#[derive(Debug)]
pub(crate) struct Steps {
    pub(crate) clock: Clock,
    pub(crate) families: Arc<Families>,
    /// Where the steps of each family begin, and where the last end.
    starts: Vec<u32>,
    /// By family, then by the institution they lead from, then by day.
    steps: Vec<Step>,
    /// The steps of all families that may be part of another, where there are others; in the same order.
    unbound: Vec<Step>,
    /// The institutions that a step leads to.
    received: Vec<bool>,
}

impl Steps {
    pub(crate) fn new(view: &View<'_>) -> Self {
        let programme = view.programme();
        let clock = Clock::new(view);
        let families = Arc::clone(view.families());
        let mut starts = vec![0_u32; families.len() + 1];
        let mut found: Vec<(u32, Step)> = Vec::with_capacity(programme.transfers().len());
        let mut received = vec![false; programme.institutions().len()];
        for practice in programme.practices().handles() {
            let lot = families.lot(practice);
            for transfer in programme.index().transfers(practice) {
                let passing = programme.index().passing(*transfer);
                let Some(step) = step(clock, lot, *transfer, passing) else {
                    continue;
                };
                if let Some(count) = starts.get_mut(lot.family as usize + 1) {
                    *count += 1;
                }
                if let Some(received) = received.get_mut(step.to as usize) {
                    *received = true;
                }
                found.push((lot.family, step));
            }
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let steps = by_family(&starts, &found);
        let mut unbound = Vec::new();
        if families.len() > 1 {
            for family in (0..families.len() as u32).filter(|family| families.is_unbound(*family)) {
                unbound.extend_from_slice(slice(&starts, &steps, family));
            }
            unbound.sort_unstable_by_key(order);
        }
        Self {
            clock,
            families,
            starts,
            steps,
            unbound,
            received,
        }
    }

    /// The steps of a family.
    pub(crate) fn of(&self, family: u32) -> &[Step] {
        slice(&self.starts, &self.steps, family)
    }

    /// The steps of the families that may be part of others.
    pub(crate) fn unbound(&self) -> &[Step] {
        &self.unbound
    }

    /// The practice and its adaptations.
    pub(crate) fn lot(&self, practice: Handle<Practice>) -> Lot {
        self.families.lot(practice)
    }

    /// Whether a recorded transfer brought something to an institution, or may have.
    pub(crate) fn brought(&self, institution: u32) -> bool {
        let received = self.received.get(institution as usize);
        received.copied().unwrap_or_default()
    }
}

/// A transfer of a practice in its places as a step, unless it had not taken place by the day of the audit, or carried nothing.
pub(crate) fn step(
    clock: Clock,
    lot: Lot,
    transfer: Handle<Transfer>,
    passing: Passing,
) -> Option<Step> {
    if passing.from == passing.to {
        return None;
    }
    let carried = match passing.carried {
        Truth::No => return None,
        Truth::Yes => None,
        Truth::Unknown => Some(Unsure::TransferOutcome),
    };
    let (day, doubt) = match clock.when(passing.date)? {
        When::On(day) => (day, carried),
        When::Before => (UNDATED, carried),
        When::Perhaps => (UNDATED, carried.or(Some(Unsure::TransferDate))),
    };
    Some(Step {
        from: passing.from.index() as u32,
        to: passing.to.index() as u32,
        day,
        transfer: transfer.index() as u32,
        place: lot.first,
        doubt,
    })
}

/// The steps that lead from an institution, of steps in order.
pub(crate) fn leading_from(steps: &[Step], institution: u32) -> &[Step] {
    let first = steps.partition_point(|step| step.from < institution);
    let rest = steps.get(first..).unwrap_or_default();
    let count = rest.partition_point(|step| step.from == institution);
    rest.get(..count).unwrap_or_default()
}

pub(super) fn order(step: &Step) -> (u32, Day, u32) {
    (step.from, step.day, step.transfer)
}

fn slice<'s>(starts: &[u32], steps: &'s [Step], family: u32) -> &'s [Step] {
    let family = family as usize;
    let bounds = starts.get(family).zip(starts.get(family + 1));
    let steps = bounds.and_then(|(start, end)| steps.get(*start as usize..*end as usize));
    steps.unwrap_or_default()
}

fn by_family(starts: &[u32], found: &[(u32, Step)]) -> Vec<Step> {
    let Some((_, any)) = found.first() else {
        return Vec::new();
    };
    let mut steps = vec![*any; found.len()];
    let mut next = starts.to_vec();
    for (family, step) in found {
        if let Some(place) = next.get_mut(*family as usize) {
            if let Some(slot) = steps.get_mut(*place as usize) {
                *slot = *step;
            }
            *place += 1;
        }
    }
    let mut rest = steps.as_mut_slice();
    for pair in starts.windows(2) {
        let [start, end] = pair else { continue };
        let (family, others) = rest.split_at_mut((*end - *start) as usize);
        family.sort_unstable_by_key(order);
        rest = others;
    }
    steps
}
