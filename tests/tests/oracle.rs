//! The library's audit against the oracle's.

use nextpractice_tests::oracle::{compare, generator, shrink};

/// Rules on which the library is known to differ from its own readings, each with the reason.
const AWAITING_A_FIX: &[(&str, &str)] = &[];

#[test]
fn scratch() {
    let n: u64 = std::env::var("ORACLE_DOCUMENTS").map_or(1000, |t| t.parse().unwrap());
    let seed: u64 = std::env::var("ORACLE_SEED").map_or(1, |t| t.parse().unwrap());
    let skip: Vec<&str> = AWAITING_A_FIX.iter().map(|(c, _)| *c).collect();
    let mut table = compare::Table::new();
    let mut kinds: Vec<(compare::Difference, u64, usize)> = Vec::new();
    let mut refusals = std::collections::BTreeMap::<String, (usize, u64)>::new();
    let t = std::time::Instant::now();
    for i in 0..n {
        let (doc, date) = generator::document(seed + i);
        match compare::compare(&doc, date, &skip, &mut table) {
            Err(e) => {
                let line = e.lines().nth(1).unwrap_or(&e).to_owned();
                let line: String = line.chars().filter(|c| !c.is_ascii_digit()).collect();
                let r = refusals.entry(line).or_insert((0, seed + i));
                r.0 += 1;
            }
            Ok(ds) => for d in ds {
                if let Some(k) = kinds.iter_mut().find(|k| k.0.is_like(&d)) { k.2 += 1; } else { kinds.push((d, seed + i, 1)); }
            }
        }
    }
    println!("{n} in {:?}", t.elapsed());
    for (k, v) in &refusals { println!("refused {v:?} {k}"); }
    for rule in nextpractice::audit::rules::ALL {
        print!("{}", rule.code);
        for say in nextpractice_tests::oracle::Say::ALL { print!(" {:>9}", table.get(&(rule.code, say)).unwrap_or(&0)); }
        println!();
    }
    for (d, s, c) in &kinds {
        println!("\n== {c}x {} {} oracle {:?} library {} (seed {s})", d.rule, d.unit, d.oracle.map(|s| s.name()), d.library);
        let (doc, date) = generator::document(*s);
        let small = shrink::shrink(&doc, |doc| {
            compare::compare(doc, date, &skip, &mut compare::Table::new()).is_ok_and(|ds| ds.iter().any(|x| x.is_like(d)))
        });
        println!("   {date} {small}");
    }
}

#[test]
fn probe() {
    let Ok(file) = std::env::var("ORACLE_PROBE") else { return };
    for line in std::fs::read_to_string(file).unwrap().lines() {
        let Some((head, doc)) = line.split_once(' ') else { continue };
        let (date, codes) = head.split_once(':').unwrap();
        let doc: serde_json::Value = serde_json::from_str(doc).unwrap();
        let p = match compare::programme(&doc) { Ok(p) => p, Err(e) => { println!("{head} REFUSED {e}"); continue } };
        let audit = compare::audit(&p, date.parse().unwrap());
        for rule in nextpractice::audit::rules::ALL {
            if codes.split(',').any(|c| c == rule.code) {
                println!("{} lib {:?} oracle {:?}", rule.code, compare::library(&audit, rule), nextpractice_tests::oracle::answers(rule.code, &doc, date.parse().unwrap()).unwrap());
            }
        }
    }
}
