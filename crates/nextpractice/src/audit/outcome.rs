//! What one rule came to.

use std::collections::BTreeMap;

use serde::Serialize;

use super::asked::Asked;
use super::fact::{Fact, Facts};
use super::missing::Missing;
use super::threads;
use super::unit::Unit;
use super::verdict::Answer;
use crate::model::{Programme, View};

/// How many units got which verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Counts {
    /// The rule holds.
    pub holds: usize,
    /// The rule is broken.
    pub broken: usize,
    /// The document cannot tell.
    pub cannot_tell: usize,
    /// The rule is not asked.
    pub not_applicable: usize,
}

impl Counts {
    /// All units.
    pub const fn total(self) -> usize {
        self.holds + self.broken + self.cannot_tell + self.not_applicable
    }
}

impl std::ops::Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            holds: self.holds + other.holds,
            broken: self.broken + other.broken,
            cannot_tell: self.cannot_tell + other.cannot_tell,
            not_applicable: self.not_applicable + other.not_applicable,
        }
    }
}

/// What one rule came to: how often it holds, what breaks it, and where the document cannot tell.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// How many units got which verdict.
    pub counts: Counts,
    /// What is broken, with evidence, ordered by the units' ids.
    pub broken: Vec<(Unit, Vec<Fact>)>,
    /// Of which units the document cannot tell, by what is missing.
    pub gaps: BTreeMap<Missing, Vec<Unit>>,
    /// Why the rule was not asked, and how often.
    pub exemptions: BTreeMap<&'static str, usize>,
}

/// Asks one rule of all its units.
pub(crate) fn run<U: Asked>(
    view: &View<'_>,
    check: fn(&View<'_>, U, &mut Facts) -> Answer,
) -> Outcome {
    let mut outcome = ask(view, check);
    sort(&mut outcome.broken, view.programme());
    outcome
}

/// In whatever order threads come to the units, what is made of it is in the units' own order.
fn ask<U: Asked>(view: &View<'_>, check: fn(&View<'_>, U, &mut Facts) -> Answer) -> Outcome {
    if !threads::are_worth_it(view.programme()) {
        return Outcome::of(view, U::all(view), check);
    }
    let units: Vec<U> = U::all(view).collect();
    let parts = units.chunks(together(units.len())).collect();
    let parts = threads::map(true, parts, |units: &[U]| {
        Outcome::of(view, units.iter().copied(), check)
    });
    parts.into_iter().fold(Outcome::default(), Outcome::with)
}

/// How many of so many units one thread asks without a break. Where they are few, as focuses are, there is much to ask of each.
fn together(units: usize) -> usize {
    match units {
        0..=16 => 1,
        _ => (units / 64).clamp(256, 4096),
    }
}

/// Orders breaches by their units' ids: not in the function above, which is compiled for every kind of unit.
fn sort(broken: &mut [(Unit, Vec<Fact>)], programme: &Programme) {
    broken.sort_by(|(a, _), (b, _)| a.compare(*b, programme));
}

impl Outcome {
    fn of<U: Asked>(
        view: &View<'_>,
        units: impl Iterator<Item = U>,
        check: fn(&View<'_>, U, &mut Facts) -> Answer,
    ) -> Self {
        let mut outcome = Self::default();
        let mut silent = Facts::off();
        for unit in units {
            match check(view, unit, &mut silent) {
                Answer::Holds => outcome.counts.holds += 1,
                Answer::Broken => {
                    outcome.counts.broken += 1;
                    let mut facts = Facts::on();
                    check(view, unit, &mut facts);
                    outcome.broken.push((unit.unit(), facts.into_vec()));
                }
                Answer::CannotTell(missing) => {
                    outcome.counts.cannot_tell += 1;
                    outcome.gaps.entry(missing).or_default().push(unit.unit());
                }
                Answer::NotApplicable(reason) => {
                    outcome.counts.not_applicable += 1;
                    *outcome.exemptions.entry(reason).or_default() += 1;
                }
            }
        }
        outcome
    }

    /// The same with what further units came to.
    fn with(mut self, mut further: Self) -> Self {
        self.counts = self.counts + further.counts;
        self.broken.append(&mut further.broken);
        for (missing, mut units) in further.gaps {
            self.gaps.entry(missing).or_default().append(&mut units);
        }
        for (reason, count) in further.exemptions {
            *self.exemptions.entry(reason).or_default() += count;
        }
        self
    }
}
