//! The ways in which a document can say less.

use serde_json::{Value, json};

use super::tape::Tape;
use super::{TABLES, debate, passing, rows_of, text};

/// Says less: dates the statements of tables back and forgets what came later, leaves out fields, and leaves out rows of
/// tables that it then calls partial.
pub(super) fn say_less(tape: &mut Tape, document: &mut Value) {
    for table in TABLES {
        match tape.below(10) {
            7 => document["records"][table]["completeness"] = json!("partial"),
            8 => date_back(tape, document, table),
            9 => document["records"][table]["as_of"] = json!("2008-01-01"),
            _ => {}
        }
    }
    debate::say_less(tape, document);
    passing::say_less(tape, document);
    for (table, row, field) in fields(document) {
        if tape.once_in(4) {
            remove(&mut document[table][row], field);
        }
    }
    for field in ["coverage", "hubs_per_cell"] {
        if tape.once_in(6) {
            remove(&mut document["charter"], field);
        }
    }
    for table in [
        "transfers",
        "practices",
        "grants",
        "plans",
        "memberships",
        "priorities",
        "arrangements",
        "hubs",
    ] {
        for row in (0..document[table].as_array().map_or(0, Vec::len)).rev() {
            let key = document[table][row]["key"].clone();
            if tape.once_in(6)
                && !is_named(document, table, &key)
                && !is_network(document, table, row)
            {
                rows_of(document, table).remove(row);
                document["records"][table]["completeness"] = json!("partial");
            }
        }
    }
    for (table, own) in [("hubs", "plans"), ("arrangements", "memberships")] {
        for row in rows_of(document, table) {
            if tape.once_in(6) {
                row["records"] = json!({own: "partial"});
            }
        }
    }
}

/// The day to which statements are dated back.
const EARLIER: &str = "2005-10-01";

/// Makes a table one of an earlier day, on which nobody knew what was to come.
fn date_back(tape: &mut Tape, document: &mut Value, table: &str) {
    document["records"][table]["as_of"] = json!(EARLIER);
    let is_later = |date: &Value| date.as_str().is_some_and(|date| date > EARLIER);
    for row in rows_of(document, table) {
        if is_later(&row["closed"]) && tape.once_in(2) {
            row["closed"] = Value::Null;
        }
        if let Some(links) = row.get_mut("successors").and_then(Value::as_array_mut) {
            links.retain(|link| !is_later(&link["date"]));
        }
    }
}

pub(super) fn remove(object: &mut Value, field: &str) {
    object.as_object_mut().expect("an object").remove(field);
}

/// The fields that may be left out without a contradiction to what a document still says.
fn fields(document: &Value) -> Vec<(&'static str, usize, &'static str)> {
    let optional = [
        ("institutions", "regions"),
        ("institutions", "closed"),
        ("institutions", "successors"),
        ("hubs", "term"),
        ("arrangements", "term"),
        ("arrangements", "focuses"),
        ("arrangements", "theme"),
        ("memberships", "term"),
        ("memberships", "joined"),
        ("priorities", "agreed"),
        ("priorities", "retired"),
        ("priorities", "proposers"),
        ("priorities", "contributions"),
        ("plans", "term"),
        ("plans", "purpose"),
        ("plans", "scope"),
        ("plans", "timescale"),
        ("plans", "means"),
        ("plans", "success_criteria"),
        ("plans", "priorities"),
        ("plans", "tasks"),
        ("grants", "plan"),
        ("grants", "amount"),
        ("plans", "division"),
        ("practices", "date"),
        ("practices", "parent"),
        ("practices", "did_not_work"),
        ("practices", "kind"),
        ("practices", "evidence"),
        ("transfers", "date"),
        ("transfers", "outcome"),
    ];
    let mut fields = Vec::new();
    for (table, field) in optional {
        for (n, row) in document[table].as_array().into_iter().flatten().enumerate() {
            // A row without a term is in force on its table's day; leave out none that says otherwise.
            let stated = document["records"][table]["as_of"]
                .as_str()
                .unwrap_or(text(&document["recorded_on"]));
            let ends = row["term"]["until"].as_str();
            let otherwise = field == "term"
                && (text(&row["term"]["from"]) > stated
                    || ends.is_some_and(|until| until < stated));
            let begun = field != "term"
                || table != "plans"
                || text(&row["term"]["from"]) <= text(&document["recorded_on"]);
            let ends_another = field == "term"
                && (is_network(document, table, n) || has_open_child(document, table, &row["key"]));
            // What has no date had happened by its table's day.
            let to_come = field == "date" && row["date"].as_str().is_some_and(|date| date > stated);
            if !otherwise && begun && !ends_another && !to_come {
                fields.push((table, n, field));
            }
        }
    }
    fields
}

/// Whether a row is the network of a hub, which would end with it.
fn is_network(document: &Value, table: &str, row: usize) -> bool {
    table == "arrangements" && document[table][row].get("hub").is_some()
}

/// Whether the open end of another row's term is the row's own.
fn has_open_child(document: &Value, table: &str, key: &Value) -> bool {
    let children: &[(&str, &str)] = match table {
        "hubs" => &[("plans", "hub")],
        "arrangements" => &[("memberships", "arrangement")],
        _ => return false,
    };
    let open = |row: &Value| row["term"].get("until").is_none();
    children.iter().any(|(table, field)| {
        document[*table]
            .as_array()
            .into_iter()
            .flatten()
            .any(|row| row[*field] == *key && open(row))
    })
}

/// Whether another row names the row.
fn is_named(document: &Value, table: &str, key: &Value) -> bool {
    let naming: &[(&str, &str)] = match table {
        "hubs" => &[("arrangements", "hub"), ("plans", "hub"), ("grants", "hub")],
        "arrangements" => &[("memberships", "arrangement")],
        "plans" => &[("grants", "plan")],
        "practices" => &[("transfers", "practice"), ("practices", "parent")],
        "priorities" => return debate::names(document, key),
        _ => &[],
    };
    naming.iter().any(|(table, field)| {
        document[*table]
            .as_array()
            .into_iter()
            .flatten()
            .any(|row| row[*field] == *key)
    })
}
