//! Events and publications.

use chrono::NaiveDate;

use super::{Convenor, Institution};
use crate::model::record::record;
use crate::value::Handle;
use crate::value::Text;
use crate::vocabulary::Focus;

record! {
    /// A conference or another event of the programme (`HIST`, `PL`).
    pub struct Event / EventRow keyed "The event's key." {
        /// What it is called.
        title: required Text,
        /// When it took place.
        date: optional NaiveDate,
        /// Who called it.
        convenors: list Handle<Convenor>,
        /// The gateways or Deeps it was about.
        focuses: list Focus,
    }
}

record! {
    /// A pamphlet, report or other publication of the programme (`HIST`, `PL`, `WB`).
    pub struct Publication / PublicationRow keyed "The publication's key." {
        /// Its title.
        title: required Text,
        /// The series it appeared in.
        series: optional Text,
        /// Its number in the series, from 1.
        number: optional u32,
        /// Who wrote it.
        authors: list Text,
        /// When it appeared.
        date: optional NaiveDate,
        /// The gateways or Deeps it covers.
        focuses: list Focus,
        /// The case studies in it.
        case_studies: list CaseStudy,
    }
}

record! {
    /// A case study of interesting practice, in a publication (`HIST`).
    pub struct CaseStudy / CaseStudyRow {
        /// The school it tells of.
        institution: optional Handle<Institution>,
        /// What it tells.
        title: required Text,
    }
}
