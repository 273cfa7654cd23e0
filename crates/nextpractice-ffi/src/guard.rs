//! The one way in: every exported body runs in here.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::error::{Failure, nxp_error};
use crate::status::{NXP_E_INTERNAL, NXP_OK};

/// Runs the body of an exported function; a failure becomes its status and, where the caller gave a place for it, an
/// error object. A panic never reaches the caller.
pub(crate) fn guard(error: *mut *mut nxp_error, body: impl FnOnce() -> Result<(), Failure>) -> i32 {
    // Bodies build on the side and hand over at the end, so what a panic leaves behind is never seen again.
    let failure = match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(())) => {
            nxp_error::none(error);
            return NXP_OK;
        }
        Ok(Err(failure)) => failure,
        Err(panic) => {
            let said = panic
                .downcast_ref::<String>()
                .map(String::as_str)
                .or(panic.downcast_ref::<&str>().copied())
                .unwrap_or("no message")
                .to_owned();
            discard(panic);
            Failure::new(NXP_E_INTERNAL, format!("a fault of the library: {said}"))
        }
    };
    let status = failure.status();
    failure.hand_over(error);
    status
}

/// Drops what was thrown, which may itself panic as it is dropped.
fn discard(panic: Box<dyn std::any::Any + Send>) {
    if let Err(again) = catch_unwind(AssertUnwindSafe(|| drop(panic))) {
        std::mem::forget(again);
    }
}

/// Runs a body that has no status to give; a panic gives what stands for nothing.
pub(crate) fn guard_plain<T>(nothing: T, body: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|panic| {
        discard(panic);
        nothing
    })
}

/// Frees what was handed out by [`crate::output::Out::give`]; NULL is nothing to free.
///
/// # Safety
/// The pointer is NULL or came from this library's function for this type, and is given back once.
pub(crate) unsafe fn free<T>(handle: *mut T) {
    if !handle.is_null() {
        // SAFETY: as the caller of this function vouches.
        let boxed = unsafe { Box::from_raw(handle) };
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| drop(boxed))) {
            discard(panic);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{nxp_error_free, nxp_error_get, nxp_error_info};
    use crate::sized::Growing;

    #[test]
    fn a_panic_becomes_a_status_with_its_message() {
        let mut error = std::ptr::null_mut();
        let status = guard(&raw mut error, || panic!("planted"));
        assert_eq!(status, NXP_E_INTERNAL);
        let mut info = nxp_error_info::sized();
        // SAFETY: both pointers lead to what this test owns.
        unsafe {
            assert_eq!(nxp_error_get(error, &raw mut info), NXP_OK);
            assert_eq!(info.message.as_str(), "a fault of the library: planted");
            nxp_error_free(error);
        }
        assert_eq!(
            guard(std::ptr::null_mut(), || panic!("{}", 1)),
            NXP_E_INTERNAL
        );
        assert_eq!(guard_plain(0, || panic!("planted")), 0);
    }
}
