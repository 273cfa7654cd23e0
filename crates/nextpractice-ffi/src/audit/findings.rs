//! Findings one after another, in the order of rules and units.

use nextpractice::audit::{Audit, Rule};

use super::evidence::{Evidence, nxp_evidence};
use super::nxp_audit;
use crate::column::Texts;
use crate::error::nxp_error;
use crate::guard::guard;
use crate::input::{beyond, nth, shared};
use crate::output::Out;
use crate::rules::{level_constant, rule_index, unit_constant};
use crate::sized::{Filled, Growing};
use crate::text::nxp_text;

/// A breach of a rule by a unit. Texts live as long as the audit.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct nxp_finding {
    /// sizeof(nxp_finding), set by the caller.
    pub struct_size: usize,
    /// The index of the rule that is broken (nxp_rule_get).
    pub rule: u32,
    /// How much the breach weighs: NXP_LEVEL_...
    pub level: i32,
    /// What breaks it: NXP_UNIT_...
    pub unit_kind: i32,
    /// How many pieces of evidence there are (nxp_audit_evidence).
    pub evidence: u32,
    /// The code of the rule.
    pub rule_code: nxp_text,
    /// The name of the rule.
    pub rule_name: nxp_text,
    /// The id of the unit, unique within its kind.
    pub unit_id: nxp_text,
    /// What a person would call the unit.
    pub unit_label: nxp_text,
    /// The key of the suppression that marks the finding; no text where none does.
    pub suppression: nxp_text,
}

// SAFETY: `repr(C)`, size first, numbers and pointers only.
unsafe impl Growing for nxp_finding {
    const NAME: &'static str = "nxp_finding";
    const FIRST_SIZE: usize = 104;
}

/// All findings, by column.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    rules: Vec<(&'static Rule, u32)>,
    ids: Texts,
    labels: Texts,
    suppressions: Texts,
    /// Where the evidence of each begins and that of the last ends.
    bounds: Vec<usize>,
    evidence: Evidence,
}

impl Findings {
    pub(super) fn of(audit: &Audit) -> Self {
        let programme = audit.programme();
        let mut findings = Self {
            bounds: vec![0],
            ..Self::default()
        };
        for (rule, outcome) in audit.outcomes() {
            let index = rule_index(rule);
            for (unit, evidence) in &outcome.broken {
                let marks = audit.suppression(rule, *unit);
                findings.rules.push((rule, index));
                findings.ids.push(&unit.id(programme));
                findings.labels.push(&unit.label(programme));
                findings
                    .suppressions
                    .push_maybe(marks.map(|row| programme.suppressions().key(row).as_str()));
                findings.evidence.push(evidence, programme);
                findings.bounds.push(findings.evidence.len());
            }
        }
        findings
    }

    fn evidence_of(&self, finding: usize) -> Option<std::ops::Range<usize>> {
        Some(*self.bounds.get(finding)?..*self.bounds.get(finding + 1)?)
    }
}

/// How many findings there are. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_finding_count(
    audit: *const nxp_audit,
    count: *mut usize,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a place that may be written, or NULL.
        let (handle, out) = unsafe { (shared(audit, "audit")?, Out::new(count, "count")?) };
        out.set(handle.findings().rules.len());
        Ok(())
    })
}

/// Fills in a finding; they are ordered by rule and then by the unit's id. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_finding(
    audit: *const nxp_audit,
    index: usize,
    finding: *mut nxp_finding,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a sized struct, or NULL.
        let (handle, out) =
            unsafe { (shared(audit, "audit")?, Filled::new(finding, "finding")?) };
        let findings = handle.findings();
        let (rule, place) = *nth(&findings.rules, index, "index")?;
        let evidence = findings.evidence_of(index).map_or(0, |range| range.len());
        out.set(nxp_finding {
            rule: place,
            level: level_constant(rule.level),
            unit_kind: unit_constant(rule.unit),
            evidence: evidence as u32,
            rule_code: nxp_text::of(rule.code),
            rule_name: nxp_text::of(rule.name),
            unit_id: nxp_text::maybe(findings.ids.get(index)),
            unit_label: nxp_text::maybe(findings.labels.get(index)),
            suppression: nxp_text::maybe(findings.suppressions.get(index)),
            ..nxp_finding::sized()
        });
        Ok(())
    })
}

/// Fills in a piece of a finding's evidence. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_evidence(
    audit: *const nxp_audit,
    finding: usize,
    index: u32,
    evidence: *mut nxp_evidence,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a sized struct, or NULL.
        let (handle, out) =
            unsafe { (shared(audit, "audit")?, Filled::new(evidence, "evidence")?) };
        let findings = handle.findings();
        let range = findings
            .evidence_of(finding)
            .ok_or_else(|| beyond(finding, findings.rules.len(), "finding"))?;
        let count = range.len();
        let piece = range
            .clone()
            .nth(index as usize)
            .ok_or_else(|| beyond(index as usize, count, "index"))?;
        findings.evidence.fill(piece, out)
    })
}
