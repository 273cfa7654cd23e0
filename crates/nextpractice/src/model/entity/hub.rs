//! Hubs: schools appointed to lead a focus in a region.

use super::{Application, Institution, Region};
use crate::model::record::record;
use crate::value::Handle;
use crate::value::Term;
use crate::value::Text;
use crate::vocabulary::{Completeness, Focus};

record! {
    /// A school appointed to lead the work on one gateway or Deep in one or more regions (`HIST`, `PL`).
    pub struct Hub / HubRow keyed "The hub's key, such as `hub:EE1`." {
        /// What the hub calls itself.
        name: optional Text,
        /// The school.
        institution: required Handle<Institution>,
        /// The gateway or Deep it leads.
        focus: required Focus,
        /// The regions it serves.
        regions: several Handle<Region>,
        /// From when until when it is a hub; an open term ends with its network's, or with the charter's.
        term: optional Term,
        /// The application it was appointed on.
        application: optional Handle<Application>,
        /// What the document records of this hub, where that differs from its tables.
        records: optional HubRecords,
        /// Anything a reader should know of it.
        note: optional Text,
    }
}

record! {
    /// How completely the document records what belongs to one hub.
    pub struct HubRecords / HubRecordsRow {
        /// Its plans.
        plans: optional Completeness,
        /// Its grants.
        grants: optional Completeness,
    }
}
