//! Grants to hubs.

use super::{Hub, Plan};
use crate::model::record::record;
use crate::value::Handle;
use crate::value::Money;
use crate::value::SchoolYear;

record! {
    /// A year's money for a hub, on condition of a plan (`HIST`).
    pub struct Grant / GrantRow keyed "The grant's key." {
        /// Who received it.
        hub: required Handle<Hub>,
        /// For which school year.
        year: required SchoolYear,
        /// How much.
        amount: optional Money,
        /// The plan it rests on.
        plan: optional Handle<Plan>,
    }
}
