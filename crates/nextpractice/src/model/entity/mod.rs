//! What a programme is made of. Each file has one entity: what a document says of it and what a programme knows.

mod agency;
mod application;
mod arrangement;
mod charter;
mod coordinator;
mod grant;
mod history;
mod hub;
mod institution;
mod membership;
mod parts;
mod plan;
mod policy;
mod practice;
mod priority;
mod records;
mod region;
mod source;
mod suppression;
mod transfer;

pub use agency::{Agency, AgencyRow};
pub use application::{Application, ApplicationRow};
pub use arrangement::{
    Arrangement, ArrangementRecords, ArrangementRecordsRow, ArrangementRow, Support, SupportRow,
};
pub use charter::{Charter, CharterRow, Convenor, ConvenorRow, ProgrammePhase, ProgrammePhaseRow};
pub use coordinator::{Coordinator, CoordinatorRow, Gathered, GatheredRow};
pub use grant::{Grant, GrantRow};
pub use history::{CaseStudy, CaseStudyRow, Event, EventRow, Publication, PublicationRow};
pub use hub::{Hub, HubRecords, HubRecordsRow, HubRow};
pub use institution::{Institution, InstitutionRow, Link, LinkRow, Location, LocationRow};
pub use membership::{Membership, MembershipRow};
pub use parts::{DivisionRow, Party, PartyRow, ShareOfWork, ShareOfWorkRow, TermRow};
pub use plan::{Decided, DecidedRow, Plan, PlanRow, Task, TaskRow};
pub use policy::{Amount, Policy, PolicyRow, SetBy, Setting, SettingSource, Threshold};
pub use practice::{Practice, PracticeRecords, PracticeRecordsRow, PracticeRow};
pub use priority::{Contribution, ContributionRow, Priority, PriorityRow};
pub use records::{Records, RecordsRow, TableRecord, TableRecordRow};
pub use region::{Region, RegionRow};
pub use source::{DataSource, DataSourceRow};
pub use suppression::{Suppression, SuppressionRow};
pub use transfer::{Transfer, TransferRow};
