//! Random calls of the C interface with random bytes. What libFuzzer finds is a crash, a hang, or an object that was not freed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nextpractice_abi as ffi;

#[path = "../../crates/nextpractice-ffi/tests/drive/mod.rs"]
mod drive;

const DOCUMENTS: &[&[u8]] = &[
    include_bytes!("../../crates/nextpractice/src/doc_example.json"),
    include_bytes!("../../examples/data/synthetic.json"),
    include_bytes!("../../tests/fixtures/DT001/fires.json"),
];
const TABLES: &[&[u8]] = &[include_bytes!("../../tests/fixtures/gias/hampshire-excerpt.csv")];

fuzz_target!(|bytes: &[u8]| {
    let before = ffi::live::nxp_live_objects();
    drive::drive(bytes, &drive::Seeds { documents: DOCUMENTS, tables: TABLES });
    assert_eq!(ffi::live::nxp_live_objects(), before, "something was not freed");
});
