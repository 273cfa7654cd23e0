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

/// What the library is known to say otherwise than its readings have it, until it is mended.
struct Awaiting {
    rules: &'static [&'static str],
    /// What the oracle says.
    oracle: &'static [Say],
    /// What the library says.
    library: &'static [&'static str],
    /// In which documents alone.
    where_so: fn(&Value) -> bool,
    #[expect(dead_code, reason = "it is for the reader")]
    reason: &'static str,
}

const DECIDED: &[Say] = &[Say::Holds, Say::Broken];
const UNSURE: &[&str] = &["cannot tell"];

/// The differences that are known, each with the reason. Empty this list rule by rule as the library is mended.
const AWAITING_A_FIX: &[Awaiting] = &[
    Awaiting {
        rules: &["DE003", "DE004"],
        oracle: &[Say::NotApplicable],
        library: &["cannot tell"],
        where_so: |document| lacks(document, "hubs", "term"),
        reason: "a hub that can work on no gateway of the Deep is not asked, whether it is in term or not (reading 8)",
    },
    Awaiting {
        rules: &["AR002"],
        oracle: &[Say::CannotTell],
        library: &["holds", "broken"],
        where_so: |_| true,
        reason: "where successors are left out, or listed before the date, there may be another: a fork (readings 6, 7, 8)",
    },
    Awaiting {
        rules: &["DT006"],
        oracle: &[Say::CannotTell],
        library: &["broken"],
        where_so: |_| true,
        reason: "where hubs are not complete the school may have another, with a partner that was reached (reading 8)",
    },
    Awaiting {
        rules: &[
            "DC002", "DC003", "DS002", "DS003", "DS007", "DS008", "DT005", "DE001", "DE002",
        ],
        oracle: &[Say::NotApplicable],
        library: &["holds", "broken", "cannot tell"],
        where_so: |document| lacks(document, "hubs", "term"),
        reason: "a network's or the charter's term does not bound the plans of a hub without a term (reading 4)",
    },
    Awaiting {
        rules: &[
            "DC002", "DC003", "DS002", "DS003", "DS007", "DT005", "DE001", "DE002",
        ],
        oracle: DECIDED,
        library: UNSURE,
        where_so: |document| lacks(document, "plans", "term"),
        reason: "a plan without a term has begun where its hub's term, or what bounds it, is over (readings 3, 4)",
    },
    Awaiting {
        rules: &["DT008", "DS008", "DS009"],
        oracle: &[Say::CannotTell, Say::Broken],
        library: &["holds", "broken"],
        where_so: |document| lacks(document, "hubs", "term"),
        reason: "the same: a plan past the end of its hub's network, or before its beginning",
    },
    Awaiting {
        rules: &["DS001", "DS009", "DE003", "DE004"],
        oracle: DECIDED,
        library: UNSURE,
        where_so: |document| lacks(document, "plans", "term"),
        reason: "a plan without a term is in force on the day that its table describes, never outside its parent's term (reading 4)",
    },
    Awaiting {
        rules: &["DS001", "DE003", "DE004"],
        oracle: DECIDED,
        library: UNSURE,
        where_so: |document| lacks(document, "hubs", "term"),
        reason: "a hub without a term was one in the school year in which its table describes it (reading 4)",
    },
    Awaiting {
        rules: &["DC002"],
        oracle: &[Say::NotApplicable],
        library: UNSURE,
        where_so: |document| lacks(document, "plans", "term"),
        reason: "a plan that lays nothing down is not asked about, whether it has begun or not",
    },
    Awaiting {
        rules: &["DS009", "DT008"],
        oracle: DECIDED,
        library: UNSURE,
        where_so: |document| lacks(document, "hubs", "term"),
        reason: "a network's or the charter's term does not bound the plans of a hub without a term (reading 4)",
    },
    Awaiting {
        rules: &["DT002"],
        oracle: &[Say::NotApplicable],
        library: UNSURE,
        where_so: |document| document["charter"].get("hubs_per_cell") == Some(&Value::Null),
        reason: "`hubs_per_cell` recorded as none is taken for unknown (reading 6)",
    },
    Awaiting {
        rules: &["DC002", "DC006", "DT004"],
        oracle: DECIDED,
        library: UNSURE,
        where_so: |_| true,
        reason: "where memberships are complete, a network that is not recorded has no members (DT006, DT007, DT012 see it)",
    },
    Awaiting {
        rules: &["DS008"],
        oracle: &[Say::Holds, Say::Broken, Say::NotApplicable],
        library: UNSURE,
        where_so: |_| true,
        reason: "no plan of a hub that is none at the date is in force: its plans need not be complete",
    },
    Awaiting {
        rules: &["DT007", "DT008", "DT009", "DT012"],
        oracle: &[Say::Broken, Say::NotApplicable],
        library: UNSURE,
        where_so: |document| document["practices"].as_array().is_none_or(Vec::is_empty),
        reason: "without any practice there is no transfer, however transfers are recorded",
    },
    Awaiting {
        rules: &["DT009", "DT011"],
        oracle: &[Say::Broken],
        library: UNSURE,
        where_so: |document| {
            lacks(document, "transfers", "date") || lacks(document, "practices", "date")
        },
        reason: "an undated transfer or practice that changes nothing either way",
    },
    Awaiting {
        rules: &["DT008"],
        oracle: &[Say::Holds],
        library: UNSURE,
        where_so: |document| lacks(document, "plans", "term"),
        reason: "a plan without a term has begun where its hub's term is over",
    },
    Awaiting {
        rules: &["DT010"],
        oracle: &[Say::Holds, Say::Broken, Say::NotApplicable],
        library: UNSURE,
        where_so: |_| true,
        reason: "unknown regions and dates are not played through together",
    },
];

/// Whether a row of a table leaves a field out, or records that there is none.
fn lacks(document: &Value, table: &str, field: &str) -> bool {
    let mut rows = document[table].as_array().into_iter().flatten();
    rows.any(|row| row.get(field).is_none_or(Value::is_null))
}

fn awaited(difference: &Difference, document: &Value) -> bool {
    AWAITING_A_FIX.iter().any(|known| {
        known.rules.contains(&difference.rule)
            && difference
                .oracle
                .is_some_and(|say| known.oracle.contains(&say))
            && known.library.contains(&difference.library.as_str())
            && (known.where_so)(document)
    })
}

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
        rule: "AR002",
        unknown: "institutions.opened",
        incomplete: "holds",
        reason: "an institution whose opening is not recorded counts as open: no reading says so",
    },
    LetBe {
        rule: "AR002",
        unknown: "institutions.successors",
        incomplete: "holds",
        reason: "see AWAITING_A_FIX",
    },
    LetBe {
        rule: "AR002",
        unknown: "institutions.successors",
        incomplete: "broken",
        reason: "see AWAITING_A_FIX",
    },
    LetBe {
        rule: "AR002",
        unknown: "institutions.closed",
        incomplete: "cannot tell",
        reason: "a school that opens later cannot have closed; too far-fetched to ask for",
    },
    LetBe {
        rule: "DC001",
        unknown: "priorities.proposers",
        incomplete: "cannot tell",
        reason: "where there is no member at all none can have proposed; too far-fetched to ask for",
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
        rule: "DE003",
        unknown: "plans.priorities",
        incomplete: "cannot tell",
        reason: "none of the priorities there are would change it; too far-fetched to ask for",
    },
    LetBe {
        rule: "DE004",
        unknown: "plans.priorities",
        incomplete: "cannot tell",
        reason: "none of the priorities there are would change it; too far-fetched to ask for",
    },
    LetBe {
        rule: "DE003",
        unknown: "plans.term",
        incomplete: "cannot tell",
        reason: "see AWAITING_A_FIX",
    },
    LetBe {
        rule: "DE004",
        unknown: "plans.term",
        incomplete: "cannot tell",
        reason: "see AWAITING_A_FIX",
    },
    LetBe {
        rule: "DT002",
        unknown: "charter.coverage",
        incomplete: "cannot tell",
        reason: "see AWAITING_A_FIX",
    },
    LetBe {
        rule: "DS001",
        unknown: "plans.term",
        incomplete: "cannot tell",
        reason: "see AWAITING_A_FIX",
    },
    LetBe {
        rule: "DS008",
        unknown: "",
        incomplete: "cannot tell",
        reason: "its reading: where tasks or priorities are not wholly known it is broken or cannot tell",
    },
    LetBe {
        rule: "DS009",
        unknown: "plans.term",
        incomplete: "cannot tell",
        reason: "see AWAITING_A_FIX",
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
    let known = Mutex::new(BTreeMap::<String, usize>::new());
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
            let what = format!(
                "{} oracle {} library {}",
                difference.rule,
                difference.oracle.map_or("-", Say::name),
                difference.library
            );
            if awaited(&difference, &document) {
                *known
                    .lock()
                    .expect("no thread has failed")
                    .entry(what)
                    .or_default() += 1;
            } else {
                let mut wrong = wrong.lock().expect("no thread has failed");
                if !wrong.iter().any(|(other, _)| other.is_like(&difference)) {
                    wrong.push((difference, seed));
                }
            }
        }
    });
    print_table(&table.into_inner().expect("no thread has failed"));
    for (what, count) in known.into_inner().expect("no thread has failed") {
        println!("awaiting a fix: {count:>9} {what}");
    }
    let wrong = wrong.into_inner().expect("no thread has failed");
    for (difference, seed) in &wrong {
        let (document, date) = generator::document(*seed);
        let small = shrink(&document, |document| {
            compare(document, date, &mut Table::new()).is_ok_and(|all| {
                let same =
                    |other: &Difference| other.is_like(difference) && !awaited(other, document);
                all.iter().any(same)
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

/// The smallest documents on which the two differ. In each the oracle is right, for the reason that it gives, and the
/// library is to be mended; once it is, the file and its entry in [`AWAITING_A_FIX`] can go.
#[test]
fn the_disagreements_are_as_recorded() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/disagreements");
    for file in std::fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        let name = path.display();
        let text = std::fs::read_to_string(&path).expect("a text");
        let case: Value = serde_json::from_str(&text).expect("JSON");
        let word = |field: &str| case[field].as_str().unwrap_or_default();
        let (date, unit) = (word("date").parse().expect("a date"), word("unit"));
        let document = &case["document"];

        let oracle = answers(word("rule"), document, date).expect("a rule");
        assert_eq!(
            oracle.get(unit).map(|say| say.name()),
            Some(word("right")),
            "{name}"
        );
        let programme = programme(document).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        let rule = find_rule(word("rule")).expect("a rule");
        let library = verdicts(&audit(&programme, date), rule);
        let library = library.get(unit).map_or("no such unit", String::as_str);
        if library == word("right") {
            println!("mended, and can go: {name}");
        } else {
            assert_eq!(library, word("library"), "{name}: another mistake");
        }
    }
}
