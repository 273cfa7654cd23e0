//! DC004 directed-membership.

use crate::audit::ask::membership_in_term;
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Membership, Table, Truth, View};
use crate::value::Handle;

rule! {
    /// A member joined because an agency directed it to.
    ///
    /// **Asked**: of each membership in term at the date, how the institution came to be a member.
    /// *Broken* where an agency directed it; *holds* where it volunteered or accepted an invitation; *cannot tell* where
    /// that is not recorded.
    ///
    /// **Why**: the networks consisted of volunteers, and successful networks rest on personal and professional
    /// commitment. Marriages that an authority arranges lead to stereotyping, and an authority that directs
    /// schools to partner helps them less than one that is a broker. That voluntary membership belongs to a decentralised structure is
    /// this library's reading (`LIB`).
    ///
    /// **What to do**: ask the member whether it wants to stay, and record its answer as a new membership.
    DC004 = "directed-membership",
    principle: Decentralised,
    level: Error,
    asked_of: Handle<Membership>,
    reads: [Memberships],
    follows_from: [],
    cites: [HIST_PHASE_ONE, NLC_COMMITMENT, NLC_AGENCIES, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, membership: Handle<Membership>, facts: &mut Facts) -> Answer {
    if let Some(answer) = membership_in_term(view, membership) {
        return answer;
    }
    let programme = view.programme();
    let row = || &programme[membership];
    match programme.index().directed(membership) {
        Truth::Yes => {
            facts.say(|| {
                let by = match row().directed_by.value() {
                    Some(agency) => programme.label(*agency),
                    None => "an agency".to_owned(),
                };
                let name = programme.label(row().institution);
                // An agency that is named as having directed it says as much as the word.
                let said = if row().joined.is_unknown() {
                    "directed_by"
                } else {
                    "joined"
                };
                Fact::new(format!("{name} joined because {by} directed it to"))
                    .at_field(membership, said)
            });
            Answer::Broken
        }
        Truth::No => {
            facts.say(|| {
                let name = programme.label(row().institution);
                let joined = row().joined.value().map_or("", |joined| joined.name());
                Fact::new(format!("how {name} joined: {joined}")).at_field(membership, "joined")
            });
            Answer::Holds
        }
        Truth::Unknown => Answer::CannotTell(Missing::Field(Table::Memberships, "joined")),
    }
}
