//! The registers as published, where they are at hand.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests stop where they must, and say why they were skipped"
)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use nextpractice::model::Recorded;
use nextpractice_exchange::gias::{
    Establishment, Side, Status, Succession, governance, institution_kind, read_establishments,
    read_group_links, read_links,
};
use nextpractice_exchange::report::{ImportReport, IssueKind, Severity};
use nextpractice_exchange::text::{Encoding, LineEndings};

/// A file of the data folder; `None`, with a note, where there is no such folder.
fn data(path: &str) -> Option<Vec<u8>> {
    let folder = std::env::var_os("NEXTPRACTICE_DATA").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data")),
        PathBuf::from,
    );
    if !folder.is_dir() {
        println!(
            "skipped: there is no folder {}; set NEXTPRACTICE_DATA",
            folder.display()
        );
        return None;
    }
    // In a folder that is there, a file that is not is a failure.
    Some(std::fs::read(folder.join(path)).unwrap())
}

fn read(path: &str) -> Option<(Vec<Establishment>, ImportReport)> {
    let read = read_establishments(path, &data(path)?).unwrap();
    println!("{}", read.1);
    assert!(read.1.adds_up());
    Some(read)
}

fn endings(report: &ImportReport) -> (usize, usize, usize) {
    let LineEndings { crlf, lf, cr, .. } = report.line_endings();
    (crlf, lf, cr)
}

/// The results know schools by their URNs alone; a total of all schools stands below them in some releases.
#[test]
fn every_row_of_the_results_is_accounted_for() {
    let path = "ks4-2018/ks4.csv";
    let Some(mut bytes) = data(path) else { return };
    bytes.extend_from_slice(b"NAT,523255,,,0.01\r\n");
    let (schools, report) = read_establishments(path, &bytes).unwrap();
    println!("{report}");
    assert!(report.adds_up());
    assert_eq!(
        (report.rows(), report.imported(), report.rejected()),
        (5_520, 5_519, 1)
    );
    assert!(schools.iter().all(|school| school.name.is_unknown()));
    let total = &report.listing(IssueKind::BadKey).unwrap().listed()[0];
    assert_eq!(
        (total.row, total.value.as_deref()),
        (Some(5_521), Some("NAT"))
    );
}

#[test]
fn every_school_of_england_comes_through() {
    let Some((schools, report)) = read("england-2022/establishments.csv") else {
        return;
    };
    assert_eq!(
        (report.rows(), report.imported(), report.rejected()),
        (20_185, 20_185, 0)
    );
    assert_eq!(
        (report.encoding(), endings(&report)),
        (Encoding::Utf8, (20_186, 0, 0))
    );
    assert_eq!(
        (
            report.headings().bound.len(),
            report.headings().unknown.len()
        ),
        (22, 0)
    );
    assert_eq!(
        report.count(Severity::Warning) + report.count(Severity::Note),
        0
    );

    let count = |test: &dyn Fn(&Establishment) -> bool| {
        schools.iter().filter(|school| test(school)).count()
    };
    assert_eq!(
        count(&|school| school.status == Recorded::Value(Status::OpenButProposedToClose)),
        128
    );
    assert_eq!(count(&|school| school.closed.value().is_some()), 128);
    assert_eq!(count(&|school| school.closed == Recorded::Nothing), 20_057);
    assert_eq!(count(&|school| school.region.is_unknown()), 302);
    assert_eq!(count(&|school| school.free_meals.is_unknown()), 487);
    assert_eq!(count(&|school| school.pupils.is_unknown()), 481);
    assert_eq!(count(&|school| school.ofsted_rating.is_unknown()), 3_334);
    assert_eq!(count(&|school| school.trust.is_unknown()), 20_185);
    assert_eq!(count(&|school| school.la_estab().is_some()), 20_185);
}

#[test]
fn every_school_of_england_has_a_kind_and_someone_who_maintains_it() {
    let Some((schools, _)) = read("england-2022/establishments.csv") else {
        return;
    };
    let mut kinds = BTreeMap::new();
    let mut governances = BTreeMap::new();
    for school in &schools {
        *kinds
            .entry(institution_kind(school).value().map(|kind| kind.token()))
            .or_insert(0) += 1;
        *governances
            .entry(governance(school).value().map(|word| word.token()))
            .or_insert(0) += 1;
    }
    let kinds: Vec<_> = kinds.into_iter().collect();
    assert_eq!(
        kinds,
        [
            (Some("all_through"), 158),
            (Some("infant"), 1_169),
            (Some("junior"), 1_007),
            (Some("middle"), 103),
            (Some("primary"), 14_598),
            (Some("secondary"), 3_150),
        ]
    );
    let governances: Vec<_> = governances.into_iter().collect();
    assert_eq!(
        governances,
        [(Some("academy"), 9_271), (Some("maintained"), 10_914)]
    );
}

#[test]
fn a_county_with_unquoted_commas_comes_through_whole() {
    let Some((schools, report)) = read("gias-extract-2022/hampshire.csv") else {
        return;
    };
    assert_eq!(
        (report.rows(), report.imported(), report.rejected()),
        (728, 728, 0)
    );
    assert_eq!(report.listing(IssueKind::JoinedCells).unwrap().total(), 35);
    assert_eq!(
        (
            report.count(Severity::Warning),
            report.count(Severity::Note)
        ),
        (0, 35)
    );
    assert_eq!(endings(&report), (729, 0, 0));
    assert_eq!(
        (
            report.headings().bound.len(),
            report.headings().unknown.len()
        ),
        (33, 78)
    );

    let of = |urn: u32| {
        schools
            .iter()
            .find(|school| school.urn.get() == urn)
            .unwrap()
    };
    let links = |urn: u32| of(urn).links.value().map(|links| links.as_str());
    assert_eq!(
        links(130_397),
        Some("149115 Successor,125016 Predecessor,124984 Predecessor")
    );
    assert_eq!(
        links(148_469),
        Some("125175 Predecessor - amalgamated,125101 Predecessor - amalgamated")
    );
    assert_eq!(of(115_850).links, Recorded::Nothing);
    let count = |test: &dyn Fn(&Establishment) -> bool| {
        schools.iter().filter(|school| test(school)).count()
    };
    assert_eq!(count(&|school| school.links.value().is_some()), 207);
    assert_eq!(count(&|school| school.federation.value().is_some()), 68);
    assert_eq!(count(&|school| school.federation == Recorded::Nothing), 660);
    assert_eq!(count(&|school| school.trust.value().is_some()), 176);
    assert_eq!(count(&|school| school.trust == Recorded::Nothing), 552);
    // 524 blank, 4 with the register's mark for unknown.
    assert_eq!(count(&|school| school.opened.is_unknown()), 528);
}

#[test]
fn every_link_comes_through_or_is_kept() {
    let path = "establishment-links-2025/links_edubasealldata20250422.csv";
    let Some(bytes) = data(path) else {
        return;
    };
    let (links, report) = read_links(path, &bytes).unwrap();
    assert!(report.adds_up());
    assert_eq!(
        (
            report.rows(),
            report.imported(),
            report.kept(),
            report.rejected()
        ),
        (33_801, 33_565, 236, 0)
    );
    assert_eq!(report.encoding(), Encoding::Windows1252);
    let succession = Succession::new(&links, None);
    let missing = succession.missing_reverses();
    let of = |side| {
        missing
            .iter()
            .filter(|place| links[**place].side == side)
            .count()
    };
    assert_eq!((of(Side::Successor), of(Side::Predecessor)), (299, 56));
    assert_eq!(
        (succession.forks().len(), succession.circles().len()),
        (106, 57)
    );
}

#[test]
fn every_group_link_comes_through() {
    let path = "group-links-2019/grouplinks_edubaseallacademiesandfree20190601.csv";
    let Some(bytes) = data(path) else {
        return;
    };
    let (groups, links, report) = read_group_links(path, &bytes).unwrap();
    assert!(report.adds_up());
    assert_eq!(
        (report.rows(), report.imported(), links.len()),
        (14_621, 14_621, 14_621)
    );
    assert_eq!(report.listing(IssueKind::ShortRow).unwrap().total(), 14_621);
    assert_eq!(report.count(Severity::Warning), 0);
    assert_eq!(groups.len(), 3_767);
    assert!(
        links
            .iter()
            .all(|link| link.joined.value().is_some() && !link.again)
    );
}

#[test]
fn performance_tables_with_totals_in_the_column_of_urns_are_accounted_for() {
    let text = "RECTYPE,LEA,ESTAB,URN,SCHNAME,P8MEA\n1,201,3614,100000,The Aldgate School,NE\n5,,,NAT,England,0.01\n4,201,,,City of London,\n";
    let (schools, report) = read_establishments("ks4.csv", text.as_bytes()).unwrap();
    assert!(report.adds_up());
    assert_eq!((schools.len(), report.rejected()), (1, 2));
    assert_eq!(schools[0].la_estab().unwrap().to_string(), "201/3614");
    let told = report.listing(IssueKind::BadKey).unwrap().listed()[0].to_string();
    assert!(told.contains("value `NAT`: it marks a total"), "{told}");
}
