//! A number for each URN, looked up without hashing: the system gives memory only where URNs are.

use nextpractice::value::Urn;

/// A number from 1 for each URN that has one.
#[derive(Clone, Debug)]
pub(super) struct ByUrn(Vec<u32>);

impl ByUrn {
    pub(super) fn new() -> ByUrn {
        ByUrn(vec![0; (Urn::MAX - Urn::MIN + 1) as usize])
    }

    pub(super) fn get(&self, urn: Urn) -> Option<usize> {
        let number = *self.0.get((urn.get() - Urn::MIN) as usize)?;
        (number > 0).then_some(number as usize)
    }

    /// Sets the number of a URN: a count of rows, which the limits keep far below the largest.
    pub(super) fn set(&mut self, urn: Urn, number: usize) {
        if let Some(slot) = self.0.get_mut((urn.get() - Urn::MIN) as usize) {
            *slot = u32::try_from(number).unwrap_or(u32::MAX);
        }
    }
}
