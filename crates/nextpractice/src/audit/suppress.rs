//! Findings that a programme has its reasons for.

use std::collections::HashMap;

use super::engine::Audit;
use super::finding::Finding;
use super::registry::find_rule;
use super::rule::Rule;
use super::unit::Unit;
use crate::model::Suppression;
use crate::value::Handle;

/// What became of a suppression in an audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suppressed {
    /// It marks a finding.
    Marks,
    /// It names a rule and a unit, but the rule is not broken there: it can be taken out.
    Idle,
    /// Its last day is past: the finding counts again.
    Expired,
    /// It marks a finding that another marks already.
    Repeats,
    /// The rule that it names was not asked in this audit.
    NotAsked,
    /// No rule has the code that it names.
    UnknownRule,
    /// The rule is asked of nothing with the id that it names.
    UnknownUnit,
}

/// Which suppression marks which breach.
pub(crate) type Marks = HashMap<(&'static str, Unit), Handle<Suppression>>;

impl Audit {
    /// The suppression that marks a breach, if one does.
    ///
    /// A breach that is marked stays a finding and stays broken; it does not count for [`Audit::open_findings`].
    pub fn suppression(&self, rule: &Rule, unit: Unit) -> Option<Handle<Suppression>> {
        self.marks().get(&(rule.code, unit)).copied()
    }

    /// The breaches that no suppression marks.
    ///
    /// ```
    /// use nextpractice::audit::{Audit, AuditOptions};
    ///
    /// # let programme = nextpractice::doc_example();
    /// let audit = Audit::new(&programme, &AuditOptions::default())?;
    /// assert!(audit.open_findings().count() <= audit.findings().count());
    /// # Ok::<(), nextpractice::audit::NoDate>(())
    /// ```
    pub fn open_findings(&self) -> impl Iterator<Item = Finding> {
        self.findings()
            .filter(|finding| self.suppression(finding.rule, finding.unit).is_none())
    }

    /// What became of each suppression, in the order of the document.
    pub fn suppressions(&self) -> Vec<(Handle<Suppression>, Suppressed)> {
        let state = |handle: Handle<Suppression>, row: &Suppression| {
            let Ok(rule) = find_rule(row.rule.as_str()) else {
                return Suppressed::UnknownRule;
            };
            let Some(unit) = Unit::find(rule.unit, row.unit.as_str(), self.programme()) else {
                return Suppressed::UnknownUnit;
            };
            match self.suppression(rule, unit) {
                _ if row.until < self.date() => Suppressed::Expired,
                Some(marking) if marking == handle => Suppressed::Marks,
                Some(_) => Suppressed::Repeats,
                None if self
                    .outcomes()
                    .iter()
                    .all(|(asked, _)| asked.code != rule.code) =>
                {
                    Suppressed::NotAsked
                }
                None => Suppressed::Idle,
            }
        };
        let rows = self.programme().suppressions().iter();
        rows.map(|(handle, row)| (handle, state(handle, row)))
            .collect()
    }

    /// Finds which suppressions in force mark which breaches.
    pub(crate) fn find_marks(&self) -> Marks {
        let mut in_force: HashMap<(&str, &str), Handle<Suppression>> = HashMap::new();
        for (handle, row) in self.programme().suppressions().iter() {
            if let (Ok(rule), true) = (find_rule(row.rule.as_str()), self.date() <= row.until) {
                in_force
                    .entry((rule.code, row.unit.as_str()))
                    .or_insert(handle);
            }
        }
        let mut marks = Marks::new();
        for (rule, outcome) in self.outcomes() {
            // The id of a unit is made only where a suppression might name it.
            if in_force.keys().any(|(code, _)| *code == rule.code) {
                for (unit, _) in &outcome.broken {
                    if let Some(handle) =
                        in_force.get(&(rule.code, unit.id(self.programme()).as_str()))
                    {
                        marks.insert((rule.code, *unit), *handle);
                    }
                }
            }
        }
        marks
    }
}
