//! Fuzzes `nextpractice_tests::entry::groups`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| nextpractice_tests::entry::groups(bytes));
