//! Transfers of practices between institutions.

use chrono::NaiveDate;

use super::{Institution, Practice};
use crate::model::record::record;
use crate::value::Handle;
use crate::value::Text;
use crate::vocabulary::TransferOutcome;

record! {
    /// A practice passed from one institution to another (`HIST`, `NLC`).
    pub struct Transfer / TransferRow keyed "The transfer's key." {
        /// What was passed on.
        practice: required Handle<Practice>,
        /// By whom.
        from: required Handle<Institution>,
        /// To whom.
        to: required Handle<Institution>,
        /// When.
        date: optional NaiveDate,
        /// By what channel: a visit, an event, a website.
        channel: optional Text,
        /// What became of it.
        outcome: optional TransferOutcome,
    }
}
