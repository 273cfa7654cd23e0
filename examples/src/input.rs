//! Reading programmes from files and streams.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use nextpractice::model::Programme;
use nextpractice_exchange::document::{self, ReadError};

/// Why a programme could not be read. The message begins with the name of the input.
///
/// ```
/// use nextpractice_examples::input::read_programme;
/// let error = read_programme("no such file.json").unwrap_err();
/// assert!(error.to_string().starts_with("no such file.json: cannot be read"));
/// ```
#[derive(Debug, thiserror::Error)]
#[error("{name}: {source}")]
pub struct InputError {
    name: String,
    source: ReadError,
}

/// Reads a programme from a file: JSON or NDJSON, gzipped or not, whatever the file is called.
///
/// # Errors
/// [`InputError`] where the file cannot be read or is no programme.
pub fn read_programme(path: impl AsRef<Path>) -> Result<Programme, InputError> {
    let name = path.as_ref().display().to_string();
    match File::open(path) {
        Ok(file) => programme_from(file, &name),
        Err(error) => Err(InputError {
            name,
            source: error.into(),
        }),
    }
}

/// Reads a programme from memory or a stream; `name` is what messages call it.
///
/// ```
/// use nextpractice_examples::input::programme_from;
/// let text = br#"{"format": "nextpractice/1", "charter": {}}"#.as_slice();
/// assert!(programme_from(text, "standard input")?.hubs().is_empty());
/// # Ok::<(), nextpractice_examples::input::InputError>(())
/// ```
///
/// # Errors
/// As [`read_programme`].
pub fn programme_from(reader: impl Read, name: &str) -> Result<Programme, InputError> {
    document::read_programme(reader).map_err(|source| InputError {
        name: name.to_owned(),
        source,
    })
}
