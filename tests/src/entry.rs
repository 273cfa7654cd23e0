//! The ways in: what takes bytes from outside. Each is gone as far as the bytes go, and holds what must hold whatever
//! they are. Tests and fuzzers share them.

use nextpractice::audit::{Audit, AuditOptions};
use nextpractice::model::{Document, LoadError, Programme, Refusal};
use nextpractice::value::parse_date;
use nextpractice_exchange::document::{ReadError, read_document, read_programme, write_gzip};
use nextpractice_exchange::gias::{Register, Succession, read_establishments};
use nextpractice_exchange::ndjson::{read_ndjson, write_ndjson};
use nextpractice_exchange::report::{ImportReport, RefusedFile};
use nextpractice_exchange::sheets::read_sheets;
use serde_json::Value;

/// A way in.
pub type Entry = fn(&[u8]);

/// All of them, by the name of their fuzz target.
pub const ALL: [(&str, Entry); 7] = [
    ("json", json),
    ("ndjson", ndjson),
    ("gzip", gzip),
    ("establishments", establishments),
    ("links", links),
    ("groups", groups),
    ("sheets", sheets),
];

/// A document in one piece, read in both ways: in one, and by way of a [`Document`]. What is JSON is for `serde_json` to say.
pub fn json(bytes: &[u8]) {
    let loaded = Programme::from_json(bytes);
    let is_object = serde_json::from_slice(bytes).is_ok_and(|value: Value| value.is_object());
    let document = match Document::from_json(bytes) {
        Ok(document) => document,
        Err(malformed) => {
            assert!(!is_object, "{malformed}");
            assert_eq!(loaded.err(), Some(LoadError::Malformed(malformed)));
            return;
        }
    };
    assert!(is_object, "{document:?}");
    let text = document.to_json();
    assert_eq!(Document::from_json(text.as_bytes()).as_ref(), Ok(&document));
    match Programme::new(document) {
        Ok(programme) => {
            let loaded = loaded.expect("a sound document is loaded");
            assert_eq!(loaded.digest(), programme.digest());
            audited(&programme);
        }
        Err(refusal) => {
            refused(&refusal);
            match loaded {
                Err(LoadError::Refused(other)) => assert_eq!(told(&other), told(&refusal)),
                other => panic!("{refusal}\n{:?}", other.map(|_| "a programme")),
            }
        }
    }
}

/// A document line by line.
pub fn ndjson(bytes: &[u8]) {
    match read_ndjson(bytes) {
        Ok(programme) => {
            audited(&programme);
            let mut text = Vec::new();
            write_ndjson(&programme, &mut text).expect("memory takes every write");
            let again = read_ndjson(&text[..]).expect("what was written is read");
            assert_eq!(again.digest(), programme.digest());
        }
        Err(ReadError::Refused(refusal)) => refused(&refusal),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// A file in whatever form, packed or not; and the bytes as the text of one that is packed.
pub fn gzip(bytes: &[u8]) {
    let whole = read_document(bytes).map(|document| Programme::new(document).is_ok());
    let streamed = read_programme(bytes);
    if let (Ok(sound), Err(ReadError::Refused(_))) | (Ok(sound), Ok(_)) = (&whole, &streamed) {
        assert_eq!(*sound, streamed.is_ok());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let packed = read_programme(&write_gzip(text)[..]);
        // Bytes that open as gzip data are no text.
        if bytes.first() != Some(&0x1f) {
            assert_eq!(packed.is_ok(), streamed.is_ok());
        }
    }
}

/// A register of establishments.
pub fn establishments(bytes: &[u8]) {
    match read_establishments("any.csv", bytes) {
        Ok((schools, report)) => {
            assert_eq!(schools.len(), report.imported());
            accounted_for(&[report]);
        }
        Err(refused) => assert!(!refused.to_string().is_empty()),
    }
}

/// Links of succession, laid onto a small register.
pub fn links(bytes: &[u8]) {
    let day = parse_date("2022-04-25").expect("a date");
    registered(|register| {
        let succession = register.add_links("any.csv", bytes, Some(day))?;
        followed(&succession, register);
        Ok(())
    });
}

/// Groups and who belongs to them, laid onto a small register.
pub fn groups(bytes: &[u8]) {
    registered(|register| register.add_groups("any.csv", bytes));
}

/// A small register with what a file adds to it, as far as that is a programme: always.
fn registered(add: impl FnOnce(&mut Register) -> Result<(), RefusedFile>) {
    const SCHOOLS: &[u8] =
        b"URN,EstablishmentName\n100001,A School\n100002,B School\n100003,C School\n";
    let mut register = Register::new("schools.csv", SCHOOLS).expect("a register");
    if let Err(refused) = add(&mut register) {
        assert!(!refused.to_string().is_empty());
        return;
    }
    accounted_for(register.reports());
    let stubs: usize = register.reports().iter().map(ImportReport::stubs).sum();
    assert_eq!(stubs, register.stubs());
    let institutions = register.establishments() + stubs;
    let mut document = Document::from_json(
        br#"{"format":"nextpractice/1","recorded_on":"2022-04-25","charter":{"coverage":"none"}}"#,
    )
    .expect("a document");
    register.into_tables().fill(&mut document);
    let programme = Programme::new(document).unwrap_or_else(|refusal| panic!("{refusal}"));
    assert_eq!(programme.institutions().len(), institutions);
    audited(&programme);
}

/// Following from each establishment by itself comes to what following from all of them at once does.
fn followed(succession: &Succession, register: &Register) {
    let day = parse_date("2022-04-25").expect("a date");
    let ends = succession.ends(day);
    assert_eq!(succession.urns().len(), ends.len());
    assert!(ends.len() <= register.establishments() + register.stubs());
    for (urn, end) in succession.urns().iter().zip(ends).take(100) {
        assert_eq!(succession.follow(*urn, day), end);
    }
}

/// The sheets of a programme: one file after another, each begun by a line such as `= hubs.csv`.
pub fn sheets(bytes: &[u8]) {
    let sheets = match read_sheets(Document::default(), apart(bytes)) {
        Ok(sheets) => sheets,
        Err(refused) => {
            assert!(!refused.to_string().is_empty());
            return;
        }
    };
    accounted_for(sheets.reports());
    match sheets.programme() {
        Ok(programme) => audited(&programme),
        Err(unfit) => {
            accounted_for(&unfit.reports);
            assert!(!unfit.to_string().is_empty());
        }
    }
}

/// What [`together`] puts together.
fn apart(bytes: &[u8]) -> Vec<(&str, &[u8])> {
    let mut files: Vec<(&str, &[u8])> = Vec::new();
    let mut begun = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let end = begun + line.len();
        let name = line
            .strip_prefix(b"= ")
            .and_then(|name| std::str::from_utf8(name).ok());
        match (name, files.last_mut()) {
            (Some(name), _) => files.push((name.trim_end(), &bytes[end..end])),
            (None, Some((_, content))) => *content = &bytes[end - line.len() - content.len()..end],
            (None, None) => {}
        }
        begun = end;
    }
    files
}

/// Files in one piece, as [`sheets`] takes them.
pub fn together<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Vec<u8> {
    let one = |(name, bytes): (&str, &[u8])| [b"= ", name.as_bytes(), b"\n", bytes].concat();
    files.into_iter().flat_map(one).collect()
}

fn accounted_for(reports: &[ImportReport]) {
    assert!(reports.iter().all(ImportReport::adds_up));
    let told: String = reports.iter().map(ImportReport::to_string).collect();
    assert!(reports.is_empty() || !told.is_empty());
    assert!(!ImportReport::to_csv(reports).is_empty());
}

fn audited(programme: &Programme) {
    let options = AuditOptions {
        date: programme.recorded_on().or(parse_date("2006-01-01").ok()),
        ..AuditOptions::default()
    };
    let audit = Audit::new(programme, &options).expect("a date is given");
    for (_, outcome) in audit.outcomes() {
        let counts = outcome.counts;
        assert_eq!(counts.broken, outcome.broken.len());
        assert_eq!(
            counts.cannot_tell,
            outcome.gaps.values().map(Vec::len).sum::<usize>()
        );
    }
    audit.groups();
}

/// How many problems there are, and which, in whatever order they were found, where all are listed.
fn told(refusal: &Refusal) -> (usize, Vec<String>) {
    let mut told: Vec<String> = refusal.problems().map(ToString::to_string).collect();
    told.retain(|_| refusal.total() <= Refusal::LISTED);
    told.sort();
    (refusal.total(), told)
}

fn refused(refusal: &Refusal) {
    assert!(refusal.total() > 0);
    for problem in refusal.problems() {
        assert!(!problem.reason().is_empty() && !problem.remedy().is_empty());
        assert!(problem.to_string().len() < 100_000);
    }
}
