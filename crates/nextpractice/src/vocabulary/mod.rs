//! The closed sets of the domain, each checked by the compiler and each word with the sources it rests on.
//!
//! A word has a token (in JSON), a name (for people), and sometimes a code and aliases; all of them parse. Words are
//! ordered as their source lists them.

mod activity;
mod agency;
mod arrangement;
mod citation;
pub mod cite;
mod collaboration;
mod component;
mod deep;
mod division;
mod division_error;
mod division_kind;
mod focus;
mod focus_criterion;
mod gateway;
mod gateway_reason;
mod gateway_set;
mod institution;
mod leadership;
mod leading_edge;
mod origin;
mod phase;
mod practice;
mod programme;
mod record;
mod word;

pub use activity::{ActivityKind, RiskLevel};
pub use agency::{AgencyKind, Approach, Stance};
pub use arrangement::{ArrangementKind, Joined};
pub use citation::{Citation, Source};
pub use collaboration::{Aspect, Characteristic, LearningKind, Process};
pub use component::Component;
pub use deep::Deep;
pub use division::{Division, Part, Segmented, Sequenced, Spliced};
pub use division_error::{DivisionError, MapError};
pub use division_kind::DivisionKind;
pub use focus::Focus;
pub use focus_criterion::FocusCriterion;
pub use gateway::Gateway;
pub use gateway_reason::GatewayReason;
pub use gateway_set::{GatewaySet, GatewaySetError, Gateways};
pub use institution::{Governance, InstitutionKind};
pub use leadership::{CoLeaderActivity, Role, SupportNeed};
pub use leading_edge::{LeadingEdge, LeadingEdgeError};
pub use origin::Origin;
pub use phase::{Phase, Stage};
pub use practice::{PracticeKind, TransferOutcome};
pub use programme::{Coverage, Decision, Gathering};
pub use record::Completeness;
pub use word::{UnknownWord, Vocabulary};

#[cfg(test)]
pub(crate) mod laws;
