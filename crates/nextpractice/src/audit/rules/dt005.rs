//! DT005 undivided-innovation.

use crate::audit::ask::{gated, plan_begun};
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Plan, Table, View};
use crate::value::Handle;

rule! {
    /// One institution holds all the tasks of a plan.
    ///
    /// **Asked**: of each plan that has begun by the date, who holds its tasks. *Holds* where two institutions do, be it one task
    /// together; *broken* where one alone does; *cannot tell* where tasks or holders are not recorded that could be another's. Only tasks and
    /// their holders count, and tasks that nobody holds are passed over; not asked where nobody holds any (`LIB`).
    ///
    /// **Why**: the networks were to achieve their aim through forms of distributed innovation, spliced, segmented and sequenced, within
    /// networks of schools and teachers. Work that one school does alone is distributed in none of them.
    ///
    /// **What to do**: give a partner a task of its own, or a part in one.
    DT005 = "undivided-innovation",
    principle: Distributed,
    level: Warning,
    asked_of: Handle<Plan>,
    reads: [Plans],
    follows_from: [DE002 by itself],
    cites: [HIST_PHASE_ONE, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, plan: Handle<Plan>, facts: &mut Facts) -> Answer {
    gated(plan_begun(view, plan), || held(view, plan, facts))
}

fn held(view: &View<'_>, plan: Handle<Plan>, facts: &mut Facts) -> Answer {
    let programme = view.programme();
    let tasks = match programme[plan].tasks.known() {
        None => return Answer::CannotTell(Missing::Field(Table::Plans, "tasks")),
        Some([]) => return Answer::NotApplicable("the plan has no tasks"),
        Some(tasks) => tasks,
    };
    let mut holders = tasks.iter().flat_map(|task| task.holders.named());
    let first = holders.next().copied();
    let other = holders.find(|holder| Some(**holder) != first).copied();
    facts.say(|| {
        let name = programme.label(plan);
        let fact = Fact::new(match (first, other) {
            (Some(first), Some(other)) => {
                format!(
                    "{} and {} hold tasks of {name}",
                    programme.label(first),
                    programme.label(other)
                )
            }
            (Some(first), None) => format!(
                "nobody but {} holds a task of {name}",
                programme.label(first)
            ),
            (None, _) => format!("nobody is recorded as holding a task of {name}"),
        });
        tasks
            .iter()
            .fold(fact.at_field(plan, "tasks"), |fact, task| {
                let holders = match task.holders.known() {
                    None => "not recorded".to_owned(),
                    Some([]) => "nobody".to_owned(),
                    Some(holders) => holders
                        .iter()
                        .map(|holder| programme.label(*holder))
                        .collect::<Vec<_>>()
                        .join(", "),
                };
                fact.because(
                    Fact::new(format!("who holds \"{}\": {holders}", task.title))
                        .at_field(plan, "tasks"),
                )
            })
    });
    let unsaid = tasks.iter().any(|task| task.holders.is_unknown());
    match (first, other) {
        (_, Some(_)) => Answer::Holds,
        (_, None) if unsaid => Answer::CannotTell(Missing::Field(Table::Plans, "holders")),
        (Some(_), None) => Answer::Broken,
        (None, None) => Answer::NotApplicable("nobody holds a task of the plan"),
    }
}
