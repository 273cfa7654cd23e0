//! DS001 hub-without-plan.

use crate::audit::ask::hub_in_year;
use crate::audit::rule::rule;
use crate::audit::span::{spoken_term, with_terms_around};
use crate::audit::{Answer, Fact, Facts, HubYear, Missing};
use crate::model::{Hub, Plan, Table, Truth, View};
use crate::value::{Handle, SchoolYear, Term};
use crate::vocabulary::Completeness;

rule! {
    /// A hub has no plan in force in a school year of its term.
    ///
    /// **Asked**: of each hub and each school year of its term that has begun by the date. A plan is in force in a year when
    /// their terms overlap (`LIB`). *Holds* with one such plan; *broken* where there is none and the hub's plans are recorded completely;
    /// *cannot tell* where a plan may exist that is not recorded, or where a plan's term is not: such a plan counts in the year in which its table
    /// describes it (`LIB`).
    ///
    /// **Why**: it was a condition of funding that schools laid out clear plans for innovation, disciplined in nature.
    ///
    /// **What to do**: agree a plan for the year with the network, or, if there is one, record it.
    DS001 = "hub-without-plan",
    principle: Disciplined,
    level: Error,
    asked_of: HubYear,
    reads: [Hubs, Plans],
    follows_from: [],
    cites: [HIST_PHASE_ONE, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, HubYear { hub, year }: HubYear, facts: &mut Facts) -> Answer {
    let programme = view.programme();
    if let Some(answer) = hub_in_year(view, HubYear { hub, year }) {
        return answer;
    }
    let answer = plan_in_force(view, hub, year);
    facts.say(|| match answer {
        Ok(plan) => {
            let term = programme
                .index()
                .plan_term(plan)
                .map_or(String::new(), |term| format!(", {}", term.spoken()));
            Fact::new(format!(
                "{}{term}, is in force in {year}",
                programme.label(plan)
            ))
            .at_field(plan, "term")
        }
        Err(_) => {
            let fact = Fact::new(format!(
                "{} has no plan in force in {year}",
                programme.label(hub)
            ))
            .at(hub);
            programme
                .index()
                .plans(hub)
                .iter()
                .fold(fact, |fact, plan| {
                    let term = spoken_term(view, *plan);
                    let text = format!("the term of {} is {term}", programme.label(*plan));
                    let told = Fact::new(text).at_field(*plan, "term");
                    fact.because(with_terms_around(view, told, *plan))
                })
        }
    });
    match answer {
        Ok(_) => Answer::Holds,
        Err(answer) => answer,
    }
}

/// A plan of a hub that is in force in a school year; or *broken* if there is none, or *cannot tell*.
pub(super) fn plan_in_force(
    view: &View<'_>,
    hub: Handle<Hub>,
    year: SchoolYear,
) -> Result<Handle<Plan>, Answer> {
    let index = view.programme().index();
    let mut unsure = None;
    for plan in index.plans(hub) {
        match view.plan_in_year(*plan, year) {
            Truth::Yes => return Ok(*plan),
            Truth::No => {}
            Truth::Unknown => unsure = Some(Missing::Field(Table::Plans, "term")),
        }
    }
    let missing = plans_complete(view, hub, year).err().or(unsure);
    Err(missing.map_or(Answer::Broken, Answer::CannotTell))
}

/// Whether all plans of a hub that may be in force in a school year are recorded.
pub(super) fn plans_complete(
    view: &View<'_>,
    hub: Handle<Hub>,
    year: SchoolYear,
) -> Result<(), Missing> {
    // A plan lies in its hub's term: nothing recorded after that could be one.
    let bounds = view.programme().index().hub_bounds(hub);
    if bounds.is_some_and(|bounds| !bounds.overlaps(year.term())) {
        return Ok(());
    }
    let ended = bounds.and_then(Term::until).unwrap_or(view.date());
    let until = year.last_day().min(view.date()).min(ended);
    view.absence_proves(Table::Plans, plans_recorded(view, hub), until)
}

/// What a hub says of its own plans.
pub(super) fn plans_recorded(view: &View<'_>, hub: Handle<Hub>) -> Option<Completeness> {
    view.programme()[hub]
        .records
        .value()
        .and_then(|records| records.plans.value().copied())
}
