//! Programmes: loaded, shared, written.

pub mod constants;
mod file;
pub mod rows;

use std::ffi::{c_char, c_void};
use std::io::{Read, Write};

use nextpractice::model::Programme;
use nextpractice_exchange::document::{ReadError, read_programme, write_gzip};
use nextpractice_exchange::ndjson::write_ndjson;

pub(crate) use constants::{table, table_constant};
use file::{open_file, write_file};

use crate::buffer::nxp_buffer;
use crate::date::days;
use crate::error::{Failure, nxp_error};
use crate::guard::{free, guard};
use crate::input::{bytes, shared, text};
use crate::live::Live;
use crate::output::Out;
use crate::sized::{Filled, Growing};
use crate::status::*;
use crate::text::nxp_text;

/// A programme that has been checked. It never changes: any number of threads may read one at a time.
#[derive(Debug)]
pub struct nxp_programme {
    pub(crate) programme: Programme,
    _live: Live,
}

impl nxp_programme {
    pub(crate) fn new(programme: Programme) -> Self {
        Self {
            programme,
            _live: Live::new(),
        }
    }
}

/// What a programme's document says of itself. Texts live as long as the programme.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct nxp_programme_info {
    /// sizeof(nxp_programme_info), set by the caller.
    pub struct_size: usize,
    /// What it is called; no text where the document does not say.
    pub title: nxp_text,
    /// What it is about; no text where the document does not say.
    pub description: nxp_text,
    /// 1 if its content is said to be made up, otherwise 0.
    pub synthetic: i32,
    /// 1 if recorded_on is given, otherwise 0.
    pub has_recorded_on: i32,
    /// The date that the document describes, in days since 1 January 1970.
    pub recorded_on: i32,
    /// Zero.
    pub reserved: i32,
}

// SAFETY: `repr(C)`, size first, numbers and pointers only.
unsafe impl Growing for nxp_programme_info {
    const NAME: &'static str = "nxp_programme_info";
    const FIRST_SIZE: usize = size_of::<Self>();
}

/// Writes one JSON document.
pub const NXP_SAVE_PLAIN: i32 = 0;
/// Writes one JSON document, packed with gzip.
pub const NXP_SAVE_GZIP: i32 = 1;
/// Writes NDJSON, a row a line, with no more in memory than that.
pub const NXP_SAVE_NDJSON: i32 = 2;

fn refused(error: ReadError) -> Failure {
    let message = error.to_string();
    let at = |status, offset: u64| {
        let failure = Failure::new(status, message.clone());
        usize::try_from(offset).map_or(failure, |offset| {
            Failure::new(status, message.clone()).at_byte(offset)
        })
    };
    match error {
        ReadError::Refused(refusal) => Failure::refused(refusal),
        ReadError::Malformed(malformed) => at(NXP_E_MALFORMED, malformed.offset() as u64),
        ReadError::Damaged { offset, .. } | ReadError::TrailingBytes { offset } => {
            at(NXP_E_MALFORMED, offset)
        }
        ReadError::LineTooLong { offset, .. } | ReadError::Full { offset, .. } => {
            at(NXP_E_LENGTH, offset)
        }
        ReadError::TooLarge { .. } | ReadError::TooManyMembers { .. } => {
            Failure::new(NXP_E_LENGTH, message)
        }
        ReadError::Unreadable { .. } => Failure::new(NXP_E_IO, message),
        _ => Failure::new(NXP_E_MALFORMED, message),
    }
}

fn load(source: impl Read) -> Result<nxp_programme, Failure> {
    read_programme(source)
        .map(nxp_programme::new)
        .map_err(refused)
}

/// Loads a programme from the bytes of a document: JSON or NDJSON, plain or packed with gzip. The bytes are not needed
/// afterwards. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_programme_load(
    data: *const c_void,
    data_len: usize,
    programme: *mut *mut nxp_programme,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for so many bytes and a place that may be written, or NULL.
        let (data, out) = unsafe {
            (
                bytes(data, data_len, "data")?,
                Out::new(programme, "programme")?,
            )
        };
        out.give(load(data)?);
        Ok(())
    })
}

/// Loads a programme from a file, row by row: the file is never in memory as a whole. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_programme_open(
    path: *const c_char,
    path_len: usize,
    programme: *mut *mut nxp_programme,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for text of that length and a place that may be written, or NULL.
        let (path, out) = unsafe {
            (
                text(path, path_len, "path")?,
                Out::new(programme, "programme")?,
            )
        };
        out.give(load(open_file(path)?)?);
        Ok(())
    })
}

/// Another handle of the same programme, for another owner: it takes no copy. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_programme_snapshot(
    programme: *const nxp_programme,
    snapshot: *mut *mut nxp_programme,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a place that may be written, or NULL.
        let (programme, out) = unsafe {
            (
                shared(programme, "programme")?,
                Out::new(snapshot, "snapshot")?,
            )
        };
        out.give(nxp_programme::new(programme.programme.clone()));
        Ok(())
    })
}

/// What the document says of itself. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_programme_get(
    programme: *const nxp_programme,
    info: *mut nxp_programme_info,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a sized struct, or NULL.
        let (handle, out) =
            unsafe { (shared(programme, "programme")?, Filled::new(info, "info")?) };
        let programme = &handle.programme;
        let date = programme.recorded_on();
        out.set(nxp_programme_info {
            title: nxp_text::maybe(programme.title().map(AsRef::as_ref)),
            description: nxp_text::maybe(programme.description().map(AsRef::as_ref)),
            synthetic: i32::from(programme.is_synthetic()),
            has_recorded_on: i32::from(date.is_some()),
            recorded_on: date.map_or(0, days),
            ..nxp_programme_info::sized()
        });
        Ok(())
    })
}

/// The digest of what the document says: 64 hexadecimal digits, the same for the same content on any machine. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_programme_digest(
    programme: *const nxp_programme,
    digest: *mut *mut nxp_buffer,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a place that may be written, or NULL.
        let (programme, out) =
            unsafe { (shared(programme, "programme")?, Out::new(digest, "digest")?) };
        out.give(nxp_buffer::new(programme.programme.digest().to_string()));
        Ok(())
    })
}

/// The document as JSON, in the format's own order. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_programme_json(
    programme: *const nxp_programme,
    json: *mut *mut nxp_buffer,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a place that may be written, or NULL.
        let (programme, out) =
            unsafe { (shared(programme, "programme")?, Out::new(json, "json")?) };
        out.give(nxp_buffer::new(programme.programme.to_document().to_json()));
        Ok(())
    })
}

/// Writes the document to a file: NXP_SAVE_PLAIN, NXP_SAVE_GZIP or NXP_SAVE_NDJSON. The file appears whole or not at all; one that is
/// there is replaced. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_programme_save(
    programme: *const nxp_programme,
    path: *const c_char,
    path_len: usize,
    form: i32,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and text of that length, or NULL.
        let (programme, path) = unsafe {
            (
                shared(programme, "programme")?,
                text(path, path_len, "path")?,
            )
        };
        let programme = &programme.programme;
        let json = || programme.to_document().to_json();
        match form {
            NXP_SAVE_PLAIN => write_file(path, |file| file.write_all(json().as_bytes())),
            NXP_SAVE_GZIP => write_file(path, |file| file.write_all(&write_gzip(&json()))),
            NXP_SAVE_NDJSON => write_file(path, |file| write_ndjson(programme, file)),
            other => Err(Failure::new(
                NXP_E_CONSTANT,
                format!("`form` is {other}; give NXP_SAVE_PLAIN, NXP_SAVE_GZIP or NXP_SAVE_NDJSON"),
            )),
        }
    })
}

/// Frees a programme. What was made from it (audits, snapshots) stays good. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_programme_free(programme: *mut nxp_programme) {
    // SAFETY: the header asks for NULL or a handle of this kind that is freed once.
    unsafe { free(programme) }
}
