//! Certificates: that a programme, or a plan of it, kept one of the 3 D's on a day.

use std::ffi::c_char;

use nextpractice::audit::{
    Certificate, Decentralised, Dimension, Disciplined, Distributed, NotCertified, Principle,
};

use crate::audit::nxp_audit;
use crate::date::days;
use crate::error::{Failure, nxp_error};
use crate::guard::{free, guard};
use crate::input::{shared, text};
use crate::live::Live;
use crate::output::Out;
use crate::rules::{principle, principle_constant};
use crate::sized::{Filled, Growing};
use crate::status::*;
use crate::text::{Terminated, nxp_text};

/// Proof that a programme, or a plan of it, kept one of the 3 D's on a day. An audit alone makes it.
#[derive(Debug)]
pub struct nxp_certificate {
    principle: i32,
    date: i32,
    plan: Option<String>,
    policy: String,
    digest: String,
    rules: String,
    text: Terminated,
    _live: Live,
}

/// What a certificate says. Texts live as long as the certificate.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct nxp_certificate_info {
    /// sizeof(nxp_certificate_info), set by the caller.
    pub struct_size: usize,
    /// The principle: NXP_PRINCIPLE_...
    pub principle: i32,
    /// The date of the audit, in days since 1 January 1970.
    pub date: i32,
    /// The key of the plan; no text where it is of the whole programme.
    pub plan: nxp_text,
    /// The name of the policy whose thresholds it was judged by.
    pub policy: nxp_text,
    /// The digest of the document that was audited.
    pub digest: nxp_text,
    /// The codes of the rules that were asked, with commas between them.
    pub rules: nxp_text,
    /// The whole certificate in a sentence; a NUL stands behind it.
    pub text: nxp_text,
}

// SAFETY: `repr(C)`, size first, numbers and pointers only.
unsafe impl Growing for nxp_certificate_info {
    const NAME: &'static str = "nxp_certificate_info";
    const FIRST_SIZE: usize = size_of::<Self>();
}

impl nxp_certificate {
    fn of<D: Dimension>(made: Result<Certificate<D>, NotCertified>) -> Result<Self, Failure> {
        let certificate = made.map_err(|refused| {
            Failure::new(NXP_E_NOT_CERTIFIED, refused.to_string()).because(refused.reasons())
        })?;
        let plan = match certificate.scope() {
            nextpractice::audit::Scope::Programme => None,
            nextpractice::audit::Scope::Plan(plan) => Some(plan.to_string()),
        };
        Ok(Self {
            principle: principle_constant(D::PRINCIPLE),
            date: days(certificate.date()),
            plan,
            policy: certificate.policy().to_owned(),
            digest: certificate.digest().to_string(),
            rules: certificate.rules().join(","),
            text: Terminated::new(certificate.to_string()),
            _live: Live::new(),
        })
    }
}

/// Certifies that the programme keeps one of the 3 D's (NXP_PRINCIPLE_DECENTRALISED, _DISCIPLINED or _DISTRIBUTED). NXP_E_NOT_CERTIFIED gives every reason
/// against it, also one by one (nxp_error_problem). Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_certify(
    audit: *const nxp_audit,
    principle_id: i32,
    certificate: *mut *mut nxp_certificate,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a place that may be written, or NULL.
        let (handle, out) = unsafe {
            (
                shared(audit, "audit")?,
                Out::new(certificate, "certificate")?,
            )
        };
        let audit = handle.audit();
        out.give(match principle(principle_id)? {
            Principle::Decentralised => nxp_certificate::of(audit.certify::<Decentralised>())?,
            Principle::Disciplined => nxp_certificate::of(audit.certify::<Disciplined>())?,
            Principle::Distributed => nxp_certificate::of(audit.certify::<Distributed>())?,
            other => {
                let message = format!("`{other}` is none of the 3 D's; only those are certified");
                return Err(Failure::new(NXP_E_KIND, message));
            }
        });
        Ok(())
    })
}

/// Certifies that one plan is disciplined: the condition of funding. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_audit_certify_plan(
    audit: *const nxp_audit,
    plan_key: *const c_char,
    plan_key_len: usize,
    certificate: *mut *mut nxp_certificate,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle, text of that length and a place that may be written, or NULL.
        let (handle, key, out) = unsafe {
            (
                shared(audit, "audit")?,
                text(plan_key, plan_key_len, "plan_key")?,
                Out::new(certificate, "certificate")?,
            )
        };
        let audit = handle.audit();
        let plan = audit.programme().plans().find(key).ok_or_else(|| {
            Failure::new(
                NXP_E_NOT_FOUND,
                format!("no row of plans has the key `{key}`"),
            )
        })?;
        out.give(nxp_certificate::of(audit.certify_plan(plan))?);
        Ok(())
    })
}

/// What a certificate says. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_certificate_get(
    certificate: *const nxp_certificate,
    info: *mut nxp_certificate_info,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a sized struct, or NULL.
        let (handle, out) = unsafe {
            (
                shared(certificate, "certificate")?,
                Filled::new(info, "info")?,
            )
        };
        out.set(nxp_certificate_info {
            principle: handle.principle,
            date: handle.date,
            plan: nxp_text::maybe(handle.plan.as_deref()),
            policy: nxp_text::of(&handle.policy),
            digest: nxp_text::of(&handle.digest),
            rules: nxp_text::of(&handle.rules),
            text: nxp_text::of(handle.text.as_str()),
            ..nxp_certificate_info::sized()
        });
        Ok(())
    })
}

/// Frees a certificate. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_certificate_free(certificate: *mut nxp_certificate) {
    // SAFETY: the header asks for NULL or a handle of this kind that is freed once.
    unsafe { free(certificate) }
}
