//! Evidence as rows: each fact before what it rests on.

use std::sync::Arc;

use nextpractice::audit::{Audit, Fact};
use nextpractice::model::Programme;

use crate::column::{Column, Field, Numbers, Table, Texts};
use crate::error::Failure;
use crate::input::beyond;
use crate::sized::{Filled, Growing};
use crate::text::nxp_text;

/// One piece of evidence. Texts live as long as the audit or the explanation.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct nxp_evidence {
    /// sizeof(nxp_evidence), set by the caller.
    pub struct_size: usize,
    /// What is so: a sentence without a full stop.
    pub text: nxp_text,
    /// Where the document says it, as a JSON pointer; no text where it says it nowhere.
    pub pointer: nxp_text,
    /// The key of the row that says it; no text where none does.
    pub key: nxp_text,
    /// How deep it lies: 0 for what the verdict rests on, 1 for what that rests on, and so on. A deeper piece belongs to the
    /// last one before it that is less deep.
    pub depth: u32,
    /// Zero.
    pub reserved: u32,
}

// SAFETY: `repr(C)`, size first, numbers and pointers only.
unsafe impl Growing for nxp_evidence {
    const NAME: &'static str = "nxp_evidence";
    const FIRST_SIZE: usize = size_of::<Self>();
}

/// Pieces of evidence while they are gathered, of one verdict or of many.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    findings: Numbers<u32>,
    depths: Numbers<u32>,
    texts: Texts,
    pointers: Texts,
    keys: Texts,
}

const DEPTH: usize = 1;
const TEXT: usize = 2;
const POINTER: usize = 3;
const KEY: usize = 4;

impl Evidence {
    pub(super) fn len(&self) -> usize {
        self.depths.values.len()
    }

    /// Adds the facts of a finding, each before those that it rests on.
    pub(super) fn push(&mut self, finding: usize, facts: &[Fact], programme: &Programme) {
        // Facts rest on facts as deep as the document makes them; the stack of calls is not for that.
        let mut waiting: Vec<(&Fact, u32)> = facts.iter().rev().map(|fact| (fact, 0)).collect();
        while let Some((fact, depth)) = waiting.pop() {
            let locus = fact.locus();
            self.findings.push(finding as u32);
            self.depths.push(depth);
            self.texts.push(fact.text());
            let pointer = locus.map(|locus| locus.pointer());
            self.pointers.push_maybe(pointer.as_deref());
            self.keys
                .push_maybe(locus.and_then(|locus| locus.key(programme)));
            waiting.extend(fact.causes().iter().rev().map(|cause| (cause, depth + 1)));
        }
    }

    pub(super) fn into_table(self) -> Table {
        Table {
            rows: self.len(),
            fields: vec![
                Field::new("finding", Column::Index(self.findings)),
                Field::new("depth", Column::Index(self.depths)),
                Field::new("text", Column::Texts(self.texts)),
                Field::new("pointer", Column::Texts(self.pointers)),
                Field::new("key", Column::Texts(self.keys)),
            ],
        }
    }
}

/// The evidence of all findings, by column.
#[derive(Debug)]
pub(super) struct AllEvidence {
    pub(super) table: Arc<Table>,
    /// Where the evidence of each finding begins and that of the last ends.
    bounds: Vec<usize>,
}

impl AllEvidence {
    pub(super) fn of_audit(audit: &Audit) -> Self {
        let mut evidence = Evidence::default();
        let mut bounds = vec![0];
        let broken = audit
            .outcomes()
            .iter()
            .flat_map(|(_, outcome)| &outcome.broken);
        for (finding, (_, facts)) in broken.enumerate() {
            evidence.push(finding, facts, audit.programme());
            bounds.push(evidence.len());
        }
        Self {
            table: Arc::new(evidence.into_table()),
            bounds,
        }
    }

    pub(super) fn findings(&self) -> usize {
        self.bounds.len() - 1
    }

    /// The rows that are the evidence of a finding.
    pub(super) fn of(&self, finding: usize) -> Option<std::ops::Range<usize>> {
        let next = finding.checked_add(1)?;
        Some(*self.bounds.get(finding)?..*self.bounds.get(next)?)
    }
}

/// Fills in a piece of evidence.
pub(super) fn fill(
    evidence: &Table,
    index: usize,
    out: Filled<nxp_evidence>,
) -> Result<(), Failure> {
    let depth = evidence
        .index(DEPTH, index)
        .ok_or_else(|| beyond(index, evidence.rows, "index"))?;
    out.set(nxp_evidence {
        text: nxp_text::maybe(evidence.text(TEXT, index)),
        pointer: nxp_text::maybe(evidence.text(POINTER, index)),
        key: nxp_text::maybe(evidence.text(KEY, index)),
        depth,
        ..nxp_evidence::sized()
    });
    Ok(())
}
