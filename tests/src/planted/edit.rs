//! Edits of a document.

use serde_json::{Value, json};

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
        self.rows(table).retain(|row| !which(row));
        self
    }

    /// The rows of a table.
    pub(super) fn rows(&mut self, table: &str) -> &mut Vec<Value> {
        let rows = self.0[table].as_array_mut();
        rows.unwrap_or_else(|| panic!("no table {table}"))
    }

    /// Gives all tasks of a plan to one institution.
    pub(super) fn held_by(&mut self, plan: &str, school: &str) -> &mut Self {
        self.tasks(plan, |task| task["holders"] = json!([school]))
    }

    /// Has all tasks of a plan serve a priority, or none.
    pub(super) fn tasks_serve(&mut self, plan: &str, priority: Option<&str>) -> &mut Self {
        self.tasks(plan, |task| task["priority"] = json!(priority))
    }

    /// Has some party decide what a plan lays down.
    pub(super) fn decided_by(&mut self, plan: &str, points: &[&str], by: Value) -> &mut Self {
        let row = self.row("plans", plan);
        for point in points {
            row[point]["decided_by"] = json!([by]);
        }
        self
    }

    fn tasks(&mut self, plan: &str, change: impl FnMut(&mut Value)) -> &mut Self {
        let tasks = self.row("plans", plan)["tasks"].as_array_mut();
        tasks.expect("tasks").iter_mut().for_each(change);
        self
    }
}

/// The points that a plan lays down.
pub(super) const POINTS: [&str; 3] = ["scope", "timescale", "means"];

/// Whether a field of a row holds a text with this in it.
pub(super) fn says(row: &Value, field: &str, part: &str) -> bool {
    row[field].as_str().is_some_and(|text| text.contains(part))
}
