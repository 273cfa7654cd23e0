//! Why the files do not make a document.

use std::fmt;

use nextpractice::model;
use nextpractice::value::Urn;
use nextpractice_exchange::report::RefusedFile;
use thiserror::Error;

/// One thing that keeps the files from making a document.
#[derive(Debug, PartialEq, Error)]
pub enum Problem {
    #[error("`{file}`: {reason}")]
    Row { file: &'static str, reason: String },
    #[error(transparent)]
    Schools(#[from] RefusedFile),

    #[error(
        "the district `{district}` is no district of the schools; say in area_crosswalk.csv what `{area}` `{named}` is"
    )]
    NoSuchDistrict {
        area: String,
        named: String,
        district: String,
    },
    #[error("the schools of `{district}` are given to two areas, `{first}` and `{second}`")]
    TwoAreas {
        district: String,
        first: String,
        second: String,
    },
    #[error("the schools of `{district}` are both given to an area and left without one")]
    BothWays { district: String },
    #[error("the schools of `{district}` are left without an area, but it lies in `{area}` alone")]
    NothingToPart { district: String, area: String },
    #[error("area_crosswalk.csv: `{area}` `{district}` is in no row of hub_regions.tsv")]
    UnusedCrosswalk { area: String, district: String },
    #[error("no area has the district `{district}` of the schools")]
    Uncovered { district: String },
    #[error(
        "school_areas.csv: {urn} is in the row of another school, or of none that lacks a district"
    )]
    UnusedSchoolArea { urn: Urn },

    #[error("{whose}: `{area}` is no area of hub_regions.tsv")]
    UnknownArea { whose: String, area: String },
    #[error("hub `{hub}`: the area `{area}` is named twice")]
    RepeatedArea { hub: String, area: String },
    #[error("hub `{hub}`: `{id}` does not begin with eight hexadecimal digits")]
    BadId { hub: String, id: String },
    #[error(
        "hub `{hub}`: its name settles the lead school {urn}; take its row out of lead_schools.csv"
    )]
    NeedlessLead { hub: String, urn: Urn },
    #[error(
        "hub `{hub}`: {candidates} schools have the name of its lead, {lead}; decide in lead_schools.csv"
    )]
    UndecidedLead {
        hub: String,
        lead: String,
        candidates: usize,
    },
    #[error("hub `{hub}`: its lead is {lead}, but lead_schools.csv says {decided}")]
    OtherLead {
        hub: String,
        lead: String,
        decided: String,
    },
    #[error("hub `{hub}`: {urn} is none of the schools with the name of its lead")]
    NoCandidate { hub: String, urn: Urn },
    #[error("hub `{hub}`: {urn} is no school of the file")]
    NoSuchSchool { hub: String, urn: Urn },
    #[error("lead_schools.csv: `{hub}` is no hub, or is decided twice")]
    UnusedLead { hub: String },

    #[error("{what}: {reason}")]
    Unwritable { what: &'static str, reason: String },
    #[error("the document is no programme: {0}")]
    NoProgramme(model::Refusal),
}

/// Everything that was wrong.
#[derive(Debug, Error)]
pub struct Refused(pub Vec<Problem>);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the files do not make a document:")?;
        self.0
            .iter()
            .try_for_each(|problem| write!(f, "\n  {problem}"))
    }
}

impl Refused {
    /// Ends a stage: with its result where nothing was wrong.
    pub fn unless<T>(result: T, problems: Vec<Problem>) -> Result<T, Self> {
        if problems.is_empty() {
            Ok(result)
        } else {
            Err(Self(problems))
        }
    }
}
