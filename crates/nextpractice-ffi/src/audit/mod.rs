//! Audits: asked for, counted, read, explained.

pub mod evidence;
pub mod explain;
pub mod findings;
pub mod gaps;
pub mod groups;
pub mod options;
mod run;

use std::ffi::c_char;
use std::sync::OnceLock;

use nextpractice::audit::{Audit, Outcome, Rule};
use nextpractice_report::{Origins, TextStyle, Width};

use evidence::AllEvidence;
use findings::Findings;
use gaps::Gaps;
use groups::Groups;
use options::{asked, nxp_audit_options};
use run::run;

use crate::buffer::nxp_buffer;
use crate::date::days;
use crate::error::{Failure, nxp_error};
use crate::guard::{free, guard};
use crate::input::{nth, shared, text};
use crate::live::Live;
use crate::output::Out;
use crate::programme::nxp_programme;
use crate::rules::rule_index;
use crate::sized::{Filled, Growing};
use crate::status::*;

/// An audit of a programme as of a date. It holds the programme by itself and never changes: any number of threads may
/// read one at a time.
#[derive(Debug)]
pub struct nxp_audit {
    audit: Audit,
    // Made when they are first asked for: who wants numbers alone does not pay for texts.
    findings: OnceLock<Findings>,
    evidence: OnceLock<AllEvidence>,
    groups: OnceLock<Groups>,
    gaps: OnceLock<Gaps>,
    _live: Live,
}

impl nxp_audit {
    fn new(audit: Audit) -> Self {
        Self {
            audit,
            findings: OnceLock::new(),
            evidence: OnceLock::new(),
            groups: OnceLock::new(),
            gaps: OnceLock::new(),
            _live: Live::new(),
        }
    }

    pub(crate) const fn audit(&self) -> &Audit {
        &self.audit
    }

    fn findings(&self) -> &Findings {
        self.findings.get_or_init(|| Findings::of(&self.audit))
    }

    fn evidence(&self) -> &AllEvidence {
        self.evidence
            .get_or_init(|| AllEvidence::of_audit(&self.audit))
    }

    fn groups(&self) -> &Groups {
        self.groups.get_or_init(|| Groups::of(&self.audit))
    }

    fn gaps(&self) -> &Gaps {
        self.gaps.get_or_init(|| Gaps::of(&self.audit))
    }

    fn outcome(&self, index: u32) -> Result<&(&'static Rule, Outcome), Failure> {
        nth(self.audit.outcomes(), index as usize, "index")
    }
}

/// Audits a programme. `options` may be NULL: all rules, as of the date that the document describes.
///
/// The progress callback, if there is one, is called on this thread after each rule. When it returns other than 0, no
/// further rule is begun and the result is NXP_E_CANCELLED. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_new(
    programme: *const nxp_programme,
    options: *const nxp_audit_options,
    audit: *mut *mut nxp_audit,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle, a sized struct or NULL, and a place that may be written.
        let (handle, asked, out) = unsafe {
            (
                shared(programme, "programme")?,
                asked(options)?,
                Out::new(audit, "audit")?,
            )
        };
        let audit = run(&handle.programme, &asked)?;
        out.give(nxp_audit::new(audit));
        Ok(())
    })
}

/// The date of an audit, in days since 1 January 1970. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_date(
    audit: *const nxp_audit,
    date: *mut i32,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a place that may be written, or NULL.
        let (handle, out) = unsafe { (shared(audit, "audit")?, Out::new(date, "date")?) };
        out.set(days(handle.audit.date()));
        Ok(())
    })
}

/// What one rule came to: how many units got which verdict.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct nxp_outcome {
    /// sizeof(nxp_outcome), set by the caller.
    pub struct_size: usize,
    /// The rule's index (nxp_rule_get).
    pub rule: u32,
    /// Zero.
    pub reserved: u32,
    /// The rule is kept, and nothing that could still be recorded would change that.
    pub holds: u64,
    /// The rule is broken, and nothing that could still be recorded would change that.
    pub broken: u64,
    /// What is recorded does not decide it.
    pub cannot_tell: u64,
    /// The rule is not asked there.
    pub not_applicable: u64,
}

// SAFETY: `repr(C)`, size first, numbers only.
unsafe impl Growing for nxp_outcome {
    const NAME: &'static str = "nxp_outcome";
    const FIRST_SIZE: usize = size_of::<Self>();
}

/// How many rules were asked. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_outcome_count(
    audit: *const nxp_audit,
    count: *mut u32,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a place that may be written, or NULL.
        let (handle, out) = unsafe { (shared(audit, "audit")?, Out::new(count, "count")?) };
        out.set(handle.audit.outcomes().len() as u32);
        Ok(())
    })
}

/// What one of the rules that were asked came to. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_outcome(
    audit: *const nxp_audit,
    index: u32,
    outcome: *mut nxp_outcome,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a sized struct, or NULL.
        let (handle, out) = unsafe { (shared(audit, "audit")?, Filled::new(outcome, "outcome")?) };
        let (rule, outcome) = handle.outcome(index)?;
        let counts = outcome.counts;
        out.set(nxp_outcome {
            rule: rule_index(rule),
            holds: counts.holds as u64,
            broken: counts.broken as u64,
            cannot_tell: counts.cannot_tell as u64,
            not_applicable: counts.not_applicable as u64,
            ..nxp_outcome::sized()
        });
        Ok(())
    })
}

/// The whole audit as JSON, in the format nextpractice-report/1. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_json(
    audit: *const nxp_audit,
    json: *mut *mut nxp_buffer,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a place that may be written, or NULL.
        let (handle, out) = unsafe { (shared(audit, "audit")?, Out::new(json, "json")?) };
        out.give(nxp_buffer::new(nextpractice_report::json(&handle.audit)));
        Ok(())
    })
}

/// The whole audit as a SARIF 2.1.0 log, for tools that collect results. `uri` is that of the file that the document was read from, such as
/// "data/programme.json": results point there. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_sarif(
    audit: *const nxp_audit,
    uri: *const c_char,
    uri_len: usize,
    log: *mut *mut nxp_buffer,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle, text of that length and a place that may be written, or NULL.
        let (handle, uri, out) = unsafe {
            (
                shared(audit, "audit")?,
                text(uri, uri_len, "uri")?,
                Out::new(log, "log")?,
            )
        };
        let mut log = Vec::new();
        nextpractice_report::sarif(&handle.audit, &Origins::of(uri), &mut log)
            .map_err(|error| Failure::new(NXP_E_INTERNAL, error.to_string()))?;
        out.give(nxp_buffer::new(log));
        Ok(())
    })
}

/// The report for people as plain text, in lines of at most `columns` characters (40 to 200). Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_text(
    audit: *const nxp_audit,
    columns: u32,
    report: *mut *mut nxp_buffer,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a place that may be written, or NULL.
        let (handle, out) = unsafe { (shared(audit, "audit")?, Out::new(report, "report")?) };
        let width = Width::new(columns as usize)
            .map_err(|error| Failure::new(NXP_E_VALUE, error.to_string()))?;
        let style = TextStyle {
            width,
            ..TextStyle::default()
        };
        out.give(nxp_buffer::new(nextpractice_report::text(
            &handle.audit,
            &style,
        )));
        Ok(())
    })
}

/// Frees an audit. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_free(audit: *mut nxp_audit) {
    // SAFETY: the header asks for NULL or a handle of this kind that is freed once.
    unsafe { free(audit) }
}
