//! DS004 no-agreed-priorities.

use super::agenda;
use crate::audit::rule::rule;
use crate::audit::{Answer, Facts};
use crate::model::View;
use crate::vocabulary::Focus;

rule! {
    /// A gateway or Deep in the programme's scope has no agreed priority.
    ///
    /// **Asked**: of each focus in the charter's scope (where the charter does not say, of those that hubs lead), how many
    /// priorities are agreed and not retired at the date (`LIB`). *Holds* with one; *broken* with none, if priorities are recorded completely.
    ///
    /// **Why**: the hubs of each gateway had to decide on a limited range of agreed priorities, so that differences
    /// converge on an agenda that adds up to more than many local activities.
    ///
    /// **What to do**: bring the hubs and partner schools of the focus together to agree what comes first.
    DS004 = "no-agreed-priorities",
    principle: Disciplined,
    level: Error,
    asked_of: Focus,
    reads: [Priorities],
    follows_from: [],
    cites: [HIST_PHASE_ONE, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, focus: Focus, facts: &mut Facts) -> Answer {
    let standing = agenda::standing(view, focus);
    agenda::say(view, focus, standing, facts);
    standing.at_least(1)
}
