//! Files as a whole: encodings, refusals, and the report.

use nextpractice::model::Recorded;
use nextpractice_exchange::gias::read_establishments;
use nextpractice_exchange::report::{IssueKind, Refusal};

use crate::read;

#[test]
fn damaged_characters_are_told_and_the_row_kept() {
    let (schools, report) = read_establishments(
        "schools.csv",
        b"URN,EstablishmentName,Town\n100000,Caf\x81,\n100001,B,Lo\0ndon\n",
    )
    .unwrap();
    assert_eq!(schools[0].name.value().unwrap().as_str(), "Caf\u{fffd}");
    assert_eq!(schools[1].town, Recorded::Unknown);
    let told: Vec<_> = report
        .listing(IssueKind::DamagedCharacter)
        .unwrap()
        .listed()
        .iter()
        .map(|issue| {
            (
                issue.row.unwrap(),
                issue.column.as_deref().unwrap(),
                issue.value.as_deref().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (2, "EstablishmentName", "Caf\u{fffd}"),
            (3, "Town", "Lo\\u{0}ndon")
        ]
    );
    assert_eq!(report.listing(IssueKind::BadText).unwrap().total(), 1);
}

#[test]
fn two_encodings_in_one_file_are_told_with_the_line_of_the_first_stray_byte() {
    let bytes = b"URN,EstablishmentName\n100000,Ll\xc5\xb7n\n100001,Caf\xe9\n";
    let (schools, report) = read_establishments("schools.csv", bytes).unwrap();
    assert_eq!(schools[1].name.value().unwrap().as_str(), "Café");
    let told = &report.listing(IssueKind::MixedEncoding).unwrap().listed()[0];
    assert_eq!((told.row, told.line), (None, 3));
}

#[test]
fn a_heading_alone_is_a_table_of_no_rows() {
    for text in ["URN,EstablishmentName", "\n\nURN,EstablishmentName\r\n\r\n"] {
        let (schools, report) = read(text);
        assert!(schools.is_empty());
        assert_eq!((report.rows(), report.rejected()), (0, 0));
    }
}

#[test]
fn files_that_are_no_table_of_establishments_are_refused() {
    let refusal = |bytes: &[u8]| {
        read_establishments("schools.csv", bytes)
            .unwrap_err()
            .reason()
            .clone()
    };
    assert_eq!(refusal(b""), Refusal::Empty);
    assert_eq!(refusal(b"\xef\xbb\xbf"), Refusal::Empty);
    assert_eq!(refusal(b"\r\n\n\r"), Refusal::Empty);
    assert_eq!(refusal(b"\xff\xfeU\0"), Refusal::Utf16);
    assert_eq!(refusal(b"PK\x03\x04"), Refusal::NotText);
    assert_eq!(
        refusal(b"URN;EstablishmentName\n"),
        Refusal::Separator {
            separator: "semicolons"
        }
    );
    assert_eq!(
        refusal(b"URN\tEstablishmentName\n"),
        Refusal::Separator { separator: "tabs" }
    );
    assert_eq!(
        refusal(b"URN,\"EstablishmentName\n100000,A School\n"),
        Refusal::BrokenHeadings
    );
    assert_eq!(
        refusal(b"URN,Establishment Nmae\n"),
        Refusal::MissingHeading {
            heading: "EstablishmentName",
            closest: Some("Establishment Nmae".to_owned())
        }
    );
    assert_eq!(
        refusal(b"Search results\n"),
        Refusal::MissingHeading {
            heading: "URN",
            closest: None
        }
    );
}

#[test]
fn the_report_reads_as_text_and_as_data() {
    let (_, report) = read(
        "URN,EstablishmentName,OpenDate\n100000,A School,31-02-2020\nx,B School,\n100002,C School\n",
    );
    assert_eq!(
        report.to_string(),
        "schools.csv: 3 rows read, 2 imported, 1 rejected\n\
         encoding UTF-8, line endings LF (4)\n\
         headings: 3 used, 0 not used, 31 not in the file (`LA (code)`, `LA (name)`, `EstablishmentNumber`, \
         `TypeOfEstablishment (name)`, `EstablishmentTypeGroup (name)`, `FurtherEducationType (name)` and 25 more)\n\
         rejected: 1\n  \
           1 x unreadable identifier\n    \
             row 3 (line 3), column `URN`, value `x`: a URN has six digits, from 100000 to 999999; look it up in the \
             register\n\
         warnings: 1\n  \
           1 x unreadable date\n    \
             row 2 (line 2), column `OpenDate`, value `31-02-2020`: `2020-02-31` is not a date: 31 February does not \
             exist in 2020; it is left unknown; correct it in the register\n\
         notes: 1\n  \
           1 x fewer cells than headings\n    \
             row 4 (line 4): it has 2 cells for 3 headings; what the missing cells hold is taken as unknown\n"
    );
    let data = serde_json::to_value(&report).unwrap();
    assert_eq!(data["encoding"], "utf-8");
    assert_eq!(data["issues"]["bad-key"]["total"], 1);
    assert_eq!(data["issues"]["bad-key"]["listed"][0]["row"], 3);
}
