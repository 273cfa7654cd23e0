//! Agencies: bodies that are no school or college.

use crate::model::record::record;
use crate::value::Text;
use crate::vocabulary::AgencyKind;

record! {
    /// A body that supports arrangements and is no school or college (`NLC`, `WB`). Its stance and approach belong to
    /// each arrangement: see [`super::Support`].
    pub struct Agency / AgencyRow keyed "The agency's key, such as `la:west-berkshire`." {
        /// What it is called.
        name: required Text,
        /// What kind of body it is.
        kind: optional AgencyKind,
    }
}
