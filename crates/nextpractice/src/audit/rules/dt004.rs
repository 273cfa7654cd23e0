//! DT004 hub-without-network.

use crate::audit::ask::{
    Tally, each_member, hub_in_term, members, memberships_complete, unlisted_network_empty,
    with_past_members,
};
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Hub, Table, Truth, View};
use crate::value::{Handle, spoken_date};

rule! {
    /// A hub has no network of schools around it.
    ///
    /// **Asked**: of each hub in term at the date, whether its network has a member in term other than the hub's own
    /// school. *Holds* with one; *broken* where the hub has no network, or a network without such a member, and the tables are complete.
    ///
    /// **Why**: the hubs established a network of schools around them, to which the outcomes of their work and of the
    /// national network could be passed on. A hub alone has nobody to pass them to.
    ///
    /// **What to do**: invite schools of the region, and record who accepted.
    DT004 = "hub-without-network",
    principle: Distributed,
    level: Error,
    asked_of: Handle<Hub>,
    reads: [Hubs, Arrangements, Memberships],
    follows_from: [],
    cites: [HIST_PHASE_ONE, PL_NETWORKS],
    since: "0.1.0",
}

fn check(view: &View<'_>, hub: Handle<Hub>, facts: &mut Facts) -> Answer {
    if let Some(answer) = hub_in_term(view, hub) {
        return answer;
    }
    let programme = view.programme();
    let Some(network) = programme.index().network(hub) else {
        return match unlisted_network_empty(view) {
            Err(missing) => Answer::CannotTell(missing),
            Ok(()) => {
                facts.say(|| Fact::new(format!("{} has no network", programme.label(hub))).at(hub));
                Answer::Broken
            }
        };
    };
    let school = programme[hub].institution;
    let partner = |(member, in_term): (_, Truth)| member != school && in_term.is_yes();
    if !facts.are_wanted() && each_member(view, network).any(partner) {
        return Answer::Holds;
    }
    let mut tally = Tally::new(memberships_complete(view, network));
    for (_, in_term) in members(view, network)
        .iter()
        .filter(|(member, _)| *member != school)
    {
        tally.count(*in_term, Missing::Field(Table::Memberships, "term"));
    }
    facts.say(|| {
        let name = programme.label(network);
        let on = spoken_date(view.date());
        let fact = Fact::new(match tally.sure {
            0 => format!("{name} has no partner school on {on}"),
            1 => format!("{name} has 1 partner school on {on}"),
            many => format!("{name} has {many} partner schools on {on}"),
        });
        match tally.sure {
            0 => with_past_members(view, fact.at(network), network),
            _ => fact.at(network),
        }
    });
    tally.at_least(1)
}
