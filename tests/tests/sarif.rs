//! SARIF logs: valid by the official schema, whole, and pointing where they should.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use jsonschema::Validator;
use nextpractice::audit::{Audit, AuditOptions, Level, find_rule, rules};
use nextpractice::model::{Document, Programme};
use nextpractice_exchange::document::read_document;
use nextpractice_exchange::gias::{institution_row, read_establishments};
use nextpractice_report::{Origins, sarif};
use nextpractice_tests::fixture;
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../vendor/sarif/sarif-schema-2.1.0.json");
const SYNTHETIC: &[u8] = include_bytes!("../../examples/data/synthetic.json");

fn validator() -> Validator {
    // The pattern of a language has a bracket too many, which JavaScript takes for itself and Rust wants escaped.
    assert_eq!(SCHEMA.matches("-[a-zA-Z]{2}]?$").count(), 2);
    let schema = SCHEMA.replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}\\\\]?$");
    let schema: Value = serde_json::from_str(&schema).expect("the official schema is JSON");
    let options = jsonschema::options().should_validate_formats(true);
    options.build(&schema).expect("the official schema")
}

fn assert_valid(validator: &Validator, log: &Value, of: &str) {
    let errors = validator.iter_errors(log);
    let errors: Vec<String> = errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, [""; 0], "{of}");
}

fn audit(bytes: &[u8], options: &AuditOptions) -> Audit {
    let document = read_document(bytes).expect("a document");
    let programme = Programme::new(document).expect("a sound programme");
    Audit::new(&programme, options).expect("it has a date")
}

fn bytes(audit: &Audit, origins: &Origins) -> Vec<u8> {
    let mut log = Vec::new();
    sarif(audit, origins, &mut log).expect("memory takes everything");
    log
}

fn log(audit: &Audit, origins: &Origins) -> Value {
    serde_json::from_slice(&bytes(audit, origins)).expect("a log is JSON")
}

fn results(log: &Value) -> &[Value] {
    log["runs"][0]["results"].as_array().expect("a list")
}

/// The logs of all documents of this repository.
fn logs() -> impl Iterator<Item = (String, Audit, Value)> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/data");
    let own = [
        "synthetic.json",
        "phase-one.json",
        "teaching-school-hubs-2025.json.gz",
    ];
    let own = own.map(|name| {
        let bytes = fs::read(data.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name.to_owned(), bytes)
    });
    fixture::documents().chain(own).map(|(name, bytes)| {
        let audit = audit(&bytes, &AuditOptions::default());
        let log = log(&audit, &Origins::of("a%20programme.json"));
        (name, audit, log)
    })
}

#[test]
fn logs_are_valid_and_say_what_the_audit_says() {
    let validator = validator();
    for (name, audit, log) in logs() {
        assert_valid(&validator, &log, &name);
        let mut fails = Vec::new();
        let mut units: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let mut prints = BTreeSet::new();
        for result in results(&log) {
            let kind = result["kind"].as_str().expect("text");
            let code = result["ruleId"].as_str().expect("text");
            let rule = find_rule(code).expect("a rule");
            let index = result["ruleIndex"].as_u64().expect("a number") as usize;
            assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][index]["id"], code);
            // A level is for what fails alone.
            let level = match rule.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Advice => "note",
            };
            let expected = if kind == "fail" {
                json!(level)
            } else {
                Value::Null
            };
            assert_eq!(result["level"], expected, "{name} {result}");
            let print = result["partialFingerprints"]["nextpractice/v1"].as_str();
            assert!(
                prints.insert(print.expect("text")),
                "{name}: {print:?} twice"
            );
            let count = result["properties"]["units"].as_u64().unwrap_or(1) as usize;
            *units.entry((code, kind)).or_default() += count;
            if kind == "fail" {
                let unit = &result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"];
                fails.push(format!("{code}/{}", unit.as_str().expect("text")));
                assert_eq!(print, fails.last().map(String::as_str));
            }
        }
        let findings = audit.findings().map(|finding| {
            let kind = json!(finding.unit.kind());
            let kind = kind.as_str().expect("text");
            let id = finding.unit.id(audit.programme());
            format!("{}/{kind}/{id}", finding.rule.code)
        });
        assert_eq!(fails, findings.collect::<Vec<_>>(), "{name}");
        for (rule, outcome) in audit.outcomes() {
            let count = |kind| units.get(&(rule.code, kind)).copied().unwrap_or_default();
            let told = ["pass", "fail", "open", "notApplicable"].map(count);
            let counts = outcome.counts;
            let expected = [
                counts.holds,
                counts.broken,
                counts.cannot_tell,
                counts.not_applicable,
            ];
            assert_eq!(told, expected, "{name} {}", rule.code);
        }
    }
}

#[test]
fn pointers_lead_to_places_of_the_document() {
    for (place, bytes) in fixture::documents() {
        let document: Value = serde_json::from_slice(&bytes).expect("JSON");
        let log = log(
            &audit(&bytes, &AuditOptions::default()),
            &Origins::default(),
        );
        let fails = results(&log)
            .iter()
            .filter(|result| result["kind"] == "fail");
        for result in fails {
            let pointer = &result["locations"][0]["logicalLocations"][1];
            let row = pointer["fullyQualifiedName"].as_str().expect("text");
            let row = row.strip_suffix("/focuses").unwrap_or(row);
            let row = row.strip_suffix("/regions").unwrap_or(row);
            assert!(document.pointer(row).is_some(), "{place} {row}");
        }
    }
}

#[test]
fn every_rule_is_declared_and_those_not_asked_are_said_to_be_off() {
    let chosen = AuditOptions {
        rules: vec![find_rule("DT001").expect("a rule")],
        ..AuditOptions::default()
    };
    let log = log(&audit(SYNTHETIC, &chosen), &Origins::default());
    assert_valid(&validator(), &log, "one rule");
    let run = &log["runs"][0];
    let declared = run["tool"]["driver"]["rules"].as_array().expect("a list");
    assert_eq!(declared.len(), rules::ALL.len());
    for (rule, declared) in rules::ALL.iter().zip(declared) {
        assert_eq!(declared["id"], rule.code);
        assert_eq!(declared["name"], rule.name);
        let help = declared["help"]["text"].as_str().expect("text");
        for citation in rule.citations {
            assert!(
                help.contains(citation.source().title()),
                "{}: {help}",
                rule.code
            );
        }
        assert!(!help.contains(['*', '`']), "{}: {help}", rule.code);
    }
    let off = run["invocations"][0]["ruleConfigurationOverrides"].as_array();
    assert_eq!(off.map(Vec::len), Some(rules::ALL.len() - 1));
    assert!(
        results(&log)
            .iter()
            .all(|result| result["ruleId"] == "DT001")
    );
}

#[test]
fn a_national_programme_makes_a_short_log() {
    let document = include_bytes!("../../examples/data/teaching-school-hubs-2025.json.gz");
    let audit = audit(document, &AuditOptions::default());
    let log = log(&audit, &Origins::default());
    assert!(audit.programme().institutions().len() > 20_000);
    let fails = audit.findings().count();
    let gaps = audit.gaps().count();
    assert!(results(&log).len() <= fails + gaps + 4 * rules::ALL.len());
}

#[test]
fn evidence_is_tied_to_what_it_rests_on() {
    let log = log(
        &audit(SYNTHETIC, &AuditOptions::default()),
        &Origins::default(),
    );
    let mut tied = 0;
    for result in results(&log) {
        let related = result["relatedLocations"].as_array();
        let related: Vec<&Value> = related.into_iter().flatten().collect();
        for (place, location) in related.iter().enumerate() {
            assert_eq!(location["id"], place);
            for relation in location["relationships"].as_array().into_iter().flatten() {
                let target = relation["target"].as_u64().expect("a number") as usize;
                assert!(place < target && target < related.len(), "{result}");
                tied += 1;
            }
        }
    }
    assert!(tied > 10, "{tied}");
    let roots = results(&log).iter();
    let roots = roots.filter_map(|result| {
        let root = result["properties"]["rootCause"].as_str()?;
        Some((result["ruleId"].as_str()?, root))
    });
    let roots: Vec<(&str, &str)> = roots.collect();
    assert!(
        roots.contains(&("DS009", "DS001/hub_year/hub:SV-E/2006-07")),
        "{roots:?}"
    );
}

#[test]
fn suppressions_are_told_with_their_reasons() {
    let mut document: Value = serde_json::from_slice(SYNTHETIC).expect("JSON");
    document["suppressions"] = json!([
        { "key": "s:1", "rule": "DS010", "unit": "g:SV-N/2006", "reason": "Not now", "until": "2007-08-31" },
        { "key": "s:2", "rule": "DT001", "unit": "new_technologies/area:W", "reason": "A hub [is](soon) {0}", "until": "2007-08-31" },
        { "key": "s:3", "rule": "DT001", "unit": "nowhere", "reason": "Not now", "until": "2007-08-31" },
    ]);
    let audit = audit(document.to_string().as_bytes(), &AuditOptions::default());
    let log = log(&audit, &Origins::default());
    assert_valid(&validator(), &log, "suppressions");
    let marked = results(&log).iter();
    let marked: Vec<&Value> = marked
        .filter(|result| result["suppressions"] != json!([]))
        .collect();
    assert_eq!(marked.len(), 1);
    let [suppression] = marked[0]["suppressions"]
        .as_array()
        .expect("a list")
        .as_slice()
    else {
        panic!("one suppression: {}", marked[0]);
    };
    assert_eq!(suppression["kind"], "inSource");
    assert_eq!(suppression["justification"], "A hub [is](soon) {0}");
    let at = &suppression["location"]["logicalLocations"][0]["fullyQualifiedName"];
    assert_eq!(at, "/suppressions/1");
    let idle = &log["runs"][0]["invocations"][0]["toolConfigurationNotifications"];
    let said = |place: usize| idle[place]["message"]["text"].as_str().expect("text");
    assert!(said(0).starts_with("The suppression of DS010"), "{idle}");
    assert!(said(1).contains("asked of nothing with that id"), "{idle}");
}

#[test]
fn thresholds_are_named_with_who_set_them() {
    let log = log(
        &audit(SYNTHETIC, &AuditOptions::default()),
        &Origins::default(),
    );
    let thresholds = &log["runs"][0]["properties"]["policy"]["thresholds"];
    let of = |name: &str| {
        let mut all = thresholds.as_array().expect("a list").iter();
        all.find(|threshold| threshold["name"] == name)
            .cloned()
            .expect("a threshold")
    };
    let own = of("max_priorities");
    assert_eq!((&own["value"], &own["default"]), (&json!(3), &json!(5)));
    assert_eq!(own["set_by"], "programme");
    assert_eq!(own["pointer"], "/charter/policy/max_priorities");
    let ours = of("hub_quorum");
    assert_eq!(
        (&ours["value"], &ours["set_by"]),
        (&json!(0.5), &json!("library"))
    );
    assert_eq!(ours["citation"]["source"], "LIB");
}

#[test]
fn rows_of_a_table_are_pointed_to_by_their_lines() {
    // The second school's name has a line of its own, so that the third begins on line 5.
    let file = b"URN,EstablishmentName,EstablishmentStatus (name),CloseDate\n\
        100001,Alder School,Open,\n100002,\"Birch\nSchool\",Open,\n100003,Cedar School,Closed,31-08-2005\n";
    let (schools, _) = read_establishments("schools.csv", file).expect("a table");
    let lines: Vec<usize> = schools.iter().map(|school| school.line).collect();
    assert_eq!(lines, [2, 3, 5]);
    let text = json!({
        "format": "nextpractice/1",
        "recorded_on": "2006-01-01",
        "charter": {},
        "arrangements": [{ "key": "fed:1", "kind": "federation" }],
        "memberships": [{ "key": "m:1", "institution": "urn:100003", "arrangement": "fed:1" }],
        "institutions": [],
    });
    let mut document = Document::from_json(text.to_string().as_bytes()).expect("JSON");
    let mut origins = Origins::of("programme.json");
    let rows = schools.iter().map(|school| {
        let mut row = institution_row(school);
        row.successors = nextpractice::model::Field::Value(Vec::new());
        nextpractice::model::Field::Value(row)
    });
    document.institutions = nextpractice::model::Field::Value(rows.collect());
    for (at, school) in schools.iter().enumerate() {
        let pointer = format!("/institutions/{at}");
        origins.add(pointer, "schools.csv", school.line, None);
    }
    let programme = Programme::new(document).expect("a sound programme");
    let audit = Audit::new(&programme, &AuditOptions::default()).expect("it has a date");
    let log = log(&audit, &origins);
    assert_valid(&validator(), &log, "a table");
    let closed = results(&log)
        .iter()
        .find(|result| result["ruleId"] == "AR002");
    let closed = closed.expect("a closed member");
    assert_eq!(closed["kind"], "fail", "{closed}");
    let of_unit = &closed["locations"][0]["physicalLocation"];
    assert_eq!(
        of_unit["artifactLocation"],
        json!({ "uri": "programme.json", "index": 0 })
    );
    assert_eq!(of_unit["region"], Value::Null);
    let of_evidence = &closed["relatedLocations"][0]["physicalLocation"];
    assert_eq!(
        of_evidence["artifactLocation"],
        json!({ "uri": "schools.csv", "index": 1 })
    );
    assert_eq!(of_evidence["region"]["startLine"], 5);
    let artifacts = &log["runs"][0]["artifacts"];
    assert_eq!(artifacts[1]["location"]["uri"], "schools.csv");
}

#[test]
fn the_same_audit_gives_the_same_bytes() {
    let log = || {
        let audit = audit(SYNTHETIC, &AuditOptions::default());
        bytes(&audit, &Origins::of("synthetic.json"))
    };
    assert!(log() == log());
}

#[test]
fn a_writer_that_refuses_is_told() {
    let audit = audit(SYNTHETIC, &AuditOptions::default());
    let mut room = [0_u8; 10_000];
    assert!(sarif(&audit, &Origins::default(), room.as_mut_slice()).is_err());
}
