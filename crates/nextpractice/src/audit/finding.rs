//! What an audit keeps: breaches, and what cannot be told.

use super::fact::Fact;
use super::missing::Missing;
use super::rule::Rule;
use super::unit::Unit;

/// A breach of a rule by a unit, with its evidence.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that is broken.
    pub rule: &'static Rule,
    /// What breaks it.
    pub unit: Unit,
    /// What that rests on.
    pub evidence: Vec<Fact>,
}

/// The units of which a rule cannot tell, for want of one datum.
#[derive(Clone, Debug)]
pub struct Gap {
    /// The rule that cannot tell.
    pub rule: &'static Rule,
    /// What is missing.
    pub missing: Missing,
    /// Of which units, in the order of the document.
    pub units: Vec<Unit>,
}
