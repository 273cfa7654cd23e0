//! DT008 isolated-hub.

use crate::audit::ask::{gated, hub_in_term};
use crate::audit::passed::{missing, taken_place, transfers_complete, with_transfers};
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Hub, Institution, Table, Tied, Truth, View};
use crate::value::{Handle, spoken_date};

rule! {
    /// A hub has no tie to another hub of its focus.
    ///
    /// **Asked**: of each hub in term at the date, where another school has a hub of the focus in term. *Holds* with one tie: a
    /// transfer between the two schools, either way and whatever came of it, or a division of work that both lead parts of, in a plan that has begun, whosever
    /// plan it is. *Cannot tell* where transfers, plans, divisions or terms that are not recorded could make one (what counts as a tie is `LIB`).
    ///
    /// **Why**: schools had been working in isolation and could not learn from each other's successes and mistakes. The hubs of a gateway
    /// were to bring together those working on common problems, and to agree their priorities among themselves.
    ///
    /// **What to do**: find out which hub of the focus works on the nearest problem, and share a piece of work with it.
    DT008 = "isolated-hub",
    principle: Distributed,
    level: Warning,
    asked_of: Handle<Hub>,
    reads: [Hubs, Plans, Practices, Transfers],
    follows_from: [],
    cites: [HIST_PHASE_ONE, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, hub: Handle<Hub>, facts: &mut Facts) -> Answer {
    gated(hub_in_term(view, hub), || tie(view, hub, facts))
}

fn tie(view: &View<'_>, hub: Handle<Hub>, facts: &mut Facts) -> Answer {
    let programme = view.programme();
    let row = &programme[hub];
    if let Some(answer) = no_other(view, hub) {
        return answer;
    }
    let contact = view.contacts().of(row.institution);
    let tied = contact.tied(row.focus);
    let answer = match tied {
        Tied::Surely => Answer::Holds,
        Tied::Perhaps(unsure) => Answer::CannotTell(missing(unsure)),
        Tied::PerhapsByPlan => Answer::CannotTell(Missing::Field(Table::Plans, "term")),
        Tied::Not => {
            let hubs = || {
                view.absence_proves(Table::Hubs, None, view.date())
                    .err()
                    .filter(|_| contact.any)
            };
            let unlisted = transfers_complete(view)
                .err()
                .or_else(|| shared_plans(view))
                .or_else(hubs);
            unlisted.map_or(Answer::Broken, Answer::CannotTell)
        }
    };
    facts.say(|| {
        let says = match answer {
            Answer::Holds => "has a tie",
            Answer::Broken => "has no tie",
            _ => "is not known to have a tie",
        };
        let (name, focus) = (programme.label(hub), row.focus.name());
        let at = spoken_date(view.date());
        let fact = Fact::new(format!("{name} {says} to another hub of {focus} on {at}")).at(hub);
        if tied == Tied::Not {
            fact
        } else {
            with_ties(view, hub, fact)
        }
    });
    answer
}

/// The answer where no other school has a hub of the focus for certain.
fn no_other(view: &View<'_>, hub: Handle<Hub>) -> Option<Answer> {
    let programme = view.programme();
    let row = &programme[hub];
    let own = programme
        .index()
        .hubs_of_school(row.institution)
        .iter()
        .filter(|own| programme[**own].focus == row.focus);
    let of_own = |truth: Truth| {
        own.clone()
            .filter(|own| view.hub_in_term(**own) == truth)
            .count()
    };
    let hubs = view.marks().focus(row.focus);
    if hubs.sure > of_own(Truth::Yes) {
        return None;
    }
    Some(if hubs.unsure > of_own(Truth::Unknown) {
        Answer::CannotTell(Missing::Field(Table::Hubs, "term"))
    } else {
        match view.absence_proves(Table::Hubs, None, view.date()) {
            Err(missing) => Answer::CannotTell(missing),
            Ok(()) => Answer::NotApplicable("no other school has a hub of the focus at the date"),
        }
    })
}

/// What is missing where a plan may divide work that is not recorded as divided.
fn shared_plans(view: &View<'_>) -> Option<Missing> {
    let contacts = view.contacts();
    let unlisted = contacts.incomplete_plans.and_then(|hub| {
        let said = view.programme()[hub].records.value();
        let narrowed = said.and_then(|records| records.plans.value().copied());
        view.absence_proves(Table::Plans, narrowed, view.date())
            .err()
    });
    // A hub that is not recorded may have plans that are not.
    let of_others = || {
        let missing = view.absence_proves(Table::Plans, None, view.date()).err()?;
        view.absence_proves(Table::Hubs, None, view.date())
            .err()
            .map(|_| missing)
    };
    let unsaid = contacts
        .unsaid_division
        .map(|_| Missing::Field(Table::Plans, "division"));
    unlisted.or_else(of_others).or(unsaid)
}

/// Tells of the transfers and the divided plans that tie a hub's school to another of its focus, or may.
fn with_ties(view: &View<'_>, hub: Handle<Hub>, fact: Fact) -> Fact {
    let programme = view.programme();
    let (school, focus) = (programme[hub].institution, programme[hub].focus);
    let leads = |other: Handle<Institution>| {
        let mut hubs = programme.index().hubs_of_school(other).iter();
        other != school
            && hubs.any(|hub| programme[*hub].focus == focus && view.hub_in_term(*hub) != Truth::No)
    };
    let sent = view
        .transfers_from(school)
        .iter()
        .filter(|transfer| leads(programme[**transfer].to));
    let received = view
        .transfers_to(school)
        .iter()
        .filter(|transfer| leads(programme[**transfer].from));
    let transfers = taken_place(view, sent.chain(received).copied());
    let divided = programme.plans().iter().filter(|(plan, row)| {
        let division = row
            .division
            .value()
            .filter(|_| !view.plan_has_begun(*plan).is_no());
        let of_both = |of: &dyn Fn(Handle<Institution>) -> bool| {
            division.is_some_and(|all| all.leads().any(|lead| of(*lead)))
        };
        of_both(&|lead| lead == school) && of_both(&leads)
    });
    divided.fold(with_transfers(view, fact, &transfers), |fact, (plan, _)| {
        let shared = format!(
            "{} divides work between their schools",
            programme.label(plan)
        );
        fact.because(Fact::new(shared).at_field(plan, "division"))
    })
}
