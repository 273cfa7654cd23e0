//! Documents as NDJSON by the shortest way, to hold the library's own against.

use nextpractice::model::Table;
use serde_json::{Value, json};

/// The lines of a document: all but the rows, then each row with the name of its table.
pub fn lines(document: &Value) -> Vec<String> {
    let mut head = document.clone();
    let mut rows = Vec::new();
    for table in Table::NAMES {
        let Some(Value::Array(given)) = head.get_mut(*table) else {
            continue;
        };
        for row in given.drain(..) {
            let mut line = json!({});
            line[*table] = row;
            rows.push(line.to_string());
        }
    }
    if head.get("format") == Some(&json!("nextpractice/1")) {
        head["format"] = json!("nextpractice/1-ndjson");
    }
    rows.insert(0, head.to_string());
    rows
}

/// The same as a text.
pub fn text(document: &Value) -> Vec<u8> {
    let mut text = lines(document).join("\n").into_bytes();
    text.push(b'\n');
    text
}
