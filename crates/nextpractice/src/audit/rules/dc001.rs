//! DC001 centre-authored-priority.

use super::agenda;
use crate::audit::ask::all_memberships_complete;
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Party, Priority, Table, Truth, View};
use crate::value::Handle;

rule! {
    /// A priority was proposed by no member institution.
    ///
    /// **Asked**: of each priority that is agreed by the date. *Holds* where a member institution is among its proposers, alone or jointly with
    /// the centre; *broken* where only convenors, agencies and institutions that are no members proposed it, or nobody did; *cannot tell* where the
    /// proposers are not recorded, or one of them may be a member without a record of it. A member institution is one that has
    /// a hub or a membership, at whatever time (`LIB`).
    ///
    /// **Why**: the networks had no central plan that lays out what each school does. The schools drew up the agenda themselves, in collaboration with
    /// the staff of the trust; so a joint proposal is as it should be, and a priority that the centre wrote alone is not.
    ///
    /// **What to do**: put the priority to the hubs and partner schools again. If a school takes it up, record it among the proposers; if none does, retire it.
    DC001 = "centre-authored-priority",
    principle: Decentralised,
    level: Error,
    asked_of: Handle<Priority>,
    reads: [Priorities, Hubs, Arrangements, Memberships],
    follows_from: [DT004 by hubs_left_by_who_spoke, DT001 by cells_left_by_who_spoke],
    cites: [HIST_PHASE_ONE, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, priority: Handle<Priority>, facts: &mut Facts) -> Answer {
    if let Some(answer) = agenda::asked(view, priority) {
        return answer;
    }
    let programme = view.programme();
    let Some(proposers) = programme[priority].proposers.known() else {
        // Whoever proposed it, there is no member that could have.
        if programme.hubs().is_empty()
            && programme.memberships().is_empty()
            && no_more_members(view).is_ok()
        {
            facts.say(|| {
                let label = programme.label(priority);
                let none = "the programme has no member institution";
                Fact::new(format!("no member can have proposed {label}: {none}")).at(priority)
            });
            return Answer::Broken;
        }
        return Answer::CannotTell(Missing::Field(Table::Priorities, "proposers"));
    };
    let answer = proposed_by_member(view, proposers);
    facts.say(|| {
        let label = programme.label(priority);
        let fact = Fact::new(match (answer, proposers) {
            (Answer::Holds, _) => {
                format!("a member institution is among those who proposed {label}")
            }
            (_, []) => format!("it is recorded that nobody proposed {label}"),
            (Answer::CannotTell(_), _) => {
                format!("no member for certain is among those who proposed {label}")
            }
            _ => format!("no member institution is among those who proposed {label}"),
        });
        let named = proposers.iter();
        named.fold(fact.at_field(priority, "proposers"), |fact, proposer| {
            fact.because(described(view, *proposer))
        })
    });
    answer
}

fn proposed_by_member(view: &View<'_>, proposers: &[Party]) -> Answer {
    let mut unsure = None;
    for proposer in proposers {
        match member(view, *proposer) {
            Ok(Truth::Yes) => return Answer::Holds,
            Ok(_) => {}
            Err(missing) => unsure = unsure.or(Some(missing)),
        }
    }
    unsure.map_or(Answer::Broken, Answer::CannotTell)
}

/// Whether a proposer is a member institution; or what is missing to tell.
fn member(view: &View<'_>, proposer: Party) -> Result<Truth, Missing> {
    match proposer {
        Party::Agency(_) | Party::Convenor(_) => Ok(Truth::No),
        Party::Institution(institution) if view.programme().index().takes_part(institution) => {
            Ok(Truth::Yes)
        }
        Party::Institution(_) => no_more_members(view).map(|()| Truth::No),
    }
}

/// Whether an institution without a hub or a membership on record has had neither up to the date.
fn no_more_members(view: &View<'_>) -> Result<(), Missing> {
    view.absence_proves(Table::Hubs, None, view.date())?;
    all_memberships_complete(view)
}

fn described(view: &View<'_>, proposer: Party) -> Fact {
    let label = view.programme().party_label(proposer);
    match proposer {
        Party::Institution(institution) if view.programme().index().takes_part(institution) => {
            Fact::new(format!("{label} is a member institution")).at(institution)
        }
        Party::Institution(institution) => {
            Fact::new(format!("{label} has no hub and no membership on record")).at(institution)
        }
        Party::Agency(agency) => Fact::new(format!("{label} is an agency")).at(agency),
        Party::Convenor(convenor) => {
            Fact::new(format!("{label} is a convenor of the programme")).at(convenor)
        }
    }
}
