//! What rows of the register are known by: the URNs of establishments, the UIDs of groups, and names.

use nextpractice::value::{Text, Urn};

use crate::report::{Issue, IssueKind};
use crate::table::Row;

const LOOK_UP: &str = "look it up in the register";

/// Marks that stand in a column of URNs where a row holds a total, as performance tables have them.
const TOTALS: [&str; 5] = ["NAT", "NATIONAL", "REG", "LA", "ALL"];

/// The URN in a cell.
pub(super) fn urn(row: &Row<'_>, column: impl Into<usize>) -> Result<Urn, Box<Issue>> {
    let column = column.into();
    let cell = filled(row, column, "the row has no URN")?;
    // Six digits are read here; all else is left to the type, which knows what else it takes.
    let number = if cell.len() == 6 {
        cell.parse().ok()
    } else {
        None
    };
    let urn = match number {
        Some(number) => Urn::new(number).ok(),
        None => cell.parse().ok(),
    };
    urn.ok_or_else(|| {
        if TOTALS.iter().any(|total| total.eq_ignore_ascii_case(cell)) {
            let reason = "it marks a total, and the row no institution";
            return Box::new(row.issue(IssueKind::BadKey, column, reason, "nothing is lost"));
        }
        let reason = format!("a URN has six digits, from {} to {}", Urn::MIN, Urn::MAX);
        Box::new(row.issue(IssueKind::BadKey, column, reason, LOOK_UP))
    })
}

/// The whole number of up to eight digits in a cell: the UID of a group.
pub(super) fn uid(row: &Row<'_>, column: impl Into<usize>) -> Result<u32, Box<Issue>> {
    let column = column.into();
    let cell = filled(row, column, "the row has no UID of a group")?;
    let plain = cell.len() <= 8 && cell.bytes().all(|byte| byte.is_ascii_digit());
    let number = plain.then(|| cell.parse().ok()).flatten();
    number.filter(|number| *number > 0).ok_or_else(|| {
        let reason = "the UID of a group is a whole number from 1 to 99999999";
        Box::new(row.issue(IssueKind::BadKey, column, reason, LOOK_UP))
    })
}

/// The name in a cell.
pub(super) fn name(
    row: &Row<'_>,
    column: impl Into<usize>,
    missing: &'static str,
) -> Result<Text, Box<Issue>> {
    let column = column.into();
    let refuse = |kind, reason| Box::new(row.issue(kind, column, reason, LOOK_UP));
    match row.cell(column).unwrap_or_default() {
        "" => Err(refuse(IssueKind::BlankName, missing.to_owned())),
        cell => Text::new(cell).map_err(|error| refuse(IssueKind::BadName, error.to_string())),
    }
}

fn filled<'r>(
    row: &'r Row<'_>,
    column: usize,
    missing: &'static str,
) -> Result<&'r str, Box<Issue>> {
    match row.cell(column).unwrap_or_default() {
        "" => Err(Box::new(row.issue(
            IssueKind::BlankKey,
            column,
            missing,
            LOOK_UP,
        ))),
        cell => Ok(cell),
    }
}
