//! A child's term lies inside its parent's: charter, arrangement, then hub, membership and plan.

use crate::limits::HUB_YEARS;
use crate::model::Recorded;
use crate::model::entity::{Arrangement, Charter};
use crate::model::part::Checker;
use crate::model::place::Place;
use crate::model::problem::ProblemKind;
use crate::model::rows::{Drafts, Table};
use crate::value::{Handle, SchoolYear, Term};

/// The terms of rows, each open one ended with its parent; `None` where a row does not say.
#[derive(Debug)]
pub(crate) struct Terms {
    pub(crate) charter: Option<Term>,
    pub(crate) arrangements: Vec<Option<Term>>,
    pub(crate) hubs: Vec<Option<Term>>,
    pub(crate) memberships: Vec<Option<Term>>,
    pub(crate) plans: Vec<Option<Term>>,
}

pub(crate) fn check(charter: Option<&Charter>, drafts: &Drafts, checker: &mut Checker) -> Terms {
    let mut terms = Terms {
        charter: charter.and_then(|charter| charter.term.value().copied()),
        arrangements: Vec::with_capacity(drafts.arrangements.len()),
        hubs: Vec::with_capacity(drafts.hubs.len()),
        memberships: Vec::with_capacity(drafts.memberships.len()),
        plans: Vec::with_capacity(drafts.plans.len()),
    };
    let root = Place::root();

    if let Some(charter) = charter {
        let at = root.field("charter");
        let phases = at.field("phases");
        for (i, phase) in charter.phases.named().iter().enumerate() {
            inside(&phase.term, terms.around(None, ""), phases.item(i), checker);
        }
    }
    let at = root.field(Table::Arrangements.name());
    for (i, arrangement) in drafts.arrangements.iter().enumerate() {
        let term = arrangement.as_ref().and_then(|arrangement| {
            inside(
                &arrangement.term,
                terms.around(None, ""),
                at.item(i),
                checker,
            )
        });
        terms.arrangements.push(term);
    }
    let networks = networks(drafts);
    let network_of = |hub: usize| networks.get(hub).copied().flatten();
    let at = root.field(Table::Hubs.name());
    for (i, hub) in drafts.hubs.iter().enumerate() {
        let parent = terms.around(network_of(i), "its network's");
        let term = hub
            .as_ref()
            .and_then(|hub| inside(&hub.term, parent, at.item(i), checker));
        within_reason(term, at.item(i), checker);
        terms.hubs.push(term);
    }
    let at = root.field(Table::Memberships.name());
    for (i, membership) in drafts.memberships.iter().enumerate() {
        let term = membership.as_ref().and_then(|membership| {
            let parent = terms.around(Some(membership.arrangement), "its arrangement's");
            inside(&membership.term, parent, at.item(i), checker)
        });
        terms.memberships.push(term);
    }
    let at = root.field(Table::Plans.name());
    for (i, plan) in drafts.plans.iter().enumerate() {
        let term = plan.as_ref().and_then(|plan| {
            let hub = terms.hubs.get(plan.hub.index()).copied().flatten();
            let parent = match hub {
                Some(term) => Some((term, "its hub's")),
                None => terms.around(network_of(plan.hub.index()), "its hub's network's"),
            };
            inside(&plan.term, parent, at.item(i), checker)
        });
        terms.plans.push(term);
    }
    terms
}

/// Each school year of a hub is asked about, so its years must be few enough to be gone through.
fn within_reason(term: Option<Term>, row: Place<'_>, checker: &mut Checker) {
    let Some((from, until)) = term.and_then(|term| Some((term.from(), term.until()?))) else {
        return;
    };
    let start = |day| SchoolYear::containing(day).map_or(0, |year| usize::from(year.start()));
    let years = start(until).saturating_sub(start(from)) + 1;
    if years > HUB_YEARS {
        checker.refusal.add(
            ProblemKind::WrongValue,
            row.field("term"),
            None,
            || format!("the term `{from} to {until}` touches {years} school years"),
            || format!("give a hub a term of at most {HUB_YEARS} school years"),
        );
    }
}

impl Terms {
    /// The term that lies around a child of an arrangement, or of the charter, and whose it is: the arrangement's, if that is
    /// recorded, else the charter's.
    fn around(
        &self,
        arrangement: Option<Handle<Arrangement>>,
        whose: &'static str,
    ) -> Option<(Term, &'static str)> {
        let nearer = arrangement
            .and_then(|arrangement| {
                self.arrangements
                    .get(arrangement.index())
                    .copied()
                    .flatten()
            })
            .map(|term| (term, whose));
        nearer.or(self.charter.map(|term| (term, "the charter's")))
    }
}

fn networks(drafts: &Drafts) -> Vec<Option<Handle<Arrangement>>> {
    let mut networks = vec![None; drafts.hubs.len()];
    for (i, arrangement) in drafts.arrangements.iter().enumerate() {
        let hub = arrangement
            .as_ref()
            .and_then(|arrangement| arrangement.hub.value());
        if let Some(network) = hub.and_then(|hub| networks.get_mut(hub.index())) {
            *network = Handle::from_index(i);
        }
    }
    networks
}

/// Reports a term that reaches beyond its parent's, and gives it with its parent's end where its own is open.
fn inside(
    term: &Recorded<Term>,
    parent: Option<(Term, &str)>,
    row: Place<'_>,
    checker: &mut Checker,
) -> Option<Term> {
    let term = term.value().copied()?;
    let Some((parent, whose)) = parent else {
        return Some(term);
    };
    let ended = term.ended_by(parent);
    if ended.is_none_or(|term| !term.within(parent)) {
        checker.refusal.add(
            ProblemKind::TermOutsideParent,
            row.field("term"),
            Some(&serde_json::Value::from(term.to_string())),
            || format!("the term `{term}` reaches beyond {whose} term `{parent}`"),
            || "correct one of the two terms".to_owned(),
        );
    }
    ended
}
