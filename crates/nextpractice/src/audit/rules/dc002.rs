//! DC002 centre-decided-plan.

use super::plan_points::{Point, points};
use crate::audit::ask::{gated, network_complete, plan_begun};
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Hub, Institution, Party, Plan, Recorded, Table, View};
use crate::value::Handle;

rule! {
    /// Somebody outside a network decided the scope, time scale or means of its plan.
    ///
    /// **Asked**: of each plan that has begun by the date, by whom its scope, its time scale and its means were decided. *Holds* where one of the network's
    /// institutions had a part in deciding each of the three that is laid down; *broken* where of one of them none had; *cannot tell* where
    /// it is not recorded who decided, or one who did may be a member without a record of it. The network's institutions are the
    /// hub's school and every member of the hub's network, at whatever time (`LIB`). What is recorded as not laid down is left to DC003.
    ///
    /// **Why**: the networks consisted of volunteers, who had to determine themselves what they would do, over what time and by what means of
    /// working. That this belongs to a decentralised structure is this library's reading (`LIB`); the source tells it where it explains "distributed".
    ///
    /// **What to do**: let the hub and its partners settle the point themselves, with advice if they want it, and record who decided.
    DC002 = "centre-decided-plan",
    principle: Decentralised,
    level: Error,
    asked_of: Handle<Plan>,
    reads: [Plans, Hubs, Arrangements, Memberships],
    follows_from: [DT004 by hubs_left_by_who_spoke],
    cites: [HIST_PHASE_ONE, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, plan: Handle<Plan>, facts: &mut Facts) -> Answer {
    gated(plan_begun(view, plan), || decided(view, plan, facts))
}

fn decided(view: &View<'_>, plan: Handle<Plan>, facts: &mut Facts) -> Answer {
    let programme = view.programme();
    let row = &programme[plan];
    let points = points(row);
    if points.iter().all(|point| *point.said == Recorded::Nothing) {
        return Answer::NotApplicable("the plan lays down neither scope nor time scale nor means");
    }
    let answers = points
        .each_ref()
        .map(|point| decided_within(view, row.hub, point));
    facts.say(|| {
        let label = programme.label(plan);
        let outside = || {
            points
                .iter()
                .zip(answers)
                .filter(|(_, answer)| *answer == Answer::Broken)
        };
        let names = outside()
            .map(|(point, _)| point.name)
            .collect::<Vec<_>>()
            .join(" or the ");
        if names.is_empty() {
            let fact = Fact::new(format!(
                "no point of {label} is on record as decided by others alone"
            ))
            .at(plan);
            return points
                .iter()
                .filter_map(|point| described(view, plan, point))
                .fold(fact, Fact::because);
        }
        let fact = Fact::new(format!(
            "no institution of the network had a part in deciding the {names} of {label}"
        ));
        outside()
            .filter_map(|(point, _)| described(view, plan, point))
            .fold(fact.at(plan), Fact::because)
    });
    let undecided = || {
        answers
            .iter()
            .find(|answer| matches!(answer, Answer::CannotTell(_)))
            .copied()
    };
    if answers.contains(&Answer::Broken) {
        Answer::Broken
    } else {
        undecided().unwrap_or(Answer::Holds)
    }
}

/// Whether one of the network's institutions had a part in deciding a point; not asked of one that is not laid down.
fn decided_within(view: &View<'_>, hub: Handle<Hub>, point: &Point<'_>) -> Answer {
    let decided = match point.said {
        Recorded::Unknown => return Answer::CannotTell(Missing::Field(Table::Plans, point.field)),
        Recorded::Nothing => return Answer::NotApplicable("it is not laid down"),
        Recorded::Value(decided) => decided,
    };
    let Some(deciders) = decided.decided_by.known() else {
        return Answer::CannotTell(Missing::Field(Table::Plans, point.decided_by));
    };
    let mut schools = deciders.iter().filter_map(|party| match party {
        Party::Institution(school) => Some(*school),
        Party::Agency(_) | Party::Convenor(_) => None,
    });
    let mut others = false;
    if schools.any(|school| {
        others = true;
        of_network(view, hub, school)
    }) {
        return Answer::Holds;
    }
    // Nobody but a school could turn out to be a member.
    match network_complete(view, hub) {
        Err(missing) if others => Answer::CannotTell(missing),
        _ => Answer::Broken,
    }
}

/// Whether a school is the hub's own, or has a place in its network, at whatever time.
fn of_network(view: &View<'_>, hub: Handle<Hub>, school: Handle<Institution>) -> bool {
    let programme = view.programme();
    let members = programme
        .index()
        .network(hub)
        .map(|network| programme.index().memberships(network));
    programme[hub].institution == school
        || members
            .unwrap_or_default()
            .iter()
            .any(|member| programme[*member].institution == school)
}

fn described(view: &View<'_>, plan: Handle<Plan>, point: &Point<'_>) -> Option<Fact> {
    let programme = view.programme();
    let hub = programme[plan].hub;
    let deciders = point.said.value()?.decided_by.known()?;
    let described = |party: &Party| {
        let label = programme.party_label(*party);
        match party {
            Party::Institution(school) if of_network(view, hub, *school) => label,
            Party::Institution(_) => {
                format!("{label}, which has no place in the network on record,")
            }
            Party::Agency(_) => format!("the agency {label}"),
            Party::Convenor(_) => format!("the convenor {label}"),
        }
    };
    let by = deciders
        .iter()
        .map(described)
        .collect::<Vec<_>>()
        .join(" and ");
    let by = if by.is_empty() {
        "it is recorded that nobody".to_owned()
    } else {
        by
    };
    Some(Fact::new(format!("{by} decided the {}", point.name)).at_field(plan, point.decided_by))
}
