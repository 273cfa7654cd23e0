//! Reading documents from files and streams.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use nextpractice::model::Document;
use nextpractice_exchange::document::{self, ReadError};
use nextpractice_exchange::limits::DOCUMENT_BYTES;

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
    /// The bytes are no document.
    #[error("{name}: {source}")]
    NoDocument {
        /// The name of the input.
        name: String,
        /// Where reading stopped, and why.
        source: ReadError,
    },
}

/// Reads a document from a file.
///
/// # Errors
/// [`InputError`] where the file cannot be read or is no document.
pub fn read_document(path: impl AsRef<Path>) -> Result<Document, InputError> {
    let name = path.as_ref().display().to_string();
    match File::open(path) {
        Ok(file) => document_from(file, &name),
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
pub fn document_from(reader: impl Read, name: &str) -> Result<Document, InputError> {
    let mut bytes = Vec::new();
    // One byte past the limit is enough for the reader of documents to refuse it; a stream may have no end.
    match reader
        .take(DOCUMENT_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
    {
        Ok(_) => document::read_document(&bytes).map_err(|source| InputError::NoDocument {
            name: name.to_owned(),
            source,
        }),
        Err(source) => Err(InputError::Unreadable {
            name: name.to_owned(),
            source,
        }),
    }
}
