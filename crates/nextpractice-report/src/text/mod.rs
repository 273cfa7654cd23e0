//! The report for people: plain words, within a width.

pub(crate) mod evidence;
mod findings;
mod gaps;
mod glance;
pub(crate) mod legend;
mod places;
mod policy;
mod rules;
mod short;
mod tally;
mod title;

use nextpractice::audit::Audit;

use crate::layout::Page;
use crate::style::TextStyle;

/// The audit as a report for people: what it is of, what it comes to, how each principle stands, where the hubs are, what is broken and
/// why, and what the document does not record.
///
/// No line is wider than the style's width, and without colour there are no escape codes.
///
/// ```
/// use nextpractice::audit::{Audit, AuditOptions};
/// use nextpractice_report::{TextStyle, Width, text};
///
/// # let programme = nextpractice::doc_example();
/// let audit = Audit::new(&programme, &AuditOptions::default())?;
/// let report = text(&audit, &TextStyle { width: Width::new(60)?, ..TextStyle::default() });
/// assert!(report.contains("DT001 Empty cell"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn text(audit: &Audit, style: &TextStyle) -> String {
    let mut page = Page::new(*style);
    title::write(&mut page, audit);
    short::write(&mut page, audit);
    glance::write(&mut page, audit);
    places::write(&mut page, audit);
    findings::write(&mut page, audit);
    gaps::write(&mut page, audit);
    rules::write(&mut page, audit);
    policy::write(&mut page, audit);
    legend::write(&mut page, audit);
    page.into_text()
}
