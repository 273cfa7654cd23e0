//! The gateways that a plan's priorities touch, and those that a hub works on in a school year.

use super::agenda;
use super::ds001::plans_complete;
use crate::audit::ask::{gated, hub_in_year};
use crate::audit::{Answer, Fact, Facts, HubYear, Missing};
use crate::model::{Hub, Plan, Programme, Table, Truth, View};
use crate::value::Handle;
use crate::vocabulary::GatewaySet;

/// Adds to a fact what each priority of a plan touches.
pub(super) fn because_of_priorities(programme: &Programme, fact: Fact, plan: Handle<Plan>) -> Fact {
    let priorities = programme[plan].priorities.named().iter();
    priorities.fold(fact, |fact, priority| {
        let (label, gateways) = (programme.label(*priority), programme[*priority].touches());
        fact.because(Fact::new(format!("{label} touches {gateways}")).at(*priority))
    })
}

/// Whether a hub works in a school year on one gateway of those given and not on the others; not asked where it works
/// on none of them.
pub(super) fn alone(
    view: &View<'_>,
    hub_year: HubYear,
    together: GatewaySet,
    none: &'static str,
    facts: &mut Facts,
) -> Answer {
    gated(hub_in_year(view, hub_year), || {
        judge(view, hub_year, together, none, facts)
    })
}

fn judge(
    view: &View<'_>,
    HubYear { hub, year }: HubYear,
    together: GatewaySet,
    none: &'static str,
    facts: &mut Facts,
) -> Answer {
    let programme = view.programme();
    let (worked_on, more, missing) = worked_on(view, HubYear { hub, year });
    let of_these = worked_on.intersection(together);
    facts.say(|| {
        let name = programme.label(hub);
        let fact = match (of_these.len(), together.difference(of_these)) {
            (0, without) => Fact::new(format!("{name} works on none of {without} in {year}")),
            (_, without) if without.is_empty() => {
                Fact::new(format!("{name} works on {of_these} in {year}"))
            }
            (_, without) => Fact::new(format!(
                "{name} works on {of_these} in {year}, without {without}"
            )),
        };
        because_of_work(view, HubYear { hub, year }, fact)
    });
    let may_be = worked_on.union(more).intersection(together);
    match (of_these.len(), missing) {
        (2.., _) => Answer::Holds,
        (_, Some(missing)) if may_be != of_these => Answer::CannotTell(missing),
        (0, _) => Answer::NotApplicable(none),
        (_, _) => Answer::Broken,
    }
}

/// The gateways that a hub works on in a school year for certain, those that it may work on besides, and what is missing
/// to tell.
fn worked_on(
    view: &View<'_>,
    HubYear { hub, year }: HubYear,
) -> (GatewaySet, GatewaySet, Option<Missing>) {
    let programme = view.programme();
    let mut sure = programme[hub].focus.gateways();
    let mut perhaps = GatewaySet::EMPTY;
    let mut missing = None;
    // What is not recorded can name no priority but those there are.
    let anything = match agenda::complete(view) {
        Ok(()) => programme.index().touched(),
        Err(_) => GatewaySet::ALL,
    };
    for plan in programme.index().plans(hub) {
        let row = &programme[*plan];
        let touched = match row.priorities.known() {
            None => anything,
            Some(priorities) => priorities.iter().fold(GatewaySet::EMPTY, |all, priority| {
                all.union(programme[*priority].touches())
            }),
        };
        let unsaid = match view.plan_in_year(*plan, year) {
            Truth::No => continue,
            Truth::Yes if row.priorities.is_unknown() => "priorities",
            Truth::Yes => {
                sure = sure.union(touched);
                continue;
            }
            Truth::Unknown => "term",
        };
        perhaps = perhaps.union(touched);
        // A plan without priorities adds nothing, whenever it is in force.
        if !touched.is_empty() {
            Missing::least(&mut missing, Missing::Field(Table::Plans, unsaid));
        }
    }
    match plans_complete(view, hub, year) {
        Err(unlisted) => (sure, perhaps.union(anything), Some(unlisted)),
        Ok(()) => (sure, perhaps, missing),
    }
}

fn because_of_work(view: &View<'_>, HubYear { hub, year }: HubYear, fact: Fact) -> Fact {
    let programme = view.programme();
    let fact = fact.because(leads(programme, hub));
    let plans = programme
        .index()
        .plans(hub)
        .iter()
        .filter(|plan| view.plan_in_year(**plan, year).is_yes());
    plans.fold(fact, |fact, plan| {
        let named = Fact::new(format!("{} is in force in {year}", programme.label(*plan)))
            .at_field(*plan, "priorities");
        fact.because(because_of_priorities(programme, named, *plan))
    })
}

fn leads(programme: &Programme, hub: Handle<Hub>) -> Fact {
    Fact::new(format!("it leads {}", programme[hub].focus.name())).at_field(hub, "focus")
}
