//! From the bytes of a file of links to its records.

use hashbrown::HashSet;

use super::columns::{Column, HEADINGS};
use super::link::{EstablishmentLink, Side};
use crate::gias::cells::Cells;
use crate::gias::identity;
use crate::intake::{self, Taken};
use crate::limits::Limits;
use crate::report::{ImportReport, Issue, IssueKind, RefusedFile};
use crate::table::Row;

/// Reads a file of links between establishments, and takes those that tell of succession.
///
/// Columns are found by their headings, in any order; `URN`, `LinkURN` and `LinkType` are required. A row is rejected
/// without two valid URNs, where the two are the same, or where an earlier row says the same. A link of another type
/// (a sixth form centre, an expansion) is kept for later. What the links say together, [`Succession`](super::Succession)
/// tells.
///
/// ```
/// use nextpractice_exchange::gias::read_links;
///
/// let file = b"URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n\
///     100016,132245,Kingsgate Primary School,Successor,31-08-1999\n\
///     100053,100054,Acland Burghley School,Sixth Form Centre School,\n\
///     NAT,100054,,Successor,\n";
/// let (links, report) = read_links("links.csv", file)?;
/// assert_eq!(links.len(), 1);
/// assert_eq!((report.imported(), report.kept(), report.rejected()), (1, 1, 1));
/// # Ok::<(), nextpractice_exchange::report::RefusedFile>(())
/// ```
///
/// # Errors
/// [`RefusedFile`] where the bytes are no table with these headings, or exceed a [limit](crate::limits).
pub fn read_links(
    label: &str,
    bytes: &[u8],
) -> Result<(Vec<EstablishmentLink>, ImportReport), RefusedFile> {
    let mut links = Vec::new();
    let report = read_into(Limits::PUBLISHED, label, bytes, |link| {
        links.push(link);
        Taken::Imported
    })?;
    Ok((links, report))
}

/// Reads links one by one; `take` says whether a stub was needed.
pub(in crate::gias) fn read_into(
    limits: Limits,
    label: &str,
    bytes: &[u8],
    mut take: impl FnMut(EstablishmentLink) -> Taken,
) -> Result<ImportReport, RefusedFile> {
    let mut seen = HashSet::with_capacity(intake::rows_guessed(bytes));
    intake::read(limits, label, bytes, HEADINGS, |row, report| {
        let urn = identity::urn(row, Column::Urn)?;
        let other = identity::urn(row, Column::Other)?;
        if urn == other {
            let reason = "the row links an establishment with itself";
            let remedy = "look the link up in the register";
            return Err(Box::new(row.issue(
                IssueKind::SelfLink,
                Column::Other,
                reason,
                remedy,
            )));
        }
        let Some(side) = Side::of(row.cell(Column::Type).unwrap_or_default()) else {
            return Ok(Taken::Kept(other_link(row)));
        };
        if !seen.insert((urn, other, side)) {
            let reason = "an earlier row says the same and came through";
            let remedy = "keep one of the two rows";
            return Err(Box::new(row.issue(
                IssueKind::DuplicateKey,
                Column::Other,
                reason,
                remedy,
            )));
        }
        let mut cells = Cells::new(row);
        let link = EstablishmentLink {
            urn,
            other,
            other_name: cells.text(Column::OtherName),
            side,
            made: cells.date(Column::Made),
            row: row.number(),
            line: row.line(),
        };
        cells
            .into_issues()
            .into_iter()
            .for_each(|issue| report.issue(issue));
        if link.made.is_unknown() {
            report.issue_of(IssueKind::UndatedLink, || {
                let reason = "the row does not say when the link was made";
                let remedy = "it counts from the day that the file describes, and on earlier days nobody knows";
                row.issue(IssueKind::UndatedLink, Column::Made, reason, remedy)
            });
        }
        Ok(take(link))
    })
}

fn other_link(row: &Row<'_>) -> Issue {
    let (reason, remedy) = match row.cell(Column::Type) {
        None | Some("") => (
            "the row does not say what sort of link it is",
            "look the link up in the register",
        ),
        Some(_) => (
            "this sort of link is no succession",
            "nothing need be done: programmes have no place for it yet",
        ),
    };
    row.issue(IssueKind::OtherLink, Column::Type, reason, remedy)
}
