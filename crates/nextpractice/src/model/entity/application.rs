//! Applications to become a hub.

use chrono::NaiveDate;

use super::Institution;
use crate::model::record::record;
use crate::value::Handle;
use crate::value::Text;
use crate::vocabulary::{Decision, Focus};

record! {
    /// A school's application to become a hub. Hubs were to combine outstanding achievement with a commitment to
    /// become better (`HIST`).
    pub struct Application / ApplicationRow keyed "The application's key." {
        /// Who applied.
        institution: required Handle<Institution>,
        /// For which gateway or Deep.
        focus: optional Focus,
        /// When.
        date: optional NaiveDate,
        /// What shows outstanding achievement.
        evidence: optional Text,
        /// How it commits itself to becoming better.
        commitment: optional Text,
        /// What was decided.
        decision: optional Decision,
    }
}
