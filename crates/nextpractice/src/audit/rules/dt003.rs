//! DT003 hub-outside-its-region.

use crate::audit::ask::hub_in_term;
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Hub, Lies, Table, View};
use crate::value::Handle;

rule! {
    /// A hub's school lies outside the regions that the hub serves.
    ///
    /// **Asked**: of each hub in term at the date, within one scheme of regions. *Holds* where its school lies in one of the hub's
    /// regions; *broken* where it lies in another, or is recorded as lying in none; *cannot tell* where the school's region in that scheme is not recorded.
    ///
    /// **Why**: a hub school was appointed in each region and established a network of schools around it. That "in" means where the
    /// school stands is this library's reading (`LIB`); a trust may lead a hub from a school across the border.
    ///
    /// **What to do**: check the hub's region code first, for it may be a slip; if it is right, say which school of the region the hub works from.
    DT003 = "hub-outside-its-region",
    principle: Distributed,
    level: Warning,
    asked_of: Handle<Hub>,
    reads: [Hubs, Institutions, Regions],
    follows_from: [],
    cites: [PL_NETWORKS, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, hub: Handle<Hub>, facts: &mut Facts) -> Answer {
    if let Some(answer) = hub_in_term(view, hub) {
        return answer;
    }
    let programme = view.programme();
    let row = &programme[hub];
    // Most lie in the region that they serve, and that is told by where they lie alone.
    if !facts.are_wanted()
        && let Lies::In(place) = programme.index().lies(row.institution)
        && let Some(region) = programme.index().charter_regions().get(place)
        && row.regions.contains(region)
    {
        return Answer::Holds;
    }
    let school = &programme[row.institution];
    let Some(lies_in) = school.regions.known() else {
        return Answer::CannotTell(Missing::Field(Table::Institutions, "regions"));
    };
    let served = || {
        row.regions
            .iter()
            .map(|region| programme.label(*region))
            .collect::<Vec<_>>()
            .join(", ")
    };
    if let Some(region) = row.regions.iter().find(|region| lies_in.contains(region)) {
        facts.say(|| {
            let (school, region) = (programme.label(row.institution), programme.label(*region));
            Fact::new(format!("{school} lies in {region}")).at_field(row.institution, "regions")
        });
        return Answer::Holds;
    }
    // INVARIANT (one scheme): a hub's regions are the charter's, which are of one scheme.
    let scheme = row.regions.first().map(|region| &programme[*region].scheme);
    let elsewhere = lies_in
        .iter()
        .find(|region| Some(&programme[**region].scheme) == scheme);
    match elsewhere {
        Some(region) => {
            facts.say(|| {
                let (school, region) = (programme.label(row.institution), programme.label(*region));
                Fact::new(format!("{school} lies in {region}")).at_field(row.institution, "regions")
            });
            facts
                .say(|| Fact::new(format!("the hub serves {}", served())).at_field(hub, "regions"));
            Answer::Broken
        }
        None if lies_in.is_empty() => {
            facts.say(|| {
                let school = programme.label(row.institution);
                Fact::new(format!("{school} is recorded as lying in no region"))
                    .at_field(row.institution, "regions")
            });
            facts
                .say(|| Fact::new(format!("the hub serves {}", served())).at_field(hub, "regions"));
            Answer::Broken
        }
        None => Answer::CannotTell(Missing::Undecided(
            Table::Institutions,
            "the school's region in the programme's own scheme is not recorded",
        )),
    }
}
