//! Makes a document smaller for as long as something stays so of it.

use serde_json::Value;

/// The document without all that can be left out, one thing after another, while `stays` says yes.
pub fn shrink(document: &Value, stays: impl Fn(&Value) -> bool) -> Value {
    let mut best = document.clone();
    loop {
        let before = best.to_string().len();
        let mut places = Vec::new();
        collect(&best, String::new(), &mut places);
        // From the end, so that places before stay where they are.
        for place in places.iter().rev() {
            let smaller = without(&best, place);
            if smaller.as_ref().is_some_and(&stays) {
                best = smaller.unwrap_or_default();
            }
        }
        if best.to_string().len() == before {
            return best;
        }
    }
}

/// Every place in a document that something stands at, as a pointer.
fn collect(value: &Value, here: String, places: &mut Vec<String>) {
    if !here.is_empty() {
        places.push(here.clone());
    }
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                collect(inner, format!("{here}/{name}"), places);
            }
        }
        Value::Array(list) => {
            for (place, inner) in list.iter().enumerate() {
                collect(inner, format!("{here}/{place}"), places);
            }
        }
        _ => {}
    }
}

fn without(document: &Value, pointer: &str) -> Option<Value> {
    let mut smaller = document.clone();
    let (parent, last) = pointer.rsplit_once('/')?;
    match smaller.pointer_mut(parent)? {
        Value::Object(fields) => {
            fields.remove(last)?;
        }
        Value::Array(list) => {
            let place: usize = last.parse().ok()?;
            if place >= list.len() {
                return None;
            }
            list.remove(place);
        }
        _ => return None,
    }
    Some(smaller)
}
