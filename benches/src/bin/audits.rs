//! Audits a document so many times, as `benches/c/measure.c` does through the C interface: `audits DOCUMENT TIMES`.

use std::error::Error;
use std::io::Write;

use nextpractice::audit::{Audit, AuditOptions};
use nextpractice_exchange::document::read_programme;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [document, times] = arguments.as_slice() else {
        return Err("audits DOCUMENT TIMES".into());
    };
    let programme = read_programme(std::fs::File::open(document)?)?;
    let mut broken = 0;
    for _ in 0..times.parse()? {
        let audit = Audit::new(&programme, &AuditOptions::default())?;
        broken += audit
            .outcomes()
            .iter()
            .map(|(_, outcome)| outcome.counts.broken)
            .sum::<usize>();
    }
    writeln!(std::io::stdout(), "{broken}")?;
    Ok(())
}
