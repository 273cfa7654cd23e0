//! Text that the caller owns until it gives it back.

use std::ffi::c_char;

use crate::guard::{free, guard};
use crate::input::shared;
use crate::live::Live;
use crate::output::Out;

/// Bytes of the library's that the caller holds until it frees them with nxp_buffer_free. Behind them stands a NUL
/// that their length does not count.
#[derive(Debug)]
pub struct nxp_buffer {
    bytes: Box<[u8]>,
    _live: Live,
}

impl nxp_buffer {
    pub(crate) fn new(bytes: impl Into<Vec<u8>>) -> Self {
        let mut bytes = bytes.into();
        bytes.push(0);
        Self {
            bytes: bytes.into(),
            _live: Live::new(),
        }
    }

    fn contents(&self) -> &[u8] {
        self.bytes
            .split_last()
            .map_or(&[], |(_, contents)| contents)
    }
}

/// Where the bytes are, and how many. They live as long as the buffer. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_buffer_get(
    buffer: *const nxp_buffer,
    data: *mut *const c_char,
    len: *mut usize,
) -> i32 {
    guard(std::ptr::null_mut(), || {
        // SAFETY: the header asks for a live handle and places that may be written, or NULL.
        let (buffer, data, len) = unsafe {
            (
                shared(buffer, "buffer")?,
                Out::new(data, "data")?,
                Out::new(len, "len")?,
            )
        };
        data.set(buffer.contents().as_ptr().cast());
        len.set(buffer.contents().len());
        Ok(())
    })
}

/// Frees a buffer. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_buffer_free(buffer: *mut nxp_buffer) {
    // SAFETY: the header asks for NULL or a handle of this kind that is freed once.
    unsafe { free(buffer) }
}
