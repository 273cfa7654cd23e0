//! Regional coordinators and the practices they gathered.

use super::{Practice, Region};
use crate::model::record::record;
use crate::value::Handle;
use crate::value::Text;
use crate::vocabulary::Gathering;

record! {
    /// A region's coordinator, on whom the Trust relied for news of good practice before there were networks (`HIST`).
    pub struct Coordinator / CoordinatorRow keyed "The coordinator's key." {
        /// The post or the person.
        name: optional Text,
        /// The region.
        region: required Handle<Region>,
        /// The practices that came to light through the coordinator.
        gathered: list Gathered,
    }
}

record! {
    /// A practice that a coordinator gathered, and how it came to light (`HIST`).
    pub struct Gathered / GatheredRow {
        /// The practice.
        practice: required Handle<Practice>,
        /// Whether it was reported or stumbled on.
        how: optional Gathering,
    }
}
