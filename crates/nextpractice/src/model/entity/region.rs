//! Regions: data of a named scheme, not a closed set.

use crate::model::record::record;
use crate::value::Text;

record! {
    /// A region of a named scheme. A programme's areas and the `GIAS` regions are two schemes; an institution may lie
    /// in a region of each, and rules compare within one.
    ///
    /// Source: `HIST` (eleven regions), `GIAS` (nine, or ten with London split).
    pub struct Region / RegionRow keyed "The region's key, such as `tsh:EE1`." {
        /// The scheme it belongs to, such as `teaching school hub areas`.
        scheme: required Text,
        /// What it is called.
        name: optional Text,
        /// Anything a reader should know of it.
        note: optional Text,
    }
}
