//! Making a document smaller for as long as it still shows something.

use serde_json::Value;

/// Leaves out whatever can be left out, one member or item after the other, until what `shows` asks would no longer be so
/// without any one of them.
///
/// ```
/// use nextpractice_tests::shrink::shrunk;
/// use serde_json::json;
///
/// let small = shrunk(json!({"a": [1, 2, 3], "b": 2}), |value| value["a"].as_array().is_some_and(|a| a.contains(&json!(2))));
/// assert_eq!(small, json!({"a": [2]}));
/// ```
pub fn shrunk(document: Value, shows: impl Fn(&Value) -> bool) -> Value {
    let mut kept = document;
    loop {
        let before = kept.clone();
        for key in keys(&before) {
            let smaller = without_row(&kept, &key);
            if smaller != kept && shows(&smaller) {
                kept = smaller;
            }
        }
        for pointer in pointers(&before).into_iter().rev() {
            if let Some(smaller) = without(&kept, &pointer)
                && shows(&smaller)
            {
                kept = smaller;
            }
        }
        if kept == before {
            return kept;
        }
    }
}

/// The JSON pointer of every value within another, outer ones first.
pub fn pointers(value: &Value) -> Vec<String> {
    fn walk(value: &Value, at: &str, found: &mut Vec<String>) {
        let inner: Vec<(String, &Value)> = match value {
            Value::Object(members) => members
                .iter()
                .map(|(name, inner)| (name.replace('~', "~0").replace('/', "~1"), inner))
                .collect(),
            Value::Array(items) => items
                .iter()
                .enumerate()
                .map(|(place, inner)| (place.to_string(), inner))
                .collect(),
            _ => Vec::new(),
        };
        for (name, inner) in inner {
            let at = format!("{at}/{name}");
            found.push(at.clone());
            walk(inner, &at, found);
        }
    }
    let mut found = Vec::new();
    walk(value, "", &mut found);
    found
}

/// The keys of all rows.
fn keys(document: &Value) -> Vec<String> {
    let tables = document.as_object().into_iter().flatten();
    let rows = tables.filter_map(|(_, table)| table.as_array()).flatten();
    rows.filter_map(|row| Some(row.get("key")?.as_str()?.to_owned()))
        .collect()
}

/// A document without a row and without the rows that mention it: what alone would leave them hanging.
fn without_row(document: &Value, key: &str) -> Value {
    fn mentions(value: &Value, key: &str) -> bool {
        match value {
            Value::String(text) => text == key,
            Value::Array(items) => items.iter().any(|item| mentions(item, key)),
            Value::Object(members) => members.values().any(|value| mentions(value, key)),
            _ => false,
        }
    }
    let mut smaller = document.clone();
    for (_, table) in smaller.as_object_mut().into_iter().flatten() {
        if let Value::Array(rows) = table {
            rows.retain(|row| !row.is_object() || !mentions(row, key));
        }
    }
    smaller
}

/// A value without one of the values in it.
fn without(value: &Value, pointer: &str) -> Option<Value> {
    let mut smaller = value.clone();
    let (parent, name) = pointer.rsplit_once('/')?;
    match smaller.pointer_mut(parent)? {
        Value::Object(members) => {
            members.remove(&name.replace("~1", "/").replace("~0", "~"))?;
        }
        Value::Array(items) => {
            let place: usize = name.parse().ok().filter(|place| *place < items.len())?;
            items.remove(place);
        }
        _ => return None,
    }
    Some(smaller)
}
