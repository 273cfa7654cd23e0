//! DE001 leadership-in-one-gateway.

use super::gateways::because_of_priorities;
use crate::audit::ask::{gated, plan_begun};
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Plan, Table, View};
use crate::value::Handle;
use crate::vocabulary::{Deep, Focus, GatewaySet};

rule! {
    /// The priorities of a Deep Leadership plan touch one gateway only.
    ///
    /// **Asked**: of each plan of a hub of Deep Leadership that has begun by the date and has priorities. A priority touches the gateways that
    /// it names, else those of its focus (`LIB`). *Holds* with two gateways among all nine; *broken* with one; *cannot tell* where the plan's
    /// priorities are not recorded.
    ///
    /// **Why**: deep leadership asks leadership teams to work across the gateways when they redesign education. A plan within one gateway does not.
    ///
    /// **What to do**: take up a priority of another gateway, or say which others a priority touches.
    DE001 = "leadership-in-one-gateway",
    principle: Deeps,
    level: Advice,
    asked_of: Handle<Plan>,
    reads: [Hubs, Plans, Priorities],
    follows_from: [DS007 by itself],
    cites: [HIST_PHASE_TWO, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, plan: Handle<Plan>, facts: &mut Facts) -> Answer {
    let programme = view.programme();
    if programme[programme[plan].hub].focus != Focus::Deep(Deep::Leadership) {
        return Answer::NotApplicable("its hub does not lead Deep Leadership");
    }
    gated(plan_begun(view, plan), || touching(view, plan, facts))
}

fn touching(view: &View<'_>, plan: Handle<Plan>, facts: &mut Facts) -> Answer {
    let programme = view.programme();
    let row = &programme[plan];
    let Some(priorities) = row.priorities.known() else {
        return Answer::CannotTell(Missing::Field(Table::Plans, "priorities"));
    };
    let none = GatewaySet::EMPTY;
    let all = priorities.iter().fold(none, |all, priority| {
        all.union(programme[*priority].touches())
    });
    facts.say(|| {
        let fact = Fact::new(format!(
            "the priorities of {} touch {all}",
            programme.label(plan)
        ));
        because_of_priorities(programme, fact.at_field(plan, "priorities"), plan)
    });
    match all.len() {
        0 => Answer::NotApplicable("the plan has no priorities"),
        1 => Answer::Broken,
        _ => Answer::Holds,
    }
}
