//! Findings by root cause.

use std::collections::HashMap;

use nextpractice::audit::Audit;

use super::nxp_audit;
use crate::column::{Column, Field, Numbers, Table};
use crate::error::nxp_error;
use crate::guard::guard;
use crate::input::{nth, shared};
use crate::output::Out;

/// Each group as the indexes of its findings: the root first.
#[derive(Debug)]
pub(super) struct Groups(Vec<Vec<usize>>);

impl Groups {
    pub(super) fn of(audit: &Audit) -> Self {
        let findings = audit
            .outcomes()
            .iter()
            .flat_map(|(rule, outcome)| outcome.broken.iter().map(|(unit, _)| (rule.code, *unit)));
        let places: HashMap<_, usize> = findings
            .enumerate()
            .map(|(place, finding)| (finding, place))
            .collect();
        let groups = audit.groups().into_iter().map(|group| {
            let root = (group.rule.code, group.unit);
            let follow = group
                .follow
                .iter()
                .map(|(rule, unit, _)| (rule.code, *unit));
            std::iter::once(root)
                .chain(follow)
                .filter_map(|finding| places.get(&finding).copied())
                .collect()
        });
        Self(groups.collect())
    }

    pub(super) fn table(&self) -> Table {
        let (mut places, mut findings) = (Numbers::default(), Numbers::default());
        for (place, group) in self.0.iter().enumerate() {
            for finding in group {
                places.push(place as u32);
                findings.push(*finding as u32);
            }
        }
        Table {
            rows: findings.values.len(),
            fields: vec![
                Field::new("group", Column::Index(places)),
                Field::new("finding", Column::Index(findings)),
            ],
        }
    }
}

/// How many groups there are: findings that follow from no other, each with those that follow from it. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_group_count(
    audit: *const nxp_audit,
    count: *mut usize,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a place that may be written, or NULL.
        let (handle, out) = unsafe { (shared(audit, "audit")?, Out::new(count, "count")?) };
        out.set(handle.groups().0.len());
        Ok(())
    })
}

/// How many findings a group has: 1 and those that follow. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_group_size(
    audit: *const nxp_audit,
    group: usize,
    size: *mut usize,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a place that may be written, or NULL.
        let (handle, out) = unsafe { (shared(audit, "audit")?, Out::new(size, "size")?) };
        out.set(nth(&handle.groups().0, group, "group")?.len());
        Ok(())
    })
}

/// The index of a finding of a group (nxp_audit_finding): at 0 the root, then those that follow from it. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_group_finding(
    audit: *const nxp_audit,
    group: usize,
    index: usize,
    finding: *mut usize,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a place that may be written, or NULL.
        let (handle, out) = unsafe { (shared(audit, "audit")?, Out::new(finding, "finding")?) };
        let group = nth(&handle.groups().0, group, "group")?;
        out.set(*nth(group, index, "index")?);
        Ok(())
    })
}
