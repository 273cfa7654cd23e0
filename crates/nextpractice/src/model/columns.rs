//! What is asked of very many rows, side by side, so that whoever goes through them reads nothing else.

use chrono::NaiveDate;

use super::entity::*;
use super::field::Recorded;
use super::rows::Tables;
use super::visits::visited;
use crate::value::Handle;

/// Fields of rows, by handle.
#[derive(Debug)]
pub(super) struct Columns {
    regions: Vec<Handle<Region>>,
    members: Vec<Handle<Institution>>,
    lives: Vec<Life>,
    /// Places in `regions`, or one of the two below.
    lies: Vec<u16>,
}

/// When an institution opened and closed.
#[derive(Clone, Copy, Debug, Default)]
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
        let members = tables.memberships.iter().map(|(_, row)| row.institution);
        Self {
            members: members.collect(),
            regions,
            lives,
            lies,
        }
    }

    pub(super) fn regions(&self) -> &[Handle<Region>] {
        &self.regions
    }

    #[expect(
        clippy::expect_used,
        reason = "a foreign handle is a caller's mistake, as with the rows themselves"
    )]
    pub(super) fn member(&self, membership: Handle<Membership>) -> Handle<Institution> {
        visited(1);
        let member = self.members.get(membership.index());
        *member.expect("a handle of this programme")
    }

    pub(super) fn life(&self, institution: Handle<Institution>) -> Life {
        visited(1);
        let life = self.lives.get(institution.index());
        life.copied().unwrap_or_default()
    }

    pub(super) fn lies(&self, institution: Handle<Institution>) -> Lies {
        visited(1);
        match self.lies.get(institution.index()).copied() {
            None | Some(UNKNOWN) => Lies::Unknown,
            Some(ELSEWHERE) => Lies::Elsewhere,
            Some(place) => Lies::In(place as usize),
        }
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
