//! How much a record tells.

use super::word::vocabulary;

vocabulary! {
    /// What the absence of a row from a table means. (`LIB`)
    Completeness, "completeness";
    /// What is absent did not happen.
    Complete: "complete", "Complete", cite [LIB];
    /// Absence says nothing.
    Partial: "partial", "Partial", cite [LIB];
    /// Nothing was recorded, so absence says nothing.
    NotRecorded: "not_recorded", "Not recorded", cite [LIB];
}
