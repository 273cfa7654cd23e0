//! What an establishment file may look like, and what is said of each departure.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests stop where they must"
)]

mod cells;
mod files;
mod rows;

use nextpractice_exchange::gias::{Establishment, read_establishments};
use nextpractice_exchange::report::{ImportReport, Issue};

pub(crate) fn read(text: &str) -> (Vec<Establishment>, ImportReport) {
    let (schools, report) = read_establishments("schools.csv", text.as_bytes()).unwrap();
    assert!(report.adds_up());
    (schools, report)
}

pub(crate) fn issues(report: &ImportReport) -> Vec<String> {
    report
        .listings()
        .flat_map(|(_, listing)| listing.listed())
        .map(Issue::to_string)
        .collect()
}
