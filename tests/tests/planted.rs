//! What is planted in a programme that keeps every rule is found at its root cause, and nothing else is reported as one.

use std::collections::BTreeSet;

use nextpractice::audit::{Audit, AuditOptions, Unit, Verdict, find_rule, rules};
use nextpractice::model::{Document, Programme};
use nextpractice_tests::planted::{Breach, breaches, gaps, thriving};
use serde_json::Value;

fn audit(document: &Value) -> Audit {
    let text = serde_json::to_vec(document).expect("JSON");
    let document = Document::from_json(&text).expect("well-formed JSON");
    let programme = Programme::new(document).unwrap_or_else(|errors| panic!("{errors}"));
    Audit::new(&programme, &AuditOptions::default()).expect("it has a date")
}

/// A rule and a unit.
type Named = (String, String);
/// Each root cause with what follows from it.
type Causes = BTreeSet<(Named, BTreeSet<Named>)>;

fn named(rule: &str, unit: &str) -> Named {
    (rule.to_owned(), unit.to_owned())
}

fn found(audit: &Audit) -> Causes {
    let groups = audit.groups().into_iter();
    let causes = groups.map(|group| {
        let follow = group.follow.iter();
        let follow = follow.map(|(rule, unit, _)| named(rule.code, &unit.id(audit.programme())));
        let root = named(group.rule.code, &group.unit.id(audit.programme()));
        (root, follow.collect())
    });
    causes.collect()
}

fn undecided(audit: &Audit) -> Vec<(String, BTreeSet<Named>)> {
    let groups = audit.gap_groups().into_iter();
    let gaps = groups.map(|group| {
        let units = group.rules.iter().flat_map(|(rule, units)| {
            units
                .iter()
                .map(|unit| named(rule.code, &unit.id(audit.programme())))
        });
        (group.missing.id(), units.collect())
    });
    gaps.collect()
}

fn expected(breach: &Breach) -> (Named, BTreeSet<Named>) {
    let follow = breach.told.iter();
    (
        named(breach.rule, breach.unit),
        follow.map(|(rule, unit)| named(rule, unit)).collect(),
    )
}

#[test]
fn every_rule_is_asked_and_holds_before_anything_is_planted() {
    let audit = audit(&thriving());
    assert_eq!(found(&audit), Causes::new());
    assert_eq!(undecided(&audit), []);
    for (rule, outcome) in audit.outcomes() {
        assert!(outcome.counts.holds > 0, "{} is not asked", rule.code);
    }
}

#[test]
fn something_is_planted_for_every_rule() {
    let all: BTreeSet<&str> = rules::ALL.iter().map(|rule| rule.code).collect();
    let broken: BTreeSet<&str> = breaches().iter().map(|breach| breach.rule).collect();
    let open: BTreeSet<&str> = gaps().iter().map(|gap| gap.rule).collect();
    assert_eq!((&broken, &open), (&all, &all));
}

#[test]
fn a_breach_is_the_one_root_cause_of_all_that_fires() {
    let mut wrong = Vec::new();
    for breach in breaches() {
        let mut document = thriving();
        breach.plant(&mut document);
        let audit = audit(&document);
        let expected = Causes::from([expected(&breach)]);
        if found(&audit) != expected || !undecided(&audit).is_empty() {
            wrong.push(format!(
                "expected {expected:#?}\nfound {:#?}\nundecided {:#?}",
                found(&audit),
                undecided(&audit)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn two_breaches_are_two_root_causes() {
    let breaches = breaches();
    // Each with a few others; `NEXTPRACTICE_EXHAUSTIVE=1` tries all pairs.
    let exhaustive = std::env::var_os("NEXTPRACTICE_EXHAUSTIVE").is_some();
    let apart: Vec<usize> = match exhaustive {
        true => (1..breaches.len()).collect(),
        false => vec![1, 8, 19],
    };
    let pairs = breaches.iter().enumerate().flat_map(|(place, one)| {
        let others = apart.iter().filter_map(|apart| breaches.get(place + apart));
        others.map(move |other| (one, other)).collect::<Vec<_>>()
    });
    let mut wrong = Vec::new();
    for (one, other) in pairs.filter(|(one, other)| unrelated(one, other)) {
        let mut document = thriving();
        one.plant(&mut document);
        other.plant(&mut document);
        let audit = audit(&document);
        // One may take away what the other would be asked of: of schools that are members no more nothing is.
        let asked = [one, other]
            .into_iter()
            .filter(|breach| is_asked(&audit, breach));
        let roots: BTreeSet<Named> = asked
            .map(|breach| named(breach.rule, breach.unit))
            .collect();
        let found = found(&audit);
        if !found.iter().map(|(root, _)| root).eq(&roots) {
            wrong.push(format!("expected {roots:?}\nfound {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn is_asked(audit: &Audit, breach: &Breach) -> bool {
    let rule = find_rule(breach.rule).expect("a rule");
    let unit = Unit::find(rule.unit, breach.unit, audit.programme());
    let said = unit.and_then(|unit| audit.explain(rule, unit));
    said.is_some_and(|said| said.verdict() != Verdict::NotApplicable)
}

/// Whether nothing that fires by one fires by the other.
fn unrelated(one: &Breach, other: &Breach) -> bool {
    let ((one, mut first), (other, mut second)) = (expected(one), expected(other));
    first.insert(one);
    second.insert(other);
    first.is_disjoint(&second)
}

#[test]
fn a_gap_is_the_one_thing_that_is_missing() {
    let mut wrong = Vec::new();
    for gap in gaps() {
        let mut document = thriving();
        gap.plant(&mut document);
        let audit = audit(&document);
        let undecided = undecided(&audit);
        let alone = matches!(&undecided[..], [(missing, units)] if missing == gap.told && units.contains(&named(gap.rule, gap.unit)));
        if !alone || !found(&audit).is_empty() {
            wrong.push(format!(
                "{} {} {}\n{undecided:#?}\n{:?}",
                gap.rule,
                gap.unit,
                gap.told,
                found(&audit)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
