//! Practices: what was made, what it rests on, and what did not work.

use chrono::NaiveDate;

use super::{Institution, Plan};
use crate::model::record::record;
use crate::value::Handle;
use crate::value::Text;
use crate::vocabulary::{Completeness, Gateway, PracticeKind};

record! {
    /// A professional practice, good or next (`HIST`).
    pub struct Practice / PracticeRow keyed "The practice's key." {
        /// What it is called.
        title: required Text,
        /// The gateways it belongs to.
        gateways: list Gateway,
        /// Whether it is good practice or next practice.
        kind: optional PracticeKind,
        /// Where it was made.
        origin: required Handle<Institution>,
        /// When it was first in use.
        date: optional NaiveDate,
        /// The plan it came from.
        plan: optional Handle<Plan>,
        /// The practice it was adapted from.
        parent: optional Handle<Practice>,
        /// What shows that it works.
        evidence: list Text,
        /// What did not work: schools that work apart cannot learn from each other's mistakes (`HIST`).
        did_not_work: list Text,
        /// What the document records of this practice, where that differs from its tables.
        records: optional PracticeRecords,
    }
}

record! {
    /// How completely the document records what belongs to one practice.
    pub struct PracticeRecords / PracticeRecordsRow {
        /// Its transfers.
        transfers: optional Completeness,
    }
}
