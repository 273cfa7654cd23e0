//! A programme beside another, with which it has nothing to do.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{TABLES, Written, any_document, rows_of};

/// What the focuses and the areas are called in a programme beside another.
const BESIDE: [(&str, &str); 7] = [
    ("curriculum", "mentoring_and_coaching"),
    ("student_voice", "workforce_reform"),
    ("new_technologies", "advice_and_guidance"),
    ("deep_support", "school_organisation_and_design"),
    ("deep_leadership", "assessment_for_learning"),
    ("area:1", "area:3"),
    ("area:2", "area:4"),
];

/// A document in whose charter there is room for another programme; and the same with a copy of its rows beside them,
/// under other names, in other areas and with other focuses.
pub fn alone_and_beside_another() -> impl Strategy<Value = (Written, Written)> {
    any_document().prop_map(|Written(mut document)| {
        document["regions"]
            .as_array_mut()
            .expect("a table is a list")
            .extend(["area:3", "area:4"].map(|key| json!({"key": key, "scheme": "areas"})));
        document["charter"]["regions"] = json!(["area:1", "area:2", "area:3", "area:4"]);
        // A practice whose parent is not recorded may be an adaptation of any, and is unrelated to none.
        for practice in rows_of(&mut document, "practices") {
            let practice = practice.as_object_mut().expect("a row is an object");
            practice.entry("parent").or_insert(Value::Null);
        }
        let mut both = document.clone();
        for table in TABLES.iter().filter(|table| **table != "regions") {
            let rows = rows_of(&mut both, table);
            let copies: Vec<Value> = rows.iter().map(beside).collect();
            rows.extend(copies);
        }
        (Written(document), Written(both))
    })
}

/// The key of a row's copy, or the id of the copy's unit.
pub fn key_beside(key: &str) -> String {
    match key.split_once('/') {
        Some((row, year)) => format!("{row}:beside/{year}"),
        None => format!("{key}:beside"),
    }
}

/// Whether a unit lies in the areas that have no hub without the copy.
pub fn is_room(unit: &str) -> bool {
    unit.ends_with("area:3") || unit.ends_with("area:4")
}

/// A row's copy: keys, focuses and areas are others, everything else is the same.
fn beside(row: &Value) -> Value {
    let keyed = [
        "urn:",
        "hub:",
        "network:",
        "group:",
        "m:",
        "p:",
        "plan:",
        "g:",
        "practice:",
        "t:",
    ];
    match row {
        Value::String(text) => {
            let renamed = BESIDE.iter().find(|(name, _)| name == text);
            match renamed {
                Some((_, other)) => json!(other),
                None if keyed.iter().any(|start| text.starts_with(start)) => {
                    json!(key_beside(text))
                }
                None => row.clone(),
            }
        }
        Value::Array(items) => items.iter().map(beside).collect(),
        Value::Object(fields) => {
            let fields = fields.iter();
            Value::Object(
                fields
                    .map(|(name, value)| (name.clone(), beside(value)))
                    .collect(),
            )
        }
        other => other.clone(),
    }
}
