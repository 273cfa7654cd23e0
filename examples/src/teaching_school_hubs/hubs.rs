//! The hubs: which rows are hubs, which areas they serve and which school leads each.

use std::collections::{BTreeMap, BTreeSet};

use nextpractice::value::Urn;
use nextpractice_exchange::gias::Establishment;

use super::areas::Areas;
use super::names::{area_codes, norm, title_and_lead};
use super::problem::{Problem, Refused};
use super::tables::{Body, LeadSchool};

/// One teaching school hub.
#[derive(Debug)]
pub struct Hub<'t> {
    /// The first eight digits of its body's id.
    pub id8: &'t str,
    pub title: String,
    /// The areas it serves, in the order in which its row names them.
    pub areas: Vec<&'t str>,
    /// Its lead school as its row names it.
    pub lead: Option<&'t str>,
    /// Which school that is; `None` for one that is not among the schools, or not named.
    pub urn: Option<Urn>,
    /// Why, where the name alone does not settle it.
    pub reason: Option<&'t str>,
}

impl Hub<'_> {
    /// The part that the keys of the hub, of its network and of its memberships share.
    pub fn suffix(&self) -> String {
        format!("{}-{}", self.areas.join("+"), self.id8)
    }

    /// The hub for a reader: `Manor Teaching School Hub (WM8)`.
    pub fn label(&self) -> String {
        format!("{} ({})", self.title, self.areas.join(", "))
    }

    pub fn serves(&self, area: &str) -> bool {
        self.areas.contains(&area)
    }
}

/// The hubs among the bodies, in their order; a body without areas is none.
pub fn hubs<'t>(
    bodies: &'t [Body],
    decisions: &'t [LeadSchool],
    areas: &Areas<'_>,
    schools: &[Establishment],
) -> Result<Vec<Hub<'t>>, Refused> {
    let mut problems = Vec::new();
    let mut leads = Leads::new(decisions, schools, &mut problems);
    let hubs = bodies
        .iter()
        .filter(|body| is_hub(body))
        .map(|body| {
            let (title, lead) = title_and_lead(&body.name);
            let decided = leads.of(&body.id, &title, lead, &mut problems);
            Hub {
                id8: id8(body, &title, &mut problems),
                areas: served(body, &title, areas, &mut problems),
                lead,
                urn: decided.urn,
                reason: decided.reason,
                title,
            }
        })
        .collect();
    leads.check_unused(&mut problems);
    Refused::unless(hubs, problems)
}

pub fn is_hub(body: &Body) -> bool {
    !body.areas.trim().is_empty()
}

fn id8<'t>(body: &'t Body, title: &str, problems: &mut Vec<Problem>) -> &'t str {
    match body.id.get(..8) {
        Some(id8) if id8.bytes().all(|byte| byte.is_ascii_hexdigit()) => id8,
        _ => {
            let (hub, id) = (title.to_owned(), body.id.clone());
            problems.push(Problem::BadId { hub, id });
            ""
        }
    }
}

fn served<'t>(
    body: &'t Body,
    title: &str,
    areas: &Areas<'_>,
    problems: &mut Vec<Problem>,
) -> Vec<&'t str> {
    let codes = area_codes(&body.areas);
    for (place, code) in codes.iter().enumerate() {
        let area = (*code).to_owned();
        if !areas.contains(code) {
            let whose = format!("hub `{title}`");
            problems.push(Problem::UnknownArea { whose, area });
        } else if codes.iter().take(place).any(|earlier| earlier == code) {
            let hub = title.to_owned();
            problems.push(Problem::RepeatedArea { hub, area });
        }
    }
    codes
}

/// The schools by name, and what has been decided where a name does not settle it.
struct Leads<'t> {
    by_name: BTreeMap<String, Vec<Urn>>,
    known: BTreeSet<Urn>,
    undecided: BTreeMap<&'t str, &'t LeadSchool>,
}

#[derive(Default)]
struct Decided<'t> {
    urn: Option<Urn>,
    reason: Option<&'t str>,
}

impl<'t> Leads<'t> {
    fn new(
        decisions: &'t [LeadSchool],
        schools: &[Establishment],
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut leads = Self {
            by_name: BTreeMap::new(),
            known: schools.iter().map(|school| school.urn).collect(),
            undecided: BTreeMap::new(),
        };
        for school in schools {
            if let Some(name) = school.name.value() {
                let name = norm(name.as_str());
                leads.by_name.entry(name).or_default().push(school.urn);
            }
        }
        for row in decisions {
            if leads.undecided.insert(&row.hub, row).is_some() {
                let hub = row.hub.clone();
                problems.push(Problem::UnusedLead { hub });
            }
        }
        leads
    }

    fn of(
        &mut self,
        id: &str,
        title: &str,
        lead: Option<&str>,
        problems: &mut Vec<Problem>,
    ) -> Decided<'t> {
        let candidates = lead
            .and_then(|lead| self.by_name.get(&norm(lead)))
            .map_or(&[][..], Vec::as_slice);
        let hub = title.to_owned();
        let row = self.undecided.remove(id);
        match (candidates, row) {
            ([urn], None) => {
                return Decided {
                    urn: Some(*urn),
                    reason: None,
                };
            }
            ([urn], Some(_)) => problems.push(Problem::NeedlessLead { hub, urn: *urn }),
            (_, None) => problems.push(Problem::UndecidedLead {
                hub,
                lead: quoted(lead),
                candidates: candidates.len(),
            }),
            (_, Some(row)) if row.lead_name.as_deref() != lead => {
                problems.push(Problem::OtherLead {
                    hub,
                    lead: quoted(lead),
                    decided: quoted(row.lead_name.as_deref()),
                });
            }
            (_, Some(row)) => {
                match row.urn {
                    Some(urn) if !self.known.contains(&urn) => {
                        problems.push(Problem::NoSuchSchool { hub, urn });
                    }
                    Some(urn) if !candidates.is_empty() && !candidates.contains(&urn) => {
                        problems.push(Problem::NoCandidate { hub, urn });
                    }
                    _ => {}
                }
                return Decided {
                    urn: row.urn,
                    reason: Some(&row.reason),
                };
            }
        }
        Decided::default()
    }

    fn check_unused(&self, problems: &mut Vec<Problem>) {
        for hub in self.undecided.keys() {
            let hub = (*hub).to_owned();
            problems.push(Problem::UnusedLead { hub });
        }
    }
}

fn quoted(lead: Option<&str>) -> String {
    lead.map_or_else(|| "not named".to_owned(), |lead| format!("`{lead}`"))
}

#[cfg(test)]
mod tests {
    use nextpractice_exchange::gias::read_establishments;

    use super::*;
    use crate::teaching_school_hubs::tables;

    const SCHOOLS: &str = "URN,EstablishmentName,DistrictAdministrative (name)\n\
        100000,Pate\u{2019}s School,Eden\n100001,Manor School,Eden\n100002,MANOR SCHOOL,Eden\n";

    /// The label of each hub with its lead school, or what was wrong.
    fn read_hubs(bodies: &str, decisions: &str) -> Result<Vec<(String, Option<u32>)>, Vec<String>> {
        let mut problems = Vec::new();
        let areas: Vec<_> = read("hub_region,district\n", "A1,Eden\nA2,Eden\n", &mut problems);
        let crosswalk: Vec<_> = read(
            "area,district,gias_district,schools_assigned,reason\n",
            "A1,Eden,Eden,no,r\nA2,Eden,Eden,no,r\n",
            &mut problems,
        );
        let bodies: Vec<_> = read(
            "ab_name_ecf1,appropriate_body_id,hub_region,ab_name_riab\n",
            bodies,
            &mut problems,
        );
        let decisions: Vec<_> = read("hub,lead_name,urn,reason\n", decisions, &mut problems);
        assert!(problems.is_empty(), "{problems:?}");
        let (schools, _) = read_establishments("schools.csv", SCHOOLS.as_bytes()).unwrap();
        let areas = Areas::new(&areas, &crosswalk, &[], &schools).unwrap();
        match hubs(&bodies, &decisions, &areas, &schools) {
            Ok(hubs) => Ok(hubs
                .iter()
                .map(|hub| (hub.suffix(), hub.urn.map(Urn::get)))
                .collect()),
            Err(Refused(problems)) => Err(problems.iter().map(ToString::to_string).collect()),
        }
    }

    fn read<T: serde::de::DeserializeOwned>(
        headings: &str,
        rows: &str,
        problems: &mut Vec<Problem>,
    ) -> Vec<T> {
        tables::read(
            "t.csv",
            b',',
            format!("{headings}{rows}").as_bytes(),
            problems,
        )
    }

    const ONE: &str = "Hub (Pates School),0000000a-1,A1/A2,\n";
    const TWO: &str = "Hub (Manor School),0000000b-1,A1,\n";

    #[test]
    fn a_lead_is_settled_by_its_name_or_by_a_decision() {
        let hub = |suffix: &str, urn| (suffix.to_owned(), urn);
        assert_eq!(
            read_hubs(ONE, ""),
            Ok(vec![hub("A1+A2-0000000a", Some(100_000))])
        );
        assert_eq!(
            read_hubs(TWO, "0000000b-1,Manor School,100002,r\n"),
            Ok(vec![hub("A1-0000000b", Some(100_002))])
        );
        assert_eq!(
            read_hubs("Hub,0000000c-1,A2,\n", "0000000c-1,,,r\n"),
            Ok(vec![hub("A2-0000000c", None)])
        );
        // Respelt: no school has the name, so the decision may take any.
        assert_eq!(
            read_hubs(
                "Hub (Mannor School),0000000d-1,A2,\n",
                "0000000d-1,Mannor School,100001,r\n"
            ),
            Ok(vec![hub("A2-0000000d", Some(100_001))])
        );
        assert_eq!(
            read_hubs("A panel (Pates School),0000000e-1,,\n", ""),
            Ok(vec![])
        );
    }

    #[test]
    fn a_decision_fits_its_hub_or_is_refused() {
        for (bodies, decisions, told) in [
            (
                ONE,
                "0000000a-1,Pates School,100000,r\n",
                "hub `Hub`: its name settles the lead school 100000; take its row out of lead_schools.csv",
            ),
            (
                TWO,
                "",
                "hub `Hub`: 2 schools have the name of its lead, `Manor School`; decide in lead_schools.csv",
            ),
            (
                TWO,
                "0000000b-1,Manor,100001,r\n",
                "hub `Hub`: its lead is `Manor School`, but lead_schools.csv says `Manor`",
            ),
            (
                TWO,
                "0000000b-1,,100001,r\n",
                "hub `Hub`: its lead is `Manor School`, but lead_schools.csv says not named",
            ),
            (
                TWO,
                "0000000b-1,Manor School,100000,r\n",
                "hub `Hub`: 100000 is none of the schools with the name of its lead",
            ),
            (
                TWO,
                "0000000b-1,Manor School,100009,r\n",
                "hub `Hub`: 100009 is no school of the file",
            ),
            (
                ONE,
                "0000000f-1,,,r\n",
                "lead_schools.csv: `0000000f-1` is no hub, or is decided twice",
            ),
        ] {
            assert_eq!(read_hubs(bodies, decisions), Err(vec![told.to_owned()]));
        }
    }

    #[test]
    fn areas_and_ids_are_checked() {
        for (bodies, told) in [
            (
                ONE.replace("A1/A2", "A1/A9"),
                "hub `Hub`: `A9` is no area of hub_regions.tsv",
            ),
            (
                ONE.replace("A1/A2", "A1&A1"),
                "hub `Hub`: the area `A1` is named twice",
            ),
            (
                ONE.replace("0000000a-1", "00-1"),
                "hub `Hub`: `00-1` does not begin with eight hexadecimal digits",
            ),
        ] {
            assert_eq!(read_hubs(&bodies, ""), Err(vec![told.to_owned()]));
        }
    }
}
