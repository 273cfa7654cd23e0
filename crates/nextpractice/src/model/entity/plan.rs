//! Plans: how a hub organises its innovation.

use super::{Hub, Institution, Party, Priority};
use crate::model::record::record;
use crate::value::Handle;
use crate::value::Term;
use crate::value::Text;
use crate::vocabulary::{Division, PracticeKind};

record! {
    /// A hub's plan for innovation, which funding was conditional on. The networks were to determine scope, time
    /// scale and means themselves (`HIST`).
    pub struct Plan / PlanRow keyed "The plan's key." {
        /// Whose plan it is.
        hub: required Handle<Hub>,
        /// From when until when it is in force; an open term ends with the hub's.
        term: optional Term,
        /// The priorities it serves.
        priorities: list Handle<Priority>,
        /// Whether it is to create next practice or to spread good practice.
        purpose: optional PracticeKind,
        /// What it covers.
        scope: optional Decided,
        /// Over what time.
        timescale: optional Decided,
        /// By what means.
        means: optional Decided,
        /// What will show that it succeeded.
        success_criteria: list Text,
        /// What is to be done, and by whom.
        tasks: list Task,
        /// How the work is divided, if it is.
        division: optional Division<Handle<Institution>>,
    }
}

record! {
    /// Something that a plan lays down, and who decided it (`HIST`).
    pub struct Decided / DecidedRow {
        /// What was decided.
        statement: optional Text,
        /// By whom.
        decided_by: list Party,
    }
}

record! {
    /// A piece of a plan's work.
    pub struct Task / TaskRow {
        /// What is to be done.
        title: required Text,
        /// The institutions that hold it.
        holders: list Handle<Institution>,
        /// The priority it serves.
        priority: optional Handle<Priority>,
    }
}
