//! Programmes as NDJSON: a JSON object on each line, read and written in memory that does not grow with the text.
//!
//! The first line is a document without rows; each further line is a row of one of its tables, named. The page of the
//! format tells the rest.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};

use nextpractice::model::{Document, Intake, Programme};

use crate::document::ReadError;
use crate::gzip::Text;
use crate::limits::{LINE_BYTES, STREAM_BYTES};

/// Reads a programme from NDJSON, plain or packed with gzip, line by line.
///
/// A table of any size takes no more memory than its checked rows and one line. Lines that are no rows are reported with
/// all other errors, each with its line.
///
/// ```
/// use nextpractice_exchange::ndjson::read_ndjson;
///
/// let text = br#"{"format": "nextpractice/1-ndjson", "charter": {}}
/// {"institutions": {"key": "urn:100001", "name": "A school"}}
/// "#;
/// let programme = read_ndjson(text.as_slice())?;
/// assert_eq!(programme.institutions().len(), 1);
/// # Ok::<(), nextpractice_exchange::document::ReadError>(())
/// ```
///
/// # Errors
/// [`ReadError`], with [`ReadError::Refused`] where the lines are no programme.
pub fn read_ndjson(source: impl Read) -> Result<Programme, ReadError> {
    read_lines(Text::of(source, STREAM_BYTES)?)
}

/// Writes a programme as NDJSON, row by row.
///
/// ```
/// use nextpractice_exchange::document::read_programme;
/// use nextpractice_exchange::ndjson::write_ndjson;
///
/// let programme = read_programme(br#"{"format": "nextpractice/1", "charter": {}, "hubs": []}"#.as_slice())?;
/// let mut text = Vec::new();
/// write_ndjson(&programme, &mut text)?;
/// assert_eq!(text, b"{\"format\":\"nextpractice/1-ndjson\",\"charter\":{},\"hubs\":[],\"rows\":{}}\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// The errors of what is written to.
pub fn write_ndjson(programme: &Programme, into: impl Write) -> io::Result<()> {
    let mut into = BufWriter::new(into);
    for line in programme.lines() {
        into.write_all(line.as_bytes())?;
        into.write_all(b"\n")?;
    }
    into.flush()
}

/// How much of a text is looked at to tell which form it has.
pub(crate) const OPENING_BYTES: u64 = 1024;

/// Whether a text opens as NDJSON: with an object whose first member is the format.
pub(crate) fn opens(text: &[u8]) -> bool {
    let format = format!("\"{}\"", Document::LINES_FORMAT);
    let mut rest = text;
    [b"{".as_slice(), b"\"format\"", b":", format.as_bytes()]
        .into_iter()
        .all(|token| match rest.trim_ascii_start().strip_prefix(token) {
            Some(after) => {
                rest = after;
                true
            }
            None => false,
        })
}

pub(crate) fn read_lines(text: impl Read) -> Result<Programme, ReadError> {
    let mut lines = Lines {
        text: BufReader::new(text),
        line: Vec::new(),
        number: 0,
        offset: 0,
        next: 0,
        limit: LINE_BYTES,
    };
    let first = if lines.advance()? {
        &lines.line[..]
    } else {
        b""
    };
    let mut intake = Intake::new(lines.number.max(1), first)?;
    while lines.advance()? {
        intake
            .line(lines.number, &lines.line)
            .map_err(|reason| ReadError::Full {
                line: lines.number,
                offset: lines.offset,
                reason,
            })?;
    }
    Ok(intake.finish()?)
}

/// The lines of a text that are not blank, one at a time.
struct Lines<R> {
    text: BufReader<R>,
    line: Vec<u8>,
    /// The number of the line, from 1.
    number: u64,
    /// Where in the text it begins.
    offset: u64,
    /// Where in the text the next one begins.
    next: u64,
    limit: usize,
}

impl<R: Read> Lines<R> {
    /// Goes on to the next line; false at the end.
    fn advance(&mut self) -> Result<bool, ReadError> {
        loop {
            self.line.clear();
            self.offset = self.next;
            // One byte past the limit, and the line feed.
            let most = self.limit as u64 + 2;
            let read = self
                .text
                .by_ref()
                .take(most)
                .read_until(b'\n', &mut self.line)?;
            if read == 0 {
                return Ok(false);
            }
            self.number += 1;
            self.next += read as u64;
            if self.line.last() == Some(&b'\n') {
                self.line.pop();
            }
            if self.line.len() > self.limit {
                return Err(ReadError::LineTooLong {
                    line: self.number,
                    offset: self.offset,
                    limit: self.limit,
                });
            }
            if !self.line.trim_ascii().is_empty() {
                return Ok(true);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, limit: usize) -> Vec<Result<(u64, u64, usize), ReadError>> {
        let mut lines = Lines {
            text: BufReader::with_capacity(3, text.as_bytes()),
            line: Vec::new(),
            number: 0,
            offset: 0,
            next: 0,
            limit,
        };
        let mut found = Vec::new();
        loop {
            match lines.advance() {
                Ok(true) => found.push(Ok((lines.number, lines.offset, lines.line.len()))),
                Ok(false) => return found,
                Err(error) => {
                    found.push(Err(error));
                    return found;
                }
            }
        }
    }

    #[test]
    fn lines_are_told_with_number_and_place() {
        let found = lines("\n \t\r\n12345\n\n67\r\n8", 10);
        let expected = [(3, 5, 5), (5, 12, 3), (6, 16, 1)];
        assert_eq!(found, expected.map(Ok));
    }

    #[test]
    fn a_line_at_the_limit_is_taken_and_one_past_it_is_not() {
        assert_eq!(lines("a\n12345", 5), [Ok((1, 0, 1)), Ok((2, 2, 5))]);
        assert_eq!(lines("a\n12345\n", 5).len(), 2);
        let refused = ReadError::LineTooLong {
            line: 2,
            offset: 2,
            limit: 5,
        };
        for end in ["", "\n", "7", "7\n", "78901234567"] {
            let found = lines(&format!("a\n123456{end}"), 5);
            assert_eq!(found, [Ok((1, 0, 1)), Err(refused.clone())], "{end:?}");
        }
    }

    /// Gives one line without an end, and counts what is taken of it.
    struct Endless(u64);

    impl Read for Endless {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            into.fill(b' ');
            self.0 += into.len() as u64;
            Ok(into.len())
        }
    }

    #[test]
    fn a_stream_without_an_end_is_left_at_the_limit() {
        let mut endless = Endless(0);
        let text = Text::of(&mut endless, 1_000_000).expect("a stream");
        assert_eq!(
            read_lines(text).err(),
            Some(ReadError::TooLarge { limit: 1_000_000 })
        );
        assert!(endless.0 < 1_100_000, "{} bytes were taken", endless.0);
        let mut endless = Endless(0);
        assert!(matches!(
            read_ndjson(&mut endless),
            Err(ReadError::LineTooLong {
                line: 1,
                offset: 0,
                ..
            })
        ));
        assert!(endless.0 < LINE_BYTES as u64 + 100_000);
    }
}
