//! Every committed document and table, cut short and with bits flipped: no way in panics, whatever is left of them.
//!
//! Places are drawn at random; the seed is printed, and `NEXTPRACTICE_SEED` takes it up again. With `NEXTPRACTICE_EXHAUSTIVE`
//! set, every place of every file is tried, which takes hours.

use std::env;

use nextpractice_exchange::document::write_gzip;
use nextpractice_tests::oracle::generator::Dice;
use nextpractice_tests::{committed, entry, lines};
use rayon::prelude::*;

/// How many places of each file are tried; of a large one, fewer.
const PLACES: usize = 6;
const LARGE: usize = 200_000;

fn seed() -> u64 {
    match env::var("NEXTPRACTICE_SEED") {
        Ok(seed) => seed.parse().expect("a number"),
        Err(_) => std::process::id().into(),
    }
}

fn places(length: usize, random: &mut Dice) -> Vec<usize> {
    if env::var_os("NEXTPRACTICE_EXHAUSTIVE").is_some() {
        return (0..length).collect();
    }
    let places = if length > LARGE { 1 } else { PLACES };
    (0..places).map(|_| random.below(length)).collect()
}

fn damage(files: &[(String, Vec<u8>)], enter: entry::Entry) {
    let seed = seed();
    // Shown where the test fails.
    println!("NEXTPRACTICE_SEED={seed}");
    files
        .par_iter()
        .enumerate()
        .for_each(|(number, (name, bytes))| {
            let mut random = Dice::new(seed.wrapping_add(number as u64));
            for at in places(bytes.len(), &mut random) {
                println!("{name}: byte {at}");
                enter(&bytes[..at]);
                let mut flipped = bytes.clone();
                flipped[at] ^= 1 << random.below(8);
                enter(&flipped);
                // Text that ends well after all, with something in the middle gone.
                let end = at + random.below(bytes.len() - at);
                enter(&[&bytes[..at], &bytes[end..]].concat());
            }
        });
}

#[test]
fn no_document_damaged_makes_a_panic() {
    damage(&committed::documents(), entry::json);
}

#[test]
fn no_document_on_many_lines_damaged_makes_a_panic() {
    let documents = committed::documents().into_iter();
    let lines: Vec<_> = documents
        .map(|(name, bytes)| {
            let document = serde_json::from_slice(&bytes).expect("JSON");
            (name, lines::text(&document))
        })
        .collect();
    damage(&lines, entry::ndjson);
}

#[test]
fn no_packed_document_damaged_makes_a_panic() {
    let mut files = committed::packed();
    let small = committed::documents().into_iter().step_by(7);
    files.extend(small.filter_map(|(name, bytes)| {
        let text = String::from_utf8(bytes).ok()?;
        (text.len() < LARGE).then(|| (name, write_gzip(&text)))
    }));
    damage(&files, entry::gzip);
}

#[test]
fn no_table_damaged_makes_a_panic() {
    let tables = committed::tables();
    for _ in 0..5 {
        for enter in [entry::establishments, entry::links, entry::groups] {
            damage(&tables, enter);
        }
    }
}

#[test]
fn no_spreadsheet_damaged_makes_a_panic() {
    let sheets = ("spreadsheet".to_owned(), committed::spreadsheet());
    damage(&vec![sheets; 100], entry::sheets);
}

/// The seeds of the fuzzers, and what they once found.
#[test]
fn the_corpus_makes_no_panic() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../fuzz/corpus");
    for (target, enter) in entry::ALL {
        let files = std::fs::read_dir(format!("{folder}/{target}")).expect("a corpus for each");
        let mut count = 0;
        for file in files {
            let path = file.expect("an entry that can be read").path();
            println!("{}", path.display());
            enter(&std::fs::read(path).expect("a file that can be read"));
            count += 1;
        }
        assert!(count > 0, "no corpus for {target}");
    }
}
