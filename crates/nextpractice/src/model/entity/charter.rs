//! The charter: what a programme set out to be.

use super::{Policy, Region};
use crate::model::record::record;
use crate::value::Count;
use crate::value::Handle;
use crate::value::Money;
use crate::value::Term;
use crate::value::Text;
use crate::vocabulary::{Coverage, Focus};

record! {
    /// What a programme set out to be: who called it, where, on what, and by what measure it asks to be judged
    /// (`HIST`).
    pub struct Charter / CharterRow {
        /// What the programme is called.
        name: optional Text,
        /// From when until when it runs.
        term: optional Term,
        /// The scheme of its regions.
        scheme: optional Text,
        /// The regions it covers, all of that scheme.
        regions: list Handle<Region>,
        /// The gateways or Deeps in its scope.
        focuses: list Focus,
        /// The phases it went through.
        phases: list ProgrammePhase,
        /// What it asks to be covered: every focus in every region, every region, or nothing.
        coverage: optional Coverage,
        /// How many hubs a cell is to have at the most.
        hubs_per_cell: optional u32,
        /// How many applications it received.
        applications_received: optional Count,
        /// The grant for each hub and school year.
        grant_per_year: optional Money,
        /// The thresholds it asks to be judged by.
        policy: optional Policy,
        /// Anything a reader should know of it.
        note: optional Text,
    }
}

record! {
    /// Somebody who calls a programme together and is no institution of it: a trust, an association (`HIST`).
    pub struct Convenor / ConvenorRow keyed "The convenor's key, such as `ssat`." {
        /// What the convenor is called.
        name: required Text,
    }
}

record! {
    /// A phase of a programme (`HIST`: phase one 2004–06, phase two 2006–07).
    pub struct ProgrammePhase / ProgrammePhaseRow {
        /// What it is called.
        name: required Text,
        /// From when until when it ran.
        term: optional Term,
        /// The gateways or Deeps it worked on.
        focuses: list Focus,
    }
}
