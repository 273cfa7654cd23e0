//! Laws that every audit keeps, over random programmes.

use std::collections::BTreeMap;

use nextpractice::audit::{Audit, AuditOptions};
use nextpractice::model::{Document, Programme};
use nextpractice_tests::generate::{
    TABLES, Written, alone_and_beside_another, any_document, document_and_relisted,
    document_and_reordered, document_and_shuffled, is_room, key_beside, less_and_whole,
    whole_and_one_field_less, whole_document,
};
use nextpractice_tests::told::{Grouped, Said, Told, everything, groups};
use proptest::prelude::*;
use serde_json::json;

fn audit(Written(document): &Written) -> Audit {
    audit_of(&document.to_string())
}

fn audit_of(text: &str) -> Audit {
    let read =
        Document::from_json(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let programme = Programme::new(read).unwrap_or_else(|refusal| panic!("{refusal}\n{text}"));
    Audit::new(&programme, &AuditOptions::default()).expect("the generator gives a date")
}

/// What each rule says of each unit, with the texts of its evidence.
type Placeless = BTreeMap<&'static str, Vec<(Told, Vec<String>)>>;

/// The rules on priorities and practices as acts: those without a date are asked about.
const UNDATED: [&str; 3] = ["DC001", "DS006", "DS016"];

/// The rules that ask of the programme as a whole, or of hubs of other focuses than a unit's own; and that of gateways which
/// a plan that does not say what it serves may touch by any priority there is.
const OF_THE_WHOLE: [&str; 4] = ["DT010", "DT011", "DT012", "DE003"];

/// The rules that ask of certain gateways or Deeps by name.
const OF_NAMED_GATEWAYS: [&str; 5] = ["DE001", "DE002", "DE003", "DE004", "DT012"];

/// Whether evidence points to a row, or speaks of it.
fn names(said: &[Said], row: &str, label: &str) -> bool {
    said.iter().any(|said| {
        let at = said.at.as_deref().unwrap_or_default();
        let points = at == row || at.starts_with(&format!("{row}/"));
        points || said.text.contains(label) || names(&said.because, row, label)
    })
}

/// That nothing came from other networks, or that a practice reached no partner, is told by what did come or go. Those at the other end
/// may once have been in such a network, any number of them at any remove, and evidence does not tell of all who have left.
fn left_since(rule: &str, field: &str) -> bool {
    ["DT006", "DT007", "DT012"].contains(&rule) && field == "term"
}

type Verdicts = BTreeMap<(&'static str, String), String>;

fn verdicts(audit: &Audit) -> Verdicts {
    let told = everything(audit).into_iter();
    told.flat_map(|(rule, told)| {
        told.into_iter()
            .map(move |told| ((rule, told.unit), told.verdict))
    })
    .collect()
}

/// Each breach with the root cause that it is listed under.
fn roots(audit: &Audit) -> BTreeMap<(String, String), (String, String)> {
    let mut roots = BTreeMap::new();
    for group in groups(audit) {
        let root = (group.rule, group.unit);
        let follow = group.follow.into_iter();
        roots.extend(follow.map(|breach| (breach, root.clone())));
        roots.insert(root.clone(), root);
    }
    roots
}

/// Evidence without its places and without an order of what it rests on, for rows stand in other places when they are
/// in another order; and without which of several missing data is named.
fn texts(said: &[Said]) -> Vec<String> {
    let mut texts: Vec<String> = said
        .iter()
        .map(|said| format!("{} because {:?}", said.text, texts(&said.because)))
        .collect();
    texts.sort();
    texts
}

fn without_places(audit: &Audit) -> (Placeless, Vec<Grouped>) {
    let told = everything(audit).into_iter().map(|(rule, told)| {
        let told = told.into_iter().map(|mut told| {
            let evidence = texts(&std::mem::take(&mut told.evidence));
            told.missing = None;
            (told, evidence)
        });
        (rule, told.collect())
    });
    (told.collect(), groups(audit))
}

fn rows<'d>(Written(document): &'d mut Written, table: &str) -> &'d mut Vec<serde_json::Value> {
    document[table].as_array_mut().expect("a table is a list")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_rows_does_not_matter((document, shuffled) in document_and_shuffled()) {
        prop_assert_eq!(without_places(&audit(&document)), without_places(&audit(&shuffled)));
    }

    #[test]
    fn the_order_of_tables_does_not_matter((document, reordered) in document_and_reordered()) {
        let (before, after) = (audit(&document), audit_of(&reordered));
        prop_assert_eq!(everything(&before), everything(&after));
        prop_assert_eq!(groups(&before), groups(&after));
    }

    #[test]
    fn the_order_within_lists_does_not_matter((document, relisted) in document_and_relisted()) {
        let (before, after) = (audit(&document), audit(&relisted));
        prop_assert_eq!(verdicts(&before), verdicts(&after));
        prop_assert_eq!(groups(&before), groups(&after));
    }

    #[test]
    fn an_unrelated_programme_beside_it_changes_nothing((alone, beside) in alone_and_beside_another()) {
        let (alone, beside) = (audit(&alone), audit(&beside));
        let (before, after) = (verdicts(&alone), verdicts(&beside));
        let (roots_before, roots_after) = (roots(&alone), roots(&beside));
        for (breach, root) in roots_before {
            // What is asked of the whole may be broken by one of the two alone, and then explain nothing, or be explained, no longer.
            let of_whole = [&breach, &root].iter().any(|(rule, unit)| OF_THE_WHOLE.contains(&rule.as_str()) || is_room(unit));
            prop_assert!(of_whole || roots_after.get(&breach) == Some(&root), "{:?}: {:?} and then {:?}", breach, root, roots_after.get(&breach));
        }
        for ((rule, unit), verdict) in before {
            if !OF_THE_WHOLE.contains(&rule) && !is_room(&unit) {
                prop_assert_eq!(after.get(&(rule, unit.clone())), Some(&verdict), "{} of {}", rule, unit);
            }
            // And it is the same programme under other names.
            let copy = after.get(&(rule, key_beside(&unit)));
            let named_otherwise = OF_NAMED_GATEWAYS.contains(&rule);
            prop_assert!(named_otherwise || copy.is_none_or(|copy| *copy == verdict), "{} of the copy of {}: {:?}", rule, unit, copy);
        }
    }

    #[test]
    fn what_holds_is_not_broken_by_a_fact_that_the_evidence_does_not_name(
        (whole, less, (row, field)) in whole_and_one_field_less()
    ) {
        // An act without a date had happened by its table's day. One that turns out to come later is none yet, and evidence
        // does not tell of what has not happened.
        prop_assume!(field != "date");
        let held = verdicts(&audit(&less));
        let known = audit(&whole);
        let label = whole.0.pointer(&row).and_then(|row| row["key"].as_str()).unwrap_or_default().to_owned();
        for (rule, told) in everything(&known) {
            for told in told.into_iter().filter(|told| told.verdict == "broken") {
                let before = held.get(&(rule, told.unit.clone())).map(String::as_str);
                prop_assert!(
                    before != Some("holds") || names(&told.evidence, &row, &label) || left_since(rule, &field),
                    "{} of {} held without `{}` of {}, and now: {:?}", rule, told.unit, field, row, told.evidence
                );
            }
        }
    }

    #[test]
    fn an_unrelated_institution_changes_nothing(document in any_document()) {
        let mut more = document.clone();
        rows(&mut more, "institutions").push(json!({"key": "urn:199999", "name": "Elsewhere", "closed": "2005-01-01"}));
        let (before, after) = (audit(&document), audit(&more));
        prop_assert_eq!(everything(&before), everything(&after));
        prop_assert_eq!(groups(&before), groups(&after));
    }

    #[test]
    fn programmes_come_back_from_documents_with_the_same_audit(document in any_document()) {
        let first = audit(&document);
        let text = first.programme().to_document().to_json();
        let again = Document::from_json(text.as_bytes()).expect("JSON");
        prop_assert_eq!(&again.to_json(), &text);
        let second = Audit::new(&Programme::new(again).expect("a programme"), &AuditOptions::default()).expect("a date");
        prop_assert_eq!(everything(&first), everything(&second));
        prop_assert_eq!(groups(&first), groups(&second));
    }

    #[test]
    fn what_could_still_be_recorded_overturns_no_verdict((less, document) in less_and_whole()) {
        let known = verdicts(&audit(&document));
        for ((rule, unit), verdict) in verdicts(&audit(&less)) {
            if verdict != "cannot_tell" {
                let found = known.get(&(rule, unit.clone()));
                // An act without a date is asked about, and its date may turn out to be later, or none.
                let not_asked_after_all = UNDATED.contains(&rule) && found.is_some_and(|found| found == "not_applicable");
                // The year of a hub that turns out to be none then is no unit any more.
                let no_unit_after_all = verdict == "not_applicable" && found.is_none();
                prop_assert!(not_asked_after_all || no_unit_after_all || found == Some(&verdict), "{} of {}: {} and then {:?}", rule, unit, verdict, found);
            }
        }
    }

    #[test]
    fn tables_that_are_called_partial_only_take_verdicts_away(document in any_document(), table in prop::sample::select(&TABLES[..])) {
        let mut less = document.clone();
        less.0["records"][table]["completeness"] = json!("partial");
        let known = verdicts(&audit(&document));
        for (unit, verdict) in verdicts(&audit(&less)) {
            prop_assert!(verdict == "cannot_tell" || known.get(&unit) == Some(&verdict), "{:?}: {}", unit, verdict);
        }
    }

    #[test]
    fn whole_documents_leave_little_that_cannot_be_told(document in whole_document()) {
        for ((rule, unit), verdict) in verdicts(&audit(&document)) {
            // Successions may fork and run in circles.
            prop_assert!(verdict != "cannot_tell" || rule == "AR002", "{} of {}", rule, unit);
        }
    }

    #[test]
    fn a_row_taken_from_a_complete_table_mends_nothing_that_needed_more(document in whole_document()) {
        let known = verdicts(&audit(&document));
        for (table, needing) in [("memberships", &["AR001", "DT004"][..]), ("priorities", &["DS004"])] {
            let mut less = document.clone();
            rows(&mut less, table).pop();
            for plan in rows(&mut less, "plans") {
                // What is gone can be named no longer.
                (plan["priorities"], plan["tasks"]) = (json!([]), json!([]));
            }
            let left = verdicts(&audit(&less));
            for ((rule, unit), verdict) in &known {
                if verdict == "broken" && needing.contains(rule) {
                    prop_assert_eq!(left.get(&(*rule, unit.clone())), Some(verdict), "{} of {}", rule, unit);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_number_of_threads_does_not_matter(mut document in any_document()) {
        let outcomes_of = |audit: &Audit| -> Vec<String> {
            audit.outcomes().iter().map(|(rule, outcome)| format!("{} {outcome:?}", rule.code)).collect()
        };
        let alone = outcomes_of(&audit(&document));
        // Only what has rows enough is shared out among threads; no rule is asked of these.
        let more = (0..8_192).map(|i| json!({ "key": format!("more:{i}"), "name": "A school" }));
        rows(&mut document, "institutions").extend(more);
        let asked = [1, 4].map(|threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool of threads");
            pool.install(|| {
                let audit = audit(&document);
                (outcomes_of(&audit), format!("{:?}", audit.groups()), format!("{:?}", audit.gap_groups()))
            })
        });
        prop_assert_eq!(&asked[0], &asked[1]);
        prop_assert_eq!(&asked[0].0, &alone);
    }
}
