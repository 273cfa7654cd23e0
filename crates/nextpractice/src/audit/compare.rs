//! Audits over time: what was raised, cleared or changed between two of them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::engine::{Audit, AuditOptions};
use super::fact::Fact;
use super::rule::Rule;
use super::unit::Unit;
use super::verdict::Verdict;
use crate::model::Programme;
use crate::value::spoken_date;

impl Audit {
    /// Audits of one programme as of each of a series of dates, in the order given. The date of the options is not used.
    ///
    /// ```
    /// use nextpractice::audit::{Audit, AuditOptions};
    /// use nextpractice::value::parse_date;
    ///
    /// # let programme = nextpractice::doc_example();
    /// let dates = [parse_date("2005-11-01")?, parse_date("2006-01-01")?];
    /// let audits = Audit::series(&programme, &AuditOptions::default(), &dates);
    /// assert_eq!(audits[1].date(), dates[1]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn series(programme: &Programme, options: &AuditOptions, dates: &[NaiveDate]) -> Vec<Self> {
        dates
            .iter()
            .map(|date| Self::as_of(programme, *date, &options.rules))
            .collect()
    }
}

/// A breach that is there in one audit and not, or not alike, in the other.
#[derive(Clone, Debug)]
pub struct Change<'a> {
    /// The rule.
    pub rule: &'static Rule,
    /// The id of the unit, which is the same in both.
    pub id: String,
    /// What a person would call the unit.
    pub label: String,
    /// What the rule says of it in the audit that does not find a breach; `None` where the unit, or the rule, is not
    /// there.
    pub otherwise: Option<Verdict>,
    /// The evidence of the breach; of one that changed, that of the later audit.
    pub evidence: &'a [Fact],
}

/// What lies between two audits: of one programme at two dates, or of two versions of its document.
///
/// ```
/// use nextpractice::audit::{Audit, AuditOptions, Difference};
/// use nextpractice::value::parse_date;
///
/// # let programme = nextpractice::doc_example();
/// let dates = [parse_date("2005-11-01")?, parse_date("2006-01-01")?];
/// let audits = Audit::series(&programme, &AuditOptions::default(), &dates);
/// let difference = Difference::between(&audits[0], &audits[1]);
/// println!("{} raised, {} cleared", difference.raised.len(), difference.cleared.len());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Difference<'a> {
    /// Breaches that the later audit finds and the earlier does not.
    pub raised: Vec<Change<'a>>,
    /// Breaches that the earlier audit finds and the later does not.
    pub cleared: Vec<Change<'a>>,
    /// Breaches that both find, on other evidence.
    pub changed: Vec<Change<'a>>,
}

type Breaches<'a> = BTreeMap<(&'static str, String), (&'static Rule, Unit, &'a [Fact])>;

impl<'a> Difference<'a> {
    /// Compares two audits by rule and unit id.
    pub fn between(earlier: &'a Audit, later: &'a Audit) -> Self {
        let (before, after) = (breaches(earlier), breaches(later));
        let mut difference = Self::default();
        for ((code, id), breach) in &after {
            match before.get(&(*code, id.clone())) {
                None => difference.raised.push(change(id, breach, later, earlier)),
                Some((_, _, evidence))
                    if texts(evidence, earlier.date()) != texts(breach.2, later.date()) =>
                {
                    difference.changed.push(change(id, breach, later, earlier));
                }
                Some(_) => {}
            }
        }
        for ((code, id), breach) in &before {
            if !after.contains_key(&(*code, id.clone())) {
                difference.cleared.push(change(id, breach, earlier, later));
            }
        }
        difference
    }

    /// Whether nothing was raised, cleared or changed.
    pub const fn is_empty(&self) -> bool {
        self.raised.is_empty() && self.cleared.is_empty() && self.changed.is_empty()
    }
}

fn breaches(audit: &Audit) -> Breaches<'_> {
    let outcomes = audit.outcomes().iter();
    let broken = outcomes
        .flat_map(|(rule, outcome)| outcome.broken.iter().map(move |broken| (*rule, broken)));
    broken
        .map(|(rule, (unit, evidence))| {
            (
                (rule.code, unit.id(audit.programme())),
                (rule, *unit, evidence.as_slice()),
            )
        })
        .collect()
}

fn change<'a>(
    id: &str,
    breach: &(&'static Rule, Unit, &'a [Fact]),
    found: &Audit,
    other: &Audit,
) -> Change<'a> {
    let (rule, unit, evidence) = *breach;
    let asked = other
        .outcomes()
        .iter()
        .any(|(asked, _)| asked.code == rule.code);
    // A school year that had not begun by the other date was not asked about then.
    let begun =
        !matches!(unit, Unit::HubYear(hub_year) if other.date() < hub_year.year.first_day());
    // Handles are of one programme, ids of all its versions.
    let elsewhere = Unit::find(rule.unit, id, other.programme()).filter(|_| asked && begun);
    Change {
        rule,
        id: id.to_owned(),
        label: unit.label(found.programme()),
        otherwise: elsewhere
            .and_then(|unit| other.explain(rule, unit))
            .map(|explanation| explanation.verdict()),
        evidence,
    }
}

/// What evidence says, without where it stands and without the audit's own date: rows move between versions of a
/// document, and that a breach lasts is no change.
fn texts(evidence: &[Fact], date: NaiveDate) -> Vec<(String, usize)> {
    let date = spoken_date(date);
    let mut texts = Vec::new();
    let mut waiting: Vec<(&Fact, usize)> = evidence.iter().rev().map(|fact| (fact, 0)).collect();
    while let Some((fact, depth)) = waiting.pop() {
        texts.push((fact.text().replace(&date, ""), depth));
        waiting.extend(fact.causes().iter().rev().map(|cause| (cause, depth + 1)));
    }
    texts
}
