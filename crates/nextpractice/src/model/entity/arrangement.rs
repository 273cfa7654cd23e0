//! Arrangements: hub networks, learning communities, partnerships, federations and trusts.

use chrono::NaiveDate;

use super::{Agency, Hub, Institution};
use crate::model::record::record;
use crate::value::Handle;
use crate::value::Term;
use crate::value::Text;
use crate::vocabulary::{Approach, ArrangementKind, Completeness, Focus, Origin, Stance};

record! {
    /// Institutions that work together: a hub network (a hub and its local partners), a learning community, a
    /// partnership, a federation or a trust. An institution may be in several.
    ///
    /// Source: `HIST`, `NLC`, `WB`, `GIAS`.
    pub struct Arrangement / ArrangementRow keyed "The arrangement's key." {
        /// Which kind it is.
        kind: required ArrangementKind,
        /// What it is called.
        name: optional Text,
        /// The hub, of a hub network.
        hub: optional Handle<Hub>,
        /// The gateways or Deeps it works on.
        focuses: list Focus,
        /// What it works on, in its own words.
        theme: optional Text,
        /// From when until when it runs; an open term ends with the charter's.
        term: optional Term,
        /// How it came about.
        origins: list Origin,
        /// The arrangement it grew from.
        antecedent: optional Handle<Arrangement>,
        /// When it was relaunched.
        relaunches: list NaiveDate,
        /// The members whom it means to remedy.
        remedies: list Handle<Institution>,
        /// The agencies that support it.
        agencies: list Support,
        /// What the document records of this arrangement, where that differs from its tables.
        records: optional ArrangementRecords,
        /// Anything a reader should know of it.
        note: optional Text,
    }
}

record! {
    /// An agency's part in an arrangement (`NLC`).
    pub struct Support / SupportRow {
        /// The agency.
        agency: required Handle<Agency>,
        /// How it stands to the arrangement.
        stance: optional Stance,
        /// How it facilitates, if it does.
        approach: optional Approach,
    }
}

record! {
    /// How completely the document records what belongs to one arrangement.
    pub struct ArrangementRecords / ArrangementRecordsRow {
        /// Its memberships.
        memberships: optional Completeness,
    }
}
