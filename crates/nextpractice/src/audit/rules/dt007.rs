//! DT007 unreached-school.

use super::reached::{self, Others};
use crate::audit::rule::rule;
use crate::audit::{Answer, Facts};
use crate::model::{Membership, View};
use crate::value::Handle;

rule! {
    /// Nothing from another hub's network of the same focus has reached a partner school.
    ///
    /// **Asked**: of each membership in term at the date in the network of a hub in term, but for the hub's own school; not where
    /// no other hub of the focus is in term. *Holds* where transfers of one practice and its adaptations lead to the school, each on or after the one
    /// before, from another institution that is the school or a member of such a hub's network at the date. A transfer that was rejected carries nothing. *Cannot
    /// tell* where rows that may be missing, or a date, an outcome, a term or a parent that is not recorded, could make the difference (`LIB`).
    ///
    /// **Why**: the outcomes of the national network of all hubs, and not only of a school's own hub, were to be distributed to the
    /// local networks. A partner that only ever hears from its own hub has a share in one hub's work.
    ///
    /// **What to do**: let the hub pass on what it took from the others, or bring the partner together with a school of another region.
    DT007 = "unreached-school",
    principle: Distributed,
    level: Warning,
    asked_of: Handle<Membership>,
    reads: [Hubs, Arrangements, Memberships, Practices, Transfers],
    follows_from: [DT008 by hubs_upstream, DT009 by hubs_upstream, DT001 by cells_upstream],
    cites: [HIST_PHASE_ONE, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, membership: Handle<Membership>, facts: &mut Facts) -> Answer {
    reached::check(view, membership, Others::SameFocus, facts)
}
