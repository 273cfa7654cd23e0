//! Findings one after another, in the order of rules and units.

use std::sync::Arc;

use nextpractice::audit::{Audit, Rule};

use super::evidence::{fill, nxp_evidence};
use super::nxp_audit;
use crate::column::{Column, Field, Table, Texts, Words, nxp_columns};
use crate::error::{Failure, nxp_error};
use crate::guard::guard;
use crate::input::{beyond, shared};
use crate::output::Out;
use crate::rules::{level_constant, rule_index, unit_constant};
use crate::sized::{Filled, Growing};
use crate::status::NXP_E_CONSTANT;
use crate::text::nxp_text;

/// A breach of a rule by a unit. Texts live as long as the audit.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct nxp_finding {
    /// sizeof(nxp_finding), set by the caller.
    pub struct_size: usize,
    /// The index of the rule that is broken (nxp_rule_get).
    pub rule: u32,
    /// How much the breach weighs: NXP_FINDING_...
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
    const FIRST_SIZE: usize = size_of::<Self>();
}

/// All findings, by column.
#[derive(Debug)]
pub(super) struct Findings {
    /// The rules that were asked, each with its index and the first of its findings.
    rules: Vec<(&'static Rule, u32, usize)>,
    pub(super) table: Arc<Table>,
}

const ID: usize = 5;
const LABEL: usize = 6;
const SUPPRESSION: usize = 7;

impl Findings {
    pub(super) fn of(audit: &Audit) -> Self {
        let programme = audit.programme();
        let outcomes = audit.outcomes();
        let rows = outcomes.iter().map(|(_, outcome)| outcome.broken.len());
        let rows = rows.sum();
        let mut rules = Vec::with_capacity(outcomes.len());
        let mut words: [Words; 5] = Default::default();
        let (mut ids, mut labels) = (Texts::with_capacity(rows), Texts::with_capacity(rows));
        let mut first = 0;
        for (rule, outcome) in outcomes {
            let count = outcome.broken.len();
            rules.push((*rule, rule_index(rule), first));
            first += count;
            let texts = [
                rule.code,
                rule.name,
                rule.level.name(),
                rule.principle.name(),
                rule.unit.name(),
            ];
            for (words, text) in words.iter_mut().zip(texts) {
                words.push_times(text, count);
            }
            for (unit, _) in &outcome.broken {
                ids.push_written(|into| unit.write_id(programme, into));
                labels.push_written(|into| unit.write_label(programme, into));
            }
        }
        let [code, name, level, principle, kind] = words.map(Column::Words);
        let fields = vec![
            Field::new("rule", code),
            Field::new("name", name),
            Field::new("level", level),
            Field::new("principle", principle),
            Field::new("unit_kind", kind),
            Field::new("unit_id", Column::Texts(ids)),
            Field::new("unit_label", Column::Texts(labels)),
            Field::new("suppression", Column::Texts(suppressions(audit, rows))),
        ];
        Self {
            table: Arc::new(Table { rows, fields }),
            rules,
        }
    }

    /// The rule that a finding is of, and its index.
    fn rule(&self, finding: usize) -> Result<(&'static Rule, u32), Failure> {
        let next = self
            .rules
            .partition_point(|(_, _, first)| *first <= finding);
        let rule = next.checked_sub(1).and_then(|place| self.rules.get(place));
        rule.filter(|_| finding < self.table.rows)
            .map(|(rule, index, _)| (*rule, *index))
            .ok_or_else(|| beyond(finding, self.table.rows, "index"))
    }
}

/// The keys of the suppressions that mark findings.
fn suppressions(audit: &Audit, rows: usize) -> Texts {
    let suppressions = audit.programme().suppressions();
    if suppressions.is_empty() {
        return Texts::none(rows);
    }
    let mut keys = Texts::with_capacity(rows);
    for (rule, outcome) in audit.outcomes() {
        for (unit, _) in &outcome.broken {
            let marks = audit.suppression(rule, *unit);
            keys.push_maybe(marks.map(|row| suppressions.key(row).as_str()));
        }
    }
    keys
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
        out.set(handle.findings().table.rows);
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
        let (handle, out) = unsafe { (shared(audit, "audit")?, Filled::new(finding, "finding")?) };
        let findings = handle.findings();
        let (rule, place) = findings.rule(index)?;
        let evidence = handle.evidence().of(index).map_or(0, |range| range.len());
        out.set(nxp_finding {
            rule: place,
            level: level_constant(rule.level),
            unit_kind: unit_constant(rule.unit),
            evidence: evidence as u32,
            rule_code: nxp_text::of(rule.code),
            rule_name: nxp_text::of(rule.name),
            unit_id: nxp_text::maybe(findings.table.text(ID, index)),
            unit_label: nxp_text::maybe(findings.table.text(LABEL, index)),
            suppression: nxp_text::maybe(findings.table.text(SUPPRESSION, index)),
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
        let pieces = handle.evidence();
        let range = pieces
            .of(finding)
            .ok_or_else(|| beyond(finding, pieces.findings(), "finding"))?;
        let place = range
            .start
            .checked_add(index as usize)
            .filter(|place| *place < range.end);
        let place = place.ok_or_else(|| beyond(index as usize, range.len(), "index"))?;
        fill(&pieces.table, place, out)
    })
}

/// The findings: rule, name, level, principle, unit_kind, unit_id, unit_label, suppression.
pub const NXP_AUDIT_FINDINGS: i32 = 1;
/// The evidence of all findings: finding (its index), depth, text, pointer, key.
pub const NXP_AUDIT_EVIDENCE: i32 = 2;
/// The findings by root cause: group, finding (its index), root first.
pub const NXP_AUDIT_GROUPS: i32 = 3;

/// A table of the audit by column: NXP_AUDIT_FINDINGS, NXP_AUDIT_EVIDENCE or NXP_AUDIT_GROUPS. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_columns(
    audit: *const nxp_audit,
    which: i32,
    columns: *mut *mut nxp_columns,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a place that may be written, or NULL.
        let (handle, out) = unsafe { (shared(audit, "audit")?, Out::new(columns, "columns")?) };
        let table = match which {
            NXP_AUDIT_FINDINGS => Arc::clone(&handle.findings().table),
            NXP_AUDIT_EVIDENCE => Arc::clone(&handle.evidence().table),
            NXP_AUDIT_GROUPS => Arc::new(handle.groups().table()),
            other => {
                let message =
                    format!("`which` is {other}; give NXP_AUDIT_FINDINGS, _EVIDENCE or _GROUPS");
                return Err(Failure::new(NXP_E_CONSTANT, message));
            }
        };
        out.give(nxp_columns::new(table));
        Ok(())
    })
}
