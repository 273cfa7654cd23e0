//! What rules ask of transfers, and how they tell of them.

use chrono::NaiveDate;

use super::ask::memberships_complete;
use super::fact::Fact;
use super::missing::Missing;
use super::unit::natural;
use crate::model::reach::Unsure;
use crate::model::{Hub, Practice, Recorded, Table, Transfer, View};
use crate::value::{Handle, spoken_date};

/// How many transfers a finding tells of one by one.
const TOLD: usize = 5;

/// What is missing where something may have reached an institution.
pub(crate) const fn missing(unsure: Unsure) -> Missing {
    match unsure {
        Unsure::HubTerm => Missing::Field(Table::Hubs, "term"),
        Unsure::MembershipTerm => Missing::Field(Table::Memberships, "term"),
        Unsure::TransferDate => Missing::Field(Table::Transfers, "date"),
        Unsure::TransferOutcome => Missing::Field(Table::Transfers, "outcome"),
        Unsure::Parent => Missing::Field(Table::Practices, "parent"),
    }
}

/// Whether all transfers up to the date are recorded.
pub(crate) fn transfers_complete(view: &View<'_>) -> Result<(), Missing> {
    if let Some(practice) = view.steps().families.any_incomplete() {
        return transfers_of_complete(view, practice, view.date());
    }
    unknown_practices_passed_nothing_on(view, view.date())
}

/// Whether all transfers of a practice and its adaptations up to a day are recorded.
pub(crate) fn family_complete(
    view: &View<'_>,
    practice: Handle<Practice>,
    until: NaiveDate,
) -> Result<(), Missing> {
    let steps = view.steps();
    let lot = steps.lot(practice);
    let incomplete = steps
        .families
        .incomplete_in(lot)
        .or_else(|| steps.families.incomplete_beyond(lot.family));
    match incomplete {
        Some(practice) => transfers_of_complete(view, practice, until),
        None => unknown_practices_passed_nothing_on(view, until),
    }
}

fn transfers_of_complete(
    view: &View<'_>,
    practice: Handle<Practice>,
    until: NaiveDate,
) -> Result<(), Missing> {
    view.absence_proves(
        Table::Transfers,
        view.programme()[practice].transfers_said(),
        until,
    )
}

/// A practice that is not recorded has no transfers where the table of transfers is complete.
fn unknown_practices_passed_nothing_on(view: &View<'_>, until: NaiveDate) -> Result<(), Missing> {
    view.absence_proves(Table::Transfers, None, until)
        .or_else(|missing| {
            let later = !view.reaches(Table::Transfers, until);
            let practices = view.absence_proves(Table::Practices, None, until);
            if later || practices.is_err() {
                Err(missing)
            } else {
                Ok(())
            }
        })
}

/// Whether all partners of a hub at the date are recorded. A network that is not recorded has no members where the
/// table of memberships is complete.
pub(crate) fn partners_complete(view: &View<'_>, hub: Handle<Hub>) -> Result<(), Missing> {
    match view.programme().index().network(hub) {
        Some(network) => memberships_complete(view, network),
        None => view
            .absence_proves(Table::Memberships, None, view.date())
            .or_else(|_| view.absence_proves(Table::Arrangements, None, view.date())),
    }
}

/// A transfer in a sentence.
pub(crate) fn told(view: &View<'_>, transfer: Handle<Transfer>) -> Fact {
    let programme = view.programme();
    let row = &programme[transfer];
    let when = match row.date.value() {
        Some(date) => format!("on {}", spoken_date(*date)),
        None => "on a day that is not recorded".to_owned(),
    };
    let (from, to) = (programme.label(row.from), programme.label(row.to));
    let became = match row.outcome {
        Recorded::Value(outcome) if !outcome.carries_practice() => ", who rejected it",
        Recorded::Unknown => "; what became of it is not recorded",
        Recorded::Value(_) | Recorded::Nothing => "",
    };
    let practice = programme.label(row.practice);
    Fact::new(format!("{when} {from} passed {practice} to {to}{became}")).at(transfer)
}

/// A fact with the transfers it rests on: the earliest of those that had taken place by the date, and how many more.
pub(crate) fn with_transfers(view: &View<'_>, fact: Fact, transfers: &[Handle<Transfer>]) -> Fact {
    let programme = view.programme();
    let date = |transfer: Handle<Transfer>| programme[transfer].date.value().copied();
    let taken_place =
        |transfer: &Handle<Transfer>| date(*transfer).is_none_or(|date| date <= view.date());
    let mut told_of: Vec<_> = transfers.iter().copied().filter(taken_place).collect();
    told_of.sort_by(|a, b| {
        let key = |transfer| programme.transfers().key(transfer).as_str();
        date(*a)
            .cmp(&date(*b))
            .then_with(|| natural(key(*a), key(*b)))
    });
    let fact = told_of
        .iter()
        .take(TOLD)
        .fold(fact, |fact, transfer| fact.because(told(view, *transfer)));
    match told_of.len().saturating_sub(TOLD) {
        0 => fact,
        more => fact.because(Fact::new(format!("{more} more"))),
    }
}
