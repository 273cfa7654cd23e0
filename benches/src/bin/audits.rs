//! Audits a document so many times, by all rules or by some, as `benches/c/measure.c` does through the C interface: `audits DOCUMENT TIMES [RULE…]`.

use std::error::Error;
use std::io::Write;

use nextpractice::audit::{Audit, AuditOptions, find_rule};
use nextpractice_exchange::document::read_programme;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [document, times, rules @ ..] = arguments.as_slice() else {
        return Err("audits DOCUMENT TIMES [RULE…]".into());
    };
    let programme = read_programme(std::fs::File::open(document)?)?;
    let mut options = AuditOptions::default();
    if !rules.is_empty() {
        options.rules = rules
            .iter()
            .map(|rule| find_rule(rule))
            .collect::<Result<_, _>>()?;
    }
    let mut broken = 0;
    for _ in 0..times.parse()? {
        let audit = Audit::new(&programme, &options)?;
        broken += audit
            .outcomes()
            .iter()
            .map(|(_, outcome)| outcome.counts.broken)
            .sum::<usize>();
    }
    writeln!(std::io::stdout(), "{broken}")?;
    Ok(())
}
