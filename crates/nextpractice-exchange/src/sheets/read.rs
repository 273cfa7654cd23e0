//! From files of a spreadsheet to a document, and from there to a programme.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;

use nextpractice::model::{self, CharterRow, Document, Field, Lenient, Problem, Programme, Table};
use nextpractice::value::{Text, did_you_mean};
use thiserror::Error;

use super::column::{Column, Line};
use super::layout::{self, Place, Sheet, each_sheet};
use super::references::{self, Cell, Entry};
use crate::intake::{self, Taken};
use crate::limits::Limits;
use crate::report::{ImportReport, Issue, IssueKind, Refusal, RefusedFile, shown};
use crate::table::{Heading, Need, Row};

/// Files that cannot be read at all: every one of them, with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub struct RefusedSheets(pub Vec<RefusedFile>);

impl fmt::Display for RefusedSheets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, refused) in self.0.iter().enumerate() {
            let between = if place == 0 { "" } else { "\n" };
            write!(f, "{between}{refused}")?;
        }
        Ok(())
    }
}

/// The sheets of a programme, read.
#[derive(Debug)]
pub struct Sheets {
    document: Document,
    reports: Vec<ImportReport>,
    /// Where each row went: pointers into the document.
    places: BTreeMap<String, At>,
}

/// A row of a file.
#[derive(Clone, Debug)]
struct At {
    report: usize,
    row: usize,
    line: usize,
    cells: Vec<Cell>,
}

/// What a place of the document was made of: a row of a file, or a cell of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Origin<'s> {
    /// The place: a JSON pointer such as `/hubs/3` or `/hubs/3/term`.
    pub pointer: String,
    /// The file, under the name by which it was handed in.
    pub file: &'s str,
    /// The line of the file on which the row or cell begins, from 1.
    pub line: usize,
    /// The character of the line with which the cell begins, from 1; none for a row.
    pub column: Option<usize>,
}

/// Rows that came through one by one and do not make a programme together.
#[derive(Clone, Debug, Error)]
pub struct Unfit {
    /// The import reports, with the rows that do not fit among those rejected.
    pub reports: Vec<ImportReport>,
    /// What is wrong, and stands in no row of a file.
    pub elsewhere: Vec<String>,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the rows do not make a programme:")?;
        for problem in &self.elsewhere {
            write!(f, "\n  {problem}")?;
        }
        for report in &self.reports {
            for issue in report
                .listing(IssueKind::Misfit)
                .map_or(&[][..], |listing| listing.listed())
            {
                write!(f, "\n  {}: {issue}", report.file())?;
            }
        }
        Ok(())
    }
}

macro_rules! sheets_read {
    ($($name:ident: $row:ident,)*) => {
        /// The lines of every sheet, each with its place among the entries.
        #[derive(Default)]
        struct Loaded { $($name: Vec<(usize, Line<model::$row>)>,)* }

        /// The names of the sheets, in the order in which they are read.
        pub(super) const NAMES: &[&str] = &[$(stringify!($name)),*];

        impl Loaded {
            fn read(&mut self, name: &str, file: &mut File<'_>) -> Result<ImportReport, RefusedFile> {
                match name {
                    $(stringify!($name) => file.read(&layout::$name(), &mut self.$name),)*
                    _ => Err(no_such_sheet(file.label)),
                }
            }

            fn place(self, gone: &HashMap<usize, usize>, document: &mut Document) -> Vec<(usize, String)> {
                let mut places = Vec::new();
                $({
                    let there = self.$name.into_iter().filter(|(entry, _)| !gone.contains_key(entry));
                    let (entries, lines): (Vec<usize>, Vec<_>) = there.unzip();
                    places.extend(entries.into_iter().zip(Place::place(lines, document)));
                })*
                places
            }
        }

        /// The keys of the tables that a document has already.
        fn known(document: &Document) -> HashSet<(Table, String)> {
            let mut known = HashSet::new();
            $(if let Some(table) = <model::$row as Place>::TABLE {
                known.extend(<model::$row as Place>::keys(document).into_iter().map(|key| (table, key)));
            })*
            known
        }
    };
}
each_sheet!(sheets_read);

/// A file that is read.
struct File<'f> {
    label: &'f str,
    bytes: &'f [u8],
    report: usize,
    entries: &'f mut Vec<Entry>,
    known: &'f HashSet<(Table, String)>,
}

/// Reads the sheets of a programme, and adds them to a document: an empty one, or one that has institutions already.
///
/// What a file holds is told by its name: `hubs.csv` holds the hubs, whatever folder it stands in. A row is refused
/// where a cell cannot be read or must be filled and is not, where an earlier row has its key, or where it names what
/// no row that came through has; the report gives file, row, column, value and reason.
///
/// # Errors
/// [`RefusedSheets`] where a file is no table of a sheet, or exceeds a [limit](crate::limits).
pub fn read_sheets<'f>(
    onto: Document,
    files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
) -> Result<Sheets, RefusedSheets> {
    let mut document = onto;
    let known = known(&document);
    let mut loaded = Loaded::default();
    let mut entries = Vec::new();
    let mut reports = Vec::new();
    let mut refused = Vec::new();
    let mut met = HashSet::new();
    for (label, bytes) in files {
        let name = sheet_of(label);
        if !met.insert(name.to_owned()) {
            refused.push(RefusedFile::new(label, Refusal::RepeatedSheet));
            continue;
        }
        let mut file = File {
            label,
            bytes,
            report: reports.len(),
            entries: &mut entries,
            known: &known,
        };
        match loaded.read(name, &mut file) {
            Ok(report) => reports.push(report),
            Err(reason) => refused.push(reason),
        }
    }
    if !refused.is_empty() {
        return Err(RefusedSheets(refused));
    }
    let gone = references::refused(&entries, &known);
    for (at, entry) in entries.iter().enumerate() {
        if let Some(place) = gone.get(&at)
            && let (Some(report), Some(name)) =
                (reports.get_mut(entry.report), entry.names.get(*place))
        {
            report.row_recalled(nobody(entry, name));
        }
    }
    if document.format.is_absent() {
        document.format = Text::new(Document::FORMAT).map_or(Field::Absent, Field::Value);
    }
    if document.charter.is_absent() {
        document.charter = Field::Value(CharterRow::default());
    }
    let mut places = BTreeMap::new();
    for (at, pointer) in loaded.place(&gone, &mut document) {
        if let Some(entry) = entries.get_mut(at) {
            let cells = std::mem::take(&mut entry.cells);
            let (report, row, line) = (entry.report, entry.row, entry.line);
            let at = At {
                report,
                row,
                line,
                cells,
            };
            places.insert(pointer, at);
        }
    }
    Ok(Sheets {
        document,
        reports,
        places,
    })
}

impl Sheets {
    /// What became of each file, in the order in which they were given.
    #[must_use]
    pub fn reports(&self) -> &[ImportReport] {
        &self.reports
    }

    /// The document.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What the document's rows were made of, and their cells, in the order of the pointers: for whoever points from the
    /// document back into the files.
    ///
    /// ```
    /// use nextpractice::model::Document;
    /// use nextpractice_exchange::sheets::read_sheets;
    ///
    /// let regions: &[u8] = b"name,key,scheme\nNorth,north,areas\n";
    /// let sheets = read_sheets(Document::default(), [("regions.csv", regions)])?;
    /// let scheme = sheets.origins().find(|origin| origin.pointer == "/regions/0/scheme").ok_or("no cell")?;
    /// assert_eq!((scheme.file, scheme.line, scheme.column), ("regions.csv", 2, Some(13)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn origins(&self) -> impl Iterator<Item = Origin<'_>> {
        self.places.iter().flat_map(|(pointer, at)| {
            let file = self.reports.get(at.report).map_or("", ImportReport::file);
            let origin = move |path: &[&str], line, column| Origin {
                pointer: path
                    .iter()
                    .fold(pointer.clone(), |to, name| to + "/" + name),
                file,
                line,
                column,
            };
            let mut around = None;
            let cells = at.cells.iter().flat_map(move |cell| {
                // A field that takes several cells begins with the first of them.
                let first = cell.path.len() > 1 && around != cell.path.first();
                around = cell.path.first();
                let head = cell.path.get(..1).filter(|_| first);
                let paths = head.into_iter().chain([cell.path]);
                paths.map(move |path| origin(path, cell.line, Some(cell.column)))
            });
            std::iter::once(origin(&[], at.line, None)).chain(cells)
        })
    }

    /// Checks the document as a whole.
    ///
    /// # Errors
    /// [`Unfit`] where the rows do not make a programme together: a term reaches beyond its parent's, an institution lies
    /// in two regions of a scheme. Each is told with its file, row, column and value.
    pub fn programme(self) -> Result<Programme, Box<Unfit>> {
        let refusal = match Programme::new(self.document) {
            Ok(programme) => return Ok(programme),
            Err(refusal) => refusal,
        };
        let mut unfit = Unfit {
            reports: self.reports,
            elsewhere: Vec::new(),
        };
        let mut recalled: HashSet<(usize, usize)> = HashSet::new();
        for problem in refusal.problems() {
            let found = locate(&self.places, problem.pointer());
            match found.and_then(|(at, rest)| Some((at, rest, unfit.reports.get_mut(at.report)?))) {
                // A row is rejected once, whatever else is wrong with it.
                Some((at, rest, report)) if recalled.insert((at.report, at.row)) => {
                    report.row_recalled(misfit(at, rest, problem));
                }
                Some((at, rest, report)) => {
                    let issue = misfit(at, rest, problem);
                    unfit.elsewhere.push(format!("{}: {issue}", report.file()));
                }
                None => unfit.elsewhere.push(problem.to_string()),
            }
        }
        let unlisted = refusal.total() - refusal.problems().count();
        if unlisted > 0 {
            unfit.elsewhere.push(format!("and {unlisted} more"));
        }
        Err(Box::new(unfit))
    }
}

/// The row that a pointer leads into, and what is left of the pointer.
fn locate<'s, 'p>(places: &'s BTreeMap<String, At>, pointer: &'p str) -> Option<(&'s At, &'p str)> {
    let mut end = pointer.len();
    loop {
        let head = pointer.get(..end)?;
        if let Some(at) = places.get(head) {
            return Some((at, pointer.get(end..)?));
        }
        end = head.rfind('/')?;
    }
}

fn misfit(at: &At, rest: &str, problem: &Problem) -> Issue {
    let column = rest.trim_start_matches('/').replace('/', "_");
    Issue {
        kind: IssueKind::Misfit,
        row: Some(at.row),
        line: at.line,
        column: Some(column).filter(|column| !column.is_empty()),
        value: problem.value().map(shown),
        reason: problem.reason().to_owned().into(),
        remedy: problem.remedy().to_owned().into(),
    }
}

fn nobody(entry: &Entry, (heading, table, key): &(&'static str, Table, String)) -> Issue {
    Issue {
        kind: IssueKind::NoSuchRow,
        row: Some(entry.row),
        line: entry.line,
        column: Some((*heading).to_owned()),
        value: Some(shown(key)),
        reason: format!("no row of {table} that came through has this key").into(),
        remedy: format!("correct the key, or add the {}", table.row_name()).into(),
    }
}

fn no_such_sheet(label: &str) -> RefusedFile {
    let closest =
        did_you_mean(sheet_of(label), NAMES.iter().copied()).map(|name| format!("{name}.csv"));
    let names = NAMES.join(".csv, ") + ".csv";
    RefusedFile::new(label, Refusal::NoSuchSheet { closest, names })
}

/// The sheet that a file's name says it holds: the name without folders and ending.
fn sheet_of(label: &str) -> &str {
    let name = label.rsplit(['/', '\\']).next().unwrap_or(label);
    name.strip_suffix(".csv").unwrap_or(name)
}

impl File<'_> {
    fn read<R: Place + Lenient + Default>(
        &mut self,
        sheet: &Sheet<R>,
        lines: &mut Vec<(usize, Line<R>)>,
    ) -> Result<ImportReport, RefusedFile> {
        let headings: Vec<Heading> = sheet
            .columns
            .iter()
            .map(|column| Heading {
                name: column.heading,
                aliases: &[],
                need: if column.required && !(R::NAMED && column.path == ["key"]) {
                    Need::Required
                } else {
                    Need::Optional
                },
                list_item: None,
            })
            .collect();
        let mut rows_of: HashMap<String, usize> = HashMap::new();
        let (entries, known, report) = (&mut *self.entries, self.known, self.report);
        intake::read(
            Limits::PUBLISHED,
            self.label,
            self.bytes,
            &headings,
            |row, _| {
                let (mut line, names) = filled(sheet, row)?;
                R::check(&line).map_err(|reason| {
                    Box::new(row.issue(IssueKind::BadCell, 0_usize, reason, "correct it"))
                })?;
                let key = R::key(&mut line, row.number());
                if let Some(key) = &key {
                    let there = R::TABLE.is_some_and(|table| known.contains(&(table, key.clone())));
                    let first = rows_of
                        .get(key)
                        .map(|first| format!("row {first} has the same, and came through"));
                    let first = first
                        .or(there
                            .then(|| "the document has a row with this key already".to_owned()));
                    if let Some(reason) = first {
                        let remedy = "keep one of the two";
                        return Err(Box::new(row.issue(
                            IssueKind::DuplicateKey,
                            0_usize,
                            reason,
                            remedy,
                        )));
                    }
                    rows_of.insert(key.clone(), row.number());
                }
                lines.push((entries.len(), line));
                entries.push(Entry {
                    report,
                    row: row.number(),
                    line: row.line(),
                    cells: cells(sheet, row),
                    table: R::TABLE,
                    key: key.filter(|_| R::TABLE.is_some()),
                    names,
                });
                Ok(Taken::Imported)
            },
        )
    }
}

type Names = Vec<(&'static str, Table, String)>;

/// Where the cells of a row begin.
fn cells<R: Lenient>(sheet: &Sheet<R>, row: &Row<'_>) -> Vec<Cell> {
    let columns = sheet.columns.iter().zip(row.positions());
    columns
        .filter_map(|(column, position)| {
            let path = column.within_row();
            let (line, column) = position.filter(|_| !path.is_empty())?;
            Some(Cell { path, line, column })
        })
        .collect()
}

/// The cells of a row, as a line and the names in it. A row with several faults is refused for the first, which tells
/// of the others.
fn filled<R: Place + Lenient + Default>(
    sheet: &Sheet<R>,
    row: &Row<'_>,
) -> Result<(Line<R>, Names), Box<Issue>> {
    let mut line = Line::default();
    let mut names = Vec::new();
    let mut faults: Vec<(IssueKind, usize, String)> = Vec::new();
    let cell = |at: usize| row.cell(at).unwrap_or_default();
    for (at, column) in sheet.columns.iter().enumerate() {
        let text = cell(at);
        if text.is_empty() {
            let named = R::NAMED && column.path == ["key"];
            let around = |other: &Column<R>| {
                column.path.len() == other.path.len()
                    && column.path.split_last().map(|(_, a)| a)
                        == other.path.split_last().map(|(_, b)| b)
            };
            let mut beside = sheet
                .columns
                .iter()
                .enumerate()
                .filter(|(_, other)| around(other));
            let needed = (column.required && !named)
                || (column.required_within && beside.any(|(other, _)| !cell(other).is_empty()));
            if needed {
                let reason = format!("the {} must be given", column.heading.replace('_', " "));
                faults.push((IssueKind::BlankCell, at, reason));
            }
            continue;
        }
        if let Err(reason) = (column.set)(&mut line, text) {
            faults.push((IssueKind::BadCell, at, reason));
        }
        let named = column.references(text).into_iter();
        names.extend(named.map(|(table, key)| (column.heading, table, key.to_owned())));
    }
    let mut faults = faults.into_iter();
    let Some((kind, at, mut reason)) = faults.next() else {
        return Ok((line, names));
    };
    for (_, at, more) in faults {
        let heading = sheet.columns.get(at).map_or("", |column| column.heading);
        reason.push_str(&format!(
            "; besides, `{heading}`, value `{}`: {more}",
            shown(cell(at))
        ));
    }
    Err(Box::new(row.issue(kind, at, reason, "correct the row")))
}
