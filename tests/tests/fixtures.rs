//! Every rule over its folder of documents: verdicts, evidence and groups, and the way through text and back.
//!
//! Verdicts are written by hand. `UPDATE_EXPECTED=1 cargo test -p nextpractice-tests --test fixtures evidence_and_reasons` writes the wording
//! of evidence and reasons anew, and leaves the verdicts to a person.

use std::collections::BTreeSet;
use std::fs;

use nextpractice::audit::{Audit, AuditOptions, Rule, find_rule, rules};
use nextpractice::model::{Document, Programme};
use nextpractice_tests::fixture::{self, Folder, KINDS};
use nextpractice_tests::told::{Said, Told, everything, groups, told};

fn programme(place: &str, bytes: &[u8]) -> Programme {
    let document = Document::from_json(bytes).unwrap_or_else(|error| panic!("{place}: {error}"));
    Programme::new(document).unwrap_or_else(|refusal| panic!("{place}: {refusal}"))
}

fn audit(programme: &Programme, rules: Vec<&'static Rule>) -> Audit {
    let options = AuditOptions {
        rules,
        ..AuditOptions::default()
    };
    Audit::new(programme, &options).expect("a fixture says which date it describes")
}

/// A rule and all that it follows from, at whatever remove.
fn with_causes(rule: &'static Rule) -> Vec<&'static Rule> {
    let mut found = vec![rule];
    let mut next = 0;
    while let Some(rule) = found.get(next).copied() {
        for cause in rule.follows_from {
            let cause = find_rule(cause).expect("a cause is a rule");
            if !found.iter().any(|other| other.code == cause.code) {
                found.push(cause);
            }
        }
        next += 1;
    }
    found
}

#[test]
fn each_rule_has_a_folder_and_each_folder_a_rule() {
    let folders: BTreeSet<String> = fixture::folders()
        .into_iter()
        .map(|folder| folder.code)
        .collect();
    let rules: BTreeSet<String> = rules::ALL.iter().map(|rule| rule.code.to_owned()).collect();
    assert_eq!(folders, rules);
}

#[test]
fn each_folder_has_the_four_kinds_or_argues_their_absence() {
    for Folder {
        code,
        expected,
        documents,
    } in fixture::folders()
    {
        assert_eq!(expected.rule, code);
        let given: BTreeSet<&String> = documents.keys().collect();
        assert_eq!(
            given,
            expected.documents.keys().collect(),
            "{code}: documents and expectations"
        );
        for (kind, verdict) in KINDS {
            match (expected.documents.get(kind), expected.absent.get(kind)) {
                (Some(expectation), None) => assert!(
                    expectation.units.iter().any(|told| told.verdict == verdict),
                    "{code}/{kind} has no unit of the verdict {verdict}"
                ),
                (None, Some(why)) => {
                    assert!(why.len() > 20, "{code}: say why there is no {kind}");
                    let verdicts = expected
                        .documents
                        .values()
                        .flat_map(|expectation| &expectation.units);
                    assert!(
                        verdicts.into_iter().all(|told| told.verdict != verdict),
                        "{code} has {verdict} after all"
                    );
                }
                (Some(_), Some(_)) => panic!("{code}/{kind} is both given and argued away"),
                (None, None) => panic!("{code}/{kind} is missing"),
            }
        }
        for kind in expected.absent.keys() {
            assert!(
                KINDS.iter().any(|(known, _)| known == kind),
                "{code}: {kind} is none of the four kinds"
            );
        }
    }
}

#[test]
fn each_document_says_what_is_planted() {
    for (place, bytes) in fixture::documents() {
        let programme = programme(&place, &bytes);
        assert!(programme.title().is_some(), "{place} has no title");
        assert!(
            programme.description().is_some(),
            "{place} has no description"
        );
        assert!(
            programme.is_synthetic(),
            "{place} is made up, and does not say so"
        );
    }
}

#[test]
fn verdicts_are_as_expected() {
    let mut wrong = Vec::new();
    for folder in fixture::folders() {
        let rule = find_rule(&folder.code).expect("a folder is named after a rule");
        for (name, expectation) in &folder.expected.documents {
            let audit = audit(&programme(name, &folder.documents[name]), vec![rule]);
            let verdicts = |told: &[Told]| -> Vec<(String, String)> {
                told.iter()
                    .map(|told| (told.unit.clone(), told.verdict.clone()))
                    .collect()
            };
            let (expected, found) = (verdicts(&expectation.units), verdicts(&told(&audit, rule)));
            if expected != found {
                wrong.push(format!(
                    "{}/{name}\n  expected {expected:?}\n  found    {found:?}",
                    folder.code
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn evidence_and_reasons_are_as_expected() {
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    for mut folder in fixture::folders() {
        let rule = find_rule(&folder.code).expect("a folder is named after a rule");
        for (name, expectation) in &mut folder.expected.documents {
            let audit = audit(&programme(name, &folder.documents[name]), vec![rule]);
            let mut found = told(&audit, rule);
            if update {
                found.retain(|found| {
                    expectation
                        .units
                        .iter()
                        .any(|told| told.unit == found.unit && told.verdict == found.verdict)
                });
                expectation
                    .units
                    .retain(|told| !found.iter().any(|found| found.unit == told.unit));
                expectation.units.append(&mut found);
                expectation.units.sort();
            } else {
                assert_eq!(found, expectation.units, "{}/{name}", folder.code);
            }
        }
        if update {
            let path = fixture::root().join(&folder.code).join("expected.json");
            fs::write(path, folder.expected.to_text()).expect("the fixtures can be written");
        }
    }
}

#[test]
fn evidence_points_at_rows_of_its_document() {
    fn rows(said: &[Said]) -> Vec<String> {
        let own = said.iter().filter_map(|said| said.at.as_ref());
        let own = own.map(|at| {
            at.split('/')
                .take(if at.starts_with("/charter") { 2 } else { 3 })
                .collect::<Vec<_>>()
                .join("/")
        });
        own.chain(said.iter().flat_map(|said| rows(&said.because)))
            .collect()
    }
    for folder in fixture::folders() {
        for (name, expectation) in &folder.expected.documents {
            let document: serde_json::Value =
                serde_json::from_slice(&folder.documents[name]).expect("JSON");
            for row in expectation
                .units
                .iter()
                .flat_map(|told| rows(&told.evidence))
            {
                assert!(
                    document
                        .pointer(&row)
                        .is_some_and(serde_json::Value::is_object),
                    "{}/{name}: {row}",
                    folder.code
                );
            }
        }
    }
}

#[test]
fn breaches_are_grouped_as_expected() {
    let mut grouped = 0;
    let mut wrong = Vec::new();
    for folder in fixture::folders() {
        let rule = find_rule(&folder.code).expect("a folder is named after a rule");
        for (name, expectation) in &folder.expected.documents {
            let Some(expected) = &expectation.groups else {
                continue;
            };
            let audit = audit(&programme(name, &folder.documents[name]), with_causes(rule));
            let found = groups(&audit);
            if &found != expected {
                wrong.push(format!(
                    "{}/{name}: expected {expected:?}, found {found:?}",
                    folder.code
                ));
            }
            grouped += expected
                .iter()
                .filter(|group| !group.follow.is_empty())
                .count();
        }
        let follows = !rule.follows_from.is_empty();
        assert!(
            !follows
                || folder
                    .expected
                    .documents
                    .values()
                    .any(|expectation| expectation.groups.is_some()),
            "{} follows from other rules, and no document of its folder shows it",
            folder.code
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        grouped > 0,
        "no fixture has a breach that follows from another"
    );
}

#[test]
fn documents_come_back_from_text_as_they_were() {
    for (place, bytes) in fixture::documents() {
        let document =
            Document::from_json(&bytes).unwrap_or_else(|error| panic!("{place}: {error}"));
        let text = document.to_json();
        let again =
            Document::from_json(text.as_bytes()).unwrap_or_else(|error| panic!("{place}: {error}"));
        assert_eq!(again, document, "{place}");
        assert_eq!(again.to_json(), text, "{place}");
    }
}

#[test]
fn programmes_come_back_from_documents_with_the_same_audit() {
    for (place, bytes) in fixture::documents() {
        let first = programme(&place, &bytes);
        let text = first.to_document().to_json();
        let second = programme(&place, text.as_bytes());
        let (first, second) = (audit(&first, Vec::new()), audit(&second, Vec::new()));
        assert_eq!(everything(&first), everything(&second), "{place}");
        assert_eq!(groups(&first), groups(&second), "{place}");
        assert_eq!(
            first.programme().to_document(),
            second.programme().to_document(),
            "{place}"
        );
    }
}
