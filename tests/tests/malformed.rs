//! Text that is no document: it is told from one, with the line and the column, and nothing ever panics.

use nextpractice::audit::{Audit, AuditOptions};
use nextpractice::model::{Document, Malformed, Programme};
use nextpractice_tests::fixture;
use nextpractice_tests::refused::sound;
use rayon::prelude::*;

fn malformed(bytes: &[u8]) -> Malformed {
    match Document::from_json(bytes) {
        Ok(_) => panic!("a document after all: {}", String::from_utf8_lossy(bytes)),
        Err(malformed) => malformed,
    }
}

/// Goes as far as the text can be gone with: text, document, programme, audit, and back to text.
fn all_the_way(bytes: &[u8]) {
    if let Ok(document) = Document::from_json(bytes) {
        let text = document.to_json();
        assert_eq!(Document::from_json(text.as_bytes()).as_ref(), Ok(&document));
    }
    as_far_as_an_audit(bytes);
}

/// Goes the same way without the way back.
fn as_far_as_an_audit(bytes: &[u8]) {
    let Ok(document) = Document::from_json(bytes) else {
        return;
    };
    match Programme::new(document) {
        Ok(programme) => {
            if let Ok(audit) = Audit::new(&programme, &AuditOptions::default()) {
                audit.groups();
            }
        }
        Err(refusal) => assert!(refusal.total() > 0 && !refusal.to_string().is_empty()),
    }
}

#[test]
fn a_document_cut_short_anywhere_is_malformed() {
    let text = serde_json::to_string_pretty(&sound()).expect("JSON");
    for end in 0..text.len() {
        let cut = malformed(&text.as_bytes()[..end]);
        let lines = text.as_bytes()[..end]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count();
        assert_eq!(cut.line(), lines + 1, "cut at {end}: {cut}");
        // In the middle of a character the text is no UTF-8 before it is cut short.
        let whole = std::str::from_utf8(&text.as_bytes()[..end]).is_ok();
        assert!(
            !whole || cut.reason().contains("cut short"),
            "cut at {end}: {cut}"
        );
    }
    Document::from_json(text.as_bytes()).expect("the whole text is a document");
}

#[test]
fn every_fixture_cut_short_anywhere_is_malformed() {
    for (place, bytes) in fixture::documents() {
        let end = bytes
            .iter()
            .rposition(|byte| *byte == b'}')
            .expect("an object");
        // Every byte of the sound document is cut above; of the fixtures every seventh, and each at another place.
        for end in (place.len() % 7..end).step_by(7) {
            assert!(
                Document::from_json(&bytes[..end]).is_err(),
                "{place} cut at {end}"
            );
        }
    }
}

#[test]
fn the_place_is_given() {
    for (text, line, column) in [
        ("{\"format\": 1,}", 1, 14),
        ("{\n  \"a\" 1\n}", 2, 7),
        ("{}\n{}", 2, 1),
        ("{} x", 1, 4),
        ("[1, 2]", 1, 1),
    ] {
        let found = malformed(text.as_bytes());
        assert_eq!(
            (found.line(), found.column()),
            (line, column),
            "{text:?}: {found}"
        );
        assert_eq!(
            found.to_string(),
            format!("line {line}, column {column}: {}", found.reason())
        );
    }
}

#[test]
fn what_is_no_object_is_no_document() {
    for text in ["null", "true", "7", "-1", "1.5", "\"text\"", "[]", "[{}]"] {
        assert!(
            malformed(text.as_bytes())
                .reason()
                .contains("not a JSON object"),
            "{text}"
        );
    }
}

#[test]
fn text_after_the_document_is_malformed() {
    for after in ["x", "{}", ",", "]", "\0", "null"] {
        malformed(format!("{}{after}", sound()).as_bytes());
    }
    Document::from_json(format!("{}\n\t ", sound()).as_bytes()).expect("white space may follow");
}

#[test]
fn bytes_that_are_no_json_text_are_malformed() {
    for inside in [
        &b"\0"[..],
        b"\x01",
        b"\n",
        b"\xff",
        b"\xc3",
        b"\xed\xa0\x80",
        b"\\ud800",
        b"\\udc00\\ud800",
        b"\\x",
        b"\\u12",
    ] {
        for around in [
            ("{\"title\": \"", "\"}"),
            ("{\"", "\": 1}"),
            ("{\"x\": [{\"y\": \"", "\"}]}"),
        ] {
            let text = [around.0.as_bytes(), inside, around.1.as_bytes()].concat();
            malformed(&text);
        }
    }
    malformed(b"\xef\xbb\xbf{}");
    malformed(b"{\"title\": 1e999}");
    malformed(b"{\"title\": NaN}");
    malformed(b"{'title': 1}");
    malformed(b"{\"title\": 01}");
    // A pair of surrogates is a character.
    Document::from_json(b"{\"title\": \"\\ud83c\\udf33\"}").expect("a document");
}

#[test]
fn deep_nesting_is_refused_without_a_stack_overflow() {
    for depth in [127, 200, 100_000] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            for field in ["x", "title", "hubs", "charter"] {
                let inner = if open == "[" { "" } else { "1" };
                let text = format!(
                    "{{\"{field}\": {}{inner}{}}}",
                    open.repeat(depth),
                    close.repeat(depth)
                );
                assert!(
                    malformed(text.as_bytes()).reason().contains("too deep"),
                    "{depth} times {open} in {field}"
                );
            }
        }
    }
    for field in ["x", "title", "hubs", "charter"] {
        all_the_way(format!("{{\"{field}\": {}{}}}", "[".repeat(126), "]".repeat(126)).as_bytes());
    }
}

#[test]
fn no_bit_of_the_sound_document_flipped_makes_a_panic() {
    let text = sound().to_string().into_bytes();
    for at in 0..text.len() {
        for bit in 0..8 {
            let mut flipped = text.clone();
            flipped[at] ^= 1 << bit;
            all_the_way(&flipped);
        }
    }
}

#[test]
fn no_bit_of_a_fixture_flipped_makes_a_panic() {
    let documents: Vec<Vec<u8>> = fixture::documents().map(|(_, bytes)| bytes).collect();
    documents.into_par_iter().for_each(|mut bytes| {
        // Every bit of the sound document is flipped above; of the fixtures one in every fifth byte, another each time.
        for at in (bytes.len() % 5..bytes.len()).step_by(5) {
            let bit = 1 << (at % 8);
            bytes[at] ^= bit;
            as_far_as_an_audit(&bytes);
            bytes[at] ^= bit;
        }
    });
}

#[test]
fn no_token_of_the_sound_document_replaced_makes_a_panic() {
    let text = sound().to_string();
    let tokens = [
        "null",
        "true",
        "0",
        "-1",
        "1e300",
        "\"\"",
        "\"\\u0000\"",
        "[]",
        "{}",
        "[null]",
        "[[]]",
        "[{}]",
    ];
    for (at, _) in text.match_indices(':') {
        let value = &text[at + 1..];
        let mut values = serde_json::Deserializer::from_str(value).into_iter::<serde_json::Value>();
        let Some(Ok(_)) = values.next() else { continue };
        let end = at + 1 + values.byte_offset();
        for token in tokens {
            all_the_way(format!("{}{token}{}", &text[..=at], &text[end..]).as_bytes());
        }
    }
}
