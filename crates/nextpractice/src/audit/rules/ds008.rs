//! DS008 scattered-agenda.

use super::work::{Thresholds, Work};
use crate::audit::rule::rule;
use crate::audit::{Answer, Facts};
use crate::model::View;
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
    if work.has_topics() {
        facts.say(|| work.said_topics(view, &asked));
    }
    work.judge(&asked)
}
