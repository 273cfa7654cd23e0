//! Findings grouped by root cause.

use std::collections::{BTreeMap, HashMap};

use super::engine::Audit;
use super::fact::Fact;
use super::missing::Missing;
use super::outcome::Outcome;
use super::related::related;
use super::rule::Rule;
use super::unit::Unit;
use crate::model::View;

/// A breach that follows from no other, with the breaches that follow from it.
///
/// ```
/// use nextpractice::audit::{Audit, AuditOptions};
///
/// # let programme = nextpractice::doc_example();
/// let audit = Audit::new(&programme, &AuditOptions::default())?;
/// for group in audit.groups() {
///     println!("{} {}: {} more follow", group.rule.code, group.unit.id(&programme), group.follow.len());
/// }
/// # Ok::<(), nextpractice::audit::NoDate>(())
/// ```
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// The rule that is broken.
    pub rule: &'static Rule,
    /// What breaks it.
    pub unit: Unit,
    /// What that rests on.
    pub evidence: &'a [Fact],
    /// The breaches that would not be there without this one.
    pub follow: Vec<(&'static Rule, Unit, &'a [Fact])>,
}

/// One thing that a document does not say, and the rules that cannot tell for want of it.
#[derive(Clone, Debug)]
pub struct GapGroup<'a> {
    /// What is missing.
    pub missing: Missing,
    /// The rules that cannot tell, each with the units concerned.
    pub rules: Vec<(&'static Rule, &'a [Unit])>,
}

impl Audit {
    /// The breaches by root cause: those that follow from no other first, in order of rule and unit, each with all
    /// that follow from it, at whatever remove.
    pub fn groups(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        let mut group_of: HashMap<(&'static str, Unit), usize> = HashMap::new();
        let view = self.view();
        // INVARIANT (causes come first): rules are ordered so that none precedes a rule that it follows from.
        for (rule, outcome) in self.causes_first() {
            for (unit, evidence) in &outcome.broken {
                let cause = self.cause(rule, *unit, &view, &group_of);
                match cause.and_then(|index| groups.get_mut(index)) {
                    Some(group) => {
                        group.follow.push((rule, *unit, evidence));
                        if let Some(index) = cause {
                            group_of.insert((rule.code, *unit), index);
                        }
                    }
                    None => {
                        group_of.insert((rule.code, *unit), groups.len());
                        groups.push(Group {
                            rule,
                            unit: *unit,
                            evidence,
                            follow: Vec::new(),
                        });
                    }
                }
            }
        }
        groups.sort_by(|a, b| {
            a.rule
                .code
                .cmp(b.rule.code)
                .then_with(|| a.unit.compare(b.unit, self.programme()))
        });
        groups
    }

    /// What the document does not say, with the rules that cannot tell for want of it.
    pub fn gap_groups(&self) -> Vec<GapGroup<'_>> {
        let mut groups: BTreeMap<Missing, Vec<(&'static Rule, &[Unit])>> = BTreeMap::new();
        for (rule, outcome) in self.outcomes() {
            for (missing, units) in &outcome.gaps {
                groups.entry(*missing).or_default().push((rule, units));
            }
        }
        groups
            .into_iter()
            .map(|(missing, rules)| GapGroup { missing, rules })
            .collect()
    }

    fn cause(
        &self,
        rule: &Rule,
        unit: Unit,
        view: &View<'_>,
        group_of: &HashMap<(&'static str, Unit), usize>,
    ) -> Option<usize> {
        rule.follows_from.iter().find_map(|code| {
            let (cause, _) = self
                .outcomes()
                .iter()
                .find(|(other, _)| other.code == *code)?;
            let causes = related(unit, cause.unit, view).into_iter();
            let grouped = causes.filter_map(|unit| {
                let group = group_of.get(&(cause.code, unit)).copied()?;
                Some((unit, group))
            });
            // Of several causes the first by id, whatever the order of the rows.
            let first = grouped.min_by(|(a, _), (b, _)| a.compare(*b, self.programme()));
            first.map(|(_, group)| group)
        })
    }

    /// The outcomes so ordered that a rule comes after those that it follows from.
    fn causes_first(&self) -> Vec<(&'static Rule, &Outcome)> {
        let mut ordered: Vec<(&'static Rule, &Outcome)> = Vec::new();
        let mut waiting: Vec<_> = self
            .outcomes()
            .iter()
            .map(|(rule, outcome)| (*rule, outcome))
            .collect();
        // `follows_from` is acyclic (tested over the registry), so each round places at least one rule.
        while !waiting.is_empty() {
            let codes: Vec<&str> = waiting.iter().map(|(rule, _)| rule.code).collect();
            let (ready, later): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|(rule, _)| {
                rule.follows_from.iter().all(|cause| !codes.contains(cause))
            });
            if ready.is_empty() {
                ordered.extend(later);
                break;
            }
            ordered.extend(ready);
            waiting = later;
        }
        ordered
    }
}
