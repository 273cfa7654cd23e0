//! Breaches with their evidence, and what is not recorded.

use nextpractice::audit::{Audit, Fact, Rule, Suppressed, Unit, UnitKind};
use serde::Serialize;

use super::Report;

/// A thing that a rule was asked of.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct UnitEntry {
    /// What kind of thing it is.
    pub kind: UnitKind,
    /// Its id, unique within the kind.
    pub id: String,
    /// What a person would call it.
    pub label: String,
}

impl UnitEntry {
    pub(super) fn new(unit: Unit, audit: &Audit) -> Self {
        Self {
            kind: unit.kind(),
            id: unit.id(audit.programme()),
            label: unit.label(audit.programme()),
        }
    }
}

/// One piece of evidence.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Evidence<'a> {
    /// What is so.
    pub text: &'a str,
    /// Where the document says it, as a JSON pointer.
    pub pointer: Option<String>,
    /// The key of the row that says it.
    pub key: Option<&'a str>,
    /// What that rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<Self>,
}

impl<'a> Evidence<'a> {
    fn list(facts: &'a [Fact], audit: &'a Audit) -> Vec<Self> {
        facts
            .iter()
            .map(|fact| Self {
                text: fact.text(),
                pointer: fact.locus().map(|locus| locus.pointer()),
                key: fact.locus().and_then(|locus| locus.key(audit.programme())),
                causes: Self::list(fact.causes(), audit),
            })
            .collect()
    }
}

/// A breach of a rule by a unit.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct UnitBreach<'a> {
    /// The code of the rule.
    pub rule: &'static str,
    /// What breaks it.
    pub unit: UnitEntry,
    /// What that rests on.
    pub evidence: Vec<Evidence<'a>>,
    /// The key of the suppression that marks it, if one does.
    pub suppression: Option<&'a str>,
}

impl<'a> UnitBreach<'a> {
    fn new(rule: &Rule, unit: Unit, evidence: &'a [Fact], audit: &'a Audit) -> Self {
        Self {
            rule: rule.code,
            unit: UnitEntry::new(unit, audit),
            evidence: Evidence::list(evidence, audit),
            suppression: audit
                .suppression(rule, unit)
                .map(|suppression| audit.programme().suppressions().key(suppression).as_str()),
        }
    }
}

/// A breach that follows from no other, with those that follow from it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct GroupEntry<'a> {
    /// The breach itself.
    #[serde(flatten)]
    pub breach: UnitBreach<'a>,
    /// The breaches that would not be there without it.
    pub follows: Vec<UnitBreach<'a>>,
}

pub(super) fn groups(audit: &Audit) -> Vec<GroupEntry<'_>> {
    let entry = |rule, unit, evidence| UnitBreach::new(rule, unit, evidence, audit);
    audit
        .groups()
        .into_iter()
        .map(|group| GroupEntry {
            breach: entry(group.rule, group.unit, group.evidence),
            follows: group
                .follow
                .into_iter()
                .map(|(rule, unit, evidence)| entry(rule, unit, evidence))
                .collect(),
        })
        .collect()
}

/// A datum that the document does not record.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct GapEntry {
    /// What is missing, as a sentence.
    pub missing: String,
    /// How many cases that leaves open.
    pub cases: usize,
    /// The rules that cannot tell.
    pub rules: Vec<GapRule>,
}

/// A rule that cannot tell for want of a datum.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct GapRule {
    /// The code of the rule.
    pub rule: &'static str,
    /// Of how many units it cannot tell.
    pub units: usize,
    /// The first [`Report::SAMPLE`] of them.
    pub sample: Vec<UnitEntry>,
}

pub(super) fn gaps(audit: &Audit) -> Vec<GapEntry> {
    audit
        .gap_groups()
        .into_iter()
        .map(|gap| GapEntry {
            missing: gap.missing.sentence(audit.programme()),
            cases: gap.rules.iter().map(|(_, units)| units.len()).sum(),
            rules: gap
                .rules
                .into_iter()
                .map(|(rule, units)| GapRule {
                    rule: rule.code,
                    units: units.len(),
                    sample: units
                        .iter()
                        .take(Report::SAMPLE)
                        .map(|unit| UnitEntry::new(*unit, audit))
                        .collect(),
                })
                .collect(),
        })
        .collect()
}

/// A suppression, and what became of it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct SuppressionEntry<'a> {
    /// Its key.
    pub key: &'a str,
    /// The code of the rule that it names.
    pub rule: &'a str,
    /// The id of the unit that it names.
    pub unit: &'a str,
    /// Why the finding is left to stand.
    pub reason: &'a str,
    /// The last day on which that is so, `YYYY-MM-DD`.
    pub until: String,
    /// What became of it: `marks`, `idle`, `expired` or `unknown_rule`.
    pub state: &'static str,
}

pub(super) fn suppressions(audit: &Audit) -> Vec<SuppressionEntry<'_>> {
    let programme = audit.programme();
    audit
        .suppressions()
        .into_iter()
        .map(|(suppression, state)| {
            let row = &programme[suppression];
            SuppressionEntry {
                key: programme.suppressions().key(suppression).as_str(),
                rule: row.rule.as_str(),
                unit: row.unit.as_str(),
                reason: row.reason.as_str(),
                until: row.until.to_string(),
                state: match state {
                    Suppressed::Marks => "marks",
                    Suppressed::Idle => "idle",
                    Suppressed::Expired => "expired",
                    Suppressed::Repeats => "repeats",
                    Suppressed::NotAsked => "not_asked",
                    Suppressed::UnknownRule => "unknown_rule",
                    Suppressed::UnknownUnit => "unknown_unit",
                },
            }
        })
        .collect()
}
