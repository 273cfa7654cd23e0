//! What an audit of each phase comes to: counts by rule, what is broken, and what is missing.

use std::collections::BTreeMap;

use nextpractice::audit::Audit;
use nextpractice::model::Table;
use serde_json::{Value, json};

use super::super::{PHASES, committed, in_repository, of_phase};

/// The audit as JSON, a rule, a breach or a gap a line.
fn expected(name: &str, audit: &Audit) -> String {
    let programme = audit.programme();
    let counts: BTreeMap<&str, Value> = audit
        .outcomes()
        .iter()
        .map(|(rule, outcome)| (rule.code, json!(outcome.counts)))
        .collect();
    let broken: BTreeMap<&str, Vec<String>> = audit
        .outcomes()
        .iter()
        .filter(|(_, outcome)| !outcome.broken.is_empty())
        .map(|(rule, outcome)| {
            (
                rule.code,
                outcome
                    .broken
                    .iter()
                    .map(|(unit, _)| unit.id(programme))
                    .collect(),
            )
        })
        .collect();
    let gaps: BTreeMap<String, BTreeMap<&str, usize>> = audit
        .gap_groups()
        .iter()
        .map(|group| {
            let rules = group
                .rules
                .iter()
                .map(|(rule, units)| (rule.code, units.len()));
            (group.missing.sentence(programme), rules.collect())
        })
        .collect();
    let document = format!("examples/data/{name}.json");
    format!(
        "{{\n\"document\": {},\n\"date\": {},\n\"counts\": {},\n\"broken\": {},\n\"gaps\": {}\n}}\n",
        json!(document),
        json!(audit.date().to_string()),
        lines(counts),
        lines(broken),
        lines(gaps)
    )
}

fn lines<K: std::fmt::Display, V: serde::Serialize>(items: BTreeMap<K, V>) -> String {
    let lines = items
        .into_iter()
        .map(|(key, value)| format!("\n{}: {}", json!(key.to_string()), json!(value)));
    let lines = lines.collect::<Vec<_>>();
    if lines.is_empty() {
        "{}".to_owned()
    } else {
        format!("{{{}\n}}", lines.join(","))
    }
}

#[test]
fn audits_are_as_expected() {
    for (phase, name) in PHASES {
        committed(
            &format!("tests/fixtures/reference/{name}/expected.json"),
            &expected(name, &of_phase(phase)),
        );
    }
}

#[test]
fn what_is_expected_can_be_read_by_other_front_ends() {
    for (_, name) in PHASES {
        let path = in_repository(&format!("tests/fixtures/reference/{name}/expected.json"));
        let text = std::fs::read_to_string(path).expect("committed");
        let read: Value = serde_json::from_str(&text).expect("JSON");
        let document = read["document"].as_str().expect("a path");
        assert!(in_repository(document).is_file(), "{document}");
        assert!(read["counts"]["DT001"]["holds"].is_u64(), "{name}");
    }
}

/// Counts that follow from the sources alone, whatever rules there are.
#[test]
fn the_rules_of_the_grid_say_what_the_sources_say() {
    let [(one, _), (two, _)] = PHASES;
    let counted = |audit: &Audit, code: &str| {
        let (_, outcome) = audit
            .outcomes()
            .iter()
            .find(|(rule, _)| rule.code == code)
            .expect("a rule");
        let counts = outcome.counts;
        (
            counts.holds,
            counts.broken,
            counts.cannot_tell,
            counts.not_applicable,
        )
    };
    let (one, two) = (of_phase(one), of_phase(two));
    assert_eq!(counted(&one, "DT001"), (55, 0, 0, 0));
    assert_eq!(counted(&one, "DT002"), (55, 0, 0, 0));
    assert_eq!(counted(&one, "DT004"), (0, 0, 55, 0));
    assert_eq!(counted(&one, "DS001"), (0, 0, 55, 0));
    assert_eq!(counted(&one, "DS004"), (0, 0, 5, 0));
    assert_eq!(counted(&one, "DS009"), (0, 0, 55, 0));
    // What a Deep was to have in a region, no source says.
    assert_eq!(counted(&two, "DT001"), (0, 0, 11, 0));
    assert_eq!(counted(&two, "DS004"), (0, 0, 4, 0));
}

/// The sources tell of no breach, and leave most things unsaid.
#[test]
fn nothing_is_broken_and_silence_is_no_pass() {
    for (phase, name) in PHASES {
        let audit = of_phase(phase);
        let broken: Vec<&str> = audit.findings().map(|finding| finding.rule.code).collect();
        assert_eq!(broken, Vec::<&str>::new(), "{name}");
        assert!(audit.gaps().count() > 0, "{name}");
        let told_of = [
            Table::Hubs,
            Table::Arrangements,
            Table::Regions,
            Table::Institutions,
            Table::Grants,
        ];
        for (rule, outcome) in audit.outcomes() {
            let told = rule.reads.iter().all(|table| told_of.contains(table));
            assert!(
                outcome.counts.holds == 0 || told || !rule.principle.is_one_of_the_3_ds(),
                "{name}: {} holds of tables that are not recorded",
                rule.code
            );
        }
    }
}
