//! The fixtures: documents as data, each with what an audit is to say of it. `fixtures/README.md` tells their form.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::told::{Grouped, Told};

/// The four documents that each rule has, unless its `expected.json` argues why it cannot have one.
pub const KINDS: [(&str, &str); 4] = [
    ("fires", "broken"),
    ("holds", "holds"),
    ("cannot-tell", "cannot_tell"),
    ("not-applicable", "not_applicable"),
];

/// The folder of all fixtures.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// A rule's folder: what is expected, and the documents by name.
#[derive(Debug)]
pub struct Folder {
    /// The rule's code, which is the folder's name.
    pub code: String,
    /// What `expected.json` says.
    pub expected: Expected,
    /// The bytes of each document, by its file's name without the ending.
    pub documents: BTreeMap<String, Vec<u8>>,
}

/// What a folder's `expected.json` says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The rule's code.
    pub rule: String,
    /// The kinds of document that the rule cannot have, and why.
    pub absent: BTreeMap<String, String>,
    /// What is expected of each document, by its name.
    pub documents: BTreeMap<String, Expectation>,
}

/// What is expected of one document.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// What the rule says of every unit that it is asked of.
    pub units: Vec<Told>,
    /// The breaches by root cause, of the rule and of those that it follows from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<Grouped>>,
}

/// The folders named after rules: two capitals and three digits.
pub fn folders() -> Vec<Folder> {
    let mut folders: Vec<Folder> = entries(&root())
        .into_iter()
        .filter(|path| path.is_dir() && is_code(&name(path)))
        .map(|path| Folder::read(&path))
        .collect();
    folders.sort_by(|a, b| a.code.cmp(&b.code));
    folders
}

/// Every document of every rule's folder, with its place for messages.
pub fn documents() -> impl Iterator<Item = (String, Vec<u8>)> {
    folders().into_iter().flat_map(|folder| {
        let code = folder.code;
        folder
            .documents
            .into_iter()
            .map(move |(name, bytes)| (format!("{code}/{name}"), bytes))
    })
}

/// Whether a name has the form of a rule's code.
pub fn is_code(name: &str) -> bool {
    let (letters, digits) = name.split_at(name.len().min(2));
    letters.len() == 2
        && letters.bytes().all(|b| b.is_ascii_uppercase())
        && digits.len() == 3
        && digits.bytes().all(|b| b.is_ascii_digit())
}

impl Folder {
    fn read(path: &Path) -> Self {
        let code = name(path);
        let expected = fs::read(path.join("expected.json"))
            .unwrap_or_else(|error| panic!("{code}/expected.json: {error}"));
        let expected = serde_json::from_slice(&expected)
            .unwrap_or_else(|error| panic!("{code}/expected.json: {error}"));
        let documents = entries(path)
            .into_iter()
            .filter(|file| name(file) != "expected.json")
            .map(|file| {
                assert!(
                    file.extension().is_some_and(|ending| ending == "json"),
                    "{} is no document",
                    file.display()
                );
                let stem = file
                    .file_stem()
                    .expect("a file has a name")
                    .to_string_lossy()
                    .into_owned();
                (
                    stem,
                    fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())),
                )
            })
            .collect();
        Self {
            code,
            expected,
            documents,
        }
    }
}

impl Expected {
    /// The text of the file: one unit a line, so that a change shows in one.
    pub fn to_text(&self) -> String {
        let documents: Vec<String> = self
            .documents
            .iter()
            .map(|(name, expectation)| {
                let units: Vec<String> = expectation.units.iter().map(json).collect();
                let units = if units.is_empty() {
                    String::new()
                } else {
                    format!("\n{}\n", units.join(",\n"))
                };
                let groups = match &expectation.groups {
                    Some(groups) => {
                        let groups: Vec<String> = groups.iter().map(json).collect();
                        format!(", \"groups\": [\n{}\n]", groups.join(",\n"))
                    }
                    None => String::new(),
                };
                format!("{}: {{\"units\": [{units}]{groups}}}", json(name))
            })
            .collect();
        format!(
            "{{\n\"rule\": {},\n\"absent\": {},\n\"documents\": {{\n{}\n}}\n}}\n",
            json(&self.rule),
            json(&self.absent),
            documents.join(",\n")
        )
    }
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("plain data is written as JSON")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let list = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = list
        .map(|entry| entry.expect("an entry that can be read").path())
        .collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name()
        .expect("an entry has a name")
        .to_string_lossy()
        .into_owned()
}
