//! Findings grouped by root cause.

use std::collections::{BTreeMap, HashMap};

use super::engine::Audit;
use super::fact::Fact;
use super::missing::Missing;
use super::rule::Rule;
use super::rules::ALL;
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
        let view = self.view();
        let broken = || {
            self.outcomes().iter().flat_map(|(rule, outcome)| {
                let broken = outcome.broken.iter();
                broken.map(move |(unit, evidence)| (*rule, *unit, evidence.as_slice()))
            })
        };
        let known: HashMap<(&str, Unit), &'static Rule> = broken()
            .map(|(rule, unit, _)| ((rule.code, unit), rule))
            .collect();
        let mut groups: Vec<Group<'_>> = Vec::new();
        let mut group_of: HashMap<(&str, Unit), usize> = HashMap::new();
        let mut follow = Vec::new();
        for (rule, unit, evidence) in broken() {
            match self.root(rule, unit, &view, &known) {
                Some(root) => follow.push((root, (rule, unit, evidence))),
                None => {
                    group_of.insert((rule.code, unit), groups.len());
                    groups.push(Group {
                        rule,
                        unit,
                        evidence,
                        follow: Vec::new(),
                    });
                }
            }
        }
        for (root, breach) in follow {
            if let Some(group) = group_of.get(&root).and_then(|group| groups.get_mut(*group)) {
                group.follow.push(breach);
            }
        }
        // Within a group as in a report: by principle, and then as found.
        for group in &mut groups {
            group.follow.sort_by_key(|(rule, _, _)| rule.principle);
        }
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

    /// What a breach follows from in the end, if it follows from any.
    fn root(
        &self,
        rule: &'static Rule,
        unit: Unit,
        view: &View<'_>,
        broken: &HashMap<(&str, Unit), &'static Rule>,
    ) -> Option<(&'static str, Unit)> {
        // No breach follows from itself (tested over the registry); a rule may from its own breach the other way round.
        let path = std::iter::successors(Some((rule, unit)), |(rule, unit)| {
            self.cause(rule, *unit, view, broken)
        });
        let (root, of) = path.take(2 * ALL.len()).last()?;
        ((root.code, of) != (rule.code, unit)).then_some((root.code, of))
    }

    /// What a breach follows from at once.
    fn cause(
        &self,
        rule: &Rule,
        unit: Unit,
        view: &View<'_>,
        broken: &HashMap<(&str, Unit), &'static Rule>,
    ) -> Option<(&'static Rule, Unit)> {
        let causes = rule.follows_from.iter().zip(rule.causes);
        causes.into_iter().find_map(|(code, units)| {
            let units = units(view, unit).into_iter();
            let found = units.filter_map(|unit| Some((*broken.get(&(*code, unit))?, unit)));
            // Of several causes the first by id, whatever the order of the rows.
            found.min_by(|(_, a), (_, b)| a.compare(*b, self.programme()))
        })
    }
}
