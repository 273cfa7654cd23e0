//! The verdict of one rule on one unit, with its reasons.

use std::ffi::c_char;

use nextpractice::audit::{Answer, Unit};

use super::evidence::{Evidence, fill, nxp_evidence};
use super::nxp_audit;
use crate::column::Table;
use crate::error::{Failure, nxp_error};
use crate::guard::{free, guard};
use crate::input::{shared, text};
use crate::live::Live;
use crate::output::Out;
use crate::rules::{rule_at, unit_kind};
use crate::sized::{Filled, Growing};
use crate::status::{NXP_E_KIND, NXP_E_NOT_FOUND};
use crate::text::nxp_text;

/// The rule is kept, and nothing that could still be recorded would change that.
pub const NXP_VERDICT_HOLDS: i32 = 1;
/// The rule is broken, and nothing that could still be recorded would change that.
pub const NXP_VERDICT_BROKEN: i32 = 2;
/// What is recorded does not decide it.
pub const NXP_VERDICT_CANNOT_TELL: i32 = 3;
/// The rule is not asked there.
pub const NXP_VERDICT_NOT_APPLICABLE: i32 = 4;

/// What a rule says of a unit, and why. Freed with nxp_explanation_free; it does not need the audit any more.
#[derive(Debug)]
pub struct nxp_explanation {
    verdict: i32,
    reason: Option<String>,
    evidence: Table,
    _live: Live,
}

/// What a rule says of a unit. Texts live as long as the explanation.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct nxp_explanation_info {
    /// sizeof(nxp_explanation_info), set by the caller.
    pub struct_size: usize,
    /// The verdict: NXP_VERDICT_...
    pub verdict: i32,
    /// How many pieces of evidence there are (nxp_explanation_evidence).
    pub evidence: u32,
    /// What is missing where it cannot be told, why the rule is not asked where it does not apply; otherwise no text.
    pub reason: nxp_text,
}

// SAFETY: `repr(C)`, size first, numbers and pointers only.
unsafe impl Growing for nxp_explanation_info {
    const NAME: &'static str = "nxp_explanation_info";
    const FIRST_SIZE: usize = size_of::<Self>();
}

/// Asks one rule again of one unit (NXP_UNIT_... and its id, such as "hub:EE1"), as of the date of the audit. NXP_E_KIND if the rule is not
/// asked of units of that kind. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_explain(
    audit: *const nxp_audit,
    rule: u32,
    kind: i32,
    unit_id: *const c_char,
    unit_id_len: usize,
    explanation: *mut *mut nxp_explanation,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle, text of that length and a place that may be written, or NULL.
        let (handle, id, out) = unsafe {
            (
                shared(audit, "audit")?,
                text(unit_id, unit_id_len, "unit_id")?,
                Out::new(explanation, "explanation")?,
            )
        };
        let programme = handle.audit.programme();
        let (rule, kind) = (rule_at(rule)?, unit_kind(kind)?);
        if rule.unit != kind {
            let message = format!(
                "{} is asked of each {}, not of a {kind}",
                rule.code, rule.unit
            );
            return Err(Failure::new(NXP_E_KIND, message));
        }
        let missing = || {
            Failure::new(
                NXP_E_NOT_FOUND,
                format!("the programme has no {kind} with the id `{id}`"),
            )
        };
        let unit = Unit::find(kind, id, programme).ok_or_else(missing)?;
        let said = handle.audit.explain(rule, unit).ok_or_else(missing)?;
        let (verdict, reason) = match said.answer {
            Answer::Holds => (NXP_VERDICT_HOLDS, None),
            Answer::Broken => (NXP_VERDICT_BROKEN, None),
            Answer::CannotTell(missing) => {
                (NXP_VERDICT_CANNOT_TELL, Some(missing.sentence(programme)))
            }
            Answer::NotApplicable(reason) => (NXP_VERDICT_NOT_APPLICABLE, Some(reason.to_owned())),
        };
        let mut evidence = Evidence::default();
        evidence.push(0, &said.evidence, programme);
        out.give(nxp_explanation {
            verdict,
            reason,
            evidence: evidence.into_table(),
            _live: Live::new(),
        });
        Ok(())
    })
}

/// Fills in what the rule says. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_explanation_get(
    explanation: *const nxp_explanation,
    info: *mut nxp_explanation_info,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a sized struct, or NULL.
        let (handle, out) = unsafe {
            (
                shared(explanation, "explanation")?,
                Filled::new(info, "info")?,
            )
        };
        out.set(nxp_explanation_info {
            verdict: handle.verdict,
            evidence: handle.evidence.rows as u32,
            reason: nxp_text::maybe(handle.reason.as_deref()),
            ..nxp_explanation_info::sized()
        });
        Ok(())
    })
}

/// Fills in a piece of the evidence. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_explanation_evidence(
    explanation: *const nxp_explanation,
    index: u32,
    evidence: *mut nxp_evidence,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a sized struct, or NULL.
        let (handle, out) = unsafe {
            (
                shared(explanation, "explanation")?,
                Filled::new(evidence, "evidence")?,
            )
        };
        fill(&handle.evidence, index as usize, out)
    })
}

/// Frees an explanation. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_explanation_free(explanation: *mut nxp_explanation) {
    // SAFETY: the header asks for NULL or a handle of this kind that is freed once.
    unsafe { free(explanation) }
}
