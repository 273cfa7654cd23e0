//! What the sources tell, as data: where they contradict one another, and the history they agree on.

mod conflicts;
mod history;
mod publications;

pub use conflicts::{CONFLICTS, Conflict, Reading};
pub use history::{
    APPLICATIONS, ATTESTED_REGION, CONFERENCE_MONTHS, CONFERENCES, Conference, Fact,
    GRANT_PER_HUB_AND_YEAR, HUBS, LAUNCH, PHASE_ONE_GATEWAYS, REGIONS, SCHOOL_LEADERS, STAGES,
    StageFact,
};
pub use publications::{Author, PAMPHLETS, Pamphlet, REPORTS, Report, Series};

pub use crate::vocabulary::{Citation, Source, cite};
