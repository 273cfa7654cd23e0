//! The rows of the small tables: hubs and areas as published, and the decisions kept beside them.

use nextpractice::value::Urn;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::problem::Problem;

/// An appropriate body: a teaching school hub, or another body without areas.
#[derive(Debug, Deserialize)]
pub struct Body {
    #[serde(rename = "ab_name_ecf1")]
    pub name: String,
    #[serde(rename = "appropriate_body_id")]
    pub id: String,
    #[serde(rename = "hub_region")]
    pub areas: String,
}

/// A district of a hub area.
#[derive(Debug, Deserialize)]
pub struct AreaDistrict {
    #[serde(rename = "hub_region")]
    pub area: String,
    pub district: String,
}

/// A decision: the district of the schools that a district of an area is.
#[derive(Debug, Deserialize)]
pub struct Crosswalk {
    pub area: String,
    pub district: String,
    pub gias_district: String,
    pub schools_assigned: YesNo,
    pub reason: String,
}

/// Whether the schools of a district belong to the area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum YesNo {
    Yes,
    No,
}

/// A decision: the lead school of a hub whose name does not settle it.
#[derive(Debug, Deserialize)]
pub struct LeadSchool {
    pub hub: String,
    pub lead_name: Option<String>,
    pub urn: Option<Urn>,
    pub reason: String,
}

/// A decision: the area of a school that states no district.
#[derive(Debug, Deserialize)]
pub struct SchoolArea {
    pub urn: Urn,
    pub area: String,
    pub reason: String,
}

/// Reads a table whose first row is its headings; every row that does not fit is a problem.
pub fn read<T: DeserializeOwned>(
    file: &'static str,
    separator: u8,
    bytes: &[u8],
    problems: &mut Vec<Problem>,
) -> Vec<T> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .from_reader(bytes);
    let mut rows = Vec::new();
    for row in reader.deserialize() {
        match row {
            Ok(row) => rows.push(row),
            Err(error) => problems.push(Problem::Row {
                file,
                reason: error.to_string(),
            }),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_do_not_fit_are_told_and_the_rest_read() {
        let mut problems = Vec::new();
        let table = b"hub,lead_name,urn,reason\na,A,143881,r\nb,,,r\nc,C,12,r\nd,D\n";
        let rows: Vec<LeadSchool> = read("lead_schools.csv", b',', table, &mut problems);
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].urn.map(Urn::get), Some(143_881));
        assert_eq!((&rows[1].lead_name, rows[1].urn), (&None, None));
        let told: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 2);
        assert!(
            told[0].contains("`lead_schools.csv`") && told[0].contains("line: 4"),
            "{told:?}"
        );
        assert!(told[1].contains("line: 5"), "{told:?}");
    }

    #[test]
    fn a_missing_column_is_told() {
        let mut problems = Vec::new();
        let rows: Vec<AreaDistrict> = read(
            "hub_regions.tsv",
            b'\t',
            b"region\tdistrict\nEE1\tHarlow\n",
            &mut problems,
        );
        assert!(rows.is_empty());
        assert!(
            problems[0].to_string().contains("hub_region"),
            "{}",
            problems[0]
        );
    }
}
