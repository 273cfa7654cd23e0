//! DC003 undetermined-plan.

use super::plan_points::{Point, points};
use crate::audit::ask::plan_begun;
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Plan, Recorded, Table, Truth, View};
use crate::value::Handle;

rule! {
    /// A plan leaves its scope, time scale or means unsaid.
    ///
    /// **Asked**: of each plan that has begun by the date. *Holds* where scope, time scale and means are each stated; *broken* where one of them,
    /// or what it states, is recorded as none; *cannot tell* where one is not recorded.
    ///
    /// **Why**: the volunteers of the networks had to determine the scope of their activity, its time scale and the means of working.
    /// What they leave open, somebody else decides, or nobody. That this belongs to a decentralised structure is this library's reading (`LIB`).
    ///
    /// **What to do**: settle the open points with the network, and write them into the plan.
    DC003 = "undetermined-plan",
    principle: Decentralised,
    level: Error,
    asked_of: Handle<Plan>,
    reads: [Plans],
    follows_from: [],
    cites: [HIST_PHASE_ONE, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, plan: Handle<Plan>, facts: &mut Facts) -> Answer {
    if let Some(answer) = plan_begun(view, plan) {
        return answer;
    }
    let programme = view.programme();
    let points = points(&programme[plan]);
    facts.say(|| {
        let label = programme.label(plan);
        let of = |state: Truth| points.iter().filter(move |point| stated(point).0 == state);
        let names = |state| {
            of(state)
                .map(|point| point.name)
                .collect::<Vec<_>>()
                .join(", ")
        };
        if of(Truth::No).next().is_none() {
            return Fact::new(format!("{label} states: {}", names(Truth::Yes))).at(plan);
        }
        let fact = Fact::new(format!("{label} leaves unsaid: {}", names(Truth::No))).at(plan);
        of(Truth::No).fold(fact, |fact, point| {
            let none = format!("for the {}, it is recorded that there is none", point.name);
            fact.because(Fact::new(none).at_field(plan, stated(point).1))
        })
    });
    let mut unsure = None;
    for point in &points {
        match stated(point) {
            (Truth::Yes, _) => {}
            (Truth::No, _) => return Answer::Broken,
            (Truth::Unknown, field) => {
                unsure = unsure.or(Some(Missing::Field(Table::Plans, field)))
            }
        }
    }
    unsure.map_or(Answer::Holds, Answer::CannotTell)
}

/// Whether a point is stated, and the field that says so or would.
fn stated(point: &Point<'_>) -> (Truth, &'static str) {
    match point.said {
        Recorded::Unknown => (Truth::Unknown, point.field),
        Recorded::Nothing => (Truth::No, point.field),
        Recorded::Value(decided) => match decided.statement {
            Recorded::Unknown => (Truth::Unknown, point.statement),
            Recorded::Nothing => (Truth::No, point.statement),
            Recorded::Value(_) => (Truth::Yes, point.statement),
        },
    }
}
