//! What a reader should know of the import: every decision, gap and oddity, by topic.

use std::collections::BTreeMap;
use std::fmt;

use nextpractice::value::Urn;
use nextpractice_exchange::gias::Establishment;

use super::areas::{Areas, district};
use super::hubs::{Hub, is_hub};
use super::names::listed;
use super::tables::{Body, Crosswalk, YesNo};

/// What a note is about, in the order in which notes are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    NotAHub,
    LeadDecided,
    SharedLead,
    OddCode,
    DistrictMatched,
    DistrictParted,
    NoDistrict,
    SeveralHubs,
}

impl Topic {
    fn heading(self) -> &'static str {
        match self {
            Self::NotAHub => "Appropriate bodies that are no teaching school hubs, left out",
            Self::LeadDecided => "Lead schools that the name alone does not settle",
            Self::SharedLead => "Hubs that share a lead school and areas",
            Self::OddCode => "Area codes that look wrong, kept as they stand",
            Self::DistrictMatched => "Districts that the schools know by other names",
            Self::DistrictParted => "Districts that the areas part",
            Self::NoDistrict => "Schools that state no district",
            Self::SeveralHubs => "Areas with several hubs",
        }
    }
}

/// The row of the document that a note stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Row<'t> {
    Area(&'t str),
    School(Urn),
    /// By place among the hubs.
    Hub(usize),
    /// The network of a hub.
    Network(usize),
}

/// One note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note<'t> {
    pub topic: Topic,
    /// Whom it concerns.
    pub about: String,
    pub text: String,
    /// The rows of the document that carry it.
    pub rows: Vec<Row<'t>>,
}

/// The notes in the order of their topics.
pub fn notes<'t>(
    bodies: &[Body],
    crosswalk: &'t [Crosswalk],
    areas: &Areas<'t>,
    hubs: &[Hub<'t>],
    schools: &[Establishment],
) -> Vec<Note<'t>> {
    let mut notes: Vec<_> = not_hubs(bodies)
        .chain(leads_decided(hubs))
        .chain(shared_leads(hubs))
        .chain(odd_codes(areas, hubs, schools))
        .chain(districts_matched(crosswalk))
        .chain(districts_parted(crosswalk, areas, hubs, schools))
        .chain(no_district(areas, schools))
        .chain(several_hubs(areas, hubs))
        .collect();
    notes.sort_by_key(|note| note.topic);
    notes
}

fn not_hubs<'t>(bodies: &[Body]) -> impl Iterator<Item = Note<'t>> {
    bodies.iter().filter(|body| !is_hub(body)).map(|body| Note {
        topic: Topic::NotAHub,
        about: body.name.clone(),
        text: "It has no area.".to_owned(),
        rows: Vec::new(),
    })
}

fn leads_decided<'t>(hubs: &[Hub<'t>]) -> impl Iterator<Item = Note<'t>> {
    hubs.iter().enumerate().filter_map(|(place, hub)| {
        let reason = hub.reason?;
        let taken = hub
            .urn
            .map_or_else(|| "no URN".to_owned(), |urn| urn.to_string());
        Some(Note {
            topic: Topic::LeadDecided,
            about: hub.label(),
            text: match hub.lead {
                Some(lead) => format!("Lead school {lead}: {taken}. {reason}"),
                None => format!("Lead school: {taken}. {reason}"),
            },
            rows: vec![Row::Hub(place)],
        })
    })
}

fn shared_leads<'t>(hubs: &[Hub<'t>]) -> impl Iterator<Item = Note<'t>> {
    let mut groups: BTreeMap<(Urn, Vec<&str>), Vec<usize>> = BTreeMap::new();
    for (place, hub) in hubs.iter().enumerate() {
        if let Some(urn) = hub.urn {
            let mut areas = hub.areas.clone();
            areas.sort_unstable();
            groups.entry((urn, areas)).or_default().push(place);
        }
    }
    groups
        .into_values()
        .filter(|group| group.len() > 1)
        .filter_map(|group| {
            let of = |place: &usize| hubs.get(*place);
            let first = group.first().and_then(of)?;
            let titles: Vec<_> = group
                .iter()
                .filter_map(of)
                .map(|hub| hub.title.as_str())
                .collect();
            Some(Note {
                topic: Topic::SharedLead,
                about: format!(
                    "{} ({})",
                    first.lead.unwrap_or_default(),
                    first.areas.join(", ")
                ),
                text: format!(
                    "{} hubs have this lead school and these areas, and stay separate: {}.",
                    titles.len(),
                    titles.join("; ")
                ),
                rows: group.into_iter().map(Row::Hub).collect(),
            })
        })
}

/// A lead outside its hub's areas proves nothing; one that lies in an area without any hub points to a slip.
fn odd_codes<'t>(
    areas: &Areas<'t>,
    hubs: &[Hub<'t>],
    schools: &[Establishment],
) -> impl Iterator<Item = Note<'t>> {
    hubs.iter().enumerate().filter_map(|(place, hub)| {
        let lead = schools.iter().find(|school| Some(school.urn) == hub.urn)?;
        let lies_in = areas.of(lead)?;
        if hubs.iter().any(|hub| hub.serves(lies_in)) {
            return None;
        }
        Some(Note {
            topic: Topic::OddCode,
            about: hub.label(),
            text: format!(
                "The lead school lies in {lies_in}, which has no hub, and not in {}; the code may be a slip.",
                listed(&hub.areas)
            ),
            rows: vec![Row::Hub(place)],
        })
    })
}

fn districts_matched(crosswalk: &[Crosswalk]) -> impl Iterator<Item = Note<'_>> {
    by_district(crosswalk, YesNo::Yes)
        .into_iter()
        .map(|(area, district, rows)| {
            let names: Vec<_> = rows.iter().map(|row| &row.gias_district).collect();
            Note {
                topic: Topic::DistrictMatched,
                about: format!("{area}, {district}"),
                text: format!("{district}: {}. {}", listed(&names), reasons(&rows)),
                rows: vec![Row::Area(area)],
            }
        })
}

/// The rows of each district of an area, in the order of the file.
fn by_district(crosswalk: &[Crosswalk], assigned: YesNo) -> Vec<(&str, &str, Vec<&Crosswalk>)> {
    let mut districts: Vec<(&str, &str, Vec<&Crosswalk>)> = Vec::new();
    for row in crosswalk {
        if row.schools_assigned == assigned {
            let same = districts
                .iter_mut()
                .find(|(area, district, _)| *area == row.area && *district == row.district);
            match same {
                Some((_, _, rows)) => rows.push(row),
                None => districts.push((&row.area, &row.district, vec![row])),
            }
        }
    }
    districts
}

/// The reasons of the rows, each said once, with the districts it is said of where they differ.
fn reasons(rows: &[&Crosswalk]) -> String {
    let mut said: Vec<(&str, Vec<&str>)> = Vec::new();
    for row in rows {
        match said.iter_mut().find(|(reason, _)| *reason == row.reason) {
            Some((_, districts)) => districts.push(&row.gias_district),
            None => said.push((&row.reason, vec![&row.gias_district])),
        }
    }
    match &said[..] {
        [(reason, _)] => (*reason).to_owned(),
        several => several
            .iter()
            .map(|(reason, districts)| format!("{}: {reason}", listed(districts)))
            .collect::<Vec<_>>()
            .join(" "),
    }
}

fn districts_parted<'t>(
    crosswalk: &'t [Crosswalk],
    areas: &Areas<'t>,
    hubs: &[Hub<'t>],
    schools: &[Establishment],
) -> impl Iterator<Item = Note<'t>> {
    areas.parted.iter().map(|(parted, parts)| {
        let rows: Vec<_> = crosswalk
            .iter()
            .filter(|row| row.gias_district == *parted)
            .collect();
        let count = schools
            .iter()
            .filter(|school| district(school) == Some(parted))
            .count();
        let networks = hubs
            .iter()
            .enumerate()
            .filter(|(_, hub)| parts.iter().any(|area| hub.serves(area)))
            .map(|(place, _)| Row::Network(place));
        Note {
            topic: Topic::DistrictParted,
            about: format!("{parted} ({})", listed(parts)),
            text: format!("{count} schools of {parted}. {}", reasons(&rows)),
            rows: parts
                .iter()
                .map(|area| Row::Area(area))
                .chain(networks)
                .collect(),
        }
    })
}

fn no_district<'t>(areas: &Areas<'t>, schools: &[Establishment]) -> impl Iterator<Item = Note<'t>> {
    areas.decided.iter().map(|(urn, row)| {
        let name = schools
            .iter()
            .find(|school| school.urn == *urn)
            .and_then(|school| school.name.value())
            .map_or("", |name| name.as_str());
        Note {
            topic: Topic::NoDistrict,
            about: format!("{name} ({urn})"),
            text: format!("Taken to lie in {}. {}", row.area, row.reason),
            rows: vec![Row::School(*urn)],
        }
    })
}

fn several_hubs<'t>(areas: &Areas<'t>, hubs: &[Hub<'t>]) -> impl Iterator<Item = Note<'t>> {
    areas.listed.iter().filter_map(|(area, _)| {
        let titles: Vec<_> = hubs
            .iter()
            .filter(|hub| hub.serves(area))
            .map(|hub| hub.title.as_str())
            .collect();
        (titles.len() > 1).then(|| Note {
            topic: Topic::SeveralHubs,
            about: (*area).to_owned(),
            text: format!(
                "{} hubs serve this area: {}. That each of its schools belongs to the network of each is this library's reading (LIB).",
                titles.len(),
                titles.join("; ")
            ),
            rows: vec![Row::Area(area)],
        })
    })
}

/// Notes as text for a terminal: under the heading of each topic, a line for each.
pub struct Printed<'n>(pub &'n [Note<'n>]);

const WIDTH: usize = 100;

impl fmt::Display for Printed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for group in self.0.chunk_by(|a, b| a.topic == b.topic) {
            let Some(first) = group.first() else { continue };
            writeln!(f, "\n{}: {}", first.topic.heading(), group.len())?;
            for note in group {
                writeln!(f, "  {}", note.about)?;
                write_wrapped(f, &note.text)?;
            }
        }
        Ok(())
    }
}

fn write_wrapped(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > WIDTH {
            writeln!(f, "      {line}")?;
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    writeln!(f, "      {line}")
}
