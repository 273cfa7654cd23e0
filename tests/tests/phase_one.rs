//! The documents of phases one and two: what is committed is what the sources and the rules make of it.
//!
//! `UPDATE_PAGES=1 cargo test -p nextpractice-tests` writes the documents and what is expected of their audits anew;
//! read the difference before you commit it.

mod phase_one {
    mod expected;
    mod facts;
    mod other_reading;
}

use std::path::PathBuf;

use nextpractice::audit::{Audit, AuditOptions};
use nextpractice::model::{Document, Programme};
use nextpractice::vocabulary::Phase;
use nextpractice_examples::phase_one::{Reading, document, tell};

/// The phases, with the names of their files.
const PHASES: [(Phase, &str); 2] = [(Phase::One, "phase-one"), (Phase::Two, "phase-two")];

fn built(phase: Phase) -> Document {
    document(phase, Reading::OneInEachRegion).expect("the sources make keys and texts")
}

fn audited(document: Document) -> Audit {
    let programme = Programme::new(document).unwrap_or_else(|refusal| panic!("{refusal}"));
    Audit::new(&programme, &AuditOptions::default()).expect("the document has a date")
}

fn of_phase(phase: Phase) -> Audit {
    audited(built(phase))
}

fn in_repository(path: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(path)
}

/// Compares a committed text with what it is to be, after writing it where that is asked for.
fn committed(path: &str, text: &str) {
    let file = in_repository(path);
    if std::env::var_os("UPDATE_PAGES").is_some() {
        std::fs::create_dir_all(file.parent().expect("a file in a folder")).expect("a folder");
        std::fs::write(&file, text).expect("the file can be written");
    }
    let there = std::fs::read_to_string(&file).unwrap_or_default();
    let difference = difference(&there, text);
    assert!(
        difference.is_empty(),
        "{path} is not up to date (- as committed, + as found):\n{difference}\nif that is right, run \
         `UPDATE_PAGES=1 cargo test -p nextpractice-tests`"
    );
}

/// The lines of one text that are not in the other, in order, each with its sign, commas at their ends apart; or that
/// the two differ otherwise.
fn difference(before: &str, after: &str) -> String {
    let told_of = |text| {
        let lines = str::lines(text).map(|line| line.trim().trim_end_matches(','));
        lines.collect::<Vec<&str>>()
    };
    let (ours, theirs) = (told_of(before), told_of(after));
    let lacking = |sign, from: &[&str], other: &[&str]| {
        let lines = from.iter().filter(|line| !other.contains(line));
        lines
            .map(|line| format!("{sign} {line}\n"))
            .collect::<String>()
    };
    let told = lacking('-', &ours, &theirs) + &lacking('+', &theirs, &ours);
    if told.is_empty() && before != after {
        return "the same lines, otherwise ordered or spaced\n".to_owned();
    }
    told
}

#[test]
fn the_difference_of_two_texts_is_told_by_line() {
    assert_eq!(difference("a\nb\n", "a\nb\n"), "");
    assert_eq!(difference("a,\nb\n", "a,\nb,\nc\n"), "+ c\n");
    assert_eq!(difference("a\n  b\n", "a\n  c\n"), "- b\n+ c\n");
    assert_eq!(
        difference("a\nb\n", "b\na\n"),
        "the same lines, otherwise ordered or spaced\n"
    );
}

#[test]
fn committed_documents_are_what_is_built() {
    for (phase, name) in PHASES {
        committed(
            &format!("examples/data/{name}.json"),
            &built(phase).to_json(),
        );
    }
}

#[test]
fn documents_come_back_from_text_and_from_the_programme() {
    for (phase, name) in PHASES {
        let text = built(phase).to_json();
        let read = Document::from_json(text.as_bytes()).expect("well-formed");
        assert_eq!(read, built(phase), "{name}");
        assert_eq!(
            of_phase(phase).programme().to_document().to_json(),
            text,
            "{name}"
        );
    }
}

#[test]
fn what_is_told_is_told_alike_every_time() {
    for (phase, name) in PHASES {
        let told = tell(phase).expect("a programme");
        assert_eq!(told, tell(phase).expect("a programme"), "{name}");
        assert!(
            told.lines().all(|line| line.chars().count() <= 100),
            "{name}: lines of at most 100 columns\n{told}"
        );
    }
}
