//! Tables drawn with lines.

use super::ink::Ink;
use super::page::Page;
use super::prose::Prose;
use super::wrap::{Line, wrap};

/// A column: how wide its text may be, and on which side it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    pub(crate) width: usize,
    pub(crate) right: bool,
}

/// A table with a heading; text that is wider than its column is wrapped.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    pub(crate) heading: Vec<Prose>,
    pub(crate) rows: Vec<Vec<Prose>>,
}

impl Table {
    /// The columns that lines and spaces take in a table of so many columns.
    pub(crate) const fn lines_of(columns: usize) -> usize {
        3 * columns + 1
    }

    pub(crate) fn draw(&self, page: &mut Page) {
        self.edge(page, "┌", "┬", "┐");
        self.row(page, &self.heading);
        self.edge(page, "├", "┼", "┤");
        for row in &self.rows {
            self.row(page, row);
        }
        self.edge(page, "└", "┴", "┘");
    }

    fn edge(&self, page: &mut Page, left: &str, between: &str, right: &str) {
        let columns: Vec<String> = self
            .columns
            .iter()
            .map(|column| "─".repeat(column.width + 2))
            .collect();
        page.raw(Ink::Dim, &format!("{left}{}{right}", columns.join(between)));
        page.end_line();
    }

    fn row(&self, page: &mut Page, cells: &[Prose]) {
        let cells: Vec<Vec<Line>> = self
            .columns
            .iter()
            .zip(cells)
            .map(|(column, cell)| wrap(cell, column.width))
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        let none = Line::default();
        for place in 0..height {
            page.raw(Ink::Dim, "│");
            for (column, cell) in self.columns.iter().zip(&cells) {
                let line = cell.get(place).unwrap_or(&none);
                let room = " ".repeat(column.width.saturating_sub(line.width()));
                page.raw(Ink::Plain, " ");
                if column.right {
                    page.raw(Ink::Plain, &room);
                }
                page.pieces(line);
                if !column.right {
                    page.raw(Ink::Plain, &room);
                }
                page.raw(Ink::Plain, " ");
                page.raw(Ink::Dim, "│");
            }
            page.end_line();
        }
    }
}
