//! Suppressions: findings that a programme knows of and has its reasons for.

use chrono::NaiveDate;

use crate::model::record::record;
use crate::value::Text;

record! {
    /// A finding that is to be marked as known, for a reason and until a day. It stays in the report, does not count
    /// against a programme's own gate, and never counts as held for a certificate (`LIB`).
    pub struct Suppression / SuppressionRow keyed "The suppression's key." {
        /// The code of the rule.
        rule: required Text,
        /// The id of the unit, as reports give it.
        unit: required Text,
        /// Why the finding is left to stand.
        reason: required Text,
        /// The last day on which that is so.
        until: required NaiveDate,
    }
}
