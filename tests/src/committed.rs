//! Every document and table that is committed, for tests that damage them all.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::{entry, fixture};

/// The root of the repository.
fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn files(folder: &str, endings: &[&str]) -> Vec<(String, Vec<u8>)> {
    let mut waiting = vec![repository().join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).expect("a folder of the repository") {
            let path = entry.expect("an entry that can be read").path();
            let name = path.to_string_lossy().into_owned();
            if path.is_dir() {
                waiting.push(path);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
                found.push((name, bytes));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "nothing under {folder}");
    found
}

/// The documents, unpacked: those of the rules, and those that come with the examples.
pub fn documents() -> Vec<(String, Vec<u8>)> {
    let packed = packed().into_iter().map(|(name, bytes)| {
        let mut text = Vec::new();
        flate2::read::GzDecoder::new(&bytes[..])
            .read_to_end(&mut text)
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, text)
    });
    let mut documents: Vec<_> = fixture::documents().collect();
    documents.extend(files("examples/data", &[".json"]));
    documents.extend(packed);
    documents
}

/// The documents that are committed packed with gzip.
pub fn packed() -> Vec<(String, Vec<u8>)> {
    files("examples/data", &[".json.gz"])
}

/// The tables.
pub fn tables() -> Vec<(String, Vec<u8>)> {
    let mut tables = files("tests/fixtures", &[".csv"]);
    tables.extend(files("examples/data", &[".csv"]));
    tables
}

/// The files of the programme that is kept in a spreadsheet, in one piece.
pub fn spreadsheet() -> Vec<u8> {
    let files = files("examples/data/spreadsheet", &[".csv"]);
    entry::together(files.iter().map(|(path, bytes)| {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        (name, bytes.as_slice())
    }))
}
