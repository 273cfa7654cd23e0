//! The audit: what the 3 D's ask of a programme, and what its document answers.
//!
//! A rule is asked of units (a membership, a hub, a cell of the grid) and answers each with one of four verdicts:
//! it *holds*, it is *broken*, the document *cannot tell*, or it does *not apply*. Rules see a programme as of a date,
//! through a [`crate::model::View`].

mod ask;
pub(crate) mod engine;
mod fact;
mod finding;
mod group;
mod label;
mod missing;
mod registry;
pub(crate) mod rule;
pub mod rules;
mod unit;

pub use engine::{Audit, AuditOptions, Counts, Explanation, NoDate, Outcome};
pub use fact::{Fact, Facts, Locus};
pub use finding::{Finding, Gap};
pub use group::{GapGroup, Group};
pub use label::Label;
pub use missing::{Missing, Shortfall};
pub use registry::{UnknownRule, find_rule, rule_pages};
pub use rule::{Answer, Level, Principle, Rule, Verdict};
pub use unit::{Asked, Cell, HubYear, Unit, UnitKind};
