//! Structural errors: every kind, each with its place and value, all at once, with the likely word where there is one.

use nextpractice::model::{Document, ProblemKind, Programme, Refusal};
use nextpractice_tests::refused::{Fault, changed, faults, message, refusal, sound, with};
use serde_json::{Value, json};

fn fault(kind: ProblemKind, pointer: &str, value: Option<&str>) -> Fault {
    (
        kind.code().to_owned(),
        pointer.to_owned(),
        value.map(str::to_owned),
    )
}

#[track_caller]
fn refused(text: &str, kind: ProblemKind, pointer: &str, value: Option<&str>) {
    assert_eq!(faults(text), [fault(kind, pointer, value)]);
}

#[test]
fn the_document_that_is_changed_is_sound() {
    let document = Document::from_json(sound().to_string().as_bytes()).expect("JSON");
    Programme::new(document).expect("a programme");
}

#[test]
fn unknown_formats() {
    use ProblemKind::UnknownFormat as Kind;
    refused(
        &with("/format", Some(json!("nextpractice/2"))),
        Kind,
        "/format",
        Some("\"nextpractice/2\""),
    );
    refused(
        &with("/format", Some(json!("nextpractice/1 "))),
        Kind,
        "/format",
        Some("\"nextpractice/1 \""),
    );
    refused(&with("/format", Some(json!(1))), Kind, "/format", Some("1"));
    refused(&with("/format", Some(json!(null))), Kind, "/format", None);
    refused(&with("/format", None), Kind, "/format", None);
}

#[test]
fn unknown_fields() {
    use ProblemKind::UnknownField as Kind;
    refused(&with("/hub", Some(json!([]))), Kind, "/hub", Some("[]"));
    refused(
        &with("/charter/motto", Some(json!("Onward"))),
        Kind,
        "/charter/motto",
        Some("\"Onward\""),
    );
    refused(
        &with("/hubs/0/term/to", Some(json!("2006-01-01"))),
        Kind,
        "/hubs/0/term/to",
        Some("\"2006-01-01\""),
    );
    refused(
        &with("/institutions/0/a~1b", Some(json!(1))),
        Kind,
        "/institutions/0/a~01b",
        Some("1"),
    );
    refused(
        &with("/priorities/0/proposers/0/name", Some(json!(1))),
        Kind,
        "/priorities/0/proposers/0/name",
        Some("1"),
    );
    let slash = sound().to_string().replacen("\"urn\":", "\"a/b\":", 1);
    refused(&slash, Kind, "/institutions/0/a~1b", Some("100001"));
}

#[test]
fn repeated_fields() {
    use ProblemKind::RepeatedField as Kind;
    let twice = |from: &str, to: &str| sound().to_string().replacen(from, to, 1);
    refused(
        &twice("\"urn\":100001", "\"urn\":100001,\"urn\":100002"),
        Kind,
        "/institutions/0/urn",
        Some("100002"),
    );
    // The first word counts, even if it is null.
    refused(
        &twice("\"urn\":100001", "\"urn\":null,\"urn\":100002"),
        Kind,
        "/institutions/0/urn",
        Some("100002"),
    );
    refused(
        &twice("\"grants\":", "\"grants\":[],\"grants\":"),
        Kind,
        "/grants",
        Some(&sound()["grants"].to_string()),
    );
    // A field that is not the format's is reported each time.
    let unknown = twice("\"urn\":100001", "\"x\":1,\"x\":2");
    let kind = ProblemKind::UnknownField;
    let expected = [
        fault(kind, "/institutions/0/x", Some("1")),
        fault(kind, "/institutions/0/x", Some("2")),
    ];
    assert_eq!(faults(&unknown), expected);
}

#[test]
fn wrong_values() {
    use ProblemKind::WrongValue as Kind;
    for (pointer, value) in [
        ("/recorded_on", json!("2006-02-30")),
        ("/recorded_on", json!(20060101)),
        ("/title", json!("")),
        ("/title", json!(["A", "B"])),
        ("/synthetic", json!("yes")),
        ("/charter", json!([])),
        ("/charter/hubs_per_cell", json!(-1)),
        ("/charter/hubs_per_cell", json!(1.5)),
        ("/charter/coverage", json!("everywhere")),
        ("/agencies/0", json!(7)),
        ("/agencies/0", json!([])),
        ("/hubs/0/focus", json!(true)),
        ("/hubs/0/term", json!("2005-10-01")),
        ("/institutions/0/urn", json!(99_999)),
        ("/institutions/0/regions", json!("area:1")),
        ("/grants/0/year", json!("2005-07")),
        ("/grants/0/amount", json!("six thousand")),
        ("/memberships/0/joined", json!("forced")),
        ("/priorities/0/proposers/0", json!("urn:100002")),
        ("/agencies", json!({"la:1": {}})),
    ] {
        refused(
            &with(pointer, Some(value.clone())),
            Kind,
            pointer,
            Some(&value.to_string()),
        );
    }
    let edge: Vec<&str> = nextpractice::vocabulary::Gateway::ALL
        .iter()
        .map(|gateway| gateway.token())
        .collect();
    let [(kind, pointer, _)] =
        &faults(&with("/institutions/0/leading_edge", Some(json!(edge))))[..]
    else {
        panic!("one error for a school ahead in everything")
    };
    assert_eq!(
        (kind.as_str(), pointer.as_str()),
        (Kind.code(), "/institutions/0/leading_edge")
    );
}

#[test]
fn a_reversed_term_is_a_wrong_value() {
    let reversed = json!({"from": "2006-01-02", "until": "2006-01-01"});
    refused(
        &with("/hubs/0/term", Some(reversed)),
        ProblemKind::WrongValue,
        "/hubs/0/term",
        Some(r#"{"from":"2006-01-02","until":"2006-01-01"}"#),
    );
}

#[test]
fn missing_fields() {
    use ProblemKind::MissingField as Kind;
    for pointer in [
        "/charter",
        "/hubs/0/key",
        "/hubs/0/institution",
        "/hubs/0/focus",
        "/hubs/0/regions",
        "/hubs/0/term/from",
        "/regions/1/scheme",
        "/arrangements/0/kind",
        "/grants/0/year",
        "/memberships/0/arrangement",
    ] {
        let without = faults(&with(pointer, None));
        let null = faults(&with(pointer, Some(Value::Null)));
        assert!(
            without.contains(&fault(Kind, pointer, None)),
            "{pointer}: {without:?}"
        );
        assert_eq!(
            null, without,
            "{pointer}: null is no more than nothing where something is required"
        );
    }
    refused(
        &with("/hubs/0/regions", Some(json!([]))),
        ProblemKind::WrongValue,
        "/hubs/0/regions",
        Some("[]"),
    );
    refused(
        &with("/agencies/0", Some(json!(null))),
        Kind,
        "/agencies/0",
        None,
    );
}

#[test]
fn duplicate_keys() {
    let twice = json!({"key": "urn:100001", "name": "Another Alder"});
    let text = with("/institutions/2", Some(twice));
    refused(
        &text,
        ProblemKind::DuplicateKey,
        "/institutions/2/key",
        Some("\"urn:100001\""),
    );
    assert!(
        message(&text).contains("/institutions/0"),
        "{}",
        message(&text)
    );
    // A key is unique within its table, not beyond it.
    let elsewhere = with("/agencies/0/key", Some(json!("urn:100001")));
    Programme::new(Document::from_json(elsewhere.as_bytes()).expect("JSON")).expect("a programme");
}

#[test]
fn dangling_references() {
    use ProblemKind::DanglingReference as Kind;
    for (pointer, key) in [
        ("/charter/regions/0", "area:9"),
        ("/hubs/0/institution", "urn:999999"),
        ("/hubs/0/regions/0", "area:9"),
        ("/arrangements/0/hub", "hub:9"),
        ("/memberships/0/institution", "urn:999999"),
        ("/memberships/0/arrangement", "network:9"),
        ("/priorities/0/proposers/0/institution", "urn:999999"),
        ("/plans/0/hub", "hub:9"),
        ("/plans/0/priorities/0", "p:9"),
        ("/grants/0/plan", "plan:9"),
        // A key of another table is none of this one.
        ("/hubs/0/institution", "hub:1"),
    ] {
        let found = faults(&with(pointer, Some(json!(key))));
        assert!(
            found.contains(&fault(Kind, pointer, Some(&format!("\"{key}\"")))),
            "{pointer}: {found:?}"
        );
    }
}

#[test]
fn terms_outside_their_parents() {
    use ProblemKind::TermOutsideParent as Kind;
    let term = |from: &str, until: Option<&str>| match until {
        Some(until) => json!({"from": from, "until": until}),
        None => json!({"from": from}),
    };
    for (row, from, until, shown) in [
        ("/arrangements/0", "2005-08-31", None, "from 2005-08-31"),
        (
            "/arrangements/0",
            "2005-09-01",
            Some("2006-09-01"),
            "2005-09-01 to 2006-09-01",
        ),
        ("/hubs/0", "2006-09-01", None, "from 2006-09-01"),
        (
            "/memberships/0",
            "2005-08-31",
            Some("2005-12-31"),
            "2005-08-31 to 2005-12-31",
        ),
        // The hub's own term begins in October.
        ("/plans/0", "2005-09-30", None, "from 2005-09-30"),
    ] {
        let pointer = format!("{row}/term");
        let found = faults(&with(&pointer, Some(term(from, until))));
        assert!(
            found.contains(&fault(Kind, &pointer, Some(&format!("\"{shown}\"")))),
            "{pointer}: {found:?}"
        );
    }
    let phases = json!([{"name": "one"}, {"name": "two", "term": {"from": "2006-09-01"}}]);
    refused(
        &with("/charter/phases", Some(phases)),
        Kind,
        "/charter/phases/1/term",
        Some("\"from 2006-09-01\""),
    );
    // Both ends of a parent's term belong to it.
    let whole = with(
        "/arrangements/0/term",
        Some(term("2005-09-01", Some("2006-08-31"))),
    );
    Programme::new(Document::from_json(whole.as_bytes()).expect("JSON")).expect("a programme");
}

#[test]
fn ill_formed_divisions() {
    use ProblemKind::IllFormedDivision as Kind;
    let part = |lead: &str| json!({"title": "A part", "lead": lead});
    let (alder, birch) = (|| part("urn:100001"), || part("urn:100002"));
    for division in [
        json!({"kind": "segmented", "parts": [alder()]}),
        json!({"kind": "segmented", "parts": [alder(), alder()]}),
        json!({"kind": "sequenced", "stages": [alder()]}),
        json!({"kind": "sequenced", "stages": [alder(), birch(), birch()]}),
        json!({"kind": "spliced", "strands": [alder()], "join": birch()}),
        json!({"kind": "spliced", "strands": [alder(), alder()], "join": birch()}),
    ] {
        refused(
            &with("/plans/0/division", Some(division)),
            Kind,
            "/plans/0/division",
            None,
        );
    }
    for division in [
        json!({"kind": "segmented", "parts": [alder(), birch()]}),
        json!({"kind": "sequenced", "stages": [alder(), birch(), alder()]}),
        json!({"kind": "spliced", "strands": [alder(), birch()], "join": birch()}),
    ] {
        let text = with("/plans/0/division", Some(division.clone()));
        let programme = Programme::new(Document::from_json(text.as_bytes()).expect("JSON"))
            .expect("a programme");
        let written: Value =
            serde_json::from_str(&programme.to_document().to_json()).expect("JSON");
        assert_eq!(written["plans"][0]["division"], division);
    }
}

#[test]
fn contradictions() {
    use ProblemKind::Contradiction as Kind;
    let part = json!({"title": "A part", "lead": "urn:100001"});
    for (pointer, value, at) in [
        (
            "/records",
            json!({"hubs": {"completeness": "not_recorded"}}),
            "/records/hubs",
        ),
        (
            "/charter/regions",
            json!(["area:1", "gor:NE"]),
            "/charter/regions/1",
        ),
        (
            "/hubs/0/regions",
            json!(["area:1", "gor:NE"]),
            "/hubs/0/regions/1",
        ),
        ("/arrangements/0/hub", json!(null), "/arrangements/0/hub"),
        (
            "/arrangements/0/kind",
            json!("federation"),
            "/arrangements/0/hub",
        ),
        (
            "/arrangements/1",
            json!({"key": "network:2", "kind": "hub_network", "hub": "hub:1"}),
            "/arrangements/1/hub",
        ),
        (
            "/priorities/0/proposers/0",
            json!({}),
            "/priorities/0/proposers/0",
        ),
        (
            "/priorities/0/proposers/0",
            json!({"institution": "urn:100001", "convenor": "trust"}),
            "/priorities/0/proposers/0",
        ),
        (
            "/memberships/0/directed_by",
            json!("la:1"),
            "/memberships/0/directed_by",
        ),
        (
            "/plans/0/division",
            json!({"kind": "segmented", "parts": [part, {"title": "Another", "lead": "urn:100002"}], "join": part}),
            "/plans/0/division/join",
        ),
    ] {
        let found = faults(&with(pointer, Some(value)));
        let places: Vec<(&str, &str)> = found
            .iter()
            .map(|(kind, at, _)| (kind.as_str(), at.as_str()))
            .collect();
        assert_eq!(places, [(Kind.code(), at)]);
    }
    let regions = json!([{"key": "area:1", "scheme": "areas"}, {"key": "gor:NE", "scheme": "gor"}, {"key": "area:2", "scheme": "areas"}]);
    let two = changed(&[
        ("/regions", Some(regions)),
        (
            "/institutions/0/regions",
            Some(json!(["area:1", "gor:NE", "area:2"])),
        ),
    ]);
    refused(&two, Kind, "/institutions/0/regions/2", None);
    let closed_first = changed(&[
        ("/institutions/0/opened", Some(json!("2005-01-02"))),
        ("/institutions/0/closed", Some(json!("2005-01-01"))),
    ]);
    refused(&closed_first, Kind, "/institutions/0/closed", None);
}

#[test]
fn all_errors_are_reported_at_once_and_by_kind() {
    let text = changed(&[
        ("/format", Some(json!("nextpractice/0"))),
        ("/tilte", Some(json!("A programme"))),
        ("/recorded_on", Some(json!("1 January 2006"))),
        ("/charter/coverage", Some(json!("gird"))),
        (
            "/institutions/2",
            Some(json!({"key": "urn:100001", "name": "Twice"})),
        ),
        ("/hubs/0/focus", None),
        ("/memberships/0/institution", Some(json!("urn:10002"))),
        ("/arrangements/0/term", Some(json!({"from": "2004-09-01"}))),
        (
            "/plans/0/division",
            Some(json!({"kind": "segmented", "parts": [{"title": "All", "lead": "urn:100001"}]})),
        ),
        (
            "/records",
            Some(json!({"grants": {"completeness": "not_recorded"}})),
        ),
    ]);
    let text = text.replacen("\"amount\":", "\"year\":\"2004-05\",\"amount\":", 1);
    let found: Vec<(String, String)> = faults(&text)
        .into_iter()
        .map(|(kind, at, _)| (kind, at))
        .collect();
    let expected = [
        (ProblemKind::UnknownFormat, "/format"),
        (ProblemKind::UnknownField, "/tilte"),
        (ProblemKind::RepeatedField, "/grants/0/year"),
        (ProblemKind::WrongValue, "/recorded_on"),
        (ProblemKind::WrongValue, "/charter/coverage"),
        (ProblemKind::MissingField, "/hubs/0/focus"),
        (ProblemKind::DuplicateKey, "/institutions/2/key"),
        (ProblemKind::DanglingReference, "/memberships/0/institution"),
        (ProblemKind::TermOutsideParent, "/arrangements/0/term"),
        (ProblemKind::IllFormedDivision, "/plans/0/division"),
        (ProblemKind::Contradiction, "/records/grants"),
    ];
    let expected: Vec<(String, String)> = expected
        .iter()
        .map(|(kind, at)| (kind.code().to_owned(), (*at).to_owned()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn errors_are_listed_up_to_a_limit_and_counted_beyond_it() {
    let document = |rows: usize| {
        let rows: Vec<Value> = (0..rows)
            .map(|i| json!({"key": format!("r:{i}")}))
            .collect();
        json!({"format": "nextpractice/1", "charter": {}, "regions": rows, "hub": 1}).to_string()
    };
    for rows in [Refusal::LISTED, Refusal::LISTED + 1, 3 * Refusal::LISTED] {
        let refusal = refusal(&document(rows));
        assert_eq!(refusal.total(), rows + 1);
        assert_eq!(
            refusal.totals().collect::<Vec<_>>(),
            [
                (ProblemKind::UnknownField, 1),
                (ProblemKind::MissingField, rows)
            ]
        );
        let listed: Vec<&str> = refusal
            .problems()
            .map(|problem| problem.pointer())
            .collect();
        assert_eq!(listed.len(), Refusal::LISTED + 1);
        assert_eq!(listed.last(), Some(&"/regions/999/scheme"));
        let rest = format!(
            "and {} more of the kind missing-field",
            rows - Refusal::LISTED
        );
        assert_eq!(refusal.to_string().contains(&rest), rows > Refusal::LISTED);
    }
}

#[test]
fn nothing_is_lost_on_the_way_in() {
    let text = r#"{"format":"nextpractice/9","tilte":{"b":1,"a":[null,1.5]},"recorded_on":"then","charter":{"term":[],"x":null},"hubs":[7,{"key":"","focus":"sports"},null],"regions":"none","hubs":[]}"#;
    let document = Document::from_json(text.as_bytes()).expect("JSON");
    let written = document.to_json();
    let again = Document::from_json(written.as_bytes()).expect("JSON");
    assert_eq!(again, document);
    for kept in [
        "\"tilte\"",
        "[null, 1.5]",
        "\"then\"",
        "\"x\": null",
        "7",
        "\"\"",
        "\"sports\"",
        "\"none\"",
    ] {
        assert!(written.contains(kept), "{kept} is gone from {written}");
    }
    assert_eq!(written.matches("\"hubs\"").count(), 2, "{written}");
}

#[test]
fn a_likely_word_is_offered() {
    for (text, likely) in [
        (
            with("/tilte", Some(json!("A programme"))),
            "did you mean `title`?",
        ),
        (
            with("/hubs/0/focuss", Some(json!("curriculum"))),
            "did you mean `focus`?",
        ),
        (
            with("/memberships/0/institution", Some(json!("urn:10002"))),
            "did you mean `urn:100002`?",
        ),
        (
            with("/memberships/0/joined", Some(json!("volunteerd"))),
            "did you mean `volunteered`?",
        ),
        (
            with("/charter/coverage", Some(json!("gird"))),
            "did you mean `grid`?",
        ),
        (
            with("/plans/0/purpose", Some(json!("nxet"))),
            "did you mean `next`?",
        ),
    ] {
        let refusal = refusal(&text).to_string();
        assert!(refusal.contains(likely), "{likely} is not in {refusal}");
    }
    for (text, accepted) in [
        (
            with("/zzzzzzzz", Some(json!(1))),
            "the fields here are format, title, description",
        ),
        (
            with("/memberships/0/institution", Some(json!("zzzz"))),
            "add the row to institutions, or correct the key",
        ),
        (
            with("/memberships/0/joined", Some(json!("zzzz"))),
            "accepted: `volunteered`, `accepted_invitation`, `directed`",
        ),
    ] {
        let message = message(&text);
        assert!(message.contains(accepted), "{accepted} is not in {message}");
        assert!(!message.contains("did you mean"), "{message}");
    }
}

#[test]
fn long_values_are_shortened_in_messages() {
    let long = "é".repeat(Refusal::VALUE_CHARS + 50);
    let refusal = refusal(&with("/motto", Some(json!(long))));
    let value = refusal
        .problems()
        .next()
        .and_then(|problem| problem.value())
        .expect("the value that stands there");
    assert_eq!(value.chars().count(), Refusal::VALUE_CHARS + 1);
    assert!(value.ends_with('…'));
}
