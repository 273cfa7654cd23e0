//! Text on its way out.

use std::ffi::c_char;

/// Borrowed text: UTF-8, `len` bytes at `data`, and no NUL behind it unless a function says so. It lives as long as what it
/// was borrowed from. Where there is no text, `data` is NULL and `len` is 0.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct nxp_text {
    /// The first byte, or NULL.
    pub data: *const c_char,
    /// How many bytes.
    pub len: usize,
}

// SAFETY: a borrowed text is read and never written through, as a `&str` is.
unsafe impl Send for nxp_text {}
// SAFETY: as above.
unsafe impl Sync for nxp_text {}

impl nxp_text {
    /// No text.
    pub(crate) const NONE: Self = Self {
        data: std::ptr::null(),
        len: 0,
    };

    /// Text that is there, if only as an empty one.
    pub(crate) const fn of(text: &str) -> Self {
        Self {
            data: text.as_ptr().cast(),
            len: text.len(),
        }
    }

    pub(crate) fn maybe(text: Option<&str>) -> Self {
        text.map_or(Self::NONE, Self::of)
    }

    /// The text again, for tests.
    #[cfg(test)]
    pub(crate) fn as_str(&self) -> &str {
        if self.data.is_null() {
            return "";
        }
        // SAFETY: made from a `&str` that the test keeps alive.
        unsafe {
            std::str::from_utf8_unchecked(std::slice::from_raw_parts(self.data.cast(), self.len))
        }
    }
}

/// Text that ends, beyond its length, in a NUL, for those who print with `%s`.
#[derive(Debug)]
pub(crate) struct Terminated(Box<str>);

impl Terminated {
    pub(crate) fn new(mut text: String) -> Self {
        text.push('\0');
        Self(text.into())
    }

    pub(crate) fn as_str(&self) -> &str {
        self.0.strip_suffix('\0').unwrap_or(&self.0)
    }
}
