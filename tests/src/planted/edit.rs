//! Edits of a document.

use serde_json::Value;

/// A document that is being edited.
pub(super) struct Edit<'d>(pub(super) &'d mut Value);

impl Edit<'_> {
    /// The row of a table with a key.
    pub(super) fn row(&mut self, table: &str, key: &str) -> &mut Value {
        self.rows(table)
            .iter_mut()
            .find(|row| row["key"] == key)
            .unwrap_or_else(|| panic!("no row {key} in {table}"))
    }

    /// Gives a field of a row another value.
    pub(super) fn set(&mut self, table: &str, key: &str, field: &str, value: Value) -> &mut Self {
        self.row(table, key)[field] = value;
        self
    }

    /// Leaves a field of a row out; `a/b` is a field within a field.
    pub(super) fn leave_out(&mut self, table: &str, key: &str, field: &str) -> &mut Self {
        let mut object = self.row(table, key);
        let (within, field) = field.rsplit_once('/').unwrap_or(("", field));
        for name in within.split('/').filter(|name| !name.is_empty()) {
            object = match name.parse::<usize>() {
                Ok(place) => &mut object[place],
                Err(_) => &mut object[name],
            };
        }
        let left_out = object
            .as_object_mut()
            .and_then(|object| object.remove(field));
        assert!(left_out.is_some(), "{key} has no {field}");
        self
    }

    /// Takes rows out of a table.
    pub(super) fn remove(&mut self, table: &str, which: impl Fn(&Value) -> bool) -> &mut Self {
        let rows = self.rows(table);
        let before = rows.len();
        rows.retain(|row| !which(row));
        assert!(rows.len() < before, "nothing to remove from {table}");
        self
    }

    /// The rows of a table.
    pub(super) fn rows(&mut self, table: &str) -> &mut Vec<Value> {
        let rows = self.0[table].as_array_mut();
        rows.unwrap_or_else(|| panic!("no table {table}"))
    }
}
