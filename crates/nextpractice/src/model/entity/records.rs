//! What a document records: table by table, how complete it is and when that was so.

use chrono::NaiveDate;

use crate::model::Recorded;
use crate::model::Table;
use crate::model::record::record;
use crate::value::Text;
use crate::vocabulary::Completeness;

record! {
    /// How complete one table is.
    pub struct TableRecord / TableRecordRow {
        /// Complete: what is absent did not happen. Partial: absence says nothing. Or not recorded at all.
        completeness: required Completeness,
        /// The date of that statement; without one, the date that the document describes.
        as_of: optional NaiveDate,
        /// Anything a reader should know of it.
        note: optional Text,
    }
}

record! {
    /// How complete each table of the document is (`LIB`).
    pub struct Records / RecordsRow {
        /// Convenors.
        convenors: optional TableRecord,
        /// Regions.
        regions: optional TableRecord,
        /// Institutions.
        institutions: optional TableRecord,
        /// Agencies.
        agencies: optional TableRecord,
        /// Coordinators.
        coordinators: optional TableRecord,
        /// Applications.
        applications: optional TableRecord,
        /// Hubs.
        hubs: optional TableRecord,
        /// Arrangements.
        arrangements: optional TableRecord,
        /// Memberships.
        memberships: optional TableRecord,
        /// Priorities.
        priorities: optional TableRecord,
        /// Plans.
        plans: optional TableRecord,
        /// Grants.
        grants: optional TableRecord,
        /// Practices.
        practices: optional TableRecord,
        /// Transfers.
        transfers: optional TableRecord,
        /// Events.
        events: optional TableRecord,
        /// Publications.
        publications: optional TableRecord,
        /// Suppressions.
        suppressions: optional TableRecord,
    }
}

impl Records {
    /// What is said of a table.
    pub fn of(&self, table: Table) -> Option<&TableRecord> {
        let said: &Recorded<TableRecord> = match table {
            Table::Convenors => &self.convenors,
            Table::Regions => &self.regions,
            Table::Institutions => &self.institutions,
            Table::Agencies => &self.agencies,
            Table::Coordinators => &self.coordinators,
            Table::Applications => &self.applications,
            Table::Hubs => &self.hubs,
            Table::Arrangements => &self.arrangements,
            Table::Memberships => &self.memberships,
            Table::Priorities => &self.priorities,
            Table::Plans => &self.plans,
            Table::Grants => &self.grants,
            Table::Practices => &self.practices,
            Table::Transfers => &self.transfers,
            Table::Events => &self.events,
            Table::Publications => &self.publications,
            Table::Suppressions => &self.suppressions,
        };
        said.value()
    }
}
