//! What rules ask of transfers, and how they tell of them.

use chrono::NaiveDate;

use super::fact::Fact;
use super::missing::Missing;
use super::natural::natural;
use crate::model::reach::Unsure;
use crate::model::{Practice, Recorded, Table, Transfer, View};
use crate::value::{Handle, spoken_date};
use crate::vocabulary::Completeness;

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
    if let Some(practice) = view.families().any_incomplete() {
        return transfers_of_complete(view, practice, view.date());
    }
    if !view.programme().practices().is_empty() {
        up_to_date(view, view.date())?;
    }
    unknown_practices_passed_nothing_on(view, view.date())
}

/// Whether all transfers of a practice and its adaptations up to a day are recorded.
pub(crate) fn family_complete(
    view: &View<'_>,
    practice: Handle<Practice>,
    until: NaiveDate,
) -> Result<(), Missing> {
    let families = view.families();
    let lot = families.lot(practice);
    let incomplete = families
        .incomplete_in(lot)
        .or_else(|| families.incomplete_beyond(lot.family));
    match incomplete {
        Some(practice) => transfers_of_complete(view, practice, until),
        None => {
            up_to_date(view, until)?;
            unknown_practices_passed_nothing_on(view, until)
        }
    }
}

/// Whether what is said of the transfers of practices reaches to a day.
fn up_to_date(view: &View<'_>, until: NaiveDate) -> Result<(), Missing> {
    view.absence_proves(Table::Transfers, Some(Completeness::Complete), until)
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
    let complete = |table| view.absence_proves(table, None, until);
    complete(Table::Transfers).or_else(|missing| complete(Table::Practices).map_err(|_| missing))
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

/// Transfers that a finding tells of: the earliest few, and how many more there are.
#[derive(Debug, Default)]
pub(crate) struct Telling {
    earliest: Vec<Handle<Transfer>>,
    more: usize,
}

impl Telling {
    pub(crate) const fn is_empty(&self) -> bool {
        self.earliest.is_empty()
    }
}

/// The transfers that had taken place by the date, or may have, the earliest first. However many a school has, they are
/// gone through once.
pub(crate) fn taken_place(
    view: &View<'_>,
    transfers: impl Iterator<Item = Handle<Transfer>>,
) -> Telling {
    let programme = view.programme();
    let date = |transfer: Handle<Transfer>| programme[transfer].date.value().copied();
    let key = |transfer| programme.transfers().key(transfer).as_str();
    let before = |a: Handle<Transfer>, b: Handle<Transfer>| {
        let dates = date(a).cmp(&date(b));
        dates.then_with(|| natural(key(a), key(b))).is_lt()
    };
    let mut telling = Telling::default();
    for transfer in
        transfers.filter(|transfer| date(*transfer).is_none_or(|date| date <= view.date()))
    {
        let earliest = &mut telling.earliest;
        let place = earliest.partition_point(|other| !before(transfer, *other));
        earliest.insert(place, transfer);
        if earliest.len() > TOLD {
            earliest.truncate(TOLD);
            telling.more += 1;
        }
    }
    telling
}

/// A fact with the transfers it rests on.
pub(crate) fn with_transfers(view: &View<'_>, fact: Fact, transfers: &Telling) -> Fact {
    let shown = transfers.earliest.iter();
    let fact = shown.fold(fact, |fact, transfer| fact.because(told(view, *transfer)));
    match transfers.more {
        0 => fact,
        more => fact.because(Fact::new(format!("{more} more"))),
    }
}
