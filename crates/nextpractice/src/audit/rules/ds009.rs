//! DS009 grant-without-plan.

use super::ds001::plan_in_force;
use crate::audit::ask::grant_begun;
use crate::audit::rule::rule;
use crate::audit::span::{spoken_term, with_terms_around};
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Grant, Recorded, Table, Truth, View};
use crate::value::Handle;

rule! {
    /// A grant rests on no plan of its hub in force in its year.
    ///
    /// **Asked**: of each grant whose school year has begun by the date. *Holds* where the plan it names is the hub's own and in
    /// force in that year; *broken* where it names another, names none, or the hub has none to name; *cannot tell* where the grant does not say and the
    /// hub has, or may have, such a plan.
    ///
    /// **Why**: that schools laid out clear plans was a condition of funding.
    ///
    /// **What to do**: settle the plan before the next payment, and record on which plan the grant rests.
    DS009 = "grant-without-plan",
    principle: Disciplined,
    level: Error,
    asked_of: Handle<Grant>,
    reads: [Grants, Hubs, Plans],
    follows_from: [DS001 by own_year],
    cites: [HIST_PHASE_ONE],
    since: "0.1.0",
}

fn check(view: &View<'_>, grant: Handle<Grant>, facts: &mut Facts) -> Answer {
    let programme = view.programme();
    let row = &programme[grant];
    if let Some(answer) = grant_begun(view, grant) {
        return answer;
    }
    match row.plan {
        Recorded::Value(plan) if programme[plan].hub != row.hub => {
            facts.say(|| {
                let whose = programme.label(programme[plan].hub);
                Fact::new(format!("it names the plan of another hub, {whose}"))
                    .at_field(grant, "plan")
            });
            Answer::Broken
        }
        Recorded::Value(plan) => {
            let answer = view.plan_in_year(plan, row.year);
            facts.say(|| {
                let term = spoken_term(view, plan);
                let (plan_name, year) = (programme.label(plan), row.year);
                let text = format!("it names {plan_name} for {year}, whose term is {term}");
                with_terms_around(view, Fact::new(text).at_field(grant, "plan"), plan)
            });
            match answer {
                Truth::Yes => Answer::Holds,
                Truth::No => Answer::Broken,
                Truth::Unknown => Answer::CannotTell(Missing::Field(Table::Plans, "term")),
            }
        }
        Recorded::Nothing => {
            facts.say(|| {
                Fact::new("it is recorded that it rests on no plan").at_field(grant, "plan")
            });
            Answer::Broken
        }
        Recorded::Unknown => match plan_in_force(view, row.hub, row.year) {
            Err(Answer::Broken) => {
                facts.say(|| {
                    let hub = programme.label(row.hub);
                    Fact::new(format!(
                        "{hub} has no plan in force in {} that it could rest on",
                        row.year
                    ))
                    .at(grant)
                });
                Answer::Broken
            }
            Err(answer) => answer,
            Ok(_) => Answer::CannotTell(Missing::Field(Table::Grants, "plan")),
        },
    }
}
