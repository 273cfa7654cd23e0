//! The document: the hubs and their networks on the schools, as rows.

use std::collections::BTreeMap;
use std::str::FromStr;

use nextpractice::model::{
    ArrangementRecordsRow, ArrangementRow, CharterRow, DataSourceRow, Document, Field, HubRow,
    InstitutionRow, MembershipRow, RecordsRow, Region, RegionRow, TableRecordRow,
};
use nextpractice::value::{Key, Kind, Text, Urn, parse_date};
use nextpractice::vocabulary::{ArrangementKind, Completeness, Coverage, Focus, Gateway};
use nextpractice_exchange::gias::{Establishment, institution_row, regions};

use super::areas::Areas;
use super::hubs::Hub;
use super::names::listed;
use super::notes::{Note, Row, Topic};
use super::problem::{Problem, Refused};
use crate::records::nothing_recorded;

const TITLE: &str = "Teaching School Hubs 2025 on the schools of England 2022";

const DESCRIPTION: &str = "England's 83 teaching school hubs, the 87 areas that they are to serve, and the open mainstream \
    schools of those areas. The hubs and their areas are those of 2025; the schools are those of 25 April 2022. No source \
    states what follows; it is this library's own reading (LIB): the hubs lead Workforce Reform; each area is to have one hub, \
    and no more; the schools of an area are the network of each hub that serves it, but for the hub's own lead school; and \
    the day described is 5 November 2025 (see the sources). Area codes stand as published, also where they look wrong. What \
    was decided by hand stands in the notes of the rows.";

/// The day that the document describes (`LIB`): the file of the hubs states none, and this is when it was first written.
const RECORDED_ON: &str = "2025-11-05";
/// The day of the register's release.
const SCHOOLS_ON: &str = "2022-04-25";

const SCHEME: &str = "teaching school hub areas";
const LICENCE: &str = "Open Government Licence v3.0";
const ATTRIBUTION: &str =
    "Contains public sector information licensed under the Open Government Licence v3.0";
const PUBLISHER: &str = "Department for Education";
const HUBS_DATED: &str = "It states no date. The change that brought it into the repository was begun on 5 November 2025 and \
    finished on 12 February 2026. Found in DFE-Digital/register-early-career-teachers-public: config/region_mapping.csv.";
const AREAS_DATED: &str = "It states no date. Found in DFE-Digital/register-early-career-teachers-public, facts only. Districts \
    of before the mergers of 2023 and after stand side by side.";
const SCHOOLS_FOUND: &str = "Open mainstream schools only. Found in clarelgibson/2022-school-admissions-dashboard: dim_school, \
    fact_school, dim_la.";

const FOCUS: Focus = Focus::Gateway(Gateway::WorkforceReform);

/// Districts of an area that its name spells out; of more, as many as [`NAMED_OF_MORE`] are.
const NAMED: usize = 4;
const NAMED_OF_MORE: usize = 3;

/// Rows as they are put together; what cannot be written is told at the end.
pub struct Writer<'w, 't> {
    pub areas: &'w Areas<'t>,
    pub hubs: &'w [Hub<'t>],
    pub schools: &'w [Establishment],
    pub notes: &'w [Note<'t>],
    pub problems: Vec<Problem>,
}

impl<'t> Writer<'_, 't> {
    pub fn document(mut self) -> Result<Document, Refused> {
        let mut schools: Vec<_> = self.schools.iter().collect();
        schools.sort_by_key(|school| school.urn);
        let document = Document {
            format: self.text(Document::FORMAT),
            title: self.text(TITLE),
            description: self.text(DESCRIPTION),
            synthetic: Field::Value(false),
            recorded_on: self.date(RECORDED_ON),
            sources: rows(self.sources()),
            records: Field::Value(self.records()),
            charter: Field::Value(self.charter()),
            regions: rows(self.regions()),
            institutions: rows(self.institutions(&schools)),
            hubs: rows(self.hubs()),
            arrangements: rows(self.networks()),
            memberships: rows(self.memberships(&schools)),
            ..Document::default()
        };
        Refused::unless(document, self.problems)
    }

    fn sources(&mut self) -> Vec<DataSourceRow> {
        [
            (
                "Teaching school hubs, their lead schools and areas",
                None,
                HUBS_DATED,
            ),
            (
                "Districts of the teaching school hub areas",
                None,
                AREAS_DATED,
            ),
            (
                "Get Information About Schools: open mainstream schools of England",
                Some(SCHOOLS_ON),
                SCHOOLS_FOUND,
            ),
        ]
        .into_iter()
        .map(|(title, date, note)| DataSourceRow {
            title: self.text(title),
            publisher: self.text(PUBLISHER),
            date: date.map_or(Field::Absent, |date| self.date(date)),
            licence: self.text(LICENCE),
            attribution: self.text(ATTRIBUTION),
            note: self.text(note),
            ..DataSourceRow::default()
        })
        .collect()
    }

    fn records(&mut self) -> RecordsRow {
        let left_out: Vec<_> = self
            .notes
            .iter()
            .filter(|note| note.topic == Topic::NotAHub)
            .map(|note| note.about.as_str())
            .collect();
        let hubs = match &left_out[..] {
            [] => String::new(),
            bodies => format!(
                "Left out, being appropriate bodies without an area: {}.",
                listed(bodies)
            ),
        };
        RecordsRow {
            regions: self.table(Completeness::Complete, None, ""),
            institutions: self.table(
                Completeness::Partial,
                Some(SCHOOLS_ON),
                "Open mainstream schools, and the lead schools of hubs. Special and independent schools, alternative provision, \
                 colleges and closed schools are absent.",
            ),
            hubs: self.table(Completeness::Complete, Some(RECORDED_ON), &hubs),
            arrangements: self.table(
                Completeness::Partial,
                Some(RECORDED_ON),
                "Hub networks, one for each hub. Trusts and federations are not recorded here.",
            ),
            memberships: self.table(
                Completeness::Complete,
                Some(RECORDED_ON),
                "Of hub networks. That the schools of an area are the network of its hub is this library's reading (LIB).",
            ),
            ..nothing_recorded()
        }
    }

    fn charter(&mut self) -> CharterRow {
        CharterRow {
            name: self.text("Teaching School Hubs"),
            scheme: self.text(SCHEME),
            regions: self.area_keys(self.areas.listed.iter().map(|(area, _)| *area)),
            focuses: Field::Value(vec![Field::Value(FOCUS)]),
            coverage: Field::Value(Coverage::Regions),
            hubs_per_cell: Field::Value(1),
            note: self.text(
                "That the focus is Workforce Reform, and that each area is to have one hub and no more, are this library's \
                 readings (LIB).",
            ),
            ..CharterRow::default()
        }
    }

    fn regions(&mut self) -> Vec<RegionRow> {
        let areas = self.areas;
        let mut rows = Vec::new();
        for (area, districts) in &areas.listed {
            rows.push(RegionRow {
                key: self.key(area_key(area)),
                scheme: self.text(SCHEME),
                name: self.text(&area_name(area, districts)),
                note: self.note(Row::Area(area)),
                ..RegionRow::default()
            });
        }
        rows.extend(regions(self.schools));
        rows
    }

    fn institutions(&mut self, schools: &[&Establishment]) -> Vec<InstitutionRow> {
        let mut rows = Vec::new();
        for school in schools {
            let mut row = institution_row(school);
            if let Some(area) = self.areas.of(school) {
                let area = self.key(area_key(area));
                match &mut row.regions {
                    Field::Value(regions) => regions.insert(0, area),
                    regions => *regions = Field::Value(vec![area]),
                }
            }
            row.note = self.note(Row::School(school.urn));
            rows.push(row);
        }
        for hub in self.hubs.iter().filter(|hub| hub.urn.is_none()) {
            let name = hub.lead.map_or_else(
                || format!("Lead school not named ({})", hub.title),
                str::to_owned,
            );
            rows.push(InstitutionRow {
                key: self.key(lead_key(hub)),
                name: self.text(&name),
                note: hub.reason.map_or(Field::Absent, |reason| self.text(reason)),
                ..InstitutionRow::default()
            });
        }
        rows
    }

    fn hubs(&mut self) -> Vec<HubRow> {
        let hubs = self.hubs;
        hubs.iter()
            .enumerate()
            .map(|(place, hub)| HubRow {
                key: self.key(hub_key(hub)),
                name: self.text(&hub.title),
                institution: self.key(lead_key(hub)),
                focus: Field::Value(FOCUS),
                regions: self.area_keys(hub.areas.iter().copied()),
                note: self.note(Row::Hub(place)),
                ..HubRow::default()
            })
            .collect()
    }

    fn networks(&mut self) -> Vec<ArrangementRow> {
        let hubs = self.hubs;
        hubs.iter()
            .enumerate()
            .map(|(place, hub)| ArrangementRow {
                key: self.key(network_key(hub)),
                kind: Field::Value(ArrangementKind::HubNetwork),
                name: self.text(&hub.title),
                hub: self.key(hub_key(hub)),
                records: if self.is_partial(hub) {
                    Field::Value(ArrangementRecordsRow {
                        memberships: Field::Value(Completeness::Partial),
                        ..ArrangementRecordsRow::default()
                    })
                } else {
                    Field::Absent
                },
                note: self.note(Row::Network(place)),
                ..ArrangementRow::default()
            })
            .collect()
    }

    /// Whether one of the hub's areas has schools of which nothing tells that they lie in it.
    fn is_partial(&self, hub: &Hub<'_>) -> bool {
        hub.areas
            .iter()
            .any(|area| self.areas.parted_in(area).next().is_some())
    }

    fn memberships(&mut self, schools: &[&Establishment]) -> Vec<MembershipRow> {
        let mut in_area: BTreeMap<&str, Vec<Urn>> = BTreeMap::new();
        for school in schools {
            if let Some(area) = self.areas.of(school) {
                in_area.entry(area).or_default().push(school.urn);
            }
        }
        let mut rows = Vec::new();
        for hub in self.hubs {
            let of_areas = hub.areas.iter().filter_map(|area| in_area.get(area));
            let mut members: Vec<Urn> = of_areas
                .flatten()
                .copied()
                .filter(|urn| Some(*urn) != hub.urn)
                .collect();
            members.sort_unstable();
            for urn in members {
                rows.push(MembershipRow {
                    key: self.key(format!("m:{}/{urn}", hub.suffix())),
                    institution: self.key(format!("urn:{urn}")),
                    arrangement: self.key(network_key(hub)),
                    ..MembershipRow::default()
                });
            }
        }
        rows
    }

    fn area_keys<'a>(
        &mut self,
        areas: impl Iterator<Item = &'a str>,
    ) -> Field<Vec<Field<Key<Region>>>> {
        Field::Value(areas.map(|area| self.key(area_key(area))).collect())
    }

    fn table(
        &mut self,
        completeness: Completeness,
        as_of: Option<&str>,
        note: &str,
    ) -> Field<TableRecordRow> {
        Field::Value(TableRecordRow {
            completeness: Field::Value(completeness),
            as_of: as_of.map_or(Field::Absent, |date| self.date(date)),
            note: if note.is_empty() {
                Field::Absent
            } else {
                self.text(note)
            },
            ..TableRecordRow::default()
        })
    }

    /// The notes of one row, as one text.
    fn note(&mut self, row: Row<'t>) -> Field<Text> {
        let texts: Vec<_> = self
            .notes
            .iter()
            .filter(|note| note.rows.contains(&row))
            .map(|note| note.text.as_str())
            .collect();
        match &texts[..] {
            [] => Field::Absent,
            texts => self.text(&texts.join(" ")),
        }
    }

    fn key<K: Kind>(&mut self, text: String) -> Field<Key<K>> {
        self.checked("a key", Key::from_str(&text))
    }

    fn text(&mut self, text: &str) -> Field<Text> {
        self.checked("a text", Text::new(text))
    }

    fn date(&mut self, text: &str) -> Field<chrono::NaiveDate> {
        self.checked("a date", parse_date(text))
    }

    fn checked<T, E: ToString>(&mut self, what: &'static str, result: Result<T, E>) -> Field<T> {
        match result {
            Ok(value) => Field::Value(value),
            Err(error) => {
                let reason = error.to_string();
                self.problems.push(Problem::Unwritable { what, reason });
                Field::Absent
            }
        }
    }
}

fn rows<R>(rows: Vec<R>) -> Field<Vec<Field<R>>> {
    Field::Value(rows.into_iter().map(Field::Value).collect())
}

fn area_key(area: &str) -> String {
    format!("tsh:{area}")
}

fn hub_key(hub: &Hub<'_>) -> String {
    format!("hub:{}", hub.suffix())
}

fn network_key(hub: &Hub<'_>) -> String {
    format!("network:{}", hub.suffix())
}

fn lead_key(hub: &Hub<'_>) -> String {
    match hub.urn {
        Some(urn) => format!("urn:{urn}"),
        None => format!("lead:{}", hub.id8),
    }
}

/// A name by which the place can be told: `EE1: Chelmsford, Braintree, Uttlesford and 2 more`.
fn area_name(area: &str, districts: &[&str]) -> String {
    match districts.get(..NAMED_OF_MORE) {
        Some(first) if districts.len() > NAMED => {
            let more = districts.len() - first.len();
            format!("{area}: {} and {more} more", first.join(", "))
        }
        _ => format!("{area}: {}", districts.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::area_name;

    #[test]
    fn an_area_is_named_by_its_first_districts() {
        let name = |count: usize| area_name("A1", &["B", "C", "D", "E", "F"][..count]);
        assert_eq!(name(1), "A1: B");
        assert_eq!(name(4), "A1: B, C, D, E");
        assert_eq!(name(5), "A1: B, C, D and 2 more");
    }
}
