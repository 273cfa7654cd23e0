//! The registry of rules as a whole: the list, the files and the page agree, and every rule says what it must.
//!
//! `UPDATE_PAGES=1 cargo test -p nextpractice-tests --test registry` writes `RULES.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use nextpractice::audit::{Rule, find_rule, rule_pages, rules};
use nextpractice_tests::example;
use nextpractice_tests::fixture::is_code;

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn the_list_and_the_files_agree() {
    let folder = workspace().join("crates/nextpractice/src/audit/rules");
    let files: BTreeSet<String> = fs::read_dir(&folder)
        .expect("the folder of the rules")
        .map(|entry| {
            entry
                .expect("an entry that can be read")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter_map(|name| name.strip_suffix(".rs").map(str::to_uppercase))
        .filter(|name| is_code(name))
        .collect();
    let listed: BTreeSet<String> = rules::ALL.iter().map(|rule| rule.code.to_owned()).collect();
    assert_eq!(
        files,
        listed,
        "{} and its `registry!` list",
        folder.display()
    );
    assert_eq!(listed.len(), rules::ALL.len(), "a code stands twice");
}

#[test]
fn each_file_declares_the_rule_it_is_named_after() {
    let folder = workspace().join("crates/nextpractice/src/audit/rules");
    for rule in rules::ALL {
        let path = folder.join(format!("{}.rs", rule.code.to_lowercase()));
        let text =
            fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(
            text.contains(&format!("    {} = \"{}\",", rule.code, rule.name)),
            "{}",
            path.display()
        );
        assert!(
            text.starts_with(&format!("//! {} {}.\n", rule.code, rule.name)),
            "{}: the first line",
            path.display()
        );
    }
}

#[test]
fn rules_stand_in_the_order_of_their_codes() {
    let codes: Vec<&str> = rules::ALL.iter().map(|rule| rule.code).collect();
    assert!(codes.is_sorted(), "{codes:?}");
}

#[test]
fn names_are_unique_and_kebab_case() {
    let mut of: BTreeMap<&str, &str> = BTreeMap::new();
    for rule in rules::ALL {
        if let Some(other) = of.insert(rule.name, rule.code) {
            panic!("{} and {other} are both called {}", rule.code, rule.name);
        }
        let words = rule.name.split('-');
        let kebab = words.into_iter().all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
        assert!(kebab, "{} is called {}", rule.code, rule.name);
    }
}

#[test]
fn each_rule_says_what_it_asks_why_and_what_to_do() {
    for rule in rules::ALL {
        let code = rule.code;
        assert!(!rule.citations.is_empty(), "{code} cites nothing");
        let places: Vec<Option<usize>> = ["**Asked**", "**Why**", "**What to do**"]
            .iter()
            .map(|part| {
                assert_eq!(rule.explanation.matches(part).count(), 1, "{code}: {part}");
                rule.explanation.find(part)
            })
            .collect();
        assert!(
            places.is_sorted(),
            "{code}: asked, why, what to do, in that order"
        );
        let summary = rule.summary();
        assert!(
            summary.ends_with('.') && !summary.contains("**"),
            "{code}: {summary}"
        );
        assert!(!rule.since.is_empty(), "{code} does not say since when");
        assert!(!rule.reads.is_empty(), "{code} reads no table");
    }
}

#[test]
fn letters_of_a_code_go_with_one_principle() {
    let mut of: BTreeMap<&str, &str> = BTreeMap::new();
    for rule in rules::ALL {
        let principle = rule.principle.name();
        assert_eq!(
            *of.entry(&rule.code[..2]).or_insert(principle),
            principle,
            "{}",
            rule.code
        );
    }
}

#[test]
fn rules_are_found_by_code_and_by_name() {
    for rule in rules::ALL {
        for spelling in [
            rule.code.to_owned(),
            rule.code.to_lowercase(),
            rule.name.to_owned(),
            rule.name.to_uppercase(),
        ] {
            assert_eq!(
                find_rule(&spelling)
                    .expect("a rule is found by its own name")
                    .code,
                rule.code
            );
        }
    }
}

#[test]
fn causes_are_rules_and_no_rule_follows_from_itself_by_way_of_others() {
    fn visit(rule: &'static Rule, path: &mut Vec<&'static str>) {
        assert!(
            !path.contains(&rule.code),
            "{} follows from itself: {path:?}",
            rule.code
        );
        path.push(rule.code);
        // Of one rule, a breach the one way may follow from a breach the other way.
        let others = rule.follows_from.iter().filter(|code| **code != rule.code);
        for cause in others {
            let cause = find_rule(cause)
                .unwrap_or_else(|error| panic!("{} follows from {cause}: {error}", rule.code));
            visit(cause, path);
        }
        path.pop();
    }
    for rule in rules::ALL {
        visit(rule, &mut Vec::new());
    }
}

#[test]
fn the_page_of_the_rules_is_up_to_date() {
    let path = workspace().join("RULES.md");
    if std::env::var_os("UPDATE_PAGES").is_some() {
        example::update();
        fs::write(&path, rule_pages(&example::committed())).expect("RULES.md can be written");
    }
    let page = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        page == rule_pages(&example::committed()),
        "RULES.md is not what the rules say; run `UPDATE_PAGES=1 cargo test -p nextpractice-tests --test registry`"
    );
}
