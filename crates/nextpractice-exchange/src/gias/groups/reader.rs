//! From the bytes of a file of group links to its records.

use chrono::NaiveDate;
use hashbrown::{HashMap, HashSet};
use nextpractice::model::Recorded;

use super::columns::{Column, HEADINGS};
use super::group::{Group, GroupKind, GroupLink};
use crate::gias::cells::Cells;
use crate::gias::identity;
use crate::intake::{self, Taken};
use crate::limits::Limits;
use crate::report::{ImportReport, Issue, IssueKind, RefusedFile};
use crate::table::Row;

/// Reads a file of group links: trusts, federations and sponsors, and the establishments in them.
///
/// Columns are found by their headings, in any order; `URN`, `Linked UID` and `Group Type` are required. Groups come in
/// the order of their first rows. A row is rejected without a valid URN and UID, or where an earlier row says the same;
/// what a later row says of a group that an earlier one describes otherwise is reported and not taken. Groups of other
/// types (of children's centres) are kept for later.
///
/// ```
/// use nextpractice_exchange::gias::read_group_links;
///
/// let file = b"URN,Linked UID,Group Name,Group Type\n\
///     105135,2150,Archdiocese of Southwark,School sponsor\n\
///     105136,2150,Archdiocese of Southwark,School sponsor\n\
///     105137,1500,Little Acorns,Children's centres group\n";
/// let (groups, links, report) = read_group_links("groups.csv", file)?;
/// assert_eq!((groups.len(), links.len(), report.kept()), (1, 2, 1));
/// # Ok::<(), nextpractice_exchange::report::RefusedFile>(())
/// ```
///
/// # Errors
/// [`RefusedFile`] where the bytes are no table with these headings, or exceed a [limit](crate::limits).
pub fn read_group_links(
    label: &str,
    bytes: &[u8],
) -> Result<(Vec<Group>, Vec<GroupLink>, ImportReport), RefusedFile> {
    let mut links = Vec::new();
    let (groups, report) = read_into(Limits::PUBLISHED, label, bytes, |link| {
        links.push(link);
        Taken::Imported
    })?;
    Ok((groups, links, report))
}

/// Reads links one by one; `take` says whether a stub was needed. Gives the groups at the end.
pub(in crate::gias) fn read_into(
    limits: Limits,
    label: &str,
    bytes: &[u8],
    mut take: impl FnMut(GroupLink) -> Taken,
) -> Result<(Vec<Group>, ImportReport), RefusedFile> {
    let mut groups: Vec<Group> = Vec::new();
    let mut places: HashMap<u32, usize> = HashMap::new();
    // The first day of joining of each pair; a pair that comes again is kept with all its days.
    let mut first_days: HashMap<(u32, u32), Option<NaiveDate>> =
        HashMap::with_capacity(intake::rows_guessed(bytes));
    let mut more_days: HashSet<(u32, u32, Option<NaiveDate>)> = HashSet::new();
    let report = intake::read(limits, label, bytes, HEADINGS, |row, report| {
        let urn = identity::urn(row, Column::Urn)?;
        let uid = identity::uid(row, Column::Uid)?;
        let Some(kind) = GroupKind::of(row.cell(Column::Type).unwrap_or_default()) else {
            return Ok(Taken::Kept(other_group(row)));
        };
        let mut cells = Cells::new(row);
        let joined = cells.date(Column::Joined);
        // Rows of one pair are told apart by the day that the file gives, whether or not it can stand.
        let day = joined.value().copied();
        let (joined, left) = span(&mut cells, joined);
        let first_day = first_days.get(&(uid, urn.get()));
        let again = first_day.is_some();
        if first_day == Some(&day) || (again && !more_days.insert((uid, urn.get(), day))) {
            let reason = "an earlier row has the same establishment, group and day of joining";
            let remedy = "keep one of the rows";
            return Err(Box::new(row.issue(
                IssueKind::DuplicateKey,
                Column::Uid,
                reason,
                remedy,
            )));
        }
        if !again {
            first_days.insert((uid, urn.get()), day);
        }
        let group = match places.get(&uid) {
            Some(place) => {
                if let Some(group) = groups.get(*place) {
                    compare(&mut cells, group, kind);
                }
                *place
            }
            None => {
                places.insert(uid, groups.len());
                groups.push(Group {
                    uid,
                    name: cells.text(Column::Name),
                    kind,
                    company: cells.text(Column::Company),
                    closed: cells.date(Column::Closed),
                });
                groups.len() - 1
            }
        };
        let closed = groups.get(group).and_then(|group| group.closed.value());
        let joined = before_closing(&mut cells, joined, closed);
        let link = GroupLink {
            urn,
            group,
            joined,
            left,
            member: cells.text(Column::Member),
            day,
            again,
        };
        cells
            .into_issues()
            .into_iter()
            .for_each(|issue| report.issue(issue));
        Ok(take(link))
    })?;
    Ok((groups, report))
}

/// From when until when, where both can be true.
fn span(
    cells: &mut Cells<'_, '_>,
    joined: Recorded<NaiveDate>,
) -> (Recorded<NaiveDate>, Recorded<NaiveDate>) {
    let left = cells.date(Column::Left);
    if let (Recorded::Value(first), Recorded::Value(last)) = (&joined, &left)
        && last < first
    {
        let reason = format!("it left on {last}, before it joined on {first}");
        cells.contradiction(
            Column::Left,
            reason,
            "both are left unknown; correct one of the two",
        );
        return (Recorded::Unknown, Recorded::Unknown);
    }
    (joined, left)
}

/// The day of joining, unless the group had closed by then.
fn before_closing(
    cells: &mut Cells<'_, '_>,
    joined: Recorded<NaiveDate>,
    closed: Option<&NaiveDate>,
) -> Recorded<NaiveDate> {
    match (&joined, closed) {
        (Recorded::Value(first), Some(last)) if last < first => {
            let reason = format!("it joined on {first}, after the group closed on {last}");
            let remedy = "the day of joining is left unknown; correct one of the two";
            cells.contradiction(Column::Joined, reason, remedy);
            Recorded::Unknown
        }
        _ => joined,
    }
}

/// Reports what a row says of a group that an earlier row describes otherwise.
fn compare(cells: &mut Cells<'_, '_>, group: &Group, kind: GroupKind) {
    let name = group.name.value().map(|name| name.as_str());
    let named = cells.cell(Column::Name).filter(|cell| !cell.is_empty());
    if let (Some(name), Some(named)) = (name, named)
        && name != named
    {
        let reason = format!("an earlier row calls group {} `{name}`", group.uid);
        cells.contradiction(
            Column::Name,
            reason,
            "the earlier name is kept; a group is known by its UID",
        );
    }
    if kind != group.kind {
        let reason = format!("an earlier row has group {} as `{}`", group.uid, group.kind);
        cells.contradiction(
            Column::Type,
            reason,
            "the earlier type is kept; correct one of the rows",
        );
    }
    let closed = cells.date(Column::Closed);
    if closed != group.closed && closed.value().is_some() {
        let reason = format!(
            "an earlier row has another closing date for group {}",
            group.uid
        );
        cells.contradiction(
            Column::Closed,
            reason,
            "the earlier one is kept; correct one of the rows",
        );
    }
}

fn other_group(row: &Row<'_>) -> Issue {
    let (reason, remedy) = match row.cell(Column::Type) {
        None | Some("") => (
            "the row does not say what sort of group it is",
            "look the group up in the register",
        ),
        Some(_) => (
            "this sort of group is neither a trust nor a federation nor a sponsor",
            "nothing need be done: programmes have no place for it yet",
        ),
    };
    row.issue(IssueKind::OtherGroup, Column::Type, reason, remedy)
}
