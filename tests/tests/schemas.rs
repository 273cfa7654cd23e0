//! The published schemas of documents and reports are what the types say, and say what the library does.
//!
//! `UPDATE_PAGES=1 cargo test -p nextpractice-tests --test schemas` writes `docs/schemas` anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use nextpractice::audit::{Audit, AuditOptions};
use nextpractice::model::{Document, Programme};
use nextpractice_report::{Report, json};
use nextpractice_tests::fixture;
use nextpractice_tests::generate::{Written, any_document};
use nextpractice_tests::shrink::pointers;
use proptest::prelude::*;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json as value};

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn schema<T: JsonSchema>(settings: SchemaSettings) -> Schema {
    settings.into_generator().into_root_schema_for::<T>()
}

fn of_documents() -> Schema {
    schema::<Document>(SchemaSettings::draft2020_12())
}

fn of_reports() -> Schema {
    schema::<Report<'static>>(SchemaSettings::draft2020_12().for_serialize())
}

/// The schema as it is published, made anew where that is asked for.
fn committed(name: &str, made: &Schema) -> Value {
    let path = workspace().join("docs/schemas").join(name);
    let mut text = serde_json::to_string_pretty(made).expect("a schema is JSON");
    text.push('\n');
    if std::env::var_os("UPDATE_PAGES").is_some() {
        fs::write(&path, &text).expect("the schema can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == text,
        "{name} is not what the types say; run `UPDATE_PAGES=1 cargo test -p nextpractice-tests --test schemas`"
    );
    serde_json::from_str(&committed).expect("JSON")
}

fn documents_validator() -> Validator {
    let schema = committed("nextpractice-1.schema.json", &of_documents());
    jsonschema::draft202012::new(&schema).expect("a schema")
}

fn reports_validator() -> Validator {
    let schema = committed("report-1.schema.json", &of_reports());
    jsonschema::draft202012::new(&schema).expect("a schema")
}

fn reasons(validator: &Validator, instance: &Value) -> Vec<String> {
    let errors = validator.iter_errors(instance);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

/// The documents that come with this repository, with their places.
fn documents() -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<(String, Vec<u8>)> = fixture::documents().collect();
    for name in [
        "phase-one.json",
        "phase-two.json",
        "synthetic.json",
        "teaching-school-hubs-2025.json.gz",
    ] {
        let path = workspace().join("examples/data").join(name);
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        let document = nextpractice_exchange::document::read_document(&bytes);
        let document = document.unwrap_or_else(|error| panic!("{name}: {error}"));
        let plain = match bytes.first() {
            Some(b'{') => bytes,
            _ => document.to_json().into_bytes(),
        };
        found.push((name.to_owned(), plain));
    }
    found
}

fn audit(document: &[u8]) -> Audit {
    let document = Document::from_json(document).expect("well-formed JSON");
    let programme = Programme::new(document).expect("a sound programme");
    Audit::new(&programme, &AuditOptions::default()).expect("it has a date")
}

#[test]
fn documents_and_their_reports_keep_the_schemas() {
    let (of_documents, of_reports) = (documents_validator(), reports_validator());
    for (name, bytes) in documents() {
        let document: Value = serde_json::from_slice(&bytes).expect("JSON");
        assert_eq!(reasons(&of_documents, &document), [""; 0], "{name}");
        let report: Value = serde_json::from_str(&json(&audit(&bytes))).expect("JSON");
        assert_eq!(reasons(&of_reports, &report), [""; 0], "{name}");
    }
}

#[test]
fn a_report_that_lacks_something_or_has_another_type_is_refused() {
    let validator = reports_validator();
    let synthetic = workspace().join("examples/data/synthetic.json");
    let report = json(&audit(
        &fs::read(synthetic).expect("the synthetic document"),
    ));
    let report: Value = serde_json::from_str(&report).expect("JSON");
    for name in report.as_object().expect("an object").keys() {
        let mut lacking = report.clone();
        lacking.as_object_mut().expect("an object").remove(name);
        assert!(!validator.is_valid(&lacking), "without {name}");
        let mut other = report.clone();
        other[name] = value!(7);
        assert!(!validator.is_valid(&other), "{name} is a number");
    }
}

fn is_programme(document: &Value) -> bool {
    Document::from_json(document.to_string().as_bytes())
        .ok()
        .is_some_and(|document| Programme::new(document).is_ok())
}

/// One document a rule: together they have most of the fields.
fn firing() -> impl Iterator<Item = (String, Value)> {
    fixture::folders().into_iter().map(|folder| {
        let document = serde_json::from_slice(&folder.documents["fires"]).expect("JSON");
        (folder.code, document)
    })
}

#[test]
fn unknown_fields_and_wrong_types_are_refused() {
    let validator = documents_validator();
    for (code, document) in firing() {
        let whole = std::iter::once(String::new());
        for pointer in whole.chain(pointers(&document)) {
            let mut other = document.clone();
            let place = other
                .pointer_mut(&pointer)
                .expect("a place of the document");
            match place {
                Value::Object(members) => {
                    members.insert("no_such_field".to_owned(), value!(1));
                }
                place => *place = value!({"no_such_field": []}),
            }
            assert!(!validator.is_valid(&other), "{code} {pointer}");
            assert!(!is_programme(&other), "{code} {pointer}");
        }
    }
}

#[test]
fn whatever_the_library_accepts_the_schema_accepts() {
    let validator = documents_validator();
    let stead = [
        value!(null),
        value!({}),
        value!([]),
        value!(""),
        value!("x"),
        value!("2005-09-01"),
        value!(true),
        value!(0),
        value!(-1),
        value!(0.5),
        value!(100_001),
        value!("100001"),
        value!("£6,000"),
        value!("more than 300"),
        value!("Student Voice"),
        value!("25%"),
    ];
    let mut accepted = 0;
    // Once for each field, in whichever row.
    let mut seen = BTreeSet::new();
    for (code, document) in firing() {
        for pointer in pointers(&document) {
            if !seen.insert(pointer.replace(|c: char| c.is_ascii_digit(), "")) {
                continue;
            }
            for stead in &stead {
                let mut other = document.clone();
                *other
                    .pointer_mut(&pointer)
                    .expect("a place of the document") = stead.clone();
                if is_programme(&other) {
                    accepted += 1;
                    let reasons = reasons(&validator, &other);
                    assert_eq!(reasons, [""; 0], "{code} {pointer} {stead}");
                }
            }
        }
    }
    assert!(accepted > 200, "{accepted}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn generated_documents_and_their_reports_keep_the_schemas(Written(document) in any_document()) {
        let of_documents = jsonschema::draft202012::new(of_documents().as_value()).expect("a schema");
        let of_reports = jsonschema::draft202012::new(of_reports().as_value()).expect("a schema");
        prop_assert_eq!(reasons(&of_documents, &document), [""; 0]);
        let report = json(&audit(document.to_string().as_bytes()));
        let report: Value = serde_json::from_str(&report).expect("JSON");
        prop_assert_eq!(reasons(&of_reports, &report), [""; 0]);
    }
}
