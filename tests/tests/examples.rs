//! Every rule has an example that breaks it and one that keeps it, and they do.
//!
//! `UPDATE_PAGES=1 cargo test -p nextpractice-tests --test examples` makes those anew that no longer do.

use std::collections::BTreeSet;

use nextpractice::audit::{Examples, rules};
use nextpractice_tests::example::{KINDS, committed, update};

#[test]
fn each_rule_has_an_example_that_breaks_it_and_one_that_keeps_it() {
    if std::env::var_os("UPDATE_PAGES").is_some() {
        update();
    }
    let examples = committed();
    let codes: BTreeSet<&str> = rules::ALL.iter().map(|rule| rule.code).collect();
    assert_eq!(examples.codes().collect::<BTreeSet<_>>(), codes);
    for rule in rules::ALL {
        let pair = examples.of(rule).expect("every rule has examples");
        for (example, kind) in pair.iter().zip(KINDS) {
            let audit = example.audit(rule);
            let audit = audit.unwrap_or_else(|| panic!("{}: no programme", rule.code));
            let [(_, outcome)] = audit.outcomes() else {
                panic!("{}: one rule was asked", rule.code);
            };
            let shown = kind.shows(outcome.counts);
            assert!(
                shown,
                "{} {}: {:?}",
                rule.code, kind.fixture, outcome.counts
            );
        }
    }
}

#[test]
fn the_examples_of_the_library_are_those_of_the_file() {
    // After an update, the library is to be built again.
    if std::env::var_os("UPDATE_PAGES").is_none() {
        assert_eq!(Examples::committed(), committed());
    }
}
