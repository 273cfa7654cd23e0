//! A programme: a document that has been checked.

use std::sync::Arc;

use chrono::NaiveDate;

use super::document::Document;
use super::entity::*;
use super::field::{Field, Recorded};
use super::index::Index;
use super::intake::ROWS;
use super::json;
use super::listed::Listed;
use super::part::{Checker, Part, Unknown, list_raw, optional_raw};
use super::place::Place;
use super::problem::{ProblemKind, Refusal};
use super::rows::{self, Drafts, Entity, Only, Rows, Table, Tables};
use super::structure;
use super::structure::records::Stated;
use crate::value::{Handle, Text};
use crate::vocabulary::Completeness;

/// A programme that has been checked: every reference leads somewhere, every term lies in its parent's, every value
/// is what its place asks for. There is one way to make one, [`Programme::new`].
///
/// Cloning is cheap: clones share one programme, and any number of threads may read it.
///
/// ```
/// use nextpractice::model::{Document, Programme};
///
/// let document = Document::from_json(br#"{
///     "format": "nextpractice/1",
///     "charter": {},
///     "regions": [{ "key": "gor:YH", "scheme": "gor" }],
///     "institutions": [{ "key": "urn:100001", "name": "A school" }],
///     "hubs": [{ "key": "hub:1", "institution": "urn:100002", "focus": "curriculum", "regions": ["gor:YH"] }]
/// }"#)?;
/// let refusal = Programme::new(document).unwrap_err();
/// assert_eq!(refusal.total(), 1);
/// assert_eq!(refusal.problems().next().unwrap().pointer(), "/hubs/0/institution");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Programme(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    header: Header,
    charter: Charter,
    tables: Tables,
    index: Index,
}

/// What a document says of itself.
#[derive(Clone, Debug)]
pub(super) struct Header {
    title: Recorded<Text>,
    description: Recorded<Text>,
    synthetic: Recorded<bool>,
    recorded_on: Recorded<NaiveDate>,
    sources: Listed<DataSource>,
    records: Recorded<Records>,
    /// The tables that the document leaves out; the others are recorded at least in part.
    left_out: Vec<Table>,
}

impl Header {
    /// Checks all that a document says but its tables.
    pub(super) fn check(
        document: &mut Document,
        format: &str,
        stated: &Stated,
        checker: &mut Checker,
    ) -> (Self, Option<Charter>) {
        let root = Place::root();
        checker.unknown(&document.unknown, Document::FIELDS, root);
        check_format(document, format, checker);
        let header = Self {
            title: checker.optional(std::mem::take(&mut document.title), root.field("title")),
            description: checker.optional(
                std::mem::take(&mut document.description),
                root.field("description"),
            ),
            synthetic: checker.optional(
                std::mem::take(&mut document.synthetic),
                root.field("synthetic"),
            ),
            recorded_on: checker.optional(
                std::mem::take(&mut document.recorded_on),
                root.field("recorded_on"),
            ),
            sources: checker.list(std::mem::take(&mut document.sources), root.field("sources")),
            records: checker.optional(std::mem::take(&mut document.records), root.field("records")),
            left_out: stated.left_out(),
        };
        structure::records::check(stated, header.records.value(), checker);
        let charter = checker
            .required::<Charter>(std::mem::take(&mut document.charter), root.field("charter"));
        (header, charter)
    }
}

impl Programme {
    /// Checks a document.
    ///
    /// # Errors
    /// A [`Refusal`] with every structural error, each with its JSON pointer, value, reason and remedy.
    pub fn new(mut document: Document) -> Result<Self, Refusal> {
        let mut checker = Checker::default();
        let stated = structure::records::stated(&document);
        rows::take_keys(&mut document, &mut checker);
        let (header, charter) =
            Header::check(&mut document, Document::FORMAT, &stated, &mut checker);
        let drafts = rows::check_rows(&mut document, &mut checker);
        Self::assemble(header, charter, drafts, checker)
    }

    /// Checks what lies between rows, and makes a programme if all is sound.
    pub(super) fn assemble(
        header: Header,
        charter: Option<Charter>,
        drafts: Drafts,
        mut checker: Checker,
    ) -> Result<Self, Refusal> {
        // While there are rows that could not be read, what lies between rows cannot be judged.
        if checker.refusal.has(ProblemKind::MalformedLine) {
            return Err(*checker.refusal);
        }
        let terms = structure::check(charter.as_ref(), &drafts, &mut checker);
        let Checker { keys, refusal } = checker;
        if !refusal.is_empty() {
            return Err(*refusal);
        }
        // INVARIANT (no error, no gap): a part that could not be checked has been reported, so here all are there.
        let (Some(charter), Some(tables)) = (charter, drafts.finish(keys)) else {
            return Err(*refusal);
        };
        let index = Index::new(&tables, &charter, terms);
        Ok(Self(Arc::new(Inner {
            header,
            charter,
            tables,
            index,
        })))
    }

    /// The document again, in the format's own order and wording.
    pub fn to_document(&self) -> Document {
        let mut document = self.head();
        for table in Table::ALL {
            self.write_table(*table, &mut document);
        }
        document
    }

    /// All that a document says but its tables.
    pub(crate) fn head(&self) -> Document {
        let Inner {
            header,
            charter,
            tables,
            ..
        } = &*self.0;
        Document {
            format: Text::new(Document::FORMAT).map_or(Field::Absent, Field::Value),
            title: optional_raw(&header.title, tables),
            description: optional_raw(&header.description, tables),
            synthetic: optional_raw(&header.synthetic, tables),
            recorded_on: optional_raw(&header.recorded_on, tables),
            sources: list_raw(&header.sources, tables),
            records: optional_raw(&header.records, tables),
            charter: Field::Value(charter.raw(tables)),
            ..Document::default()
        }
    }

    /// Writes the rows of a table into a document, unless this one leaves the table out.
    pub(crate) fn write_table(&self, table: Table, document: &mut Document) {
        if !self.0.header.left_out.contains(&table) {
            self.0.tables.write(table, document);
        }
    }

    /// The rows of a table, to be written one by one; `None` where this leaves the table out.
    pub(crate) fn only(&self, table: Table) -> Option<Only<'_>> {
        let left_out = self.0.header.left_out.contains(&table);
        (!left_out).then(|| Only(&self.0.tables, table))
    }

    /// The document as lines: the first says all but the rows, each further one a row. [`super::Intake`] takes them in again.
    ///
    /// ```
    /// # let programme = nextpractice::doc_example();
    /// use nextpractice::model::Intake;
    ///
    /// let mut lines = programme.lines();
    /// let mut intake = Intake::new(1, lines.next().ok_or("no line")?.as_bytes())?;
    /// for (number, line) in (2..).zip(lines) {
    ///     intake.line(number, line.as_bytes())?;
    /// }
    /// assert_eq!(intake.finish()?.digest(), programme.digest());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn lines(&self) -> impl Iterator<Item = String> + '_ {
        let tables = &self.0.tables;
        let rows = Table::ALL
            .iter()
            .flat_map(|table| (0..tables.len(*table)).map(|row| (*table, row)))
            .filter_map(|(table, row)| tables.raw(table, row));
        std::iter::once(json::line(&self.first_line())).chain(rows.map(|row| json::line(&row)))
    }

    fn first_line(&self) -> Document {
        let tables = &self.0.tables;
        let mut head = self.head();
        head.format = Text::new(Document::LINES_FORMAT).map_or(Field::Absent, Field::Value);
        let mut counts = serde_json::Map::new();
        for table in Table::ALL {
            match tables.len(*table) {
                0 => self.write_table(*table, &mut head),
                rows => {
                    counts.insert(table.name().to_owned(), rows.into());
                }
            }
        }
        head.unknown.push(Unknown {
            name: ROWS.into(),
            raw: counts.into(),
            repeated: false,
        });
        head
    }

    /// What the document is called.
    pub fn title(&self) -> Option<&Text> {
        self.0.header.title.value()
    }

    /// What it is about.
    pub fn description(&self) -> Option<&Text> {
        self.0.header.description.value()
    }

    /// Whether its content is said to be made up.
    pub fn is_synthetic(&self) -> bool {
        self.0.header.synthetic.value() == Some(&true)
    }

    /// The date that the document describes.
    pub fn recorded_on(&self) -> Option<NaiveDate> {
        self.0.header.recorded_on.value().copied()
    }

    /// The data sets that it draws on.
    pub fn sources(&self) -> &[DataSource] {
        self.0.header.sources.named()
    }

    /// What the programme set out to be.
    pub fn charter(&self) -> &Charter {
        &self.0.charter
    }

    /// How completely a table is recorded.
    ///
    /// A table is what `records` says it is; one of which nothing is said is not recorded if it is left out, complete
    /// if it is given as none, and partial if it has rows (`LIB`).
    pub fn completeness(&self, table: Table) -> Completeness {
        let header = &self.0.header;
        if let Some(record) = header.records.value().and_then(|records| records.of(table)) {
            record.completeness
        } else if header.left_out.contains(&table) {
            Completeness::NotRecorded
        } else if self.0.tables.len(table) == 0 {
            Completeness::Complete
        } else {
            Completeness::Partial
        }
    }

    /// The date of a table's statement: its own, or the date that the document describes.
    pub fn stated_on(&self, table: Table) -> Option<NaiveDate> {
        let records = self.0.header.records.value();
        let own = records
            .and_then(|records| records.of(table))
            .and_then(|record| record.as_of.value().copied());
        own.or(self.recorded_on())
    }

    /// How many rows a table has.
    ///
    /// ```
    /// use nextpractice::model::Table;
    ///
    /// let programme = nextpractice::doc_example();
    /// assert_eq!(programme.row_count(Table::Memberships), 2);
    /// ```
    pub fn row_count(&self, table: Table) -> usize {
        self.0.tables.len(table)
    }

    pub(crate) fn tables(&self) -> &Tables {
        &self.0.tables
    }

    /// The relations between rows, by handle.
    pub fn index(&self) -> &Index {
        &self.0.index
    }

    /// The rows of one kind of thing.
    pub fn rows<E: Entity>(&self) -> &Rows<E> {
        E::rows(&self.0.tables)
    }
}

/// Names the tables of a programme.
macro_rules! tables {
    ($($(#[doc = $doc:literal])* $name:ident: $entity:ident),* $(,)?) => {
        impl Programme { $(
            $(#[doc = $doc])*
            pub fn $name(&self) -> &Rows<$entity> {
                self.rows()
            }
        )* }
    };
}

tables! {
    /// Those who call the programme together.
    convenors: Convenor,
    /// Regions.
    regions: Region,
    /// Schools and colleges.
    institutions: Institution,
    /// Bodies that are no school or college.
    agencies: Agency,
    /// Regional coordinators.
    coordinators: Coordinator,
    /// Applications to become a hub.
    applications: Application,
    /// Hubs.
    hubs: Hub,
    /// Hub networks, learning communities, partnerships, federations and trusts.
    arrangements: Arrangement,
    /// Who belongs to which arrangement.
    memberships: Membership,
    /// The priorities of the agendas.
    priorities: Priority,
    /// The hubs' plans.
    plans: Plan,
    /// Grants to hubs.
    grants: Grant,
    /// Practices, good and next.
    practices: Practice,
    /// Transfers of practices.
    transfers: Transfer,
    /// Conferences and other events.
    events: Event,
    /// Pamphlets, reports and case studies.
    publications: Publication,
    /// Findings that the programme has its reasons for.
    suppressions: Suppression,
}

impl<E: Entity> std::ops::Index<Handle<E>> for Programme {
    type Output = E;

    fn index(&self, handle: Handle<E>) -> &E {
        &self.rows::<E>()[handle]
    }
}

fn check_format(document: &Document, asked: &str, checker: &mut Checker) {
    let given = match &document.format {
        Field::Value(format) if format.as_str() == asked => return,
        Field::Value(format) => Some(serde_json::Value::from(format.as_str())),
        Field::Rejected(rejected) => Some(rejected.raw.clone()),
        Field::Absent | Field::Nothing => None,
    };
    checker.refusal.add(
        ProblemKind::UnknownFormat,
        Place::root().field("format"),
        given.as_ref(),
        || match &given {
            Some(given) => format!(
                "`{}` is no format that this version reads",
                given.as_str().unwrap_or(&given.to_string())
            ),
            None => "does not say which format the document is in".to_owned(),
        },
        || format!("give `\"format\": \"{asked}\"`"),
    );
}

const _: fn() = || {
    fn shared<T: Send + Sync>() {}
    shared::<Programme>();
};
