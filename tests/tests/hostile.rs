//! Input that is made to do harm: it is refused with its place or read, in time and memory that grow with the input alone.

use std::fmt::Write;

use nextpractice::audit::{Audit, AuditOptions, find_rule};
use nextpractice::limits::{CHARTER_REGIONS, HUB_YEARS, SUCCESSIONS_TOLD, TABLE_ROWS};
use nextpractice::model::{Document, ProblemKind, Programme, Refusal};
use nextpractice::value::parse_date;
use nextpractice_exchange::document::{ReadError, read_programme, write_gzip};
use nextpractice_exchange::ndjson::read_ndjson;
use nextpractice_tests::refused::{changed, message};
use serde_json::{Value, json};

const HEAD: &str = r#"{"format":"nextpractice/1-ndjson","charter":{}}"#;

fn refusal(text: &str) -> Refusal {
    match read_programme(text.as_bytes()) {
        Err(ReadError::Refused(refusal)) => refusal,
        other => panic!("{:?}", other.map(|_| "a programme")),
    }
}

fn complete(tables: &[&str]) -> Value {
    let said = |table: &&str| ((*table).to_owned(), json!({ "completeness": "complete" }));
    json!({ "charter": {}, "records": Value::Object(tables.iter().map(said).collect()) })
}

fn audit(programme: &Programme, code: &str) -> Audit {
    let options = AuditOptions {
        rules: vec![find_rule(code).expect("a rule")],
        ..AuditOptions::default()
    };
    Audit::new(programme, &options).expect("a date")
}

#[test]
fn a_million_levels_are_refused_with_their_place() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(1_000_000), close.repeat(1_000_000));
        let whole = format!("{{\"hubs\":{deep}}}");
        let first = format!("\n{{\"format\":\"nextpractice/1-ndjson\",\"charter\":{deep}}}");
        for (text, line) in [(&deep, 1), (&whole, 1), (&first, 2)] {
            for bytes in [text.clone().into_bytes(), write_gzip(text)] {
                let read = if line == 2 {
                    read_ndjson(&bytes[..])
                } else {
                    read_programme(&bytes[..])
                };
                match read {
                    Err(ReadError::Malformed(malformed)) => {
                        assert_eq!(malformed.line(), line);
                        assert!(malformed.column() <= 1_000, "{malformed}");
                        let told = malformed.reason();
                        assert!(
                            told.contains("too deep") || told.contains("not JSON"),
                            "{told}"
                        );
                    }
                    other => panic!("{:?}", other.map(|_| "a programme")),
                }
            }
        }
        let refusal = refusal(&format!("{HEAD}\n{{\"hubs\":{deep}}}"));
        let problem = refusal.problems().next().expect("a problem");
        assert_eq!(
            (problem.kind(), problem.line()),
            (ProblemKind::MalformedLine, Some(2))
        );
        assert!(problem.reason().contains("too deep"), "{problem}");
    }
}

#[test]
fn a_small_file_that_unpacks_to_gigabytes_is_left_at_the_limit() {
    let spaces = " ".repeat(1 << 26);
    let member = write_gzip(&spaces);
    // Sixty-four members unpack to 4 GiB, from a file of a few megabytes.
    let document = [write_gzip("{"), member.repeat(64)].concat();
    let line = [write_gzip(HEAD), write_gzip("\n"), member.repeat(64)].concat();
    assert!(line.len() < 10_000_000);
    let refused = |bytes: &[u8]| match read_programme(bytes) {
        Err(error) => error.to_string(),
        Ok(_) => panic!("a programme"),
    };
    let told = refused(&document);
    assert!(
        told.starts_with("the document has more than 1073741824 bytes"),
        "{told}"
    );
    let told = refused(&line);
    assert!(
        told.starts_with("line 2, which begins at byte 48, has more than 67108864 bytes"),
        "{told}"
    );
}

#[test]
fn no_nul_and_no_lone_surrogate_gets_in() {
    for text in ["\\u0000", "a\\u0000b"] {
        let named = changed(&[("/institutions/0/name", Some(json!("@")))]).replace('@', text);
        assert!(message(&named).contains("U+0000"), "{}", message(&named));
        let keyed = format!("{HEAD}\n{{\"institutions\":{{\"key\":\"{text}\",\"name\":\"A\"}}}}");
        assert_eq!(refusal(&keyed).total(), 1);
    }
    for text in ["\\ud800", "\\udfff\\ud800", "\\ud800x"] {
        let line = format!("{HEAD}\n{{\"institutions\":{{\"key\":\"a\",\"name\":\"{text}\"}}}}");
        let refusal = refusal(&line);
        let problem = refusal.problems().next().expect("a problem");
        assert_eq!(
            (problem.kind(), problem.line()),
            (ProblemKind::MalformedLine, Some(2))
        );
    }
}

#[test]
fn a_day_that_does_not_exist_is_refused_and_named() {
    let text = format!(
        "{HEAD}\n{{\"institutions\":{{\"key\":\"a\",\"name\":\"A\",\"opened\":\"2023-02-29\"}}}}"
    );
    assert_eq!(
        refusal(&text)
            .problems()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        [
            "/institutions/0/opened (line 2): `2023-02-29` is not a date: 29 February does not exist in 2023; give a date such as `2005-10-01`"
        ]
    );
    let leap = text.replace("2023", "2024");
    read_programme(leap.as_bytes()).expect("2024 has the day");
}

#[test]
fn numbers_of_any_size_are_told_from_what_is_asked_for() {
    let digits = "9".repeat(400);
    for number in [
        "1e308",
        "-1e308",
        "18446744073709551616",
        "-9223372036854775809",
        "0.1e-400",
        "-0",
    ] {
        let text =
            changed(&[("/institutions/0/pupils", Some(json!("@")))]).replace("\"@\"", number);
        let document = Document::from_json(text.as_bytes()).expect("JSON");
        if let Err(refusal) = Programme::new(document) {
            assert_eq!(refusal.total(), 1, "{refusal}");
        }
    }
    for number in ["1e400", digits.as_str()] {
        let text = format!("{{\"title\": {number}}}");
        let malformed = Document::from_json(text.as_bytes()).expect_err("no number");
        assert!(malformed.to_string().len() < 200, "{malformed}");
    }
}

#[test]
fn texts_names_and_keys_of_any_length_make_short_messages() {
    let long = "x".repeat(10_000_000);
    for changes in [
        ("/title", json!(long)),
        ("/institutions/0/name", json!(long)),
        ("/institutions/0/key", json!(long)),
        ("/hubs/0/institution", json!(long)),
        ("/hubs/0/focus", json!(long)),
        ("/charter/term", json!(long)),
        ("/charter/term", json!({ long.as_str(): 1 })),
        ("/hubs/0/term", json!([long, long])),
    ] {
        let text = changed(&[(changes.0, Some(changes.1))]);
        let document = Document::from_json(text.as_bytes()).expect("JSON");
        let refusal = Programme::new(document).expect_err("too long");
        for problem in refusal.problems() {
            assert!(problem.to_string().len() < 2_000, "{}", changes.0);
        }
    }
}

#[test]
fn a_name_given_twice_is_told_wherever_it_is() {
    let lines =
        format!("{HEAD}\n{{\"institutions\":{{\"key\":\"a\",\"name\":\"A\",\"name\":\"B\"}}}}");
    let refusal = refusal(&lines);
    let problem = refusal.problems().next().expect("a problem");
    assert_eq!(problem.kind(), ProblemKind::RepeatedField);
    assert_eq!(
        (problem.pointer(), problem.line()),
        ("/institutions/0/name", Some(2))
    );
}

#[test]
fn of_a_million_errors_the_first_are_listed_and_all_are_counted() {
    let million = 1_000_000;
    let document = format!(
        "{{\"format\":\"nextpractice/1\",\"charter\":{{}},\"institutions\":[{}1]}}",
        "1,".repeat(million - 1)
    );
    let lines = format!("{HEAD}\n{}", "{\"institutions\":1}\n".repeat(million / 10));
    for (text, errors) in [(document, million), (lines, million / 10)] {
        let refusal = refusal(&text);
        assert_eq!(refusal.total(), errors);
        assert_eq!(refusal.problems().count(), Refusal::LISTED);
        let message = refusal.to_string();
        let more = errors - Refusal::LISTED;
        assert!(message.ends_with(&format!("and {more} more of the kind wrong-value")));
    }
}

#[test]
fn a_list_has_as_many_items_as_the_limit_and_no_more() {
    let list = |items: usize| {
        let nulls = "null,".repeat(items - 1);
        changed(&[("/institutions/0/specialisms", Some(json!("@")))])
            .replace("\"@\"", &format!("[{nulls}null]"))
    };
    let full = Document::from_json(list(TABLE_ROWS).as_bytes());
    assert!(full.is_ok());
    drop(full);
    let malformed = Document::from_json(list(TABLE_ROWS + 1).as_bytes()).expect_err("too many");
    assert!(
        malformed
            .reason()
            .starts_with("the list has more than 5,000,000 items")
    );
    assert!(malformed.column() > 5 * TABLE_ROWS);
}

#[test]
fn a_charter_lists_as_many_regions_as_the_limit_and_no_more() {
    let text = |regions: usize| {
        let keys: Vec<String> = (0..regions).map(|i| format!("r{i}")).collect();
        let rows: Vec<Value> = keys
            .iter()
            .map(|key| json!({ "key": key, "scheme": "a" }))
            .collect();
        json!({ "format": "nextpractice/1", "charter": { "scheme": "a", "regions": keys }, "regions": rows }).to_string()
    };
    read_programme(text(CHARTER_REGIONS).as_bytes()).expect("a programme");
    assert_eq!(
        message(&text(CHARTER_REGIONS + 1)),
        "/charter/regions: lists 10001 regions; list at most 10000"
    );
}

#[test]
fn the_term_of_a_hub_has_as_many_school_years_as_the_limit_and_no_more() {
    let until = |year: usize| {
        changed(&[
            ("/charter/term", None),
            ("/arrangements/0/term", None),
            ("/memberships/0/term", None),
            ("/plans", Some(json!([]))),
            ("/grants", Some(json!([]))),
            (
                "/hubs/0/term",
                Some(json!({ "from": "2004-09-01", "until": format!("{year}-08-31") })),
            ),
        ])
    };
    read_programme(until(2004 + HUB_YEARS).as_bytes()).expect("a programme");
    assert_eq!(
        message(&until(2005 + HUB_YEARS)),
        "/hubs/0/term: the term `2004-09-01 to 2105-08-31` touches 101 school years; give a hub a term of at most 100 school years"
    );
    // One without an end is asked of for that many years, whatever the date.
    let open = changed(&[
        ("/charter/term", None),
        ("/arrangements/0/term", None),
        ("/hubs/0/term", Some(json!({ "from": "0001-09-01" }))),
        ("/plans", Some(json!([]))),
        ("/grants", Some(json!([]))),
    ]);
    let programme = read_programme(open.as_bytes()).expect("a programme");
    let options = AuditOptions {
        date: parse_date("9999-01-01").ok(),
        rules: vec![find_rule("DS001").expect("a rule")],
    };
    let audit = Audit::new(&programme, &options).expect("a date");
    assert_eq!(
        audit.outcomes()[0].1.counts.total() % HUB_YEARS,
        programme.hubs().len() - 1
    );
}

/// A document on lines, with tables that are complete, and the rows that `write` writes.
fn many_rows(tables: &[&str], write: impl FnOnce(&mut String)) -> Programme {
    let mut head = complete(tables);
    head["format"] = json!("nextpractice/1-ndjson");
    head["recorded_on"] = json!("2006-01-01");
    let mut text = format!("{head}\n");
    write(&mut text);
    read_ndjson(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

/// Writes a row on a line of its own.
macro_rules! row {
    ($text:ident, $row:literal) => {
        writeln!($text, $row).expect("memory takes it")
    };
}

/// Schools each of which has closed and was succeeded by the next, all members of one trust; `last` is what the last says
/// of its successors.
fn successions(count: usize, last: &str) -> Programme {
    let tables = ["institutions", "memberships", "arrangements"];
    many_rows(&tables, |text| {
        row!(text, r#"{{"arrangements":{{"key":"a","kind":"trust"}}}}"#);
        for i in 0..count {
            let next = format!(r#"[{{"institution":"s{}","date":"2005-01-01"}}]"#, i + 1);
            let next = if i + 1 < count { next.as_str() } else { last };
            row!(
                text,
                r#"{{"institutions":{{"key":"s{i}","name":"A","closed":"2005-01-01","successors":{next}}}}}"#
            );
        }
        for i in 0..count {
            row!(
                text,
                r#"{{"memberships":{{"key":"m{i}","institution":"s{i}","arrangement":"a"}}}}"#
            );
        }
    })
}

/// How long a chain is: 50,000, or as many as `NEXTPRACTICE_CHAIN` says. `scripts/hostile` says a million, and builds for speed.
fn many() -> usize {
    let said = std::env::var("NEXTPRACTICE_CHAIN");
    said.map_or(50_000, |said| said.parse().expect("a number"))
}

#[test]
fn a_chain_of_many_successors_is_followed_once() {
    let many = many();
    let closed = audit(&successions(many, "null"), "AR002");
    let outcome = &closed.outcomes()[0].1;
    assert_eq!(outcome.counts.broken, many);
    let most = outcome.broken.iter().map(|(_, facts)| facts.len()).max();
    // Two facts a succession, one for those that are not told of, two for the last.
    assert_eq!(most, Some(2 * SUCCESSIONS_TOLD as usize + 3));
    let at = |facts: usize| {
        outcome
            .broken
            .iter()
            .filter(|(_, found)| found.len() == facts)
            .count()
    };
    assert_eq!(at(2 * SUCCESSIONS_TOLD as usize + 2), 1);
    assert_eq!(
        at(2 * SUCCESSIONS_TOLD as usize + 3),
        many - SUCCESSIONS_TOLD as usize - 1
    );
}

#[test]
fn a_circle_of_many_successors_is_told() {
    let many = many();
    let circle = r#"[{"institution":"s0","date":"2005-01-01"}]"#;
    let round = audit(&successions(many, circle), "AR002");
    let outcome = &round.outcomes()[0].1;
    assert_eq!(outcome.counts.cannot_tell, many);
    let missing: Vec<String> = outcome
        .gaps
        .keys()
        .map(|missing| missing.sentence(round.programme()))
        .collect();
    assert_eq!(missing, ["institutions: successors run in a circle"]);
}

/// Schools that pass something on, each to the next; all partners of the first one's network but the last, which leads one of its own.
fn passing_on(count: usize, adapted: bool) -> Programme {
    let tables = [
        "institutions",
        "memberships",
        "arrangements",
        "hubs",
        "practices",
        "transfers",
    ];
    many_rows(&tables, |text| {
        row!(text, r#"{{"regions":{{"key":"r","scheme":"a"}}}}"#);
        for i in 0..count {
            row!(
                text,
                r#"{{"institutions":{{"key":"s{i}","name":"A school"}}}}"#
            );
        }
        for (hub, lead) in [("h0", 0), ("h1", count - 1)] {
            row!(
                text,
                r#"{{"hubs":{{"key":"{hub}","institution":"s{lead}","focus":"curriculum","regions":["r"]}}}}"#
            );
            row!(
                text,
                r#"{{"arrangements":{{"key":"n{hub}","kind":"hub_network","hub":"{hub}"}}}}"#
            );
        }
        let last = count - 2;
        row!(
            text,
            r#"{{"memberships":{{"key":"m","institution":"s{last}","arrangement":"nh1"}}}}"#
        );
        for i in 0..if adapted { count } else { 1 } {
            let parent = i
                .checked_sub(1)
                .map_or("null".to_owned(), |i| format!("\"p{i}\""));
            row!(
                text,
                r#"{{"practices":{{"key":"p{i}","title":"A","origin":"s{i}","parent":{parent},"date":"2004-10-01"}}}}"#
            );
        }
        for i in 1..count {
            let (from, practice) = (i - 1, if adapted { i } else { 0 });
            row!(
                text,
                r#"{{"transfers":{{"key":"t{i}","practice":"p{practice}","from":"s{from}","to":"s{i}","date":"2005-01-01","outcome":"adopted"}}}}"#
            );
        }
    })
}

#[test]
fn chains_of_many_transfers_and_adaptations_are_followed() {
    for adapted in [false, true] {
        let passed = passing_on(many(), adapted);
        let audit = Audit::new(&passed, &AuditOptions::default()).expect("a date");
        let reached = find_rule("DT007").expect("a rule");
        let (_, outcome) = audit
            .outcomes()
            .iter()
            .find(|(rule, _)| rule.code == reached.code)
            .expect("an outcome");
        assert_eq!(outcome.counts.total(), 1, "{:?}", outcome.counts);
        assert_eq!(
            outcome.counts.holds, 1,
            "adapted: {adapted}: {:?}",
            outcome.gaps
        );
    }
}
