//! The library's audit beside the oracle's.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use nextpractice::audit::{
    Asked, Audit, AuditOptions, Cell, Fact, HubYear, Rule, Unit, UnitKind, Verdict, Whole, rules,
};
use nextpractice::model::{
    Arrangement, Document, Grant, Hub, Membership, Plan, Practice, Priority, Programme, View,
};
use nextpractice::value::Handle;
use nextpractice::vocabulary::Focus;
use serde_json::Value;

use super::{Answers, Say, answers};

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

/// Every unit that a rule of the library is asked of.
fn units(programme: &Programme, date: NaiveDate, kind: UnitKind) -> Vec<Unit> {
    fn all<U: Asked>(view: &View<'_>) -> Vec<Unit> {
        U::all(view).map(Asked::unit).collect()
    }
    let view = &View::new(programme, date);
    match kind {
        UnitKind::Focus => all::<Focus>(view),
        UnitKind::Cell => all::<Cell>(view),
        UnitKind::Hub => all::<Handle<Hub>>(view),
        UnitKind::HubYear => all::<HubYear>(view),
        UnitKind::Arrangement => all::<Handle<Arrangement>>(view),
        UnitKind::Membership => all::<Handle<Membership>>(view),
        UnitKind::Priority => all::<Handle<Priority>>(view),
        UnitKind::Plan => all::<Handle<Plan>>(view),
        UnitKind::Grant => all::<Handle<Grant>>(view),
        UnitKind::Practice => all::<Handle<Practice>>(view),
        UnitKind::Programme => all::<Whole>(view),
        other => panic!("the oracle does not know the units `{other}`"),
    }
}

/// What a rule of the library says of each of its units.
pub fn library(audit: &Audit, rule: &'static Rule) -> BTreeMap<String, Verdict> {
    units(audit.programme(), audit.date(), rule.unit)
        .into_iter()
        .map(|unit| {
            let said = audit.explain(rule, unit).expect("a unit of the rule's kind");
            (unit.id(audit.programme()), said.verdict())
        })
        .collect()
}

/// How often a rule came to a verdict.
pub type Table = BTreeMap<(&'static str, Say), usize>;

/// Compares the verdicts on a document of every rule that the library has, and adds them to the table.
pub fn compare(
    document: &Value,
    date: NaiveDate,
    skipped: &[&str],
    table: &mut Table,
) -> Result<Vec<Difference>, String> {
    let programme = programme(document)?;
    let audit = audit(&programme, date);
    let mut differences = Vec::new();
    for rule in rules::ALL.iter().copied() {
        if skipped.contains(&rule.code) {
            continue;
        }
        let oracle = answers(rule.code, document, date)
            .unwrap_or_else(|| panic!("the oracle does not know the rule {}", rule.code));
        let library = library(&audit, rule);
        for say in oracle.values() {
            *table.entry((rule.code, *say)).or_default() += 1;
        }
        differences.extend(differing(rule.code, &oracle, &library));
        differences.extend(at_odds(&audit, rule, document, &library));
    }
    Ok(differences)
}

fn differing(
    rule: &'static str,
    oracle: &Answers,
    library: &BTreeMap<String, Verdict>,
) -> Vec<Difference> {
    let mut units: Vec<&String> = oracle.keys().chain(library.keys()).collect();
    units.sort();
    units.dedup();
    let difference = |unit: &String| {
        let said = library.get(unit).map_or("no such unit", |said| said.name());
        let oracle = oracle.get(unit).copied();
        let same = oracle.is_some_and(|say| say.name() == said);
        (!same).then(|| Difference {
            rule,
            unit: unit.clone(),
            oracle,
            library: said.to_owned(),
        })
    };
    units.into_iter().filter_map(difference).collect()
}

/// Where what an audit reports of a rule is not what it explains of its units, or rests on nothing.
fn at_odds(
    audit: &Audit,
    rule: &'static Rule,
    document: &Value,
    explained: &BTreeMap<String, Verdict>,
) -> Vec<Difference> {
    let mut wrong = Vec::new();
    let mut say = |unit: &str, library: String| {
        wrong.push(Difference {
            rule: rule.code,
            unit: unit.to_owned(),
            oracle: None,
            library,
        });
    };
    let outcome = audit.outcomes().iter().find(|(other, _)| other.code == rule.code);
    let Some((_, outcome)) = outcome else {
        say("", "the audit leaves the rule out".to_owned());
        return wrong;
    };
    let count = |verdict| explained.values().filter(|said| **said == verdict).count();
    let counts = [
        (Verdict::Holds, outcome.counts.holds),
        (Verdict::Broken, outcome.counts.broken),
        (Verdict::CannotTell, outcome.counts.cannot_tell),
        (Verdict::NotApplicable, outcome.counts.not_applicable),
    ];
    for (verdict, counted) in counts {
        if counted != count(verdict) {
            say("", format!("the audit counts another number of `{verdict}` than explain() says"));
        }
    }
    let programme = audit.programme();
    for finding in audit.findings().filter(|finding| finding.rule.code == rule.code) {
        let unit = finding.unit.id(programme);
        if explained.get(&unit) != Some(&Verdict::Broken) {
            say(&unit, "found broken, explained otherwise".to_owned());
        }
        if finding.evidence.is_empty() {
            say(&unit, "broken without evidence".to_owned());
        }
        let explanation = audit.explain(rule, finding.unit);
        if explanation.is_none_or(|explanation| explanation.evidence != finding.evidence) {
            say(&unit, "explained with other evidence than found".to_owned());
        }
        for pointer in pointers(&finding.evidence) {
            if !leads_somewhere(document, &pointer) {
                say(&unit, "evidence that points nowhere".to_owned());
            }
        }
    }
    for (unit, gap) in audit
        .gaps()
        .filter(|gap| gap.rule.code == rule.code)
        .flat_map(|gap| gap.units.into_iter().map(move |unit| (unit, gap.missing)))
    {
        let id = unit.id(programme);
        if explained.get(&id) != Some(&Verdict::CannotTell) {
            say(&id, "a gap that is none".to_owned());
        }
        if gap.sentence(programme).is_empty() {
            say(&id, "a gap without a sentence".to_owned());
        }
    }
    wrong
}

fn pointers(facts: &[Fact]) -> Vec<String> {
    let mut all = Vec::new();
    for fact in facts {
        all.extend(fact.locus().map(|locus| locus.pointer()));
        all.extend(pointers(fact.causes()));
    }
    all
}

/// Whether a pointer leads to something in the document, or to a field that a row there leaves out.
fn leads_somewhere(document: &Value, pointer: &str) -> bool {
    let (row, _field) = pointer.rsplit_once('/').unwrap_or_default();
    document.pointer(pointer).is_some()
        || (row.split('/').count() == 3 && document.pointer(row).is_some())
        || (row == "/charter" && document.pointer(row).is_some())
}
