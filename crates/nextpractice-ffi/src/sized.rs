//! Structs that grow: each begins with its size as the caller knows it.

use std::mem::MaybeUninit;

use crate::error::Failure;
use crate::input::{NXP_MAX_STRUCT, present};
use crate::status::NXP_E_STRUCT_SIZE;

/// A struct that later levels may add fields to, at its end.
///
/// # Safety
/// `repr(C)`; the first field is `struct_size: usize`; all zeros is a valid value.
pub(crate) unsafe trait Growing: Copy {
    /// What C programs call it.
    const NAME: &'static str;
    /// Its size at the level that first had it: the least that is taken.
    const FIRST_SIZE: usize;

    /// All zeros but the size.
    fn sized() -> Self {
        let mut whole = MaybeUninit::<Self>::zeroed();
        // SAFETY: all zeros is a valid value, and the first field is a `usize` (the trait's promise).
        unsafe {
            whole.as_mut_ptr().cast::<usize>().write(size_of::<Self>());
            whole.assume_init()
        }
    }
}

/// The size that the caller gives, if it can be served.
///
/// # Safety
/// The pointer is NULL, or leads to at least a `usize`.
unsafe fn size_of_given<T: Growing>(given: *const T, name: &str) -> Result<usize, Failure> {
    present(given, name)?;
    // SAFETY: not NULL and aligned; the first field is there as the caller vouches.
    let size = unsafe { given.cast::<usize>().read() };
    if size < T::FIRST_SIZE || size > NXP_MAX_STRUCT {
        return Err(Failure::new(
            NXP_E_STRUCT_SIZE,
            format!(
                "`{name}` has a struct_size of {size}; set it to sizeof({}), {} in this version",
                T::NAME,
                size_of::<T>()
            ),
        ));
    }
    Ok(size)
}

/// Takes a struct in. Fields that an older caller does not have are zero; fields that this library does not have must
/// be zero.
///
/// # Safety
/// The pointer is NULL, or leads to as many bytes as its first field says.
pub(crate) unsafe fn take<T: Growing>(given: *const T, name: &str) -> Result<T, Failure> {
    // SAFETY: as the caller vouches.
    let size = unsafe { size_of_given(given, name)? };
    let mut whole = T::sized();
    let shared = size.min(size_of::<T>());
    // SAFETY: both have at least `shared` bytes; any bytes of the caller's make valid fields (the trait's promise covers
    // numbers, pointers and nullable functions alone).
    unsafe {
        std::ptr::copy_nonoverlapping(given.cast::<u8>(), (&raw mut whole).cast::<u8>(), shared);
    }
    let later = size.saturating_sub(size_of::<T>());
    // SAFETY: the caller vouches for `size` bytes.
    let beyond = unsafe { std::slice::from_raw_parts(given.cast::<u8>().add(shared), later) };
    if beyond.iter().any(|byte| *byte != 0) {
        return Err(Failure::new(
            NXP_E_STRUCT_SIZE,
            format!(
                "`{name}` sets fields of {} that this version does not know; clear them, or use a later library",
                T::NAME
            ),
        ));
    }
    Ok(whole)
}

/// A struct of the caller's that is to be filled.
#[derive(Debug)]
pub(crate) struct Filled<T> {
    place: *mut T,
    size: usize,
}

impl<T: Growing> Filled<T> {
    /// # Safety
    /// The pointer is NULL, or leads to as many bytes as its first field says, writable until the function returns.
    pub(crate) unsafe fn new(place: *mut T, name: &str) -> Result<Self, Failure> {
        // SAFETY: as the caller vouches.
        let size = unsafe { size_of_given(place, name)? };
        Ok(Self { place, size })
    }

    /// Fills what the caller has of it: fields that an older caller lacks are left out, bytes that this version has no
    /// field for are cleared, the size stays as it was.
    pub(crate) fn set(self, value: T) {
        let head = size_of::<usize>();
        let shared = self.size.min(size_of::<T>());
        let later = self.size.saturating_sub(size_of::<T>());
        let place = self.place.cast::<u8>();
        // SAFETY: the caller of `new` vouches for `size` bytes, of which `shared` and then `later` are written.
        unsafe {
            std::ptr::copy_nonoverlapping(
                (&raw const value).cast::<u8>().add(head),
                place.add(head),
                shared - head,
            );
            place.add(shared).write_bytes(0, later);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[repr(C)]
    #[derive(Clone, Copy)]
    struct Grown {
        struct_size: usize,
        first: u64,
        second: u64,
    }

    // SAFETY: `repr(C)`, size first, numbers only.
    unsafe impl Growing for Grown {
        const NAME: &'static str = "grown";
        const FIRST_SIZE: usize = 16;
    }

    fn given(size: usize, fields: [u64; 4]) -> [u64; 5] {
        [size as u64, fields[0], fields[1], fields[2], fields[3]]
    }

    fn taken(given: &[u64; 5]) -> Result<(u64, u64), i32> {
        // SAFETY: five words, of which at most as many are read as the first says.
        unsafe { take(given.as_ptr().cast::<Grown>(), "given") }
            .map(|grown| (grown.first, grown.second))
            .map_err(|failure| failure.status())
    }

    #[test]
    fn older_and_later_callers_are_served() {
        assert_eq!(taken(&given(24, [1, 2, 9, 9])), Ok((1, 2)));
        assert_eq!(taken(&given(16, [1, 2, 9, 9])), Ok((1, 0)));
        assert_eq!(taken(&given(40, [1, 2, 0, 0])), Ok((1, 2)));
        assert_eq!(taken(&given(40, [1, 2, 0, 3])), Err(NXP_E_STRUCT_SIZE));
        for size in [0, 8, 15, NXP_MAX_STRUCT + 1, usize::MAX] {
            assert_eq!(
                taken(&given(size, [0; 4])),
                Err(NXP_E_STRUCT_SIZE),
                "{size}"
            );
        }
    }

    #[test]
    fn what_the_caller_lacks_is_not_written() {
        for (size, expected) in [
            (16, [16, 1, 7, 7, 7]),
            (24, [24, 1, 2, 7, 7]),
            (32, [32, 1, 2, 0, 7]),
            (40, [40, 1, 2, 0, 0]),
        ] {
            let mut place = given(size, [7; 4]);
            // SAFETY: five words, of which at most as many are written as the first says.
            let filled = unsafe { Filled::new(place.as_mut_ptr().cast::<Grown>(), "place") };
            filled.unwrap().set(Grown {
                struct_size: 0,
                first: 1,
                second: 2,
            });
            assert_eq!(place, expected);
        }
    }
}
