//! The report for tools: the audit as JSON.

mod document;
mod entries;
mod findings;
mod policy;

use nextpractice::audit::Audit;
use serde::Serialize;

pub use document::{DataSourceEntry, Described, TableEntry};
pub use entries::{
    CellEntry, CitedSource, Exemption, FocusNetwork, NetworkCounts, PrincipleTotal, RegionNetwork,
    RuleEntry,
};
pub use findings::{
    Evidence, GapEntry, GapRule, GroupEntry, SuppressionEntry, UnitBreach, UnitEntry,
};
pub use policy::{PolicyEntry, ThresholdEntry};

/// An audit as data: everything that the report for people says, and what it leaves out for length.
///
/// The order of fields and entries is part of the format, so the same audit always gives the same bytes.
///
/// ```
/// use nextpractice::audit::{Audit, AuditOptions};
/// use nextpractice_report::Report;
///
/// # let programme = nextpractice::doc_example();
/// let audit = Audit::new(&programme, &AuditOptions::default())?;
/// let report = Report::new(&audit);
/// assert_eq!(report.report, "nextpractice-report/1");
/// assert_eq!(report.groups.first().map(|group| group.breach.rule), Some("DT001"));
/// # Ok::<(), nextpractice::audit::NoDate>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schemars",
    schemars(
        title = "An audit, nextpractice-report/1",
        description = "What an audit of a programme came to."
    )
)]
pub struct Report<'a> {
    /// The format of the report and its version: [`Report::FORMAT`].
    pub report: &'static str,
    /// The version of this library.
    pub version: &'static str,
    /// The date of the audit, `YYYY-MM-DD`.
    pub date: String,
    /// What was audited.
    pub document: Described<'a>,
    /// The thresholds that the rules judged by.
    pub policy: PolicyEntry,
    /// What the rules of each principle came to.
    pub principles: Vec<PrincipleTotal>,
    /// What each rule that was asked came to, by code.
    pub rules: Vec<RuleEntry>,
    /// The breaches by root cause.
    pub groups: Vec<GroupEntry<'a>>,
    /// What the document does not record.
    pub gaps: Vec<GapEntry>,
    /// The suppressions, and what became of each.
    pub suppressions: Vec<SuppressionEntry<'a>>,
    /// The cells that the charter asks to be covered.
    pub coverage: Vec<CellEntry>,
    /// The networks that follow from the hubs in term.
    pub networks: NetworkCounts,
    /// The sources that the rules cite.
    pub sources: Vec<CitedSource>,
}

impl<'a> Report<'a> {
    /// The format, and its version.
    pub const FORMAT: &'static str = "nextpractice-report/1";
    /// So many units of a gap are named; all are counted.
    pub const SAMPLE: usize = 20;

    /// Gathers the report of an audit.
    pub fn new(audit: &'a Audit) -> Self {
        Self {
            report: Self::FORMAT,
            version: env!("CARGO_PKG_VERSION"),
            date: audit.date().to_string(),
            document: Described::new(audit.programme()),
            policy: PolicyEntry::new(audit),
            principles: entries::principles(audit),
            rules: entries::rules(audit),
            groups: findings::groups(audit),
            gaps: findings::gaps(audit),
            suppressions: findings::suppressions(audit),
            coverage: entries::cells(audit),
            networks: NetworkCounts::new(audit),
            sources: entries::cited_sources(audit),
        }
    }
}

/// The report of an audit as JSON, indented, with a line feed at its end.
///
/// ```
/// use nextpractice::audit::{Audit, AuditOptions};
///
/// # let programme = nextpractice::doc_example();
/// let audit = Audit::new(&programme, &AuditOptions::default())?;
/// let json = nextpractice_report::json(&audit);
/// assert!(json.starts_with("{\n  \"report\": \"nextpractice-report/1\","));
/// # Ok::<(), nextpractice::audit::NoDate>(())
/// ```
pub fn json(audit: &Audit) -> String {
    let written = serde_json::to_string_pretty(&Report::new(audit));
    // A report holds text, numbers, lists and objects with text names, all of which JSON can say.
    debug_assert!(written.is_ok(), "a report that JSON cannot say");
    let mut text = written.unwrap_or_default();
    text.push('\n');
    text
}
