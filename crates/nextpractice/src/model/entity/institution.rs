//! Schools and colleges.

use chrono::NaiveDate;

use super::Region;
use crate::model::record::record;
use crate::value::Handle;
use crate::value::LaEstab;
use crate::value::Share;
use crate::value::Text;
use crate::value::Urn;
use crate::vocabulary::{Governance, InstitutionKind, LeadingEdge};

record! {
    /// A school or college (`NLC`, `WB`, `GIAS`).
    pub struct Institution / InstitutionRow keyed "The institution's key: `urn:136776` for one with a URN." {
        /// What it is called.
        name: required Text,
        /// Its unique reference number (`GIAS`).
        urn: optional Urn,
        /// Its authority and establishment numbers (`GIAS`).
        la_estab: optional LaEstab,
        /// What kind of institution it is.
        kind: optional InstitutionKind,
        /// Who maintains it.
        governance: optional Governance,
        /// Whether it selects by ability.
        selective: optional bool,
        /// Its specialisms.
        specialisms: list Text,
        /// The regions it lies in: one of a scheme at the most.
        regions: list Handle<Region>,
        /// Its local authority.
        authority: optional Text,
        /// Where it stands.
        location: optional Box<Location>,
        /// How many pupils it has.
        pupils: optional u32,
        /// The share of pupils with free school meals.
        fsm: optional Share,
        /// The share of pupils with special educational needs.
        sen: optional Share,
        /// Other initiatives it takes part in.
        initiatives: list Text,
        /// The gateways in which it is at the leading edge: never all nine (`PL`).
        leading_edge: optional LeadingEdge,
        /// The day on which it opened.
        opened: optional NaiveDate,
        /// The last day on which it was open.
        closed: optional NaiveDate,
        /// The institutions that took its place.
        successors: list Link,
        /// The institutions whose place it took.
        predecessors: list Link,
        /// Anything a reader should know of it.
        note: optional Text,
    }
}

record! {
    /// A link of succession between two institutions (`GIAS`).
    pub struct Link / LinkRow {
        /// The other institution.
        institution: required Handle<Institution>,
        /// The day on which the link was made.
        date: optional NaiveDate,
    }
}

record! {
    /// Where an institution stands.
    pub struct Location / LocationRow {
        /// The district.
        district: optional Text,
        /// The town.
        town: optional Text,
        /// The postcode.
        postcode: optional Text,
        /// Metres east on the National Grid.
        easting: optional u32,
        /// Metres north on the National Grid.
        northing: optional u32,
        /// Urban or rural, as the source words it.
        setting: optional Text,
    }
}
