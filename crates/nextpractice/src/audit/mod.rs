//! The audit: what the 3 D's ask of a programme, and what its document answers.
//!
//! A rule is asked of units (a membership, a hub, a cell of the grid) and answers each with one of four verdicts:
//! it *holds*, it is *broken*, the document *cannot tell*, or it does *not apply*. Rules see a programme as of a date,
//! through a [`crate::model::View`].

mod ask;
mod asked;
pub(crate) mod causes;
mod certificate;
mod compare;
mod engine;
mod examples;
mod fact;
mod finding;
mod group;
mod label;
mod missing;
mod natural;
pub(crate) mod outcome;
mod passed;
mod registry;
pub(crate) mod rule;
pub mod rules;
mod span;
mod suppress;
mod threads;
mod unit;
mod verdict;
mod watch;

pub use asked::{Asked, Whole};
pub use certificate::{
    Certificate, Decentralised, Dimension, Disciplined, Distributed, NotAwarded, NotCertified,
    Scope,
};
pub use compare::{Change, Difference};
pub use engine::{Audit, AuditOptions, Explanation, NoDate};
pub use examples::{Example, Examples};
pub use fact::{Fact, Facts, Locus};
pub use finding::{Finding, Gap};
pub use group::{GapGroup, Group};
pub use label::Label;
pub use missing::{Missing, Shortfall};
pub use outcome::{Counts, Outcome};
pub use registry::{UnknownRule, find_rule, rule_pages};
pub use rule::{CellFault, Level, Principle, Rule};
pub use suppress::Suppressed;
pub use unit::{Cell, HubYear, Unit, UnitKind};
pub use verdict::{Answer, Verdict};
pub use watch::{NotAudited, Progress};
