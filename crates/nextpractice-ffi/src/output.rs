//! Places that callers give for what comes out.

use std::ptr::NonNull;

use crate::error::Failure;
use crate::input::present;

/// A place that may be written, whatever it holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Out<T>(NonNull<T>);

impl<T> Out<T> {
    /// # Safety
    /// The pointer is NULL, or leads to a `T`, initialised or not, that may be written until the function returns.
    pub(crate) unsafe fn new(pointer: *mut T, name: &str) -> Result<Self, Failure> {
        present(pointer, name)?;
        // SAFETY: just found not to be NULL.
        Ok(Self(unsafe { NonNull::new_unchecked(pointer) }))
    }

    pub(crate) fn set(self, value: T) {
        // SAFETY: not NULL and aligned (`present`), writable as the caller of `new` vouches.
        unsafe { self.0.write(value) }
    }
}

impl<T> Out<*mut T> {
    /// Hands over an object, which the caller is to free.
    pub(crate) fn give(self, object: T) {
        self.set(Box::into_raw(Box::new(object)));
    }
}
