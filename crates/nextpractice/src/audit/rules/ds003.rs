//! DS003 plan-without-success-criteria.

use crate::audit::ask::plan_begun;
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Plan, Table, View};
use crate::value::Handle;

rule! {
    /// A plan does not say what will show that it succeeded.
    ///
    /// **Asked**: of each plan that has begun by the date. *Holds* with one success criterion; *broken* where they are recorded as none;
    /// *cannot tell* where they are not recorded.
    ///
    /// **Why**: members were more motivated and more closely engaged where a focus made clear what would be visible once its goals were achieved.
    /// That a plan for innovation should do the same is this library's reading (`LIB`).
    ///
    /// **What to do**: agree with the network what teachers and learners will see when the plan has worked, and write it down.
    DS003 = "plan-without-success-criteria",
    principle: Disciplined,
    level: Warning,
    asked_of: Handle<Plan>,
    reads: [Plans],
    follows_from: [],
    cites: [NLC_LEARNING_FOCI, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, plan: Handle<Plan>, facts: &mut Facts) -> Answer {
    if let Some(answer) = plan_begun(view, plan) {
        return answer;
    }
    let programme = view.programme();
    let Some(criteria) = programme[plan].success_criteria.known() else {
        return Answer::CannotTell(Missing::Field(Table::Plans, "success_criteria"));
    };
    facts.say(|| {
        let label = programme.label(plan);
        let fact = match criteria {
            [] => Fact::new(format!(
                "it is recorded that {label} has no success criteria"
            )),
            [one] => Fact::new(format!("the success criterion of {label}: {one}")),
            [first, rest @ ..] => Fact::new(format!(
                "the first success criterion of {label}, of {}: {first}",
                rest.len() + 1
            )),
        };
        fact.at_field(plan, "success_criteria")
    });
    if criteria.is_empty() {
        Answer::Broken
    } else {
        Answer::Holds
    }
}
