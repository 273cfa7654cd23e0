//! DS002 plan-without-next-practice.

use crate::audit::ask::plan_begun;
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Plan, Recorded, Table, View};
use crate::value::Handle;
use crate::vocabulary::PracticeKind;

rule! {
    /// A plan's purpose is not next practice.
    ///
    /// **Asked**: of each plan that has begun by the date. *Holds* where its purpose is next practice; *broken* where
    /// it is good practice, or recorded as none; *cannot tell* where it is not recorded.
    ///
    /// **Why**: the core purpose of the Development and Research networks was to create new and better practices, beyond what the
    /// conferences had shown to be current good practice. Spreading good practice is worth doing, but it is not this.
    ///
    /// **What to do**: name in the plan what is to be made that no partner does yet.
    DS002 = "plan-without-next-practice",
    principle: Disciplined,
    level: Error,
    asked_of: Handle<Plan>,
    reads: [Plans],
    follows_from: [],
    cites: [HIST_PHASE_ONE],
    since: "0.1.0",
}

fn check(view: &View<'_>, plan: Handle<Plan>, facts: &mut Facts) -> Answer {
    let programme = view.programme();
    if let Some(answer) = plan_begun(view, plan) {
        return answer;
    }
    let purpose = programme[plan].purpose;
    facts.say(|| {
        let said = match purpose {
            Recorded::Value(kind) => kind.name(),
            Recorded::Nothing => "recorded as none",
            Recorded::Unknown => "not recorded",
        };
        Fact::new(format!("the purpose of {}: {said}", programme.label(plan)))
            .at_field(plan, "purpose")
    });
    match purpose {
        Recorded::Value(PracticeKind::Next) => Answer::Holds,
        Recorded::Value(PracticeKind::Good) | Recorded::Nothing => Answer::Broken,
        Recorded::Unknown => Answer::CannotTell(Missing::Field(Table::Plans, "purpose")),
    }
}
