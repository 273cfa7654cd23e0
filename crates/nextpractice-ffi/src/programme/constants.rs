//! The tables, as numbers that never change.

use nextpractice::model::Table;

use crate::error::Failure;
use crate::input::find;

/// Those who call the programme together.
pub const NXP_TABLE_CONVENORS: i32 = 1;
/// Regions, each of a named scheme.
pub const NXP_TABLE_REGIONS: i32 = 2;
/// Schools and colleges.
pub const NXP_TABLE_INSTITUTIONS: i32 = 3;
/// Bodies that are no school or college.
pub const NXP_TABLE_AGENCIES: i32 = 4;
/// Regional coordinators.
pub const NXP_TABLE_COORDINATORS: i32 = 5;
/// Applications to become a hub.
pub const NXP_TABLE_APPLICATIONS: i32 = 6;
/// Hubs.
pub const NXP_TABLE_HUBS: i32 = 7;
/// Hub networks, learning communities, partnerships, federations and trusts.
pub const NXP_TABLE_ARRANGEMENTS: i32 = 8;
/// Who belongs to which arrangement.
pub const NXP_TABLE_MEMBERSHIPS: i32 = 9;
/// The priorities of the agendas.
pub const NXP_TABLE_PRIORITIES: i32 = 10;
/// The hubs' plans for innovation.
pub const NXP_TABLE_PLANS: i32 = 11;
/// Grants to hubs.
pub const NXP_TABLE_GRANTS: i32 = 12;
/// Practices, good and next.
pub const NXP_TABLE_PRACTICES: i32 = 13;
/// Transfers of practices between institutions.
pub const NXP_TABLE_TRANSFERS: i32 = 14;
/// Conferences and other events.
pub const NXP_TABLE_EVENTS: i32 = 15;
/// Pamphlets, reports and case studies.
pub const NXP_TABLE_PUBLICATIONS: i32 = 16;
/// Findings that the programme has its reasons for.
pub const NXP_TABLE_SUPPRESSIONS: i32 = 17;

const TABLES: &[(i32, Table)] = &[
    (NXP_TABLE_CONVENORS, Table::Convenors),
    (NXP_TABLE_REGIONS, Table::Regions),
    (NXP_TABLE_INSTITUTIONS, Table::Institutions),
    (NXP_TABLE_AGENCIES, Table::Agencies),
    (NXP_TABLE_COORDINATORS, Table::Coordinators),
    (NXP_TABLE_APPLICATIONS, Table::Applications),
    (NXP_TABLE_HUBS, Table::Hubs),
    (NXP_TABLE_ARRANGEMENTS, Table::Arrangements),
    (NXP_TABLE_MEMBERSHIPS, Table::Memberships),
    (NXP_TABLE_PRIORITIES, Table::Priorities),
    (NXP_TABLE_PLANS, Table::Plans),
    (NXP_TABLE_GRANTS, Table::Grants),
    (NXP_TABLE_PRACTICES, Table::Practices),
    (NXP_TABLE_TRANSFERS, Table::Transfers),
    (NXP_TABLE_EVENTS, Table::Events),
    (NXP_TABLE_PUBLICATIONS, Table::Publications),
    (NXP_TABLE_SUPPRESSIONS, Table::Suppressions),
];

/// The table that a constant stands for.
pub(crate) fn table(constant: i32) -> Result<Table, Failure> {
    find(TABLES, |(known, _)| *known == constant, "table", constant).map(|(_, table)| *table)
}

/// The constant of a table; 0 for one that has none, which a test rules out.
pub(crate) fn table_constant(table: Table) -> i32 {
    TABLES
        .iter()
        .find(|(_, known)| *known == table)
        .map_or(0, |(constant, _)| *constant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_one_constant() {
        let named: Vec<Table> = TABLES.iter().map(|(_, table)| *table).collect();
        assert_eq!(named, Table::ALL);
        let mut constants: Vec<i32> = TABLES.iter().map(|(constant, _)| *constant).collect();
        constants.dedup();
        assert_eq!(constants.len(), TABLES.len());
        assert!(constants.is_sorted() && !constants.contains(&0));
    }
}
