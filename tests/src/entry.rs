//! The ways in: what takes bytes from outside. Each is gone as far as the bytes go, and holds what must hold whatever
//! they are. Tests and fuzzers share them.

use nextpractice::audit::{Audit, AuditOptions};
use nextpractice::model::{Document, Programme, Refusal};
use nextpractice::value::parse_date;
use nextpractice_exchange::document::{ReadError, read_document, read_programme, write_gzip};
use nextpractice_exchange::gias::read_establishments;
use nextpractice_exchange::ndjson::{read_ndjson, write_ndjson};

/// A way in.
pub type Entry = fn(&[u8]);

/// All of them, by the name of their fuzz target.
pub const ALL: [(&str, Entry); 4] = [
    ("json", json),
    ("ndjson", ndjson),
    ("gzip", gzip),
    ("establishments", establishments),
];

/// A document in one piece.
pub fn json(bytes: &[u8]) {
    let Ok(document) = Document::from_json(bytes) else {
        return;
    };
    let text = document.to_json();
    assert_eq!(Document::from_json(text.as_bytes()).as_ref(), Ok(&document));
    match Programme::new(document) {
        Ok(programme) => audited(&programme),
        Err(refusal) => refused(&refusal),
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
            assert_eq!(report.imported() + report.rejected(), report.rows());
            assert!(!report.to_string().is_empty());
        }
        Err(refused) => assert!(!refused.to_string().is_empty()),
    }
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

fn refused(refusal: &Refusal) {
    assert!(refusal.total() > 0);
    for problem in refusal.problems() {
        assert!(!problem.reason().is_empty() && !problem.remedy().is_empty());
        assert!(problem.to_string().len() < 100_000);
    }
}
