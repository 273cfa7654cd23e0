//! What a document says of its tables, held against the tables.

use crate::model::document::Document;
use crate::model::entity::Records;
use crate::model::part::Checker;
use crate::model::place::Place;
use crate::model::rows::{self, Table};
use crate::vocabulary::Completeness;

/// How many rows a document gives for each table.
pub(crate) struct Stated(Vec<(Table, Option<usize>)>);

pub(crate) fn stated(document: &Document) -> Stated {
    Stated(
        Table::ALL
            .iter()
            .map(|table| (*table, rows::rows_given(document, *table)))
            .collect(),
    )
}

impl Stated {
    /// The same, of a document whose rows were given one by one besides.
    pub(crate) fn with(self, rows: impl Fn(Table) -> usize) -> Self {
        let counted = |(table, given): (Table, Option<usize>)| match rows(table) {
            0 => (table, given),
            rows => (table, Some(rows)),
        };
        Self(self.0.into_iter().map(counted).collect())
    }

    /// The tables that the document does not give at all.
    pub(crate) fn left_out(&self) -> Vec<Table> {
        self.0
            .iter()
            .filter(|(_, rows)| rows.is_none())
            .map(|(table, _)| *table)
            .collect()
    }
}

/// A table that is said to be not recorded has no rows.
pub(crate) fn check(stated: &Stated, records: Option<&Records>, checker: &mut Checker) {
    let Some(records) = records else { return };
    let root = Place::root();
    let at = root.field("records");
    for (table, rows) in &stated.0 {
        let record = records.of(*table);
        if let (Some(Completeness::NotRecorded), Some(1..)) =
            (record.map(|record| record.completeness), rows)
        {
            checker.contradiction(
                at.field(table.name()),
                || format!("says that {table} are not recorded, but the document has rows of them"),
                "say `partial` or `complete`, or leave the rows out",
            );
        }
    }
}
