//! JSON pointers (RFC 6901) as places to put something.

use serde_json::{Map, Value};

use crate::error::Failure;
use crate::status::{NXP_E_INDEX, NXP_E_KIND, NXP_E_LENGTH, NXP_E_VALUE};

/// The most steps that a pointer may take.
pub const NXP_MAX_DEPTH: usize = 16;

/// The steps of a pointer, each as it is named, without escapes.
#[derive(Debug)]
pub(super) struct Steps<'a> {
    pointer: &'a str,
    steps: Vec<String>,
}

impl<'a> Steps<'a> {
    pub(super) fn of(pointer: &'a str) -> Result<Self, Failure> {
        let path = pointer.strip_prefix('/').ok_or_else(|| {
            let message = format!("`{pointer}` is no JSON pointer; write it as `/hubs/0/name`");
            Failure::new(NXP_E_VALUE, message)
        })?;
        let steps: Vec<String> = path
            .split('/')
            .take(NXP_MAX_DEPTH + 1)
            .map(|step| step.replace("~1", "/").replace("~0", "~"))
            .collect();
        if steps.len() > NXP_MAX_DEPTH {
            let message = format!("the pointer has more than {NXP_MAX_DEPTH} steps");
            return Err(Failure::new(NXP_E_LENGTH, message));
        }
        Ok(Self { pointer, steps })
    }

    fn fault(&self, status: i32, message: String) -> Failure {
        Failure::new(status, message).at(self.pointer)
    }
}

/// Whether a step leads into a list.
fn is_place(step: &str) -> bool {
    step == "-" || step.bytes().all(|byte| byte.is_ascii_digit())
}

/// The place in a list of so many items that a step names; the one past the end is there to be filled.
fn place(step: &str, len: usize) -> Option<usize> {
    match step {
        "-" => Some(len),
        number => number.parse().ok().filter(|place| *place <= len),
    }
}

/// Puts a value in its place, making the objects and lists on the way; if it has no place, nothing is changed.
pub(super) fn put(root: &mut Value, steps: &Steps<'_>, value: Value) -> Result<(), Failure> {
    check(root, steps)?;
    let mut here = root;
    for step in &steps.steps {
        if here.is_null() {
            *here = match is_place(step) {
                true => Value::Array(Vec::new()),
                false => Value::Object(Map::new()),
            };
        }
        here = match here {
            Value::Array(items) => {
                let place = place(step, items.len()).unwrap_or(items.len());
                if place == items.len() {
                    items.push(Value::Null);
                }
                match items.get_mut(place) {
                    Some(item) => item,
                    // INVARIANT (a checked pointer has its place): the list is long enough by now.
                    None => return Ok(()),
                }
            }
            Value::Object(fields) => fields.entry(step.as_str()).or_insert(Value::Null),
            // INVARIANT (a checked pointer has its place).
            _ => return Ok(()),
        };
    }
    *here = value;
    Ok(())
}

/// Whether a pointer has a place, or can be given one.
pub(super) fn check(root: &Value, steps: &Steps<'_>) -> Result<(), Failure> {
    let mut here = Some(root);
    for step in &steps.steps {
        here = match here.filter(|value| !value.is_null()) {
            // What is not there yet is made: a list begins with its first item.
            None if is_place(step) && place(step, 0).is_none() => {
                return Err(steps.fault(
                    NXP_E_INDEX,
                    format!("`{step}` lies beyond the end of the list"),
                ));
            }
            None => None,
            Some(Value::Array(items)) => {
                match place(step, items.len()).filter(|_| is_place(step)) {
                    Some(place) => items.get(place),
                    None => {
                        let message =
                            format!("`{step}` is no place in a list of {} items", items.len());
                        return Err(steps.fault(NXP_E_INDEX, message));
                    }
                }
            }
            Some(Value::Object(fields)) => fields.get(step.as_str()),
            Some(_) => {
                let message = format!("`{step}` leads into a value that is no list and no object");
                return Err(steps.fault(NXP_E_KIND, message));
            }
        };
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn after(puts: &[(&str, Value)]) -> Value {
        let mut root = json!({});
        for (pointer, value) in puts {
            put(&mut root, &Steps::of(pointer).unwrap(), value.clone()).unwrap();
        }
        root
    }

    #[test]
    fn what_is_on_the_way_is_made() {
        let built = after(&[
            ("/hubs/-", json!({ "key": "h" })),
            ("/hubs/0/term/from", json!("2005-10-01")),
            ("/hubs/0/regions/-", json!("a")),
            ("/hubs/0/regions/1", json!("b")),
            ("/hubs/0/regions/0", json!("c")),
            ("/a~1b", json!(1)),
        ]);
        let hub = json!({ "key": "h", "term": { "from": "2005-10-01" }, "regions": ["c", "b"] });
        assert_eq!(built, json!({ "hubs": [hub], "a/b": 1 }));
    }

    #[test]
    fn what_has_no_place_changes_nothing() {
        let mut root = after(&[("/hubs/-", json!({})), ("/title", json!("A"))]);
        let before = root.clone();
        for (pointer, status) in [
            ("/hubs/2/term/from", NXP_E_INDEX),
            ("/new/1/x", NXP_E_INDEX),
            ("/hubs/first", NXP_E_INDEX),
            ("/title/x", NXP_E_KIND),
        ] {
            let refused = put(&mut root, &Steps::of(pointer).unwrap(), json!(1)).unwrap_err();
            assert_eq!(refused.status(), status, "{pointer}");
            assert_eq!(root, before, "{pointer}");
        }
        assert_eq!(Steps::of("hubs").unwrap_err().status(), NXP_E_VALUE);
        let deepest = "/a".repeat(NXP_MAX_DEPTH);
        assert!(Steps::of(&deepest).is_ok());
        assert_eq!(
            Steps::of(&format!("{deepest}/a")).unwrap_err().status(),
            NXP_E_LENGTH
        );
    }
}
