//! What was audited.

use nextpractice::model::{DataSource, Programme, Table};
use nextpractice::vocabulary::Completeness;
use serde::Serialize;

/// What a document says of itself.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Described<'a> {
    /// What it is called.
    pub title: Option<&'a str>,
    /// What it is about.
    pub description: Option<&'a str>,
    /// Whether its content is said to be made up.
    pub synthetic: bool,
    /// The date that it describes, `YYYY-MM-DD`.
    pub recorded_on: Option<String>,
    /// The digest of its content.
    pub digest: String,
    /// Its tables, in the order of the format.
    pub tables: Vec<TableEntry>,
    /// The data sets that it draws on.
    pub sources: Vec<DataSourceEntry<'a>>,
}

impl<'a> Described<'a> {
    pub(super) fn new(programme: &'a Programme) -> Self {
        Self {
            title: programme.title().map(AsRef::as_ref),
            description: programme.description().map(AsRef::as_ref),
            synthetic: programme.is_synthetic(),
            recorded_on: programme.recorded_on().map(|date| date.to_string()),
            digest: programme.digest().to_string(),
            tables: Table::ALL
                .iter()
                .map(|table| TableEntry {
                    table: table.name(),
                    rows: programme.row_count(*table),
                    completeness: programme.completeness(*table),
                    stated_on: programme.stated_on(*table).map(|date| date.to_string()),
                })
                .collect(),
            sources: programme
                .sources()
                .iter()
                .map(DataSourceEntry::new)
                .collect(),
        }
    }
}

/// A table of the document, and how completely it is recorded.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct TableEntry {
    /// Its name.
    pub table: &'static str,
    /// How many rows it has.
    pub rows: usize,
    /// How completely it is recorded: `complete`, `partial` or `not_recorded`.
    #[cfg_attr(feature = "schemars", schemars(with = "String"))]
    pub completeness: Completeness,
    /// The date of its statement, `YYYY-MM-DD`.
    pub stated_on: Option<String>,
}

/// A data set that the document draws on.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct DataSourceEntry<'a> {
    /// What it is called.
    pub title: &'a str,
    /// Who published it.
    pub publisher: Option<&'a str>,
    /// The date it describes, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// The licence it is under.
    pub licence: Option<&'a str>,
    /// The attribution that the licence asks for.
    pub attribution: Option<&'a str>,
    /// Anything a reader should know of it.
    pub note: Option<&'a str>,
}

impl<'a> DataSourceEntry<'a> {
    fn new(source: &'a DataSource) -> Self {
        Self {
            title: source.title.as_str(),
            publisher: source.publisher.value().map(AsRef::as_ref),
            date: source.date.value().map(ToString::to_string),
            licence: source.licence.value().map(AsRef::as_ref),
            attribution: source.attribution.value().map(AsRef::as_ref),
            note: source.note.value().map(AsRef::as_ref),
        }
    }
}
