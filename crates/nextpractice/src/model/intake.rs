//! A programme taken in line by line.

use serde_json::Value;

use super::document::Document;
use super::malformed::{Malformed, read_text};
use super::part::{Checker, Unknown};
use super::place::Place;
use super::problem::{ProblemKind, Refusal};
use super::programme::{Header, Programme};
use super::reader::{Reader, Stop};
use super::rows::{self, AnyRow, Drafts, Table};
use super::structure;
use super::taking::Taking;
use super::waiting::Waiting;
use crate::limits::{TABLE_ROWS, WAITING_BYTES};

/// Takes in a document that stands on many lines: the first says all but the rows of the tables, each further one a row, as
/// `{"hubs": {…}}`.
///
/// A row is checked as it comes and kept in its checked form alone. One that refers to a row further down, or that has
/// errors, waits as text until all rows are known; so neither the text nor the plain rows are ever in memory as a whole.
/// What comes of it is what [`Programme::new`] makes of the same document in one piece, errors too; each error names
/// its line besides.
///
/// ```
/// use nextpractice::model::Intake;
///
/// let mut intake = Intake::new(1, br#"{"format": "nextpractice/1-ndjson", "charter": {}}"#)?;
/// intake.line(2, br#"{"institutions": {"key": "urn:100001", "name": "A school"}}"#)?;
/// intake.line(3, br#"{"regions": {"key": "north"}}"#)?;
/// let refusal = intake.finish().unwrap_err();
/// assert_eq!(refusal.problems().next().unwrap().to_string(), "/regions/0/scheme (line 3): must be given; give text");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Intake {
    head: Document,
    head_line: u64,
    taking: Taking,
    waiting: Waiting,
    lines: Lines,
    limits: Limits,
}

/// How much is taken in, so that tests can meet the limits with few rows.
#[derive(Clone, Copy, Debug)]
struct Limits {
    table_rows: usize,
    waiting_bytes: usize,
}

/// Why no more lines are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Full {
    /// A table has [`TABLE_ROWS`] rows already.
    #[error("{0} have more than {TABLE_ROWS} rows, the most that are read; split the document")]
    Rows(Table),
    /// The rows that wait have [`WAITING_BYTES`] bytes of text already.
    #[error(
        "the rows that refer to rows further down, or that have errors, have more than {WAITING_BYTES} bytes, the most that are kept; \
         put the tables in the order in which the format lists them"
    )]
    Waiting,
}

impl Document {
    /// The format of a document that stands on many lines.
    pub const LINES_FORMAT: &'static str = "nextpractice/1-ndjson";
}

/// The field of the first line that says how many rows of each table follow.
pub(super) const ROWS: &str = "rows";

impl Intake {
    /// Begins with the first line, and the number that messages give it.
    ///
    /// # Errors
    /// [`Malformed`] as from [`Document::from_json`].
    pub fn new(number: u64, first: &[u8]) -> Result<Self, Malformed> {
        Ok(Self {
            head: Document::from_json(first).map_err(|malformed| malformed.on(number))?,
            head_line: number,
            taking: Taking::default(),
            waiting: Waiting::default(),
            lines: Lines::default(),
            limits: Limits {
                table_rows: TABLE_ROWS,
                waiting_bytes: WAITING_BYTES,
            },
        })
    }

    /// Takes in a further line. What is wrong with it is kept for [`Intake::finish`] to tell.
    ///
    /// # Errors
    /// [`Full`] past a limit on what is taken in.
    pub fn line(&mut self, number: u64, text: &[u8]) -> Result<(), Full> {
        self.taking.checker.refusal.line = Some(number);
        match Line::read(text) {
            Ok(Line::Row(table, row, text)) => self.row(table, row, number, text),
            Ok(Line::NoTable(unknown)) => {
                self.taking
                    .checker
                    .unknown(&[unknown], Table::NAMES, Place::root());
                Ok(())
            }
            Err(reason) => {
                self.taking.checker.refusal.add(
                    ProblemKind::MalformedLine,
                    Place::root(),
                    None,
                    || reason,
                    || "give one row on each line, as `{\"hubs\": {…}}`".to_owned(),
                );
                Ok(())
            }
        }
    }

    fn row(&mut self, table: Table, row: AnyRow, line: u64, text: &str) -> Result<(), Full> {
        if self.taking.drafts.len(table) >= self.limits.table_rows {
            return Err(Full::Rows(table));
        }
        let (index, waits) = row.take_in(&mut self.taking);
        self.lines.add(table, index, line);
        if !waits {
            return Ok(());
        }
        if self.waiting.bytes() + text.len() > self.limits.waiting_bytes {
            return Err(Full::Waiting);
        }
        self.waiting.add(table, index, Some(line), text);
        Ok(())
    }

    /// Checks what is left to check once all rows are known.
    ///
    /// # Errors
    /// A [`Refusal`] with every structural error, as from [`Programme::new`].
    pub fn finish(self) -> Result<Programme, Refusal> {
        let Self {
            mut head,
            head_line,
            mut taking,
            waiting,
            lines,
            ..
        } = self;
        taking.checker.refusal.line = Some(head_line);
        let stated = structure::records::stated(&head).with(|table| taking.drafts.len(table));
        rows::take_tables(&mut head, &taking.drafts, &mut taking.checker);
        check_counts(&mut head, &taking.drafts, &mut taking.checker);
        let (header, charter) = Header::check(
            &mut head,
            Document::LINES_FORMAT,
            &stated,
            &mut taking.checker,
        );
        waiting.give_again(&mut taking);
        let Taking {
            checker, drafts, ..
        } = taking;
        Programme::assemble(header, charter, drafts, checker).map_err(|mut refusal| {
            refusal.find_lines(|pointer| lines.of(pointer));
            refusal
        })
    }
}

/// Holds what the first line says of how many rows follow against those that did. It need not say anything; where it
/// does, a file that was cut short between two lines is found out.
fn check_counts(head: &mut Document, drafts: &Drafts, checker: &mut Checker) {
    let Some(at) = head
        .unknown
        .iter()
        .position(|field| !field.repeated && &*field.name == ROWS)
    else {
        return;
    };
    let counts = head.unknown.remove(at).raw;
    let root = Place::root();
    let place = root.field(ROWS);
    let Value::Object(counts) = counts else {
        let expected = "an object with a number of rows for each table";
        return checker.wrong(place, &counts, &format!("is not {expected}"), expected);
    };
    // A line that could not be read is a row of one of the tables.
    let unread = checker.refusal.has(ProblemKind::MalformedLine);
    for (name, count) in counts {
        let Some(table) = Table::named(&name) else {
            let unknown = Unknown {
                name: name.into_boxed_str(),
                raw: count,
                repeated: false,
            };
            checker.unknown(&[unknown], Table::NAMES, place);
            continue;
        };
        let follow = drafts.len(table);
        if count.as_u64() != Some(follow as u64) && !unread {
            checker.contradiction(
                place.field(table.name()),
                || format!("says {count}, but {follow} rows of {table} follow"),
                "get the whole file, or correct the number",
            );
        }
    }
}

/// What a line says.
#[expect(
    clippy::large_enum_variant,
    reason = "one at a time, taken apart as soon as it is made"
)]
enum Line<'t> {
    /// A row, and its text.
    Row(Table, AnyRow, &'t str),
    /// A row of a table that the format does not have.
    NoTable(Unknown),
}

impl<'t> Line<'t> {
    fn read(text: &'t [u8]) -> Result<Self, String> {
        read_text(text, Self::of)
            .map_err(|malformed| format!("column {}: {}", malformed.column(), malformed.reason()))?
            .ok_or_else(|| {
                "is not an object with the name of one table and one row of it".to_owned()
            })
    }

    fn of(reader: &mut Reader<'t>) -> Result<Option<Self>, Stop> {
        if !reader.enters_object()? {
            return reader.value().map(|_| None);
        }
        let Some(name) = reader.name()? else {
            return Ok(None);
        };
        let line = match Table::named(&name) {
            Some(table) => {
                let at = reader.at();
                let row = AnyRow::read(table, reader)?;
                Self::Row(table, row, reader.since(at))
            }
            None => Self::NoTable(Unknown {
                name: name.into(),
                raw: reader.value()?,
                repeated: false,
            }),
        };
        let mut line = Some(line);
        while reader.name()?.is_some() {
            reader.value()?;
            line = None;
        }
        Ok(line)
    }
}

/// On which line each row stands: of each table the places where the lines do not go on one by one.
#[derive(Debug, Default)]
struct Lines(Vec<Vec<(usize, u64)>>);

impl Lines {
    fn add(&mut self, table: Table, index: usize, line: u64) {
        if self.0.len() <= table as usize {
            self.0.resize_with(Table::ALL.len(), Vec::new);
        }
        let Some(runs) = self.0.get_mut(table as usize) else {
            return;
        };
        let goes_on = runs
            .last()
            .is_some_and(|(first, from)| from + (index - first) as u64 == line);
        if !goes_on {
            runs.push((index, line));
        }
    }

    /// The line of the row that a JSON pointer leads into.
    fn of(&self, pointer: &str) -> Option<u64> {
        let mut steps = pointer.split('/').skip(1);
        let table = steps.next()?;
        let table = Table::named(table)?;
        let index: usize = steps.next()?.parse().ok()?;
        let runs = self.0.get(table as usize)?;
        let run = runs.partition_point(|(first, _)| *first <= index);
        let (first, from) = runs.get(run.checked_sub(1)?)?;
        Some(from + (index - first) as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::{Full, Intake, Table};

    const HEAD: &[u8] = br#"{"format":"nextpractice/1-ndjson","charter":{}}"#;

    #[test]
    fn rows_are_taken_up_to_the_limit_and_not_past_it() {
        let mut intake = Intake::new(1, HEAD).expect("a first line");
        intake.limits.table_rows = 2;
        for (line, key) in [(2, "a"), (3, "b")] {
            let row = format!(r#"{{"institutions":{{"key":"{key}","name":"A school"}}}}"#);
            assert_eq!(intake.line(line, row.as_bytes()), Ok(()));
        }
        let row = br#"{"institutions":{"key":"c","name":"A school"}}"#;
        assert_eq!(intake.line(4, row), Err(Full::Rows(Table::Institutions)));
        assert_eq!(
            intake.line(5, br#"{"convenors":{"key":"c","name":"A body"}}"#),
            Ok(())
        );
        assert_eq!(
            intake.finish().expect("a programme").institutions().len(),
            2
        );
    }

    #[test]
    fn rows_wait_up_to_the_limit_and_not_past_it() {
        let mut intake = Intake::new(1, HEAD).expect("a first line");
        let row =
            br#"{"institutions":{"key":"a","name":"A school","successors":[{"institution":"b"}]}}"#;
        intake.limits.waiting_bytes = row.len();
        assert_eq!(intake.line(2, row), Ok(()));
        assert_eq!(intake.line(3, row), Err(Full::Waiting));
        // What does not wait is taken in all the same.
        let last = br#"{"institutions":{"key":"b","name":"A school"}}"#;
        assert_eq!(intake.line(4, last), Ok(()));
    }
}
