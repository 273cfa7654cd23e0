//! Breaches, several of most rules: one for each way of breaking it. What is edited, what is to fire, and what is to follow from it.

mod arrangements;
mod decentralised;
mod deeps;
mod disciplined;
mod distributed;

use super::edit::Edit;
use super::plant::Plant;

/// A breach: the rule that is to be the root cause, the unit that is to break it, and what else is to fire, each a rule and a unit, as its
/// consequence.
pub type Breach = Plant<&'static [(&'static str, &'static str)]>;

impl Breach {
    const fn of(rule: &'static str, unit: &'static str, edit: fn(&mut Edit<'_>)) -> Self {
        Self::new(rule, unit, &[], edit)
    }

    const fn with(mut self, follow: &'static [(&'static str, &'static str)]) -> Self {
        self.told = follow;
        self
    }
}

/// The breaches, in order of rules.
pub fn breaches() -> Vec<Breach> {
    let mut all = arrangements::breaches();
    all.extend(decentralised::breaches());
    all.extend(deeps::breaches());
    all.extend(disciplined::breaches());
    all.extend(distributed::breaches());
    all
}
