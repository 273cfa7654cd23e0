//! Files, opened and written for callers who would rather not.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use crate::error::Failure;
use crate::input::NXP_MAX_BYTES;
use crate::status::*;

fn failed(path: &str, what: &str, error: &std::io::Error) -> Failure {
    Failure::new(NXP_E_IO, format!("`{path}` cannot be {what}: {error}"))
}

fn named(path: &str) -> Result<&Path, Failure> {
    if path.is_empty() || path.contains('\0') {
        return Err(Failure::new(
            NXP_E_VALUE,
            "`path` is empty or holds a NUL; give the name of a file",
        ));
    }
    Ok(Path::new(path))
}

/// The bytes of a file, of no more than the limit.
pub(crate) fn read_file(path: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let file = File::open(named(path)?).map_err(|error| failed(path, "opened", &error))?;
    file.take(NXP_MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| failed(path, "read", &error))?;
    if bytes.len() > NXP_MAX_BYTES {
        return Err(Failure::new(
            NXP_E_LENGTH,
            format!("`{path}` has more than {NXP_MAX_BYTES} bytes"),
        ));
    }
    Ok(bytes)
}

/// Writes a file beside its place and moves it there when it is whole.
pub(crate) fn write_file(path: &str, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: std::io::Error| failed(path, "written", &error);
    let folder = match named(path)?.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}
