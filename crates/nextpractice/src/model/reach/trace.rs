//! The way by which something reached an institution, for whoever asks why.

use std::collections::{BinaryHeap, HashMap};

use super::clock::{Day, UNDATED};
use super::marks::Mark;
use super::steps::{Step, Steps, step};
use crate::model::entity::{Institution, Transfer};
use crate::model::view::View;
use crate::value::Handle;

impl Steps {
    /// A way for certain to an institution from another that has a mark as wanted, followed back from its end: the
    /// transfers, the first first, and the mark.
    pub(crate) fn way_to(
        &self,
        view: &View<'_>,
        institution: Handle<Institution>,
        wanted: impl Fn(&Mark) -> bool,
    ) -> Option<(Vec<Handle<Transfer>>, Mark)> {
        let goal = institution.index() as u32;
        // The step by which a way goes on from an institution, in a family; followed from the latest.
        let mut goes_on: HashMap<(u32, u32), Step> = HashMap::new();
        let mut agenda: BinaryHeap<(Day, u32)> = BinaryHeap::new();
        let plan = |at: u32, by: Day, family: Option<u32>, agenda: &mut BinaryHeap<(Day, u32)>| {
            let Some(at) = Handle::from_index(at as usize) else {
                return;
            };
            for transfer in view.transfers_to(at) {
                if let Some((its, step)) = self.sure_step(view, *transfer)
                    && family.is_none_or(|family| its == family)
                {
                    let day = match step.day {
                        UNDATED => self.clock.settled,
                        day => Some(day),
                    };
                    if let Some(day) = day.filter(|day| *day <= by) {
                        agenda.push((day, step.transfer));
                    }
                }
            }
        };
        plan(goal, Day::MAX, None, &mut agenda);
        while let Some((day, transfer)) = agenda.pop() {
            let transfer = Handle::from_index(transfer as usize)?;
            let Some((family, step)) = self.sure_step(view, transfer) else {
                continue;
            };
            if step.from == goal || goes_on.contains_key(&(family, step.from)) {
                continue;
            }
            let mark = view
                .marks()
                .of(step.from)
                .iter()
                .find(|mark| mark.doubt.is_none() && wanted(mark));
            if let Some(mark) = mark {
                let on = std::iter::successors(Some(step), |step| {
                    goes_on.get(&(family, step.to)).copied()
                });
                let chain = on.filter_map(|step| Handle::from_index(step.transfer as usize));
                return Some((chain.collect(), *mark));
            }
            // Without a date it can only be the first of a way.
            if step.day != UNDATED {
                goes_on.insert((family, step.from), step);
                plan(step.from, day, Some(family), &mut agenda);
            }
        }
        None
    }

    /// A transfer as a step that is certain, with its family.
    fn sure_step(&self, view: &View<'_>, transfer: Handle<Transfer>) -> Option<(u32, Step)> {
        let lot = self.lot(view.programme()[transfer].practice);
        let passing = view.programme().index().passing(transfer);
        let step = step(self.clock, lot, transfer, passing)?;
        step.doubt.is_none().then_some((lot.family, step))
    }
}
