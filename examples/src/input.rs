//! Reading documents: JSON as it is, or compressed with gzip, told apart by what is in them and not by name.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;
use nextpractice::model::{Document, Malformed};

/// The largest document that is read, in bytes, unpacked: 1 GiB.
pub const MAX_DOCUMENT_BYTES: u64 = 1 << 30;

const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];

/// Why a document could not be read. The message begins with the name of the input.
///
/// ```
/// use nextpractice_examples::input::read_document;
/// let error = read_document("no such file.json").unwrap_err();
/// assert!(error.to_string().starts_with("no such file.json: cannot be read"));
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InputError {
    /// The file cannot be opened or read.
    #[error("{name}: cannot be read: {source}")]
    Unreadable {
        /// The name of the input.
        name: String,
        /// What the system says.
        source: io::Error,
    },
    /// The compressed data ends too soon.
    #[error("{name}: the compressed file is cut short; get the whole file")]
    CutShort {
        /// The name of the input.
        name: String,
    },
    /// The compressed data is damaged.
    #[error("{name}: the compressed file is damaged ({source}); get the file again")]
    Damaged {
        /// The name of the input.
        name: String,
        /// What is wrong with it.
        source: io::Error,
    },
    /// The document is larger than any that is read.
    #[error(
        "{name}: the document is larger than {limit} bytes unpacked, which is the most that is read; split it"
    )]
    TooLarge {
        /// The name of the input.
        name: String,
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// The text is no well-formed document.
    #[error("{name}: {source}")]
    Malformed {
        /// The name of the input.
        name: String,
        /// Where reading stopped, and why.
        source: Malformed,
    },
}

/// Reads a document from a file.
///
/// # Errors
/// [`InputError`] where the file cannot be read, is cut short, damaged or too large, or is no well-formed document.
pub fn read_document(path: impl AsRef<Path>) -> Result<Document, InputError> {
    let name = path.as_ref().display().to_string();
    match File::open(path) {
        Ok(file) => document_from(BufReader::new(file), &name),
        Err(source) => Err(InputError::Unreadable { name, source }),
    }
}

/// Reads a document from memory or a stream; `name` is what messages call it.
///
/// ```
/// use nextpractice_examples::input::document_from;
/// let document = document_from(br#"{"format": "nextpractice/1"}"#.as_slice(), "standard input")?;
/// assert!(document.title.is_absent());
/// # Ok::<(), nextpractice_examples::input::InputError>(())
/// ```
///
/// # Errors
/// As [`read_document`].
pub fn document_from(reader: impl BufRead, name: &str) -> Result<Document, InputError> {
    let bytes = unpacked(reader, name, MAX_DOCUMENT_BYTES)?;
    Document::from_json(&bytes).map_err(|source| InputError::Malformed {
        name: name.to_owned(),
        source,
    })
}

/// The bytes of an input, unpacked if they are compressed.
fn unpacked(mut reader: impl BufRead, name: &str, limit: u64) -> Result<Vec<u8>, InputError> {
    let name = || name.to_owned();
    let unreadable = |source| InputError::Unreadable {
        name: name(),
        source,
    };
    // A pipe may hand over one byte at a time, so the first two are taken before they are looked at.
    let mut first = Vec::new();
    let magic = GZIP_MAGIC.len() as u64;
    reader
        .by_ref()
        .take(magic)
        .read_to_end(&mut first)
        .map_err(unreadable)?;
    let compressed = first == GZIP_MAGIC;
    let whole = Cursor::new(first).chain(reader);

    let mut bytes = Vec::new();
    // One byte more than the limit tells a document at the limit from one past it.
    let read = if compressed {
        MultiGzDecoder::new(whole)
            .take(limit + 1)
            .read_to_end(&mut bytes)
    } else {
        whole.take(limit + 1).read_to_end(&mut bytes)
    };
    match read {
        Ok(_) if bytes.len() as u64 > limit => Err(InputError::TooLarge {
            name: name(),
            limit,
        }),
        Ok(_) => Ok(bytes),
        Err(error) if compressed && error.kind() == io::ErrorKind::UnexpectedEof => {
            Err(InputError::CutShort { name: name() })
        }
        // The decoder reports damage in these two ways; all else is the system's.
        Err(source)
            if compressed
                && matches!(
                    source.kind(),
                    io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput
                ) =>
        {
            Err(InputError::Damaged {
                name: name(),
                source,
            })
        }
        Err(source) => Err(unreadable(source)),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::{InputError, unpacked};

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    /// Hands over one byte at a time, as a slow pipe does.
    struct Drop<'a>(&'a [u8]);

    impl std::io::Read for Drop<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let count = buffer.len().min(1);
            self.0.read(&mut buffer[..count])
        }
    }

    #[test]
    fn plain_and_packed_bytes_are_the_same() {
        let two_members = [packed(b"two "), packed(b"members")].concat();
        let cases: [(&[u8], &[u8]); 6] = [
            (b"plain", b"plain"),
            (&packed(b"plain"), b"plain"),
            (&two_members, b"two members"),
            (b"", b""),
            (b"\x1f", b"\x1f"),
            (&packed(b""), b""),
        ];
        for (given, expected) in cases {
            assert_eq!(unpacked(given, "x", 100).unwrap(), expected);
            let drops = std::io::BufReader::with_capacity(1, Drop(given));
            assert_eq!(unpacked(drops, "x", 100).unwrap(), expected);
        }
    }

    #[test]
    fn the_limit_is_taken_and_one_past_it_is_not() {
        let bytes = vec![b'a'; 1_000];
        for given in [bytes.clone(), packed(&bytes)] {
            assert_eq!(unpacked(given.as_slice(), "x", 1_000).unwrap(), bytes);
            let error = unpacked(given.as_slice(), "x", 999).unwrap_err();
            assert!(
                matches!(error, InputError::TooLarge { limit: 999, .. }),
                "{error}"
            );
        }
    }

    #[test]
    fn every_shortened_file_is_refused() {
        let whole = packed(b"some bytes that are long enough to be cut anywhere");
        for length in 2..whole.len() {
            let error = unpacked(&whole[..length], "x", 100).unwrap_err();
            assert!(
                matches!(error, InputError::CutShort { .. }),
                "{length}: {error}"
            );
        }
    }

    #[test]
    fn a_damaged_file_is_refused() {
        let mut damaged = packed(b"some bytes whose checksum will not match");
        let checksum = damaged.len() - 8;
        damaged[checksum] ^= 1;
        let error = unpacked(damaged.as_slice(), "x", 100).unwrap_err();
        assert!(matches!(error, InputError::Damaged { .. }), "{error}");
    }
}
