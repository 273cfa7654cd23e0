//! Priorities: what the agenda of a focus is made of.

use chrono::NaiveDate;

use super::{Institution, Party};
use crate::model::record::record;
use crate::value::Handle;
use crate::value::Text;
use crate::vocabulary::{Focus, Gateway, GatewaySet};

record! {
    /// One of the limited range of priorities that the hubs and partner schools of a focus agree on (`HIST`). The
    /// agenda of a focus is the list of its priorities.
    pub struct Priority / PriorityRow keyed "The priority's key." {
        /// The gateway or Deep whose agenda it stands on.
        focus: required Focus,
        /// What it says.
        title: required Text,
        /// The gateways it touches, where they are not those of its focus.
        gateways: list Gateway,
        /// Who proposed it, jointly if several.
        proposers: list Party,
        /// What was said of it in debate, by whom and when.
        contributions: list Contribution,
        /// When it was agreed.
        agreed: optional NaiveDate,
        /// When it was taken off the agenda.
        retired: optional NaiveDate,
    }
}

impl Priority {
    /// The gateways that it touches: those that it names, else those of its focus (`LIB`).
    ///
    /// ```
    /// # let programme = nextpractice::doc_example();
    /// for (_, priority) in programme.priorities().iter() {
    ///     assert!(!priority.touches().is_empty());
    /// }
    /// ```
    pub fn touches(&self) -> GatewaySet {
        match self.gateways.named() {
            [] => self.focus.gateways(),
            named => named.iter().copied().collect(),
        }
    }
}

record! {
    /// A contribution to the debate on a priority (`HIST`).
    pub struct Contribution / ContributionRow {
        /// Who made it.
        institution: required Handle<Institution>,
        /// When.
        date: optional NaiveDate,
        /// What was said.
        said: optional Text,
    }
}
