//! A page that is written from top to bottom.

use super::ink::Ink;
use super::prose::Prose;
use super::wrap::{Line, width_of, wrap};
use crate::style::TextStyle;

/// Longer lines of running text are hard to read; tables may be wider.
const READABLE: usize = 100;

#[derive(Debug)]
pub(crate) struct Page {
    style: TextStyle,
    text: String,
}

impl Page {
    pub(crate) const fn new(style: TextStyle) -> Self {
        Self {
            style,
            text: String::new(),
        }
    }

    pub(crate) const fn style(&self) -> &TextStyle {
        &self.style
    }

    /// How wide tables may be.
    pub(crate) const fn width(&self) -> usize {
        self.style.width.columns()
    }

    pub(crate) fn into_text(self) -> String {
        self.text
    }

    pub(crate) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// The title of a section, after a blank line and underlined.
    pub(crate) fn section(&mut self, title: &str) {
        self.blank();
        self.paragraph(&Prose::new(Ink::Heading, title));
        let rule = "━".repeat(self.readable());
        self.paragraph(&Prose::new(Ink::Heading, rule));
    }

    pub(crate) fn paragraph(&mut self, prose: &Prose) {
        self.item(0, "", prose);
    }

    /// A paragraph with a bullet, so many columns from the left; its further lines hang below its first word.
    pub(crate) fn item(&mut self, indent: usize, bullet: &str, prose: &Prose) {
        let hang = indent + width_of(bullet);
        let mut before = format!("{}{bullet}", " ".repeat(indent));
        for line in wrap(prose, self.readable().saturating_sub(hang)) {
            self.text.push_str(&before);
            self.pieces(&line);
            self.text.push('\n');
            before = " ".repeat(hang);
        }
    }

    /// Lines that are laid out already, within a frame. The caller sees to it that they fit: a frame takes four columns.
    pub(crate) fn framed(&mut self, lines: &[Prose], ink: Ink) {
        let lines: Vec<Line> = lines.iter().map(Line::of).collect();
        self.frame(&lines, ink);
    }

    /// A paragraph within a frame.
    pub(crate) fn framed_paragraph(&mut self, prose: &Prose, ink: Ink) {
        let lines = wrap(prose, self.readable().saturating_sub(4));
        self.frame(&lines, ink);
    }

    fn frame(&mut self, lines: &[Line], ink: Ink) {
        let widest = lines.iter().map(Line::width).max().unwrap_or_default();
        let edge = "─".repeat(widest + 2);
        self.raw(ink, &format!("┌{edge}┐"));
        self.text.push('\n');
        for line in lines {
            self.raw(ink, "│ ");
            self.pieces(line);
            self.text.push_str(&" ".repeat(widest - line.width()));
            self.raw(ink, " │");
            self.text.push('\n');
        }
        self.raw(ink, &format!("└{edge}┘"));
        self.text.push('\n');
    }

    fn readable(&self) -> usize {
        self.width().min(READABLE)
    }

    pub(super) fn pieces(&mut self, line: &Line) {
        for piece in &line.pieces {
            self.raw(piece.ink, &piece.text);
        }
    }

    /// Text that is laid out already.
    pub(super) fn raw(&mut self, ink: Ink, text: &str) {
        if self.style.colour && ink != Ink::Plain {
            let style = ink.style();
            self.text.push_str(&format!("{style}{text}{style:#}"));
        } else {
            self.text.push_str(text);
        }
    }

    pub(super) fn end_line(&mut self) {
        self.text.push('\n');
    }
}
