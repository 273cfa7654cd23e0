//! DS005 too-many-priorities.

use super::agenda;
use crate::audit::ask::threshold;
use crate::audit::rule::rule;
use crate::audit::{Answer, Facts};
use crate::model::View;
use crate::vocabulary::Focus;

rule! {
    /// A gateway or Deep has more agreed priorities than a limited range allows.
    ///
    /// **Asked**: of each focus in the charter's scope (where the charter does not say, of those that hubs lead), how many
    /// priorities are agreed and not retired at the date. *Broken* above five, or above the charter's own `max_priorities` (the number is `LIB`; the
    /// source says "limited").
    ///
    /// **Why**: a thousand flowers may not bloom in the hope that something of significance emerges. The range of
    /// priorities is to be limited, though many schools would rather have topics of their own.
    ///
    /// **What to do**: retire priorities that are done, and merge those that say the same.
    DS005 = "too-many-priorities",
    principle: Disciplined,
    level: Warning,
    asked_of: Focus,
    reads: [Priorities],
    follows_from: [],
    cites: [HIST_PHASE_ONE, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, focus: Focus, facts: &mut Facts) -> Answer {
    let standing = agenda::standing(view, focus);
    let allowed = view.programme().charter().max_priorities();
    agenda::say(view, focus, standing, facts);
    facts.say(|| threshold(format!("it may have {allowed}"), allowed.set_by));
    standing.at_most(allowed.value as usize)
}
