//! The examples of the rules: small documents made from the fixtures, by leaving out all that the verdict does not need.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use nextpractice::audit::{Audit, AuditOptions, Counts, Examples, Rule, rules};
use nextpractice::model::{Document, Programme};
use serde_json::Value;

use crate::fixture;
use crate::shrink::shrunk;

/// The file of the examples.
fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/nextpractice/src/audit/examples.json")
}

/// The examples as the file has them now.
pub fn committed() -> Examples {
    let bytes = fs::read(path()).expect("the file of the examples");
    Examples::from_json(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path().display()))
}

/// What an example is to show.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// The fixture that it is made from.
    pub fixture: &'static str,
    /// How many units have the verdict that it is to show.
    shown: fn(Counts) -> usize,
    /// How many have another, and would distract.
    others: fn(Counts) -> usize,
}

/// The two examples of a rule: the one that breaks it, the one that keeps it.
pub const KINDS: [Kind; 2] = [
    Kind {
        fixture: "fires",
        shown: |counts| counts.broken,
        others: |counts| counts.holds + counts.cannot_tell,
    },
    Kind {
        fixture: "holds",
        shown: |counts| counts.holds,
        others: |counts| counts.broken + counts.cannot_tell,
    },
];

impl Kind {
    /// Whether these are the verdicts of such an example, and of nothing else.
    pub fn shows(self, counts: Counts) -> bool {
        (self.shown)(counts) > 0 && (self.others)(counts) == 0
    }
}

/// What a rule says of a document; `None` if that is no programme.
pub fn counts(rule: &'static Rule, document: &Value) -> Option<Counts> {
    let document = Document::from_json(document.to_string().as_bytes()).ok()?;
    let programme = Programme::new(document).ok()?;
    let options = AuditOptions {
        rules: vec![rule],
        ..AuditOptions::default()
    };
    let audit = Audit::new(&programme, &options).ok()?;
    audit.outcomes().first().map(|(_, outcome)| outcome.counts)
}

/// Writes the file of the examples anew.
pub fn update() {
    fs::write(path(), made()).expect("the examples can be written");
}

/// The file of the examples anew: those that still show what they are to show stay as they are, the others are made
/// from the fixtures.
fn made() -> String {
    let committed = committed();
    let folders = fixture::folders();
    let mut of: BTreeMap<&str, [String; 2]> = BTreeMap::new();
    for rule in rules::ALL {
        // A rule that is being written has none yet; the tests of the examples ask for them.
        let Some(folder) = folders.iter().find(|folder| folder.code == rule.code) else {
            continue;
        };
        let pair = [0, 1].map(|place| {
            let kind = KINDS[place];
            let old = committed.of(rule);
            let old = old.map(|pair| pair[place].document().to_json());
            let still = old.filter(|text| {
                let document = serde_json::from_str(text).expect("a document is JSON");
                counts(rule, &document).is_some_and(|counts| kind.shows(counts))
            });
            still.unwrap_or_else(|| small(rule, &folder.documents[kind.fixture], kind))
        });
        of.insert(rule.code, pair);
    }
    let entries: Vec<String> = of
        .iter()
        .map(|(code, [breaks, keeps])| {
            format!(
                "\"{code}\": [\n{},\n{}\n]",
                breaks.trim_end(),
                keeps.trim_end()
            )
        })
        .collect();
    format!("{{\n{}\n}}\n", entries.join(",\n"))
}

fn small(rule: &'static Rule, fixture: &[u8], kind: Kind) -> String {
    let document: Value = serde_json::from_slice(fixture).expect("a fixture is JSON");
    // A fixture has other verdicts too: they may go, and none may come.
    let others = Cell::new(usize::MAX);
    let small = shrunk(document, |document| {
        let Some(counts) = counts(rule, document) else {
            return false;
        };
        let fewer = (kind.others)(counts) <= others.get();
        let shows = fewer && (kind.shown)(counts) > 0;
        if shows {
            others.set((kind.others)(counts));
        }
        shows
    });
    let shown = counts(rule, &small).is_some_and(|counts| kind.shows(counts));
    assert!(shown, "{}/{}: {small}", rule.code, kind.fixture);
    let document = Document::from_json(small.to_string().as_bytes()).expect("a document");
    document.to_json()
}
