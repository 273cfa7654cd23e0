//! Status codes. A code is never used again for something else.

use crate::guard::guard;
use crate::input::find;
use crate::output::Out;
use crate::text::nxp_text;

/// All went well.
pub const NXP_OK: i32 = 0;
/// A pointer that must lead somewhere is NULL.
pub const NXP_E_NULL: i32 = 1;
/// A pointer is not aligned for what it is to lead to.
pub const NXP_E_ALIGNMENT: i32 = 2;
/// Text is not UTF-8.
pub const NXP_E_UTF8: i32 = 3;
/// Something is longer, or deeper, than the limit for it (NXP_MAX_...).
pub const NXP_E_LENGTH: i32 = 4;
/// The struct_size of a struct is none that this library can serve.
pub const NXP_E_STRUCT_SIZE: i32 = 5;
/// A number is none of the constants that its place asks for.
pub const NXP_E_CONSTANT: i32 = 6;
/// An index is not below its count.
pub const NXP_E_INDEX: i32 = 7;
/// The library has another ABI, or a lower level.
pub const NXP_E_VERSION: i32 = 8;
/// A fault of the library itself; please report it. Nothing was changed.
pub const NXP_E_INTERNAL: i32 = 9;
/// The caller's own callback stopped it.
pub const NXP_E_CANCELLED: i32 = 10;
/// A file cannot be opened, read or written.
pub const NXP_E_IO: i32 = 11;
/// The bytes are no document or no table: malformed, cut short or damaged.
pub const NXP_E_MALFORMED: i32 = 12;
/// The document is no programme; the error lists every reason.
pub const NXP_E_REFUSED: i32 = 13;
/// Neither the caller nor the document gives the date of the audit.
pub const NXP_E_NO_DATE: i32 = 14;
/// Nothing has the key, code, word or name that was asked for.
pub const NXP_E_NOT_FOUND: i32 = 15;
/// A value cannot be taken: a date, a pointer, a key.
pub const NXP_E_VALUE: i32 = 16;
/// What is there is of another kind than was asked for.
pub const NXP_E_KIND: i32 = 17;
/// There is no certificate; the error gives every reason.
pub const NXP_E_NOT_CERTIFIED: i32 = 18;

/// Every code with its name and meaning, for messages and for the page of codes.
pub(crate) const ALL: &[(i32, &str, &str)] = &[
    (NXP_OK, "NXP_OK", "all went well"),
    (
        NXP_E_NULL,
        "NXP_E_NULL",
        "a pointer that must lead somewhere is NULL",
    ),
    (
        NXP_E_ALIGNMENT,
        "NXP_E_ALIGNMENT",
        "a pointer is not aligned for what it is to lead to",
    ),
    (NXP_E_UTF8, "NXP_E_UTF8", "text is not UTF-8"),
    (
        NXP_E_LENGTH,
        "NXP_E_LENGTH",
        "something is longer or deeper than the limit for it",
    ),
    (
        NXP_E_STRUCT_SIZE,
        "NXP_E_STRUCT_SIZE",
        "the struct_size is none that this library can serve",
    ),
    (
        NXP_E_CONSTANT,
        "NXP_E_CONSTANT",
        "a number is none of the constants that its place asks for",
    ),
    (
        NXP_E_INDEX,
        "NXP_E_INDEX",
        "an index is not below its count",
    ),
    (
        NXP_E_VERSION,
        "NXP_E_VERSION",
        "the library has another ABI, or a lower level",
    ),
    (
        NXP_E_INTERNAL,
        "NXP_E_INTERNAL",
        "a fault of the library itself; nothing was changed",
    ),
    (
        NXP_E_CANCELLED,
        "NXP_E_CANCELLED",
        "the caller's own callback stopped it",
    ),
    (
        NXP_E_IO,
        "NXP_E_IO",
        "a file cannot be opened, read or written",
    ),
    (
        NXP_E_MALFORMED,
        "NXP_E_MALFORMED",
        "the bytes are no document or no table",
    ),
    (
        NXP_E_REFUSED,
        "NXP_E_REFUSED",
        "the document is no programme; the error lists every reason",
    ),
    (
        NXP_E_NO_DATE,
        "NXP_E_NO_DATE",
        "neither the caller nor the document gives the date of the audit",
    ),
    (
        NXP_E_NOT_FOUND,
        "NXP_E_NOT_FOUND",
        "nothing has the key, code, word or name that was asked for",
    ),
    (NXP_E_VALUE, "NXP_E_VALUE", "a value cannot be taken"),
    (
        NXP_E_KIND,
        "NXP_E_KIND",
        "what is there is of another kind than was asked for",
    ),
    (
        NXP_E_NOT_CERTIFIED,
        "NXP_E_NOT_CERTIFIED",
        "there is no certificate; the error gives every reason",
    ),
];

/// The name of a status code, such as "NXP_E_NULL". Static text. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_status_name(status: i32, name: *mut nxp_text) -> i32 {
    guard(std::ptr::null_mut(), || {
        // SAFETY: the header asks for a pointer that may be written through, or NULL.
        let out = unsafe { Out::new(name, "name")? };
        let (_, name, _) = find(ALL, |(code, ..)| *code == status, "status", status)?;
        out.set(nxp_text::of(name));
        Ok(())
    })
}
