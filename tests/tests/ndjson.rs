//! Documents on many lines: they say what they say in one piece, errors too, and each error names its line.

use nextpractice::audit::{Audit, AuditOptions};
use nextpractice::model::{Document, LoadError, Problem, Programme, Refusal};
use nextpractice_exchange::document::{ReadError, read_programme, write_gzip};
use nextpractice_exchange::ndjson::{read_ndjson, write_ndjson};
use nextpractice_tests::generate::any_document;
use nextpractice_tests::lines::{lines, text};
use nextpractice_tests::refused::{changed, sound};
use nextpractice_tests::{committed, oracle};
use proptest::prelude::*;
use rayon::prelude::*;
use serde_json::{Value, json};

fn whole(text: &[u8]) -> Result<Programme, Refusal> {
    Programme::new(Document::from_json(text).expect("JSON"))
}

fn streamed(text: &[u8]) -> Result<Programme, Refusal> {
    match read_ndjson(text) {
        Ok(programme) => Ok(programme),
        Err(ReadError::Refused(refusal)) => Err(refusal),
        Err(error) => panic!("{error}"),
    }
}

fn written(programme: &Programme) -> Vec<u8> {
    let mut text = Vec::new();
    write_ndjson(programme, &mut text).expect("memory takes every write");
    text
}

/// Nothing but what an error of a document in one piece has too.
fn placeless(problem: &Problem) -> Value {
    let mut problem = serde_json::to_value(problem).expect("plain data");
    problem.as_object_mut().expect("an object").remove("line");
    problem
}

fn report(programme: &Programme) -> Option<String> {
    let audit = Audit::new(programme, &AuditOptions::default()).ok()?;
    Some(nextpractice_report::json(&audit))
}

/// Holds a document checked as it is read against the same document read first and then checked.
fn checked_as_it_is_read(name: &str, document: &[u8]) {
    match (whole(document), Programme::from_json(document)) {
        (Ok(programme), Ok(read)) => assert_eq!(read.digest(), programme.digest(), "{name}"),
        (Err(refusal), Err(LoadError::Refused(read))) => {
            let problems = |refusal: &Refusal| -> Vec<String> {
                refusal.problems().map(ToString::to_string).collect()
            };
            assert_eq!(problems(&read), problems(&refusal), "{name}");
            assert!(read.totals().eq(refusal.totals()), "{name}");
        }
        (whole, read) => panic!("{name}: {:?} and then {:?}", whole.err(), read.err()),
    }
}

/// Holds a document read line by line against the same document in one piece.
fn says_the_same(name: &str, document: &[u8]) {
    let value: Value = serde_json::from_slice(document).expect("JSON");
    checked_as_it_is_read(name, document);
    match (whole(document), streamed(&text(&value))) {
        (Ok(programme), Ok(read)) => {
            let json = programme.to_document().to_json();
            assert_eq!(read.to_document().to_json(), json, "{name}");
            assert_eq!(read.digest(), programme.digest(), "{name}");
            if document.len() < 1_000_000 {
                assert_eq!(report(&read), report(&programme), "{name}");
            }
            let again = streamed(&written(&programme)).expect("what was written is read");
            assert_eq!(again.to_document().to_json(), json, "{name}");
        }
        (Err(refusal), Err(read)) => {
            let problems =
                |refusal: &Refusal| -> Vec<Value> { refusal.problems().map(placeless).collect() };
            // The format has another name.
            let named = |text: String| text.replace("nextpractice/1-ndjson", "nextpractice/1");
            let both = |refusal: &Refusal| {
                named(serde_json::to_string(&problems(refusal)).expect("plain data"))
            };
            assert_eq!(both(&read), both(&refusal), "{name}");
            assert_eq!(
                read.totals().collect::<Vec<_>>(),
                refusal.totals().collect::<Vec<_>>()
            );
            for problem in read.problems() {
                assert!(problem.line().is_some(), "{name}: {problem} names no line");
            }
        }
        (Ok(_), Err(refusal)) => panic!("{name}: refused only line by line: {refusal}"),
        (Err(refusal), Ok(_)) => panic!("{name}: refused only in one piece: {refusal}"),
    }
}

#[test]
fn every_committed_document_says_the_same_line_by_line() {
    committed::documents()
        .par_iter()
        .for_each(|(name, document)| says_the_same(name, document));
}

#[test]
fn what_is_wrong_with_a_document_is_wrong_line_by_line() {
    let wrongs: [&[(&str, Option<Value>)]; 12] = [
        &[("/hubs/0/institution", Some(json!("urn:999999")))],
        &[
            ("/hubs/0/institution", None),
            ("/hubs/0/focus", Some(json!("art"))),
        ],
        &[("/institutions/1/key", Some(json!("urn:100001")))],
        &[("/institutions/0", Some(json!(5)))],
        &[("/institutions/0", Some(Value::Null))],
        &[("/hubs", Some(json!(5)))],
        &[("/charter", None)],
        &[("/format", Some(json!("nextpractice/9")))],
        &[("/hubs/0/trem", Some(json!({})))],
        &[("/tilte", Some(json!("a programme")))],
        &[(
            "/charter/term",
            Some(json!({ "from": "2006-01-01", "until": "2005-01-01" })),
        )],
        &[(
            "/institutions/0/successors",
            Some(json!([{ "institution": "urn:1000" }])),
        )],
    ];
    for changes in wrongs {
        let document = changed(changes);
        assert!(whole(document.as_bytes()).is_err(), "{document}");
        says_the_same(&format!("{changes:?}"), document.as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_random_document_says_the_same_line_by_line(document in any_document()) {
        says_the_same("random", document.0.to_string().as_bytes());
    }

    #[test]
    fn a_full_document_says_the_same_line_by_line(seed: u64) {
        says_the_same("oracle", oracle::generator::full_document(seed).0.to_string().as_bytes());
    }

    /// Tables may stand in any order and between each other: what refers to a row further down waits for it.
    #[test]
    fn lines_in_another_order_say_the_same(document in any_document(), order: u64) {
        let lines = lines(&document.0);
        let mut state = order | 1;
        let (head, rows) = lines.split_first().expect("a first line");
        let mut by_table: Vec<Vec<&String>> = Vec::new();
        for row in rows {
            let table = &row[..row.find(':').expect("a name")];
            match by_table.iter_mut().find(|rows| rows[0].starts_with(table)) {
                Some(rows) => rows.push(row),
                None => by_table.push(vec![row]),
            }
        }
        by_table.iter_mut().for_each(|rows| rows.reverse());
        let mut shuffled = vec![head];
        while !by_table.is_empty() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = (state >> 33) as usize % by_table.len();
            shuffled.extend(by_table[at].pop());
            by_table.retain(|rows| !rows.is_empty());
        }
        let shuffled: Vec<&str> = shuffled.into_iter().map(String::as_str).collect();
        let read = streamed(shuffled.join("\n").as_bytes());
        let programme = whole(document.0.to_string().as_bytes());
        match (read, programme) {
            (Ok(read), Ok(programme)) => prop_assert_eq!(read.digest(), programme.digest()),
            (read, programme) => prop_assert_eq!(read.is_ok(), programme.is_ok()),
        }
    }
}

/// The messages about a text.
fn messages(lines: &[&str]) -> Vec<String> {
    let refusal = streamed(lines.join("\n").as_bytes()).expect_err("no programme");
    refusal.problems().map(ToString::to_string).collect()
}

const HEAD: &str = r#"{"format":"nextpractice/1-ndjson","charter":{}}"#;

#[test]
fn all_problems_are_told_at_once_with_their_lines() {
    assert_eq!(
        messages(&[
            HEAD,
            r#"{"institutions":{"key":"urn:100001","nmae":"A school"}}"#,
            "",
            r#"{"hub":{"key":"hub:1"}}"#,
            r#"{"memberships":{"key":"m:1","institution":"urn:100009","arrangement":"n:1"}}"#,
            r#"{"arrangements":{"key":"n:1","kind":"hub_network","hub":"hub:1"}}"#,
        ]),
        [
            "/hub (line 4): `{\"key\":\"hub:1\"}`: `hub` is no field of the format; did you mean `hubs`?",
            "/institutions/0/nmae (line 2): `\"A school\"`: `nmae` is no field of the format; did you mean `name`?",
            "/institutions/0/name (line 2): must be given; give text",
            "/arrangements/0/hub (line 6): no row of hubs has the key `hub:1`; add the row to hubs, or correct the key",
            "/memberships/0/institution (line 5): no row of institutions has the key `urn:100009`; add the row to institutions, or correct the key",
        ]
    );
}

#[test]
fn what_lies_between_rows_names_the_line_of_its_row() {
    assert_eq!(
        messages(&[
            r#"{"format":"nextpractice/1-ndjson","charter":{"term":{"from":"2004-09-01","until":"2006-08-31"}}}"#,
            r#"{"arrangements":{"key":"a:1","kind":"trust"}}"#,
            r#"{"institutions":{"key":"urn:100001","name":"A school"}}"#,
            r#"{"arrangements":{"key":"a:2","kind":"trust","term":{"from":"2007-09-01"}}}"#,
        ]),
        [
            "/arrangements/1/term (line 4): the term `from 2007-09-01` reaches beyond the charter's term `2004-09-01 to 2006-08-31`; correct one of the two terms"
        ]
    );
}

#[test]
fn lines_that_are_no_rows_are_told_and_lead_to_no_others() {
    let told = messages(&[
        HEAD,
        r#"{"institutions":{"key":"urn:100001","name":"A"#,
        "7",
        "{}",
        r#"{"hubs":{},"regions":{}}"#,
        r#"{"hubs":{}} {"hubs":{}}"#,
        "{\"hubs\":{\"key\":\"hub:\0\"}}",
        r#"{"grants":{"key":"g:1","hub":"hub:1","year":"2005-06"}}"#,
    ]);
    let lines: Vec<&str> = told
        .iter()
        .map(|message| message.split(": ").next().expect("a place"))
        .collect();
    assert_eq!(
        lines,
        ["line 2", "line 3", "line 4", "line 5", "line 6", "line 7"],
        "{told:#?}"
    );
    assert_eq!(
        told[0],
        "line 2: column 45: the document is cut short: EOF while parsing a string; get the whole file; give one row on each line, as `{\"hubs\": {…}}`"
    );
}

#[test]
fn rows_that_are_missing_at_the_end_are_found_out() {
    let programme = whole(sound().to_string().as_bytes()).expect("a programme");
    let text = written(&programme);
    let lines: Vec<&[u8]> = text.split_inclusive(|byte| *byte == b'\n').collect();
    for end in 1..lines.len() {
        let cut = lines[..end].concat();
        let refusal = streamed(&cut).expect_err("rows are missing");
        assert!(
            refusal
                .problems()
                .any(|problem| problem.pointer().starts_with("/rows/")),
            "{refusal}"
        );
    }
    assert_eq!(
        messages(&[
            r#"{"format":"nextpractice/1-ndjson","charter":{},"rows":{"hubs":1,"hub":2,"grants":"x"}}"#
        ]),
        [
            "/rows/hub (line 1): `2`: `hub` is no field of the format; did you mean `hubs`?",
            "/rows/grants (line 1): says \"x\", but 0 rows of grants follow; get the whole file, or correct the number",
            "/rows/hubs (line 1): says 1, but 0 rows of hubs follow; get the whole file, or correct the number",
        ]
    );
}

#[test]
fn the_first_line_has_no_rows() {
    assert_eq!(
        messages(&[
            r#"{"format":"nextpractice/1-ndjson","charter":{},"hubs":[{}],"grants":null}"#,
            r#"{"grants":{"key":"g:1"}}"#,
        ])
        .into_iter()
        .filter(|message| message.starts_with("/hubs") || message.starts_with("/grants ("))
        .collect::<Vec<_>>(),
        [
            "/hubs (line 1): has rows of its own (1); give each row a line of its own after the first",
            "/grants (line 1): is recorded as none, but 1 of its rows follow; leave the table out of the first line, or take its rows away",
        ]
    );
}

#[test]
fn a_first_line_that_is_none_is_malformed() {
    for (text, line) in [
        ("", 1),
        ("\n\n", 2),
        ("[]", 1),
        ("\n{\"format\": ", 2),
        ("null\n{}", 1),
    ] {
        match read_ndjson(text.as_bytes()) {
            Err(ReadError::Malformed(malformed)) => {
                assert_eq!(malformed.line(), line, "{text:?}: {malformed}");
            }
            other => panic!("{text:?}: {other:?}"),
        }
    }
}

#[test]
fn the_form_is_told_by_its_content() {
    let document = sound();
    let programme = whole(document.to_string().as_bytes()).expect("a programme");
    let json = programme.to_document().to_json();
    let ndjson = String::from_utf8(written(&programme)).expect("UTF-8");
    let spaced = ndjson.replacen("{\"format\":", " {\r\t\"format\" : ", 1);
    for text in [&json, &ndjson, &spaced] {
        let plain = read_programme(text.as_bytes()).expect("a programme");
        assert_eq!(plain.digest(), programme.digest());
        let packed = read_programme(&write_gzip(text)[..]).expect("a programme");
        assert_eq!(packed.digest(), programme.digest());
    }
}
