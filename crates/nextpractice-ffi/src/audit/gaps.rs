//! What the document does not record, and which rules cannot tell for want of it.

use nextpractice::audit::{Audit, Unit};
use nextpractice::model::Programme;

use super::nxp_audit;
use crate::column::Texts;
use crate::error::nxp_error;
use crate::guard::guard;
use crate::input::{nth, shared};
use crate::output::Out;
use crate::rules::{rule_index, unit_constant};
use crate::sized::{Filled, Growing};
use crate::text::nxp_text;

/// One thing that the document does not record. Texts live as long as the audit.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct nxp_gap {
    /// sizeof(nxp_gap), set by the caller.
    pub struct_size: usize,
    /// What is missing: a sentence without a full stop.
    pub missing: nxp_text,
    /// How many cases that leaves open.
    pub cases: usize,
    /// How many rules cannot tell for want of it (nxp_audit_gap_rule).
    pub rules: usize,
}

// SAFETY: `repr(C)`, size first, numbers and pointers only.
unsafe impl Growing for nxp_gap {
    const NAME: &'static str = "nxp_gap";
    const FIRST_SIZE: usize = size_of::<Self>();
}

/// A thing that a rule is asked of. Texts live as long as the audit.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct nxp_unit {
    /// sizeof(nxp_unit), set by the caller.
    pub struct_size: usize,
    /// Its id, unique within its kind.
    pub id: nxp_text,
    /// What a person would call it.
    pub label: nxp_text,
    /// Its kind: NXP_UNIT_...
    pub kind: i32,
    /// Zero.
    pub reserved: i32,
}

// SAFETY: `repr(C)`, size first, numbers and pointers only.
unsafe impl Growing for nxp_unit {
    const NAME: &'static str = "nxp_unit";
    const FIRST_SIZE: usize = size_of::<Self>();
}

#[derive(Debug)]
pub(super) struct Gaps(Vec<Gap>);

#[derive(Debug)]
struct Gap {
    missing: String,
    cases: usize,
    rules: Vec<GapRule>,
}

#[derive(Debug)]
struct GapRule {
    rule: u32,
    kind: i32,
    units: usize,
    ids: Texts,
    labels: Texts,
}

impl GapRule {
    fn new(rule: u32, kind: i32, units: &[Unit], programme: &Programme) -> Self {
        let (mut ids, mut labels) = (Texts::default(), Texts::default());
        for unit in units {
            ids.push(&unit.id(programme));
            labels.push(&unit.label(programme));
        }
        Self {
            rule,
            kind,
            units: units.len(),
            ids,
            labels,
        }
    }
}

impl Gaps {
    pub(super) fn of(audit: &Audit) -> Self {
        let programme = audit.programme();
        let gaps = audit.gap_groups().into_iter().map(|gap| Gap {
            missing: gap.missing.sentence(programme),
            cases: gap.rules.iter().map(|(_, units)| units.len()).sum(),
            rules: gap
                .rules
                .into_iter()
                .map(|(rule, units)| {
                    GapRule::new(rule_index(rule), unit_constant(rule.unit), units, programme)
                })
                .collect(),
        });
        Self(gaps.collect())
    }
}

/// How many things the document does not record that rules would need. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_gap_count(
    audit: *const nxp_audit,
    count: *mut usize,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a place that may be written, or NULL.
        let (handle, out) = unsafe { (shared(audit, "audit")?, Out::new(count, "count")?) };
        out.set(handle.gaps().0.len());
        Ok(())
    })
}

/// Fills in one of them. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_gap(
    audit: *const nxp_audit,
    index: usize,
    gap: *mut nxp_gap,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a sized struct, or NULL.
        let (handle, out) = unsafe { (shared(audit, "audit")?, Filled::new(gap, "gap")?) };
        let gap = nth(&handle.gaps().0, index, "index")?;
        out.set(nxp_gap {
            missing: nxp_text::of(&gap.missing),
            cases: gap.cases,
            rules: gap.rules.len(),
            ..nxp_gap::sized()
        });
        Ok(())
    })
}

/// A rule that cannot tell for want of it, and of how many units. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_gap_rule(
    audit: *const nxp_audit,
    gap: usize,
    index: usize,
    rule: *mut u32,
    units: *mut usize,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and places that may be written, or NULL.
        let (handle, rule, units) = unsafe {
            (
                shared(audit, "audit")?,
                Out::new(rule, "rule")?,
                Out::new(units, "units")?,
            )
        };
        let gap = nth(&handle.gaps().0, gap, "gap")?;
        let told = nth(&gap.rules, index, "index")?;
        rule.set(told.rule);
        units.set(told.units);
        Ok(())
    })
}

/// Fills in one of the units of which that rule cannot tell. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_gap_unit(
    audit: *const nxp_audit,
    gap: usize,
    rule: usize,
    index: usize,
    unit: *mut nxp_unit,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a sized struct, or NULL.
        let (handle, out) = unsafe { (shared(audit, "audit")?, Filled::new(unit, "unit")?) };
        let gap = nth(&handle.gaps().0, gap, "gap")?;
        let rule = nth(&gap.rules, rule, "rule")?;
        if index >= rule.units {
            return Err(crate::input::beyond(index, rule.units, "index"));
        }
        out.set(nxp_unit {
            id: nxp_text::maybe(rule.ids.get(index)),
            label: nxp_text::maybe(rule.labels.get(index)),
            kind: rule.kind,
            ..nxp_unit::sized()
        });
        Ok(())
    })
}
