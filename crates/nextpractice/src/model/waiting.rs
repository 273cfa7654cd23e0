//! Rows that are to be given again once all are known.

use std::ops::Range;

use super::reader::Reader;
use super::rows::{AnyRow, Table};
use super::taking::Taking;

/// The rows that refer to rows further down, or that have errors: they wait as text.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    rows: Vec<Row>,
    /// Their text, one after the other.
    text: String,
}

#[derive(Debug)]
struct Row {
    table: Table,
    index: usize,
    /// The line that messages name, if they name any.
    line: Option<u64>,
    /// Where its text is.
    place: Range<usize>,
}

impl Waiting {
    /// How many bytes of text there are.
    pub(super) const fn bytes(&self) -> usize {
        self.text.len()
    }

    /// Lets a row wait.
    pub(super) fn add(&mut self, table: Table, index: usize, line: Option<u64>, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        self.rows.push(Row {
            table,
            index,
            line,
            place: start..self.text.len(),
        });
    }

    /// Gives all of them again, in the order of a document in one piece, so that errors come in that order.
    pub(super) fn give_again(mut self, taking: &mut Taking) {
        self.rows.sort_unstable_by_key(|row| (row.table, row.index));
        for row in self.rows {
            taking.checker.refusal.line = row.line;
            let text = self.text.get(row.place).unwrap_or_default();
            if let Ok(again) = AnyRow::read(row.table, &mut Reader::new(text)) {
                again.put(row.index, taking);
            }
        }
        taking.checker.refusal.line = None;
    }
}
