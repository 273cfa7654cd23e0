//! DS008 scattered-agenda.

use std::cmp::Reverse;

use super::agenda;
use super::ds001::plans_recorded;
use super::tasks::{Tasks, Topic, aligned};
use super::topics::Spread;
use crate::audit::ask::{percent, percent_of, threshold};
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Plan, Table, Threshold, Truth, View};
use crate::value::{Handle, Ratio, spoken_date};
use crate::vocabulary::Focus;

rule! {
    /// The work on a gateway or Deep is scattered: too few of its tasks serve an agreed priority, or they are about too many things.
    ///
    /// **Asked**: of each focus in the charter's scope (where the charter does not say, of those that hubs lead) whose hubs' plans in force at the
    /// date have ten tasks or more. A task is aligned if it serves a priority of the focus that is agreed by the date; its topic is the priority that it
    /// serves, or else its own title. *Broken* where less than 80% of the tasks are aligned, or where the entropy of the topics, divided by the natural logarithm of the
    /// number of tasks, is above 0.8: 0 if all tasks are about one topic, 1 if each is about its own. Where tasks or their priorities are not wholly known, *broken* if even the best case is, and otherwise
    /// *cannot tell*. All of these numbers are this library's (`LIB`), unless the charter gives `min_aligned_share`, `max_topic_entropy` and `min_tasks`.
    ///
    /// **Why**: differences between schools were to converge on an agenda that adds up to something bigger. A
    /// thousand flowers were not to bloom in the hope that something of significance emerges.
    ///
    /// **What to do**: tie each task to the priority that it serves; drop or postpone what serves none, or bring it to the next debate on the agenda.
    DS008 = "scattered-agenda",
    principle: Disciplined,
    level: Warning,
    asked_of: Focus,
    reads: [Hubs, Plans, Priorities],
    follows_from: [DS004 by itself, DS007 by plans_in_force],
    cites: [HIST_PHASE_ONE, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, focus: Focus, facts: &mut Facts) -> Answer {
    let charter = view.programme().charter();
    let asked = Thresholds {
        aligned: charter.min_aligned_share(),
        entropy: charter.max_topic_entropy(),
        // Of no task there is no share.
        tasks: (charter.min_tasks().value as usize).max(1),
    };
    let work = Work::of(view, focus);
    facts.say(|| work.said_aligned(view, focus, &asked));
    if !work.topics.is_empty() {
        facts.say(|| work.said_topics(view, &asked));
    }
    work.judge(&asked)
}

struct Thresholds {
    aligned: Threshold<Ratio>,
    entropy: Threshold<Ratio>,
    tasks: usize,
}

/// The tasks of a focus. What is not known of them is counted apart.
#[derive(Debug, Default)]
struct Work<'p> {
    tasks: Tasks<'p>,
    /// The topics of the tasks that belong, and of which it is known what they serve; how many tasks each has.
    spread: Spread,
    topics: Vec<(Topic<'p>, usize)>,
    /// How many tasks the largest topic has, and the largest that is, or may be, an agreed priority of the focus.
    largest: usize,
    largest_aligned: usize,
    /// How many tasks are aligned, and of how many more the priority may be agreed.
    aligned: usize,
    may_be_aligned: usize,
    /// The tasks of each plan of which it is not known whether it is in force.
    unsure: Vec<Tasks<'p>>,
    /// Whether there may be any number of others.
    unlisted: bool,
    /// Whether there is, or may be, an agreed priority that a task could serve.
    alignable: bool,
    missing: Option<Missing>,
}

impl<'p> Work<'p> {
    fn of(view: &View<'p>, focus: Focus) -> Self {
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

    /// How many tasks belong for certain.
    const fn tasks(&self) -> usize {
        self.spread.tasks() + self.tasks.open
    }

    /// How many more may belong.
    fn unsure(&self) -> usize {
        self.unsure.iter().map(Tasks::len).sum()
    }

    fn judge(&self, asked: &Thresholds) -> Answer {
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

    fn said_aligned(&self, view: &View<'_>, focus: Focus, asked: &Thresholds) -> Fact {
        let (name, on, tasks) = (focus.name(), spoken_date(view.date()), self.tasks());
        let share = Ratio::of(self.aligned as u64, tasks as u64)
            .map_or(String::new(), |share| format!(" ({})", percent(share)));
        let mut text = format!(
            "{} of {tasks} tasks{share} serve an agreed priority of {name} on {on}",
            self.aligned
        );
        for (many, unknown) in [
            (
                self.may_be_aligned,
                "it is not recorded whether the priority is agreed",
            ),
            (self.tasks.open, "it is not recorded what they serve"),
        ] {
            if many > 0 {
                text.push_str(&format!("; of {many} {unknown}"));
            }
        }
        let unsure = self.unsure();
        if unsure > 0 {
            text.push_str(&format!("; {unsure} more are of plans without a term"));
        }
        let at_least = format!("at least {} are asked for", percent_of(asked.aligned));
        let fact = Fact::new(text).because(threshold(at_least, asked.aligned.set_by));
        let programme = view.programme();
        let plans = programme
            .index()
            .hubs_of_focus(focus)
            .iter()
            .flat_map(|hub| programme.index().plans(*hub));
        let plans = plans.filter(|plan| view.plan_in_term(**plan).is_yes());
        let tasks = plans.flat_map(|plan| {
            programme[*plan]
                .tasks
                .named()
                .iter()
                .map(move |task| (*plan, task))
        });
        let mut astray: Vec<_> = tasks
            .filter(|(_, task)| aligned(view, focus, task).is_no())
            .collect();
        astray.sort_by_key(|(plan, _)| programme.plans().key(*plan));
        let fact = astray.iter().take(NAMED).fold(fact, |fact, (plan, task)| {
            let serves = match task.priority.value() {
                Some(priority) => {
                    format!(
                        "serves {}, which is no agreed priority of {name}",
                        programme.label(*priority)
                    )
                }
                None => "serves no priority".to_owned(),
            };
            fact.because(Fact::new(format!("\"{}\" {serves}", task.title)).at_field(*plan, "tasks"))
        });
        match astray.len().saturating_sub(NAMED) {
            0 => fact,
            more => fact.because(Fact::new(format!("so it is with {more} more"))),
        }
    }

    fn said_topics(&self, view: &View<'_>, asked: &Thresholds) -> Fact {
        let entropy = (self.spread.entropy() * 1000.0).round() / 1000.0;
        let topics = match self.topics.len() {
            1 => "one topic".to_owned(),
            many => format!("{many} topics"),
        };
        let known = self.spread.tasks();
        let text = format!(
            "{known} tasks are about {topics}; their entropy is {entropy}, where 1 is a topic for each"
        );
        let fact = Fact::new(text).because(threshold(
            format!("at most {} is asked for", asked.entropy),
            asked.entropy.set_by,
        ));
        let programme = view.programme();
        let name = |topic: Topic<'_>| match topic {
            Topic::Priority(priority) => programme.label(priority),
            Topic::Title(title) => format!("\"{title}\""),
        };
        let mut topics: Vec<_> = self
            .topics
            .iter()
            .map(|(topic, tasks)| (Reverse(*tasks), name(*topic)))
            .collect();
        topics.sort_unstable();
        let fact = topics
            .iter()
            .take(NAMED)
            .fold(fact, |fact, (Reverse(tasks), name)| {
                fact.because(Fact::new(format!("about {name}: {tasks}")))
            });
        match topics.len().saturating_sub(NAMED) {
            0 => fact,
            more => fact.because(Fact::new(format!("and {more} more topics"))),
        }
    }
}

/// Plans of which it is not known whether they are in force are taken in every combination where that makes no more tasks
/// than this.
const TRIED: usize = 1 << 14;

/// At most so many tasks that are not aligned, and so many topics, are named.
const NAMED: usize = 10;

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
