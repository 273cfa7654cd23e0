//! How evidence tells of the term of a plan, and of what ends it.

use super::fact::Fact;
use crate::model::{Plan, Recorded, View};
use crate::value::{Handle, Term};

/// The term of a plan in words.
pub(crate) fn spoken_term(view: &View<'_>, plan: Handle<Plan>) -> String {
    let term = view.programme().index().plan_term(plan);
    term.map_or("not recorded".to_owned(), Term::spoken)
}

/// A fact about the term of a plan, and the terms that it lies in: its hub's, its network's and the charter's, up to the
/// first that says when it ends. A plan that says so itself needs none of them.
pub(crate) fn with_terms_around(view: &View<'_>, fact: Fact, plan: Handle<Plan>) -> Fact {
    let programme = view.programme();
    let hub = programme[plan].hub;
    if ends(programme[plan].term) {
        return fact;
    }
    let own = programme[hub].term;
    let fact = also(fact, own, |term| {
        said(&programme.label(hub), term).at_field(hub, "term")
    });
    if ends(own) {
        return fact;
    }
    let network = programme.index().network(hub);
    let (fact, own) = match network {
        None => (fact, Recorded::Unknown),
        Some(network) => {
            let own = programme[network].term;
            let told = |term| said(&programme.label(network), term).at_field(network, "term");
            (also(fact, own, told), own)
        }
    };
    if ends(own) {
        return fact;
    }
    also(fact, programme.charter().term, |term| {
        said("the programme", term).at_charter("term")
    })
}

fn ends(term: Recorded<Term>) -> bool {
    term.value().is_some_and(|term| term.until().is_some())
}

fn said(whose: &str, term: Term) -> Fact {
    Fact::new(format!("the term of {whose} is {}", term.spoken()))
}

fn also(fact: Fact, term: Recorded<Term>, told: impl FnOnce(Term) -> Fact) -> Fact {
    match term {
        Recorded::Value(term) => fact.because(told(term)),
        Recorded::Nothing | Recorded::Unknown => fact,
    }
}
