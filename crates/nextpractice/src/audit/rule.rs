//! What a rule is, and how one is declared.

use std::fmt;

use serde::Serialize;

use super::causes::Causes;
use super::fact::Facts;
use super::outcome::Outcome;
use super::unit::{Unit, UnitKind};
use super::verdict::Answer;
use crate::model::{Table, View};
use crate::vocabulary::Citation;

/// The principle or matter that a rule belongs to. Only the first three, the 3 D's, bear on certificates.
///
/// ```
/// use nextpractice::audit::Principle;
/// assert_eq!(Principle::Decentralised.to_string(), "Decentralised");
/// assert!(Principle::Distributed.is_one_of_the_3_ds());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Principle {
    /// Decentralised in structure: no central plan lays out what each school does (`HIST`).
    Decentralised,
    /// Disciplined in how innovation is organised: clear plans, a limited range of agreed priorities (`HIST`).
    Disciplined,
    /// Distributed in how the agenda is made and carried out: across regions, hubs and partner schools (`HIST`).
    Distributed,
    /// The form of hub networks, learning communities, partnerships, federations and trusts (`NLC`, `WB`).
    Arrangements,
    /// The four Deeps, in which gateways are worked on together (`HIST`, `PL`).
    Deeps,
}

impl Principle {
    /// All of them, in the order of a report.
    pub const ALL: &'static [Self] = &[
        Self::Decentralised,
        Self::Disciplined,
        Self::Distributed,
        Self::Arrangements,
        Self::Deeps,
    ];

    /// Whether it is one of the 3 D's.
    pub const fn is_one_of_the_3_ds(self) -> bool {
        matches!(
            self,
            Self::Decentralised | Self::Disciplined | Self::Distributed
        )
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Decentralised => "Decentralised",
            Self::Disciplined => "Disciplined",
            Self::Distributed => "Distributed",
            Self::Arrangements => "Arrangements",
            Self::Deeps => "Deeps",
        }
    }
}

impl fmt::Display for Principle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// How much a breach weighs.
///
/// ```
/// use nextpractice::audit::Level;
/// assert!(Level::Error > Level::Advice);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Level {
    /// Worth thinking about.
    Advice,
    /// A weakness of form.
    Warning,
    /// A breach of the principle itself.
    Error,
}

impl Level {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What is the matter with a cell of the charter's coverage that breaks a rule.
///
/// ```
/// use nextpractice::audit::{CellFault, find_rule};
/// assert_eq!(find_rule("empty-cell")?.cell_fault, Some(CellFault::Empty));
/// # Ok::<(), nextpractice::audit::UnknownRule>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CellFault {
    /// It has no hub.
    Empty,
    /// It has more hubs than it may have.
    Crowded,
}

/// A rule: what it is called, what it is asked of, where it comes from, and its check.
///
/// ```
/// use nextpractice::audit::{Level, find_rule};
///
/// let rule = find_rule("DT001")?;
/// assert_eq!(rule.name, "empty-cell");
/// assert_eq!(rule.level, Level::Error);
/// # Ok::<(), nextpractice::audit::UnknownRule>(())
/// ```
#[derive(Debug)]
pub struct Rule {
    /// Its code; codes are never used again.
    pub code: &'static str,
    /// Its name, for the defect and never the fix.
    pub name: &'static str,
    /// The principle it belongs to.
    pub principle: Principle,
    /// How much a breach weighs.
    pub level: Level,
    /// What it is asked of.
    pub unit: UnitKind,
    /// The tables it reads, besides the charter.
    pub reads: &'static [Table],
    /// The rules whose breach explains a breach of this one.
    pub follows_from: &'static [&'static str],
    /// Of which units, for each of these rules.
    pub(crate) causes: &'static [Causes],
    /// Where it comes from.
    pub citations: &'static [Citation],
    /// What is the matter with a cell that breaks it, if it is about how many hubs stand in a cell.
    pub cell_fault: Option<CellFault>,
    /// The version of the library that first had it.
    pub since: &'static str,
    /// What it asks, why, and what to do, as Markdown.
    pub explanation: &'static str,
    pub(crate) run: fn(&View<'_>) -> Outcome,
    pub(crate) ask: fn(&View<'_>, Unit, &mut Facts) -> Option<Answer>,
}

impl Rule {
    /// The first paragraph of the explanation, in one line: what is wrong when the rule is broken.
    pub fn summary(&self) -> String {
        self.paragraphs().next().unwrap_or_default()
    }

    /// The paragraphs of the explanation, each in one line.
    pub fn paragraphs(&self) -> impl Iterator<Item = String> {
        let paragraphs = self.explanation.trim().split("\n\n");
        paragraphs.map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// What to do where it is broken: the last part of the explanation, without its heading.
    ///
    /// ```
    /// let rule = nextpractice::audit::find_rule("DT001")?;
    /// assert!(rule.remedy().starts_with("appoint a hub there"));
    /// # Ok::<(), nextpractice::audit::UnknownRule>(())
    /// ```
    pub fn remedy(&self) -> String {
        let remedies = self.paragraphs().filter_map(|paragraph| {
            let (_, remedy) = paragraph.split_once("**What to do**:")?;
            Some(remedy.trim().to_owned())
        });
        remedies.collect::<Vec<_>>().join(" ")
    }
}

/// Declares the rule of a file: its metadata here, its check in the file's own function `check`. It follows from breaches of other
/// rules by the units that a function of `causes.rs` gives.
macro_rules! rule {
    (
        $(#[doc = $doc:literal])*
        $code:ident = $name:literal,
        principle: $principle:ident,
        level: $level:ident,
        asked_of: $unit:ty,
        reads: [$($table:ident),* $(,)?],
        follows_from: [$($cause:ident by $units:ident),* $(,)?],
        cites: [$($place:ident),+ $(,)?],
        $(cell_fault: $fault:ident,)?
        since: $since:literal $(,)?
    ) => {
        pub(super) const RULE: $crate::audit::Rule = $crate::audit::Rule {
            code: stringify!($code),
            name: $name,
            principle: $crate::audit::Principle::$principle,
            level: $crate::audit::Level::$level,
            unit: <$unit as $crate::audit::Asked>::KIND,
            reads: &[$($crate::model::Table::$table),*],
            follows_from: &[$(stringify!($cause)),*],
            causes: &[$($crate::audit::causes::$units),*],
            citations: &[$($crate::vocabulary::cite::$place),+],
            cell_fault: $crate::audit::rule::cell_fault!($($fault)?),
            since: $since,
            explanation: concat!($($doc, "\n"),*),
            run: |view| $crate::audit::outcome::run::<$unit>(view, check),
            ask: |view, unit, facts| {
                <$unit as $crate::audit::Asked>::from_unit(unit).map(|unit| check(view, unit, facts))
            },
        };
    };
}
pub(crate) use rule;

/// The fault that a rule names, or none.
macro_rules! cell_fault {
    () => {
        None
    };
    ($fault:ident) => {
        Some($crate::audit::CellFault::$fault)
    };
}
pub(crate) use cell_fault;
