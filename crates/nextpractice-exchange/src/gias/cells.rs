//! From the cell of a row to a value, or to the issue that says why there is none.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use nextpractice::model::Recorded;
use nextpractice::value::{Percent, Text};

use super::columns::Column;
use super::establishment::{GridReference, Status};
use crate::day;
use crate::report::{Issue, IssueKind};
use crate::table::Row;

/// A row whose cells are asked for one after another; what they leave to be said is gathered.
pub(super) struct Cells<'r, 't> {
    row: &'r Row<'t>,
    issues: Vec<Issue>,
}

/// Marks that say a value is not given: withheld, not collected, or lost on the way.
const SILENT: [&str; 9] = [
    "",
    "-",
    "NA",
    "N/A",
    "SUPP",
    "Not recorded",
    "Not reported",
    "Not known",
    "Unknown",
];
/// Further such marks, of numbers and dates only: in words they may be meant.
const SILENT_NUMBERS: [&str; 7] = ["NP", "NE", "LOWCOV", "c", "x", ":", "low"];
/// Marks that say there is nothing to give.
const NOTHING: [&str; 4] = [
    "Not applicable",
    "Does not apply",
    "Does not have links",
    "None",
];

/// Years of age.
const AGES: RangeInclusive<u32> = 0..=120;
/// Pupils or places of one establishment.
const PUPILS: RangeInclusive<u32> = 0..=1_000_000;

const LEFT_UNKNOWN: &str = "it is left unknown; correct it in the register";

impl<'r, 't> Cells<'r, 't> {
    pub(super) fn new(row: &'r Row<'t>) -> Self {
        Cells {
            row,
            issues: Vec::new(),
        }
    }

    pub(super) fn into_issues(self) -> Vec<Issue> {
        self.issues
    }

    /// The cell as it stands.
    pub(super) fn cell(&self, column: impl Into<usize>) -> Option<&'r str> {
        self.row.cell(column)
    }

    /// Words, as the register has them.
    pub(super) fn text(&mut self, column: impl Into<usize>) -> Recorded<Text> {
        self.read(column, &[&SILENT], |cell| {
            Text::new(cell).map_err(|error| (IssueKind::BadText, error.to_string()))
        })
    }

    /// Words that are none where another column says so.
    pub(super) fn text_unless(
        &mut self,
        column: Column,
        flag: Column,
        says_none: &[&str],
    ) -> Recorded<Text> {
        let none = self
            .row
            .cell(flag)
            .is_some_and(|flag| matches(flag, says_none));
        match self.text(column) {
            Recorded::Unknown if none && self.row.cell(column).is_none_or(str::is_empty) => {
                Recorded::Nothing
            }
            other => other,
        }
    }

    pub(super) fn status(&mut self, column: Column) -> Recorded<Status> {
        self.read(column, &[&SILENT], |cell| {
            let known = |status: &Status| status.word().eq_ignore_ascii_case(cell);
            let names = || Status::ALL.map(|status| format!("`{status}`")).join(", ");
            Status::ALL
                .into_iter()
                .find(known)
                .ok_or_else(|| (IssueKind::BadCode, format!("it is none of {}", names())))
        })
    }

    pub(super) fn date(&mut self, column: impl Into<usize>) -> Recorded<NaiveDate> {
        let read = self.read(column, &[&SILENT, &SILENT_NUMBERS], |cell| {
            day::read(cell).map_err(|reason| (IssueKind::BadDate, reason))
        });
        match read {
            Recorded::Value(day) if Some(day) == NaiveDate::from_ymd_opt(1900, 1, 1) => {
                Recorded::Unknown
            }
            other => other,
        }
    }

    /// The closing date, which an open establishment does not have.
    pub(super) fn close_date(
        &mut self,
        status: &Recorded<Status>,
        opened: &Recorded<NaiveDate>,
    ) -> Recorded<NaiveDate> {
        let closed = self.date(Column::Closed);
        match (&closed, opened) {
            (Recorded::Value(last), Recorded::Value(first)) if last < first => {
                let reason = format!("it closed on {last}, before it opened on {first}");
                self.contradiction(
                    Column::Closed,
                    reason,
                    "the closing date is left unknown; correct one of the two",
                );
                Recorded::Unknown
            }
            _ if *status == Recorded::Value(Status::Open)
                && self.row.cell(Column::Closed) == Some("") =>
            {
                Recorded::Nothing
            }
            _ => closed,
        }
    }

    pub(super) fn percent(&mut self, column: impl Into<usize>) -> Recorded<Percent> {
        self.read(column, &[&SILENT, &SILENT_NUMBERS], |cell| {
            cell.parse().map_err(|_| {
                let (min, max) = (Percent::MIN, Percent::MAX);
                (
                    IssueKind::BadNumber,
                    format!("a percentage is a number from {min} to {max}"),
                )
            })
        })
    }

    pub(super) fn pupils(&mut self, column: impl Into<usize>) -> Recorded<u32> {
        self.whole(column, PUPILS)
    }

    /// Both statutory ages, neither where they contradict each other.
    pub(super) fn ages(&mut self) -> (Recorded<u8>, Recorded<u8>) {
        let (low, high) = (
            self.whole(Column::LowestAge, AGES),
            self.whole(Column::HighestAge, AGES),
        );
        if let (Recorded::Value(lowest), Recorded::Value(highest)) = (&low, &high)
            && lowest > highest
        {
            let reason = format!("the lowest age is {lowest} and the highest {highest}");
            self.contradiction(
                Column::HighestAge,
                reason,
                "both are left unknown; correct them in the register",
            );
            return (Recorded::Unknown, Recorded::Unknown);
        }
        (low, high)
    }

    /// The code of the local authority; `000` says that none applies.
    pub(super) fn authority_code(&mut self) -> Recorded<u16> {
        match self.row.cell(Column::AuthorityCode) {
            Some("000" | "0") => Recorded::Nothing,
            _ => self.whole(Column::AuthorityCode, 1..=999),
        }
    }

    /// The point on the grid, which takes both of its numbers. The register writes zeros where it knows neither.
    pub(super) fn location(&mut self) -> Recorded<GridReference> {
        let easting = self.whole(Column::Easting, 0..=GridReference::MAX_EASTING);
        let northing = self.whole(Column::Northing, 0..=GridReference::MAX_NORTHING);
        match (easting, northing) {
            (Recorded::Value(0), Recorded::Value(0)) => Recorded::Unknown,
            (Recorded::Value(easting), Recorded::Value(northing)) => {
                GridReference::new(easting, northing).map_or(Recorded::Unknown, Recorded::Value)
            }
            (Recorded::Nothing, Recorded::Nothing) => Recorded::Nothing,
            (Recorded::Value(_), _) | (_, Recorded::Value(_)) => {
                let reason = "of easting and northing only one can be used".to_owned();
                self.contradiction(
                    Column::Easting,
                    reason,
                    "the location is left unknown; give both",
                );
                Recorded::Unknown
            }
            _ => Recorded::Unknown,
        }
    }

    /// A whole number within a range.
    pub(super) fn whole<N: TryFrom<u32>>(
        &mut self,
        column: impl Into<usize>,
        range: RangeInclusive<u32>,
    ) -> Recorded<N> {
        self.read(column, &[&SILENT, &SILENT_NUMBERS], |cell| {
            // Tools that keep numbers as floating point write `270.0`.
            let digits = cell.split_once('.').map_or(cell, |(whole, rest)| {
                if !rest.is_empty() && rest.bytes().all(|byte| byte == b'0') {
                    whole
                } else {
                    cell
                }
            });
            let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
            plain
                .then(|| digits.parse::<u32>().ok())
                .flatten()
                .filter(|number| range.contains(number))
                .and_then(|number| N::try_from(number).ok())
                .ok_or_else(|| {
                    let reason = format!(
                        "it is not a whole number from {} to {}",
                        range.start(),
                        range.end()
                    );
                    (IssueKind::BadNumber, reason)
                })
        })
    }

    pub(super) fn contradiction(
        &mut self,
        column: impl Into<usize>,
        reason: String,
        remedy: &'static str,
    ) {
        self.issues.push(
            self.row
                .issue(IssueKind::Contradiction, column, reason, remedy),
        );
    }

    fn read<T>(
        &mut self,
        column: impl Into<usize>,
        silent: &[&[&str]],
        parse: impl FnOnce(&str) -> Result<T, (IssueKind, String)>,
    ) -> Recorded<T> {
        let column = column.into();
        let Some(cell) = self.row.cell(column) else {
            return Recorded::Unknown;
        };
        if cell.is_empty() {
            return Recorded::Unknown;
        }
        let may_be_mark = may_be_mark(cell);
        if may_be_mark && silent.iter().any(|marks| matches(cell, marks)) {
            return Recorded::Unknown;
        }
        if may_be_mark && matches(cell, &NOTHING) {
            return Recorded::Nothing;
        }
        match parse(cell) {
            Ok(value) => Recorded::Value(value),
            Err((kind, reason)) => {
                self.issues
                    .push(self.row.issue(kind, column, reason, LEFT_UNKNOWN));
                Recorded::Unknown
            }
        }
    }
}

/// The longest of all the marks, in bytes: a longer cell need not be compared with any.
const LONGEST_MARK: usize = 19;

/// Whether a cell can be a mark at all, by its first letter and its length: most cells are none, and few are compared.
fn may_be_mark(cell: &str) -> bool {
    let first = cell.bytes().next().map(|byte| byte.to_ascii_lowercase());
    cell.len() <= LONGEST_MARK
        && matches!(
            first,
            Some(b'-' | b'n' | b's' | b'u' | b'd' | b'l' | b'c' | b'x' | b':')
        )
}

fn matches(cell: &str, marks: &[&str]) -> bool {
    marks.iter().any(|mark| mark.eq_ignore_ascii_case(cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_passes_the_first_look() {
        let marks = SILENT.iter().chain(&SILENT_NUMBERS).chain(&NOTHING);
        assert_eq!(
            marks.clone().map(|mark| mark.len()).max(),
            Some(LONGEST_MARK)
        );
        assert!(
            marks
                .filter(|mark| !mark.is_empty())
                .all(|mark| may_be_mark(mark))
        );
    }
}
