//! The oracle: an audit written from the specification alone, over the plain document, to hold the library against.
//!
//! It shares nothing with the library but the format. It is naive on purpose: it scans every table for every question.

pub mod compare;
pub mod completions;
pub mod generator;
pub mod shrink;

mod arrangements;
mod decentralised;
mod deeps;
mod disciplined;
mod distributed;
mod paper;
mod scattered;
mod silent;
mod spread;
mod sure;
mod uneven;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;

pub use paper::Paper;
pub use sure::Say;
use sure::Sure;

/// What one rule says of each unit, by the unit's id.
pub type Answers = BTreeMap<String, Say>;

/// The codes of the rules that the oracle knows.
pub const CODES: &[&str] = &[
    "DC001", "DC002", "DC003", "DC004", "DC005", "DC006", "DS001", "DS002", "DS003", "DS004",
    "DS005", "DS006", "DS007", "DS008", "DS009", "DS010", "DS016", "DT001", "DT002", "DT003",
    "DT004", "DT005", "DT006", "DT007", "DT008", "DT009", "DT010", "DT011", "DT012", "AR001",
    "AR002", "AR003", "DE001", "DE002", "DE003", "DE004",
];

/// What one rule says of each of its units. `None` for a rule that the oracle does not know.
pub fn answers(code: &str, document: &Value, date: NaiveDate) -> Option<Answers> {
    let paper = &Paper::new(document, date);
    Some(match code {
        "DC001" => each(paper, "priorities", decentralised::dc001),
        "DC002" => each(paper, "plans", decentralised::dc002),
        "DC003" => each(paper, "plans", decentralised::dc003),
        "DC004" => each(paper, "memberships", decentralised::dc004),
        "DC005" => each_focus(paper, decentralised::dc005),
        "DC006" => each_focus(paper, silent::dc006),
        "DS001" => each_hub_year(paper, disciplined::ds001),
        "DS002" => each(paper, "plans", disciplined::ds002),
        "DS003" => each(paper, "plans", disciplined::ds003),
        "DS004" => each_focus(paper, disciplined::ds004),
        "DS005" => each_focus(paper, disciplined::ds005),
        "DS006" => each(paper, "priorities", disciplined::ds006),
        "DS007" => each(paper, "plans", disciplined::ds007),
        "DS008" => each_focus(paper, scattered::ds008),
        "DS009" => each(paper, "grants", disciplined::ds009),
        "DS010" => each(paper, "grants", disciplined::ds010),
        "DS016" => each(paper, "practices", disciplined::ds016),
        "DT001" => each_cell(paper, distributed::dt001, Sure::Yes),
        "DT002" => each_cell(paper, distributed::dt002, distributed::limited(paper)),
        "DT003" => each(paper, "hubs", distributed::dt003),
        "DT004" => each(paper, "hubs", distributed::dt004),
        "DT005" => each(paper, "plans", distributed::dt005),
        "DT006" => each(paper, "practices", spread::dt006),
        "DT007" => each(paper, "memberships", spread::dt007),
        "DT008" => each(paper, "hubs", distributed::dt008),
        "DT009" => each(paper, "hubs", distributed::dt009),
        "DT010" => whole(uneven::dt010(paper)),
        "DT011" => whole(distributed::dt011(paper)),
        "DT012" => each(paper, "memberships", spread::dt012),
        "AR001" => each(paper, "arrangements", arrangements::ar001),
        "AR002" => each(paper, "memberships", arrangements::ar002),
        "AR003" => each(paper, "arrangements", arrangements::ar003),
        "DE001" => each(paper, "plans", deeps::de001),
        "DE002" => each(paper, "plans", deeps::de002),
        "DE003" => each_hub_year(paper, deeps::de003),
        "DE004" => each_hub_year(paper, deeps::de004),
        _ => return None,
    })
}

fn each(paper: &Paper<'_>, table: &str, rule: fn(&Paper<'_>, &Value) -> Say) -> Answers {
    let rows = paper.rows(table).iter();
    rows.map(|row| (paper::key(row).to_owned(), rule(paper, row)))
        .collect()
}

fn each_focus(paper: &Paper<'_>, rule: fn(&Paper<'_>, &str) -> Say) -> Answers {
    let focuses = paper.focuses().into_iter();
    focuses
        .map(|focus| (focus.to_owned(), rule(paper, focus)))
        .collect()
}

/// A cell is a focus in a region where the charter asks for the grid, a region otherwise. The cells that it does not
/// name are one.
fn each_cell(
    paper: &Paper<'_>,
    rule: fn(&Paper<'_>, Option<&str>, &str) -> Say,
    asked: Sure,
) -> Answers {
    let mut answers = Answers::new();
    let grid = paper.charter().get("coverage").and_then(Value::as_str) == Some("grid");
    let unknown = |field| paper.charter().get(field).is_none();
    if unknown("regions") || (grid && unknown("focuses")) {
        let say = Say::CannotTell.where_asked(distributed::covered(paper).and(asked));
        answers.insert("unnamed".to_owned(), say);
    }
    for region in paper::texts(paper.charter(), "regions") {
        if grid {
            for focus in paper.focuses() {
                let say = rule(paper, Some(focus), region);
                answers.insert(format!("{focus}/{region}"), say);
            }
        } else {
            answers.insert(region.to_owned(), rule(paper, None, region));
        }
    }
    answers
}

fn each_hub_year(paper: &Paper<'_>, rule: fn(&Paper<'_>, &Value, i32) -> Say) -> Answers {
    let mut answers = Answers::new();
    for hub in paper.rows("hubs") {
        for year in paper.hub_years(hub) {
            let id = format!("{}/{year}-{:02}", paper::key(hub), (year + 1) % 100);
            answers.insert(id, rule(paper, hub, year));
        }
    }
    answers
}

fn whole(say: Say) -> Answers {
    Answers::from([("programme".to_owned(), say)])
}
