//! What became of a file: how it was read, how many rows came through, and every row or value that did not.

mod data;
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
/// Every row that was read was imported, imported by way of a stub, kept for later, or rejected; each that was kept
/// or rejected is among the issues. A *stub* is an institution that a row names and no register at hand has: it comes
/// through with its URN and no more.
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
    stubbed: usize,
    kept: usize,
    rejected: usize,
    stubs: usize,
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
            stubbed: 0,
            kept: 0,
            rejected: 0,
            stubs: 0,
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

    /// Counts a row that came through by way of a stub.
    pub(crate) fn row_stubbed(&mut self) {
        self.stubbed += 1;
    }

    pub(crate) fn row_kept(&mut self, issue: Issue) {
        self.kept += 1;
        self.issue(issue);
    }

    pub(crate) fn row_rejected(&mut self, issue: Issue) {
        self.rejected += 1;
        self.issue(issue);
    }

    /// Takes back that a row came through: a later look at the whole file was against it.
    pub(crate) fn row_recalled(&mut self, issue: Issue) {
        self.imported -= 1;
        self.row_rejected(issue);
    }

    /// Counts institutions that became stubs.
    pub(crate) fn add_stubs(&mut self, stubs: usize) {
        self.stubs += stubs;
    }

    /// Records a warning or a note; what costs a row its place goes through a method of its own.
    pub(crate) fn issue(&mut self, issue: Issue) {
        self.issue_of(issue.kind, || issue);
    }

    /// Records a warning or a note of a kind that may be so frequent that most of them are only counted.
    pub(crate) fn issue_of(&mut self, kind: IssueKind, issue: impl FnOnce() -> Issue) {
        self.issues.entry(kind).or_default().push(issue);
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

    /// Rows that became a record by way of a stub: they name an institution that no register at hand has.
    #[must_use]
    pub fn stubbed(&self) -> usize {
        self.stubbed
    }

    /// Rows that were understood and have no place in a programme yet, each with an issue that says why.
    #[must_use]
    pub fn kept(&self) -> usize {
        self.kept
    }

    /// Institutions that became stubs when this file was read. Institutions, not rows.
    #[must_use]
    pub fn stubs(&self) -> usize {
        self.stubs
    }

    /// Rows that did not come through, each with an issue that says why.
    #[must_use]
    pub fn rejected(&self) -> usize {
        self.rejected
    }

    /// Whether each row read was imported, stubbed, kept or rejected, and each that was kept or rejected is accounted
    /// for by an issue. A report of this crate always adds up; a caller who moves rows between systems may want to say
    /// so.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.imported + self.stubbed + self.kept + self.rejected == self.rows
            && self.count(Severity::Rejection) == self.rejected
            && self.count(Severity::Later) == self.kept
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
