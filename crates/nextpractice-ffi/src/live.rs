//! How many objects this library has handed out that are not freed yet.

use std::sync::atomic::{AtomicI64, Ordering};

use crate::guard::guard_plain;

static LIVE: AtomicI64 = AtomicI64::new(0);

/// A mark in every object that is handed out: counted while it lives.
#[derive(Debug)]
pub(crate) struct Live(());

impl Live {
    pub(crate) fn new() -> Self {
        LIVE.fetch_add(1, Ordering::Relaxed);
        Self(())
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        LIVE.fetch_sub(1, Ordering::Relaxed);
    }
}

/// How many objects of this library the process holds: handles, buffers, errors, exported arrays. For tests: where
/// nothing else uses the library, the count is the same before and after what leaks nothing. Since level 1.
#[unsafe(no_mangle)]
pub extern "C" fn nxp_live_objects() -> i64 {
    guard_plain(-1, || LIVE.load(Ordering::Relaxed))
}
