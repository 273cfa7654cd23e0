//! DE004 experience-by-halves.

use super::gateways;
use crate::audit::rule::rule;
use crate::audit::{Answer, Facts, HubYear};
use crate::model::View;
use crate::vocabulary::Deep;

rule! {
    /// A hub works on the curriculum without new technologies, or the reverse.
    ///
    /// **Asked**: of each hub and each school year of its term that has begun by the date. A hub works on the gateways of its focus, and on those that
    /// the priorities of its plans in force that year touch (`LIB`). *Broken* with one of the two; *holds* with both; not asked with neither; *cannot tell* where
    /// plans that are not recorded could add one.
    ///
    /// **Why**: hubs that work on deep experience develop new approaches to the curriculum and draw on new technologies: a curriculum with
    /// meaning, which makes the best use of the technology there is.
    ///
    /// **What to do**: ask a hub of the other gateway what it would do with this one's work.
    DE004 = "experience-by-halves",
    principle: Deeps,
    level: Advice,
    asked_of: HubYear,
    reads: [Hubs, Plans, Priorities],
    follows_from: [DS001 by itself, DS007 by plans_of_year],
    cites: [HIST_PHASE_TWO, PL_DEEPS, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, hub_year: HubYear, facts: &mut Facts) -> Answer {
    let none = "it works on neither the curriculum nor new technologies";
    gateways::alone(view, hub_year, Deep::Experience.gateways(), none, facts)
}
