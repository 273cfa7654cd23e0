//! Runs rules over the units of a programme.

use std::sync::Arc;

use chrono::NaiveDate;

use super::fact::{Fact, Facts};
use super::finding::{Finding, Gap};
use super::outcome::Outcome;
use super::rule::Rule;
use super::suppress::Marks;
use super::threads;
use super::unit::Unit;
use super::verdict::{Answer, Verdict};
use crate::model::{Derived, Programme, View};

/// How an audit is to be made.
///
/// ```
/// use nextpractice::audit::{Audit, AuditOptions, find_rule};
///
/// # let programme = nextpractice::doc_example();
/// let options = AuditOptions { rules: vec![find_rule("DT004")?], ..AuditOptions::default() };
/// let audit = Audit::new(&programme, &options)?;
/// assert_eq!(audit.outcomes().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct AuditOptions {
    /// The date of the audit; without one, the date that the document describes.
    pub date: Option<NaiveDate>,
    /// The rules to ask; none means all.
    pub rules: Vec<&'static Rule>,
}

impl AuditOptions {
    /// The date of an audit of a programme.
    pub(super) fn date_for(&self, programme: &Programme) -> Result<NaiveDate, NoDate> {
        self.date.or(programme.recorded_on()).ok_or(NoDate(()))
    }
}

/// The rules to ask, in the order of their codes; none means all.
pub(super) fn chosen(rules: &[&'static Rule]) -> Vec<&'static Rule> {
    let all = super::rules::ALL.iter().copied();
    all.filter(|rule| rules.is_empty() || rules.iter().any(|chosen| chosen.code == rule.code))
        .collect()
}

/// Why an audit is refused: neither the document nor the caller gives a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the document has no `recorded_on`, and no date was given; give the audit a date, or the document the date that it describes"
)]
pub struct NoDate(());

/// An audit: what every rule came to, as of a date.
///
/// The same document, date and rules give the same audit, on any machine and any number of threads.
///
/// ```
/// use nextpractice::audit::{Audit, AuditOptions};
///
/// # let programme = nextpractice::doc_example();
/// let audit = Audit::new(&programme, &AuditOptions::default())?;
/// for finding in audit.findings() {
///     println!("{} {}", finding.rule.code, finding.unit.label(&programme));
/// }
/// # Ok::<(), nextpractice::audit::NoDate>(())
/// ```
#[derive(Clone, Debug)]
pub struct Audit {
    programme: Programme,
    date: NaiveDate,
    outcomes: Vec<(&'static Rule, Outcome)>,
    marks: Marks,
    /// What was worked out for the rules, kept for whoever asks why.
    derived: Arc<Derived>,
}

/// What a rule says of a unit, and why.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// What it says.
    pub answer: Answer,
    /// What that rests on.
    pub evidence: Vec<Fact>,
}

impl Explanation {
    /// The verdict.
    pub const fn verdict(&self) -> Verdict {
        self.answer.verdict()
    }
}

impl Audit {
    /// Audits a programme.
    ///
    /// # Errors
    /// [`NoDate`] if neither the options nor the document give a date.
    pub fn new(programme: &Programme, options: &AuditOptions) -> Result<Self, NoDate> {
        let date = options.date_for(programme)?;
        Ok(Self::as_of(programme, date, &options.rules))
    }

    /// Audits a programme as of a date; no rules means all.
    pub(crate) fn as_of(programme: &Programme, date: NaiveDate, rules: &[&'static Rule]) -> Self {
        let derived = Arc::default();
        let view = View::sharing(programme, date, Arc::clone(&derived));
        let chosen = chosen(rules);
        let outcomes = threads::map(threads::are_worth_it(programme), chosen, |rule| {
            (rule, (rule.run)(&view))
        });
        Self::of(programme, date, outcomes, derived)
    }

    /// What the rules came to, with the suppressions that mark breaches.
    pub(super) fn of(
        programme: &Programme,
        date: NaiveDate,
        outcomes: Vec<(&'static Rule, Outcome)>,
        derived: Arc<Derived>,
    ) -> Self {
        let mut audit = Self {
            programme: programme.clone(),
            date,
            outcomes,
            derived,
            marks: Marks::default(),
        };
        audit.marks = audit.find_marks();
        audit
    }

    /// The programme on the day of the audit.
    pub(super) fn view(&self) -> View<'_> {
        View::sharing(&self.programme, self.date, Arc::clone(&self.derived))
    }

    pub(crate) const fn marks(&self) -> &Marks {
        &self.marks
    }

    /// The programme.
    pub const fn programme(&self) -> &Programme {
        &self.programme
    }

    /// The date of the audit.
    pub const fn date(&self) -> NaiveDate {
        self.date
    }

    /// What each rule came to, by code.
    pub fn outcomes(&self) -> &[(&'static Rule, Outcome)] {
        &self.outcomes
    }

    /// Every breach, by rule and then by the unit's id.
    pub fn findings(&self) -> impl Iterator<Item = Finding> {
        self.outcomes.iter().flat_map(|(rule, outcome)| {
            outcome.broken.iter().map(|(unit, evidence)| Finding {
                rule,
                unit: *unit,
                evidence: evidence.clone(),
            })
        })
    }

    /// What cannot be told, by rule and then by what is missing.
    pub fn gaps(&self) -> impl Iterator<Item = Gap> {
        self.outcomes.iter().flat_map(|(rule, outcome)| {
            outcome.gaps.iter().map(|(missing, units)| Gap {
                rule,
                missing: *missing,
                units: units.clone(),
            })
        })
    }

    /// The verdict of any rule on any unit with its evidence, asked again. `None` if the rule is not asked of units
    /// of that kind.
    ///
    /// ```
    /// use nextpractice::audit::{Audit, AuditOptions, Unit, Verdict, find_rule};
    ///
    /// # let programme = nextpractice::doc_example();
    /// let audit = Audit::new(&programme, &AuditOptions::default())?;
    /// let hub = programme.hubs().find("hub:SV1").ok_or("no such hub")?;
    /// let explanation = audit.explain(find_rule("DT004")?, Unit::Hub(hub)).ok_or("another kind of unit")?;
    /// assert_eq!(explanation.verdict(), Verdict::Holds);
    /// assert!(!explanation.evidence.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn explain(&self, rule: &Rule, unit: Unit) -> Option<Explanation> {
        let mut facts = Facts::on();
        let answer = (rule.ask)(&self.view(), unit, &mut facts)?;
        Some(Explanation {
            answer,
            evidence: facts.into_vec(),
        })
    }
}
