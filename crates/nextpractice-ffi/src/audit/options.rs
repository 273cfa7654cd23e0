//! How an audit is to be made.

use std::ffi::c_void;
use std::ops::ControlFlow;

use nextpractice::audit::{AuditOptions, Progress};

use crate::date::date_from;
use crate::error::Failure;
use crate::input::{NXP_MAX_ITEMS, items, text};
use crate::rules::rule_at;
use crate::sized::{Growing, take};
use crate::text::nxp_text;

/// Told how many rules are done, of how many; returns 0 to go on, anything else to stop. It is called on the thread that
/// called nxp_audit_new. It must return: no longjmp and no exception out of it.
pub type nxp_progress =
    Option<unsafe extern "C" fn(user: *mut c_void, done: u32, total: u32) -> i32>;

/// How an audit is to be made. All zeros but the size is the default.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct nxp_audit_options {
    /// sizeof(nxp_audit_options), set by the caller.
    pub struct_size: usize,
    /// The date of the audit as YYYY-MM-DD; no text for the date that the document describes.
    pub date: nxp_text,
    /// The indexes of the rules to ask (nxp_rule_find); NULL for all.
    pub rules: *const u32,
    /// How many.
    pub rules_len: usize,
    /// Called as the audit goes on; NULL for none.
    pub progress: nxp_progress,
    /// Handed to the callback as it is.
    pub user: *mut c_void,
    /// On how many threads; 0 for as many as the machine runs at once. They have ended when the call returns.
    pub threads: u32,
    /// Zero.
    pub reserved: u32,
}

// SAFETY: `repr(C)`, size first, numbers, pointers and a nullable function only.
unsafe impl Growing for nxp_audit_options {
    const NAME: &'static str = "nxp_audit_options";
    const FIRST_SIZE: usize = size_of::<Self>();
}

pub(super) struct Asked {
    pub(super) options: AuditOptions,
    pub(super) threads: usize,
    progress: nxp_progress,
    user: *mut c_void,
}

impl Asked {
    /// The caller's callback, if there is one.
    pub(super) fn watcher(&self) -> Option<impl FnMut(Progress) -> ControlFlow<()>> {
        let (progress, user) = (self.progress?, self.user);
        Some(move |now: Progress| {
            // SAFETY: the header asks for a function of this type that returns.
            match unsafe { progress(user, now.done as u32, now.total as u32) } {
                0 => ControlFlow::Continue(()),
                _ => ControlFlow::Break(()),
            }
        })
    }
}

/// # Safety
/// The pointer is NULL or leads to as many bytes as its first field says; what the fields lead to can be read.
pub(super) unsafe fn asked(options: *const nxp_audit_options) -> Result<Asked, Failure> {
    let given = if options.is_null() {
        nxp_audit_options::sized()
    } else {
        // SAFETY: as the caller vouches.
        unsafe { take(options, "options")? }
    };
    // SAFETY: as the caller vouches.
    let (date, rules) = unsafe {
        (
            text(given.date.data, given.date.len, "options.date")?,
            items(given.rules, given.rules_len, NXP_MAX_ITEMS, "options.rules")?,
        )
    };
    let date = match date {
        "" => None,
        date => Some(date_from(date)?),
    };
    let rules = rules
        .iter()
        .map(|rule| rule_at(*rule))
        .collect::<Result<_, _>>()?;
    Ok(Asked {
        options: AuditOptions { date, rules },
        threads: given.threads as usize,
        progress: given.progress,
        user: given.user,
    })
}
