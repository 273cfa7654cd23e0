//! What callers hand in: pointers, lengths, constants, indexes.

use std::ffi::{c_char, c_void};

use crate::error::Failure;
use crate::status::*;

/// The longest text that is taken for a name, a key, a date, a path or a value, in bytes: 1 MiB.
pub const NXP_MAX_TEXT: usize = 1024 * 1024;
/// The longest document or file that is taken, in bytes: 1 GiB. (A GIAS file may have 256 MiB.)
pub const NXP_MAX_BYTES: usize = 1024 * 1024 * 1024;
/// The greatest number of items in an array that is handed in.
pub const NXP_MAX_ITEMS: usize = 65536;
/// The greatest struct_size.
pub const NXP_MAX_STRUCT: usize = 4096;

pub(crate) fn present<T>(pointer: *const T, name: &str) -> Result<(), Failure> {
    if pointer.is_null() {
        Err(Failure::new(
            NXP_E_NULL,
            format!("`{name}` is NULL; give a pointer"),
        ))
    } else if !pointer.is_aligned() {
        Err(Failure::new(
            NXP_E_ALIGNMENT,
            format!(
                "`{name}` is not aligned to {} bytes; give a pointer to the type itself",
                align_of::<T>()
            ),
        ))
    } else {
        Ok(())
    }
}

/// A handle that is read.
///
/// # Safety
/// The pointer is NULL, or a live handle of this library that nobody changes meanwhile.
pub(crate) unsafe fn shared<'a, T>(handle: *const T, name: &str) -> Result<&'a T, Failure> {
    present(handle, name)?;
    // SAFETY: not NULL, aligned, and live as the caller vouches.
    Ok(unsafe { &*handle })
}

/// A handle that is changed.
///
/// # Safety
/// The pointer is NULL, or a live handle of this library that nobody else uses meanwhile.
pub(crate) unsafe fn alone<'a, T>(handle: *mut T, name: &str) -> Result<&'a mut T, Failure> {
    present(handle, name)?;
    // SAFETY: not NULL, aligned, live and unshared as the caller vouches.
    Ok(unsafe { &mut *handle })
}

/// So many items at a pointer; NULL with a length of 0 is none.
///
/// # Safety
/// The pointer is NULL, or leads to `len` items that nobody changes meanwhile.
pub(crate) unsafe fn items<'a, T>(
    data: *const T,
    len: usize,
    most: usize,
    name: &str,
) -> Result<&'a [T], Failure> {
    if len == 0 {
        return Ok(&[]);
    }
    present(data, name)?;
    if len > most {
        return Err(Failure::new(
            NXP_E_LENGTH,
            format!("`{name}` has a length of {len}; the most is {most}"),
        ));
    }
    // SAFETY: not NULL, aligned, of a length far below the address space, and readable as the caller vouches.
    Ok(unsafe { std::slice::from_raw_parts(data, len) })
}

/// Bytes of a document or a file.
///
/// # Safety
/// As [`items`].
pub(crate) unsafe fn bytes<'a>(
    data: *const c_void,
    len: usize,
    name: &str,
) -> Result<&'a [u8], Failure> {
    // SAFETY: as the caller vouches.
    unsafe { items(data.cast(), len, NXP_MAX_BYTES, name) }
}

/// Text that is not long.
///
/// # Safety
/// As [`items`].
pub(crate) unsafe fn text<'a>(
    data: *const c_char,
    len: usize,
    name: &str,
) -> Result<&'a str, Failure> {
    // SAFETY: as the caller vouches.
    let bytes = unsafe { items::<u8>(data.cast(), len, NXP_MAX_TEXT, name)? };
    std::str::from_utf8(bytes).map_err(|error| {
        Failure::new(
            NXP_E_UTF8,
            format!(
                "`{name}` is not UTF-8 from byte {}; convert it first",
                error.valid_up_to()
            ),
        )
        .at_byte(error.valid_up_to())
    })
}

/// The entry of a list that a constant stands for.
pub(crate) fn find<'a, T>(
    all: &'a [T],
    wanted: impl Fn(&T) -> bool,
    name: &str,
    given: i32,
) -> Result<&'a T, Failure> {
    all.iter().find(|entry| wanted(entry)).ok_or_else(|| {
        Failure::new(
            NXP_E_CONSTANT,
            format!("`{name}` is {given}, which is none of the constants for it"),
        )
    })
}

/// The item at an index.
pub(crate) fn nth<'a, T>(all: &'a [T], index: usize, name: &str) -> Result<&'a T, Failure> {
    all.get(index).ok_or_else(|| beyond(index, all.len(), name))
}

pub(crate) fn beyond(index: usize, count: usize, name: &str) -> Failure {
    Failure::new(
        NXP_E_INDEX,
        format!("`{name}` is {index}, but there are {count}; indexes begin at 0"),
    )
}
