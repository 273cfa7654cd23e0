//! Documents of programmes as files: JSON, plain or packed with gzip.

use std::io::{ErrorKind, Read, Write};

use flate2::bufread::GzDecoder;
use flate2::{Compression, GzBuilder};
use nextpractice::model::{Document, Malformed};
use thiserror::Error;

use crate::limits::DOCUMENT_BYTES;

/// The two bytes that open gzip data.
const GZIP: [u8; 2] = [0x1f, 0x8b];

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
        limit: usize,
    },
    /// The gzip data lack their end.
    #[error(
        "the gzip data end too early: the file is cut short or damaged; get the whole file again"
    )]
    CutShort,
    /// The gzip data contradict themselves.
    #[error("the gzip data are damaged ({reason}); get the file again")]
    Damaged {
        /// What is wrong with them.
        reason: Box<str>,
    },
    /// Bytes after the gzip data that are no gzip data.
    #[error(
        "something else follows the gzip data (bytes: {bytes}); get the file again, or cut it off"
    )]
    TrailingBytes {
        /// How many bytes.
        bytes: usize,
    },
    /// The text is no JSON object.
    #[error(transparent)]
    Malformed(#[from] Malformed),
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
    if bytes.starts_with(&GZIP) {
        Ok(Document::from_json(&unpack(limit, bytes)?)?)
    } else if bytes.len() > limit {
        Err(ReadError::TooLarge { limit })
    } else {
        Ok(Document::from_json(bytes)?)
    }
}

fn unpack(limit: usize, bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    let mut text = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        if !rest.starts_with(&GZIP) {
            return Err(ReadError::TrailingBytes { bytes: rest.len() });
        }
        let mut member = GzDecoder::new(rest);
        let room = (limit - text.len()) as u64;
        member
            .by_ref()
            .take(room.saturating_add(1))
            .read_to_end(&mut text)
            .map_err(|error| match error.kind() {
                ErrorKind::UnexpectedEof => ReadError::CutShort,
                _ => ReadError::Damaged {
                    reason: error.to_string().into(),
                },
            })?;
        // INVARIANT (room is left): past this, the text is no longer than the limit.
        if text.len() > limit {
            return Err(ReadError::TooLarge { limit });
        }
        rest = member.into_inner();
    }
    Ok(text)
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
        for length in 2..packed.len() {
            assert_eq!(
                read_document(&packed[..length]),
                Err(ReadError::CutShort),
                "{length}"
            );
        }
        for length in 0..2 {
            assert!(matches!(
                read_document(&packed[..length]),
                Err(ReadError::Malformed(_))
            ));
        }
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
        let refused = Err(ReadError::TooLarge { limit: limit - 1 });
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
            Err(ReadError::TooLarge { limit })
        );
        // A limit that the members meet only together.
        let half = write_gzip(&" ".repeat(limit / 2 + 1));
        assert_eq!(
            read_within(limit, &[half.clone(), half].concat()),
            Err(ReadError::TooLarge { limit })
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
        for (tail, bytes) in [(&b"\n"[..], 1), (&[0; 512], 512), (b"\x1f", 1)] {
            let file = [&write_gzip(JSON), tail].concat();
            assert_eq!(
                read_document(&file),
                Err(ReadError::TrailingBytes { bytes })
            );
        }
        let file = [&write_gzip(JSON)[..], b"\x1f\x8b"].concat();
        assert_eq!(read_document(&file), Err(ReadError::CutShort));
    }
}
