//! The interface from Rust: what Miri can follow, and random calls.

use std::ptr::null_mut;

use proptest::prelude::*;

use crate as ffi;
use crate::audit::findings::*;
use crate::audit::options::{nxp_audit_options, nxp_progress};
use crate::audit::*;
use crate::column::api::*;
use crate::column::arrow::*;
use crate::error::nxp_error;
use crate::programme::*;
use crate::sized::Growing;
use crate::status::{NXP_E_CANCELLED, NXP_OK};

#[path = "../tests/drive/mod.rs"]
mod drive;

/// A programme that breaks a rule, small enough for an interpreter.
const SMALL: &[u8] = br#"{"format": "nextpractice/1", "recorded_on": "2006-01-01", "title": "Small",
    "records": {"hubs": {"completeness": "complete"}},
    "charter": {"scheme": "areas", "regions": ["n", "s"], "coverage": "regions"},
    "regions": [{"key": "n", "scheme": "areas"}, {"key": "s", "scheme": "areas", "name": "South"}],
    "institutions": [{"key": "urn:100001", "name": "Alder School", "opened": "1950-01-01", "selective": false}],
    "hubs": [{"key": "hub:SV1", "institution": "urn:100001", "focus": "student_voice", "regions": ["n"]}]}"#;
const GIAS: &[u8] = b"URN,EstablishmentName,OpenDate\n100000,A School,31-02-2020\nabc,B School,\n";

fn small() -> *mut nxp_programme {
    let mut programme = null_mut();
    // SAFETY: bytes of that length, and a place of this test's own.
    let status = unsafe {
        nxp_programme_load(
            SMALL.as_ptr().cast(),
            SMALL.len(),
            &raw mut programme,
            null_mut(),
        )
    };
    assert_eq!(status, NXP_OK);
    programme
}

fn audited(progress: nxp_progress) -> Result<*mut nxp_audit, i32> {
    let programme = small();
    let options = nxp_audit_options {
        progress,
        threads: 2,
        ..nxp_audit_options::sized()
    };
    let mut audit = null_mut();
    // SAFETY: a live handle, a struct of this version, and a place of this test's own.
    let status = unsafe {
        let status = nxp_audit_new(programme, &raw const options, &raw mut audit, null_mut());
        nxp_programme_free(programme);
        status
    };
    if status == NXP_OK {
        Ok(audit)
    } else {
        Err(status)
    }
}

unsafe extern "C" fn stop(_: *mut std::ffi::c_void, _: u32, _: u32) -> i32 {
    1
}

#[test]
fn findings_are_read_and_exported() {
    let audit = audited(None).unwrap();
    let (mut count, mut columns) = (0, null_mut());
    let (mut array, mut schema) = (
        Box::<ArrowArray>::new_uninit(),
        Box::<ArrowSchema>::new_uninit(),
    );
    let mut finding = nxp_finding::sized();
    let mut error: *mut nxp_error = null_mut();
    // SAFETY: live handles, structs of this version, places of this test's own; what is exported is released once.
    unsafe {
        assert_eq!(
            nxp_audit_finding_count(audit, &raw mut count, &raw mut error),
            NXP_OK
        );
        assert!(count > 0);
        assert_eq!(
            nxp_audit_finding(audit, 0, &raw mut finding, &raw mut error),
            NXP_OK
        );
        assert_eq!(finding.rule_code.as_str(), "DT001");
        assert_eq!(finding.unit_id.as_str(), "s");
        assert_eq!(
            nxp_audit_columns(audit, NXP_AUDIT_FINDINGS, &raw mut columns, null_mut()),
            NXP_OK
        );
        nxp_audit_free(audit);
        let exported =
            nxp_columns_arrow(columns, array.as_mut_ptr(), schema.as_mut_ptr(), null_mut());
        assert_eq!(exported, NXP_OK);
        nxp_columns_free(columns);
        let (mut array, mut schema) = (array.assume_init(), schema.assume_init());
        release_array(&raw mut *array);
        release_schema(&raw mut *schema);
        // A second release does nothing.
        release_array(&raw mut *array);
        release_schema(&raw mut *schema);
    }
}

#[test]
fn a_callback_stops_an_audit() {
    assert_eq!(audited(Some(stop)), Err(NXP_E_CANCELLED));
}

#[test]
#[cfg_attr(miri, ignore = "hundreds of threads are too many for an interpreter")]
fn many_threads_share_a_programme_while_others_come_and_go() {
    let shared = small() as usize;
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(move || {
                for _ in 0..25 {
                    let mut audit = null_mut();
                    let mut count = 0;
                    // SAFETY: a live handle that only is read, places of this thread's own.
                    unsafe {
                        let programme = shared as *const nxp_programme;
                        let status =
                            nxp_audit_new(programme, std::ptr::null(), &raw mut audit, null_mut());
                        assert_eq!(status, NXP_OK);
                        nxp_audit_finding_count(audit, &raw mut count, null_mut());
                        nxp_audit_free(audit);
                    }
                    assert!(count > 0);
                }
            });
            scope.spawn(|| {
                for _ in 0..200 {
                    // SAFETY: freed once, by the thread that loaded it.
                    unsafe { nxp_programme_free(small()) }
                }
            });
        }
    });
    // SAFETY: nobody uses it any more.
    unsafe { nxp_programme_free(shared as *mut nxp_programme) }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: if cfg!(miri) { 2 } else { 256 },
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_calls_end_in_a_status(mut calls in prop::collection::vec(any::<u8>(), 0..400)) {
        // Most begin with something to work on.
        calls.splice(0..0, [0, 0, 0, 23, 0, 0, 9, 19, 0]);
        let seeds = drive::Seeds { documents: &[SMALL], tables: &[GIAS] };
        drive::drive(&calls, &seeds);
    }
}
