//! What became of a file: how it was read, how many rows came through, and every row or value that did not.

mod display;
mod issue;
mod refusal;

use std::collections::BTreeMap;

use serde::Serialize;

pub(crate) use issue::shown;
pub use issue::{Issue, IssueKind, Listing, Severity};
pub use refusal::{Refusal, RefusedFile};

use crate::text::{Encoding, LineEndings};

/// How the headings of a file were met.
///
/// ```
/// use nextpractice_exchange::gias::read_establishments;
///
/// let (_, report) = read_establishments("a.csv", b"urn, Establishment Name,Motto\n").unwrap();
/// let headings = report.headings();
/// assert_eq!(headings.bound, ["URN", "EstablishmentName"]);
/// assert_eq!(headings.unknown, ["Motto"]);
/// assert!(headings.missing.contains(&"Postcode".to_owned()));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Headings {
    /// Headings the reader uses, by its own spelling, in its own order.
    pub bound: Vec<String>,
    /// Headings of the file that the reader has no use for, as the file spells them, in the file's order. Repeated
    /// and unnamed headings are not among them: they are warnings.
    pub unknown: Vec<String>,
    /// Optional headings that the file lacks, by the reader's spelling. What they hold is unknown for every row.
    pub missing: Vec<String>,
}

/// What became of a file.
///
/// Every row that was read was either imported or rejected, and each rejection is among the issues.
///
/// ```
/// use nextpractice_exchange::gias::read_establishments;
/// use nextpractice_exchange::report::{IssueKind, Severity};
///
/// let file = b"URN,EstablishmentName\n100000,A School\nabc,B School\n";
/// let (schools, report) = read_establishments("schools.csv", file).unwrap();
/// assert_eq!(schools.len(), 1);
/// assert_eq!((report.rows(), report.imported(), report.rejected()), (2, 1, 1));
/// assert!(report.adds_up());
/// let refused = &report.listing(IssueKind::BadKey).unwrap().listed()[0];
/// assert_eq!((refused.row, refused.value.as_deref()), (Some(3), Some("abc")));
/// assert_eq!(report.count(Severity::Warning), 0);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    file: String,
    encoding: Encoding,
    line_endings: LineEndings,
    headings: Headings,
    rows: usize,
    imported: usize,
    rejected: usize,
    issues: BTreeMap<IssueKind, Listing>,
}

impl ImportReport {
    pub(crate) fn new(file: &str, encoding: Encoding, line_endings: LineEndings) -> ImportReport {
        ImportReport {
            file: file.to_owned(),
            encoding,
            line_endings,
            headings: Headings::default(),
            rows: 0,
            imported: 0,
            rejected: 0,
            issues: BTreeMap::new(),
        }
    }

    pub(crate) fn set_headings(&mut self, headings: Headings) {
        self.headings = headings;
    }

    /// Counts a row as it leaves the table, before anyone has judged it.
    pub(crate) fn row_read(&mut self) {
        self.rows += 1;
    }

    pub(crate) fn row_imported(&mut self) {
        self.imported += 1;
    }

    pub(crate) fn row_rejected(&mut self, issue: Issue) {
        self.rejected += 1;
        self.issue(issue);
    }

    /// Records a warning or a note; a rejection goes through [`row_rejected`](Self::row_rejected).
    pub(crate) fn issue(&mut self, issue: Issue) {
        self.issues.entry(issue.kind).or_default().push(issue);
    }

    /// The name under which the file was handed in.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The encoding that was found or assumed.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The line endings of the file.
    #[must_use]
    pub fn line_endings(&self) -> LineEndings {
        self.line_endings
    }

    /// How the headings were met.
    #[must_use]
    pub fn headings(&self) -> &Headings {
        &self.headings
    }

    /// Rows read, the heading and blank lines not counted.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Rows that became a record.
    #[must_use]
    pub fn imported(&self) -> usize {
        self.imported
    }

    /// Rows that did not, each with an issue that says why.
    #[must_use]
    pub fn rejected(&self) -> usize {
        self.rejected
    }

    /// Whether each row read was imported or rejected, and each rejection is accounted for by an issue. A report of
    /// this crate always adds up; a caller who moves rows between systems may want to say so.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.imported + self.rejected == self.rows
            && self.count(Severity::Rejection) == self.rejected
    }

    /// How many issues there are of a severity, the unlisted ones included.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.issues
            .iter()
            .filter(|(kind, _)| kind.severity() == severity)
            .map(|(_, listing)| listing.total())
            .sum()
    }

    /// The issues of one kind, if there are any.
    #[must_use]
    pub fn listing(&self, kind: IssueKind) -> Option<&Listing> {
        self.issues.get(&kind)
    }

    /// The issues by kind, rejections first.
    pub fn listings(&self) -> impl Iterator<Item = (IssueKind, &Listing)> {
        self.issues.iter().map(|(kind, listing)| (*kind, listing))
    }
}
