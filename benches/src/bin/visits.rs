//! How often an audit looks at a row, counted, at two sizes: `visits [SCHOOLS SCHOOLS]`, 25,000 and 250,000 if none are given.
//! Prints visits for each row of the document, of the audit and of each rule by itself, and fails where those of the audit
//! grow by more than 1 % of linear. Needs the feature `visits`.

use std::process::ExitCode;

use nextpractice::audit::{Audit, AuditOptions, Rule, rules};
use nextpractice::model::{Programme, Table, visits};
use nextpractice_benches::generator::{self, Variant};

/// By how much the visits for each row may grow.
const MOST: f64 = 1.01;

type Failure = Box<dyn std::error::Error>;

fn programme(schools: usize) -> Result<Programme, Failure> {
    let document = generator::programme(schools, Variant::Breaching, 1);
    Ok(Programme::from_json(&serde_json::to_vec(&document)?)?)
}

fn rows(programme: &Programme) -> usize {
    let tables = Table::ALL.iter();
    tables.map(|table| programme.row_count(*table)).sum()
}

/// The visits that an audit makes; no rules means all.
fn visited(programme: &Programme, rules: &[&'static Rule]) -> Result<u64, Failure> {
    let before = visits();
    let options = AuditOptions {
        rules: rules.to_vec(),
        ..AuditOptions::default()
    };
    Audit::new(programme, &options)?;
    Ok(visits() - before)
}

fn main() -> Result<ExitCode, Failure> {
    let given: Vec<usize> = std::env::args()
        .skip(1)
        .map(|size| size.parse())
        .collect::<Result<_, _>>()?;
    let [small, large] = match given[..] {
        [] => [25_000, 250_000],
        [small, large] => [small, large],
        _ => return Err("visits [SCHOOLS SCHOOLS]".into()),
    };
    let (small, large) = (programme(small)?, programme(large)?);
    let (few, many) = (rows(&small), rows(&large));
    println!(
        "{:<10}{few:>14} rows{many:>14} rows   large ÷ small, a row",
        ""
    );
    let growth = |name: &str, asked: &[&'static Rule]| -> Result<f64, Failure> {
        let (one, other) = (visited(&small, asked)?, visited(&large, asked)?);
        let ratio = (other as f64 / many as f64) / (one as f64 / few as f64);
        println!("{name:<10}{one:>12} visits{other:>12} visits   {ratio:.4}");
        Ok(ratio)
    };
    for rule in rules::ALL {
        growth(rule.code, &[*rule])?;
    }
    let ratio = growth("all rules", &[])?;
    Ok(if ratio <= MOST {
        ExitCode::SUCCESS
    } else {
        eprintln!("visits for each row grow {ratio:.4} times; the bar is {MOST}");
        ExitCode::FAILURE
    })
}
