//! Priorities: what the agenda of a focus is made of.

use chrono::NaiveDate;

use super::{Institution, Party};
use crate::model::record::record;
use crate::value::Handle;
use crate::value::Text;
use crate::vocabulary::{Focus, Gateway};

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
