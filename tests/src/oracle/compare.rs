//! The library's audit beside the oracle's.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::NaiveDate;
use nextpractice::audit::{Audit, AuditOptions, Rule, rules};
use nextpractice::model::{Document, Programme};
use serde_json::Value;

use super::{Answers, Say, answers};
use crate::told::{Said, Told, told};

/// Where the two differ, or where the library's audit is at odds with itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The rule.
    pub rule: &'static str,
    /// The unit, by its id.
    pub unit: String,
    /// What the oracle says; nothing where it knows no such unit, or where the library is at odds with itself.
    pub oracle: Option<Say>,
    /// What the library says, or what is wrong with what it says.
    pub library: String,
}

impl Difference {
    /// Whether another is the same defect: of the same rule, with the same verdicts.
    pub fn is_like(&self, other: &Self) -> bool {
        self.rule == other.rule && self.oracle == other.oracle && self.library == other.library
    }
}

/// A document that the library takes for a programme. The text of the refusal otherwise.
pub fn programme(document: &Value) -> Result<Programme, String> {
    let document = Document::from_json(document.to_string().as_bytes());
    let document = document.map_err(|malformed| malformed.to_string())?;
    Programme::new(document).map_err(|refusal| refusal.to_string())
}

/// An audit of a programme as of a date.
pub fn audit(programme: &Programme, date: NaiveDate) -> Audit {
    let options = AuditOptions {
        date: Some(date),
        ..AuditOptions::default()
    };
    Audit::new(programme, &options).expect("a date is given")
}

/// What a rule of the library says of each of its units, and where its evidence points to.
fn library(audit: &Audit, rule: &Rule) -> BTreeMap<String, Told> {
    let all = told(audit, rule).into_iter();
    all.map(|told| (told.unit.clone(), told)).collect()
}

/// The verdicts of one rule of the library.
pub fn verdicts(audit: &Audit, rule: &Rule) -> BTreeMap<String, String> {
    let all = library(audit, rule).into_iter();
    all.map(|(unit, told)| (unit, told.verdict.replace('_', " ")))
        .collect()
}

/// How often a rule came to a verdict.
pub type Table = BTreeMap<(&'static str, Say), usize>;

/// Compares the verdicts on a document of every rule that the library has, and adds them to the table.
pub fn compare(
    document: &Value,
    date: NaiveDate,
    table: &mut Table,
) -> Result<Vec<Difference>, String> {
    let programme = programme(document)?;
    let audit = audit(&programme, date);
    let mut differences = Vec::new();
    for rule in rules::ALL.iter().copied() {
        let oracle = answers(rule.code, document, date)
            .unwrap_or_else(|| panic!("the oracle does not know the rule {}", rule.code));
        // An audit at odds with itself is a difference as well.
        let library = match catch_unwind(AssertUnwindSafe(|| library(&audit, rule))) {
            Ok(library) => library,
            Err(reason) => {
                let reason = reason.downcast_ref::<String>().cloned().unwrap_or_default();
                differences.push(Difference {
                    rule: rule.code,
                    unit: String::new(),
                    oracle: None,
                    library: format!("at odds with itself: {reason}"),
                });
                continue;
            }
        };
        for say in oracle.values() {
            *table.entry((rule.code, *say)).or_default() += 1;
        }
        differences.extend(differing(rule.code, &oracle, &library));
        differences.extend(groundless(rule.code, document, &library));
    }
    Ok(differences)
}

fn differing(
    rule: &'static str,
    oracle: &Answers,
    library: &BTreeMap<String, Told>,
) -> Vec<Difference> {
    let mut units: Vec<&String> = oracle.keys().chain(library.keys()).collect();
    units.sort();
    units.dedup();
    let difference = |unit: &String| {
        let said = library.get(unit).map(|told| told.verdict.replace('_', " "));
        let oracle = oracle.get(unit).copied();
        (said.as_deref() != oracle.map(Say::name)).then(|| Difference {
            rule,
            unit: unit.clone(),
            oracle,
            library: said.unwrap_or_else(|| "no such unit".to_owned()),
        })
    };
    units.into_iter().filter_map(difference).collect()
}

/// Breaches without evidence, and evidence that points nowhere.
fn groundless(
    rule: &'static str,
    document: &Value,
    library: &BTreeMap<String, Told>,
) -> Vec<Difference> {
    let mut wrong = Vec::new();
    for told in library.values().filter(|told| told.verdict == "broken") {
        let mut say = |library: &str| {
            wrong.push(Difference {
                rule,
                unit: told.unit.clone(),
                oracle: None,
                library: library.to_owned(),
            });
        };
        if told.evidence.is_empty() {
            say("broken without evidence");
        }
        if !pointers(&told.evidence)
            .iter()
            .all(|at| leads_somewhere(document, at))
        {
            say("evidence that points nowhere");
        }
    }
    wrong
}

fn pointers(evidence: &[Said]) -> Vec<&str> {
    let nested = evidence.iter().flat_map(|said| pointers(&said.because));
    let own = evidence.iter().filter_map(|said| said.at.as_deref());
    own.chain(nested).collect()
}

/// Whether a pointer leads to something in the document, or to a field that a row there, or the charter, leaves out.
fn leads_somewhere(document: &Value, pointer: &str) -> bool {
    let row = |pointer: &str| {
        let place = document.pointer(pointer);
        place.is_some_and(Value::is_object)
    };
    document.pointer(pointer).is_some()
        || pointer
            .rsplit_once('/')
            .is_some_and(|(parent, _)| row(parent))
}
