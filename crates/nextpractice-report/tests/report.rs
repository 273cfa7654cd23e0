//! Whole reports, as they should be read.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper of a test may fail it"
)]

use nextpractice::audit::{Audit, AuditOptions, find_rule};
use nextpractice::model::{Document, Programme};
use nextpractice_report::{Limits, Report, TextStyle, Width, json, text};
use proptest::prelude::*;
use serde_json::{Value, json as value};
use unicode_width::UnicodeWidthStr;

const BREACHING: &str = include_str!("breaching.json");

fn audit_of(document: &str) -> Audit {
    let document = Document::from_json(document.as_bytes()).unwrap();
    let programme = Programme::new(document).unwrap();
    Audit::new(&programme, &AuditOptions::default()).unwrap()
}

fn example() -> Audit {
    Audit::new(&nextpractice::doc_example(), &AuditOptions::default()).unwrap()
}

fn style(columns: usize) -> TextStyle {
    TextStyle {
        width: Width::new(columns).unwrap(),
        ..TextStyle::default()
    }
}

/// The breaching document with some of its fields replaced.
fn changed(change: impl FnOnce(&mut Value)) -> Audit {
    let mut document: Value = serde_json::from_str(BREACHING).unwrap();
    change(&mut document);
    audit_of(&document.to_string())
}

fn assert_fits(report: &str, columns: usize) {
    for line in report.lines() {
        assert!(
            line.width() <= columns,
            "{} > {columns}: {line}",
            line.width()
        );
        assert_eq!(line.trim_end(), line, "white space at the end of a line");
    }
}

#[test]
fn the_example_at_60_columns() {
    insta::assert_snapshot!(text(&example(), &style(60)));
}

#[test]
fn the_example_at_100_columns() {
    insta::assert_snapshot!(text(&example(), &style(100)));
}

#[test]
fn the_example_as_json() {
    insta::assert_snapshot!(json(&example()));
}

#[test]
fn a_breaching_programme_at_80_columns() {
    insta::assert_snapshot!(text(&audit_of(BREACHING), &style(80)));
}

#[test]
fn a_breaching_programme_at_40_columns() {
    insta::assert_snapshot!(text(&audit_of(BREACHING), &style(40)));
}

#[test]
fn a_breaching_programme_as_json() {
    insta::assert_snapshot!(json(&audit_of(BREACHING)));
}

#[test]
fn regions_at_60_columns() {
    let audit = changed(|document| {
        let area = |place: usize| format!("scheme:A{place}");
        document["charter"]["coverage"] = value!("regions");
        let areas: Vec<Value> = (0..40)
            .map(|place| value!({ "key": area(place), "scheme": "areas" }))
            .collect();
        let regions = document["regions"].as_array_mut().unwrap();
        regions.extend(areas);
        let keys: Vec<Value> = regions.iter().map(|region| region["key"].clone()).collect();
        document["charter"]["regions"] = value!(keys);
    });
    let report = text(&audit, &style(60));
    let (_, places) = report.split_once("WHERE THE HUBS ARE").unwrap();
    let (places, _) = places.split_once("WHAT IS BROKEN").unwrap();
    insta::assert_snapshot!(places);
}

#[test]
fn a_rule_that_was_not_asked_is_not_a_pass() {
    let programme = nextpractice::doc_example();
    let options = AuditOptions {
        rules: vec![find_rule("DT004").unwrap()],
        ..AuditOptions::default()
    };
    let report = text(&Audit::new(&programme, &options).unwrap(), &style(100));
    assert!(
        report.contains("– Disciplined: not asked in this audit."),
        "{report}"
    );
    assert!(
        report.contains("Nothing that is recorded breaks a rule."),
        "{report}"
    );
    // The coverage is shown whichever rules were asked.
    assert!(report.contains("✗ 1 place: no hub"), "{report}");
}

#[test]
fn suppressions_stand_beside_what_they_mark() {
    let audit = changed(|document| {
        document["suppressions"] = value!([
            { "key": "s:1", "rule": "DT001", "unit": "student_voice/area:3", "reason": "A hub is being appointed", "until": "2006-08-31" },
            { "key": "s:2", "rule": "DT001", "unit": "student_voice/area:1", "reason": "There was none", "until": "2006-08-31" },
            { "key": "s:3", "rule": "DT004", "unit": "hub:3", "reason": "Not yet", "until": "2005-12-31" },
        ]);
    });
    let report = text(&audit, &style(100));
    let (_, distributed) = report.split_once("── DISTRIBUTED").unwrap();
    let (empty, _) = distributed.split_once("\nDT004").unwrap();
    insta::assert_snapshot!("suppressed", empty);
    let (_, idle) = report
        .split_once("Suppressions that mark no finding")
        .unwrap();
    let (idle, _) = idle.split_once("\n\n").unwrap();
    insta::assert_snapshot!("idle_suppressions", idle);
    let states: Vec<&str> = Report::new(&audit)
        .suppressions
        .iter()
        .map(|entry| entry.state)
        .collect();
    assert_eq!(states, ["marks", "idle", "expired"]);
}

#[test]
fn long_lists_are_cut_and_counted() {
    let limits = Limits {
        findings: 1,
        advice: 1,
        follows: 0,
        causes: 1,
    };
    let style = TextStyle {
        limits,
        ..style(100)
    };
    let audit = audit_of(BREACHING);
    let report = text(&audit, &style);
    assert!(report.contains("  … and 2 more\n"), "{report}");
    let whole: Value = serde_json::from_str(&json(&audit)).unwrap();
    let groups = whole["groups"].as_array().unwrap().iter();
    let breaches = groups.flat_map(|group| {
        let follows = group["follows"].as_array().unwrap().iter();
        std::iter::once(group).chain(follows)
    });
    let empty = breaches.filter(|breach| breach["rule"] == "DT001").count();
    assert_eq!(empty, 3);
}

#[test]
fn without_colour_there_are_no_escape_codes() {
    for audit in [example(), audit_of(BREACHING)] {
        let plain = text(&audit, &style(80));
        assert!(!plain.contains('\u{1b}'));
        let colour = TextStyle {
            colour: true,
            ..style(80)
        };
        let coloured = text(&audit, &colour);
        assert!(coloured.contains('\u{1b}'));
        assert_eq!(
            without_codes(&coloured),
            plain,
            "colour changes nothing but colour"
        );
    }
}

/// Text without the escape codes that set colours.
fn without_codes(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| plain + part.split_once('m').unwrap().1)
}

#[test]
fn the_same_audit_gives_the_same_bytes() {
    assert_eq!(json(&audit_of(BREACHING)), json(&audit_of(BREACHING)));
}

#[test]
fn gaps_name_a_sample_and_count_all() {
    let audit = changed(|document| {
        let many = (0..50).map(|place| {
            let key = format!("x:{place}");
            value!({ "key": key, "institution": "urn:100001", "arrangement": "lc:1" })
        });
        document["memberships"].as_array_mut().unwrap().extend(many);
    });
    let report = Report::new(&audit);
    let joined = report
        .gaps
        .iter()
        .find(|gap| gap.missing.contains("`joined`"))
        .unwrap();
    assert_eq!(joined.cases, 51);
    assert_eq!(joined.rules[0].sample.len(), Report::SAMPLE);
}

#[test]
fn a_bare_programme_is_reported_too() {
    let audit =
        audit_of(r#"{"format": "nextpractice/1", "recorded_on": "2006-01-01", "charter": {}}"#);
    let report = text(&audit, &style(40));
    assert!(report.starts_with("A programme without a title\n"));
    assert!(!report.contains("WHERE THE HUBS ARE"));
    assert_fits(&report, 40);
}

proptest! {
    #[test]
    fn no_line_is_wider_than_the_page(columns in 40_usize..=200, colour: bool) {
        let style = TextStyle { colour, ..style(columns) };
        for audit in [example(), audit_of(BREACHING)] {
            assert_fits(&without_codes(&text(&audit, &style)), columns);
        }
    }

    #[test]
    fn whatever_things_are_called(
        columns in 40_usize..=120,
        names in proptest::collection::vec("\\PC{0,60}|(\\PC| |学校|e\u{301}|👩\u{200d}🏫|\u{202e}){0,40}", 5),
        grid: bool,
    ) {
        let named = |place: usize| format!("n{}", names[place]);
        let audit = changed(|document| {
            document["title"] = value!(named(0));
            document["description"] = value!(named(1));
            document["institutions"][0]["name"] = value!(named(2));
            document["regions"][0]["name"] = value!(named(3));
            document["agencies"][0]["name"] = value!(named(4));
            document["charter"]["coverage"] = value!(if grid { "grid" } else { "regions" });
        });
        assert_fits(&text(&audit, &style(columns)), columns);
        let read: Value = serde_json::from_str(&json(&audit)).unwrap();
        prop_assert_eq!(&read["document"]["title"], &value!(named(0)));
    }
}
