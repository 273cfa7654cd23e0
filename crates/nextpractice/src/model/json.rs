//! Documents as JSON that a person can read and a version control system can compare: one row a line.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// One field a line; of a table, one row a line.
pub(crate) fn lines(document: &impl Serialize) -> String {
    text(document, Lines::default())
}

/// All on one line.
pub(crate) fn line(value: &impl Serialize) -> String {
    let form = Lines {
        flat: true,
        ..Lines::default()
    };
    text(value, form)
}

/// The same, to be taken piece by piece.
pub(crate) fn write_lines(document: &impl Serialize, mut take: impl FnMut(&[u8])) {
    let rest = write(document, Lines::default(), 64 * 1024, &mut take);
    take(&rest);
}

fn text(value: &impl Serialize, form: Lines) -> String {
    let text = write(value, form, usize::MAX, &mut |_| ());
    String::from_utf8(text).unwrap_or_default()
}

/// Gives away what is written whenever it has so many bytes; the result is what is left.
fn write(value: &impl Serialize, form: Lines, most: usize, take: &mut dyn FnMut(&[u8])) -> Vec<u8> {
    let mut pieces = Pieces {
        text: Vec::new(),
        most,
        take,
    };
    let written = value.serialize(&mut Serializer::with_formatter(&mut pieces, form));
    // What is written holds text, numbers, lists and objects with text names.
    debug_assert!(written.is_ok(), "a value that JSON cannot say");
    pieces.text
}

/// One writer for every use, with one formatter: what writes rows is compiled once for each pair.
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

/// Breaks lines after each field of the document and each row of a table, and nowhere else; or, where it is to be flat, leaves out
/// all that need not be.
#[derive(Default)]
struct Lines {
    depth: usize,
    rows: bool,
    flat: bool,
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
            (true, _) if self.flat => Ok(()),
            (false, _) if self.flat => writer.write_all(b","),
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
        writer.write_all(if self.flat { b":" } else { b": " })
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        let last = self.depth == 0 && !self.flat;
        writer.write_all(if last { b"\n}\n" } else { b"}" })
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
        let breaks = self.depth == Self::ROWS && self.rows && !self.flat;
        self.depth -= 1;
        writer.write_all(if breaks { b"\n]" } else { b"]" })
    }
}
