//! The same document in another order.

use proptest::prelude::*;
use serde_json::Value;

use super::tape::Tape;
use super::{TABLES, Written, any_document, rows_of};

/// A document and the same with the rows of every table in another order.
pub fn document_and_shuffled() -> impl Strategy<Value = (Written, Written)> {
    (any_document(), Tape::any()).prop_map(|(document, mut tape)| {
        let mut shuffled = document.0.clone();
        for table in TABLES {
            tape.shuffle(rows_of(&mut shuffled, table));
        }
        (document, Written(shuffled))
    })
}

/// A document and its text with the tables in another order, the charter and all else among them.
pub fn document_and_reordered() -> impl Strategy<Value = (Written, String)> {
    (any_document(), Tape::any()).prop_map(|(document, mut tape)| {
        let fields = document.0.as_object().expect("a document").iter();
        let mut fields: Vec<String> = fields
            .map(|(name, value)| format!("{name:?}:{value}"))
            .collect();
        tape.shuffle(&mut fields);
        let text = format!("{{{}}}", fields.join(","));
        (document, text)
    })
}

/// A document and the same with everything that is listed in its rows in another order.
pub fn document_and_relisted() -> impl Strategy<Value = (Written, Written)> {
    (any_document(), Tape::any()).prop_map(|(document, mut tape)| {
        let mut relisted = document.0.clone();
        for table in TABLES.iter().copied().chain(["charter"]) {
            relist(&mut tape, &mut relisted[table], table != "charter");
        }
        (document, Written(relisted))
    })
}

/// Puts lists into another order, but for the outermost, where that is a table; stages have an order of their own.
fn relist(tape: &mut Tape, value: &mut Value, is_table: bool) {
    match value {
        Value::Array(items) => {
            items.iter_mut().for_each(|item| relist(tape, item, false));
            if !is_table {
                tape.shuffle(items);
            }
        }
        Value::Object(fields) => {
            let unordered = fields.iter_mut().filter(|(name, _)| *name != "stages");
            unordered.for_each(|(_, inner)| relist(tape, inner, false));
        }
        _ => {}
    }
}
