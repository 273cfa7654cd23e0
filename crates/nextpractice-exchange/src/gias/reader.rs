//! From the bytes of an establishment file to its records.

use nextpractice::model::Recorded;
use nextpractice::value::{Text, Urn};

use super::cells::Cells;
use super::columns::{Column, HEADINGS};
use super::establishment::Establishment;
use super::identity;
use super::urns::ByUrn;
use crate::intake::{self, Taken};
use crate::limits::Limits;
use crate::report::{ImportReport, Issue, IssueKind, RefusedFile};
use crate::table::Row;

/// Reads an establishment file of the register, in any release and with any selection of its columns.
///
/// Columns are found by their headings, in any order; `URN` is required. A row without a valid URN, or with a URN that an
/// earlier row has, is rejected, and one without a name where the file has a column of names; any other value that cannot
/// be read is left unknown. The report says where and why. `label` is the name by which the report speaks of the file.
///
/// ```
/// use nextpractice_exchange::gias::read_establishments;
/// use nextpractice_exchange::report::IssueKind;
///
/// let file = b"EstablishmentName,URN,NumberOfPupils\r\nThe Aldgate School,100000,many\r\n";
/// let (schools, report) = read_establishments("schools.csv", file)?;
/// assert_eq!(schools[0].urn.get(), 100_000);
/// assert_eq!(report.listing(IssueKind::BadNumber).unwrap().total(), 1);
/// # Ok::<(), nextpractice_exchange::report::RefusedFile>(())
/// ```
///
/// # Errors
/// [`RefusedFile`] where the bytes are no table with these headings, or exceed a [limit](crate::limits).
pub fn read_establishments(
    label: &str,
    bytes: &[u8],
) -> Result<(Vec<Establishment>, ImportReport), RefusedFile> {
    read_within(Limits::PUBLISHED, label, bytes)
}

pub(super) fn read_within(
    limits: Limits,
    label: &str,
    bytes: &[u8],
) -> Result<(Vec<Establishment>, ImportReport), RefusedFile> {
    let mut establishments = Vec::new();
    let report = read_into(limits, label, bytes, |establishment| {
        establishments.push(establishment);
    })?;
    Ok((establishments, report))
}

/// Reads establishments one by one.
pub(super) fn read_into(
    limits: Limits,
    label: &str,
    bytes: &[u8],
    mut take: impl FnMut(Establishment),
) -> Result<ImportReport, RefusedFile> {
    let mut rows_of = ByUrn::new();
    intake::read(limits, label, bytes, HEADINGS, |row, report| {
        let (urn, name) = identity(row, &rows_of)?;
        rows_of.set(urn, row.number());
        let (establishment, issues) = establishment(urn, name, row);
        issues.into_iter().for_each(|issue| report.issue(issue));
        take(establishment);
        Ok(Taken::Imported)
    })
}

/// What a row must have.
fn identity(row: &Row<'_>, rows_of: &ByUrn) -> Result<(Urn, Recorded<Text>), Box<Issue>> {
    let urn = identity::urn(row, Column::Urn)?;
    if let Some(first) = rows_of.get(urn) {
        let reason = format!("row {first} has the same URN and was imported");
        return Err(Box::new(row.issue(
            IssueKind::DuplicateKey,
            Column::Urn,
            reason,
            "keep one of the two rows",
        )));
    }
    let name = if row.has(Column::Name) {
        Recorded::Value(identity::name(row, Column::Name, "the row has no name")?)
    } else {
        Recorded::Unknown
    };
    Ok((urn, name))
}

fn establishment(urn: Urn, name: Recorded<Text>, row: &Row<'_>) -> (Establishment, Vec<Issue>) {
    let mut cells = Cells::new(row);
    let status = cells.status(Column::Status);
    let opened = cells.date(Column::Opened);
    let closed = cells.close_date(&status, &opened);
    let (lowest_age, highest_age) = cells.ages();
    let establishment = Establishment {
        urn,
        name,
        line: row.line(),
        authority_code: cells.authority_code(),
        authority_name: cells.text(Column::AuthorityName),
        establishment_number: cells.whole(Column::Number, 1..=9_999),
        establishment_type: cells.text(Column::Type),
        type_group: cells.text(Column::TypeGroup),
        further_education: cells.text(Column::FurtherEducation),
        status,
        reason_opened: cells.text(Column::ReasonOpened),
        opened,
        reason_closed: cells.text(Column::ReasonClosed),
        closed,
        phase: cells.text(Column::Phase),
        lowest_age,
        highest_age,
        admissions: cells.text(Column::Admissions),
        capacity: cells.pupils(Column::Capacity),
        pupils: cells.pupils(Column::Pupils),
        free_meals: cells.percent(Column::FreeMeals),
        region: cells.text(Column::Region),
        district: cells.text(Column::District),
        town: cells.text(Column::Town),
        postcode: cells.text(Column::Postcode),
        location: cells.location(),
        urban_rural: cells.text(Column::UrbanRural),
        trust: cells.text_unless(
            Column::Trust,
            Column::TrustFlag,
            &["Not applicable", "Not supported by a trust"],
        ),
        federation: cells.text_unless(
            Column::Federation,
            Column::FederationFlag,
            &["Not applicable", "Not under a federation"],
        ),
        specialism: cells.text(Column::Specialism),
        ofsted_rating: cells.text(Column::OfstedRating),
        links: cells.text(Column::Links),
    };
    (establishment, cells.into_issues())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Refusal;

    const SMALL: Limits = Limits {
        file_bytes: 200,
        columns: 3,
        rows: 2,
        cell_chars: 10,
    };

    fn read(text: &str) -> Result<ImportReport, Refusal> {
        read_within(SMALL, "schools.csv", text.as_bytes())
            .map(|(_, report)| report)
            .map_err(|refused| refused.reason().clone())
    }

    #[test]
    fn each_limit_holds_at_the_limit_and_not_past_it() {
        let columns = Refusal::TooManyColumns {
            columns: 4,
            limit: 3,
        };
        assert!(read("URN,EstablishmentName,Town").is_ok());
        assert_eq!(
            read("URN,EstablishmentName,Town,Motto").unwrap_err(),
            columns
        );

        let rows = "URN,EstablishmentName\n100000,A\n100001,B\n";
        assert_eq!(read(rows).unwrap().imported(), 2);
        assert_eq!(
            read(&format!("{rows}100002,C\n")).unwrap_err(),
            Refusal::TooManyRows { limit: 2 }
        );

        let bytes = Refusal::TooLarge {
            bytes: 201,
            limit: 200,
        };
        let heading = "URN,EstablishmentName\n";
        let padded = |length: usize| format!("{heading}{}", "\n".repeat(length - heading.len()));
        assert!(read(&padded(200)).is_ok());
        assert_eq!(read(&padded(201)).unwrap_err(), bytes);
    }

    #[test]
    fn a_cell_past_the_limit_costs_its_row_in_a_column_without_use_too() {
        let report =
            read("URN,EstablishmentName,Motto\n100000,éééééééééé,\n100001,B,01234567890\n")
                .unwrap();
        assert_eq!((report.imported(), report.rejected()), (1, 1));
        let long = &report.listing(IssueKind::LongCell).unwrap().listed()[0];
        assert_eq!((long.row, long.column.as_deref()), (Some(3), Some("Motto")));
        assert_eq!(long.reason, "the cell has more than 10 characters");
    }

    #[test]
    fn rows_that_a_long_cell_swallowed_are_read() {
        let report = read("URN,EstablishmentName\n100000,\"A\n100001,B (\"\n").unwrap();
        assert_eq!(
            (report.rows(), report.imported(), report.rejected()),
            (2, 1, 1)
        );
    }
}
