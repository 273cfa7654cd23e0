//! Ten rows of a register as published, whole, cut short and with bits turned over.

#![allow(clippy::unwrap_used, reason = "tests stop where they must")]

use nextpractice::model::Recorded;
use nextpractice::value::Text;
use nextpractice_exchange::gias::{Establishment, Status, read_establishments};
use nextpractice_exchange::report::{ImportReport, IssueKind, Severity};

const EXCERPT: &[u8] = include_bytes!("../../../tests/fixtures/gias/hampshire-excerpt.csv");

/// Bytes from one trial to the next: prime, so that trials meet every column and every part of a cell.
const STEP: usize = 7;

fn whole() -> (Vec<Establishment>, ImportReport) {
    read_establishments("hampshire-excerpt.csv", EXCERPT).unwrap()
}

#[test]
fn every_row_comes_through_the_ragged_ones_too() {
    let (schools, report) = whole();
    assert_eq!(
        (report.rows(), report.imported(), report.rejected()),
        (10, 10, 0)
    );
    let joined = report.listing(IssueKind::JoinedCells).unwrap();
    let rows: Vec<_> = joined
        .listed()
        .iter()
        .map(|issue| issue.row.unwrap())
        .collect();
    assert_eq!(rows, [4, 5, 8, 9, 11]);
    assert_eq!(
        (
            report.count(Severity::Warning),
            report.count(Severity::Note)
        ),
        (0, 5)
    );
    let links: Vec<_> = schools
        .iter()
        .map(|school| school.links.value().map_or("", |links| links.as_str()))
        .collect();
    assert_eq!(
        links,
        [
            "",
            "",
            "115995 Predecessor,115996 Predecessor",
            "116235 Predecessor,116470 Predecessor",
            "148799 Successor",
            "",
            "130086 Predecessor,130088 Predecessor",
            "149115 Successor,125016 Predecessor,124984 Predecessor",
            "",
            "125175 Predecessor - amalgamated,125101 Predecessor - amalgamated",
        ]
    );
}

#[test]
fn the_columns_before_a_repaired_one_hold_what_the_register_says() {
    let (schools, _) = whole();
    let school = schools
        .iter()
        .find(|school| school.urn.get() == 130_397)
        .unwrap();
    assert_eq!(
        school.name.value().map(Text::as_str),
        Some("The Dawnay School")
    );
    assert_eq!(school.la_estab().unwrap().to_string(), "936/2959");
    assert_eq!(
        school.status,
        Recorded::Value(Status::OpenButProposedToClose)
    );
    assert_eq!(school.opened.value().unwrap().to_string(), "1996-01-01");
    assert_eq!(school.closed.value().unwrap().to_string(), "2022-05-31");
    assert_eq!(
        (school.lowest_age, school.highest_age),
        (Recorded::Value(5), Recorded::Value(11))
    );
    assert_eq!(school.pupils, Recorded::Value(209));
    assert_eq!(school.region.value().unwrap().as_str(), "South East");
    assert_eq!(school.admissions, Recorded::Nothing);
    assert_eq!(school.trust, Recorded::Nothing);
    assert_eq!(school.federation, Recorded::Nothing);
}

#[test]
fn the_mark_for_an_unknown_day_and_a_blank_closing_day_are_told_apart() {
    let (schools, _) = whole();
    let school = schools
        .iter()
        .find(|school| school.urn.get() == 124_971)
        .unwrap();
    assert_eq!(
        (school.opened, school.closed),
        (Recorded::Unknown, Recorded::Nothing)
    );
}

#[test]
fn a_file_cut_short_anywhere_loses_at_most_its_last_row() {
    let (schools, _) = whole();
    let heading = EXCERPT.iter().position(|byte| *byte == b'\n').unwrap();
    for end in (0..=EXCERPT.len()).step_by(STEP) {
        let cut = EXCERPT.get(..end).unwrap();
        let Ok((read, report)) = read_establishments("cut.csv", cut) else {
            assert!(end < heading, "refused at {end}");
            continue;
        };
        assert!(report.adds_up(), "at {end}");
        let whole_rows = cut
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            .saturating_sub(1);
        assert!(report.rows().saturating_sub(whole_rows) <= 1, "at {end}");
        assert_eq!(
            read.get(..whole_rows),
            schools.get(..whole_rows),
            "at {end}"
        );
    }
}

#[test]
fn a_bit_turned_over_anywhere_touches_few_rows_and_is_counted() {
    let (schools, _) = whole();
    let heading = EXCERPT.iter().position(|byte| *byte == b'\n').unwrap();
    let mut bytes = EXCERPT.to_vec();
    for place in (0..bytes.len()).step_by(STEP) {
        let bit = 1_u8 << (place / STEP % 8);
        bytes[place] ^= bit;
        if let Ok((read, report)) = read_establishments("flipped.csv", &bytes) {
            assert!(report.adds_up(), "at {place}");
            // A quotation mark made or lost costs its row and, where the row end goes with it, the next.
            // A line end made or lost moves all that follows by a line.
            let on_any_line = |school: &Establishment| {
                let mut school = school.clone();
                school.line = 0;
                school
            };
            let as_they_were: Vec<_> = schools.iter().map(on_any_line).collect();
            let same = read
                .iter()
                .filter(|school| as_they_were.contains(&on_any_line(school)))
                .count();
            assert!(
                place <= heading || same >= 8,
                "at {place}: {same} rows are as they were\n{report}"
            );
        } else {
            assert!(place <= heading, "refused at {place}");
        }
        bytes[place] ^= bit;
    }
}
