//! The library's audit against the oracle's, document by document.
//!
//! `ORACLE_SEED` and `ORACLE_DOCUMENTS` say which documents and how many; `scripts/oracle` runs a million.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use nextpractice::audit::{find_rule, rules};
use nextpractice_tests::oracle::compare::{Difference, Table, audit, compare, programme, verdicts};
use nextpractice_tests::oracle::completions::{Doubt, doubts};
use nextpractice_tests::oracle::{Say, answers};
use nextpractice_tests::oracle::{generator, shrink::shrink};
use serde_json::Value;

/// What the library says without a field that not all completions bear out, and why that is let be.
struct LetBe {
    rule: &'static str,
    unknown: &'static str,
    incomplete: &'static str,
    #[expect(dead_code, reason = "it is for the reader")]
    reason: &'static str,
}

const LET_BE: &[LetBe] = &[
    LetBe {
        rule: "DC006",
        unknown: "hubs.term",
        incomplete: "cannot tell",
        reason: "a plan's term lies in its hub's, and says that there was a hub then; nothing is concluded from children to parents (reading 4)",
    },
    LetBe {
        rule: "DC006",
        unknown: "priorities.agreed",
        incomplete: "cannot tell",
        reason: "its reading: where the agenda is not wholly known it cannot tell",
    },
    LetBe {
        rule: "DC006",
        unknown: "priorities.retired",
        incomplete: "cannot tell",
        reason: "its reading: where the agenda is not wholly known it cannot tell",
    },
    LetBe {
        rule: "DS008",
        unknown: "",
        incomplete: "cannot tell",
        reason: "its reading: where tasks or priorities are not wholly known it is broken or cannot tell",
    },
];

fn let_be(doubt: &Doubt) -> bool {
    LET_BE.iter().any(|known| {
        known.rule == doubt.rule
            && known.incomplete == doubt.incomplete
            && doubt
                .unknown
                .iter()
                .any(|name| name.contains(known.unknown))
    })
}

fn setting(name: &str, default: u64) -> u64 {
    let setting = std::env::var(name).ok();
    setting.map_or(default, |text| text.parse().expect("a whole number"))
}

/// Does something for every seed, on every core.
fn for_seeds(many: u64, each: impl Fn(u64) + Sync) {
    let first = setting("ORACLE_SEED", 1);
    println!("ORACLE_SEED={first} ORACLE_DOCUMENTS={many}");
    let next = AtomicU64::new(0);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= many {
                        break;
                    }
                    each(first.wrapping_add(seed));
                }
            });
        }
    });
}

fn print_table(table: &Table) {
    println!(
        "{:7}{:>14}{:>14}{:>14}{:>16}",
        "", "holds", "broken", "cannot tell", "not applicable"
    );
    for rule in rules::ALL {
        let count = |say| table.get(&(rule.code, say)).copied().unwrap_or_default();
        let [holds, broken, unsure, none] = Say::ALL.map(count);
        println!(
            "{:7}{holds:>14}{broken:>14}{unsure:>14}{none:>16}",
            rule.code
        );
    }
}

#[test]
fn the_library_says_what_the_oracle_says() {
    let table = Mutex::new(Table::new());
    let wrong = Mutex::new(Vec::<(Difference, u64)>::new());
    for_seeds(setting("ORACLE_DOCUMENTS", 2_000), |seed| {
        let (document, date) = generator::document(seed);
        let mut own = Table::new();
        let differences = compare(&document, date, &mut own)
            .unwrap_or_else(|refusal| panic!("seed {seed}: {refusal}\n{document}"));
        let mut table = table.lock().expect("no thread has failed");
        for (what, count) in own {
            *table.entry(what).or_default() += count;
        }
        drop(table);
        for difference in differences {
            let mut wrong = wrong.lock().expect("no thread has failed");
            if !wrong.iter().any(|(other, _)| other.is_like(&difference)) {
                wrong.push((difference, seed));
            }
        }
    });
    print_table(&table.into_inner().expect("no thread has failed"));
    let wrong = wrong.into_inner().expect("no thread has failed");
    for (difference, seed) in &wrong {
        let (document, date) = generator::document(*seed);
        let small = shrink(&document, |document| {
            compare(document, date, &mut Table::new()).is_ok_and(|all| {
                all.iter()
                    .any(|other| other.is_like(difference) && other.unit == difference.unit)
            })
        });
        println!(
            "\nseed {seed}, {} of {}: the oracle says {}, the library {}\non {date}: {small}",
            difference.rule,
            difference.unit,
            difference.oracle.map_or("nothing", Say::name),
            difference.library,
        );
    }
    assert!(wrong.is_empty(), "{} kinds of difference", wrong.len());
}

#[test]
fn what_is_left_out_could_be_filled_in_either_way() {
    let wrong = Mutex::new(BTreeMap::<String, (usize, String)>::new());
    let many = setting("ORACLE_DOCUMENTS", 6_000) / 100;
    for_seeds(many, |seed| {
        let (document, date) = generator::full_document(seed);
        let all = doubts(&document, date, seed)
            .unwrap_or_else(|refusal| panic!("seed {seed}: {refusal}\n{document}"));
        for doubt in all.into_iter().filter(|doubt| !let_be(doubt)) {
            let what = format!(
                "{} says `{}` without {}; filled in: {:?}",
                doubt.rule,
                doubt.incomplete,
                doubt.unknown.join(" and "),
                doubt.complete
            );
            let example = format!("seed {seed}, {} on {date}: {}", doubt.unit, doubt.document);
            let mut wrong = wrong.lock().expect("no thread has failed");
            let found = wrong.entry(what).or_insert((0, example));
            found.0 += 1;
        }
    });
    let wrong = wrong.into_inner().expect("no thread has failed");
    for (what, (count, example)) in &wrong {
        println!("{count} times: {what}\n  {example}");
    }
    assert!(wrong.is_empty(), "{} kinds of doubt", wrong.len());
}

/// Small documents on which the two have differed, each with what is right and why.
#[test]
fn what_was_settled_stays_settled() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/oracle");
    for file in std::fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        let name = path.display();
        let text = std::fs::read_to_string(&path).expect("a text");
        let case: Value = serde_json::from_str(&text).expect("JSON");
        let word = |field: &str| case[field].as_str().unwrap_or_default();
        let (date, unit) = (word("date").parse().expect("a date"), word("unit"));
        let right = word("verdict").replace('_', " ");
        let document = &case["document"];

        let oracle = answers(word("rule"), document, date).expect("a rule");
        let oracle = oracle.get(unit).map_or("no such unit", |say| say.name());
        let programme = programme(document).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        let rule = find_rule(word("rule")).expect("a rule");
        let library = verdicts(&audit(&programme, date), rule);
        let library = library.get(unit).map_or("no such unit", String::as_str);
        assert_eq!((oracle, library), (&*right, &*right), "{name}");
    }
}
