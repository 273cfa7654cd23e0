//! Something that is planted in a document.

use serde_json::Value;

use super::edit::Edit;

/// What is planted: where a rule is to say something, what it is to say, and the edit that makes it so.
pub struct Plant<Told> {
    /// The rule.
    pub rule: &'static str,
    /// The unit of which the rule is to say it.
    pub unit: &'static str,
    /// What is to be said besides.
    pub told: Told,
    edit: fn(&mut Edit<'_>),
}

impl<Told> Plant<Told> {
    pub(super) const fn new(
        rule: &'static str,
        unit: &'static str,
        told: Told,
        edit: fn(&mut Edit<'_>),
    ) -> Self {
        Self {
            rule,
            unit,
            told,
            edit,
        }
    }

    /// Plants it.
    pub fn plant(&self, document: &mut Value) {
        (self.edit)(&mut Edit(document));
    }
}
