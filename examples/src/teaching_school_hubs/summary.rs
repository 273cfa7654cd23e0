//! The document in numbers, counted in the programme itself.

use std::collections::BTreeSet;
use std::fmt;

use nextpractice::model::{Institution, Programme, Region};
use nextpractice::value::Handle;
use nextpractice::vocabulary::Completeness;

/// The document in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    pub areas: usize,
    pub areas_without_hub: Vec<String>,
    pub areas_with_several: Vec<String>,
    pub hubs: usize,
    /// Hubs whose lead is among the schools.
    pub hubs_with_urn: usize,
    /// Schools that lead a hub or several.
    pub lead_schools: usize,
    /// Leads that are not among the schools.
    pub leads_without_urn: usize,
    /// Hubs whose lead lies in an area, and in none of theirs.
    pub leads_outside: usize,
    pub schools: usize,
    pub schools_in_an_area: usize,
    pub schools_without_area: usize,
    pub memberships: usize,
    /// Networks whose memberships are partial.
    pub partial_networks: Vec<String>,
}

impl Summary {
    /// Counts a programme whose charter lists the areas.
    pub fn of(programme: &Programme) -> Self {
        let areas = programme.charter().regions.named();
        let area_of = |school: Handle<Institution>| {
            let lies_in = programme[school].regions.named();
            lies_in.iter().find(|region| areas.contains(region))
        };
        let hubs_in = |area: &Handle<Region>| {
            let hubs = programme.hubs().iter();
            hubs.filter(|(_, hub)| hub.regions.contains(area)).count()
        };
        let codes = |wanted: &dyn Fn(usize) -> bool| {
            areas
                .iter()
                .filter(|area| wanted(hubs_in(area)))
                .map(|area| {
                    programme
                        .regions()
                        .key(*area)
                        .as_str()
                        .replacen("tsh:", "", 1)
                })
                .collect()
        };
        let has_urn = |school: Handle<Institution>| programme[school].urn.value().is_some();
        let leads = || programme.hubs().iter().map(|(_, hub)| hub.institution);
        let outside = programme.hubs().iter().filter(|(_, hub)| {
            area_of(hub.institution).is_some_and(|area| !hub.regions.contains(area))
        });
        let schools: Vec<_> = programme
            .institutions()
            .handles()
            .filter(|school| has_urn(*school))
            .collect();
        let placed = schools.iter().filter(|school| area_of(**school).is_some());
        let placed = placed.count();
        let partial = programme.arrangements().iter().filter(|(_, network)| {
            let records = network.records.value();
            records.and_then(|records| records.memberships.value()) == Some(&Completeness::Partial)
        });
        Self {
            areas: areas.len(),
            areas_without_hub: codes(&|hubs| hubs == 0),
            areas_with_several: codes(&|hubs| hubs > 1),
            hubs: programme.hubs().len(),
            hubs_with_urn: leads().filter(|school| has_urn(*school)).count(),
            lead_schools: leads()
                .filter(|school| has_urn(*school))
                .collect::<BTreeSet<_>>()
                .len(),
            leads_without_urn: leads()
                .filter(|school| !has_urn(*school))
                .collect::<BTreeSet<_>>()
                .len(),
            leads_outside: outside.count(),
            schools_in_an_area: placed,
            schools_without_area: schools.len() - placed,
            schools: schools.len(),
            memberships: programme.memberships().len(),
            partial_networks: partial
                .map(|(network, _)| programme.arrangements().key(network).as_str().to_owned())
                .collect(),
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} hubs: {} led by {} of the schools, {} by schools that are not among them; {} leads lie outside their hub's areas",
            self.hubs,
            self.hubs_with_urn,
            self.lead_schools,
            self.leads_without_urn,
            self.leads_outside
        )?;
        writeln!(
            f,
            "{} areas: without a hub {}; with several {}",
            self.areas,
            or_none(&self.areas_without_hub),
            or_none(&self.areas_with_several)
        )?;
        writeln!(
            f,
            "{} schools: {} in one area, {} of which nothing tells the area",
            self.schools, self.schools_in_an_area, self.schools_without_area
        )?;
        writeln!(
            f,
            "{} memberships; partial networks: {}",
            self.memberships,
            or_none(&self.partial_networks)
        )
    }
}

fn or_none(keys: &[String]) -> String {
    match keys {
        [] => "none".to_owned(),
        keys => keys.join(", "),
    }
}
