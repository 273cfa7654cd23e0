//! Whatever the bytes of links, groups and sheets: no panic, each row accounted for, and columns in any order read the same.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests stop where they must"
)]

use nextpractice::model::Document;
use nextpractice::value::parse_date;
use nextpractice_exchange::gias::{Register, Succession, read_group_links, read_links};
use nextpractice_exchange::report::ImportReport;
use nextpractice_exchange::sheets::{read_sheets, template, template_names};
use proptest::prelude::*;

const LINKS: &str = "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate";
const GROUPS: &str = "URN,Linked UID,Group Name,Group Type,Closed Date,Joined date";

fn accounted_for(bytes: &[u8]) {
    let day = parse_date("2025-04-22").unwrap();
    if let Ok((links, report)) = read_links("any.csv", bytes) {
        assert!(report.adds_up() && links.len() == report.imported());
        let succession = Succession::new(&links, Some(day));
        for (urn, end) in succession.urns().iter().zip(succession.ends(day)) {
            assert_eq!(succession.follow(*urn, day), end);
        }
    }
    if let Ok((groups, links, report)) = read_group_links("any.csv", bytes) {
        assert!(report.adds_up() && links.len() == report.imported());
        assert!(links.iter().all(|link| link.group < groups.len()));
    }
    let mut register = Register::new("none.csv", b"URN,EstablishmentName\n100001,A\n").unwrap();
    let _ = register.add_links("any.csv", bytes, None);
    let _ = register.add_groups("any.csv", bytes);
    assert!(register.reports().iter().all(ImportReport::adds_up));
    let stubs: usize = register.reports().iter().map(ImportReport::stubs).sum();
    assert_eq!(stubs, register.stubs());
    let _ = ImportReport::to_csv(register.reports());
}

/// Pieces of which rows of links and groups, and their faults, are made.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let words = [
        ",",
        "\"",
        "\n",
        "\r\n",
        "100001",
        "100002",
        "100003",
        "Successor",
        "Predecessor - merged",
        "Multi-academy trust",
        "School sponsor",
        "7",
        "01-09-2010",
        "2011-09-01",
        "NAT",
        "Other",
        ",,",
    ];
    prop_oneof![
        6 => prop::sample::select(words.to_vec()).prop_map(|text| text.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..4),
    ]
}

/// Rows with a cell for each heading, some of them wrong.
fn rows(kinds: &'static [&'static str]) -> impl Strategy<Value = Vec<Vec<String>>> {
    let urn = prop_oneof![8 => "10000[0-9]", 1 => Just("NAT".to_owned()), 1 => Just(String::new())];
    let number = prop_oneof![8 => "10000[0-9]", 1 => "[0-9]{0,3}"];
    let kind = prop::sample::select(kinds.to_vec()).prop_map(str::to_owned);
    let date = prop_oneof![3 => "0[1-9]-0[1-9]-20[12][0-9]", 1 => Just(String::new()), 1 => "[0-9/-]{0,10}"];
    prop::collection::vec(
        (urn, number, "[A-Zé ]{0,4}", kind, date.clone(), date),
        0..30,
    )
    .prop_map(|rows| {
        rows.into_iter()
            .map(|(a, b, c, d, e, f)| vec![a, b, c, d, e, f])
            .collect()
    })
}

/// The columns in the order given.
fn table(headings: &str, rows: &[Vec<String>], order: &[usize]) -> String {
    let headings: Vec<&str> = headings.split(',').collect();
    let order: Vec<usize> = order
        .iter()
        .copied()
        .filter(|at| *at < headings.len())
        .collect();
    let pick = |cells: &[&str]| {
        order
            .iter()
            .map(|at| cells[*at])
            .collect::<Vec<_>>()
            .join(",")
            + "\n"
    };
    let mut text = pick(&headings);
    for row in rows {
        text += &pick(&row.iter().map(String::as_str).collect::<Vec<_>>());
    }
    text
}

proptest! {
    #[test]
    fn any_bytes_are_accounted_for(bytes in prop::collection::vec(any::<u8>(), 0..256)) {
        accounted_for(&bytes);
    }

    #[test]
    fn any_rows_are_accounted_for(pieces in prop::collection::vec(piece(), 0..60)) {
        for headings in [LINKS, GROUPS] {
            accounted_for(&[headings.as_bytes(), b"\n", &pieces.concat()].concat());
        }
    }

    #[test]
    fn links_read_the_same_in_any_order_of_columns(
        rows in rows(&["Successor", "Predecessor - merged", "Result of Amalgamation", "Other"]),
        order in Just(vec![0, 1, 2, 3, 4]).prop_shuffle(),
    ) {
        let read = |order: &[usize]| {
            let (mut links, report) = read_links("links.csv", table(LINKS, &rows, order).as_bytes()).unwrap();
            links.sort_by_key(|link| link.row);
            (links, (report.imported(), report.kept(), report.rejected()))
        };
        prop_assert_eq!(read(&[0, 1, 2, 3, 4]), read(&order));
    }

    #[test]
    fn groups_read_the_same_in_any_order_of_columns(
        rows in rows(&["Multi-academy trust", "School sponsor", "Federation", "Children's centres group"]),
        order in Just(vec![0, 1, 2, 3, 4, 5]).prop_shuffle(),
    ) {
        let read = |order: &[usize]| {
            let (groups, links, report) = read_group_links("groups.csv", table(GROUPS, &rows, order).as_bytes()).unwrap();
            (groups, links, (report.imported(), report.kept(), report.rejected()))
        };
        prop_assert_eq!(read(&[0, 1, 2, 3, 4, 5]), read(&order));
    }

    #[test]
    fn any_rows_of_any_sheet_are_accounted_for(
        rows in prop::collection::vec("([a-z0-9:;\" -]{0,8},){0,8}[a-z0-9]{0,4}", 0..12),
    ) {
        let files: Vec<(&str, String)> = template_names()
            .iter()
            .map(|name| (*name, template(name).unwrap() + &rows.join("\n") + "\n"))
            .collect();
        let files = files.iter().map(|(name, text)| (*name, text.as_bytes()));
        if let Ok(sheets) = read_sheets(Document::default(), files) {
            prop_assert!(sheets.reports().iter().all(ImportReport::adds_up));
            if let Err(unfit) = sheets.programme() {
                prop_assert!(unfit.reports.iter().all(ImportReport::adds_up));
                prop_assert!(!unfit.to_string().is_empty());
            }
        }
    }
}
