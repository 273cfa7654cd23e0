//! DE003 lone-gateway.

use super::gateways;
use crate::audit::rule::rule;
use crate::audit::{Answer, Facts, HubYear};
use crate::model::View;
use crate::vocabulary::Deep;

rule! {
    /// A hub works on one gateway of Deep Learning without the other two.
    ///
    /// **Asked**: of each hub and each school year of its term that has begun by the date. A hub works on the gateways of its focus, and on those that
    /// the priorities of its plans in force that year touch (`LIB`). *Broken* with one of student voice, assessment for learning and learning to learn; *holds* with
    /// two or all; not asked with none; *cannot tell* where plans that are not recorded could add one.
    ///
    /// **Why**: the three gateways overlap, and it is developed together that they strengthen deep learning.
    ///
    /// **What to do**: see what the hubs of the other two gateways have to offer, and take up one of their priorities.
    DE003 = "lone-gateway",
    principle: Deeps,
    level: Advice,
    asked_of: HubYear,
    reads: [Hubs, Plans, Priorities],
    follows_from: [DS001 by itself, DS007 by plans_of_year],
    cites: [HIST_PHASE_TWO, PL_DEEPS, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, hub_year: HubYear, facts: &mut Facts) -> Answer {
    let none = "it works on no gateway of Deep Learning";
    gateways::alone(view, hub_year, Deep::Learning.gateways(), none, facts)
}
