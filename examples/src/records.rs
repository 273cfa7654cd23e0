//! What a document says of tables that its sources say nothing of.

use nextpractice::model::{Field, RecordsRow, TableRecordRow};
use nextpractice::vocabulary::Completeness;

/// No table is recorded: what is, goes before it.
pub(crate) fn nothing_recorded() -> RecordsRow {
    let not_recorded = || {
        Field::Value(TableRecordRow {
            completeness: Field::Value(Completeness::NotRecorded),
            ..TableRecordRow::default()
        })
    };
    RecordsRow {
        convenors: not_recorded(),
        regions: not_recorded(),
        institutions: not_recorded(),
        agencies: not_recorded(),
        coordinators: not_recorded(),
        applications: not_recorded(),
        hubs: not_recorded(),
        arrangements: not_recorded(),
        memberships: not_recorded(),
        priorities: not_recorded(),
        plans: not_recorded(),
        grants: not_recorded(),
        practices: not_recorded(),
        transfers: not_recorded(),
        events: not_recorded(),
        publications: not_recorded(),
        ..RecordsRow::default()
    }
}
