//! The report for tools that collect results of analyses: SARIF 2.1.0.

mod log;
mod place;
mod results;
mod rules;
mod run;

use std::io::{self, Write};

use nextpractice::audit::Audit;

pub use place::Origins;

/// Writes an audit as a SARIF 2.1.0 log, result by result, with a line feed at its end.
///
/// The same audit and origins always give the same bytes.
///
/// What a verdict is in SARIF, and how many results it makes:
///
/// | verdict | `kind` | results |
/// | --- | --- | --- |
/// | broken | `fail`, with a `level` | one a breach: each is to be mended, suppressed and followed over time by itself |
/// | cannot tell | `open` | one a rule and datum that is missing, which names the first units and counts all: the datum is what is to be recorded, once, however many units it touches |
/// | holds | `pass` | one a rule, which counts the units |
/// | does not apply | `notApplicable` | one a rule and reason, which counts the units |
///
/// So the length of a log grows with what is to be done, and not with the number of schools.
///
/// ```
/// use nextpractice::audit::{Audit, AuditOptions};
/// use nextpractice_report::{Origins, sarif};
///
/// # let programme = nextpractice::doc_example();
/// let audit = Audit::new(&programme, &AuditOptions::default())?;
/// let mut log = Vec::new();
/// sarif(&audit, &Origins::of("programme.json"), &mut log)?;
/// let log: serde_json::Value = serde_json::from_slice(&log)?;
/// assert_eq!(log["version"], "2.1.0");
/// let results = log["runs"][0]["results"].as_array().ok_or("no results")?;
/// assert!(results.iter().any(|result| result["ruleId"] == "DT001" && result["kind"] == "fail"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// What the writer says.
pub fn sarif(audit: &Audit, origins: &Origins, mut out: impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, &run::log(audit, origins))?;
    out.write_all(b"\n")
}
