//! The 3 D's as proofs: a certificate is a value that only an audit can make.

use std::fmt;
use std::marker::PhantomData;

use chrono::NaiveDate;

use super::engine::Audit;
use super::outcome::Counts;
use super::rule::{Level, Principle, Rule};
use super::rules;
use super::unit::Unit;
use super::verdict::Verdict;
use crate::model::{Digest, Field, Grant, GrantRow, Plan, Table, View};
use crate::value::{Handle, Key, Money, SchoolYear};

mod sealed {
    pub trait Sealed {}
}

/// One of the 3 D's, as a type.
pub trait Dimension: sealed::Sealed {
    /// The principle.
    const PRINCIPLE: Principle;
}

macro_rules! dimensions {
    ($($(#[doc = $doc:literal])* $name:ident),*) => { $(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {}
        impl sealed::Sealed for $name {}
        impl Dimension for $name {
            const PRINCIPLE: Principle = Principle::$name;
        }
    )* };
}
dimensions! {
    /// Decentralised in structure (`HIST`).
    Decentralised,
    /// Disciplined in how innovation is organised (`HIST`).
    Disciplined,
    /// Distributed in how the agenda is made (`HIST`).
    Distributed
}

/// What a certificate is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The whole programme.
    Programme,
    /// One plan, by its key.
    Plan(Key<Plan>),
}

/// Proof that a programme, or a plan of it, kept one of the 3 D's on a day.
///
/// It can be made by [`Audit::certify`] and [`Audit::certify_plan`] alone: from the principle's whole rule set, with no rule at error level broken
/// (suppressed counts as broken) or undecided, at least one rule that holds, and the tables of what rules at error level are asked of
/// recorded completely: of what is not recorded, nothing is certified (`LIB`).
///
/// ```
/// use nextpractice::audit::{Audit, AuditOptions, Decentralised};
///
/// # let programme = nextpractice::doc_example();
/// let audit = Audit::new(&programme, &AuditOptions::default())?;
/// match audit.certify::<Decentralised>() {
///     Ok(certificate) => println!("{certificate}"),
///     Err(refused) => println!("{refused}"),
/// }
/// # Ok::<(), nextpractice::audit::NoDate>(())
/// ```
///
/// Nothing else makes one:
///
/// ```compile_fail
/// use nextpractice::audit::{Certificate, Decentralised, Scope};
/// let forged: Certificate<Decentralised> = Certificate { scope: Scope::Programme };
/// ```
///
/// ```compile_fail,E0277
/// use nextpractice::audit::{Certificate, Disciplined};
/// let read: Certificate<Disciplined> = serde_json::from_str("{}").unwrap();
/// ```
///
/// ```compile_fail,E0308
/// use nextpractice::audit::{Certificate, Decentralised, Disciplined};
/// fn other(certificate: Certificate<Decentralised>) -> Certificate<Disciplined> {
///     certificate
/// }
/// ```
///
/// ```compile_fail,E0277
/// use nextpractice::audit::{Certificate, Disciplined};
/// let none: Certificate<Disciplined> = Default::default();
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Certificate<D: Dimension> {
    scope: Scope,
    digest: Digest,
    date: NaiveDate,
    policy: String,
    rules: Vec<&'static str>,
    dimension: PhantomData<fn() -> D>,
}

impl<D: Dimension> Certificate<D> {
    /// The version of the rules: that of this library.
    pub const RULE_VERSION: &'static str = env!("CARGO_PKG_VERSION");

    /// What it is of.
    pub const fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The digest of the document that was audited.
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// The date as of which it was audited.
    pub const fn date(&self) -> NaiveDate {
        self.date
    }

    /// The name of the policy whose thresholds it was judged by.
    pub fn policy(&self) -> &str {
        &self.policy
    }

    /// The codes of the rules that were asked.
    pub fn rules(&self) -> &[&'static str] {
        &self.rules
    }
}

impl<D: Dimension> fmt::Display for Certificate<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.scope {
            Scope::Programme => f.write_str("the programme")?,
            Scope::Plan(plan) => write!(f, "the plan `{plan}`")?,
        }
        write!(
            f,
            " is {} as of {}, by the policy \"{}\" and the rules of version {} ({}), on the document {}",
            D::PRINCIPLE.name().to_lowercase(),
            self.date,
            self.policy,
            Self::RULE_VERSION,
            self.rules.join(", "),
            self.digest
        )
    }
}

impl<D: Dimension> fmt::Debug for Certificate<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Certificate({self})")
    }
}

/// Why there is no certificate: every reason at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotCertified {
    principle: Principle,
    reasons: Vec<String>,
}

impl NotCertified {
    /// The reasons, each a sentence without a full stop.
    pub fn reasons(&self) -> &[String] {
        &self.reasons
    }
}

impl fmt::Display for NotCertified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "not certified as {}: {}",
            self.principle.name().to_lowercase(),
            self.reasons.join("; ")
        )
    }
}

impl std::error::Error for NotCertified {}

/// The rules that are asked of one plan before it is funded, with those of the practices that come from it.
const PLAN_RULES: &[&str] = &["DS002", "DS003", "DS007"];
const PRACTICE_RULES: &[&str] = &["DS016"];

impl Audit {
    /// Certifies that the programme keeps one of the 3 D's.
    ///
    /// # Errors
    /// [`NotCertified`] with every reason: a rule of the principle was not asked, the thresholds have no name, rules at
    /// error level are broken or cannot be told, nothing holds.
    pub fn certify<D: Dimension>(&self) -> Result<Certificate<D>, NotCertified> {
        let principle: Vec<&'static Rule> = rules::ALL
            .iter()
            .copied()
            .filter(|rule| rule.principle == D::PRINCIPLE)
            .collect();
        let mut counts = Vec::new();
        for rule in &principle {
            let outcome = self
                .outcomes()
                .iter()
                .find(|(asked, _)| asked.code == rule.code);
            counts.push((*rule, outcome.map(|(_, outcome)| outcome.counts)));
        }
        let mut silent: Vec<Table> = principle
            .iter()
            .filter(|rule| rule.level == Level::Error)
            .filter_map(|rule| rule.unit.table())
            .filter(|table| {
                View::new(self.programme(), self.date())
                    .absence_proves(*table, None, self.date())
                    .is_err()
            })
            .collect();
        silent.sort_unstable();
        silent.dedup();
        let silent = silent
            .into_iter()
            .map(|table| format!("{table} are not recorded completely"))
            .collect();
        self.seal(Scope::Programme, counts, silent)
    }

    /// Certifies that one plan is disciplined: the condition of funding (`HIST`). Asked are DS002, DS003 and DS007 of the plan,
    /// and DS016 of each practice that names it.
    ///
    /// # Errors
    /// [`NotCertified`] with every reason.
    pub fn certify_plan(
        &self,
        plan: Handle<Plan>,
    ) -> Result<Certificate<Disciplined>, NotCertified> {
        let programme = self.programme();
        let practices = programme
            .practices()
            .iter()
            .filter(|(_, practice)| practice.plan.value() == Some(&plan))
            .map(|(practice, _)| Unit::Practice(practice));
        let practices: Vec<Unit> = practices.collect();
        let mut counts = Vec::new();
        for rule in rules::ALL {
            let units: &[Unit] = match rule.code {
                code if PLAN_RULES.contains(&code) => &[Unit::Plan(plan)],
                code if PRACTICE_RULES.contains(&code) => &practices,
                _ => continue,
            };
            let mut sum = Counts::default();
            for verdict in units
                .iter()
                .filter_map(|unit| self.explain(rule, *unit))
                .map(|said| said.verdict())
            {
                match verdict {
                    Verdict::Holds => sum.holds += 1,
                    Verdict::Broken => sum.broken += 1,
                    Verdict::CannotTell => sum.cannot_tell += 1,
                    Verdict::NotApplicable => sum.not_applicable += 1,
                }
            }
            counts.push((*rule, Some(sum)));
        }
        self.seal(
            Scope::Plan(programme.plans().key(plan).clone()),
            counts,
            Vec::new(),
        )
    }

    fn seal<D: Dimension>(
        &self,
        scope: Scope,
        counts: Vec<(&'static Rule, Option<Counts>)>,
        mut reasons: Vec<String>,
    ) -> Result<Certificate<D>, NotCertified> {
        let policy = self.programme().charter().policy_name();
        if policy.is_none() {
            reasons.push(
                "the charter sets thresholds of its own but gives their policy no name".to_owned(),
            );
        }
        for (rule, counts) in &counts {
            match counts {
                None => reasons.push(format!("{} was not asked", rule.code)),
                Some(counts) if rule.level == Level::Error => {
                    if counts.broken > 0 {
                        reasons.push(format!(
                            "{} {} is broken: {}",
                            rule.code, rule.name, counts.broken
                        ));
                    }
                    if counts.cannot_tell > 0 {
                        reasons.push(format!(
                            "{} {} cannot be told: {}",
                            rule.code, rule.name, counts.cannot_tell
                        ));
                    }
                }
                Some(_) => {}
            }
        }
        if counts
            .iter()
            .all(|(_, counts)| counts.is_none_or(|counts| counts.holds == 0))
        {
            reasons.push("nothing recorded holds".to_owned());
        }
        match (policy, reasons.is_empty()) {
            (Some(policy), true) => Ok(Certificate {
                scope,
                digest: self.programme().digest(),
                date: self.date(),
                policy: policy.to_owned(),
                rules: counts.iter().map(|(rule, _)| rule.code).collect(),
                dimension: PhantomData,
            }),
            _ => Err(NotCertified {
                principle: D::PRINCIPLE,
                reasons,
            }),
        }
    }
}

/// Why a grant is not awarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotAwarded {
    /// The certificate is not of a plan.
    #[error(
        "the certificate is of the whole programme; a grant rests on the certificate of a plan"
    )]
    NotOfAPlan,
    /// The certificate is of another document, or of another version of this one.
    #[error("the certificate is of another document; audit this one and certify its plan")]
    OfAnotherDocument,
    /// The plan is not in force in the year.
    #[error(
        "the plan is not in force in that school year; a grant rests on a plan in force in its year"
    )]
    NotInForce,
    /// A grant of this programme has the key already.
    #[error("the key is another grant's; give the grant a key of its own")]
    KeyTaken,
    /// There is no money in it.
    #[error("the amount is nothing; give what is awarded")]
    Nothing,
}

impl Audit {
    /// The row of a grant to the hub of a certified plan. Without the certificate there is no way to ask for one: that plans
    /// were disciplined was the condition of funding (`HIST`).
    ///
    /// # Errors
    /// [`NotAwarded`] if the certificate is of the whole programme or of another document than this audit's, if the plan is not in
    /// force in the year, if the key is taken, or if the amount is nothing.
    pub fn award(
        &self,
        certificate: &Certificate<Disciplined>,
        key: Key<Grant>,
        year: SchoolYear,
        amount: Money,
    ) -> Result<GrantRow, NotAwarded> {
        let Scope::Plan(plan) = certificate.scope() else {
            return Err(NotAwarded::NotOfAPlan);
        };
        let programme = self.programme();
        let handle = programme
            .plans()
            .find(plan.as_str())
            .filter(|_| programme.digest() == certificate.digest())
            .ok_or(NotAwarded::OfAnotherDocument)?;
        let term = programme.index().plan_term(handle);
        if term.is_some_and(|term| !term.overlaps(year.term())) {
            return Err(NotAwarded::NotInForce);
        }
        if programme.grants().find(key.as_str()).is_some() {
            return Err(NotAwarded::KeyTaken);
        }
        if amount == Money::ZERO {
            return Err(NotAwarded::Nothing);
        }
        Ok(GrantRow {
            key: Field::Value(key),
            hub: Field::Value(programme.hubs().key(programme[handle].hub).clone()),
            year: Field::Value(year),
            amount: Field::Value(amount),
            plan: Field::Value(plan.clone()),
            unknown: Vec::new(),
        })
    }
}
