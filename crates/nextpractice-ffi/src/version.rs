//! Which interface this is.

use std::ffi::c_char;

use crate::error::{Failure, nxp_error};
use crate::guard::{guard, guard_plain};
use crate::status::NXP_E_VERSION;

/// The version of the ABI: it changes where a program would have to be compiled anew, and names the shared library.
pub const NXP_ABI: u32 = 1;
/// The level: it rises where something is added. Every function says since which level it is there.
pub const NXP_LEVEL: u32 = 1;

const VERSION: &std::ffi::CStr = match std::ffi::CStr::from_bytes_with_nul(
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes(),
) {
    Ok(version) => version,
    Err(_) => c"",
};

/// Whether the library at hand serves a program that was compiled against this header:
/// `nxp_check(NXP_ABI, NXP_LEVEL, NULL)` is NXP_OK or NXP_E_VERSION. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_check(abi: u32, level: u32, error: *mut *mut nxp_error) -> i32 {
    guard(error, || {
        if abi == NXP_ABI && level <= NXP_LEVEL {
            return Ok(());
        }
        Err(Failure::new(
            NXP_E_VERSION,
            format!(
                "the program asks for ABI {abi} at level {level}; this library has ABI {NXP_ABI} at level {NXP_LEVEL}; install a library that fits"
            ),
        ))
    })
}

/// The version of the library, such as "0.1.0": static text that ends in a NUL. Since level 1.
#[unsafe(no_mangle)]
pub extern "C" fn nxp_version() -> *const c_char {
    guard_plain(c"".as_ptr(), || VERSION.as_ptr())
}
