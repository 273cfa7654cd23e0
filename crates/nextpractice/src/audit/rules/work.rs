//! The work on a focus: the tasks of its plans, whether they are aligned, and how far their topics lie apart.

use super::agenda;
use super::ds001::plans_recorded;
use super::tasks::{Tasks, Topic};
use super::topics::Spread;
use crate::audit::{Answer, Missing};
use crate::model::{Plan, Table, Threshold, Truth, View};
use crate::value::{Handle, Ratio};
use crate::vocabulary::Focus;

/// What the rule asks for.
pub(super) struct Thresholds {
    pub(super) aligned: Threshold<Ratio>,
    pub(super) entropy: Threshold<Ratio>,
    pub(super) tasks: usize,
}

/// The tasks of a focus. What is not known of them is counted apart.
#[derive(Debug, Default)]
pub(super) struct Work<'p> {
    pub(super) tasks: Tasks<'p>,
    /// The topics of the tasks that belong, and of which it is known what they serve; how many tasks each has.
    pub(super) spread: Spread,
    pub(super) topics: Vec<(Topic<'p>, usize)>,
    /// How many tasks the largest topic has, and the largest that is, or may be, an agreed priority of the focus.
    largest: usize,
    largest_aligned: usize,
    /// How many tasks are aligned, and of how many more the priority may be agreed.
    pub(super) aligned: usize,
    pub(super) may_be_aligned: usize,
    /// The tasks of each plan of which it is not known whether it is in force.
    unsure: Vec<Tasks<'p>>,
    /// Whether there may be any number of others.
    unlisted: bool,
    /// Whether there is, or may be, an agreed priority that a task could serve.
    alignable: bool,
    missing: Option<Missing>,
}

impl<'p> Work<'p> {
    pub(super) fn of(view: &View<'p>, focus: Focus) -> Self {
        let index = view.programme().index();
        let mut work = Self {
            alignable: agenda::may_be_agreed(view, focus),
            ..Self::default()
        };
        let mut tasks = Tasks::default();
        let hubs = index.hubs_of_focus(focus).iter();
        // Of a hub that is none at the date no plan is in force.
        for hub in hubs.filter(|hub| !view.hub_in_term(**hub).is_no()) {
            if let Err(missing) =
                view.absence_proves(Table::Plans, plans_recorded(view, *hub), view.date())
            {
                work.others(missing);
            }
            for plan in index.plans(*hub) {
                work.take(view, focus, *plan, &mut tasks);
            }
        }
        // Of a hub that is not listed, no plan is.
        let listed = view.absence_proves(Table::Plans, None, view.date());
        if let (Err(missing), Err(_)) =
            (listed, view.absence_proves(Table::Hubs, None, view.date()))
        {
            work.others(missing);
        }
        work.counted(tasks)
    }

    /// The same with these tasks, and no others.
    fn counted(mut self, mut tasks: Tasks<'p>) -> Self {
        tasks.known.sort_unstable();
        for same in tasks.known.chunk_by(|(a, _), (b, _)| a == b) {
            let Some((topic, aligned)) = same.first() else {
                continue;
            };
            self.topics.push((*topic, same.len()));
            self.spread.topic(same.len());
            match aligned {
                Truth::Yes => self.aligned += same.len(),
                Truth::Unknown => self.may_be_aligned += same.len(),
                Truth::No => {}
            }
            if !aligned.is_no() {
                self.largest_aligned = self.largest_aligned.max(same.len());
            }
            self.largest = self.largest.max(same.len());
        }
        self.tasks = tasks;
        self
    }

    fn others(&mut self, missing: Missing) {
        self.unlisted = true;
        Missing::least(&mut self.missing, missing);
    }

    fn take(&mut self, view: &View<'p>, focus: Focus, plan: Handle<Plan>, all: &mut Tasks<'p>) {
        let in_force = view.plan_in_term(plan);
        if in_force.is_no() {
            return;
        }
        let Some(tasks) = view.programme()[plan].tasks.known() else {
            self.others(Missing::Field(Table::Plans, "tasks"));
            return;
        };
        if in_force.is_yes() {
            if let Some(missing) = all.take(view, focus, tasks) {
                Missing::least(&mut self.missing, missing);
            }
        } else if !tasks.is_empty() {
            let mut unsure = Tasks::default();
            unsure.take(view, focus, tasks);
            self.unsure.push(unsure);
            Missing::least(&mut self.missing, Missing::Field(Table::Plans, "term"));
        }
    }

    /// Whether it is known of any task what it is about.
    pub(super) const fn has_topics(&self) -> bool {
        !self.topics.is_empty()
    }

    /// How many tasks belong for certain.
    pub(super) const fn tasks(&self) -> usize {
        self.spread.tasks() + self.tasks.open
    }

    /// How many more may belong.
    pub(super) fn unsure(&self) -> usize {
        self.unsure.iter().map(Tasks::len).sum()
    }

    pub(super) fn judge(&self, asked: &Thresholds) -> Answer {
        let undecided = self.missing.map_or(Answer::Holds, Answer::CannotTell);
        if !self.unlisted && self.tasks() + self.unsure() < asked.tasks {
            return Answer::NotApplicable("it has fewer tasks than the rule needs");
        }
        if self.tasks() < asked.tasks || self.best_case(asked) {
            return undecided;
        }
        Answer::Broken
    }

    /// Whether what is not known could turn out so that the work is not scattered. Where all is known, whether it is not.
    fn best_case(&self, asked: &Thresholds) -> bool {
        let (share, most) = (asked.aligned.value, asked.entropy.value);
        if self.unlisted {
            // So many others may serve one priority that the rest counts for next to nothing.
            let all_aligned = self.aligned + self.may_be_aligned == self.spread.tasks();
            let aligned =
                share == Ratio::ZERO || (self.alignable && (all_aligned || share < Ratio::ONE));
            return aligned && (most > Ratio::ZERO || self.topics.len() < 2);
        }
        let ways = u32::try_from(self.unsure.len())
            .ok()
            .and_then(|plans| 1_usize.checked_shl(plans))
            .filter(|ways| ways.saturating_mul(self.tasks() + self.unsure()) <= TRIED);
        match ways {
            Some(ways) => (0..ways).any(|way| self.if_in_force(way).keeps(0, 0, share, most)),
            // Beyond what can be tried, each task may belong by itself, and be about anything.
            None => {
                let alignable = self.unsure.iter().map(Tasks::alignable).sum();
                let mut unsure = 0..=self.unsure();
                unsure.any(|unsure| self.keeps(unsure, alignable, share, most))
            }
        }
    }

    /// The same if some plans of which it is not known whether they are in force are: those whose bits are set.
    fn if_in_force(&self, which: usize) -> Self {
        let mut tasks = self.tasks.clone();
        for (place, more) in self.unsure.iter().enumerate() {
            if which >> place & 1 == 1 {
                tasks.known.extend_from_slice(&more.known);
                tasks.open += more.open;
            }
        }
        let none = Self {
            alignable: self.alignable,
            ..Self::default()
        };
        none.counted(tasks)
    }

    /// Whether it is not scattered at best, with so many more tasks, of which so many may be aligned.
    fn keeps(&self, more: usize, more_alignable: usize, share: Ratio, most: Ratio) -> bool {
        let all = self.tasks() + more;
        let open = self.tasks.open + more;
        let alignable = if self.alignable {
            self.tasks.open + more.min(more_alignable)
        } else {
            0
        };
        let needed = least_part(share, all).saturating_sub(self.aligned + self.may_be_aligned);
        if needed > alignable {
            return false;
        }
        let largest = self.largest;
        if self.largest_aligned == largest {
            return self.spread.with(open, largest).within(most.get());
        }
        // What is open spreads least if as much as may be goes to the largest topic, or to the largest that is aligned.
        [needed, alignable].iter().any(|to_aligned| {
            let spread = self.spread.with(*to_aligned, self.largest_aligned);
            spread.with(open - to_aligned, largest).within(most.get())
        })
    }
}

/// Plans of which it is not known whether they are in force are taken in every combination where that makes no more tasks
/// than this.
const TRIED: usize = 1 << 14;

/// How many of so many make up at least a share.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an estimate from below, put right by counting on"
)]
fn least_part(share: Ratio, all: usize) -> usize {
    let below = ((share.get() * all as f64).floor() as usize).saturating_sub(1);
    let enough =
        |part: &usize| Ratio::of(*part as u64, all as u64).is_some_and(|part| part >= share);
    (below..all).find(enough).unwrap_or(all)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Spread, Work, least_part};
    use crate::value::Ratio;

    /// Tasks of some topics, each topic an agreed priority of the focus or not, and some of which it is not known what they serve.
    fn work(topics: &[(usize, bool)], open: usize, alignable: bool) -> Work<'static> {
        let mut work = Work {
            alignable,
            ..Work::default()
        };
        work.tasks.open = open;
        for (tasks, aligned) in topics {
            work.spread.topic(*tasks);
            if *aligned {
                work.aligned += tasks;
                work.largest_aligned = work.largest_aligned.max(*tasks);
            }
            work.largest = work.largest.max(*tasks);
        }
        work
    }

    /// Whether the work is not scattered in some way in which the open tasks could serve these topics.
    fn some_way(topics: &mut Vec<(usize, bool)>, open: usize, share: Ratio, most: Ratio) -> bool {
        if open > 0 {
            return (0..topics.len()).any(|topic| {
                topics[topic].0 += 1;
                let found = some_way(topics, open - 1, share, most);
                topics[topic].0 -= 1;
                found
            });
        }
        let mut spread = Spread::default();
        topics.iter().for_each(|(tasks, _)| spread.topic(*tasks));
        let aligned: usize = topics
            .iter()
            .filter(|(_, aligned)| *aligned)
            .map(|(tasks, _)| tasks)
            .sum();
        Ratio::of(aligned as u64, spread.tasks() as u64).is_some_and(|part| part >= share)
            && spread.within(most.get())
    }

    proptest! {
        #[test]
        fn the_best_case_is_the_best_of_all(
            topics in prop::collection::vec((1_usize..5, any::<bool>()), 1..5),
            open in 0_usize..5,
            alignable: bool,
            share in prop_oneof![Just(0.8), Just(0.5), Just(0.0), Just(1.0), 0.0..=1.0],
            most in 0.0..=1.0,
        ) {
            let alignable = alignable || topics.iter().any(|(_, aligned)| *aligned);
            let (share, most) = (Ratio::new(share).unwrap(), Ratio::new(most).unwrap());
            let found = work(&topics, open, alignable).keeps(0, 0, share, most);
            // Beside these topics there are others that nothing serves yet.
            let mut all = topics.clone();
            all.push((0, false));
            if alignable {
                all.push((0, true));
            }
            prop_assert_eq!(found, some_way(&mut all, open, share, most));
        }

        #[test]
        fn the_least_part_is_enough_and_one_less_is_not(share in 0.0..=1.0, all in 1_usize..60) {
            let share = Ratio::new(share).unwrap();
            let part = least_part(share, all);
            prop_assert!(Ratio::of(part as u64, all as u64).unwrap() >= share);
            prop_assert!(part == 0 || Ratio::of(part as u64 - 1, all as u64).unwrap() < share);
        }
    }
}
