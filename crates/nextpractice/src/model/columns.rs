//! What is asked of very many rows, side by side, so that whoever goes through them reads nothing else.

use chrono::NaiveDate;

use super::entity::*;
use super::field::Recorded;
use super::rows::Tables;
use super::truth::Truth;
use super::truths::Truths;
use super::visits::visited;
use crate::value::Handle;
use crate::vocabulary::{Completeness, Joined};

/// Fields of rows, by handle.
#[derive(Debug)]
pub(super) struct Columns {
    /// Those of the charter, in order.
    regions: Vec<Handle<Region>>,
    /// Of hubs.
    schools: Vec<Handle<Institution>>,
    /// Of arrangements: how completely their memberships are recorded.
    memberships_said: Vec<Option<Completeness>>,
    /// Of memberships.
    members: Vec<Handle<Institution>>,
    /// Of memberships: whether an agency directed the member to join.
    directed: Truths,
    /// Of transfers.
    passings: Vec<Passing>,
    /// Of institutions.
    lives: Vec<Life>,
    /// Of institutions: places in `regions`, or one of the two below.
    lies: Vec<u16>,
}

/// A transfer without what was written beside it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Passing {
    pub(crate) from: Handle<Institution>,
    pub(crate) to: Handle<Institution>,
    pub(crate) date: Option<NaiveDate>,
    /// Whether it carried the practice: it did if it was not rejected, and one whose outcome is recorded as none was not.
    pub(crate) carried: Truth,
}

impl Passing {
    fn new(row: &Transfer) -> Self {
        Self {
            from: row.from,
            to: row.to,
            date: row.date.value().copied(),
            carried: match row.outcome {
                Recorded::Value(outcome) => outcome.carries_practice().into(),
                Recorded::Nothing => Truth::Yes,
                Recorded::Unknown => Truth::Unknown,
            },
        }
    }
}

/// When an institution opened and closed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Life {
    pub(crate) opened: Option<NaiveDate>,
    pub(crate) closed: Recorded<NaiveDate>,
}

/// Where an institution lies, among the charter's regions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lies {
    /// In the one at a place in the charter's regions.
    In(usize),
    /// In none of them.
    Elsewhere,
    /// That is not recorded.
    Unknown,
}

// A charter lists at most `CHARTER_REGIONS`, which are fewer.
const ELSEWHERE: u16 = u16::MAX;
const UNKNOWN: u16 = u16::MAX - 1;

impl Columns {
    pub(super) fn new(tables: &Tables, charter: &Charter) -> Self {
        let mut regions = charter.regions.named().to_vec();
        regions.sort_unstable();
        regions.dedup();
        let mut lives = Vec::with_capacity(tables.institutions.len());
        let mut lies = Vec::with_capacity(tables.institutions.len());
        for (_, row) in tables.institutions.iter() {
            lives.push(Life {
                opened: row.opened.value().copied(),
                closed: row.closed,
            });
            lies.push(place(tables, row, &regions));
        }
        let schools = tables.hubs.iter().map(|(_, row)| row.institution);
        let said = tables.arrangements.iter().map(|(_, row)| {
            let records = row.records.value();
            records.and_then(|records| records.memberships.value().copied())
        });
        let mut members = Vec::with_capacity(tables.memberships.len());
        let mut directed = Truths::new(tables.memberships.len());
        for (membership, row) in tables.memberships.iter() {
            members.push(row.institution);
            directed.raise(membership.index(), was_directed(row));
        }
        let passings = tables.transfers.iter().map(|(_, row)| Passing::new(row));
        Self {
            schools: schools.collect(),
            memberships_said: said.collect(),
            passings: passings.collect(),
            regions,
            members,
            directed,
            lives,
            lies,
        }
    }

    pub(super) fn regions(&self) -> &[Handle<Region>] {
        &self.regions
    }

    pub(super) fn school(&self, hub: Handle<Hub>) -> Handle<Institution> {
        field(&self.schools, hub)
    }

    pub(super) fn schools(&self) -> &[Handle<Institution>] {
        &self.schools
    }

    pub(super) fn members(&self) -> &[Handle<Institution>] {
        &self.members
    }

    pub(super) fn memberships_said(
        &self,
        arrangement: Handle<Arrangement>,
    ) -> Option<Completeness> {
        field(&self.memberships_said, arrangement)
    }

    pub(super) fn all_memberships_said(&self) -> &[Option<Completeness>] {
        &self.memberships_said
    }

    pub(super) fn member(&self, membership: Handle<Membership>) -> Handle<Institution> {
        field(&self.members, membership)
    }

    pub(super) fn directed(&self, membership: Handle<Membership>) -> Truth {
        self.directed.get(membership.index())
    }

    pub(super) fn passing(&self, transfer: Handle<Transfer>) -> Passing {
        field(&self.passings, transfer)
    }

    pub(super) fn passings(&self) -> &[Passing] {
        &self.passings
    }

    pub(super) fn life(&self, institution: Handle<Institution>) -> Life {
        field(&self.lives, institution)
    }

    pub(super) fn lives(&self) -> &[Life] {
        &self.lives
    }

    pub(super) fn lies(&self, institution: Handle<Institution>) -> Lies {
        match field(&self.lies, institution) {
            UNKNOWN => Lies::Unknown,
            ELSEWHERE => Lies::Elsewhere,
            place => Lies::In(place as usize),
        }
    }
}

#[expect(
    clippy::expect_used,
    reason = "a foreign handle is a caller's mistake, as with the rows themselves"
)]
fn field<E, F: Copy>(column: &[F], row: Handle<E>) -> F {
    visited(1);
    *column.get(row.index()).expect("a handle of this programme")
}

/// Whether an agency directed a member to join. One that is named as having done so says as much as the word.
fn was_directed(row: &Membership) -> Truth {
    match row.joined {
        Recorded::Value(joined) => (joined == Joined::Directed).into(),
        Recorded::Unknown if row.directed_by.value().is_some() => Truth::Yes,
        Recorded::Nothing | Recorded::Unknown => Truth::Unknown,
    }
}

fn place(tables: &Tables, row: &Institution, regions: &[Handle<Region>]) -> u16 {
    let Some(lies_in) = row.regions.known() else {
        return UNKNOWN;
    };
    let found = lies_in
        .iter()
        .find_map(|region| regions.binary_search(region).ok());
    let scheme = |region: &Handle<Region>| &tables.regions[*region].scheme;
    let ours = regions.first().map(scheme);
    match found {
        Some(region) => region as u16,
        None if lies_in.is_empty() || lies_in.iter().any(|region| Some(scheme(region)) == ours) => {
            ELSEWHERE
        }
        // Its regions are of other schemes.
        None => UNKNOWN,
    }
}
