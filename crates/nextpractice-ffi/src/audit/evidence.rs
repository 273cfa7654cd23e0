//! Evidence as rows: each fact before what it rests on.

use nextpractice::audit::Fact;
use nextpractice::model::Programme;

use crate::column::{Column, Field, Numbers, Texts};
use crate::error::Failure;
use crate::input::nth;
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
    const FIRST_SIZE: usize = 64;
}

/// Pieces of evidence, of one verdict or of many.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    pub(crate) texts: Texts,
    pub(crate) pointers: Texts,
    pub(crate) keys: Texts,
    pub(crate) depths: Numbers<u32>,
}

impl Evidence {
    pub(crate) fn of(facts: &[Fact], programme: &Programme) -> Self {
        let mut evidence = Self::default();
        evidence.push(facts, programme);
        evidence
    }

    pub(crate) fn len(&self) -> usize {
        self.depths.values.len()
    }

    /// Adds the facts of a verdict, each before those that it rests on.
    pub(crate) fn push(&mut self, facts: &[Fact], programme: &Programme) {
        // Facts rest on facts as deep as the document makes them; the stack of calls is not for that.
        let mut waiting: Vec<(&Fact, u32)> = facts.iter().rev().map(|fact| (fact, 0)).collect();
        while let Some((fact, depth)) = waiting.pop() {
            let locus = fact.locus();
            self.texts.push(fact.text());
            let pointer = locus.map(|locus| locus.pointer());
            self.pointers.push_maybe(pointer.as_deref());
            self.keys.push_maybe(locus.and_then(|locus| locus.key(programme)));
            self.depths.push(depth);
            waiting.extend(fact.causes().iter().rev().map(|cause| (cause, depth + 1)));
        }
    }

    pub(crate) fn fields(self) -> [Field; 4] {
        [
            Field::new("depth", Column::Index(self.depths)),
            Field::new("text", Column::Texts(self.texts)),
            Field::new("pointer", Column::Texts(self.pointers)),
            Field::new("key", Column::Texts(self.keys)),
        ]
    }

    /// Fills in the piece at an index.
    pub(crate) fn fill(&self, index: usize, out: Filled<nxp_evidence>) -> Result<(), Failure> {
        let depth = *nth(&self.depths.values, index, "index")?;
        out.set(nxp_evidence {
            text: nxp_text::maybe(self.texts.get(index)),
            pointer: nxp_text::maybe(self.pointers.get(index)),
            key: nxp_text::maybe(self.keys.get(index)),
            depth,
            ..nxp_evidence::sized()
        });
        Ok(())
    }
}
