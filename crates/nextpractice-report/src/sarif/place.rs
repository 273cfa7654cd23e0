//! Where things stand: in the document, and in the files that it and its rows were read from.

use std::collections::HashMap;

use nextpractice::audit::{Locus, Unit};
use nextpractice::model::{Programme, Table};
use serde::Serialize;
use serde_json::json;

use super::log::{ArtifactLocation, Location, LogicalLocation, PhysicalLocation, Region};

/// The files that a document and its rows were read from, as far as the caller knows them.
///
/// A document does not say which file it is, nor which row of which table a row of its own was made of. Whoever read
/// them can tell a report, which then points there.
///
/// ```
/// use nextpractice::model::Table;
/// use nextpractice_report::Origins;
///
/// let mut origins = Origins::of("data/programme.json");
/// origins.add(Table::Institutions, "urn:100001", "data/schools.csv", 17);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Origins {
    files: Vec<String>,
    document: Option<usize>,
    rows: HashMap<(Table, String), (usize, usize)>,
}

impl Origins {
    /// A document that was read from a file, by the file's URI: `data/programme.json`, `file:///data/programme.json`.
    pub fn of(uri: impl Into<String>) -> Self {
        Self {
            files: vec![uri.into()],
            document: Some(0),
            rows: HashMap::new(),
        }
    }

    /// Says that the row of a table that has a key was made of a row of a file, by the file's URI and the line, from 1, on which that begins.
    pub fn add(&mut self, table: Table, key: impl Into<String>, uri: &str, line: usize) {
        let known = self.files.iter().position(|file| file == uri);
        let file = known.unwrap_or_else(|| {
            self.files.push(uri.to_owned());
            self.files.len() - 1
        });
        self.rows.insert((table, key.into()), (file, line.max(1)));
    }

    /// What was analysed, in the order in which places name it.
    pub(super) fn artifacts(&self) -> Vec<Artifact<'_>> {
        let files = self.files.iter();
        files
            .map(|uri| Artifact {
                location: Uri { uri },
                roles: ["analysisTarget"],
            })
            .collect()
    }

    /// The document as a whole.
    fn document(&self) -> Option<PhysicalLocation> {
        self.file(self.document?, None)
    }

    fn file(&self, index: usize, line: Option<usize>) -> Option<PhysicalLocation> {
        Some(PhysicalLocation {
            artifact_location: ArtifactLocation {
                uri: self.files.get(index)?.clone(),
                index,
            },
            region: line.map(|start_line| Region { start_line }),
        })
    }

    /// The row that a place is in, if it is known where that came from; else the document.
    fn physical(&self, locus: Locus, programme: &Programme) -> Option<PhysicalLocation> {
        let row = locus.table().zip(locus.key(programme));
        let origin = row
            .filter(|_| !self.rows.is_empty())
            .and_then(|(table, key)| self.rows.get(&(table, key.to_owned())));
        match origin {
            Some((file, line)) => self.file(*file, Some(*line)),
            None => self.document(),
        }
    }

    /// A unit: what it is, and the row of the document that says so.
    pub(super) fn unit(&self, unit: Unit, programme: &Programme) -> Location {
        let locus = unit.locus();
        Location {
            physical_location: self.physical(locus, programme),
            logical_locations: vec![
                LogicalLocation {
                    name: Some(unit.label(programme)),
                    fully_qualified_name: format!("{}/{}", word(unit), unit.id(programme)),
                    kind: word(unit),
                },
                pointed(locus),
            ],
            ..Location::default()
        }
    }

    /// The place of a piece of evidence.
    pub(super) fn locus(&self, locus: Locus, programme: &Programme) -> Location {
        Location {
            physical_location: self.physical(locus, programme),
            logical_locations: vec![pointed(locus)],
            ..Location::default()
        }
    }

    /// A place of the document that no row need be at.
    pub(super) fn pointer(&self, pointer: String) -> Location {
        Location {
            physical_location: self.document(),
            logical_locations: vec![LogicalLocation {
                name: None,
                fully_qualified_name: pointer,
                kind: "value".to_owned(),
            }],
            ..Location::default()
        }
    }
}

#[derive(Serialize)]
pub(super) struct Artifact<'a> {
    location: Uri<'a>,
    roles: [&'static str; 1],
}

#[derive(Serialize)]
struct Uri<'a> {
    uri: &'a str,
}

/// A JSON pointer, which is how the standard names values of a JSON document.
fn pointed(locus: Locus) -> LogicalLocation {
    LogicalLocation {
        name: None,
        fully_qualified_name: locus.pointer(),
        kind: match locus.field() {
            Some(_) => "property",
            None => "object",
        }
        .to_owned(),
    }
}

/// What a unit is, as the JSON report has it.
pub(super) fn word(unit: Unit) -> String {
    let kind = json!(unit.kind());
    kind.as_str().unwrap_or_default().to_owned()
}
