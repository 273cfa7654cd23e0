//! Memberships: which institution belongs to which arrangement.

use super::{Agency, Arrangement, Institution};
use crate::model::record::record;
use crate::value::Handle;
use crate::value::Term;
use crate::value::Text;
use crate::vocabulary::Joined;

record! {
    /// An institution's place in an arrangement (`NLC`, `WB`).
    pub struct Membership / MembershipRow keyed "The membership's key." {
        /// Who is a member.
        institution: required Handle<Institution>,
        /// Of what.
        arrangement: required Handle<Arrangement>,
        /// From when until when; an open term ends with the arrangement's.
        term: optional Term,
        /// How it came to be a member.
        joined: optional Joined,
        /// The agency that directed it to join, if one did.
        directed_by: optional Handle<Agency>,
        /// How ready it is for the common work.
        readiness: optional Text,
    }
}
