//! One row or value that needs a person's attention, and lists of them that cannot outgrow memory.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

use crate::limits::{ISSUES_LISTED, VALUE_CHARS_SHOWN};

/// What an issue did to the row it stands in.
///
/// ```
/// use nextpractice_exchange::report::{IssueKind, Severity};
/// assert_eq!(IssueKind::BlankName.severity(), Severity::Rejection);
/// assert_eq!(IssueKind::ShortRow.severity(), Severity::Note);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The row was left out.
    Rejection,
    /// The row was read and understood, and has no place in a programme yet.
    Later,
    /// The row came through; one of its values was left unknown or may be spoilt.
    Warning,
    /// The row came through whole; the file departs from its own form.
    Note,
}

/// The kinds of issue, rejections first.
///
/// ```
/// use nextpractice_exchange::report::IssueKind;
/// assert_eq!(IssueKind::BadDate.to_string(), "unreadable date");
/// assert_eq!(serde_json::to_string(&IssueKind::BadDate).unwrap(), "\"bad-date\"");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum IssueKind {
    /// The cell that identifies the row is blank.
    BlankKey,
    /// The cell that identifies the row cannot be read.
    BadKey,
    /// An earlier row has the same identifier.
    DuplicateKey,
    /// The row has no name.
    BlankName,
    /// The row's name cannot be read.
    BadName,
    /// The row has more cells than there are headings, and which are too many cannot be told.
    SurplusCells,
    /// A quotation mark opens a cell and nothing closes it properly.
    BrokenQuotes,
    /// A cell is longer than any spreadsheet can hold.
    LongCell,
    /// A link from an institution to itself.
    SelfLink,
    /// A cell that must be filled is blank.
    BlankCell,
    /// A cell that does not hold what its column asks for.
    BadCell,
    /// A cell names what no row that came through has.
    NoSuchRow,
    /// The row does not fit the rest of its programme.
    Misfit,

    /// A link that is no succession.
    OtherLink,
    /// A group that is neither a trust nor a federation nor a sponsor.
    OtherGroup,

    /// The text may be spoilt: two encodings in one file.
    MixedEncoding,
    /// Two headings say the same; the first is used.
    RepeatedHeading,
    /// A character that stands for one that was lost.
    DamagedCharacter,
    /// A quotation mark inside a quoted cell that was not doubled.
    StrayQuote,
    /// A text that is too long or holds a control character.
    BadText,
    /// A date that no calendar has, or in an unknown form.
    BadDate,
    /// A number that cannot be read or lies out of range.
    BadNumber,
    /// A code or word that is none of the accepted ones.
    BadCode,
    /// Two values of the row that cannot both be right, or values of two rows about one thing.
    Contradiction,
    /// Successions that lead back to where they began.
    SuccessionCircle,
    /// An institution with several successors.
    SuccessionFork,
    /// A link that the other institution's rows do not return.
    MissingReverse,

    /// The row has fewer cells than there are headings; the rest are unknown.
    ShortRow,
    /// Commas in the last cell were not quoted; its parts were joined again.
    JoinedCells,
    /// Empty cells beyond the last heading.
    SurplusBlanks,
    /// A link of which it is not recorded when it was made.
    UndatedLink,
}

impl IssueKind {
    /// Every kind, in the order of reports.
    ///
    /// ```
    /// use nextpractice_exchange::report::IssueKind;
    /// assert!(IssueKind::ALL.is_sorted());
    /// ```
    pub const ALL: [IssueKind; 31] = [
        IssueKind::BlankKey,
        IssueKind::BadKey,
        IssueKind::DuplicateKey,
        IssueKind::BlankName,
        IssueKind::BadName,
        IssueKind::SurplusCells,
        IssueKind::BrokenQuotes,
        IssueKind::LongCell,
        IssueKind::SelfLink,
        IssueKind::BlankCell,
        IssueKind::BadCell,
        IssueKind::NoSuchRow,
        IssueKind::Misfit,
        IssueKind::OtherLink,
        IssueKind::OtherGroup,
        IssueKind::MixedEncoding,
        IssueKind::RepeatedHeading,
        IssueKind::DamagedCharacter,
        IssueKind::StrayQuote,
        IssueKind::BadText,
        IssueKind::BadDate,
        IssueKind::BadNumber,
        IssueKind::BadCode,
        IssueKind::Contradiction,
        IssueKind::SuccessionCircle,
        IssueKind::SuccessionFork,
        IssueKind::MissingReverse,
        IssueKind::ShortRow,
        IssueKind::JoinedCells,
        IssueKind::SurplusBlanks,
        IssueKind::UndatedLink,
    ];

    /// What an issue of this kind did to its row.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            IssueKind::BlankKey
            | IssueKind::BadKey
            | IssueKind::DuplicateKey
            | IssueKind::BlankName
            | IssueKind::BadName
            | IssueKind::SurplusCells
            | IssueKind::BrokenQuotes
            | IssueKind::LongCell
            | IssueKind::SelfLink
            | IssueKind::BlankCell
            | IssueKind::BadCell
            | IssueKind::NoSuchRow
            | IssueKind::Misfit => Severity::Rejection,
            IssueKind::OtherLink | IssueKind::OtherGroup => Severity::Later,
            IssueKind::MixedEncoding
            | IssueKind::RepeatedHeading
            | IssueKind::DamagedCharacter
            | IssueKind::StrayQuote
            | IssueKind::BadText
            | IssueKind::BadDate
            | IssueKind::BadNumber
            | IssueKind::BadCode
            | IssueKind::Contradiction
            | IssueKind::SuccessionCircle
            | IssueKind::SuccessionFork
            | IssueKind::MissingReverse => Severity::Warning,
            IssueKind::ShortRow
            | IssueKind::JoinedCells
            | IssueKind::SurplusBlanks
            | IssueKind::UndatedLink => Severity::Note,
        }
    }
}

impl fmt::Display for IssueKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            IssueKind::BlankKey => "identifier missing",
            IssueKind::BadKey => "unreadable identifier",
            IssueKind::DuplicateKey => "identifier used before",
            IssueKind::BlankName => "name missing",
            IssueKind::BadName => "unreadable name",
            IssueKind::SurplusCells => "more cells than headings",
            IssueKind::BrokenQuotes => "broken quotation marks",
            IssueKind::MixedEncoding => "two encodings in one file",
            IssueKind::RepeatedHeading => "repeated heading",
            IssueKind::DamagedCharacter => "damaged character",
            IssueKind::StrayQuote => "stray quotation mark",
            IssueKind::LongCell => "cell too long",
            IssueKind::BadText => "unreadable text",
            IssueKind::BadDate => "unreadable date",
            IssueKind::BadNumber => "unreadable number",
            IssueKind::BadCode => "unknown code",
            IssueKind::Contradiction => "values that contradict each other",
            IssueKind::ShortRow => "fewer cells than headings",
            IssueKind::JoinedCells => "unquoted commas in the last column",
            IssueKind::SurplusBlanks => "empty cells past the last heading",
            IssueKind::SelfLink => "link with itself",
            IssueKind::BlankCell => "cell that must be filled",
            IssueKind::BadCell => "unreadable cell",
            IssueKind::NoSuchRow => "names what is not there",
            IssueKind::Misfit => "does not fit the programme",
            IssueKind::OtherLink => "link that is no succession",
            IssueKind::OtherGroup => "group of another type",
            IssueKind::SuccessionCircle => "successions in a circle",
            IssueKind::SuccessionFork => "several successors",
            IssueKind::MissingReverse => "link that is not returned",
            IssueKind::UndatedLink => "link without a date",
        })
    }
}

/// One issue: where it stands, what was found, and what to do.
///
/// ```
/// use nextpractice_exchange::gias::read_establishments;
/// use nextpractice_exchange::report::IssueKind;
///
/// let file = b"URN,EstablishmentName,OpenDate\n100000,A School,31-02-2020\n";
/// let (_, report) = read_establishments("schools.csv", file).unwrap();
/// let issue = &report.listing(IssueKind::BadDate).unwrap().listed()[0];
/// assert_eq!((issue.row, issue.line, issue.column.as_deref()), (Some(2), 2, Some("OpenDate")));
/// assert_eq!(
///     issue.to_string(),
///     "row 2 (line 2), column `OpenDate`, value `31-02-2020`: `2020-02-31` is not a date: 31 February does not exist \
///      in 2020; it is left unknown; correct it in the register"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Issue {
    /// What sort of issue it is.
    #[serde(skip)]
    pub kind: IssueKind,
    /// The row as a spreadsheet numbers it: the heading is row 1, blank lines count. `None` where no one row is at
    /// fault.
    pub row: Option<usize>,
    /// The line of the file on which the row begins, from 1; it runs ahead of `row` after a cell of several lines.
    pub line: usize,
    /// The heading of the cell, where one cell is at fault.
    pub column: Option<String>,
    /// What the cell holds, cut past [`VALUE_CHARS_SHOWN`] characters.
    pub value: Option<String>,
    /// What is wrong with it.
    pub reason: Cow<'static, str>,
    /// What a person can do about it.
    pub remedy: Cow<'static, str>,
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.row {
            Some(row) => write!(f, "row {row} (line {})", self.line)?,
            None => write!(f, "line {}", self.line)?,
        }
        if let Some(column) = &self.column {
            write!(f, ", column `{column}`")?;
        }
        if let Some(value) = &self.value {
            write!(f, ", value `{value}`")?;
        }
        write!(f, ": {}; {}", self.reason, self.remedy)
    }
}

/// The issues of one kind: the first [`ISSUES_LISTED`], and the number of all.
///
/// ```
/// use nextpractice_exchange::gias::read_establishments;
/// use nextpractice_exchange::report::IssueKind;
///
/// let mut file = String::from("URN,EstablishmentName\n");
/// file.push_str(&"abc,A School\n".repeat(1_500));
/// let (_, report) = read_establishments("schools.csv", file.as_bytes()).unwrap();
/// let listing = report.listing(IssueKind::BadKey).unwrap();
/// assert_eq!((listing.total(), listing.listed().len()), (1_500, 1_000));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Listing {
    total: usize,
    listed: Vec<Issue>,
}

impl Listing {
    /// Counts an issue, and asks for it only where it will be listed.
    pub(crate) fn push(&mut self, issue: impl FnOnce() -> Issue) {
        self.total += 1;
        if self.listed.len() < ISSUES_LISTED {
            self.listed.push(issue());
        }
    }

    /// How many there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    /// The first of them, in the order of the file.
    #[must_use]
    pub fn listed(&self) -> &[Issue] {
        &self.listed
    }
}

/// A cell as a message repeats it: on one line, and cut where it is long.
pub(crate) fn shown(value: &str) -> String {
    let mut text = String::new();
    let mut rest = value.chars();
    for character in rest.by_ref().take(VALUE_CHARS_SHOWN) {
        if character.is_control() {
            text.extend(character.escape_default())
        } else {
            text.push(character)
        }
    }
    if rest.next().is_some() {
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_listed_once_and_rejections_come_first() {
        assert!(IssueKind::ALL.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(
            IssueKind::ALL
                .windows(2)
                .all(|pair| pair[0].severity() <= pair[1].severity())
        );
        // A kind left out of `ALL` would leave a gap in the discriminants.
        assert!(
            IssueKind::ALL
                .iter()
                .enumerate()
                .all(|(place, kind)| *kind as usize == place)
        );
    }

    #[test]
    fn long_and_multi_line_values_are_shown_on_one_short_line() {
        assert_eq!(shown("two\nlines"), "two\\nlines");
        let at_limit = "é".repeat(VALUE_CHARS_SHOWN);
        assert_eq!(shown(&at_limit), at_limit);
        assert_eq!(shown(&format!("{at_limit}!")), format!("{at_limit}…"));
    }
}
