//! How the work on a focus is told of.

use std::cmp::Reverse;

use super::tasks::{Topic, aligned};
use super::work::{Thresholds, Work};
use crate::audit::Fact;
use crate::audit::ask::{percent, percent_of, threshold};
use crate::model::View;
use crate::value::{Ratio, spoken_date};
use crate::vocabulary::Focus;

/// At most so many tasks that are not aligned, and so many topics, are named.
const NAMED: usize = 10;

impl Work<'_> {
    /// How many tasks are aligned, and which are not.
    pub(super) fn said_aligned(&self, view: &View<'_>, focus: Focus, asked: &Thresholds) -> Fact {
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

    /// What the tasks are about.
    pub(super) fn said_topics(&self, view: &View<'_>, asked: &Thresholds) -> Fact {
        let entropy = (self.spread.entropy() * 1000.0).round() / 1000.0;
        let topics = match self.topics.len() {
            1 => "one topic".to_owned(),
            many => format!("{many} topics"),
        };
        let known = self.spread.tasks();
        let text = format!(
            "{known} tasks are about {topics}: scattered by {entropy}, from 0 (all about one) to 1 (each about its own)"
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
