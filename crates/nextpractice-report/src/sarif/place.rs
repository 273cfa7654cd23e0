//! Where things stand: in the document, and in the files that it and its rows were read from.

use std::collections::HashMap;

use nextpractice::audit::{Locus, Unit};
use nextpractice::model::Programme;
use serde::Serialize;
use serde_json::json;

use super::log::{ArtifactLocation, Location, LogicalLocation, PhysicalLocation, Region};

/// The files that a document and its rows were read from, as far as the caller knows them.
///
/// A document does not say which file it is, nor which row of which table a row of its own was made of. Whoever read
/// them can tell a report, which then points there.
///
/// ```
/// use nextpractice_report::Origins;
///
/// let mut origins = Origins::of("data/programme.json");
/// origins.add("/institutions/0", "data/schools.csv", 17, None);
/// origins.add("/institutions/0/closed", "data/schools.csv", 17, Some(42));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Origins {
    files: Vec<String>,
    document: Option<usize>,
    places: HashMap<String, (usize, Region)>,
}

impl Origins {
    /// A document that was read from a file, by the file's URI: `data/programme.json`, `file:///data/programme.json`.
    pub fn of(uri: impl Into<String>) -> Self {
        Self {
            files: vec![uri.into()],
            document: Some(0),
            places: HashMap::new(),
        }
    }

    /// Says that a place of the document, a row or a field of one, was made of a row or a cell of a file: the place by its
    /// JSON pointer, and the other by the file's URI and the line, and of a cell the character of that, with which it
    /// begins, both from 1.
    pub fn add(
        &mut self,
        pointer: impl Into<String>,
        uri: &str,
        line: usize,
        column: Option<usize>,
    ) {
        let known = self.files.iter().position(|file| file == uri);
        let file = known.unwrap_or_else(|| {
            self.files.push(uri.to_owned());
            self.files.len() - 1
        });
        let region = Region {
            start_line: line.max(1),
            start_column: column.map(|column| column.max(1)),
        };
        self.places.insert(pointer.into(), (file, region));
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

    fn file(&self, index: usize, region: Option<Region>) -> Option<PhysicalLocation> {
        Some(PhysicalLocation {
            artifact_location: ArtifactLocation {
                uri: self.files.get(index)?.clone(),
                index,
            },
            region,
        })
    }

    /// What a place was made of, or the row that it is in, if that is known; else the document.
    fn physical(&self, pointer: &str) -> Option<PhysicalLocation> {
        let known = |pointer: &str| self.places.get(pointer);
        let origin = match self.places.is_empty() {
            true => None,
            false => std::iter::successors(Some(pointer), |inner| {
                Some(inner.rsplit_once('/')?.0).filter(|outer| !outer.is_empty())
            })
            .find_map(known),
        };
        match origin {
            Some((file, region)) => self.file(*file, Some(*region)),
            None => self.document(),
        }
    }

    /// A unit: what it is, and the row of the document that says so.
    pub(super) fn unit(&self, unit: Unit, programme: &Programme) -> Location {
        let locus = unit.locus();
        Location {
            physical_location: self.physical(&locus.pointer()),
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
    pub(super) fn locus(&self, locus: Locus) -> Location {
        Location {
            physical_location: self.physical(&locus.pointer()),
            logical_locations: vec![pointed(locus)],
            ..Location::default()
        }
    }

    /// A place of the document that no row need be at.
    pub(super) fn pointer(&self, pointer: String) -> Location {
        Location {
            physical_location: self.physical(&pointer),
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
