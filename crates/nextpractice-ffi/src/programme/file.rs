//! Files, opened and written for callers who would rather not.

use std::fs::File;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::Failure;
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

/// A file that is there to be read.
pub(crate) fn open_file(path: &str) -> Result<File, Failure> {
    File::open(named(path)?).map_err(|error| failed(path, "opened", &error))
}

/// Writes a file beside its place and moves it there when it is whole.
pub(crate) fn write_file(
    path: &str,
    write: impl FnOnce(&mut File) -> std::io::Result<()>,
) -> Result<(), Failure> {
    named(path)?;
    // A name that no other write of this process has, nor one of another process.
    static WRITES: AtomicU64 = AtomicU64::new(0);
    let number = WRITES.fetch_add(1, Ordering::Relaxed);
    let beside = format!("{path}.{}-{number}.part", std::process::id());
    let whole = || {
        let mut file = File::create_new(&beside)?;
        let written = write(&mut file).and_then(|()| file.sync_all());
        drop(file);
        let moved = written.and_then(|()| std::fs::rename(&beside, path));
        if moved.is_err() {
            // What is left of it is of use to nobody; that it could not be written is told.
            let _ = std::fs::remove_file(&beside);
        }
        moved
    };
    whole().map_err(|error| failed(path, "written", &error))
}
