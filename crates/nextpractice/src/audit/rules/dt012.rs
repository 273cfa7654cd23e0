//! DT012 unreached-by-other-gateways.

use super::reached::{self, Others};
use crate::audit::rule::rule;
use crate::audit::{Answer, Facts};
use crate::model::{Membership, View};
use crate::value::Handle;

rule! {
    /// Nothing from the network of a hub of another focus has reached a partner school.
    ///
    /// **Asked**: of each membership in term at the date in the network of a hub in term, but for the hub's own school; not where
    /// no hub of another focus is in term. *Holds*, and *cannot tell*, as in DT007, from the networks of hubs of other focuses (`LIB`).
    ///
    /// **Why**: the local networks were to be given the outcomes of all hubs for all gateways, and the gateways turned out to interact in complex ways.
    ///
    /// **What to do**: let hubs of different focuses that share a region bring their partners together.
    DT012 = "unreached-by-other-gateways",
    principle: Distributed,
    level: Advice,
    asked_of: Handle<Membership>,
    reads: [Hubs, Arrangements, Memberships, Practices, Transfers],
    follows_from: [DT007 by itself, DT009 by hubs_of_others_upstream, DT001 by cells_without_a_neighbour],
    cites: [HIST_PHASE_ONE, HIST_PHASE_TWO, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, membership: Handle<Membership>, facts: &mut Facts) -> Answer {
    reached::check(view, membership, Others::OtherFocuses, facts)
}
