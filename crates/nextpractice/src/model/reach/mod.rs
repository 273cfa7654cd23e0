//! What reached whom: practices passed on from one institution to another, along dates that never go back.
//!
//! A practice and its adaptations are one family, and a way leads along transfers of one family. Everything is worked
//! out twice: once of what is certain, once of what may be.

mod arrived;
mod clock;
mod families;
mod marks;
mod partners;
mod pool;
mod search;
mod spread;
mod steps;
mod trace;

pub(crate) use clock::Clock;
pub(crate) use families::Families;
pub(crate) use marks::{Mark, Marks, OfFocus};
pub(crate) use partners::{OfSchool, Partners};
pub(crate) use search::{Quest, went_straight};
pub(crate) use spread::Spread;
pub(crate) use steps::Steps;

/// Why it is not certain that something reached an institution: the first thing on its way that is not recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Unsure {
    /// The term of a hub.
    HubTerm,
    /// The term of a membership.
    MembershipTerm,
    /// The date of a transfer.
    TransferDate,
    /// The outcome of a transfer.
    TransferOutcome,
    /// The parent of a practice.
    Parent,
}

/// Whether something reached an institution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reached {
    /// For certain.
    Surely,
    /// It may have: what is not recorded.
    Perhaps(Unsure),
    /// Nothing recorded reached it.
    Not,
}
