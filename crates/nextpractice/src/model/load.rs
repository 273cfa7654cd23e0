//! From the text of a document to a programme in one pass: rows are checked as they are read, and never all there as
//! plain data.

use super::document::{Document, object};
use super::field::{Field, LIST, Lenient, misfit};
use super::malformed::{Malformed, read_text};
use super::problem::Refusal;
use super::programme::{Header, Programme};
use super::reader::{Name, Reader, Stop};
use super::rows::{self, AnyRow, Table};
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
    /// A row is checked as soon as it is read. One that refers to a row further down, or that has errors, is read once more
    /// when all are known; so it is best to give the tables in the order in which the format lists them.
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
        let mut tables = Tables::default();
        let mut text = "";
        let mut head = object(read_text(bytes, |reader| {
            text = reader.whole();
            tables.read(reader)
        })?)?;
        let Tables {
            mut taking,
            mut waiting,
            ..
        } = tables;
        let stated = structure::records::stated(&head).with(|table| taking.drafts.len(table));
        let (header, charter) =
            Header::check(&mut head, Document::FORMAT, &stated, &mut taking.checker);
        rows::check_rows(&mut head, &mut taking.checker);
        // The order of the format, so that errors come in that order.
        waiting.sort_unstable();
        for Waiting { table, index, at } in waiting {
            if let Ok(row) = AnyRow::read(table, &mut Reader::new(text, at)) {
                row.put(index, &mut taking);
            }
        }
        let Taking {
            checker, drafts, ..
        } = taking;
        Ok(Self::assemble(header, charter, drafts, checker)?)
    }
}

/// The tables of a document, taken in row by row as they are read.
#[derive(Default)]
struct Tables {
    taking: Taking,
    waiting: Vec<Waiting>,
    /// Those that were given; a second one of the same name is not read as one.
    given: Vec<Table>,
}

/// A row that is to be given again once all are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Waiting {
    table: Table,
    index: usize,
    /// Where it stands in the text.
    at: usize,
}

impl Tables {
    /// Reads the object of a document and gives what it says besides the rows, with an empty list in the place of each table.
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<Field<Document>, Stop> {
        if !reader.enters_object()? {
            return Ok(misfit(reader.value()?, Document::EXPECTED));
        }
        let mut head = Document::default();
        let mut next = 0;
        while let Some(name) = reader.field(Document::WRITTEN, next)? {
            match self.table(&name) {
                None => next = head.member(name, next, reader)?,
                Some(table) => {
                    self.given.push(table);
                    rows::leave(&mut head, table, self.rows(table, reader)?);
                }
            }
        }
        Ok(Field::Value(head))
    }

    /// The table of a name, unless it was given before.
    fn table(&self, name: &Name<'_>) -> Option<Table> {
        let Name::Known(place) = name else {
            return None;
        };
        let table = Table::named(Document::FIELDS.get(*place)?)?;
        (!self.given.contains(&table)).then_some(table)
    }

    /// Takes in the rows of a table, and leaves none; or gives whatever else stands in their place.
    fn rows(&mut self, table: Table, reader: &mut Reader<'_>) -> Result<Field<()>, Stop> {
        if !reader.enters_list()? {
            return Ok(misfit(reader.value()?, LIST));
        }
        rows::take_all(table, reader, &mut self.taking, |index, at| {
            self.waiting.push(Waiting { table, index, at });
        })?;
        Ok(Field::Value(()))
    }
}
