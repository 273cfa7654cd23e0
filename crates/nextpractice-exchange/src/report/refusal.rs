//! Files that cannot be read at all.

use std::fmt;

use thiserror::Error;

/// A file that was refused before its first row, with the reason and the remedy.
///
/// ```
/// use nextpractice_exchange::gias::read_establishments;
/// use nextpractice_exchange::report::Refusal;
///
/// let refused = read_establishments("schools.csv", b"URN,EstablishmntName\n").unwrap_err();
/// assert_eq!(refused.file(), "schools.csv");
/// assert!(matches!(refused.reason(), Refusal::MissingHeading { .. }));
/// assert_eq!(
///     refused.to_string(),
///     "file `schools.csv`: the heading `EstablishmentName` is missing; did you mean `EstablishmntName`?"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("file `{file}`: {reason}")]
pub struct RefusedFile {
    file: String,
    reason: Refusal,
}

impl RefusedFile {
    pub(crate) fn new(file: &str, reason: Refusal) -> RefusedFile {
        RefusedFile {
            file: file.to_owned(),
            reason,
        }
    }

    /// The name under which the file was handed in.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Why it was refused.
    #[must_use]
    pub fn reason(&self) -> &Refusal {
        &self.reason
    }
}

/// Why a file was refused.
///
/// ```
/// use nextpractice_exchange::report::Refusal;
/// assert_eq!(Refusal::Empty.to_string(), "the file is empty; a table begins with a row of headings");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Refusal {
    /// No bytes, or nothing but blank lines.
    #[error("the file is empty; a table begins with a row of headings")]
    Empty,
    /// Larger than [`FILE_BYTES`](crate::limits::FILE_BYTES).
    #[error(
        "the file has {bytes} bytes, more than the {limit} this reader takes; split it by local authority"
    )]
    TooLarge {
        /// The size of the file.
        bytes: usize,
        /// The most that is taken.
        limit: usize,
    },
    /// Opened by a mark of UTF-16.
    #[error("the file is in UTF-16; save it again as \"CSV UTF-8\"")]
    Utf16,
    /// A compressed archive or a workbook.
    #[error(
        "the file is an archive or a workbook, not text; unpack it, or save the sheet as \"CSV UTF-8\""
    )]
    NotText,
    /// More headings than [`COLUMNS`](crate::limits::COLUMNS).
    #[error(
        "the file has {columns} columns, more than the {limit} this reader takes; leave out some"
    )]
    TooManyColumns {
        /// Headings in the file.
        columns: usize,
        /// The most that are taken.
        limit: usize,
    },
    /// More rows than [`ROWS`](crate::limits::ROWS).
    #[error("the file has more than {limit} rows; split it by local authority")]
    TooManyRows {
        /// The most that are taken.
        limit: usize,
    },
    /// One heading that holds another separator than the comma.
    #[error("the cells are separated by {separator}; save the file again with commas")]
    Separator {
        /// The separator found, by name.
        separator: &'static str,
    },
    /// The row of headings opens a quotation mark that nothing closes properly.
    #[error(
        "a quotation mark in the row of headings is not closed; close it, so that the headings can be told apart"
    )]
    BrokenHeadings,
    /// A required heading is not there.
    #[error("the heading `{heading}` is missing; {}", Advice(closest.as_deref()))]
    MissingHeading {
        /// The heading that is needed.
        heading: &'static str,
        /// The heading of the file that is spelt most like it, if one comes close.
        closest: Option<String>,
    },
    /// The file's name is that of no sheet of a programme.
    #[error("its name is that of no sheet; {}", Sheets(closest.as_deref(), names))]
    NoSuchSheet {
        /// The name of a sheet that is spelt most like it, if one comes close.
        closest: Option<String>,
        /// The names there are.
        names: String,
    },
    /// An earlier file has the same name.
    #[error("an earlier file holds the same sheet; put their rows into one")]
    RepeatedSheet,
}

struct Sheets<'s>(Option<&'s str>, &'s str);

impl fmt::Display for Sheets<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(closest) => write!(f, "did you mean `{closest}`?"),
            None => write!(f, "call it after what it holds, one of {}", self.1),
        }
    }
}

struct Advice<'c>(Option<&'c str>);

impl fmt::Display for Advice<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(closest) => write!(f, "did you mean `{closest}`?"),
            None => f.write_str("no heading comes close: is this the right file, and is its first row the headings?"),
        }
    }
}
