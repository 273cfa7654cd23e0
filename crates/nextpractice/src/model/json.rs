//! Documents as JSON that a person can read and a version control system can compare: one row a line.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// One field a line; of a table, one row a line.
pub(crate) fn lines(document: &impl Serialize) -> String {
    let text = write(document, usize::MAX, &mut |_| ());
    String::from_utf8(text).unwrap_or_default()
}

/// The same, to be taken piece by piece.
pub(crate) fn write_lines(document: &impl Serialize, mut take: impl FnMut(&[u8])) {
    let rest = write(document, 64 * 1024, &mut take);
    take(&rest);
}

/// Gives away what is written whenever it has so many bytes; the result is what is left.
fn write(document: &impl Serialize, most: usize, take: &mut dyn FnMut(&[u8])) -> Vec<u8> {
    let mut pieces = Pieces {
        text: Vec::new(),
        most,
        take,
    };
    let mut serializer = Serializer::with_formatter(&mut pieces, Lines::default());
    let written = document.serialize(&mut serializer);
    // A document holds text, numbers, lists and objects with text names.
    debug_assert!(written.is_ok(), "a document that JSON cannot say");
    pieces.text
}

/// One writer for every use: what writes rows is compiled once for each.
struct Pieces<'t> {
    text: Vec<u8>,
    most: usize,
    take: &'t mut dyn FnMut(&[u8]),
}

impl Write for Pieces<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.text.extend_from_slice(bytes);
        if self.text.len() >= self.most {
            (self.take)(&self.text);
            self.text.clear();
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
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
