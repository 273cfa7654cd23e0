//! Files of other dates and other makers than those that are committed: whatever their form, each row is accounted for.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests stop where they must"
)]

use std::fmt::Write;

use nextpractice::model::Recorded;
use nextpractice_exchange::gias::{Register, read_establishments};
use nextpractice_exchange::report::{ImportReport, IssueKind};
use nextpractice_exchange::text::Encoding;

const SCHOOLS: &[u8] = b"URN,EstablishmentName\n100001,Alder School\n100002,Birch School\n";

/// Rows read, imported, imported by way of a stub, kept and rejected: the last four add up to the first.
fn counts(report: &ImportReport) -> [usize; 5] {
    let four = [
        report.imported(),
        report.stubbed(),
        report.kept(),
        report.rejected(),
    ];
    assert_eq!(four.iter().sum::<usize>(), report.rows(), "{report}");
    assert!(report.adds_up(), "{report}");
    let [imported, stubbed, kept, rejected] = four;
    [report.rows(), imported, stubbed, kept, rejected]
}

/// What becomes of a file of links, or of groups, beside two schools.
fn added(add: impl FnOnce(&mut Register)) -> ImportReport {
    let mut register = Register::new("schools.csv", SCHOOLS).unwrap();
    add(&mut register);
    register.reports()[1].clone()
}

fn links(bytes: &[u8]) -> ImportReport {
    added(|register| drop(register.add_links("links.csv", bytes, None).unwrap()))
}

fn groups(bytes: &[u8]) -> ImportReport {
    added(|register| register.add_groups("groups.csv", bytes).unwrap())
}

const LINKS: &str = "\"URN\",\"LinkURN\",\"LinkName\",\"LinkType\",\"LinkEstablishedDate\"\r\n\
    100001,100002,\"Birch School\",\"Successor\",\"01-09-2016\"\r\n\
    100002,100001,\"St Mary’s École, Alder\",\"Predecessor - merged\",\"\"\r\n\
    100003,100001,\"Alder School\",\"Successor - Split School\",\"29-02-2023\"\r\n\
    100004,100005,\"Ash – Elm\",\"Sixth Form Centre School\",\"01-09-2016\"\r\n\
    100004,1000,\"Ash\",\"Successor\",\"01-09-2016\"\r\n";
const OF_LINKS: [usize; 5] = [5, 2, 1, 1, 1];

#[test]
fn links_of_windows_with_its_line_ends() {
    let (bytes, _, lossy) = encoding_rs::WINDOWS_1252.encode(LINKS);
    assert!(!lossy);
    let report = links(&bytes);
    assert_eq!(counts(&report), OF_LINKS);
    assert_eq!(report.encoding(), Encoding::Windows1252);
    assert_eq!(report.line_endings().crlf, 6);
    assert!(report.listing(IssueKind::DamagedCharacter).is_none());
    assert_eq!(report.listing(IssueKind::BadDate).unwrap().total(), 1);
}

#[test]
fn links_that_were_read_as_utf_8_and_saved_again() {
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(LINKS);
    let resaved = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
    let report = links(resaved.as_bytes());
    assert_eq!(counts(&report), OF_LINKS);
    assert_eq!(report.encoding(), Encoding::Utf8);
    let damaged = report.listing(IssueKind::DamagedCharacter).unwrap();
    assert_eq!(damaged.total(), 2, "{report}");
}

#[test]
fn groups_of_2018_whose_rows_are_a_cell_short() {
    let file = "\"URN\",\"Linked UID\",\"Group Name\",\"Companies House Number\",\"Group Type\",\"Closed Date\",\
        \"Group Status\",\"FederationType\",\"Joined date\",\"EstablishmentName\",\"TypeOfEstablishment (code)\",\
        \"TypeOfEstablishment (name)\",\"PhaseOfEducation (code)\",\"PhaseOfEducation (name)\",\"LA (code)\",\"LA (name)\",\
        \"HasSharedHT\"\n\
        100001,2150,\"Sponsors, United\",\"\",\"School sponsor\",\"\",\"Open\",\"\",\"01-09-2005\",\"Alder School\",\"28\",\
        \"Academy sponsor led\",\"4\",\"Secondary\",\"203\",\"Greenwich\"\n\
        100001,4782,\"THE TREES\",\"05210075\",\"Multi-academy trust\",\"\",\"Open\",\"\",\"01-09-2005\",\"Alder School\"\n\
        100009,4782,\"THE TREES\",\"05210075\",\"Multi-academy trust\",\"\",\"Open\",\"\",\"29-02-2018\",\"Gone School\"\n\
        100002,90,\"Woods\",\"\",\"Federation\",\"31-08-2017\",\"Closed\",\"Hard\",\"01-09-2012\",\"Birch School\",,,,,,,,,\n\
        100002,91,\"Acorns\",\"\",\"Children's Centre Group\",\"\",\"Open\",\"\",\"\",\"Birch School\"\n\
        NAT,,,,,,,,,\n";
    let report = groups(file.as_bytes());
    assert_eq!(counts(&report), [6, 3, 1, 1, 1]);
    assert_eq!(report.listing(IssueKind::BadDate).unwrap().total(), 1);
}

#[test]
fn a_search_extract_with_69_ragged_rows() {
    let blanks = ",".repeat(106);
    let mut file =
        format!("URN,EstablishmentName,FSM{blanks},SchoolWebsite,Linked establishments\r\n");
    for row in 0..200 {
        let links = match row {
            0..40 => "149115 Successor,125016 Predecessor",
            40..69 => "149115 Successor,125016 Predecessor,124984 Predecessor - merged",
            _ => "Does not have links",
        };
        let urn = 100_000 + row;
        write!(file, "{urn},A School,5{blanks},\"www.a.uk\",{links}\r\n").unwrap();
    }
    let (schools, report) = read_establishments("extract.csv", file.as_bytes()).unwrap();
    assert_eq!(counts(&report), [200, 200, 0, 0, 0]);
    assert_eq!(report.listing(IssueKind::JoinedCells).unwrap().total(), 69);
    let links = schools[50].links.value().unwrap().as_str();
    assert_eq!(links.matches(',').count(), 2);
}

#[test]
fn performance_tables_with_totals_among_the_schools() {
    let file = "\u{feff}RECTYPE,LEA,ESTAB,URN,SCHNAME,P8MEA\n\
        1,201,3614,100000,The Aldgate School,NE\n\
        1,201,3614,100000,The Aldgate School,NE\n\
        5,,,NAT,England,0.01\n\
        4,201,,,City of London,\n\
        1,201,3615,NAT,,SUPP\n";
    let (schools, report) = read_establishments("ks4.csv", file.as_bytes()).unwrap();
    assert_eq!((schools.len(), counts(&report)), (1, [5, 1, 0, 0, 4]));
    // Some tables know schools by their numbers alone.
    let file = b"URN,NOR\n100000,271\nNAT,8000000\n100001,735\n";
    let (schools, report) = read_establishments("census.csv", file).unwrap();
    assert_eq!((schools.len(), counts(&report)), (2, [3, 2, 0, 0, 1]));
    assert_eq!(schools[0].name, Recorded::Unknown);
    let mut register = Register::new("census.csv", file).unwrap();
    let groups = b"URN,Linked UID,Group Type,EstablishmentName\n100001,4782,Federation,City of London School for Girls\n";
    register.add_groups("groups.csv", groups).unwrap();
    let rows = register.into_tables().institutions;
    let name = |row: usize| rows[row].value().unwrap().name.value().unwrap().as_str();
    assert_eq!(name(0), "Establishment 100000");
    assert_eq!(name(1), "City of London School for Girls");
}
