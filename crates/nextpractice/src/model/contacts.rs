//! Who passed anything on, and which hubs' schools have to do with one another.

use super::entity::{Hub, Institution, Plan};
use super::field::Recorded;
use super::index::focus_index;
use super::reach::{Clock, Unsure};
use super::rows::Table;
use super::truth::Truth;
use super::view::View;
use crate::value::Handle;
use crate::vocabulary::{Completeness, Focus};

/// What each institution sent and received, whatever came of it, and with which hubs' schools it has ties: transfers
/// either way, and divisions of work that both lead parts of.
#[derive(Debug)]
pub(crate) struct Contacts {
    of: Vec<Contact>,
    /// A plan that does not say whether its work is divided.
    pub(crate) unsaid_division: Option<Handle<Plan>>,
    /// A hub whose plans are recorded less than completely.
    pub(crate) incomplete_plans: Option<Handle<Hub>>,
}

/// The contacts of one institution. A set of focuses has a bit for each.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Contact {
    /// Whether it sent a transfer for certain.
    pub(crate) sent: bool,
    /// Whether it may have.
    pub(crate) sent_perhaps: bool,
    /// Whether it received one for certain.
    pub(crate) received: bool,
    /// Whether it may have.
    pub(crate) received_perhaps: bool,
    /// Whether it has a tie to any other institution, or may have.
    pub(crate) any: bool,
    /// The focuses of its hubs that have a tie to another school's hub.
    tied: u16,
    /// The same, if a transfer without a date was in time.
    tied_by_date: u16,
    /// The same, if hubs whose term is not recorded are hubs at the date.
    tied_by_hub: u16,
    /// The same, if plans whose term is not recorded have begun.
    tied_by_plan: u16,
}

/// Whether a hub has a tie to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tied {
    /// For certain.
    Surely,
    /// It depends on a transfer's date or a hub's term.
    Perhaps(Unsure),
    /// It depends on whether a plan has begun.
    PerhapsByPlan,
    /// By nothing that is recorded.
    Not,
}

impl Contact {
    /// Whether the institution's hub of a focus has a tie to another school's hub of that focus.
    pub(crate) fn tied(self, focus: Focus) -> Tied {
        let bit = 1 << focus_index(focus);
        if self.tied & bit != 0 {
            Tied::Surely
        } else if self.tied_by_date & bit != 0 {
            Tied::Perhaps(Unsure::TransferDate)
        } else if self.tied_by_plan & bit != 0 {
            Tied::PerhapsByPlan
        } else if self.tied_by_hub & bit != 0 {
            Tied::Perhaps(Unsure::HubTerm)
        } else {
            Tied::Not
        }
    }
}

/// The focuses of the hubs that a school is: for certain, and perhaps.
type Leads = (u16, u16);

impl Contacts {
    pub(crate) fn new(view: &View<'_>) -> Self {
        let programme = view.programme();
        let clock = Clock::new(view);
        let leads = leads(view);
        let lead = |school: usize| leads.get(school).copied().unwrap_or_default();
        let mut of = vec![Contact::default(); programme.institutions().len()];
        for passing in programme.index().passings() {
            let (from, to) = (passing.from.index(), passing.to.index());
            let taken_place = clock.taken_place(passing.date);
            if taken_place.is_no() || from == to {
                continue;
            }
            let sure = taken_place.is_yes();
            if let Some(sender) = of.get_mut(from) {
                sender.sent |= sure;
                sender.sent_perhaps = true;
            }
            if let Some(receiver) = of.get_mut(to) {
                receiver.received |= sure;
                receiver.received_perhaps = true;
            }
            let ((a, a_perhaps), (b, b_perhaps)) = (lead(from), lead(to));
            let (surely, perhaps) = (a & b, (a | a_perhaps) & (b | b_perhaps));
            for end in [from, to] {
                if let Some(contact) = of.get_mut(end) {
                    contact.any = true;
                    *(if sure {
                        &mut contact.tied
                    } else {
                        &mut contact.tied_by_date
                    }) |= surely;
                    contact.tied_by_hub |= perhaps;
                }
            }
        }
        let mut contacts = Self {
            of,
            unsaid_division: None,
            incomplete_plans: None,
        };
        contacts.divide(view, &leads);
        contacts.incomplete_plans = programme
            .hubs()
            .iter()
            .find(|(_, row)| {
                let narrowed = row
                    .records
                    .value()
                    .and_then(|records| records.plans.value().copied());
                view.completeness(Table::Plans, narrowed, view.date()) != Completeness::Complete
            })
            .map(|(hub, _)| hub);
        contacts
    }

    /// The contacts of an institution.
    pub(crate) fn of(&self, institution: Handle<Institution>) -> Contact {
        let contact = self.of.get(institution.index());
        contact.copied().unwrap_or_default()
    }

    /// Takes in the ties of divided work.
    fn divide(&mut self, view: &View<'_>, leads: &[Leads]) {
        let lead = |school: &usize| leads.get(*school).copied().unwrap_or_default();
        for (plan, row) in view.programme().plans().iter() {
            let begun = view.plan_has_begun(plan);
            let division = match &row.division {
                _ if begun.is_no() => continue,
                Recorded::Value(division) => division,
                Recorded::Nothing => continue,
                Recorded::Unknown => {
                    self.unsaid_division.get_or_insert(plan);
                    continue;
                }
            };
            let mut schools: Vec<usize> = division.leads().map(|lead| lead.index()).collect();
            schools.sort_unstable();
            schools.dedup();
            // A focus that two schools lead ties both.
            let both = |of: fn(Leads) -> u16| {
                let seen = schools.iter().map(lead).map(of);
                let count =
                    |(once, twice): (u16, u16), set: u16| (once | set, twice | (once & set));
                seen.fold((0, 0), count).1
            };
            let (surely, perhaps) = (both(|(sure, _)| sure), both(|(sure, unsure)| sure | unsure));
            for school in &schools {
                let (sure, unsure) = lead(school);
                if let Some(contact) = self.of.get_mut(*school) {
                    contact.any = true;
                    let by = if begun.is_yes() {
                        &mut contact.tied
                    } else {
                        &mut contact.tied_by_plan
                    };
                    *by |= surely & sure;
                    contact.tied_by_hub |= perhaps & (sure | unsure);
                }
            }
        }
    }
}

fn leads(view: &View<'_>) -> Vec<Leads> {
    let mut leads: Vec<Leads> = vec![(0, 0); view.programme().institutions().len()];
    for (hub, row) in view.programme().hubs().iter() {
        if let Some((sure, unsure)) = leads.get_mut(row.institution.index()) {
            let bit = 1 << focus_index(row.focus);
            match view.hub_in_term(hub) {
                Truth::Yes => *sure |= bit,
                Truth::Unknown => *unsure |= bit,
                Truth::No => {}
            }
        }
    }
    leads
}
