//! Documents of programmes as files: JSON, plain or packed with gzip.

use std::io::{self, Read, Write};

use flate2::{Compression, GzBuilder};
use nextpractice::model::{Document, Full, LoadError, Malformed, Programme, Refusal};
use thiserror::Error;

use crate::gzip::{self, Text};
use crate::limits::{DOCUMENT_BYTES, STREAM_BYTES};
use crate::ndjson;

/// The level of compression: the closest.
const LEVEL: u32 = 9;

/// The operating system that packed the data: the header's word for "unknown".
const NO_SYSTEM: u8 = 255;

/// Why the bytes of a file are no document.
///
/// ```
/// use nextpractice_exchange::document::{ReadError, read_document, write_gzip};
///
/// let packed = write_gzip(r#"{"format": "nextpractice/1"}"#);
/// let error = read_document(&packed[..20]).unwrap_err();
/// assert_eq!(error, ReadError::CutShort);
/// assert_eq!(error.to_string(), "the gzip data end too early: the file is cut short or damaged; get the whole file again");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The text is larger than [`DOCUMENT_BYTES`].
    #[error(
        "the document has more than {limit} bytes of text, the most that are read; check that it is the file you mean, or split it"
    )]
    TooLarge {
        /// The most that are taken.
        limit: u64,
    },
    /// The gzip data lack their end.
    #[error(
        "the gzip data end too early: the file is cut short or damaged; get the whole file again"
    )]
    CutShort,
    /// The gzip data contradict themselves.
    #[error(
        "the gzip data are damaged before byte {offset} of the file ({reason}); get the file again"
    )]
    Damaged {
        /// How many bytes of the file had been read.
        offset: u64,
        /// What is wrong with them.
        reason: Box<str>,
    },
    /// Bytes after the gzip data that are no gzip data.
    #[error(
        "something else follows the gzip data at byte {offset} of the file; get the file again, or cut it off"
    )]
    TrailingBytes {
        /// Where it begins, in bytes from 0.
        offset: u64,
    },
    /// The gzip data have more members than [`GZIP_MEMBERS`](crate::limits::GZIP_MEMBERS).
    #[error(
        "the gzip data have more than {limit} members, the most that are read; unpack the file and pack it again"
    )]
    TooManyMembers {
        /// The most that are taken.
        limit: usize,
    },
    /// A line is longer than [`LINE_BYTES`](crate::limits::LINE_BYTES).
    #[error(
        "line {line}, which begins at byte {offset}, has more than {limit} bytes, the most that are read; give each row a line of its own"
    )]
    LineTooLong {
        /// The line, from 1.
        line: u64,
        /// Where it begins in the text, in bytes from 0.
        offset: u64,
        /// The most that are taken.
        limit: usize,
    },
    /// More rows than are taken in.
    #[error("line {line}, at byte {offset}: {reason}")]
    Full {
        /// The line, from 1, at which reading stopped.
        line: u64,
        /// Where it begins in the text, in bytes from 0.
        offset: u64,
        /// Which limit was met.
        reason: Full,
    },
    /// The source fails.
    #[error("cannot be read: {reason}")]
    Unreadable {
        /// What the system says.
        reason: Box<str>,
    },
    /// The text is no JSON object.
    #[error(transparent)]
    Malformed(#[from] Malformed),
    /// The document is no programme.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<LoadError> for ReadError {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Malformed(malformed) => Self::Malformed(malformed),
            LoadError::Refused(refusal) => Self::Refused(refusal),
        }
    }
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        error.downcast().unwrap_or_else(|error| Self::Unreadable {
            reason: error.to_string().into(),
        })
    }
}

/// Reads a document from the bytes of a file: JSON, plain or packed with gzip, whatever the file is called.
///
/// Gzip data of several members are one text, as the format has it.
///
/// ```
/// use nextpractice_exchange::document::{read_document, write_gzip};
///
/// let json = "{\n\"format\": \"nextpractice/1\"\n}\n";
/// let document = read_document(json.as_bytes())?;
/// assert_eq!(read_document(&write_gzip(json))?, document);
/// assert_eq!(document.to_json(), json);
/// # Ok::<(), nextpractice_exchange::document::ReadError>(())
/// ```
///
/// # Errors
/// [`ReadError`] where the bytes are no JSON object, packed or not, or the text exceeds [`DOCUMENT_BYTES`].
pub fn read_document(bytes: &[u8]) -> Result<Document, ReadError> {
    read_within(DOCUMENT_BYTES, bytes)
}

/// Reads a programme from a file or a stream, in whichever form it is: a JSON document or NDJSON, plain or packed with gzip.
///
/// NDJSON is told by its first member, `"format": "nextpractice/1-ndjson"`, and read line by line; JSON is read
/// row by row. So neither is ever in memory as a whole.
///
/// ```
/// use nextpractice_exchange::document::{ReadError, read_programme};
///
/// let programme = read_programme(br#"{"format": "nextpractice/1", "title": "Two hubs", "charter": {}}"#.as_slice())?;
/// assert_eq!(programme.title().map(|title| title.as_str()), Some("Two hubs"));
/// assert!(matches!(read_programme(b"{}".as_slice()), Err(ReadError::Refused(_))));
/// # Ok::<(), ReadError>(())
/// ```
///
/// # Errors
/// [`ReadError`], with [`ReadError::Refused`] for what can be read but is no programme.
pub fn read_programme(source: impl Read) -> Result<Programme, ReadError> {
    let mut text = Text::of(source, STREAM_BYTES)?;
    let mut opening = Vec::new();
    text.by_ref()
        .take(ndjson::OPENING_BYTES)
        .read_to_end(&mut opening)?;
    if ndjson::opens(&opening) {
        return ndjson::read_lines(opening.as_slice().chain(text));
    }
    text.lower(DOCUMENT_BYTES as u64);
    Ok(Programme::read_json(opening.as_slice().chain(text))??)
}

/// Packs the text of a document with gzip: the same text gives the same bytes on any machine and day. They change at
/// the most with a new version of the compressor.
///
/// ```
/// use nextpractice_exchange::document::write_gzip;
///
/// let packed = write_gzip("{}");
/// // No time and no file name; an unknown operating system.
/// assert_eq!(packed[..10], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
/// ```
#[must_use]
#[expect(
    clippy::expect_used,
    reason = "memory takes every write that is made to it"
)]
pub fn write_gzip(json: &str) -> Vec<u8> {
    let mut packer = GzBuilder::new()
        .mtime(0)
        .operating_system(NO_SYSTEM)
        .write(Vec::new(), Compression::new(LEVEL));
    packer
        .write_all(json.as_bytes())
        .and_then(|()| packer.finish())
        .expect("memory takes every write")
}

fn read_within(limit: usize, bytes: &[u8]) -> Result<Document, ReadError> {
    if !gzip::is_packed(bytes) {
        return if bytes.len() > limit {
            Err(ReadError::TooLarge {
                limit: limit as u64,
            })
        } else {
            Ok(Document::from_json(bytes)?)
        };
    }
    let mut text = Vec::new();
    Text::buffered(bytes, limit as u64)?.read_to_end(&mut text)?;
    Ok(Document::from_json(&text)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: &str = "{\n\"format\": \"nextpractice/1\",\n\"title\": \"Two hubs, \u{e9}l\u{e8}ves and schools, schools, schools\"\n}\n";

    #[test]
    fn packed_and_plain_are_one_document_and_packing_is_exact() {
        let packed = write_gzip(JSON);
        assert_eq!(packed, write_gzip(JSON));
        assert_eq!(read_document(&packed).unwrap().to_json(), JSON);
        assert_eq!(read_document(&packed), read_document(JSON.as_bytes()));
    }

    #[test]
    fn data_cut_short_anywhere_are_refused() {
        let packed = write_gzip(JSON);
        for length in 1..packed.len() {
            assert_eq!(
                read_document(&packed[..length]),
                Err(ReadError::CutShort),
                "{length}"
            );
        }
        assert!(matches!(read_document(b""), Err(ReadError::Malformed(_))));
    }

    #[test]
    fn a_bit_turned_over_is_refused_or_changes_nothing() {
        let packed = write_gzip(JSON);
        let document = read_document(&packed).unwrap();
        let mut unnoticed = Vec::new();
        for place in 0..packed.len() {
            for bit in 0..8 {
                let mut turned = packed.clone();
                turned[place] ^= 1 << bit;
                match read_document(&turned) {
                    Ok(read) => {
                        assert_eq!(read, document, "byte {place}, bit {bit}");
                        unnoticed.push(place);
                    }
                    Err(error) => assert!(
                        matches!(
                            error,
                            ReadError::CutShort
                                | ReadError::Damaged { .. }
                                | ReadError::TrailingBytes { .. }
                                | ReadError::Malformed(_)
                        ),
                        "{error}"
                    ),
                }
            }
        }
        // Only the header, and the bits that fill up the last byte of the compressed data, say nothing of the text.
        let last = packed.len() - 9;
        assert!(
            unnoticed.iter().all(|place| *place < 10 || *place == last),
            "{unnoticed:?}"
        );
    }

    #[test]
    fn a_text_past_the_limit_is_refused_packed_and_plain() {
        let (limit, packed) = (JSON.len(), write_gzip(JSON));
        let refused = Err(ReadError::TooLarge {
            limit: limit as u64 - 1,
        });
        assert!(read_within(limit, &packed).is_ok());
        assert!(read_within(limit, JSON.as_bytes()).is_ok());
        assert_eq!(read_within(limit - 1, &packed), refused);
        assert_eq!(read_within(limit - 1, JSON.as_bytes()), refused);
    }

    #[test]
    fn a_bomb_is_refused_at_the_limit() {
        let blanks = " ".repeat(64 * 1024 * 1024);
        let bomb = write_gzip(&blanks);
        assert!(bomb.len() < 100_000);
        let limit = 1024 * 1024;
        assert_eq!(
            read_within(limit, &bomb),
            Err(ReadError::TooLarge {
                limit: limit as u64
            })
        );
        // A limit that the members meet only together.
        let half = write_gzip(&" ".repeat(limit / 2 + 1));
        assert_eq!(
            read_within(limit, &[half.clone(), half].concat()),
            Err(ReadError::TooLarge {
                limit: limit as u64
            })
        );
    }

    #[test]
    fn two_members_are_one_text() {
        let (first, second) = JSON.split_at(30);
        let members = [write_gzip(first), write_gzip(second), write_gzip("")].concat();
        assert_eq!(read_document(&members), read_document(JSON.as_bytes()));
        let twice = [write_gzip(JSON), write_gzip(JSON)].concat();
        assert!(matches!(
            read_document(&twice),
            Err(ReadError::Malformed(_))
        ));
    }

    #[test]
    fn bytes_after_the_data_are_refused() {
        let packed = write_gzip(JSON);
        let offset = packed.len() as u64;
        for tail in [&b"\n"[..], &[0; 512], b"{}"] {
            let file = [&packed, tail].concat();
            assert_eq!(
                read_document(&file),
                Err(ReadError::TrailingBytes { offset })
            );
        }
        let file = [&write_gzip(JSON)[..], b"\x1f\x8b"].concat();
        assert_eq!(read_document(&file), Err(ReadError::CutShort));
    }
}
