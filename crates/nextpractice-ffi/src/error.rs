//! What went wrong, as a status inside and as an object outside.

use nextpractice::model::Refusal;

use crate::guard::{free, guard};
use crate::input::{nth, shared};
use crate::live::Live;
use crate::sized::{Filled, Growing};
use crate::status::{NXP_E_REFUSED, NXP_OK};
use crate::text::{Terminated, nxp_text};

/// What went wrong in one call. Made where a call fails and was given a place for it; freed with nxp_error_free.
#[derive(Debug)]
pub struct nxp_error {
    status: i32,
    message: Terminated,
    pointer: Option<Terminated>,
    offset: Option<usize>,
    row: Option<usize>,
    problems: Vec<Listed>,
    total: usize,
    _live: Live,
}

#[derive(Debug)]
struct Listed {
    kind: &'static str,
    pointer: Terminated,
    value: Option<Terminated>,
    reason: Terminated,
    remedy: Terminated,
}

/// What went wrong. Texts have a NUL behind them and live as long as the error.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct nxp_error_info {
    /// sizeof(nxp_error_info), set by the caller.
    pub struct_size: usize,
    /// The status that the call returned.
    pub status: i32,
    /// Zero.
    pub reserved: i32,
    /// What is wrong and what to do about it, in English.
    pub message: nxp_text,
    /// Where in the document it is, as a JSON pointer (RFC 6901); no text where it is in no one place.
    pub pointer: nxp_text,
    /// The byte of the input at which reading stopped, or -1.
    pub offset: i64,
    /// The row concerned, or -1: of a document's table from 0, of a file as a spreadsheet numbers it.
    pub row: i64,
    /// How many problems are listed (nxp_error_problem).
    pub problems: usize,
    /// How many there are in all: of each kind the first 1,000 are listed.
    pub problems_total: usize,
}

// SAFETY: `repr(C)`, size first, numbers and pointers only.
unsafe impl Growing for nxp_error_info {
    const NAME: &'static str = "nxp_error_info";
    const FIRST_SIZE: usize = size_of::<Self>();
}

/// One of the reasons why a document is no programme. Texts have a NUL behind them and live as long as the error.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct nxp_problem {
    /// sizeof(nxp_problem), set by the caller.
    pub struct_size: usize,
    /// The kind, such as "dangling-reference".
    pub kind: nxp_text,
    /// Where it is, as a JSON pointer.
    pub pointer: nxp_text,
    /// What stands there, as JSON, shortened; no text where nothing does.
    pub value: nxp_text,
    /// Why that cannot stand.
    pub reason: nxp_text,
    /// What to do about it.
    pub remedy: nxp_text,
}

// SAFETY: `repr(C)`, size first, pointers and lengths only.
unsafe impl Growing for nxp_problem {
    const NAME: &'static str = "nxp_problem";
    const FIRST_SIZE: usize = size_of::<Self>();
}

/// Why a call fails, before it is known whether the caller wants to hear of it.
#[derive(Debug)]
pub(crate) struct Failure(Box<Told>);

#[derive(Debug)]
struct Told {
    status: i32,
    message: String,
    pointer: Option<String>,
    offset: Option<usize>,
    row: Option<usize>,
    problems: Problems,
}

/// The reasons one by one.
#[derive(Debug)]
enum Problems {
    None,
    Refusal(Refusal),
    Reasons(Vec<String>),
}

impl Problems {
    fn listed(&self) -> Vec<Listed> {
        let own = |text: &str| Terminated::new(text.to_owned());
        match self {
            Self::None => Vec::new(),
            Self::Refusal(refusal) => refusal
                .problems()
                .map(|problem| Listed {
                    kind: problem.kind().code(),
                    pointer: own(problem.pointer()),
                    value: problem.value().map(own),
                    reason: own(problem.reason()),
                    remedy: own(problem.remedy()),
                })
                .collect(),
            Self::Reasons(reasons) => reasons
                .iter()
                .map(|reason| Listed {
                    kind: "not-certified",
                    pointer: own(""),
                    value: None,
                    reason: own(reason),
                    remedy: own("see to this and audit again"),
                })
                .collect(),
        }
    }

    fn total(&self) -> usize {
        match self {
            Self::None => 0,
            Self::Refusal(refusal) => refusal.total(),
            Self::Reasons(reasons) => reasons.len(),
        }
    }
}

impl Failure {
    pub(crate) fn new(status: i32, message: impl Into<String>) -> Self {
        debug_assert_ne!(status, NXP_OK, "a failure that is none");
        Self(Box::new(Told {
            status,
            message: message.into(),
            pointer: None,
            offset: None,
            row: None,
            problems: Problems::None,
        }))
    }

    pub(crate) fn refused(refusal: Refusal) -> Self {
        let first = refusal.problems().next();
        let pointer = first.map(|problem| problem.pointer().to_owned());
        let mut failure = Self::new(NXP_E_REFUSED, refusal.to_string());
        failure.0.row = pointer.as_deref().and_then(row_of);
        failure.0.pointer = pointer;
        failure.0.problems = Problems::Refusal(refusal);
        failure
    }

    pub(crate) fn at_byte(mut self, offset: usize) -> Self {
        self.0.offset = Some(offset);
        self
    }

    pub(crate) fn at(mut self, pointer: impl Into<String>) -> Self {
        self.0.pointer = Some(pointer.into());
        self
    }

    pub(crate) fn because(mut self, reasons: &[String]) -> Self {
        self.0.problems = Problems::Reasons(reasons.to_vec());
        self
    }

    pub(crate) fn status(&self) -> i32 {
        self.0.status
    }

    /// Makes the error object, if the caller gave a place for one.
    pub(crate) fn hand_over(self, error: *mut *mut nxp_error) {
        if error.is_null() || !error.is_aligned() {
            return;
        }
        let Told {
            status,
            message,
            pointer,
            offset,
            row,
            problems,
        } = *self.0;
        let object = nxp_error {
            status,
            message: Terminated::new(message),
            pointer: pointer.map(Terminated::new),
            offset,
            row,
            problems: problems.listed(),
            total: problems.total(),
            _live: Live::new(),
        };
        // SAFETY: not NULL and aligned; the header asks for a place that may be written.
        unsafe { error.write(Box::into_raw(Box::new(object))) }
    }
}

/// The row that a pointer `/table/row/…` leads into.
fn row_of(pointer: &str) -> Option<usize> {
    pointer.split('/').nth(2)?.parse().ok()
}

impl nxp_error {
    /// Says that nothing went wrong.
    pub(crate) fn none(error: *mut *mut Self) {
        if !error.is_null() && error.is_aligned() {
            // SAFETY: not NULL and aligned; the header asks for a place that may be written.
            unsafe { error.write(std::ptr::null_mut()) }
        }
    }
}

fn number(number: Option<usize>) -> i64 {
    number
        .and_then(|number| i64::try_from(number).ok())
        .unwrap_or(-1)
}

/// Fills in what went wrong. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_error_get(error: *const nxp_error, info: *mut nxp_error_info) -> i32 {
    guard(std::ptr::null_mut(), || {
        // SAFETY: the header asks for a live handle and a sized struct, or NULL.
        let (error, info) = unsafe { (shared(error, "error")?, Filled::new(info, "info")?) };
        info.set(nxp_error_info {
            status: error.status,
            message: nxp_text::of(error.message.as_str()),
            pointer: nxp_text::maybe(error.pointer.as_ref().map(Terminated::as_str)),
            offset: number(error.offset),
            row: number(error.row),
            problems: error.problems.len(),
            problems_total: error.total,
            ..nxp_error_info::sized()
        });
        Ok(())
    })
}

/// Fills in one of the listed problems. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_error_problem(
    error: *const nxp_error,
    index: usize,
    problem: *mut nxp_problem,
) -> i32 {
    guard(std::ptr::null_mut(), || {
        // SAFETY: the header asks for a live handle and a sized struct, or NULL.
        let (error, out) = unsafe { (shared(error, "error")?, Filled::new(problem, "problem")?) };
        let listed = nth(&error.problems, index, "index")?;
        out.set(nxp_problem {
            kind: nxp_text::of(listed.kind),
            pointer: nxp_text::of(listed.pointer.as_str()),
            value: nxp_text::maybe(listed.value.as_ref().map(Terminated::as_str)),
            reason: nxp_text::of(listed.reason.as_str()),
            remedy: nxp_text::of(listed.remedy.as_str()),
            ..nxp_problem::sized()
        });
        Ok(())
    })
}

/// Frees an error. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_error_free(error: *mut nxp_error) {
    // SAFETY: the header asks for NULL or a handle of this kind that is freed once.
    unsafe { free(error) }
}
