//! A programme kept in a spreadsheet: a folder of its CSV files, read into a programme with what became of every row.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use nextpractice::model::{Document, Programme};
use nextpractice_exchange::report::ImportReport;
use nextpractice_exchange::sheets::{RefusedSheets, Unfit, read_sheets};
use nextpractice_report::Origins;
use thiserror::Error;

use crate::uri;

/// A programme that was read from a folder of sheets.
#[derive(Debug)]
pub struct Spreadsheet {
    /// The programme.
    pub programme: Programme,
    /// What became of the rows of each file.
    pub reports: Vec<ImportReport>,
    /// The file, line and character that each row and cell was read from.
    pub origins: Origins,
}

/// Why a folder of sheets is no programme.
#[derive(Debug, Error)]
pub enum SpreadsheetError {
    /// The folder cannot be read, or a file in it.
    #[error("{path}: cannot be read: {error}")]
    Unreadable {
        /// The folder or file.
        path: String,
        /// What the system says.
        error: io::Error,
    },
    /// There is no sheet in it.
    #[error(
        "{path}: no CSV file is in this folder; docs/spreadsheets.md describes the files, and examples/data/templates has them to fill in"
    )]
    Empty {
        /// The folder.
        path: String,
    },
    /// Files are no sheets.
    #[error(transparent)]
    Refused(#[from] RefusedSheets),
    /// Rows cannot be taken.
    #[error(transparent)]
    Rows(Box<RefusedRows>),
}

/// Rows that cannot be taken. A programme without them might break a rule that it keeps, or keep one that it breaks: nothing is
/// made of the others.
#[derive(Debug, Error)]
pub struct RefusedRows {
    /// What became of the rows of each file.
    pub reports: Vec<ImportReport>,
    /// What is wrong and stands in no row of a file.
    pub elsewhere: Vec<String>,
}

impl fmt::Display for RefusedRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for report in &self.reports {
            writeln!(f, "{report}")?;
        }
        for problem in &self.elsewhere {
            writeln!(f, "{problem}")?;
        }
        let rows: usize = self.reports.iter().map(ImportReport::rejected).sum();
        write!(
            f,
            "{rows} rows rejected: nothing is audited until each is mended"
        )
    }
}

/// Reads the sheets in a folder: its CSV files, and no other file.
///
/// # Errors
/// [`SpreadsheetError`], with every file or row that is refused.
pub fn read_folder(folder: &Path) -> Result<Spreadsheet, SpreadsheetError> {
    let mut files = Vec::new();
    for path in sheets_in(folder)? {
        let bytes = std::fs::read(&path).map_err(|error| unreadable(&path, error))?;
        files.push((path.display().to_string(), path, bytes));
    }
    if files.is_empty() {
        let path = folder.display().to_string();
        return Err(SpreadsheetError::Empty { path });
    }
    let given = files
        .iter()
        .map(|(name, _, bytes)| (name.as_str(), bytes.as_slice()));
    let sheets = read_sheets(Document::default(), given)?;
    let mut origins = Origins::default();
    for origin in sheets.origins() {
        let uri = uri::of_path(Path::new(origin.file));
        origins.add(origin.pointer, &uri, origin.line, origin.column);
    }
    let reports = sheets.reports().to_vec();
    match sheets.programme() {
        Ok(programme) if reports.iter().all(|report| report.rejected() == 0) => Ok(Spreadsheet {
            programme,
            reports,
            origins,
        }),
        Ok(_) => Err(refused(reports, Vec::new())),
        Err(unfit) => {
            let Unfit {
                reports, elsewhere, ..
            } = *unfit;
            Err(refused(reports, elsewhere))
        }
    }
}

fn refused(reports: Vec<ImportReport>, elsewhere: Vec<String>) -> SpreadsheetError {
    SpreadsheetError::Rows(Box::new(RefusedRows { reports, elsewhere }))
}

fn unreadable(path: &Path, error: io::Error) -> SpreadsheetError {
    let path = path.display().to_string();
    SpreadsheetError::Unreadable { path, error }
}

/// The CSV files of a folder, by name.
fn sheets_in(folder: &Path) -> Result<Vec<PathBuf>, SpreadsheetError> {
    let entries = std::fs::read_dir(folder).map_err(|error| unreadable(folder, error))?;
    let paths: Result<Vec<PathBuf>, io::Error> = entries.map(|entry| Ok(entry?.path())).collect();
    let mut paths = paths.map_err(|error| unreadable(folder, error))?;
    paths.retain(|path| {
        let ending = path.extension();
        ending.is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) && path.is_file()
    });
    paths.sort();
    Ok(paths)
}
