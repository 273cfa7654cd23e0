//! The tables of a programme: rows and keys by dense handles.

use std::fmt;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value;

use super::datum::Members;
use super::document::Document;
use super::entity::*;
use super::field::{Field, Lenient};
use super::keys::KeyTable;
use super::part::{Checker, Part};
use super::place::Place;
use super::problem::ProblemKind;
use super::reader::{Reader, Stop};
use super::shape::Shape;
use super::taking::Taking;
use super::visits::visited;
use super::waiting::Waiting;
use crate::limits::TABLE_ROWS;
use crate::value::{Handle, Key, Kind};

/// The rows of one table of a programme, by handle.
///
/// ```
/// # let programme = nextpractice::doc_example();
/// let hubs = programme.hubs();
/// let hub = hubs.find("hub:SV1").ok_or("no such hub")?;
/// assert_eq!(hubs.key(hub).as_str(), "hub:SV1");
/// assert_eq!(programme.institutions().key(hubs[hub].institution).as_str(), "urn:100001");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Rows<E> {
    keys: KeyTable<E>,
    rows: Vec<E>,
}

impl<E: Entity> Rows<E> {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row with a key.
    pub fn find(&self, key: &str) -> Option<Handle<E>> {
        self.keys.find(key)
    }

    /// The key of a row.
    ///
    /// # Panics
    /// If the handle is of another programme and beyond this one's rows, as indexing a slice does.
    #[expect(
        clippy::expect_used,
        reason = "INVARIANT (every row has its key); a foreign handle is a caller's mistake"
    )]
    pub fn key(&self, handle: Handle<E>) -> &Key<E> {
        self.keys
            .get(handle.index())
            .expect("a handle of this programme")
    }

    /// The handles of all rows, in the order of the document.
    pub fn handles(&self) -> impl ExactSizeIterator<Item = Handle<E>> + Clone + use<E> {
        // INVARIANT (rows fit handles): the checker refuses a table of more rows than handles count.
        (0..self.rows.len()).map(handle_of)
    }

    /// All rows with their handles, in the order of the document.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Handle<E>, &E)> + Clone {
        let rows = self.handles().zip(&self.rows);
        #[cfg(feature = "visits")]
        let rows = rows.inspect(|_| visited(1));
        rows
    }
}

#[expect(clippy::expect_used, reason = "INVARIANT (rows fit handles)")]
fn handle_of<E>(index: usize) -> Handle<E> {
    Handle::from_index(index).expect("a table of no more rows than handles count")
}

impl<E> std::ops::Index<Handle<E>> for Rows<E> {
    type Output = E;

    #[expect(
        clippy::expect_used,
        reason = "a foreign handle is a caller's mistake, as with the index of a slice"
    )]
    fn index(&self, handle: Handle<E>) -> &E {
        visited(1);
        self.rows
            .get(handle.index())
            .expect("a handle of this programme")
    }
}

/// A thing that has a row in a table of its own.
pub trait Entity: Part + Kind + Sized + 'static {
    /// The table of its kind.
    const TABLE: Table;

    #[doc(hidden)]
    fn keys(tables: &KeyTables) -> &KeyTable<Self>;
    #[doc(hidden)]
    fn rows(tables: &Tables) -> &Rows<Self>;
    #[doc(hidden)]
    fn keys_mut(tables: &mut KeyTables) -> &mut KeyTable<Self>;
    #[doc(hidden)]
    fn draft_mut(drafts: &mut Drafts) -> &mut Vec<Option<Self>>;
    #[doc(hidden)]
    fn key_in(row: &mut Self::Raw) -> &mut Field<Key<Self>>;
}

/// Declares the tables, once: everything that is done for each of them is generated here.
macro_rules! tables {
    ($( $(#[doc = $doc:literal])* $field:ident: $entity:ident / $row:ident, $variant:ident, $kind:literal; )*) => {
        /// The tables of a document, in the order in which it is written.
        ///
        /// ```
        /// use nextpractice::model::Table;
        /// assert_eq!(Table::Hubs.to_string(), "hubs");
        /// assert_eq!(Table::ALL.len(), Table::NAMES.len());
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Table { $( $(#[doc = $doc])* $variant, )* }

        impl Table {
            /// All tables.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// Their names, in the same order.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($field)),*];

            /// The table's name in a document.
            pub const fn name(self) -> &'static str {
                match self { $( Self::$variant => stringify!($field), )* }
            }

            /// The table of a name.
            pub(crate) fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|table| table.name() == name)
            }

            /// What a row of it looks like in a document.
            pub const fn shape(self) -> Shape {
                match self { $( Table::$variant => <$row as Lenient>::SHAPE, )* }
            }

            /// What one row of it is called.
            pub const fn row_name(self) -> &'static str {
                match self { $( Self::$variant => $kind, )* }
            }
        }

        /// The keys of every table, while a document is checked.
        #[doc(hidden)]
        #[derive(Debug, Default)]
        pub struct KeyTables { $( pub(crate) $field: KeyTable<$entity>, )* }

        /// The checked rows of every table; a row that could not be checked has none.
        #[doc(hidden)]
        #[derive(Debug, Default)]
        pub struct Drafts { $( pub(crate) $field: Vec<Option<$entity>>, )* }

        /// The rows of every table.
        #[doc(hidden)]
        #[derive(Clone, Debug)]
        pub struct Tables { $( pub(crate) $field: Rows<$entity>, )* }

        $(
            impl Rows<$entity> {
                fn raw(&self, handle: Handle<$entity>, tables: &Tables) -> Field<$row> {
                    Field::Value($row {
                        key: Field::Value(self.key(handle).clone()),
                        ..self[handle].raw(tables)
                    })
                }
            }

            impl Kind for $entity {
                const NAME: &'static str = $kind;
            }

            impl Entity for $entity {
                const TABLE: Table = Table::$variant;
                fn keys(tables: &KeyTables) -> &KeyTable<Self> { &tables.$field }
                fn rows(tables: &Tables) -> &Rows<Self> { &tables.$field }
                fn keys_mut(tables: &mut KeyTables) -> &mut KeyTable<Self> { &mut tables.$field }
                fn draft_mut(drafts: &mut Drafts) -> &mut Vec<Option<Self>> { &mut drafts.$field }
                fn key_in(row: &mut $row) -> &mut Field<Key<Self>> { &mut row.key }
            }
        )*

        /// How many rows a document gives for a table: `None` where it leaves the table out.
        pub(crate) fn rows_given(document: &Document, table: Table) -> Option<usize> {
            match table { $( Table::$variant => match &document.$field {
                Field::Absent => None,
                Field::Value(rows) => Some(rows.len()),
                Field::Nothing | Field::Rejected(_) => Some(0),
            }, )* }
        }

        /// Says in a document what it has for a table whose rows are given one by one.
        pub(crate) fn leave(document: &mut Document, table: Table, left: Field<()>) {
            match table { $( Table::$variant => document.$field = left.reduced(|()| Vec::new()), )* }
        }

        /// Takes the keys out of all rows, so that references can be resolved in whatever order tables stand.
        pub(crate) fn take_keys(document: &mut Document, checker: &mut Checker) {
            $(
                if let Field::Value(rows) = &mut document.$field {
                    checker.keys.$field.reserve(rows.len());
                    for (i, row) in rows.iter_mut().enumerate() {
                        take_key::<$entity>(row, i, checker);
                    }
                }
            )*
        }

        /// A row as a line gives it, of whichever table.
        pub(crate) enum AnyRow { $( $variant(Field<$row>), )* }

        impl AnyRow {
            /// Reads the row of a table.
            pub(crate) fn read(table: Table, reader: &mut Reader<'_>) -> Result<Self, Stop> {
                Ok(match table { $( Table::$variant => Self::$variant(Lenient::read(reader)?), )* })
            }

            /// Takes the row in as the next of its table.
            pub(crate) fn take_in(self, taking: &mut Taking) -> (usize, bool) {
                match self { $( Self::$variant(row) => taking.next::<$entity>(row), )* }
            }

            /// Puts the row at its index.
            pub(crate) fn put(self, index: usize, taking: &mut Taking) {
                match self { $( Self::$variant(row) => taking.put::<$entity>(row, index), )* }
            }
        }

        /// Takes in the rows of a list that was entered, each of them a part that is read, to the end of the list.
        /// Those that are to be given again wait.
        pub(super) fn take_all(
            table: Table,
            reader: &mut Reader<'_>,
            taking: &mut Taking,
            waiting: &mut Waiting,
        ) -> Result<(), Stop> {
            match table { $( Table::$variant => take_each::<$entity>(reader, taking, waiting), )* }
        }

        impl Serialize for AnyRow {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut line = serializer.serialize_map(Some(1))?;
                match self { $( Self::$variant(row) => line.serialize_entry(stringify!($field), row)?, )* }
                line.end()
            }
        }

        impl AnyRow {
            /// Writes the row without the name of its table.
            fn push<S: SerializeSeq>(&self, rows: &mut S) -> Result<(), S::Error> {
                match self { $( Self::$variant(row) => rows.serialize_element(row), )* }
            }
        }

        impl Drafts {
            /// How many rows a table has so far.
            pub(crate) fn len(&self, table: Table) -> usize {
                match table { $( Table::$variant => self.$field.len(), )* }
            }
        }

        /// Takes out of a document whatever it has in the place of tables whose rows are given one by one.
        pub(crate) fn take_tables(document: &mut Document, drafts: &Drafts, checker: &mut Checker) {
            let root = Place::root();
            $(
                let at = root.field(stringify!($field));
                let given = std::mem::take(&mut document.$field).reduced(Vec::len);
                not_in_the_head(given, at, drafts.$field.len(), checker);
            )*
        }

        /// Checks the rows of all tables.
        pub(crate) fn check_rows(document: &mut Document, checker: &mut Checker) -> Drafts {
            let root = Place::root();
            Drafts { $( $field: {
                let at = root.field(stringify!($field));
                match std::mem::take(&mut document.$field) {
                    Field::Absent | Field::Nothing => Vec::new(),
                    Field::Value(rows) => rows
                        .into_iter()
                        .enumerate()
                        .map(|(i, row)| checker.required::<$entity>(row, at.item(i)))
                        .collect(),
                    Field::Rejected(rejected) => {
                        checker.wrong(at, &rejected.raw, &rejected.reason, "a list of rows");
                        Vec::new()
                    }
                }
            }, )* }
        }

        impl Drafts {
            /// The tables, if every row could be checked.
            pub(crate) fn finish(self, keys: KeyTables) -> Option<Tables> {
                Some(Tables { $( $field: Rows {
                    keys: keys.$field,
                    rows: self.$field.into_iter().collect::<Option<Vec<_>>>()?,
                }, )* })
            }
        }

        impl Tables {
            /// Writes the rows of a table into a document.
            pub(crate) fn write(&self, table: Table, document: &mut Document) {
                match table { $( Table::$variant => {
                    let rows = self.$field.handles().map(|handle| self.$field.raw(handle, self));
                    document.$field = Field::Value(rows.collect());
                } )* }
            }

            /// A row of a table as a document says it.
            pub(crate) fn raw(&self, table: Table, row: usize) -> Option<AnyRow> {
                Some(match table { $( Table::$variant => {
                    let handle = self.$field.handles().nth(row)?;
                    AnyRow::$variant(self.$field.raw(handle, self))
                } )* })
            }

            /// The key of a row of a table.
            pub(crate) fn key_text(&self, table: Table, row: usize) -> Option<&str> {
                match table { $( Table::$variant => {
                    self.$field.keys.get(row).map(Key::as_str)
                } )* }
            }

            /// A row of a table.
            pub(crate) fn row(&self, table: Table, row: usize) -> Option<&dyn Members> {
                match table { $( Table::$variant => self.$field.rows.get(row).map(|row| row as &dyn Members), )* }
            }

            /// The row of a table with a key.
            pub(crate) fn find(&self, table: Table, key: &str) -> Option<usize> {
                match table { $( Table::$variant => self.$field.find(key).map(Handle::index), )* }
            }

            /// How many rows a table has.
            pub(crate) fn len(&self, table: Table) -> usize {
                match table { $( Table::$variant => self.$field.len(), )* }
            }
        }
    };
}

tables! {
    /// Those who call the programme together.
    convenors: Convenor / ConvenorRow, Convenors, "convenor";
    /// Regions, each of a named scheme.
    regions: Region / RegionRow, Regions, "region";
    /// Schools and colleges.
    institutions: Institution / InstitutionRow, Institutions, "institution";
    /// Bodies that are no school or college.
    agencies: Agency / AgencyRow, Agencies, "agency";
    /// Regional coordinators.
    coordinators: Coordinator / CoordinatorRow, Coordinators, "coordinator";
    /// Applications to become a hub.
    applications: Application / ApplicationRow, Applications, "application";
    /// Hubs.
    hubs: Hub / HubRow, Hubs, "hub";
    /// Hub networks, learning communities, partnerships, federations and trusts.
    arrangements: Arrangement / ArrangementRow, Arrangements, "arrangement";
    /// Who belongs to which arrangement.
    memberships: Membership / MembershipRow, Memberships, "membership";
    /// The priorities of the agendas.
    priorities: Priority / PriorityRow, Priorities, "priority";
    /// The hubs' plans for innovation.
    plans: Plan / PlanRow, Plans, "plan";
    /// Grants to hubs.
    grants: Grant / GrantRow, Grants, "grant";
    /// Practices, good and next.
    practices: Practice / PracticeRow, Practices, "practice";
    /// Transfers of practices between institutions.
    transfers: Transfer / TransferRow, Transfers, "transfer";
    /// Conferences and other events.
    events: Event / EventRow, Events, "event";
    /// Pamphlets, reports and case studies.
    publications: Publication / PublicationRow, Publications, "publication";
    /// Findings that the programme has its reasons for.
    suppressions: Suppression / SuppressionRow, Suppressions, "suppression";
}

/// A document that says nothing but the rows of one table, for writing it row by row.
pub(crate) struct Only<'t>(pub(crate) &'t Tables, pub(crate) Table);

impl Serialize for Only<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut document = serializer.serialize_map(Some(1))?;
        document.serialize_entry(self.1.name(), &AllRows(self.0, self.1))?;
        document.end()
    }
}

struct AllRows<'t>(&'t Tables, Table);

impl Serialize for AllRows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(tables, table) = self;
        let mut rows = serializer.serialize_seq(Some(tables.len(*table)))?;
        for row in (0..tables.len(*table)).filter_map(|row| tables.raw(*table, row)) {
            row.push(&mut rows)?;
        }
        rows.end()
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

fn take_each<E: Entity>(
    reader: &mut Reader<'_>,
    taking: &mut Taking,
    waiting: &mut Waiting,
) -> Result<(), Stop> {
    while reader.item()? {
        let at = reader.at();
        let (index, waits) = taking.next::<E>(E::Raw::read(reader)?);
        reader.next_part();
        if waits {
            waiting.add(E::TABLE, index, None, reader.since(at));
        }
        if index == TABLE_ROWS {
            return Err(Stop::TooMany);
        }
    }
    Ok(())
}

/// Takes the key of the next row of a table; a row that cannot be read has none to give.
pub(super) fn take_key<E: Entity>(row: &mut Field<E::Raw>, index: usize, checker: &mut Checker) {
    let root = Place::root();
    let at = root.field(E::TABLE.name());
    let at = at.item(index);
    let key = match row {
        Field::Value(row) => {
            checker.required::<Key<E>>(std::mem::take(E::key_in(row)), at.field("key"))
        }
        _ => None,
    };
    if let Err((key, first)) = E::keys_mut(&mut checker.keys).push(key) {
        duplicate(checker, at, key.as_str(), E::TABLE, first);
    }
}

/// Where rows stand a line each, the head may say of a table that it is recorded as none, and no more.
fn not_in_the_head(given: Field<usize>, at: Place<'_>, rows: usize, checker: &mut Checker) {
    match given {
        Field::Absent | Field::Value(0) => {}
        Field::Nothing if rows == 0 => {}
        Field::Nothing => checker.contradiction(
            at,
            || format!("is recorded as none, but {rows} of its rows follow"),
            "leave the table out of the first line, or take its rows away",
        ),
        Field::Value(given) => checker.contradiction(
            at,
            || format!("has rows of its own ({given})"),
            "give each row a line of its own after the first",
        ),
        Field::Rejected(rejected) => {
            checker.wrong(at, &rejected.raw, &rejected.reason, "a list of rows");
        }
    }
}

fn duplicate(checker: &mut Checker, at: Place<'_>, key: &str, table: Table, first: u32) {
    checker.refusal.add(
        ProblemKind::DuplicateKey,
        at.field("key"),
        Some(&Value::from(key)),
        || format!("the key `{key}` is taken by /{table}/{first}"),
        || "give each row a key of its own".to_owned(),
    );
}
