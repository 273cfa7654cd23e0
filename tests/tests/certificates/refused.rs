//! Every reason for which a programme is not certified, one at a time and all at once.

use nextpractice::audit::{Audit, AuditOptions, Principle, Suppressed, rules};
use serde_json::{Value, json};

use super::super::{DIMENSIONS, asked, audited, certify_by, of, programme, set, with, without};
use super::sound::sound;

/// A region of the charter in which there is no hub, though hubs are recorded completely.
fn with_an_empty_region() -> Value {
    with([
        ("/regions/-", json!({"key": "area:W", "scheme": "areas"})),
        ("/charter/regions/-", json!("area:W")),
    ])
}

/// For each principle, a document that breaks one of its rules of level error, the rule and the unit.
fn breaking() -> [(Principle, Value, &'static str, &'static str, &'static str); 3] {
    [
        (
            Principle::Decentralised,
            with([("/memberships/1/joined", json!("directed"))]),
            "DC004",
            "member:partner:CU-N",
            "DC004 directed-membership is broken: 1",
        ),
        (
            Principle::Disciplined,
            with([("/plans/0/purpose", json!("good"))]),
            "DS002",
            "plan:CU-N",
            "DS002 plan-without-next-practice is broken: 1",
        ),
        (
            Principle::Distributed,
            with_an_empty_region(),
            "DT001",
            "curriculum/area:W",
            "DT001 empty-cell is broken: 2",
        ),
    ]
}

fn reasons(audit: &Audit, principle: Principle) -> Vec<String> {
    certify_by(principle)(audit)
        .expect_err("refused")
        .reasons()
        .to_vec()
}

#[test]
fn a_broken_error() {
    for (principle, document, _, _, reason) in breaking() {
        let audit = audited(&document);
        assert_eq!(reasons(&audit, principle), [reason]);
        // The other two are none the worse.
        for (other, certify) in DIMENSIONS
            .into_iter()
            .filter(|(other, _)| *other != principle)
        {
            assert!(certify(&audit).is_ok(), "{other} beside {reason}");
        }
    }
}

#[test]
fn a_suppressed_error_counts_as_broken() {
    for (principle, mut document, rule, unit, reason) in breaking() {
        let suppression = json!({
            "key": "s:1", "rule": rule, "unit": unit, "reason": "It is being mended.", "until": "2007-12-31",
        });
        let before = audited(&document);
        set(&mut document, "/suppressions/-", suppression);
        let audit = audited(&document);
        let states: Vec<Suppressed> = audit
            .suppressions()
            .into_iter()
            .map(|(_, state)| state)
            .collect();
        assert_eq!(states, [Suppressed::Marks], "{unit}");
        assert_eq!(
            audit.open_findings().count() + 1,
            before.open_findings().count()
        );
        assert_eq!(audit.findings().count(), before.findings().count());
        assert_eq!(reasons(&audit, principle), [reason]);
    }
}

#[test]
fn an_error_that_cannot_be_told() {
    let mut no_hubs_known = with_an_empty_region();
    set(
        &mut no_hubs_known,
        "/records/hubs/completeness",
        json!("partial"),
    );
    for (principle, document, reason) in [
        (
            Principle::Decentralised,
            without("/memberships/1/joined"),
            "DC004 directed-membership cannot be told: 1",
        ),
        (
            Principle::Disciplined,
            without("/plans/0/purpose"),
            "DS002 plan-without-next-practice cannot be told: 1",
        ),
        (
            Principle::Distributed,
            no_hubs_known,
            "DT001 empty-cell cannot be told: 2",
        ),
    ] {
        // Where hubs are not known completely, that is a reason of its own.
        let mut told = reasons(&audited(&document), principle);
        told.retain(|told| !told.ends_with("not recorded completely"));
        assert_eq!(told, [reason]);
    }
}

#[test]
fn tables_that_are_older_than_the_audit_cannot_tell() {
    let document = with([
        ("/records/hubs/as_of", json!("2007-05-31")),
        ("/records/memberships/as_of", json!("2007-05-31")),
    ]);
    let audit = audited(&document);
    // There is a hub in every cell and a partner in every network; but of hubs since then nothing is recorded.
    assert_eq!(
        reasons(&audit, Principle::Distributed),
        ["hubs are not recorded completely"]
    );
    let mut empty = with_an_empty_region();
    set(&mut empty, "/records/hubs/as_of", json!("2007-05-31"));
    assert_eq!(
        reasons(&audited(&empty), Principle::Distributed),
        [
            "hubs are not recorded completely",
            "DT001 empty-cell cannot be told: 2"
        ]
    );
}

#[test]
fn a_rule_that_was_not_asked() {
    for (principle, certify) in DIMENSIONS {
        for left_out in of(principle) {
            let others = rules::ALL
                .iter()
                .copied()
                .filter(|rule| rule.code != left_out.code)
                .collect();
            let refused = certify(&asked(&sound(), others)).expect_err("one rule was not asked");
            let reason = format!("{} was not asked", left_out.code);
            assert_eq!(refused.reasons().first(), Some(&reason));
            // Where it is the only rule of its principle, nothing is left that could hold.
            assert!(
                refused.reasons().len() == 1 || of(principle).len() == 1,
                "{refused}"
            );
        }
    }
}

#[test]
fn thresholds_without_a_name() {
    let audit = audited(&with([("/charter/policy", json!({"max_priorities": 6}))]));
    for (principle, _) in DIMENSIONS {
        assert_eq!(
            reasons(&audit, principle),
            ["the charter sets thresholds of its own but gives their policy no name"]
        );
    }
    // A policy that sets none is this library's own, with a name or without.
    for policy in [json!({}), json!({"name": "The usual"}), Value::Null] {
        let audit = audited(&with([("/charter/policy", policy.clone())]));
        assert!(
            DIMENSIONS
                .iter()
                .all(|(_, certify)| certify(&audit).is_ok()),
            "{policy}"
        );
    }
}

#[test]
fn a_programme_in_which_nothing_holds() {
    let mut document = sound();
    let tables = document["records"]
        .as_object()
        .expect("an object")
        .keys()
        .cloned()
        .collect::<Vec<_>>();
    for table in tables {
        document[table] = json!([]);
    }
    document["charter"] = json!({"focuses": [], "regions": [], "coverage": "none"});
    let audit = audited(&document);
    for (principle, _) in DIMENSIONS {
        assert_eq!(reasons(&audit, principle), ["nothing recorded holds"]);
    }
    let silent =
        audited(&json!({"format": "nextpractice/1", "recorded_on": "2007-06-01", "charter": {}}));
    for (principle, _) in DIMENSIONS {
        let reasons = reasons(&silent, principle);
        assert_eq!(
            reasons.last().map(String::as_str),
            Some("nothing recorded holds"),
            "{principle}"
        );
    }
}

#[test]
fn every_reason_at_once() {
    let mut document = with([
        ("/charter/policy", json!({"max_priorities": 6})),
        ("/memberships/1/joined", json!("directed")),
        ("/memberships/3/joined", json!("directed")),
    ]);
    document["memberships"][5]
        .as_object_mut()
        .expect("an object")
        .remove("joined");
    let refused = certify_by(Principle::Decentralised)(&audited(&document)).expect_err("refused");
    assert_eq!(
        refused.reasons(),
        [
            "the charter sets thresholds of its own but gives their policy no name",
            "DC004 directed-membership is broken: 2",
            "DC004 directed-membership cannot be told: 1",
        ]
    );
    assert_eq!(
        refused.to_string(),
        "not certified as decentralised: the charter sets thresholds of its own but gives their policy no name; \
         DC004 directed-membership is broken: 2; DC004 directed-membership cannot be told: 1"
    );
}

/// A certificate is of the day of its audit, and of no other.
#[test]
fn on_another_day() {
    let programme = programme(&sound());
    let on = |day: &str| {
        let date = Some(day.parse().expect("a date"));
        Audit::new(
            &programme,
            &AuditOptions {
                date,
                ..AuditOptions::default()
            },
        )
        .expect("a date")
    };
    // After the end of every term, and before the beginning of any.
    for day in ["2007-09-01", "2005-08-31"] {
        let reasons = reasons(&on(day), Principle::Distributed);
        assert!(
            reasons
                .iter()
                .any(|reason| reason.starts_with("DT001 empty-cell")),
            "{day}: {reasons:?}"
        );
    }
    assert!(
        on("2007-06-01")
            .certify::<nextpractice::audit::Distributed>()
            .is_ok()
    );
}
