//! What a document is refused for, in a form that can be compared.

use nextpractice::model::{Document, Programme, Refusal};
use serde_json::{Value, json};

/// The kind, the pointer and the value of a structural error.
pub type Fault = (String, String, Option<String>);

/// Why a document given as JSON text is no programme.
///
/// # Panics
/// If it is one, or no JSON.
pub fn refusal(text: &str) -> Refusal {
    let document =
        Document::from_json(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"));
    match Programme::new(document) {
        Ok(_) => panic!("a programme after all: {text}"),
        Err(refusal) => refusal,
    }
}

/// The structural errors of a document given as JSON text.
pub fn faults(text: &str) -> Vec<Fault> {
    refusal(text)
        .problems()
        .map(|problem| {
            (
                problem.kind().code().to_owned(),
                problem.pointer().to_owned(),
                problem.value().map(str::to_owned),
            )
        })
        .collect()
}

/// The message about the one error of a document.
pub fn message(text: &str) -> String {
    let refusal = refusal(text);
    assert_eq!(refusal.total(), 1, "{refusal}");
    let message = refusal.problems().map(ToString::to_string).next();
    message.expect("an error that is counted is listed")
}

/// A sound document with one row in most tables.
pub fn sound() -> Value {
    json!({
        "format": "nextpractice/1",
        "recorded_on": "2006-01-01",
        "charter": {
            "term": {"from": "2005-09-01", "until": "2006-08-31"}, "scheme": "areas", "regions": ["area:1"],
            "focuses": ["curriculum"], "coverage": "grid", "hubs_per_cell": 1
        },
        "convenors": [{"key": "trust", "name": "The trust"}],
        "regions": [{"key": "area:1", "scheme": "areas"}, {"key": "gor:NE", "scheme": "gor"}],
        "institutions": [
            {"key": "urn:100001", "name": "Alder School", "urn": 100001, "regions": ["area:1"]},
            {"key": "urn:100002", "name": "Birch School"}
        ],
        "agencies": [{"key": "la:1", "name": "The authority", "kind": "local_authority"}],
        "hubs": [{"key": "hub:1", "institution": "urn:100001", "focus": "curriculum", "regions": ["area:1"], "term": {"from": "2005-10-01"}}],
        "arrangements": [{"key": "network:1", "kind": "hub_network", "hub": "hub:1", "term": {"from": "2005-09-01"}}],
        "memberships": [{"key": "m:1", "institution": "urn:100002", "arrangement": "network:1", "joined": "volunteered"}],
        "priorities": [{"key": "p:1", "focus": "curriculum", "title": "Depth", "proposers": [{"institution": "urn:100002"}]}],
        "plans": [{"key": "plan:1", "hub": "hub:1", "priorities": ["p:1"], "purpose": "next"}],
        "grants": [{"key": "g:1", "hub": "hub:1", "year": "2005-06", "amount": "£6,000", "plan": "plan:1"}]
    })
}

/// The sound document with one place given another value; `None` takes the place away.
///
/// # Panics
/// If the place's parent does not exist.
pub fn with(pointer: &str, value: Option<Value>) -> String {
    changed(&[(pointer, value)])
}

/// The sound document with several places changed.
///
/// # Panics
/// If the parent of one of the places does not exist.
pub fn changed(changes: &[(&str, Option<Value>)]) -> String {
    let mut document = sound();
    for (pointer, value) in changes {
        let (parent, name) = pointer.rsplit_once('/').expect("a JSON pointer");
        match (document.pointer_mut(parent), value) {
            (Some(Value::Object(members)), Some(value)) => {
                members.insert(name.to_owned(), value.clone());
            }
            (Some(Value::Object(members)), None) => {
                members.remove(name);
            }
            (Some(Value::Array(items)), Some(value)) => {
                let index: usize = name.parse().expect("an index");
                if index == items.len() {
                    items.push(value.clone());
                } else {
                    items[index] = value.clone();
                }
            }
            (_, _) => panic!("{pointer} is no place of the document"),
        }
    }
    document.to_string()
}
