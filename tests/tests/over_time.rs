//! Audits over time: series of dates, and what lies between two audits.

mod over_time {
    mod between_versions;
    mod suppressions;
}

use std::collections::BTreeSet;

use chrono::NaiveDate;
use nextpractice::audit::{Audit, AuditOptions, Change, Difference, Rule, Verdict, find_rule};
use nextpractice::model::{Document, Programme};
use nextpractice::value::parse_date;
use nextpractice::vocabulary::Phase;
use nextpractice_examples::phase_one::{Reading, document};
use serde_json::{Value, json};

const SYNTHETIC: &str = include_str!("../../examples/data/synthetic.json");

fn programme(document: &Value) -> Programme {
    read(&document.to_string())
}

fn read(text: &str) -> Programme {
    let document = Document::from_json(text.as_bytes()).expect("JSON");
    Programme::new(document).unwrap_or_else(|refusal| panic!("{refusal}"))
}

fn date(text: &str) -> NaiveDate {
    parse_date(text).expect("a date")
}

fn rules(codes: &[&str]) -> Vec<&'static Rule> {
    codes
        .iter()
        .map(|code| find_rule(code).expect("a rule"))
        .collect()
}

/// Audits of a programme by some rules on some days.
fn series(programme: &Programme, codes: &[&str], days: &[&str]) -> Vec<Audit> {
    let days: Vec<NaiveDate> = days.iter().map(|day| date(day)).collect();
    Audit::series(
        programme,
        &AuditOptions {
            date: None,
            rules: rules(codes),
        },
        &days,
    )
}

/// Two hubs that hand over to one another, and a third that comes later.
fn hubs_that_come_and_go() -> Value {
    json!({
        "format": "nextpractice/1",
        "recorded_on": "2007-08-31",
        "records": {"hubs": {"completeness": "complete"}},
        "charter": {
            "term": {"from": "2005-09-01", "until": "2007-08-31"}, "scheme": "areas", "regions": ["n", "s"],
            "focuses": ["curriculum"], "coverage": "grid", "hubs_per_cell": 1,
        },
        "regions": [{"key": "n", "scheme": "areas", "name": "North"}, {"key": "s", "scheme": "areas", "name": "South"}],
        "institutions": [{"key": "i1", "name": "One"}, {"key": "i2", "name": "Two"}],
        "hubs": [
            {"key": "h1", "institution": "i1", "focus": "curriculum", "regions": ["n"],
             "term": {"from": "2005-09-01", "until": "2006-08-31"}},
            {"key": "h2", "institution": "i2", "focus": "curriculum", "regions": ["s"], "term": {"from": "2006-01-09"}},
        ],
    })
}

/// A focus on whose agenda one priority more is agreed each month.
fn a_growing_agenda() -> Value {
    let priorities = (1..=9).map(|month| {
        json!({
            "key": format!("p{month}"), "focus": "curriculum", "title": format!("Question {month}"),
            "agreed": format!("2006-0{month}-01"), "retired": null,
        })
    });
    json!({
        "format": "nextpractice/1",
        "recorded_on": "2006-12-31",
        "records": {"priorities": {"completeness": "complete"}},
        "charter": {"focuses": ["curriculum"]},
        "priorities": priorities.collect::<Vec<_>>(),
    })
}

type Told = (&'static str, String, Option<Verdict>, Vec<String>);

fn told(changes: &[Change<'_>]) -> Vec<Told> {
    let told = changes.iter().map(|change| {
        let texts = change.evidence.iter().map(|fact| fact.text().to_owned());
        (
            change.rule.code,
            change.id.clone(),
            change.otherwise,
            texts.collect(),
        )
    });
    told.collect()
}

fn ids(changes: &[Change<'_>]) -> BTreeSet<(&'static str, String)> {
    changes
        .iter()
        .map(|change| (change.rule.code, change.id.clone()))
        .collect()
}

fn findings(audit: &Audit) -> BTreeSet<(&'static str, String)> {
    audit
        .findings()
        .map(|finding| (finding.rule.code, finding.unit.id(audit.programme())))
        .collect()
}

#[test]
fn a_series_is_in_the_order_given() {
    let programme = programme(&hubs_that_come_and_go());
    let days = ["2006-09-01", "2005-09-01", "2006-09-01"];
    let options = AuditOptions {
        date: Some(date("1999-01-01")),
        rules: rules(&["DT001"]),
    };
    let audits = Audit::series(&programme, &options, &days.map(date));
    assert_eq!(
        audits.iter().map(Audit::date).collect::<Vec<_>>(),
        days.map(date)
    );
    for audit in &audits {
        assert_eq!(
            audit
                .outcomes()
                .iter()
                .map(|(rule, _)| rule.code)
                .collect::<Vec<_>>(),
            ["DT001"]
        );
        let options = AuditOptions {
            date: Some(audit.date()),
            ..options.clone()
        };
        let alone = Audit::new(&programme, &options).expect("a date");
        assert!(Difference::between(&alone, audit).is_empty());
    }
    assert!(Audit::series(&programme, &options, &[]).is_empty());
}

#[test]
fn a_series_needs_no_date_in_the_document() {
    let mut document = hubs_that_come_and_go();
    document
        .as_object_mut()
        .expect("an object")
        .remove("recorded_on");
    let audits = series(
        &programme(&document),
        &["DT001"],
        &["2005-12-31", "2006-01-09"],
    );
    // Without a date of the statement the list of hubs is taken to be whole on any day.
    assert_eq!(
        audits
            .iter()
            .map(|audit| audit.findings().count())
            .collect::<Vec<_>>(),
        [1, 0]
    );
}

#[test]
fn a_breach_is_raised_the_day_after_a_term_has_ended() {
    let audits = series(
        &programme(&hubs_that_come_and_go()),
        &["DT001"],
        &["2006-08-31", "2006-09-01"],
    );
    let difference = Difference::between(&audits[0], &audits[1]);
    let evidence = vec!["Curriculum in North (n) has no hub on 1 September 2006".to_owned()];
    assert_eq!(
        told(&difference.raised),
        [(
            "DT001",
            "curriculum/n".to_owned(),
            Some(Verdict::Holds),
            evidence
        )]
    );
    assert_eq!(difference.raised[0].label, "Curriculum in North (n)");
    assert!(
        difference.cleared.is_empty() && difference.changed.is_empty() && !difference.is_empty()
    );
}

#[test]
fn a_breach_is_cleared_on_the_first_day_of_a_term() {
    let audits = series(
        &programme(&hubs_that_come_and_go()),
        &["DT001"],
        &["2006-01-08", "2006-01-09"],
    );
    let difference = Difference::between(&audits[0], &audits[1]);
    // The evidence is that of the breach, so of the day before.
    let evidence = vec!["Curriculum in South (s) has no hub on 8 January 2006".to_owned()];
    assert_eq!(
        told(&difference.cleared),
        [(
            "DT001",
            "curriculum/s".to_owned(),
            Some(Verdict::Holds),
            evidence
        )]
    );
    assert!(difference.raised.is_empty() && difference.changed.is_empty());
}

#[test]
fn what_was_broken_and_can_no_longer_be_told_is_cleared_and_says_so() {
    let mut document = hubs_that_come_and_go();
    document["records"]["hubs"]["as_of"] = json!("2006-12-31");
    let audits = series(
        &programme(&document),
        &["DT001"],
        &["2006-12-31", "2007-01-01"],
    );
    let difference = Difference::between(&audits[0], &audits[1]);
    let cleared = told(&difference.cleared);
    assert_eq!(cleared.len(), 1);
    assert_eq!(
        (cleared[0].1.as_str(), cleared[0].2),
        ("curriculum/n", Some(Verdict::CannotTell))
    );
}

#[test]
fn a_breach_grows() {
    let programme = programme(&a_growing_agenda());
    let audits = series(
        &programme,
        &["DS005"],
        &["2006-05-31", "2006-06-01", "2006-07-01"],
    );
    let counts: Vec<usize> = audits
        .iter()
        .map(|audit| audit.findings().count())
        .collect();
    assert_eq!(counts, [0, 1, 1]);
    let first = Difference::between(&audits[0], &audits[1]);
    assert_eq!(
        ids(&first.raised),
        BTreeSet::from([("DS005", "curriculum".to_owned())])
    );
    assert_eq!(first.raised[0].otherwise, Some(Verdict::Holds));

    let second = Difference::between(&audits[1], &audits[2]);
    assert!(second.raised.is_empty() && second.cleared.is_empty());
    let changed = told(&second.changed);
    assert_eq!(changed.len(), 1);
    let (code, id, _, evidence) = &changed[0];
    assert_eq!((*code, id.as_str()), ("DS005", "curriculum"));
    assert!(
        evidence[0].contains("7 agreed priorities"),
        "the later evidence: {evidence:?}"
    );
}

#[test]
fn a_breach_that_stays_as_it_is_is_no_difference() {
    let mut document = hubs_that_come_and_go();
    document["arrangements"] =
        json!([{"key": "net", "kind": "hub_network", "hub": "h2", "term": {"from": "2006-01-09"}}]);
    document["memberships"] = json!([
        {"key": "m", "institution": "i1", "arrangement": "net", "term": {"from": "2006-01-09"}, "joined": "directed"},
    ]);
    let audits = series(
        &programme(&document),
        &["DC004"],
        &["2006-02-01", "2006-03-01"],
    );
    assert!(audits.iter().all(|audit| audit.findings().count() == 1));
    assert!(Difference::between(&audits[0], &audits[1]).is_empty());
}

#[test]
fn the_same_document_on_the_same_day_is_no_difference() {
    let phase_one = document(Phase::One, Reading::OneInEachRegion)
        .expect("keys and texts")
        .to_json();
    for text in [
        SYNTHETIC.to_owned(),
        phase_one,
        hubs_that_come_and_go().to_string(),
    ] {
        let (one, other) = (read(&text), read(&text));
        let audits = [&one, &one, &other].map(|programme| {
            Audit::new(programme, &AuditOptions::default()).expect("the document has a date")
        });
        assert!(
            Difference::between(&audits[0], &audits[1]).is_empty(),
            "one programme"
        );
        assert!(
            Difference::between(&audits[0], &audits[2]).is_empty(),
            "read twice"
        );
    }
}

#[test]
fn the_launch_fills_every_cell_of_phase_one() {
    let text = document(Phase::One, Reading::OneInEachRegion)
        .expect("keys and texts")
        .to_json();
    let audits = series(
        &read(&text),
        &["DT001", "DT002"],
        &["2005-09-30", "2005-10-01"],
    );
    let difference = Difference::between(&audits[0], &audits[1]);
    assert_eq!(difference.cleared.len(), 55);
    assert!(difference.raised.is_empty() && difference.changed.is_empty());
}

/// What holds between any two audits of one programme by the same rules.
#[test]
fn differences_add_up() {
    let programme = read(SYNTHETIC);
    let days = [
        "2005-10-01",
        "2006-03-01",
        "2006-09-01",
        "2007-03-01",
        "2007-09-01",
    ];
    let audits = series(&programme, &[], &days);
    let (mut raised_once, mut cleared_once) = (false, false);
    for earlier in &audits {
        for later in &audits {
            let difference = Difference::between(earlier, later);
            let (before, after) = (findings(earlier), findings(later));
            let (raised, cleared, changed) = (
                ids(&difference.raised),
                ids(&difference.cleared),
                ids(&difference.changed),
            );
            assert_eq!(raised, after.difference(&before).cloned().collect());
            assert_eq!(cleared, before.difference(&after).cloned().collect());
            assert!(changed.is_subset(&before.intersection(&after).cloned().collect()));

            let back = Difference::between(later, earlier);
            assert_eq!(
                (ids(&back.raised), ids(&back.cleared), ids(&back.changed)),
                (cleared, raised, changed)
            );
            raised_once |= !difference.raised.is_empty();
            cleared_once |= !difference.cleared.is_empty();
        }
    }
    assert!(raised_once && cleared_once);
}
