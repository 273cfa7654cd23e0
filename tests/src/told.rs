//! What an audit says of every unit, in a form that can be written down and compared.

use std::collections::BTreeMap;

use nextpractice::audit::{
    Answer, Asked, Audit, Cell, Fact, HubYear, Rule, Unit, UnitKind, Verdict,
};
use nextpractice::model::{
    Arrangement, Grant, Hub, Membership, Plan, Practice, Priority, Programme, View,
};
use nextpractice::value::Handle;
use nextpractice::vocabulary::Focus;
use serde::{Deserialize, Serialize};

/// What a rule says of one unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// The unit's id.
    pub unit: String,
    /// `holds`, `broken`, `cannot_tell` or `not_applicable`.
    pub verdict: String,
    /// What is missing, where the document cannot tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    /// Why the rule is not asked, where it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What a breach rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Said>,
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// What is so.
    pub text: String,
    /// Where the document says it, as a JSON pointer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// What that rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Said>,
}

impl From<&Fact> for Said {
    fn from(fact: &Fact) -> Self {
        Self {
            text: fact.text().to_owned(),
            at: fact.locus().map(|locus| locus.pointer()),
            because: fact.causes().iter().map(Self::from).collect(),
        }
    }
}

/// A breach and those that follow from it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grouped {
    /// The rule of the root breach.
    pub rule: String,
    /// Its unit's id.
    pub unit: String,
    /// The rules and the units' ids of the breaches that follow.
    pub follow: Vec<(String, String)>,
}

/// The word for a verdict in the fixtures.
pub fn word(verdict: Verdict) -> String {
    match serde_json::to_value(verdict) {
        Ok(serde_json::Value::String(word)) => word,
        other => panic!("a verdict is written as a word, not as {other:?}"),
    }
}

/// Every unit that a rule is asked of.
pub fn units(view: &View<'_>, kind: UnitKind) -> Vec<Unit> {
    fn all<U: Asked>(view: &View<'_>) -> Vec<Unit> {
        U::all(view).map(U::unit).collect()
    }
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
        UnitKind::Programme => vec![Unit::Programme],
        other => panic!("add the units of the kind {other} here"),
    }
}

/// What an audit says of every unit of a rule, by the units' ids. The audit's own counts, findings and gaps are held
/// against what it answers when asked unit by unit.
pub fn told(audit: &Audit, rule: &Rule) -> Vec<Told> {
    let programme = audit.programme();
    let view = View::new(programme, audit.date());
    let mut told: Vec<Told> = units(&view, rule.unit)
        .into_iter()
        .map(|unit| tell(audit, rule, unit))
        .collect();
    told.sort();
    agree(audit, rule, &told);
    told
}

fn tell(audit: &Audit, rule: &Rule, unit: Unit) -> Told {
    let programme = audit.programme();
    let explanation = audit
        .explain(rule, unit)
        .expect("a unit of the rule's own kind");
    let mut told = Told {
        unit: unit.id(programme),
        verdict: word(explanation.verdict()),
        missing: None,
        reason: None,
        evidence: Vec::new(),
    };
    match explanation.answer {
        Answer::Holds => {}
        Answer::Broken => told.evidence = explanation.evidence.iter().map(Said::from).collect(),
        Answer::CannotTell(missing) => told.missing = Some(missing.sentence(programme)),
        Answer::NotApplicable(reason) => told.reason = Some(reason.to_owned()),
    }
    told
}

fn agree(audit: &Audit, rule: &Rule, told: &[Told]) {
    let programme = audit.programme();
    let (_, outcome) = audit
        .outcomes()
        .iter()
        .find(|(asked, _)| asked.code == rule.code)
        .expect("a rule of the audit");
    let of = |verdict: Verdict| {
        told.iter()
            .filter(move |told| told.verdict == word(verdict))
    };
    let counts = outcome.counts;
    let counted = [
        (Verdict::Holds, counts.holds),
        (Verdict::Broken, counts.broken),
        (Verdict::CannotTell, counts.cannot_tell),
        (Verdict::NotApplicable, counts.not_applicable),
    ];
    for (verdict, count) in counted {
        assert_eq!(of(verdict).count(), count, "{}: {verdict}", rule.code);
    }

    let mut broken: Vec<(String, Vec<Said>)> = outcome
        .broken
        .iter()
        .map(|(unit, facts)| (unit.id(programme), facts.iter().map(Said::from).collect()))
        .collect();
    broken.sort();
    let asked: Vec<(String, Vec<Said>)> = of(Verdict::Broken)
        .map(|told| (told.unit.clone(), told.evidence.clone()))
        .collect();
    assert_eq!(asked, broken, "{}: the findings", rule.code);

    let mut gaps: Vec<(String, String)> = Vec::new();
    for (missing, units) in &outcome.gaps {
        gaps.extend(
            units
                .iter()
                .map(|unit| (unit.id(programme), missing.sentence(programme))),
        );
    }
    gaps.sort();
    let asked: Vec<(String, String)> = of(Verdict::CannotTell)
        .map(|told| (told.unit.clone(), told.missing.clone().unwrap_or_default()))
        .collect();
    assert_eq!(asked, gaps, "{}: the gaps", rule.code);

    let mut exemptions: BTreeMap<&str, usize> = BTreeMap::new();
    for told in of(Verdict::NotApplicable) {
        *exemptions
            .entry(told.reason.as_deref().unwrap_or_default())
            .or_default() += 1;
    }
    assert_eq!(
        exemptions, outcome.exemptions,
        "{}: the exemptions",
        rule.code
    );
}

/// What an audit says of every unit of every rule that it asked.
pub fn everything(audit: &Audit) -> BTreeMap<&'static str, Vec<Told>> {
    let rules = audit.outcomes().iter().map(|(rule, _)| *rule);
    rules.map(|rule| (rule.code, told(audit, rule))).collect()
}

/// The breaches of an audit by root cause.
pub fn groups(audit: &Audit) -> Vec<Grouped> {
    let programme: &Programme = audit.programme();
    let mut groups: Vec<Grouped> = audit
        .groups()
        .iter()
        .map(|group| {
            let mut follow: Vec<(String, String)> = group
                .follow
                .iter()
                .map(|(rule, unit, _)| (rule.code.to_owned(), unit.id(programme)))
                .collect();
            follow.sort();
            Grouped {
                rule: group.rule.code.to_owned(),
                unit: group.unit.id(programme),
                follow,
            }
        })
        .collect();
    groups.sort();
    groups
}
