//! Which area a school lies in: by its district, unless the areas part that district.

use std::collections::{BTreeMap, BTreeSet};

use nextpractice::value::Urn;
use nextpractice_exchange::gias::Establishment;

use super::problem::{Problem, Refused};
use super::tables::{AreaDistrict, Crosswalk, SchoolArea, YesNo};

/// The hub areas, and where the schools lie.
#[derive(Debug)]
pub struct Areas<'t> {
    /// The areas in the order of their file, each with its districts as the file names them.
    pub listed: Vec<(&'t str, Vec<&'t str>)>,
    /// Districts of the schools that several areas part: their schools have no area.
    pub parted: BTreeMap<&'t str, Vec<&'t str>>,
    /// What each school without a district was given.
    pub decided: BTreeMap<Urn, &'t SchoolArea>,
    by_district: BTreeMap<&'t str, &'t str>,
}

impl<'t> Areas<'t> {
    pub fn new(
        rows: &'t [AreaDistrict],
        crosswalk: &'t [Crosswalk],
        school_areas: &'t [SchoolArea],
        schools: &[Establishment],
    ) -> Result<Self, Refused> {
        let mut problems = Vec::new();
        let mut areas = Self {
            listed: Vec::new(),
            parted: BTreeMap::new(),
            decided: BTreeMap::new(),
            by_district: BTreeMap::new(),
        };
        let districts: BTreeSet<&str> = schools.iter().filter_map(district).collect();
        for row in rows {
            areas.list(row);
            let replaced: Vec<_> = crosswalk.iter().filter(|to| is_of(to, row)).collect();
            if replaced.is_empty() {
                areas.assign(row, &row.district, YesNo::Yes, &districts, &mut problems);
            }
            for to in replaced {
                areas.assign(
                    row,
                    &to.gias_district,
                    to.schools_assigned,
                    &districts,
                    &mut problems,
                );
            }
        }
        areas.check_parted(&mut problems);
        for to in crosswalk {
            if !rows.iter().any(|row| is_of(to, row)) {
                problems.push(Problem::UnusedCrosswalk {
                    area: to.area.clone(),
                    district: to.district.clone(),
                });
            }
        }
        for district in districts {
            if !areas.by_district.contains_key(district) && !areas.parted.contains_key(district) {
                problems.push(Problem::Uncovered {
                    district: district.to_owned(),
                });
            }
        }
        areas.decide(school_areas, schools, &mut problems);
        Refused::unless(areas, problems)
    }

    /// The area of a school; `None` where nothing tells it.
    pub fn of(&self, school: &Establishment) -> Option<&'t str> {
        match district(school) {
            Some(district) => self.by_district.get(district).copied(),
            None => self.decided.get(&school.urn).map(|row| row.area.as_str()),
        }
    }

    pub fn contains(&self, area: &str) -> bool {
        self.listed.iter().any(|(listed, _)| *listed == area)
    }

    /// The parted districts of an area: with one, its schools are not all known.
    pub fn parted_in<'s>(&'s self, area: &'s str) -> impl Iterator<Item = &'t str> + 's {
        self.parted
            .iter()
            .filter(move |(_, areas)| areas.contains(&area))
            .map(|(district, _)| *district)
    }

    fn list(&mut self, row: &'t AreaDistrict) {
        match self.listed.iter_mut().find(|(area, _)| *area == row.area) {
            Some((_, districts)) => districts.push(&row.district),
            None => self.listed.push((&row.area, vec![&row.district])),
        }
    }

    fn assign(
        &mut self,
        row: &'t AreaDistrict,
        district: &'t str,
        schools_assigned: YesNo,
        districts: &BTreeSet<&str>,
        problems: &mut Vec<Problem>,
    ) {
        if !districts.contains(district) {
            problems.push(Problem::NoSuchDistrict {
                area: row.area.clone(),
                named: row.district.clone(),
                district: district.to_owned(),
            });
        } else if schools_assigned == YesNo::No {
            let areas = self.parted.entry(district).or_default();
            if !areas.contains(&row.area.as_str()) {
                areas.push(&row.area);
            }
        } else if let Some(first) = self.by_district.insert(district, &row.area) {
            problems.push(Problem::TwoAreas {
                district: district.to_owned(),
                first: first.to_owned(),
                second: row.area.clone(),
            });
        }
    }

    fn check_parted(&self, problems: &mut Vec<Problem>) {
        for (district, areas) in &self.parted {
            let district = (*district).to_owned();
            if self.by_district.contains_key(district.as_str()) {
                problems.push(Problem::BothWays { district });
            } else if let [area] = areas[..] {
                let area = area.to_owned();
                problems.push(Problem::NothingToPart { district, area });
            }
        }
    }

    fn decide(
        &mut self,
        rows: &'t [SchoolArea],
        schools: &[Establishment],
        problems: &mut Vec<Problem>,
    ) {
        for row in rows {
            let school = schools.iter().find(|school| school.urn == row.urn);
            if !self.contains(&row.area) {
                problems.push(Problem::UnknownArea {
                    whose: format!("school_areas.csv, {}", row.urn),
                    area: row.area.clone(),
                });
            } else if school.is_none_or(|school| district(school).is_some())
                || self.decided.insert(row.urn, row).is_some()
            {
                problems.push(Problem::UnusedSchoolArea { urn: row.urn });
            }
        }
    }
}

fn is_of(to: &Crosswalk, row: &AreaDistrict) -> bool {
    to.area == row.area && to.district == row.district
}

/// The district that a school states.
pub fn district(school: &Establishment) -> Option<&str> {
    school.district.value().map(|district| district.as_str())
}

#[cfg(test)]
mod tests {
    use nextpractice_exchange::gias::read_establishments;

    use super::*;
    use crate::teaching_school_hubs::tables;

    const SCHOOLS: &str = "URN,EstablishmentName,DistrictAdministrative (name)\n\
        100000,A,Eden\n100001,B,Carlisle\n100002,C,Cornwall\n100003,D,\n";

    /// What each school got, or what was wrong.
    fn areas(
        rows: &str,
        crosswalk: &str,
        school_areas: &str,
    ) -> Result<Vec<Option<String>>, Vec<String>> {
        let mut problems = Vec::new();
        let rows: Vec<_> = read("hub_region,district\n", rows, &mut problems);
        let crosswalk: Vec<_> = read(
            "area,district,gias_district,schools_assigned,reason\n",
            crosswalk,
            &mut problems,
        );
        let decided: Vec<_> = read("urn,area,reason\n", school_areas, &mut problems);
        assert!(problems.is_empty(), "{problems:?}");
        let (schools, _) = read_establishments("schools.csv", SCHOOLS.as_bytes()).unwrap();
        match Areas::new(&rows, &crosswalk, &decided, &schools) {
            Ok(areas) => Ok(schools
                .iter()
                .map(|school| areas.of(school).map(str::to_owned))
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

    const ROWS: &str = "NW11,Cumberland\nNW11,Eden\nSW8,Cornwall\nSW11,Cornwall\n";
    const CROSSWALK: &str =
        "NW11,Cumberland,Carlisle,yes,r\nSW8,Cornwall,Cornwall,no,r\nSW11,Cornwall,Cornwall,no,r\n";

    fn refused(rows: &str, crosswalk: &str, school_areas: &str) -> Vec<String> {
        areas(rows, crosswalk, school_areas).unwrap_err()
    }

    #[test]
    fn a_school_lies_in_the_area_of_its_district_unless_that_is_parted() {
        let area = |code: &str| Some(code.to_owned());
        assert_eq!(
            areas(ROWS, CROSSWALK, "100003,SW8,r\n"),
            Ok(vec![area("NW11"), area("NW11"), None, area("SW8")])
        );
        assert_eq!(areas(ROWS, CROSSWALK, "").unwrap()[3], None);
    }

    #[test]
    fn a_district_that_no_school_has_is_refused() {
        assert_eq!(
            refused(&ROWS.replace("NW11,Eden", "NW11,Edn"), CROSSWALK, ""),
            [
                "the district `Edn` is no district of the schools; say in area_crosswalk.csv what `NW11` `Edn` is",
                "no area has the district `Eden` of the schools",
            ]
        );
        let crosswalk = CROSSWALK.replace("Carlisle", "Copeland");
        assert!(refused(ROWS, &crosswalk, "")[0].contains("`Copeland`"));
    }

    #[test]
    fn a_district_has_one_area_or_is_parted_between_several() {
        assert_eq!(
            refused(&format!("{ROWS}EE1,Eden\n"), CROSSWALK, ""),
            ["the schools of `Eden` are given to two areas, `NW11` and `EE1`"]
        );
        assert_eq!(
            refused(
                &ROWS.replace("SW11,Cornwall\n", ""),
                "NW11,Cumberland,Carlisle,yes,r\nSW8,Cornwall,Cornwall,no,r\n",
                ""
            ),
            ["the schools of `Cornwall` are left without an area, but it lies in `SW8` alone"]
        );
        assert_eq!(
            refused(
                ROWS,
                &CROSSWALK.replace("SW11,Cornwall,Cornwall,no", "SW11,Cornwall,Cornwall,yes"),
                ""
            ),
            ["the schools of `Cornwall` are both given to an area and left without one"]
        );
    }

    #[test]
    fn a_decision_that_decides_nothing_is_refused() {
        assert_eq!(
            refused(ROWS, &format!("{CROSSWALK}NW11,Cumbria,Eden,yes,r\n"), ""),
            ["area_crosswalk.csv: `NW11` `Cumbria` is in no row of hub_regions.tsv"]
        );
        for school_areas in [
            "100000,SW8,r\n",
            "100009,SW8,r\n",
            "100003,SW8,r\n100003,SW8,r\n",
        ] {
            assert_eq!(
                refused(ROWS, CROSSWALK, school_areas).len(),
                1,
                "{school_areas}"
            );
        }
        assert_eq!(
            refused(ROWS, CROSSWALK, "100003,SW9,r\n"),
            ["school_areas.csv, 100003: `SW9` is no area of hub_regions.tsv"]
        );
    }
}
