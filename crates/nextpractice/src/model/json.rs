//! Documents as JSON that a person can read and a version control system can compare: one row a line.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// One field a line; of a table, one row a line.
pub(crate) fn lines(document: &impl Serialize) -> String {
    let mut text = Vec::new();
    write_lines(document, &mut text);
    String::from_utf8(text).unwrap_or_default()
}

/// The same, into what takes every write.
pub(crate) fn write_lines(document: &impl Serialize, into: impl Write) {
    let written = document.serialize(&mut Serializer::with_formatter(into, Lines::default()));
    // A document holds text, numbers, lists and objects with text names.
    debug_assert!(written.is_ok(), "a document that JSON cannot say");
}

/// All on one line.
pub(crate) fn line(value: &impl Serialize) -> String {
    let written = serde_json::to_string(value);
    debug_assert!(written.is_ok(), "a row that JSON cannot say");
    written.unwrap_or_default()
}

/// Breaks lines after each field of the document and each row of a table, and nowhere else.
#[derive(Default)]
struct Lines {
    depth: usize,
    rows: bool,
}

impl Lines {
    const FIELDS: usize = 1;
    const ROWS: usize = 2;

    fn separate<W: ?Sized + Write>(
        &self,
        writer: &mut W,
        first: bool,
        breaks: bool,
    ) -> io::Result<()> {
        match (first, breaks) {
            (true, true) => writer.write_all(b"\n"),
            (true, false) => Ok(()),
            (false, true) => writer.write_all(b",\n"),
            (false, false) => writer.write_all(b", "),
        }
    }
}

impl Formatter for Lines {
    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"{")
    }

    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.separate(writer, first, self.depth == Self::FIELDS)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        writer.write_all(if self.depth == 0 { b"\n}\n" } else { b"}" })
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        self.rows = false;
        writer.write_all(b"[")
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.separate(writer, first, self.depth == Self::ROWS)?;
        self.rows = true;
        Ok(())
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let breaks = self.depth == Self::ROWS && self.rows;
        self.depth -= 1;
        writer.write_all(if breaks { b"\n]" } else { b"]" })
    }
}
