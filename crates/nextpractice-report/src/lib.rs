//! An audit for people and tools: a report for the terminal, the same as JSON and as SARIF, and the page of a rule.
//!
//! ```
//! use nextpractice::audit::{Audit, AuditOptions};
//! use nextpractice_report::{TextStyle, text};
//!
//! let programme = nextpractice::doc_example();
//! let audit = Audit::new(&programme, &AuditOptions::default())?;
//! let report = text(&audit, &TextStyle::default());
//! assert!(report.starts_with("A programme for examples\n"));
//! # Ok::<(), nextpractice::audit::NoDate>(())
//! ```

mod coverage;
mod explain;
mod json;
mod layout;
mod sarif;
mod style;
mod text;
mod verdict;
mod words;

pub use coverage::CellState;
pub use explain::explain;
pub use json::{
    CellEntry, CitedSource, DataSourceEntry, Described, Evidence, Exemption, FocusNetwork,
    GapEntry, GapRule, GroupEntry, NetworkCounts, PolicyEntry, PrincipleTotal, RegionNetwork,
    Report, RuleEntry, SuppressionEntry, TableEntry, ThresholdEntry, UnitBreach, UnitEntry, json,
};
pub use sarif::{Origins, sarif};
pub use style::{Limits, TextStyle, Width, WidthError};
pub use text::text;
pub use verdict::Standing;
