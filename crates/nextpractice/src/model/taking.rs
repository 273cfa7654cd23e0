//! Rows that are checked as they come.

use super::field::Field;
use super::part::{Checker, Part};
use super::place::Place;
use super::problem::Refusal;
use super::rows::{Drafts, Entity, take_key};

/// The rows so far, each checked as it came. A row that refers to one further down, or that has errors, is to be given
/// again once all are known.
#[derive(Debug)]
pub(crate) struct Taking {
    pub(super) checker: Checker,
    pub(super) drafts: Drafts,
    /// Takes what is wrong with a row that will be given again.
    tried: Box<Refusal>,
}

impl Default for Taking {
    fn default() -> Self {
        Self {
            checker: Checker::default(),
            drafts: Drafts::default(),
            tried: Box::new(Refusal::counting()),
        }
    }
}

impl Taking {
    /// Takes in the next row of its table, and says which it is, and whether it is to be given again.
    pub(super) fn next<E: Entity>(&mut self, mut row: Field<E::Raw>) -> (usize, bool) {
        let index = E::keys(&self.checker.keys).len();
        take_key::<E>(&mut row, index, &mut self.checker);
        std::mem::swap(&mut self.checker.refusal, &mut self.tried);
        self.put::<E>(row, index);
        std::mem::swap(&mut self.checker.refusal, &mut self.tried);
        let again = !self.tried.is_empty();
        if again {
            *self.tried = Refusal::counting();
        }
        (index, again)
    }

    /// Checks a row and puts it at its index, or nothing where it could not be checked.
    pub(super) fn put<E: Entity>(&mut self, row: Field<<E as Part>::Raw>, index: usize) {
        let root = Place::root();
        let table = root.field(E::TABLE.name());
        let draft = self.checker.required::<E>(row, table.item(index));
        let drafts = E::draft_mut(&mut self.drafts);
        match drafts.get_mut(index) {
            Some(slot) => *slot = draft,
            None => drafts.push(draft),
        }
    }
}
