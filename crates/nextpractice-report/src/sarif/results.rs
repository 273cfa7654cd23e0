//! What each rule came to, as results.

use std::collections::{BTreeMap, HashMap};

use nextpractice::audit::{Audit, Fact, Missing, Outcome, Rule, Unit};
use serde::{Serialize, Serializer};
use serde_json::json;

use super::log::{Location, Message, Properties, Relationship, SarifResult, Suppression};
use super::place::{Origins, word};
use super::rules;
use crate::json::Report;
use crate::words::{capitalised, counted};

/// So many pieces of evidence of one breach have places of their own; the JSON report has all.
const RELATED: usize = 200;

/// The breach that others follow from.
type Roots = HashMap<(&'static str, Unit), (&'static Rule, Unit)>;

/// For each breach that follows from another, the root.
fn roots(audit: &Audit) -> Roots {
    let mut roots = Roots::new();
    for group in audit.groups() {
        for (rule, unit, _) in group.follow {
            roots.insert((rule.code, unit), (group.rule, group.unit));
        }
    }
    roots
}

/// Where the suppression in a place of the document's list stands.
pub(super) fn suppression_at(place: usize) -> String {
    format!("/suppressions/{place}")
}

/// Every result, made when it is written: by rule, and of a rule what is broken, what cannot be told, what holds and what
/// does not apply.
pub(super) struct Results<'a> {
    audit: &'a Audit,
    origins: &'a Origins,
    roots: Roots,
}

impl<'a> Results<'a> {
    pub(super) fn new(audit: &'a Audit, origins: &'a Origins) -> Self {
        Self {
            audit,
            origins,
            roots: roots(audit),
        }
    }
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let outcomes = self.audit.outcomes().iter();
        serializer.collect_seq(outcomes.flat_map(|(rule, outcome)| {
            let about = About {
                audit: self.audit,
                origins: self.origins,
                roots: &self.roots,
                rule,
                index: rules::index(rule),
            };
            about.all(outcome)
        }))
    }
}

/// One rule in one audit.
#[derive(Clone, Copy)]
struct About<'a> {
    audit: &'a Audit,
    origins: &'a Origins,
    roots: &'a Roots,
    rule: &'static Rule,
    index: usize,
}

impl<'a> About<'a> {
    fn all(self, outcome: &'a Outcome) -> impl Iterator<Item = SarifResult> + 'a {
        let fail = outcome.broken.iter();
        let fail = fail.map(move |(unit, evidence)| self.fail(*unit, evidence));
        let open = outcome.gaps.iter();
        let open = open.map(move |(missing, units)| self.open(*missing, units));
        let pass = Some(outcome.counts.holds).filter(|holds| *holds > 0);
        let pass = pass.map(|holds| self.pass(holds)).into_iter();
        let exempt = outcome.exemptions.iter();
        let exempt = exempt.map(move |(reason, units)| self.exempt(reason, *units));
        fail.chain(open).chain(pass).chain(exempt)
    }

    fn result(
        self,
        kind: &'static str,
        text: String,
        location: Location,
        fingerprint: String,
    ) -> SarifResult {
        SarifResult {
            rule_id: self.rule.code,
            rule_index: self.index,
            kind,
            level: None,
            message: Message::new(text),
            locations: [location],
            related_locations: Vec::new(),
            partial_fingerprints: BTreeMap::from([("nextpractice/v1", fingerprint)]),
            suppressions: Vec::new(),
            properties: Properties::new(),
        }
    }

    fn fail(self, unit: Unit, evidence: &[Fact]) -> SarifResult {
        let programme = self.audit.programme();
        let mut related = Related {
            about: self,
            locations: Vec::new(),
            left_out: 0,
        };
        related.list(evidence);
        let mut result = self.result(
            "fail",
            self.said(unit, evidence),
            self.origins.unit(unit, programme),
            self.fingerprint(self.rule, unit),
        );
        result.level = Some(rules::level(self.rule.level));
        result.related_locations = related.locations;
        result.suppressions = self.suppressions(unit);
        if related.left_out > 0 {
            let left_out = json!(related.left_out);
            result.properties.insert("evidenceLeftOut", left_out);
        }
        if let Some((rule, root)) = self.roots.get(&(self.rule.code, unit)) {
            let root = json!(self.fingerprint(rule, *root));
            result.properties.insert("rootCause", root);
        }
        result
    }

    /// The same for the same rule and unit in every document and at every date.
    fn fingerprint(self, rule: &Rule, unit: Unit) -> String {
        let id = unit.id(self.audit.programme());
        format!("{}/{}/{id}", rule.code, word(unit))
    }

    /// What is broken, with the unit's name if the evidence does not begin with it.
    fn said(self, unit: Unit, evidence: &[Fact]) -> String {
        let label = unit.label(self.audit.programme());
        let facts: Vec<String> = evidence.iter().map(sentence).collect();
        let facts = facts.join(" ");
        match evidence.first() {
            Some(first) if first.text().contains(&label) => facts,
            Some(_) => format!("{}: {facts}", capitalised(&label)),
            None => format!("{}: {}", capitalised(&label), self.rule.summary()),
        }
    }

    fn suppressions(self, unit: Unit) -> Vec<Suppression> {
        let Some(marking) = self.audit.suppression(self.rule, unit) else {
            return Vec::new();
        };
        let row = &self.audit.programme()[marking];
        vec![Suppression {
            kind: "inSource",
            status: "accepted",
            justification: row.reason.to_string(),
            location: self.origins.pointer(suppression_at(marking.index())),
            properties: Properties::from([("until", json!(row.until.to_string()))]),
        }]
    }

    fn open(self, missing: Missing, units: &[Unit]) -> SarifResult {
        let programme = self.audit.programme();
        let sentence = capitalised(&missing.sentence(programme));
        let of = counted(units.len(), self.rule.unit.name(), self.rule.unit.plural());
        let mut result = self.result(
            "open",
            format!("{sentence}: {} cannot tell of {of}.", self.rule.code),
            self.origins.pointer(missing.pointer()),
            format!("{}/open/{}", self.rule.code, missing.id()),
        );
        let sample = units.iter().take(Report::SAMPLE).enumerate();
        let sample = sample.map(|(place, unit)| Location {
            id: Some(place),
            message: Some(Message::new(unit.label(programme))),
            ..self.origins.unit(*unit, programme)
        });
        result.related_locations = sample.collect();
        result.properties = Properties::from([
            ("missing", json!(missing.id())),
            ("units", json!(units.len())),
        ]);
        result
    }

    fn pass(self, holds: usize) -> SarifResult {
        let of = counted(holds, self.rule.unit.name(), self.rule.unit.plural());
        self.counted("pass", format!("Holds for {of}."), "pass", holds)
    }

    fn exempt(self, reason: &str, units: usize) -> SarifResult {
        let of = counted(units, self.rule.unit.name(), self.rule.unit.plural());
        let text = format!("{}: does not apply to {of}.", capitalised(reason));
        let mark = format!("notApplicable/{reason}");
        self.counted("notApplicable", text, &mark, units)
    }

    fn counted(self, kind: &'static str, text: String, mark: &str, units: usize) -> SarifResult {
        let programme = self.origins.unit(Unit::Programme, self.audit.programme());
        let fingerprint = format!("{}/{mark}", self.rule.code);
        let mut result = self.result(kind, text, programme, fingerprint);
        result.properties.insert("units", json!(units));
        result
    }
}

/// A fact as a sentence.
fn sentence(fact: &Fact) -> String {
    format!("{}.", capitalised(fact.text()))
}

/// Evidence as places: each fact with an id, by which the fact that rests on it points to it.
struct Related<'a> {
    about: About<'a>,
    locations: Vec<Location>,
    left_out: usize,
}

impl Related<'_> {
    /// Adds facts with all that they rest on, and tells their ids.
    fn list(&mut self, facts: &[Fact]) -> Vec<usize> {
        facts.iter().filter_map(|fact| self.fact(fact)).collect()
    }

    fn fact(&mut self, fact: &Fact) -> Option<usize> {
        if self.locations.len() >= RELATED {
            self.left_out += 1;
            return None;
        }
        let id = self.locations.len();
        let at = fact
            .locus()
            .map_or_else(Location::default, |locus| self.about.origins.locus(locus));
        self.locations.push(Location {
            id: Some(id),
            message: Some(Message::new(sentence(fact))),
            ..at
        });
        let causes = self.list(fact.causes());
        if let Some(location) = self.locations.get_mut(id) {
            location.relationships = causes
                .into_iter()
                .map(|target| Relationship {
                    target,
                    kinds: ["relevant"],
                    description: Message::new("What that rests on."),
                })
                .collect();
        }
        Some(id)
    }
}
