//! From the text of a document to a programme in one pass: rows are checked as they are read, and never all there as
//! plain data.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqDeserializer};
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::document::{Document, Malformed, read};
use super::field::{Field, Lenient, reject_items, reject_scalars};
use super::problem::Refusal;
use super::programme::{Header, Programme};
use super::rows::{self, AnyRow, Table};
use super::skim::rows_again;
use super::structure;
use super::taking::Taking;

/// Why a text is no programme.
///
/// ```
/// use nextpractice::model::{LoadError, Programme};
///
/// assert!(matches!(Programme::from_json(b"{"), Err(LoadError::Malformed(_))));
/// assert!(matches!(Programme::from_json(b"{}"), Err(LoadError::Refused(_))));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// It is no JSON object.
    #[error(transparent)]
    Malformed(#[from] Malformed),
    /// It is no sound document.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl Programme {
    /// Reads and checks a document in one: the same as [`Document::from_json`] and [`Programme::new`], in less time and
    /// less than half the memory.
    ///
    /// A row is checked as soon as it is read. The text is skimmed once more for rows that refer to a row further down, or
    /// that have errors; so it is best to give the tables in the order in which the format lists them.
    ///
    /// ```
    /// use nextpractice::model::Programme;
    ///
    /// let programme = Programme::from_json(br#"{
    ///     "format": "nextpractice/1",
    ///     "charter": {},
    ///     "institutions": [{ "key": "urn:100001", "name": "A school" }]
    /// }"#)?;
    /// assert_eq!(programme.institutions().len(), 1);
    /// # Ok::<(), nextpractice::model::LoadError>(())
    /// ```
    ///
    /// # Errors
    /// [`LoadError`], with every structural error where the text is a JSON object.
    pub fn from_json(bytes: &[u8]) -> Result<Self, LoadError> {
        let mut taking = Taking::default();
        let mut waiting = Vec::new();
        let mut head = read(
            bytes,
            Tables {
                taking: &mut taking,
                waiting: &mut waiting,
            },
        )?;
        let stated = structure::records::stated(&head).with(|table| taking.drafts.len(table));
        let (header, charter) =
            Header::check(&mut head, Document::FORMAT, &stated, &mut taking.checker);
        rows::check_rows(&mut head, &mut taking.checker);
        if !waiting.is_empty() {
            // The order of the format, so that errors come in that order.
            waiting.sort_unstable();
            for (table, index, row) in rows_again(bytes, &waiting) {
                if let Some(row) = AnyRow::alone(table, row) {
                    row.put(index, &mut taking);
                }
            }
        }
        let Taking {
            checker, drafts, ..
        } = taking;
        Ok(Self::assemble(header, charter, drafts, checker)?)
    }
}

/// Reads the object of a document; takes in the rows of its tables, notes those that are to be given again, and the document gets an
/// empty list for them.
struct Tables<'t> {
    taking: &'t mut Taking,
    waiting: &'t mut Vec<(Table, usize)>,
}

impl<'de> DeserializeSeed<'de> for Tables<'_> {
    type Value = Field<Document>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tables<'_> {
    type Value = Field<Document>;
    reject_scalars!("an object");

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Self::Value, A::Error> {
        reject_items(items, "an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Self::Value, A::Error> {
        // What is no list of rows is put in its place afterwards: everything that a document holds would otherwise be
        // compiled once more, to be read from a value.
        let mut others = Vec::new();
        let mut document = Document::read(MapAccessDeserializer::new(Members {
            members,
            tables: self,
            taken: Vec::new(),
            table: None,
            others: &mut others,
        }))?;
        if let Field::Value(document) = &mut document {
            for (table, other) in others {
                rows::misplace(document, table, other);
            }
        }
        Ok(document)
    }
}

/// The members of a document, without the rows.
struct Members<'t, A> {
    members: A,
    tables: Tables<'t>,
    /// The tables that were given; a second one of the same name is not read as one.
    taken: Vec<Table>,
    /// The table whose name was read last.
    table: Option<Table>,
    /// What stands in the place of tables and is no list of rows.
    others: &'t mut Vec<(Table, Value)>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Members<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        let Some(name) = self.members.next_key::<Cow<'de, str>>()? else {
            return Ok(None);
        };
        let table = Table::ALL.iter().find(|table| table.name() == name);
        self.table = table.filter(|table| !self.taken.contains(table)).copied();
        self.taken.extend(self.table);
        seed.deserialize(name.into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        let Some(table) = self.table.take() else {
            return self.members.next_value_seed(seed);
        };
        let tables = &mut self.tables;
        let other = self.members.next_value_seed(Rows { table, tables })?;
        self.others.extend(other.map(|other| (table, other)));
        seed.deserialize(SeqDeserializer::new(std::iter::empty::<()>()))
    }
}

/// Reads the rows of a table; gives whatever else stands in its place.
struct Rows<'r, 't> {
    table: Table,
    tables: &'r mut Tables<'t>,
}

impl<'de> DeserializeSeed<'de> for Rows<'_, '_> {
    type Value = Option<Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_, '_> {
    type Value = Option<Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, rows: A) -> Result<Self::Value, A::Error> {
        let Tables { taking, waiting } = self.tables;
        rows::take_all(self.table, rows, taking, waiting).map(|()| None)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Self::Value, A::Error> {
        Value::deserialize(MapAccessDeserializer::new(members)).map(Some)
    }

    fn visit_str<E>(self, other: &str) -> Result<Self::Value, E> {
        Ok(Some(other.into()))
    }

    fn visit_u64<E>(self, other: u64) -> Result<Self::Value, E> {
        Ok(Some(other.into()))
    }

    fn visit_i64<E>(self, other: i64) -> Result<Self::Value, E> {
        Ok(Some(other.into()))
    }

    fn visit_f64<E>(self, other: f64) -> Result<Self::Value, E> {
        Ok(Some(other.into()))
    }

    fn visit_bool<E>(self, other: bool) -> Result<Self::Value, E> {
        Ok(Some(other.into()))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Some(Value::Null))
    }
}
