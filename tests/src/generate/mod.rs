//! Random programmes as documents, and the ways in which a document can say less, or the same otherwise.

mod beside;
mod debate;
mod less;
mod order;
mod passing;
mod tape;
mod whole;

use std::fmt;

use proptest::prelude::*;
use serde_json::Value;

pub use beside::{alone_and_beside_another, is_room, key_beside};
use less::{remove, say_less};
pub use order::{document_and_relisted, document_and_reordered, document_and_shuffled};
use tape::Tape;
use whole::whole;

/// The tables that shuffling, leaving out and saying less are about.
pub const TABLES: [&str; 10] = [
    "regions",
    "institutions",
    "hubs",
    "arrangements",
    "memberships",
    "priorities",
    "plans",
    "grants",
    "practices",
    "transfers",
];

/// A document, which a failing test prints as JSON.
#[derive(Clone)]
pub struct Written(pub Value);

impl fmt::Debug for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// Any document of the generator: one that says more or less of a programme.
pub fn any_document() -> impl Strategy<Value = Written> {
    Tape::any().prop_map(|mut tape| {
        let mut document = whole(&mut tape);
        if !tape.once_in(4) {
            say_less(&mut tape, &mut document);
        }
        Written(document)
    })
}

/// A document that records everything.
pub fn whole_document() -> impl Strategy<Value = Written> {
    Tape::any().prop_map(|mut tape| Written(whole(&mut tape)))
}

/// A document that says less, and the one that records everything.
pub fn less_and_whole() -> impl Strategy<Value = (Written, Written)> {
    Tape::any().prop_map(|mut tape| {
        let whole = whole(&mut tape);
        let mut less = whole.clone();
        say_less(&mut tape, &mut less);
        (Written(less), Written(whole))
    })
}

/// A document that records everything, and the same without one field of one row: its table, its place in it, and the
/// field. What is left out may be anything, also what the readings would not have supposed.
pub fn whole_and_one_field_less() -> impl Strategy<Value = (Written, Written, (String, String))> {
    Tape::any().prop_map(|mut tape| {
        let whole = whole(&mut tape);
        let mut rows: Vec<(&str, usize)> = Vec::new();
        for table in TABLES {
            let many = whole[table].as_array().map_or(0, Vec::len);
            rows.extend((0..many).map(|row| (table, row)));
        }
        let (table, row) = tape.one(&rows);
        let given = whole[table][row].as_object().expect("a row");
        let optional: Vec<&String> = given
            .keys()
            .filter(|field| !REQUIRED.contains(&field.as_str()))
            .collect();
        let mut less = whole.clone();
        let mut left_out = String::new();
        if !optional.is_empty() {
            left_out = tape.one(&optional).clone();
            remove(&mut less[table][row], &left_out);
        }
        let place = (format!("/{table}/{row}"), left_out);
        (Written(whole), Written(less), place)
    })
}

/// The fields that a row cannot do without.
const REQUIRED: [&str; 15] = [
    "key",
    "name",
    "scheme",
    "institution",
    "focus",
    "regions",
    "kind",
    "hub",
    "arrangement",
    "title",
    "year",
    "origin",
    "practice",
    "from",
    "to",
];

/// The text of a value.
fn text(value: &Value) -> &str {
    value
        .as_str()
        .unwrap_or_else(|| panic!("{value} is no text"))
}

fn rows_of<'d>(document: &'d mut Value, table: &str) -> &'d mut Vec<Value> {
    document[table].as_array_mut().expect("a table is a list")
}
